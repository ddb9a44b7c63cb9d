"""The logos of partners: set, shown to all in the municipality, taken away."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.pictures import LARGEST_FILE
from usving.process.models import Partner, PartnerLogo

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def nav(world: Cast) -> Partner:
    return make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part="Bærer")


def drawn(kind: str = "PNG", *, width: int = 40, height: int = 20) -> bytes:
    """A logo on a ground that one sees through, where the format knows of that."""
    out, told = io.BytesIO(), PngInfo()
    told.add_text("Author", "Nils")
    picture = Image.new(
        "RGB" if kind == "JPEG" else "RGBA", (width, height), "red" if kind == "JPEG" else (255, 0, 0, 0)
    )
    picture.save(out, kind, **({"pnginfo": told} if kind == "PNG" else {}))
    return out.getvalue()


def sent(content: bytes) -> dict[str, Any]:
    return {"picture": SimpleUploadedFile("logo.png", content, content_type="image/png")}


def picture_at(world: Cast, nav: Partner) -> str:
    with as_owner():
        logo = PartnerLogo.objects.get(partner=nav)
    return reverse("partner_logo", args=[world.process.pk, nav.pk, logo.mark])


def test_a_logo_is_set_shown_and_taken_away(client: Visitor, world: Cast, nav: Partner):
    there = at(world, "setup_logo", nav.pk)
    assert client.login_as(world.liv).post(there, sent(drawn())).url == at(world, "setup_partner", nav.pk)
    address = picture_at(world, nav)
    for page in (at(world, "u"), at(world, "seats"), at(world, "setup_partner", nav.pk)):
        assert f'src="{address}"' in client.get(page).content.decode()
    shown = client.get(address)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    with Image.open(io.BytesIO(shown.content)) as kept:
        assert (kept.size, kept.convert("RGBA").getpixel((5, 5))[3], b"Nils" in shown.content) == ((40, 20), 0, False)
    client.post(there, sent(drawn(width=2000, height=1000)))
    assert client.get(address).status_code == 404
    with as_owner():
        assert PartnerLogo.objects.values_list("width", "height").get() == (480, 240)
    gone = at(world, "setup_logo_removal", nav.pk)
    assert asks_first(client.get(at(world, "setup_partner", nav.pk)).text, gone)
    client.post(gone)
    client.post(gone)
    assert 'class="partner-logo"' not in client.get(at(world, "u")).content.decode()
    with as_owner():
        assert PartnerLogo.objects.count() == 0
        events = Entry.objects.filter(event__contains="logo").order_by("at").values_list("event", flat=True)
        assert list(events) == [f"process.partner_logo_{what}" for what in ("set", "set", "removed")]


def test_a_logo_goes_with_its_partner(client: Visitor, world: Cast, nav: Partner):
    client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(drawn()))
    client.post(at(world, "setup_partner_removal", nav.pk))
    with as_owner():
        assert (Partner.objects.filter(pk=nav.pk).count(), PartnerLogo.objects.count()) == (0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_logo_may_come_in_the_usual_formats(client: Visitor, world: Cast, nav: Partner, kind: str):
    there = at(world, "setup_logo", nav.pk)
    assert client.login_as(world.liv).post(there, sent(drawn(kind))).status_code == 302
    assert client.get(picture_at(world, nav))["Content-Type"] == "image/webp"


NO_PICTURE = "Filen kan ikke leses som et bilde. Bruk et bilde i JPEG, PNG eller WebP."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", NO_PICTURE),
        (b"", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        (b"x" * (LARGEST_FILE + 1), "Bildet er for tungt. Det kan være på høyst 12 MB."),
    ],
)
def test_what_is_no_logo_stands_beside_its_field(
    client: Visitor, world: Cast, nav: Partner, content: bytes, sentence: str
):
    response = client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(content))
    assert (response.status_code, response.context["form"].errors) == (422, {"picture": [sentence]})


def test_a_logo_is_for_its_own_municipality(client: Visitor, world: Cast, nav: Partner):
    client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(drawn()))
    address = picture_at(world, nav)
    assert [client.login_as(who).get(address).status_code for who in (world.odd, world.nils, world.bo)] == [
        200,
        200,
        404,
    ]
    assert Visitor().get(address).status_code == 302
    assert client.login_as(world.odd).get(address.replace(str(nav.pk), str(uuid4()))).status_code == 404
    assert client.post(address).status_code == 405
