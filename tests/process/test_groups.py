"""Groups of those who are here: making, showing, changing a little; who sees which table; who is never told why."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import (
    group_seats_visible_to,
    groupings_visible_to,
    pairs_visible_to,
    standing_of,
    wishes_visible_to,
)
from usving.process.models import Attendance, Gathering, Grouping, GroupSeat, Seat, SeatPair, TableWish
from usving.process.queries.groups import my_tables, wall_tables
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.groups import PairRule
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    """A gathering of all, today: Sol comes with two, Bekk and Nils with one; Kari has said no."""
    found = make.gathering(world.process, GatheringKind.JOINT, days=0)
    for seat, people in ((world.sol_seat, 2), (world.bekk_seat, 1), (world.nils_seat, 1)):
        make.attendance(found, seat, coming=Coming.YES.value, people=people)
    make.attendance(found, world.kari_seat, coming=Coming.NO.value)
    return found


def asked(world: Cast, **other: Any) -> dict[str, Any]:
    """What the form sends when all four seats are here and tables hold three."""
    people = {
        str(world.sol_seat.pk): 2,
        str(world.bekk_seat.pk): 1,
        str(world.nils_seat.pk): 1,
        str(world.kari_seat.pk): 1,
    }
    common = {
        "key": uuid4(),
        "size": 3,
        "sizes": "balanced",
        "sides": "on",
        "families": "together",
        "colours": "ignored",
    }
    return common | people | other  # type: ignore[return-value]


def made(client: Visitor, world: Cast, meeting: Gathering, **other: Any) -> Any:
    return client.login_as(world.siv).post(reverse("groups_made", args=[meeting.pk]), asked(world, **other))


def published(client: Visitor, world: Cast, meeting: Gathering, **other: Any) -> Grouping:
    assert made(client, world, meeting, **other).status_code == 302
    with as_owner():
        draft = Grouping.objects.get(gathering=meeting, published_at=None)
    assert client.post(reverse("groups_shown", args=[meeting.pk, draft.pk])).status_code == 302
    return draft


def seated(meeting: Gathering) -> dict[int, dict[str, int]]:
    """The tables of the last groups, by the names on the seats."""
    with as_owner():
        last = Grouping.objects.filter(gathering=meeting).order_by("-number").first()
        tables: dict[int, dict[str, int]] = {}
        for each in GroupSeat.objects.filter(grouping=last).select_related("seat"):
            tables.setdefault(each.table, {})[str(each.seat)] = each.people
        return tables


@pytest.mark.parametrize("name", EVERYONE)
def test_only_whoever_facilitates_makes_groups(client: Visitor, world: Cast, meeting: Gathering, name: str):
    client.login_as(getattr(world, name))
    let_in = name == "siv"
    assert client.get(reverse("groups", args=[meeting.pk])).status_code == (200 if let_in else 404)
    assert client.post(reverse("groups_made", args=[meeting.pk]), asked(world)).status_code == (302 if let_in else 404)
    assert client.get(reverse("groups_made", args=[meeting.pk])).status_code == 405
    assert client.get(reverse("groups", args=[uuid4()])).status_code == 404
    with as_owner():
        assert Grouping.objects.count() == let_in


def test_those_who_are_here_stand_in_the_form_and_those_who_are_not_are_nought(
    client: Visitor, world: Cast, meeting: Gathering
):
    form = client.login_as(world.siv).get(reverse("groups", args=[meeting.pk])).context["form"]
    assert {str(field.label): field.initial for field in form.here} == {
        "Familien Bekk": 1,
        "Familien Sol": 2,
        "Kari Hus": 0,
        "Nils Nilsen": 1,
    }


def test_each_table_has_both_sides_and_a_family_sits_together(client: Visitor, world: Cast, meeting: Gathering):
    assert made(client, world, meeting).status_code == 302
    tables = seated(meeting)
    assert sorted(sum(table.values()) for table in tables.values()) == [2, 3]
    assert {frozenset(table) for table in tables.values()} in (
        {frozenset({"Familien Bekk", "Kari Hus"}), frozenset({"Familien Sol", "Nils Nilsen"})},
        {frozenset({"Familien Bekk", "Nils Nilsen"}), frozenset({"Familien Sol", "Kari Hus"})},
    )


def test_a_draft_is_for_those_who_lead_until_it_is_shown(client: Visitor, world: Cast, meeting: Gathering):
    assert made(client, world, meeting).status_code == 302
    address = reverse("tables", args=[meeting.pk])
    before = {name: client.login_as(getattr(world, name)).get(address).status_code for name in EVERYONE}
    lead = {"siv": 200, "liv": 200}
    assert before == dict.fromkeys(EVERYONE, 404) | lead
    with as_owner():
        draft = Grouping.objects.get()
    shown_at = reverse("groups_shown", args=[meeting.pk, draft.pk])
    assert client.login_as(world.liv).post(shown_at).status_code == 404
    assert client.login_as(world.siv).get(shown_at).status_code == 405
    assert client.post(reverse("groups_shown", args=[meeting.pk, uuid4()])).status_code == 404
    assert client.post(shown_at).status_code == 302
    sit_there = dict.fromkeys(("fatima", "jonas", "amina", "per", "nils", "kari"), 200)
    after = {name: client.login_as(getattr(world, name)).get(address).status_code for name in EVERYONE}
    assert after == dict.fromkeys(EVERYONE, 404) | lead | sit_there
    assert client.login_as(world.siv).post(shown_at).status_code == 302  # tapped twice, shown once
    with as_owner():
        assert Entry.objects.filter(event="process.groups_published").count() == 1


def test_the_wall_and_the_phones_show_the_same_tables(client: Visitor, world: Cast, meeting: Gathering):
    make.gate(world.process)
    published(client, world, meeting)
    with acting_as(world.siv.pk):
        wall = wall_tables(meeting, standing_of(world.siv))
    on_wall = {table.number: {each.name: each.people for each in table.seats} for table in wall}
    assert on_wall == seated(meeting)
    for name, seat in (("fatima", world.sol_seat), ("per", world.bekk_seat), ("kari", world.kari_seat)):
        account = getattr(world, name)
        with acting_as(account.pk):
            mine = my_tables(meeting, standing_of(account))
        assert [{each.name: each.people for each in table.seats} for table in mine] == [
            on_wall[number] for number in on_wall if str(seat) in on_wall[number]
        ]


def test_until_the_circles_have_joined_the_other_side_and_the_wall_see_numbers_of_the_families(
    client: Visitor, world: Cast, meeting: Gathering
):
    published(client, world, meeting)
    page = client.login_as(world.siv).get(reverse("tables", args=[meeting.pk])).content.decode()
    assert ("Familien Sol" in page, "Familien Bekk" in page) == (True, True)
    with acting_as(world.siv.pk):
        wall = wall_tables(meeting, standing_of(world.siv))
    assert sorted(each.name for table in wall for each in table.seats) == ["Kari Hus", "Nils Nilsen"]
    assert sorted(table.unnamed for table in wall) == [1, 2]
    page = client.login_as(world.nils).get(reverse("tables", args=[meeting.pk])).content.decode()
    assert ("Familien Sol" in page, "Familien Bekk" in page, "Kari Hus" in page) == (False, False, True)


def test_one_who_comes_late_moves_nobody(client: Visitor, world: Cast, meeting: Gathering):
    published(client, world, meeting, **{str(world.kari_seat.pk): 0})
    before = seated(meeting)
    response = made(client, world, meeting, keep="on")
    assert response.status_code == 302
    changed = client.get(reverse("groups", args=[meeting.pk])).context["changed"]
    assert (changed.came, changed.left, changed.moved) == (["Kari Hus"], [], [])
    after = seated(meeting)
    assert {
        number: {name: n for name, n in table.items() if name != "Kari Hus"} for number, table in after.items()
    } == before


def test_who_is_noted_as_here_and_sits_nowhere_is_named(client: Visitor, world: Cast, meeting: Gathering):
    published(client, world, meeting, **{str(world.kari_seat.pk): 0})
    address = reverse("groups", args=[meeting.pk])
    assert client.get(address).context["unseated"] == []
    with as_owner():
        Attendance.objects.filter(gathering=meeting, seat=world.kari_seat).update(came=True)
    page = client.get(address)
    assert page.context["unseated"] == ["Kari Hus"]
    assert "De er notert som kommet: Kari Hus." in page.content.decode()
    assert made(client, world, meeting, keep="on").status_code == 302
    assert client.get(address).context["unseated"] == []


def test_what_was_typed_stands_there_the_next_time_also_for_one_who_never_answered(
    client: Visitor, world: Cast, meeting: Gathering
):
    with as_owner():
        Attendance.objects.filter(gathering=meeting).delete()
    made(client, world, meeting, **{str(world.sol_seat.pk): 3, str(world.kari_seat.pk): 0})
    form = client.get(reverse("groups", args=[meeting.pk])).context["form"]
    assert {str(field.label): field.initial for field in form.here} == {
        "Familien Bekk": 1,
        "Familien Sol": 3,
        "Kari Hus": 0,
        "Nils Nilsen": 1,
    }


def test_one_who_leaves_leaves_the_others_where_they_are(client: Visitor, world: Cast, meeting: Gathering):
    published(client, world, meeting)
    before = seated(meeting)
    assert made(client, world, meeting, keep="on", **{str(world.sol_seat.pk): 1}).status_code == 302
    changed = client.get(reverse("groups", args=[meeting.pk])).context["changed"]
    assert (changed.came, changed.left, changed.moved) == ([], [], [])
    after = seated(meeting)
    assert {number: sorted(table) for number, table in after.items()} == {
        n: sorted(table) for n, table in before.items()
    }


def test_groups_shown_anew_take_the_place_of_the_old(client: Visitor, world: Cast, meeting: Gathering):
    first = published(client, world, meeting)
    second = published(client, world, meeting, keep="on", **{str(world.kari_seat.pk): 0})
    with acting_as(world.fatima.pk):
        assert list(Grouping.objects.values_list("number", flat=True)) == [second.number]
    with acting_as(world.kari.pk):  # who left, sits nowhere any more
        assert list(Grouping.objects.all()) == []
    with acting_as(world.siv.pk):
        assert set(Grouping.objects.values_list("pk", flat=True)) == {first.pk, second.pk}


def test_a_double_tap_makes_one_draft_and_a_new_try_takes_its_place(client: Visitor, world: Cast, meeting: Gathering):
    key = uuid4()
    for _tap in range(2):
        assert made(client, world, meeting, key=key).status_code == 302
    with as_owner():
        assert list(Grouping.objects.values_list("pk", flat=True)) == [key]
    assert made(client, world, meeting).status_code == 302
    with as_owner():
        assert Grouping.objects.exclude(pk=key).count() == Grouping.objects.count() == 1


def test_who_sat_together_at_an_earlier_gathering_sit_with_others_now(client: Visitor, world: Cast, meeting: Gathering):
    earlier = make.gathering(world.process, GatheringKind.JOINT, days=-7)
    old = make.make(
        Grouping, municipality=world.testvik, gathering=earlier, number=1, seed=0, published_at=earlier.starts_at
    )
    for seat, table in ((world.sol_seat, 1), (world.nils_seat, 1), (world.bekk_seat, 2), (world.kari_seat, 2)):
        make.make(GroupSeat, municipality=world.testvik, grouping=old, seat=seat, table=table, people=1)
    assert made(client, world, meeting).status_code == 302
    assert sorted(map(sorted, seated(meeting).values())) == [
        ["Familien Bekk", "Nils Nilsen"],
        ["Familien Sol", "Kari Hus"],
    ]
    result = client.get(reverse("groups", args=[meeting.pk])).context["draft"].result
    assert result == {
        "possible": 6, "before": 2, "after": 4, "left": 1, "all_meet": "no", "by": 0, "at_least": result["at_least"],
    }  # fmt: skip
    assert result["at_least"] > 1
    page = client.get(reverse("groups", args=[meeting.pk])).content.decode()
    assert "Av 6 par som kan møtes, hadde 2 sittet ved samme bord før. Med disse gruppene blir det 4." in page


def test_pairs_are_heeded_and_nobody_but_the_facilitator_learns_of_them(
    client: Visitor, world: Cast, meeting: Gathering
):
    client.login_as(world.siv)
    address = reverse("pairs", args=[world.process.pk])
    two = {"first": str(world.sol_seat.pk), "second": str(world.nils_seat.pk), "rule": "apart"}
    assert client.post(address, two).status_code == 302
    assert "Familien Sol og Nils Nilsen" in client.get(address).content.decode() or (
        "Nils Nilsen og Familien Sol" in client.get(address).content.decode()
    )
    published(client, world, meeting)
    assert sorted(map(sorted, seated(meeting).values())) == [
        ["Familien Bekk", "Nils Nilsen"],
        ["Familien Sol", "Kari Hus"],
    ]
    seen = {}
    for name in EVERYONE:
        with acting_as(getattr(world, name).pk):
            seen[name] = SeatPair.objects.count()
    assert seen == dict.fromkeys(EVERYONE, 0) | {"siv": 1}
    for name in EVERYONE:
        status = client.login_as(getattr(world, name)).get(address).status_code
        assert status == (200 if name == "siv" else 404), name
    with acting_as(world.fatima.pk):
        words = [(entry.event, entry.facts) for entry in Entry.objects.filter(event__startswith="process.groups")]
    assert words == []
    with as_owner():
        found = Entry.objects.filter(event="process.groups_prepared").get()
        assert (found.facts, found.family_id, found.account_id, found.about_id) == ({}, None, None, world.process.pk)


def test_a_pair_is_said_once_and_taken_away(client: Visitor, world: Cast):
    client.login_as(world.siv)
    address = reverse("pairs", args=[world.process.pk])
    one, other = str(world.sol_seat.pk), str(world.nils_seat.pk)
    assert client.post(address, {"first": one, "second": one, "rule": "apart"}).status_code == 422
    assert client.post(address, {"first": one, "second": other, "rule": "apart"}).status_code == 302
    assert client.post(address, {"first": other, "second": one, "rule": "together"}).status_code == 302
    with as_owner():
        pair = SeatPair.objects.get()
        assert pair.rule == PairRule.TOGETHER.value
    gone = reverse("pair_removal", args=[world.process.pk, pair.pk])
    assert client.get(gone).status_code == 405
    assert client.login_as(world.liv).post(gone).status_code == 404
    assert asks_first(client.login_as(world.siv).get(address).text, gone)
    assert client.post(gone).status_code == 302
    assert client.post(gone).status_code == 404


def test_rules_that_clash_are_refused_with_the_names(client: Visitor, world: Cast, meeting: Gathering):
    together = {"first": str(world.sol_seat.pk), "second": str(world.nils_seat.pk), "rule": "together"}
    assert client.login_as(world.siv).post(reverse("pairs", args=[world.process.pk]), together).status_code == 302
    response = made(client, world, meeting, size=2)
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Familien Sol og Nils Nilsen skal sitte sammen, men det er bare plass til 2 ved et bord. Gjør bordene større."
    ]
    with as_owner():
        assert Grouping.objects.count() == 0


def test_nobody_here_and_numbers_that_are_none_are_told_beside_the_field(
    client: Visitor, world: Cast, meeting: Gathering
):
    nobody = {str(seat.pk): 0 for seat in (world.sol_seat, world.bekk_seat, world.nils_seat, world.kari_seat)}
    response = made(client, world, meeting, **nobody)
    assert response.status_code == 422
    assert response.context["form"].non_field_errors()[0].startswith("Ingen er her ennå.")
    response = made(client, world, meeting, size=1, **{str(world.sol_seat.pk): "to"})
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "size": ["Skriv et tall fra 2 til 12."],
        str(world.sol_seat.pk): ["Skriv hvor mange, med tall."],
    }


def test_a_family_parts_only_where_it_has_said_so(client: Visitor, world: Cast, meeting: Gathering):
    together = published(client, world, meeting, families="apart")
    assert sorted(count for table in seated(meeting).values() for count in table.values()) == [1, 1, 1, 2]
    wish = reverse("table_wish", args=[world.process.pk])
    assert client.login_as(world.nils).post(wish, {"parts": "yes"}).status_code == 404
    assert client.login_as(world.fatima).get(wish).status_code == 405
    assert client.post(wish, {"parts": "yes"}).status_code == 302
    assert made(client, world, meeting, families="apart").status_code == 302
    tables = seated(meeting)
    assert [table["Familien Sol"] for table in tables.values()] == [1, 1]
    assert together.number == 1
    assert client.login_as(world.fatima).post(wish, {"parts": "no"}).status_code == 302
    with as_owner():
        assert list(TableWish.objects.values_list("seat", "parts")) == [(world.sol_seat.pk, False)]


def test_nothing_is_made_in_a_closed_process_and_what_was_kept_for_it_is_gone(
    client: Visitor, world: Cast, meeting: Gathering
):
    published(client, world, meeting)
    client.login_as(world.siv).post(
        reverse("pairs", args=[world.process.pk]),
        {"first": str(world.sol_seat.pk), "second": str(world.nils_seat.pk), "rule": "apart"},
    )
    client.login_as(world.fatima).post(reverse("table_wish", args=[world.process.pk]), {"parts": "yes"})
    client.post(reverse("colour_typed", args=[world.process.pk]), {"red": 1, "blue": 2, "green": 3})
    with as_owner():
        kept = [SeatPair.objects.count(), TableWish.objects.count(), colours()]
    assert kept == [1, 1, 1]
    with acting_as(world.siv.pk), connection.cursor() as cursor:
        cursor.execute("select process_close(%s, %s, 'Ferdig.')", [uuid4(), world.process.pk])
        assert cursor.fetchone() == ("closed",)
    with as_owner():
        assert [SeatPair.objects.count(), TableWish.objects.count(), colours()] == [0, 0, 0]
    assert made(client, world, meeting).status_code == 404
    assert client.get(reverse("pairs", args=[world.process.pk])).status_code == 404
    assert client.get(reverse("tables", args=[meeting.pk])).status_code == 200
    assert client.login_as(world.fatima).get(reverse("tables", args=[meeting.pk])).status_code == 200
    assert client.get(reverse("at_the_tables", args=[world.process.pk])).status_code == 200
    assert client.post(reverse("table_wish", args=[world.process.pk]), {"parts": "yes"}).status_code == 404


def colours() -> int:
    from usving.process.models import ColourResult

    return ColourResult.objects.count()


def test_the_database_lets_nobody_else_write_and_nobody_change_what_is_shown(
    client: Visitor, world: Cast, meeting: Gathering
):
    shown = published(client, world, meeting)
    for name in ("fatima", "nils", "liv"):
        by = getattr(world, name)
        with acting_as(by.pk), pytest.raises(DatabaseError), transaction.atomic():
            Grouping.objects.create(municipality=world.testvik, gathering=meeting, number=9, seed=1, made_by=by)
        with acting_as(by.pk), pytest.raises(DatabaseError), transaction.atomic():
            SeatPair.objects.create(
                municipality=world.testvik, process=world.process, first=world.nils_seat, second=world.kari_seat,
                rule="apart", noted_by=by,
            )  # fmt: skip
    with acting_as(world.siv.pk):
        assert GroupSeat.objects.filter(grouping=shown).delete()[0] == 0
    with acting_as(world.siv.pk), pytest.raises(DatabaseError), transaction.atomic():
        GroupSeat.objects.create(municipality=world.testvik, grouping=shown, seat=world.siv_seat, table=1, people=1)
    with acting_as(world.siv.pk), pytest.raises(DatabaseError), transaction.atomic():
        other = make.seat(world.other, SeatRole.PROVIDER)
        SeatPair.objects.create(
            municipality=world.testvik, process=world.process, first=world.nils_seat, second=other, rule="apart",
            noted_by=world.siv,
        )  # fmt: skip


DOORS = {
    Grouping: groupings_visible_to,
    GroupSeat: group_seats_visible_to,
    SeatPair: pairs_visible_to,
    TableWish: wishes_visible_to,
}


@pytest.mark.parametrize("closed", [False, True])
def test_doors_and_database_agree(client: Visitor, world: Cast, meeting: Gathering, closed: bool):
    """Drafts, what is shown, what was shown before, another gathering, a pair and two wishes; whoever asks."""
    published(client, world, meeting)
    published(client, world, meeting, keep="on", **{str(world.kari_seat.pk): 0})
    made(client, world, meeting)
    families = make.gathering(world.process, GatheringKind.FAMILIES, days=1)
    groups = make.make(
        Grouping, municipality=world.testvik, gathering=families, number=1, seed=0, published_at=families.starts_at
    )
    make.make(GroupSeat, municipality=world.testvik, grouping=groups, seat=world.bekk_seat, table=1, people=1)
    first, second = sorted((world.sol_seat, world.kari_seat), key=lambda seat: str(seat.pk))
    common = {"municipality": world.testvik, "process": world.process}
    make.make(SeatPair, **common, first=first, second=second, rule="apart")
    for seat in (world.sol_seat, world.bekk_seat):
        make.make(TableWish, **common, seat=seat, parts=True)
    if closed:
        with as_owner():
            type(world.process).objects.filter(pk=world.process.pk).update(
                closed_at=meeting.starts_at, reads_until=meeting.starts_at.date()
            )
    seen = {name: through_both(getattr(world, name)) for name in EVERYONE}
    counts = {name: [len(rows) for rows in found] for name, found in seen.items()}
    leads, facilitates = [4, 12, 0, 0], [4, 12, 0 if closed else 1, 0 if closed else 2]
    sol, bekk = [1, 3, 0, 1], [2, 4, 0, 1]
    assert counts == dict.fromkeys(("anne", "odd", "bo"), [0, 0, 0, 0]) | {
        "fatima": sol, "jonas": sol, "amina": sol, "per": bekk, "nils": [1, 3, 0, 0], "kari": [0, 0, 0, 0],
        "siv": facilitates, "liv": leads,
    }  # fmt: skip


def through_both(account: Account) -> list[set[Any]]:
    with as_owner(), acting_as(account.pk):
        by_doors = [set(door(standing_of(account)).values_list("pk", flat=True)) for door in DOORS.values()]
    with acting_as(account.pk):
        by_database = [set(model.objects.values_list("pk", flat=True)) for model in DOORS]  # type: ignore[attr-defined]
    assert by_doors == by_database
    return by_doors


QUERIES = {"groups": 23, "tables": 19}


@pytest.mark.parametrize("more", [0, 2])
def test_the_pages_ask_as_often_for_many_as_for_few(
    client: Visitor, world: Cast, meeting: Gathering, more: int, django_assert_num_queries: Any
):
    extra: dict[str, Any] = {}
    for _number in range(more):
        account = make.account(world.testvik, "Mia Mange", staff=True)
        seat: Seat = make.seat(world.process, SeatRole.PROVIDER, account, organisation=world.nav)
        extra[str(seat.pk)] = 1
    published(client, world, meeting, **extra)
    made(client, world, meeting, keep="on", **extra)
    with django_assert_num_queries(QUERIES["groups"]):
        client.get(reverse("groups", args=[meeting.pk]))
    client.login_as(world.fatima)
    with django_assert_num_queries(QUERIES["tables"]):
        client.get(reverse("tables", args=[meeting.pk]))


def test_before_planning_it_is_told_whether_all_can_meet(client: Visitor, world: Cast):
    address = reverse("all_meet", args=[world.process.pk])
    client.login_as(world.siv)
    assert "Kan alle møte alle?" in client.get(address).content.decode()
    said = {
        (9, 3, 4): "Ja. Det går på 4 samlinger.",
        (9, 3, 3): "Nei. Det trengs minst 4 samlinger.",
    }
    for (people, size, gatherings), words in said.items():
        page = client.get(address, {"people": people, "size": size, "gatherings": gatherings})
        assert words in page.content.decode()
    assert client.get(address, {"people": 2, "size": 3, "gatherings": 3}).status_code == 422
    allowed = {name: client.login_as(getattr(world, name)).get(address).status_code for name in EVERYONE}
    assert allowed == dict.fromkeys(EVERYONE, 404) | {"siv": 200, "liv": 200}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_pairs_asks_as_often_for_many_as_for_few(
    client: Visitor, world: Cast, number: int, django_assert_num_queries: Any
):
    seats = (world.bekk_seat, world.nils_seat, world.kari_seat)[:number]
    for seat in seats:
        common = {"municipality": world.testvik, "process": world.process, "rule": "apart"}
        make.make(SeatPair, **common, first=world.sol_seat, second=seat)
    client.login_as(world.siv)
    with django_assert_num_queries(14):
        page = client.get(reverse("pairs", args=[world.process.pk]))
    assert len(page.context["pairs"]) == number
