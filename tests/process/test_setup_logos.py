"""The logos of partners: set, shown to all in the municipality, taken away."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.rules.test_png import part, png
from tests.process.setting_up import at
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import Partner, PartnerLogo

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def nav(world: Cast) -> Partner:
    return make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part="Bærer")


def sent(content: bytes) -> dict[str, Any]:
    return {"picture": SimpleUploadedFile("logo.png", content, content_type="image/png")}


def picture_at(world: Cast, nav: Partner) -> str:
    with as_owner():
        logo = PartnerLogo.objects.get(partner=nav)
    return reverse("partner_logo", args=[world.process.pk, nav.pk, logo.mark])


def test_a_logo_is_set_shown_and_taken_away(client: Visitor, world: Cast, nav: Partner):
    there = at(world, "setup_logo", nav.pk)
    told = png(extra=part(b"tEXt", b"Author\0Nils"))
    assert client.login_as(world.liv).post(there, sent(told)).url == at(world, "setup_partner", nav.pk)
    address = picture_at(world, nav)
    for page in (at(world, "u"), at(world, "seats"), at(world, "setup_partner", nav.pk)):
        assert f'src="{address}"' in client.get(page).content.decode()
    shown = client.get(address)
    assert (shown.content, shown["Content-Type"], shown["X-Content-Type-Options"]) == (png(), "image/png", "nosniff")
    client.post(there, sent(png(height=5)))
    assert client.get(address).status_code == 404
    assert client.get(picture_at(world, nav)).content == png(height=5)
    client.post(at(world, "setup_logo_removal", nav.pk))
    client.post(at(world, "setup_logo_removal", nav.pk))
    assert 'class="partner-logo"' not in client.get(at(world, "u")).content.decode()
    with as_owner():
        assert PartnerLogo.objects.count() == 0
        events = Entry.objects.filter(event__contains="logo").order_by("at").values_list("event", flat=True)
        assert list(events) == [f"process.partner_logo_{what}" for what in ("set", "set", "removed")]


def test_a_logo_goes_with_its_partner(client: Visitor, world: Cast, nav: Partner):
    client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(png()))
    client.post(at(world, "setup_partner_removal", nav.pk))
    with as_owner():
        assert (Partner.objects.filter(pk=nav.pk).count(), PartnerLogo.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", "Bildet må være i PNG."),
        (b"", "Bildet kan ikke leses. Prøv å lagre det på nytt som PNG."),
        (b"x" * (200 * 1024 + 1), "Bildet er for tungt. Det kan være på høyst 200 kB."),
        (png(width=1201, points=b""), "Bildet er for stort. Det kan være høyst 1200 punkter høyt og bredt."),
    ],
)
def test_what_is_no_logo_stands_beside_its_field(
    client: Visitor, world: Cast, nav: Partner, content: bytes, sentence: str
):
    response = client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(content))
    assert (response.status_code, response.context["form"].errors) == (422, {"picture": [sentence]})


def test_a_logo_is_for_its_own_municipality(client: Visitor, world: Cast, nav: Partner):
    client.login_as(world.liv).post(at(world, "setup_logo", nav.pk), sent(png()))
    address = picture_at(world, nav)
    assert [client.login_as(who).get(address).status_code for who in (world.odd, world.nils, world.bo)] == [
        200,
        200,
        404,
    ]
    assert Visitor().get(address).status_code == 302
    assert client.login_as(world.odd).get(address.replace(str(nav.pk), str(uuid4()))).status_code == 404
    assert client.post(address).status_code == 405
