"""The partners of a process."""

from uuid import UUID, uuid4

import pytest

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, reload
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import (
    Partner,
    Seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_a_partner_comes_once_and_goes_without_its_seats(client: Visitor, world: Cast):
    seat, sent = empty(world), {"key": str(uuid4()), "organisation": str(world.nav.pk), "part": "Bærer"}
    client.login_as(world.liv)
    with as_owner():
        before = Seat.objects.filter(process=world.process).count()
    first = client.post(at(world, "setup_partner_new"), sent)
    assert first.status_code == 302
    assert client.post(at(world, "setup_partner_new"), {**sent, "key": str(uuid4())}).status_code == 422
    added = Partner(pk=UUID(sent["key"]))
    client.post(at(world, "setup_partner", added.pk), {"part": "Bærer mer"})
    assert reload(added).part == "Bærer mer"
    client.post(at(world, "setup_partner_removal", added.pk))
    with as_owner():
        assert Partner.objects.filter(process=world.process).count() == 0
        assert Seat.objects.filter(process=world.process).count() == before
        events = list(Entry.objects.order_by("at").values_list("event", flat=True))
    assert [e for e in events if "partner" in e] == [
        f"process.partner_{what}" for what in ("added", "changed", "removed")
    ]
    assert reload(seat).organisation_id == world.nav.pk


def test_a_new_organisation_is_named_with_its_kind(client: Visitor, world: Cast):
    sent = {"key": str(uuid4()), "organisation": "", "new_name": "Byggmester Bjørk", "part": "Bygger"}
    url = at(world, "setup_partner_new")
    missing = client.login_as(world.liv).post(url, {**sent, "new_kind": ""})
    assert missing.context["form"].errors == {"new_kind": ["Velg hva slags organisasjon det er."]}
    assert client.post(url, {**sent, "new_kind": "contractor"}).status_code == 302
    nothing = client.post(url, {"key": str(uuid4()), "part": "x"})
    assert nothing.context["form"].errors == {"organisation": ["Velg en organisasjon, eller skriv en ny."]}
    with as_owner():
        made = Partner.objects.get(process=world.process).organisation
    assert (made.name, made.code, made.kind) == ("Byggmester Bjørk", "byggmester-bjork", "contractor")
