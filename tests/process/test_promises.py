"""The promise at a gathering: what goes before it, who gives it, who sees it, and taking it back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.models import Gathering, Promise
from usving.process.rules.gatherings import Coming, GatheringKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    """A gathering of all, today; Sol, Bekk and Nils come, Kari does not."""
    found = make.gathering(world.process, GatheringKind.JOINT, days=0)
    for seat, people in ((world.sol_seat, 3), (world.bekk_seat, 1), (world.nils_seat, 1)):
        make.attendance(found, seat, coming=Coming.YES.value, people=people)
    make.attendance(found, world.kari_seat, coming=Coming.NO.value)
    return found


def at(meeting: Gathering, page: str = "promise") -> str:
    return reverse(page, args=[meeting.pk])


def give(client: Visitor, meeting: Gathering, account: Account, key: Any = None) -> Any:
    return client.login_as(account).post(at(meeting, "promise_given"), {"key": key or uuid4()})


def kept(meeting: Gathering) -> list[tuple[str, str, bool]]:
    with as_owner():
        rows = Promise.objects.filter(gathering=meeting).order_by("given_at")
        return [(row.name, row.way, row.taken_back_at is not None) for row in rows]


@pytest.mark.parametrize(
    ("name", "sees", "gives"),
    [
        ("fatima", 200, 302),
        ("amina", 200, 302),
        ("nils", 200, 302),
        ("siv", 200, 302),
        ("liv", 200, 302),
        ("anne", 404, 404),
        ("odd", 404, 404),
        ("bo", 404, 404),
    ],
)
def test_those_who_meet_see_the_promise_and_give_it(
    client: Visitor, meeting: Gathering, world: Cast, name: str, sees: int, gives: int
):
    assert client.login_as(getattr(world, name)).get(at(meeting)).status_code == sees
    assert give(client, meeting, getattr(world, name)).status_code == gives
    assert client.get(at(meeting, "promise_given")).status_code == 405
    assert client.get(reverse("promise", args=[uuid4()])).status_code == 404
    assert [row[1:] for row in kept(meeting)] == [("tap", False)] * (gives == 302)


def test_what_must_be_told_on_stands_before_the_promise_and_nothing_is_chosen_beforehand(
    client: Visitor, meeting: Gathering, world: Cast
):
    content = client.login_as(world.fatima).get(at(meeting)).content.decode()
    duty, promise, button = (content.index(word) for word in ("§ 13-2", "Dette lover jeg", "Jeg lover det"))
    assert duty < promise < button
    assert " checked" not in content
    assert kept(meeting) == []


def test_a_promise_given_twice_is_one(client: Visitor, meeting: Gathering, world: Cast):
    key = uuid4()
    for each in (key, key, uuid4()):
        give(client, meeting, world.fatima, each)
    assert kept(meeting) == [("Fatima Sol", "tap", False)]
    with as_owner():
        assert Entry.objects.filter(event="process.promise_given").count() == 1


def test_a_promise_waits_for_the_day(client: Visitor, world: Cast):
    coming = make.gathering(world.process, days=1)
    response = client.login_as(world.fatima).get(at(coming))
    assert "Løftet gir vi når vi møtes, samme dag." in response.content.decode()
    give(client, coming, world.fatima)
    assert kept(coming) == []


def test_those_who_are_there_see_who_has_promised_and_who_has_not(client: Visitor, meeting: Gathering, world: Cast):
    make.gate(world.process)
    give(client, meeting, world.fatima)
    door = client.login_as(world.nils).get(at(meeting)).context["door"]
    assert [(line.name, [each.name for each in line.living], line.people) for line in door.lines] == [
        ("Familien Bekk", [], 1),
        ("Familien Sol", ["Fatima Sol"], 3),
        ("Nils Nilsen", [], 1),
    ]


def test_before_the_gate_a_provider_reads_no_name_of_a_family_that_has_not_promised(
    client: Visitor, meeting: Gathering, world: Cast
):
    give(client, meeting, world.fatima)
    response = client.login_as(world.nils).get(at(meeting))
    door = response.context["door"]
    lines = [(line.name, [each.name for each in line.living]) for line in door.lines]
    assert (lines, door.unnamed) == ([("Nils Nilsen", []), ("", ["Fatima Sol"])], 1)
    assert "Familien" not in response.content.decode()


def test_one_who_does_not_come_reads_no_names(client: Visitor, meeting: Gathering, world: Cast):
    give(client, meeting, world.fatima)
    door = client.login_as(world.kari).get(at(meeting)).context["door"]
    assert (door.lines, door.unnamed) == ([], 0)


def test_the_name_stays_as_it_was_at_the_gathering(client: Visitor, meeting: Gathering, world: Cast):
    give(client, meeting, world.fatima)
    with as_owner():
        world.fatima.person.name = "Fatima Ny"
        world.fatima.person.save()
    assert kept(meeting) == [("Fatima Sol", "tap", False)]


def test_a_promise_is_taken_back_and_says_so_and_can_be_given_anew(client: Visitor, meeting: Gathering, world: Cast):
    give(client, meeting, world.fatima)
    with as_owner():
        given = Promise.objects.get(gathering=meeting)
    there = reverse("promise_taken_back", args=[meeting.pk, given.pk])
    assert client.login_as(world.per).post(there).status_code == 404
    assert client.login_as(world.siv).post(there).status_code == 404
    assert client.login_as(world.fatima).get(there).status_code == 405
    assert client.post(there).status_code == 302
    assert kept(meeting) == [("Fatima Sol", "tap", True)]
    content = client.login_as(world.per).get(at(meeting)).content.decode()
    assert "Fatima Sol tok løftet tilbake" in content
    give(client, meeting, world.fatima)
    assert kept(meeting) == [("Fatima Sol", "tap", True), ("Fatima Sol", "tap", False)]


def test_those_who_lead_write_in_what_was_given_on_paper(client: Visitor, meeting: Gathering, world: Cast):
    there, key = at(meeting, "promise_on_paper"), uuid4()
    for name in ("fatima", "nils", "odd"):
        assert client.login_as(getattr(world, name)).get(there).status_code == 404
    client.login_as(world.siv)
    wrong = client.post(there, {"key": key, "name": "", "seat": ""})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["name", "seat"])
    for _twice in range(2):
        assert client.post(there, {"key": key, "name": "Bestemor Sol", "seat": world.sol_seat.pk}).status_code == 302
    assert kept(meeting) == [("Bestemor Sol", "paper", False)]
    with as_owner():
        given = Promise.objects.get(gathering=meeting)
    assert (given.account_id, given.recorded_by_id) == (None, world.siv.pk)
    back = reverse("promise_taken_back", args=[meeting.pk, given.pk])
    assert client.login_as(world.fatima).post(back).status_code == 404
    assert client.login_as(world.siv).post(back).status_code == 302
    assert kept(meeting) == [("Bestemor Sol", "paper", True)]


def test_the_sheet_holds_the_promise_and_the_duties(client: Visitor, meeting: Gathering, world: Cast):
    content = client.login_as(world.siv).get(at(meeting, "promise_sheet")).content.decode()
    assert content.index("§ 13-2") < content.index("Underskrift")
    assert client.login_as(world.fatima).get(at(meeting, "promise_sheet")).status_code == 404


def test_the_sheet_is_in_a_language_that_those_who_sign_it_read(client: Visitor, meeting: Gathering, world: Cast):
    with as_owner():
        type(world.process).objects.filter(pk=world.process.pk).update(languages=["nn", "nb"])
    client.login_as(world.siv)
    for wanted, language, signs in (
        ("", "nn", "Dette lovar eg"),
        ("?sprak=en", "en", "This I promise"),
        ("?sprak=x", "nn", ""),
    ):
        page = client.get(at(meeting, "promise_sheet") + wanted).content.decode()
        sheet = page.partition(f'<h1 lang="{language}">')[2]
        assert sheet and signs in sheet and "Skriv ut arket" in page.partition("<h1 lang=")[0]


def test_nobody_promises_for_another_by_hand(meeting: Gathering, world: Cast):
    """Behind every page the database says the same: one's own, from one's own seat, by oneself."""

    def row(**other: Any) -> dict[str, Any]:
        return {
            "municipality": world.testvik, "gathering": meeting, "seat": world.bekk_seat, "account": world.per,
            "recorded_by": world.per, "name": "Per", "text": "v1", "way": "tap", **other,
        }  # fmt: skip

    def refused(**other: Any) -> bool:
        try:
            with acting_as(world.per.pk), transaction.atomic():
                Promise.objects.create(**row(**other))
        except DatabaseError:
            return True
        return False

    on_paper = {"account": None, "way": "paper"}
    assert [
        refused(account=world.fatima),
        refused(seat=world.sol_seat),
        refused(recorded_by=world.siv),
        refused(**on_paper),
        refused(taken_back_at=timezone.now()),
        refused(),
    ] == [True, True, True, True, True, False]


def test_the_page_of_the_gathering_shows_the_door_to_those_who_lead(client: Visitor, meeting: Gathering, world: Cast):
    give(client, meeting, world.fatima)
    content = client.login_as(world.siv).get(reverse("gathering", args=[meeting.pk])).content.decode()
    assert "Ved døra: løftet" in content
    assert "1 løfte er gitt." in content
    assert "2 plasser er uten." in content
    mine = client.login_as(world.per).get(reverse("gathering", args=[meeting.pk])).content.decode()
    assert "Les og gi løftet" in mine


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(client: Visitor, meeting: Gathering, world: Cast, number: int):
    make.gate(world.process)
    for account in (world.jonas, world.amina, world.per)[:number]:
        give(client, meeting, account)
    assert asked(client.login_as(world.fatima), at(meeting)) == 10


def test_a_promise_more_than_two_weeks_late_is_refused(client: Visitor, world: Cast):
    held = make.gathering(world.process, days=-20)
    give(client, held, world.fatima)
    assert kept(held) == []
    assert held.ends_at < timezone.now() - timedelta(days=14)


def test_one_who_goes_by_another_name_does_so_on_promises_given_before(
    client: Visitor, meeting: Gathering, world: Cast
):
    give(client, meeting, world.fatima)
    for question in ("select people_protect(%s, 'En vi kaller Eva')", "select people_unprotect(%s)"):
        with acting_as(world.fatima.pk), connection.cursor() as cursor:
            cursor.execute(question, [world.fatima.person_id])
        expected = "En vi kaller Eva" if "people_protect" in question else "Fatima Sol"
        assert kept(meeting) == [(expected, "tap", False)]
