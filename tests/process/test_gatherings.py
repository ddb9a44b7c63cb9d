"""Gatherings: who sees them, answering, planning, calling off, and noting who came."""

from datetime import timedelta
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
from usving.process.models import Attendance, Gathering, GatheringGuest
from usving.process.queries.files import document_of
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast(here=2)


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def titles(client: Visitor, world: Cast, name: str) -> list[str]:
    """The titles of the gatherings on the list, in order, as this person sees them."""
    response = client.login_as(getattr(world, name)).get(at("gatherings", world.process.pk))
    assert response.status_code == 200
    return [line.gathering.title for line in [*response.context["coming"], *response.context["held"]]]


def plan(**changed: Any) -> dict[str, Any]:
    """What a leader types for a good gathering."""
    day = timezone.localdate() + timedelta(days=5)
    typed = {
        "key": str(uuid4()),
        "title": "Middag og ønsker",
        "kind": "joint",
        "station": "2",
        "starts_at": f"{day}T17:00",
        "minutes": "180",
        "place": "Gjenbrukssentralen",
        "ground": "neutral",
        "agenda": "45 Middag sammen\n90 Ønsker\r\n\n20 En runde",
    }
    return {**typed, **changed}


def stored(model: Any = Gathering) -> list[Any]:
    with as_owner():
        return list(model.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fatima", ["familiene", "felles", "holdt"]),
        ("nils", ["tjenestene", "felles", "samtale", "holdt"]),
        ("kari", ["tjenestene", "felles", "holdt"]),
        ("siv", ["familiene", "tjenestene", "felles", "samtale", "holdt"]),
    ],
)
def test_each_sees_the_gatherings_they_are_asked_to_coming_first(
    client: Visitor, world: Cast, name: str, expected: list[str]
):
    make.gathering(world.process, GatheringKind.FAMILIES, 3, title="familiene")
    make.gathering(world.process, GatheringKind.PROVIDERS, 4, title="tjenestene")
    make.gathering(world.process, GatheringKind.JOINT, 5, title="felles")
    talk = make.gathering(world.process, GatheringKind.BILATERAL, 6, title="samtale")
    make.make(GatheringGuest, municipality=world.testvik, gathering=talk, seat=world.nils_seat)
    make.gathering(world.process, GatheringKind.JOINT, -5, title="holdt")
    assert titles(client, world, name) == expected


@pytest.mark.parametrize("name", ["odd", "bo", "anne"])
@pytest.mark.parametrize("page", ["gatherings", "gathering_new"])
def test_whoever_has_no_seat_gets_nothing(client: Visitor, world: Cast, name: str, page: str):
    assert client.login_as(world.siv).get(at(page, world.process.pk)).status_code == 200
    assert client.login_as(getattr(world, name)).get(at(page, world.process.pk)).status_code == 404


@pytest.mark.parametrize("page", ["gathering", "gathering_plan", "gathering_attendance"])
def test_a_families_gathering_is_nobody_elses(client: Visitor, world: Cast, page: str):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES, -1)
    assert client.login_as(world.siv).get(at(page, gathering.pk)).status_code == 200
    assert [
        client.login_as(who).get(at(page, gathering.pk)).status_code for who in (world.nils, world.odd, world.bo)
    ] == [
        404,
        404,
        404,
    ]
    assert client.login_as(world.siv).get(at(page, uuid4())).status_code == 404


@pytest.mark.parametrize("page", ["gathering_plan", "gathering_attendance", "gathering_off", "gathering_on"])
def test_only_those_who_lead_change_a_gathering(client: Visitor, world: Cast, page: str):
    gathering = make.gathering(world.process)
    assert client.login_as(world.fatima).get(at("gathering", gathering.pk)).status_code == 200
    assert client.login_as(world.fatima).post(at(page, gathering.pk)).status_code == 404


@pytest.mark.parametrize("page", ["gathering_answer", "gathering_off", "gathering_on"])
def test_a_change_is_never_a_get(client: Visitor, world: Cast, page: str):
    gathering = make.gathering(world.process)
    assert client.login_as(world.siv).get(at(page, gathering.pk)).status_code == 405


def test_whoever_is_not_logged_in_is_asked_to(client: Visitor, world: Cast):
    assert client.get(at("gatherings", world.process.pk)).status_code == 302


def test_a_family_says_how_many_come_and_changes_its_mind(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    client.login_as(world.fatima)
    response = client.post(at("gathering_answer", gathering.pk), {"coming": "yes", "people": "4"}, follow=True)
    assert response.status_code == 200
    assert "kommer, 4 personer" in response.content.decode()
    assert [(a.seat_id, a.coming, a.people) for a in stored(Attendance)] == [(world.sol_seat.pk, "yes", 4)]
    client.login_as(world.jonas).post(at("gathering_answer", gathering.pk), {"coming": "no"})
    assert [(a.seat_id, a.coming) for a in stored(Attendance)] == [(world.sol_seat.pk, "no")]


@pytest.mark.parametrize(("coming", "people"), [("yes", "21"), ("yes", "-1"), ("yes", ""), ("perhaps", "2"), ("", "2")])
def test_a_wrong_answer_is_shown_again_and_not_kept(client: Visitor, world: Cast, coming: str, people: str):
    gathering = make.gathering(world.process)
    client.login_as(world.fatima)
    response = client.post(at("gathering_answer", gathering.pk), {"coming": coming, "people": people})
    assert (response.status_code, stored(Attendance)) == (422, [])


@pytest.mark.parametrize("people", ["0", "21"])
def test_how_many_come_is_refused_in_plain_words(client: Visitor, world: Cast, people: str):
    answer = {"coming": "yes", "people": people}
    response = client.login_as(world.fatima).post(at("gathering_answer", make.gathering(world.process).pk), answer)
    assert response.context["form"].errors["people"] == ["Skriv et tall fra 1 til 20."]


@pytest.mark.parametrize(("days", "off"), [(-3, False), (3, True)])
def test_nobody_answers_what_is_over_or_called_off(client: Visitor, world: Cast, days: int, off: bool):
    gathering = make.gathering(world.process, days=days, called_off_at=timezone.now() if off else None)
    response = client.login_as(world.fatima).post(
        at("gathering_answer", gathering.pk), {"coming": "yes", "people": "2"}
    )
    assert (response.status_code, stored(Attendance)) == (422, [])


def test_only_those_who_are_asked_can_answer(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES)
    assert client.login_as(world.siv).post(at("gathering_answer", gathering.pk), {"coming": "yes"}).status_code == 404


def test_a_leader_plans_a_gathering_with_its_agenda(client: Visitor, world: Cast):
    typed = plan()
    response = client.login_as(world.siv).post(at("gathering_new", world.process.pk), typed)
    (made,) = stored()
    assert response.url == at("gathering", made.pk)
    assert (made.title, made.station, made.minutes, made.ground, made.kind) == (
        typed["title"],
        2,
        180,
        "neutral",
        "joint",
    )
    assert timezone.localtime(made.starts_at).strftime("%Y-%m-%dT%H:%M") == typed["starts_at"]
    assert made.agenda == [
        {"title": "Middag sammen", "minutes": 45},
        {"title": "Ønsker", "minutes": 90},
        {"title": "En runde", "minutes": 20},
    ]
    shown = client.get(at("gathering", made.pk)).context["agenda"]
    assert [point.starts_at.strftime("%H.%M") for point in shown] == ["17.00", "17.45", "19.15"]


def test_the_same_form_twice_is_one_gathering_as_it_was_said_last(client: Visitor, world: Cast):
    typed, there = plan(), at("gathering_new", world.process.pk)
    client.login_as(world.siv)
    assert [client.post(there, typed).status_code, client.post(there, typed).status_code] == [302, 302]
    client.post(there, {**typed, "title": "Endret etter tilbakeknappen"})
    assert [each.title for each in stored()] == ["Endret etter tilbakeknappen"]
    with as_owner():
        events = list(Entry.objects.filter(event__startswith="process.").order_by("at").values_list("event", flat=True))
    assert events == ["process.gathering_planned", "process.gathering_changed"]


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": " "}),
        ("kind", {"kind": "party"}),
        ("station", {"station": "9"}),
        ("starts_at", {"starts_at": "i morgen"}),
        ("starts_at", {"starts_at": "2019-01-01T12:00"}),
        ("minutes", {"minutes": "5", "agenda": ""}),
        ("minutes", {"minutes": "100000"}),
        ("minutes", {"minutes": "-5"}),
        ("place", {"place": "x" * 201}),
        ("host", {"ground": "organisation"}),
        ("guests", {"kind": "bilateral"}),
        ("guests", {"kind": "bilateral", "guests": ["noe"]}),
        ("agenda", {"agenda": "Middag uten minutter"}),
        ("agenda", {"agenda": "0 Ingenting"}),
        ("agenda", {"agenda": "181 Lengre enn samlingen"}),
        ("agenda", {"agenda": "10 " + "x" * 121}),
    ],
)
def test_a_bad_plan_stands_beside_its_field_and_nothing_is_kept(
    client: Visitor, world: Cast, field: str, changed: dict[str, Any]
):
    response = client.login_as(world.siv).post(at("gathering_new", world.process.pk), plan(**changed))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert stored() == []


def test_a_talk_is_seen_by_those_it_is_with(client: Visitor, world: Cast):
    typed = plan(kind="bilateral", guests=[str(world.sol_seat.pk), str(world.siv_seat.pk)])
    client.login_as(world.siv).post(at("gathering_new", world.process.pk), typed)
    (talk,) = stored()
    assert client.login_as(world.fatima).get(at("gathering", talk.pk)).context["asked"] is True
    assert client.login_as(world.per).get(at("gathering", talk.pk)).status_code == 404
    assert client.login_as(world.nils).get(at("gathering", talk.pk)).status_code == 404
    client.login_as(world.siv).post(at("gathering_plan", talk.pk), {**typed, "guests": [str(world.nils_seat.pk)]})
    assert client.login_as(world.nils).get(at("gathering", talk.pk)).status_code == 200
    assert client.login_as(world.fatima).get(at("gathering", talk.pk)).status_code == 404


def test_a_change_keeps_answers_and_methods(client: Visitor, world: Cast):
    agenda = [{"title": "Middag", "minutes": 30}, {"title": "Hvem er vi?", "minutes": 25, "method": "runde"}]
    gathering = make.gathering(world.process, agenda=agenda)
    make.attendance(gathering, world.sol_seat, coming="yes", people=3)
    client.login_as(world.liv)
    shown = client.get(at("gathering_plan", gathering.pk)).context["form"]
    assert shown["agenda"].value() == "30 Middag\n25 Hvem er vi? [runde]"
    client.post(at("gathering_plan", gathering.pk), plan(title="Nytt navn", agenda="40 Middag\n20 Hvem er vi? [runde]"))
    (changed,) = stored()
    assert (changed.title, changed.agenda) == (
        "Nytt navn",
        [{"title": "Middag", "minutes": 40}, {"title": "Hvem er vi?", "minutes": 20, "method": "runde"}],
    )
    assert [(a.coming, a.people) for a in stored(Attendance)] == [("yes", 3)]


def test_called_off_and_on_again(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    client.login_as(world.siv)
    for _click in range(2):
        client.post(at("gathering_off", gathering.pk))
    assert client.get(at("gathering", gathering.pk)).context["state"] == "off"
    client.post(at("gathering_on", gathering.pk))
    assert client.get(at("gathering", gathering.pk)).context["state"] == "coming"
    with as_owner():
        events = list(Entry.objects.filter(event__startswith="process.").order_by("at").values_list("event", flat=True))
    assert events == ["process.gathering_called_off", "process.gathering_called_on"]


def test_who_came_is_noted_in_one_form_and_read_by_the_seat_itself(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, days=-1)
    make.attendance(gathering, world.sol_seat, coming="yes", people=4)
    client.login_as(world.siv)
    form = client.get(at("gathering_attendance", gathering.pk)).context["form"]
    names = [str(seat.pk) for seat in (world.bekk_seat, world.sol_seat, world.kari_seat, world.nils_seat)]
    assert sorted(form.fields) == sorted(names)
    typed = dict(zip(names, ("no", "yes", "unknown", "yes"), strict=True))
    assert client.post(at("gathering_attendance", gathering.pk), typed).status_code == 302
    came = {str(each.seat_id): each.came for each in stored(Attendance)}
    assert came == dict(zip(names, (False, True, None, True), strict=True))
    assert {a.people for a in stored(Attendance) if a.seat_id == world.sol_seat.pk} == {4}
    assert client.login_as(world.fatima).get(at("gathering", gathering.pk)).context["answer"].came is True
    missing = client.login_as(world.siv).post(at("gathering_attendance", gathering.pk), {names[0]: "yes"})
    assert missing.status_code == 422


def test_nobody_has_come_before_it_has_begun(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES, days=2)
    typed = {str(world.sol_seat.pk): "yes", str(world.bekk_seat.pk): "yes"}
    response = client.login_as(world.siv).post(at("gathering_attendance", gathering.pk), typed)
    assert (response.status_code, stored(Attendance)) == (422, [])


def test_the_page_shows_only_what_one_may_read_of_what_was_said(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    station, families = make.station(world.process, 2), make.circle(world.process, Side.FAMILIES)
    for audience in (Audience.ME, Audience.CIRCLE):
        make.contribution(
            world.fatima,
            station,
            f"sagt til {audience}",
            audience,
            gathering=gathering,
            circle=families,
            family=world.sol,
        )

    def said(name: str) -> set[str]:
        context = client.login_as(getattr(world, name)).get(at("gathering", gathering.pk)).context
        return {each.text for each in context["said"]}

    assert said("fatima") == {"sagt til me", "sagt til circle"}
    assert said("per") == {"sagt til circle"}
    assert [said("nils"), said("siv")] == [set(), set()]


def test_answers_are_read_by_those_who_lead_and_nobody_else(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.sol_seat, coming="yes", people=3)
    context = client.login_as(world.siv).get(at("gathering", gathering.pk)).context
    assert (context["count"].yes, context["count"].people, context["count"].silent) == (1, 3, 3)
    assert client.login_as(world.per).get(at("gathering", gathering.pk)).context["seats"] == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("fatima", 12), ("siv", 13)])
def test_the_list_asks_the_same_for_one_and_three(
    client: Visitor,
    world: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    name: str,
    queries: int,
):
    for _each in range(number):
        gathering = make.gathering(world.process)
        make.attendance(gathering, world.sol_seat, coming="yes")
        make.gathering(world.process, GatheringKind.FAMILIES, -3)
    client.login_as(getattr(world, name))
    with django_assert_num_queries(queries):
        client.get(at("gatherings", world.process.pk))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three_contributions(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    gathering = make.gathering(world.process)
    for _each in range(number):
        make.contribution(world.fatima, make.station(world.process, 2), "Vi vil bli hørt.", gathering=gathering)
    client.login_as(world.fatima)
    with django_assert_num_queries(17):
        client.get(at("gathering", gathering.pk))


def test_a_new_plan_begins_at_the_place_where_one_last_met_on_neutral_ground(client: Visitor, world: Cast):
    def proposed() -> str:
        return client.login_as(world.siv).get(at("gathering_new", world.process.pk)).context["form"].initial["place"]

    assert proposed() == world.process.arena
    theirs, ours = make.gathering(world.process, days=5), make.gathering(world.process, days=3)
    with as_owner():
        Gathering.objects.filter(pk=theirs.pk).update(place="Rådhuset", ground="organisation", host=world.office)
        Gathering.objects.filter(pk=ours.pk).update(place="Naustet")
    assert proposed() == "Naustet"


def test_a_gathering_begins_on_a_whole_minute_however_its_time_was_sent(client: Visitor, world: Cast):
    day = timezone.localdate() + timedelta(days=5)
    sent = plan(starts_at=f"{day}T17:00:30")
    client.login_as(world.siv).post(at("gathering_new", world.process.pk), sent)
    (gathering,) = stored()
    assert timezone.localtime(gathering.starts_at).strftime("%H:%M:%S") == "17:00:00"
    client.post(at("gathering_plan", gathering.pk), plan(starts_at=f"{day}T18:15:59"))
    assert timezone.localtime(stored()[0].starts_at).strftime("%H:%M:%S") == "18:15:00"
    with as_owner():  # one from before plans were cut to the minute
        Gathering.objects.update(starts_at=timezone.now().replace(second=7, microsecond=9))
        (written,) = document_of(world.process).gatherings
    assert (written.starts.second, written.starts.microsecond) == (0, 0)
