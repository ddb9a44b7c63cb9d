"""Colours: whose they are, who may use them, and that they never leave the process or reach anyone who allocates."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, Membership
from usving.people.rules.roles import Role
from usving.process.access import colours_visible_to, standing_of
from usving.process.models import ColourResult
from usving.process.queries.files import document_of
from usving.process.queries.groups import colours_told, task_for
from usving.process.rules.colours import STATEMENTS
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.groups import Choices, ColourUse
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
SEATED = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv")
PAGES = ("at_the_tables", "colour_typed", "colour_exercise")
ACTS = ("table_wish", "colour_use", "colour_removal", "colour_slot")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(world: Cast, page: str) -> str:
    return reverse(page, args=[world.process.pk])


def typed(
    client: Visitor, world: Cast, name: str, *, shared: bool, red: int = 7, blue: int = 2, green: int = 1
) -> None:
    told = {"red": red, "blue": blue, "green": green} | ({"shared": "on"} if shared else {})
    assert client.login_as(getattr(world, name)).post(at(world, "colour_typed"), told).status_code == 302


def for_groups(world: Cast, asker: Account) -> list[tuple[Any, ...]]:
    """What the database gives this person for making groups."""
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select seat, red, blue, green from process_colours_for_groups(%s)", [world.process.pk])
        return cursor.fetchall()


def put_in(client: Visitor, world: Cast, text: str, by: str = "siv") -> Any:
    file = SimpleUploadedFile("farger.csv", text.encode(), content_type="text/csv")
    fields = {"instrument": "En lisensiert test", "licence": "Testvik kommune 2027", "file": file}
    return client.login_as(getattr(world, by)).post(at(world, "colours_put_in"), fields)


def kept(account: Account) -> ColourResult | None:
    with as_owner():
        return ColourResult.objects.filter(account=account).first()


@pytest.mark.parametrize("page", PAGES)
def test_everyone_with_a_seat_has_a_page_of_their_own(client: Visitor, world: Cast, page: str):
    statuses = {name: client.login_as(getattr(world, name)).get(at(world, page)).status_code for name in EVERYONE}
    assert statuses == dict.fromkeys(EVERYONE, 404) | dict.fromkeys(SEATED, 200)


@pytest.mark.parametrize("page", ACTS)
def test_acts_are_posted_and_strangers_find_nothing(client: Visitor, world: Cast, page: str):
    assert client.login_as(world.fatima).get(at(world, page)).status_code == 405
    for name in ("anne", "odd", "bo"):
        assert client.login_as(getattr(world, name)).post(at(world, page)).status_code == 404


def test_the_exercise_comes_to_three_numbers_and_says_that_it_is_no_test(client: Visitor, world: Cast):
    page = client.login_as(world.fatima).get(at(world, "colour_exercise")).content.decode()
    assert "Dette er ingen test" in page
    assert "Ingen har undersøkt om den måler noe. Den er ikke den testen noen har kjøpt lisens til." in page
    piles = {code: "often" if colour == "blue" else "seldom" for code, colour in STATEMENTS.items()} | {
        "begin": "sometimes"
    }
    assert client.post(at(world, "colour_exercise"), piles).status_code == 302
    mine = kept(world.fatima)
    assert mine and (mine.scores, mine.source, mine.shared) == ((1, 6, 0), "exercise", False)
    assert client.post(at(world, "colour_exercise"), piles | {"think": ""}).status_code == 422


def test_only_the_owner_sees_a_colour_and_the_facilitator_uses_it_after_a_yes(client: Visitor, world: Cast):
    typed(client, world, "fatima", shared=False)
    assert for_groups(world, world.siv) == []
    assert client.login_as(world.fatima).post(at(world, "colour_use"), {"shared": "yes"}).status_code == 302
    assert for_groups(world, world.siv) == [(world.sol_seat.pk, 7, 2, 1)]
    assert {name: for_groups(world, getattr(world, name)) for name in EVERYONE if name != "siv"} == dict.fromkeys(
        (name for name in EVERYONE if name != "siv"), []
    )
    seen = {}
    for name in EVERYONE:
        account = getattr(world, name)
        with acting_as(account.pk):
            seen[name] = ColourResult.objects.count()
            assert set(ColourResult.objects.all()) == set(colours_visible_to(standing_of(account)))
    assert seen == dict.fromkeys(EVERYONE, 0) | {"fatima": 1}
    assert client.login_as(world.fatima).post(at(world, "colour_use"), {"shared": "no"}).status_code == 302
    assert for_groups(world, world.siv) == []


@pytest.mark.parametrize("role", [Role.HOUSING_MANAGER, Role.CASEWORKER, Role.COMPLAINT_BODY])
def test_a_colour_never_reaches_anyone_who_allocates(client: Visitor, world: Cast, role: Role):
    typed(client, world, "fatima", shared=True)
    for name in ("siv", "kari", "liv"):
        make.seat(world.process, SeatRole.FACILITATOR, getattr(world, name))
    assert for_groups(world, world.kari) == for_groups(world, world.siv) == [(world.sol_seat.pk, 7, 2, 1)]
    make.role(world.kari, role, world.office)
    assert for_groups(world, world.kari) == []
    assert for_groups(world, world.siv) == [(world.sol_seat.pk, 7, 2, 1)]
    with acting_as(world.kari.pk):
        assert (ColourResult.objects.count(), colours_told(world.process)) == (0, 0)
    with as_owner():
        Membership.objects.filter(account=world.kari, role=role.value).update(ends=make.long_ago())
    assert for_groups(world, world.kari) == [(world.sol_seat.pk, 7, 2, 1)]


def test_a_colour_is_deleted_at_once_and_by_its_owner_alone(client: Visitor, world: Cast):
    typed(client, world, "fatima", shared=True)
    for name in ("jonas", "siv", "per"):
        assert client.login_as(getattr(world, name)).post(at(world, "colour_removal")).status_code == 404
    assert kept(world.fatima) is not None
    assert client.login_as(world.fatima).post(at(world, "colour_removal")).status_code == 302
    assert kept(world.fatima) is None
    assert for_groups(world, world.siv) == []


def test_a_file_fills_the_slots_of_codes_and_of_single_seats_and_waits_for_a_yes(client: Visitor, world: Cast):
    for name in ("fatima", "per"):
        assert client.login_as(getattr(world, name)).post(at(world, "colour_slot")).status_code == 302
        assert client.post(at(world, "colour_slot")).status_code == 302
    typed(client, world, "per", shared=True, red=1, blue=1, green=9)
    fatima, per = kept(world.fatima), kept(world.per)
    assert fatima and per and len(fatima.code) == 6 and fatima.scores is None
    lines = f"who;red;blue;green\n{fatima.code.lower()};10;20;30\nnils nilsen;40;50;60\nFamilien Bekk;1;1;1\n{per.code};5;5;5\n"
    response = put_in(client, world, lines)
    assert response.status_code == 302
    said = [str(message) for message in client.get(response.url).context["messages"]]
    assert said == [
        "2 resultater er lagt inn.",
        "Disse linjene passet ikke med noen: 4, 5. Spør dem det gjelder om koden.",
    ]
    mine = kept(world.fatima)
    assert mine and (mine.scores, mine.source, mine.instrument, mine.licence, mine.shared) == (
        (10, 20, 30), "licensed", "En lisensiert test", "Testvik kommune 2027", False,
    )  # fmt: skip
    nils, per = kept(world.nils), kept(world.per)
    assert nils and per and (nils.scores, nils.shared, per.scores, per.shared) == ((40, 50, 60), False, (1, 1, 9), True)
    assert for_groups(world, world.siv) == [(world.bekk_seat.pk, 1, 1, 9)]
    page = client.login_as(world.fatima).get(at(world, "at_the_tables")).content.decode()
    assert ("En lisensiert test" in page, "Testvik kommune 2027" in page) == (True, True)


def test_a_new_file_takes_back_the_yes_to_the_old_numbers(client: Visitor, world: Cast):
    for numbers, shared in (("1;2;3", False), ("9;9;0", False)):
        assert put_in(client, world, f"hvem;rød;blå;grønn\nNils Nilsen;{numbers}\n").status_code == 302
        found = kept(world.nils)
        assert found and found.shared is shared
        client.login_as(world.nils).post(at(world, "colour_use"), {"shared": "yes"})
    found = kept(world.nils)
    assert found and (found.scores, found.shared) == ((9, 9, 0), True)


@pytest.mark.parametrize("name", EVERYONE)
def test_only_whoever_facilitates_puts_in_a_file(client: Visitor, world: Cast, name: str):
    status = put_in(client, world, "who,red,blue,green\nNils Nilsen,1,2,3\n", by=name).status_code
    assert status == (302 if name == "siv" else 404)
    assert (kept(world.nils) is not None) == (name == "siv")


def test_a_file_that_cannot_be_read_says_where(client: Visitor, world: Cast):
    for text, sentence in (
        ("who,red,blue,green\n", "Filen er tom. Den må ha en overskrift og minst én linje."),
        ("navn,red,blue,green\nA,1,2,3\n", "Første linje må ha kolonnene who, red, blue og green."),
        ("who,red,blue,green\nA,1,2,3\nB,1,x,3\n", "Linje 3: Skriv hele tall fra 0 til 100."),
        ("who,red,blue,green\nA,1,2,3\na,1,2,3\n", "Linje 3: Denne står i filen fra før."),
    ):
        response = put_in(client, world, text)
        assert response.status_code == 422
        assert response.context["form"].errors == {"file": [sentence]}


def test_a_file_reaches_no_other_process(client: Visitor, world: Cast):
    assert client.login_as(world.fatima).post(at(world, "colour_slot")).status_code == 302
    slot = kept(world.fatima)
    assert slot
    with acting_as(world.bo.pk), connection.cursor() as cursor:
        for process in (world.process.pk, world.other.pk):
            cursor.execute("select process_fill_colour(%s, %s, 1, 2, 3, '', '')", [process, slot.code])
            assert cursor.fetchone() == (None,)


def test_nobody_writes_a_colour_for_another(world: Cast):
    for name in ("jonas", "siv"):
        with acting_as(getattr(world, name).pk), pytest.raises(DatabaseError), transaction.atomic():
            ColourResult.objects.create(
                municipality=world.testvik, process=world.process, account=world.fatima, red=1, blue=1, green=1,
                source="typed",
            )  # fmt: skip


def test_colours_are_no_part_of_the_process_file(client: Visitor, world: Cast):
    assert put_in(client, world, "who,red,blue,green\nNils Nilsen,1,2,3\n").status_code == 302
    with as_owner():
        assert ColourResult.objects.filter(instrument="En lisensiert test").count() == 1
        document = repr(document_of(world.process, with_people=True))
    assert ("Familien Sol" in document, "lisensiert" in document, "colour" in document.lower()) == (True, False, False)


def test_the_trail_holds_no_number(client: Visitor, world: Cast):
    typed(client, world, "fatima", shared=True, red=97)
    put_in(client, world, "who,red,blue,green\nNils Nilsen,96,2,3\n")
    with as_owner():
        found = Entry.objects.filter(event__startswith="process.colour").order_by("event")
        assert [(entry.event, entry.facts) for entry in found] == [
            ("process.colour_put_in", {}),
            ("process.colour_told", {}),
            ("process.colours_imported", {"filled": 1}),
        ]


def test_one_colour_and_mixed_groups(client: Visitor, world: Cast):
    """Two red and two blue; alike they sit apart from the others, mixed there is one of each at every table."""
    meeting = make.gathering(world.process, GatheringKind.JOINT, days=0)
    for name, seat, scores in (
        ("fatima", world.sol_seat, (9, 1, 1)), ("nils", world.nils_seat, (8, 0, 0)),
        ("per", world.bekk_seat, (1, 9, 1)), ("kari", world.kari_seat, (0, 8, 0)),
    ):  # fmt: skip
        make.attendance(meeting, seat, coming=Coming.YES.value)
        typed(client, world, name, shared=True, red=scores[0], blue=scores[1], green=scores[2])
    people = {str(seat.pk): 1 for seat in (world.sol_seat, world.nils_seat, world.bekk_seat, world.kari_seat)}
    reds, blues = {"Familien Sol", "Nils Nilsen"}, {"Familien Bekk", "Kari Hus"}
    common = {"size": 2, "sizes": "balanced", "families": "together"}
    for use, expected in ((ColourUse.ALIKE, {0, 2}), (ColourUse.MIXED, {1})):
        sent = common | {"key": uuid4(), "colours": use.value} | people
        assert client.login_as(world.siv).post(reverse("groups_made", args=[meeting.pk]), sent).status_code == 302
        tables = client.get(reverse("groups", args=[meeting.pk])).context["draft_tables"]
        names = [{each.name for each in table.seats} for table in tables]
        assert {len(table & reds) for table in names} == {len(table & blues) for table in names} == expected
    with acting_as(world.siv.pk):
        who = standing_of(world.siv)
        task = task_for(meeting, who, choices=Choices(2), people=people, seed=0, keep=False)
    assert {sitter.seat: sitter.colours for sitter in task.here} == {
        str(world.sol_seat.pk): ((9, 1, 1),),
        str(world.nils_seat.pk): ((8, 0, 0),),
        str(world.bekk_seat.pk): ((1, 9, 1),),
        str(world.kari_seat.pk): ((0, 8, 0),),
    }
