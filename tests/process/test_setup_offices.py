"""The offices that recruit."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, invites, reload
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.telling import told
from usving.process.models import (
    Invitation,
    InvitationAnswer,
    RecruitingChannel,
    RecruitingTotal,
)
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_an_office_is_added_once_and_its_letters_live_as_long_as_it_invites(client: Visitor, world: Cast):
    sent = {"key": str(uuid4()), "organisation": str(world.nav.pk), **invites(-5, 5)}
    client.login_as(world.liv)
    for _click in range(2):
        client.post(at(world, "setup_office_new"), sent)
    with as_owner():
        office = RecruitingChannel.objects.get(process=world.process)
        letter = make.make(
            Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
            to_name="x", way="paper", digest="x", expires_at=timezone.now() + timedelta(days=5),
        )  # fmt: skip
    client.post(at(world, "setup_office", office.pk), invites(-5, 20))
    longer = timezone.localtime(reload(letter).expires_at)
    assert (longer.date(), longer.hour, longer.minute) == (timezone.localdate() + timedelta(days=20), 23, 59)
    client.post(at(world, "setup_office", office.pk), invites(-5, 1))
    assert reload(letter).expires_at == longer
    assert reload(office).closes == timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "errors"),
    [
        (5, 4, {"closes": ["Rekrutteringen kan ikke lukke før den åpner."]}),
        (181, 190, {"opens": ["Rekrutteringen må åpne før prosessen er over."]}),
    ],
)
def test_an_office_invites_before_the_end(
    client: Visitor, world: Cast, opens: int, closes: int, errors: dict[str, list[str]]
):
    office = make.channel(world.process, world.nav)
    response = client.login_as(world.liv).post(at(world, "setup_office", office.pk), invites(opens, closes))
    assert (response.status_code, response.context["form"].errors) == (422, errors)


def sent_from(world: Cast, lives: int = 3, **values: Any) -> Invitation:
    return make.make(
        Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
        to_name="Mina", way="paper", digest=str(uuid4()), expires_at=timezone.now() + timedelta(days=lives), **values,
    )  # fmt: skip


def removal(client: Visitor, world: Cast, office: RecruitingChannel) -> list[str]:
    """Try to take an office away, and return what is said of it."""
    response = client.login_as(world.liv).post(at(world, "setup_office_removal", office.pk), follow=True)
    return [str(message) for message in response.context["messages"]]


def stays(client: Visitor, world: Cast, office: RecruitingChannel) -> str:
    """Why the page says that it cannot be taken away."""
    page = client.login_as(world.liv).get(at(world, "setup_office", office.pk))
    assert ("Vil du fjerne kontoret?" in page.content.decode()) == (page.context["why_stays"] == "")
    return str(page.context["why_stays"])


def test_an_office_that_nothing_hangs_on_is_taken_away(client: Visitor, world: Cast):
    office, other = make.channel(world.process, world.nav), make.channel(world.process, world.office)
    old, called_back = sent_from(world, lives=-1), sent_from(world, withdrawn_at=timezone.now())
    empty(world, SeatRole.PROVIDER)
    assert client.login_as(world.nils).get(reverse("recruiting")).status_code == 200
    assert stays(client, world, office) == ""
    assert removal(client, world, office) == ["Kontoret er fjernet. Familiene som er kommet inn, er som før."]
    with as_owner():
        assert list(RecruitingChannel.objects.filter(process=world.process)) == [other]
        assert set(Invitation.objects.all()) == {old, called_back}
        assert Entry.objects.filter(event="process.office_removed", actor_id=world.liv.pk).exists()
    assert client.login_as(world.nils).get(reverse("recruiting")).status_code == 404
    assert client.get(reverse("invitation_sent", args=[old.pk])).status_code == 200
    client.login_as(world.liv).post(
        at(world, "setup_office_new"), {"key": str(uuid4()), "organisation": str(world.nav.pk), **invites(-5, 5)}
    )
    with as_owner():
        assert RecruitingChannel.objects.filter(process=world.process, organisation=world.nav).exists()


@pytest.mark.parametrize("answer", [None, "yes", "no"])
def test_an_office_stays_while_someone_can_answer_whatever_they_answered(
    client: Visitor, world: Cast, answer: str | None
):
    office, letter = make.channel(world.process, world.nav), sent_from(world)
    if answer:
        make.make(InvitationAnswer, invitation=letter, answer=answer)
    day = told(timezone.localtime(letter.expires_at).date(), "day")
    why = f"Familier som er invitert herfra, kan svare til og med {day}. Kontoret kan fjernes etter det."
    assert (stays(client, world, office), removal(client, world, office)) == (why, [why])
    assert reload(office).pk == office.pk


def test_an_office_stays_while_a_seat_waits_for_its_families_and_says_which(client: Visitor, world: Cast):
    office = make.channel(world.process, world.nav)
    for label in ("Familie 5", "Familie 6"):
        empty(world, SeatRole.FAMILY, label=label)
    why = "Disse plassene er ledige for familier herfra: «Familie 5», «Familie 6». Fjern dem først."
    assert (stays(client, world, office), removal(client, world, office)) == (why, [why])
    assert reload(office).pk == office.pk


@pytest.mark.parametrize("accepted", [0, 7])
def test_an_office_whose_number_is_fixed_stays_so_that_nobody_counts_again(client: Visitor, world: Cast, accepted: int):
    office = make.channel(world.process, world.nav, opens=-9, closes=-1)
    make.make(RecruitingTotal, channel=office, accepted=accepted)
    why = "Antallet ja herfra er talt opp, og skal aldri kunne telles på nytt. Derfor blir kontoret stående."
    assert (stays(client, world, office), removal(client, world, office)) == (why, [why])
    assert reload(office).pk == office.pk


@pytest.mark.parametrize("name", ["fatima", "nils", "anne", "odd", "bo"])
def test_only_those_who_lead_take_an_office_away(client: Visitor, world: Cast, name: str):
    office, asker = make.channel(world.process, world.nav), getattr(world, name)
    sent_from(world)
    there = at(world, "setup_office_removal", office.pk)
    assert client.login_as(world.liv).get(there).status_code == 405
    assert client.login_as(asker).post(there).status_code == 404
    with acting_as(world.liv.pk), connection.cursor() as cursor:
        cursor.execute("select why from process_why_office_stays(%s)", [office.pk])
        assert cursor.fetchall() == [("invited",)]
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select why from process_why_office_stays(%s)", [office.pk])
        assert cursor.fetchall() == []
        cursor.execute("select process_remove_office(%s)", [office.pk])
        assert cursor.fetchall() == [("refused",)]
    assert reload(office).pk == office.pk
