"""The private calendar: nothing but day and hour, only the owner's, gone with the seat or the word."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.actions.mandates import hide_name
from usving.process.models import CalendarFeed, Gathering, GatheringGuest
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def opened(world: Cast, name: str, **said: str) -> str:
    """The path of the calendar that this person has just made."""
    response = Visitor().login_as(getattr(world, name)).post(at("calendar_new"), {"title": "Avtale", **said})
    assert response.status_code == 200
    return "/kalender/" + response.context["address"].rpartition("/")[2]


def events(client: Visitor, path: str) -> list[Any]:
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(response.content).events)


def test_a_feed_shows_when_and_nothing_of_the_matter(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, title="Om gjeld", place="NAV Testvik")
    path = opened(world, "fatima", title="Tannlege")
    (event,) = events(client, path)
    assert (str(event["SUMMARY"]), event["DTSTART"].dt) == ("Tannlege", gathering.starts_at)
    raw = client.get(path).content.decode()
    assert [word in raw for word in ("gjeld", "NAV", "Fatima", "Sol", world.process.name)] == [False] * 5
    with as_owner():
        assert path.removeprefix("/kalender/").removesuffix(".ics") not in CalendarFeed.objects.get().digest


def test_each_gets_their_own_gatherings(client: Visitor, world: Cast):
    kinds = (GatheringKind.FAMILIES, GatheringKind.PROVIDERS, GatheringKind.JOINT, GatheringKind.BILATERAL)
    made = {kind: make.gathering(world.process, kind, days) for days, kind in enumerate(kinds, start=1)}
    make.gathering(world.process, GatheringKind.JOINT, -120)  # too long ago
    make.make(GatheringGuest, municipality=world.testvik, gathering=made[GatheringKind.BILATERAL], seat=world.nils_seat)
    seen = {
        name: [event["DTSTART"].dt for event in events(client, opened(world, name))]
        for name in ("fatima", "amina", "nils", "kari", "siv", "odd", "bo")
    }
    days = {kind: made[kind].starts_at for kind in kinds}
    family = [days[GatheringKind.FAMILIES], days[GatheringKind.JOINT]]
    provider = [days[GatheringKind.PROVIDERS], days[GatheringKind.JOINT]]
    assert seen == {
        "fatima": family, "amina": family, "nils": [*provider, days[GatheringKind.BILATERAL]], "kari": provider,
        "siv": list(days.values()), "odd": [], "bo": [],
    }  # fmt: skip


def test_a_place_is_shown_where_the_person_chose_it_and_nobody_at_home_is_hidden(client: Visitor, world: Cast):
    make.gathering(world.process, place="Biblioteket")
    path = opened(world, "fatima", shows_place="on")
    assert [str(event["LOCATION"]) for event in events(client, path)] == ["Biblioteket"]
    with acting_as(world.jonas.pk):
        hide_name(world.jonas.person_id, called="En annen", by=world.jonas)
    assert ["LOCATION" in event for event in events(client, path)] == [False]
    page = client.login_as(world.fatima).get(at("my_calendar"))
    assert ("shows_place" in page.context["form"].fields, "Derfor vises aldri stedet" in page.content.decode()) == (
        False,
        True,
    )
    client.post(at("calendar_change"), {"title": "Avtale", "shows_place": "on"})
    assert ["LOCATION" in event for event in events(client, path)] == [False]


def test_what_is_moved_and_called_off_is_told_with_a_higher_number(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    path = opened(world, "fatima")
    (first,) = events(client, path)
    plan = {
        "title": "x", "kind": "joint", "station": "1", "starts_at": f"{gathering.starts_at.date() + timedelta(days=1)}T18:00",
        "minutes": "60", "place": gathering.place, "ground": "neutral", "venue": "", "agenda": "",
        "key": "00000000-0000-4000-8000-000000000001",
    }  # fmt: skip
    client.login_as(world.siv).post(at("gathering_plan", gathering.pk), plan)
    client.post(at("gathering_plan", gathering.pk), {**plan, "title": "bare et annet navn"})
    (moved,) = events(client, path)
    client.post(at("gathering_off", gathering.pk))
    (off,) = events(client, path)
    assert [event["SEQUENCE"] for event in (first, moved, off)] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in (first, moved, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert first["UID"] == moved["UID"] == off["UID"]


def test_a_program_that_has_the_newest_is_told_so(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    path = opened(world, "fatima")
    first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    with as_owner():
        Gathering.objects.filter(pk=gathering.pk).update(changed_at=timezone.now() + timedelta(minutes=1), sequence=1)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 200
    assert first["Cache-Control"] == "private, no-cache"


def test_a_feed_of_one_who_has_left_shows_nothing(client: Visitor, world: Cast):
    make.gathering(world.process)
    path = opened(world, "fatima")
    assert len(events(client, path)) == 1
    with as_owner():
        yesterday = timezone.localdate() - timedelta(days=1)
        type(world.sol_seat).objects.filter(pk=world.sol_seat.pk).update(ends=yesterday)
    assert events(client, path) == []
    with as_owner():
        type(world.fatima).objects.filter(pk=world.fatima.pk).update(is_active=False)
    assert client.get(path).status_code == 404


def test_an_address_is_renewed_changed_and_ended(client: Visitor, world: Cast):
    make.gathering(world.process)
    old = opened(world, "fatima")
    new = opened(world, "fatima", title="Kurs")
    assert (client.get(old).status_code, [str(event["SUMMARY"]) for event in events(client, new)]) == (404, ["Kurs"])
    client.login_as(world.fatima).post(at("calendar_change"), {"title": "Jobb"})
    assert [str(event["SUMMARY"]) for event in events(client, new)] == ["Jobb"]
    assert new.removeprefix("/kalender/").removesuffix(".ics") not in client.get(at("my_calendar")).content.decode()
    client.post(at("calendar_end"))
    assert client.get(new).status_code == 404
    assert client.post(at("calendar_change"), {"title": "x"}).status_code == 404


@pytest.mark.parametrize("word", ["x" * 32, "kort", "x" * 31 + "é"])
def test_a_word_of_nobodys(client: Visitor, word: str):
    assert client.get(at("calendar_feed", word)).status_code == 404


def test_an_address_lets_nobody_do_anything_else(client: Visitor, world: Cast):
    make.gathering(world.process)
    path = opened(world, "fatima")
    client.get(path)
    assert client.get(at("my_page")).status_code == 302
    assert client.post(path).status_code == 405
    assert len(events(client.login_as(world.odd), path)) == 1  # whoever is logged in here meanwhile
    assert client.get(at("my_calendar")).context["feed"] is None


def test_the_word_must_be_chosen(client: Visitor, world: Cast):
    response = client.login_as(world.fatima).post(at("calendar_new"), {"title": ""})
    assert (response.status_code, response.context["form"].errors) == (
        422,
        {"title": ["Skriv hva avtalene skal hete."]},
    )


def test_one_gathering_as_a_file(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES, title="Om gjeld", place="NAV")
    response = client.login_as(world.fatima).get(at("gathering_file", gathering.pk))
    (event,) = Calendar.from_ical(response.content).events
    assert (str(event["SUMMARY"]), "LOCATION" in event, b"gjeld" in response.content) == ("Avtale", False, False)
    got = {
        name: client.login_as(getattr(world, name)).get(at("gathering_file", gathering.pk)).status_code
        for name in ("nils", "odd", "bo", "siv")
    }
    assert got == {"nils": 404, "odd": 404, "bo": 404, "siv": 200}
    for name in ("calendar_new", "calendar_change", "calendar_end"):
        assert client.get(at(name)).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: Any, number: int
):
    path = opened(world, "nils")
    for days in range(1, number + 1):
        make.gathering(world.process, GatheringKind.BILATERAL, days)
    with django_assert_num_queries(9):
        client.get(path)
