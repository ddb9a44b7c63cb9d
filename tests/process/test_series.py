"""Several gatherings at once: shown before they are made, made once, moved together, no answer lost."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import Attendance, Gathering, GatheringSeries
from usving.process.queries.setup_begin import shipped
from usving.process.rules.holidays import is_free
from usving.process.rules.series import Rhythm, days_of

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "nils", "siv", "liv", "anne", "odd", "bo")
LEAD = ("siv", "liv")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def first() -> date:
    """A weekday from which three weeks later is no holiday either, so that the test says the same all year."""
    return next(
        day
        for day in (timezone.localdate() + timedelta(days=number) for number in range(2, 60))
        if all(each.instead_of is None for each in days_of(day, Rhythm.THIRD, 4))
    )


def typed(**said: Any) -> dict[str, Any]:
    plain = {
        "key": str(uuid4()), "title": "Familiekveld", "kind": "families", "station": "2", "starts_at": f"{first()}T17:00",
        "rhythm": "3", "count": "3", "minutes": "180", "place": "Gjenbrukssentralen", "ground": "neutral", "venue": "",
        "agenda": "45 Middag\n20 Runde",
    }  # fmt: skip
    return {**plain, **said}


def all_of_them() -> list[Gathering]:
    with as_owner():
        return list(Gathering.objects.select_related("municipality").order_by("starts_at"))


def made(client: Visitor, world: Cast) -> GatheringSeries:
    client.login_as(world.siv).post(at("series_made", world.process.pk), typed())
    with as_owner():
        found: GatheringSeries = GatheringSeries.objects.get()
        return found


def starts() -> list[datetime]:
    return [each.starts_at for each in all_of_them()]


def test_the_days_are_shown_and_nothing_is_made_before_they_are_seen(client: Visitor, world: Cast):
    said = typed()
    page = client.login_as(world.siv).post(at("series_new", world.process.pk), said)
    assert (page.status_code, all_of_them()) == (200, [])
    days = [first() + timedelta(weeks=3 * number) for number in range(3)]
    assert [timezone.localtime(each.starts_at).date() for each in page.context["planned"]] == days
    for _each in range(2):
        assert client.post(at("series_made", world.process.pk), said).url == at("gatherings", world.process.pk)
    kept = all_of_them()
    assert [(each.title, timezone.localtime(each.starts_at).strftime("%Y-%m-%d %H:%M")) for each in kept] == [
        (f"Familiekveld {number}", f"{day} 17:00") for number, day in enumerate(days, start=1)
    ]
    assert [each.agenda for each in kept] == [
        [{"title": "Middag", "minutes": 45}, {"title": "Runde", "minutes": 20}]
    ] * 3
    with as_owner():
        events = (
            Entry.objects.filter(event__startswith="process.").order_by("at", "event").values_list("event", flat=True)
        )
        assert sorted(events) == ["process.gathering_planned"] * 3 + ["process.series_planned"]


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"count": "1"}, "count", "Skriv et tall fra 2 til 20."),
        ({"count": "21"}, "count", "Skriv et tall fra 2 til 20."),
        ({"rhythm": ""}, "rhythm", "Velg hvor ofte."),
        ({"place": ""}, "place", "Skriv hvor samlingen er."),
        ({"kind": "bilateral"}, "kind", "Velg et gyldig valg. bilateral er ikke et av de tilgjengelige valgene."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(client: Visitor, world: Cast, changed: Any, field: str, sentence: str):
    response = client.login_as(world.siv).post(at("series_new", world.process.pk), typed(**changed))
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]


def test_a_series_beyond_the_end_of_the_process_is_not_made_at_all(client: Visitor, world: Cast):
    response = client.login_as(world.siv).post(at("series_made", world.process.pk), typed(count="20"))
    assert response.context["form"].errors == {"count": ["En av dagene ligger utenfor tiden prosessen varer."]}
    assert all_of_them() == []


def test_a_series_is_moved_a_week_and_every_answer_is_kept(client: Visitor, world: Cast):
    series = made(client, world)
    before = all_of_them()
    make.attendance(before[1], world.sol_seat, coming="yes", people=3)
    page = client.get(at("series", series.pk))
    expected = [when for _gathering, when, _to in page.context["later"]]
    sent = {"weeks": "1", "seen": page.context["seen"]}
    for _each in range(2):  # a double click moves once
        assert client.post(at("series_move", series.pk), sent).status_code == 302
    assert starts() == expected
    assert [each.sequence for each in all_of_them()] == [1, 1, 1]
    assert [when.date() - each.starts_at.date() for when, each in zip(expected, before, strict=True)] >= [
        timedelta(weeks=1)
    ] * 3
    with as_owner():
        kept = Attendance.objects.get()
        assert (kept.gathering_id, kept.coming, kept.people) == (before[1].pk, "yes", 3)
    back = client.get(at("series", series.pk)).context
    client.post(at("series_move", series.pk), {"weeks": "-1", "seen": back["seen"]})
    assert [when for _gathering, when, _to in back["earlier"]] == starts()


def test_what_has_been_and_what_is_called_off_stays_where_it_is(client: Visitor, world: Cast):
    series = made(client, world)
    with as_owner():
        held, off, coming = Gathering.objects.order_by("starts_at")
        Gathering.objects.filter(pk=held.pk).update(starts_at=timezone.now() - timedelta(days=1))
        Gathering.objects.filter(pk=off.pk).update(called_off_at=timezone.now())
    page = client.get(at("series", series.pk))
    assert [each.pk for each in page.context["coming"]] == [coming.pk]
    client.post(at("series_move", series.pk), {"weeks": "1", "seen": page.context["seen"]})
    assert [each.sequence for each in all_of_them()] == [0, 0, 1]


def test_it_is_not_moved_out_of_the_process_nor_into_the_past(client: Visitor, world: Cast):
    series = made(client, world)
    before = starts()
    with as_owner():
        type(world.process).objects.filter(pk=world.process.pk).update(ends=before[-1].date())
    page = client.get(at("series", series.pk))
    client.post(at("series_move", series.pk), {"weeks": "1", "seen": page.context["seen"]})
    assert starts() == before
    if before[0].date() - timedelta(weeks=1) < timezone.localdate():
        client.post(at("series_move", series.pk), {"weeks": "-1", "seen": page.context["seen"]})
        assert starts() == before


@pytest.mark.parametrize("sent", [{}, {"weeks": "5", "seen": "x"}, {"weeks": "1", "seen": "ikke en tid"}])
def test_what_is_not_understood_moves_nothing(client: Visitor, world: Cast, sent: dict[str, str]):
    series = made(client, world)
    before = starts()
    assert client.post(at("series_move", series.pk), sent).status_code == 302
    assert starts() == before


def test_the_u_gives_its_gatherings_to_a_process_that_lacks_them(client: Visitor, world: Cast):
    there = at("series_from_u", world.process.pk)
    planned = client.login_as(world.siv).get(there).context["planned"]
    wanted = [
        each.title for each in sorted(shipped().gatherings, key=lambda each: each.starts) if each.kind != "bilateral"
    ]
    assert 0 < len(planned) < len(wanted)  # the process is half-way: what has been is not offered
    assert [each.fields["title"] for each in planned] == [
        title for title in wanted if title in {p.fields["title"] for p in planned}
    ]
    assert [each for each in planned if is_free(each.starts_at.date()) or each.starts_at < timezone.now()] == []
    key = str(uuid4())
    for _each in range(2):
        client.post(there, {"key": key})
    assert [each.title for each in all_of_them()] == [
        each.fields["title"] for each in sorted(planned, key=lambda p: p.starts_at)
    ]
    assert client.get(there).context["planned"] == []
    assert "Alle samlingene i malen er planlagt" in client.get(there).content.decode()


def test_only_those_who_lead_plan_series(client: Visitor, world: Cast):
    series = made(client, world)
    for name in ("series_new", "series_from_u"):
        got = {who: client.login_as(getattr(world, who)).get(at(name, world.process.pk)).status_code for who in PEOPLE}
        assert got == {who: 200 if who in LEAD else 404 for who in PEOPLE}, name
    got = {who: client.login_as(getattr(world, who)).get(at("series", series.pk)).status_code for who in PEOPLE}
    assert got == {who: 200 if who in LEAD else 404 for who in PEOPLE}
    for name, pk in (("series_made", world.process.pk), ("series_move", series.pk)):
        assert client.login_as(world.odd).post(at(name, pk)).status_code == 404
        assert client.login_as(world.siv).get(at(name, pk)).status_code == 405
        assert client.post(at(name, uuid4())).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    series = made(client, world)
    with as_owner():
        Gathering.objects.filter(pk__in=[each.pk for each in all_of_them()[number:]]).delete()
    client.login_as(world.siv)
    with django_assert_num_queries(11):
        client.get(at("series", series.pk))
