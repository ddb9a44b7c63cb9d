"""Plans for several at once: both sides' yes, versions, no case data, and tasks from them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.database.asking import ids_of
from usving.core.identity import acting_as
from usving.process.access import standing_of
from usving.process.models import Task
from usving.process.rules.gatherings import GatheringKind
from usving.steering.access.group_plans import plan_parts_visible_to, plan_yeses_visible_to, plans_visible_to
from usving.steering.models import GroupPlan, PlanPart, PlanYes

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
INSIDE = {"fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv"}


@pytest.fixture
def world() -> Cast:
    made = cast()
    make.gate(made.process)
    return made


def typed(**said: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "key": uuid4(), "title": "Én dag i uka", "aim": "Vi møtes om det samme.", "families": "Lager mat sammen.",
        "services": "Boligkontoret har åpen dør.", "volunteers": "", "looks_for": "Kommer folk?",
        "starts": today, "follow_up": today + timedelta(days=30), **said,
    }  # fmt: skip


def proposed(client: Visitor, world: Cast, **said: Any) -> GroupPlan:
    words = typed(**said)
    client.login_as(world.fatima)
    assert client.post(reverse("group_plan_new", args=[world.process.pk]), words).status_code == 302
    return fresh(words["key"])


def fresh(key: Any) -> GroupPlan:
    with as_owner():
        return GroupPlan.objects.get(pk=key)


def yes(client: Visitor, plan: GroupPlan, account: Any, wording: int | None = None) -> int:
    said = {"wording": wording or fresh(plan.pk).wording}
    return client.login_as(account).post(reverse("group_plan_yes", args=[plan.pk]), said).status_code


def in_force(client: Visitor, world: Cast, **said: Any) -> GroupPlan:
    plan = proposed(client, world, **said)
    yes(client, plan, world.per)
    yes(client, plan, world.nils)
    return fresh(plan.pk)


def test_a_plan_is_in_force_when_both_sides_have_said_yes_to_the_same_words(client: Visitor, world: Cast):
    plan = proposed(client, world)
    yes(client, plan, world.fatima)
    yes(client, plan, world.per)
    assert fresh(plan.pk).state == "proposed"
    client.login_as(world.kari)
    words = reverse("group_plan_words", args=[plan.pk])
    assert client.post(words, typed(aim="Vi møtes oftere.")).status_code == 302
    yes(client, plan, world.nils, wording=1)
    assert fresh(plan.pk).state == "proposed"  # those words are gone
    yes(client, plan, world.nils)
    assert fresh(plan.pk).state == "proposed"  # the families' yes was to other words
    yes(client, plan, world.per)
    assert fresh(plan.pk).state == "in-force"
    assert client.login_as(world.fatima).post(words, typed()).status_code == 422


def test_those_who_lead_speak_for_no_side(client: Visitor, world: Cast):
    plan = proposed(client, world)
    assert {
        name: yes(client, plan, getattr(world, name)) for name in ("siv", "liv", "odd", "anne", "bo")
    } == dict.fromkeys(("siv", "liv", "odd", "anne", "bo"), 404)


def test_a_new_version_takes_the_place_of_the_one_before(client: Visitor, world: Cast):
    plan = in_force(client, world)
    there, words = reverse("group_plan_next", args=[plan.pk]), typed(aim="Litt annerledes.")
    client.login_as(world.fatima)
    assert client.post(there, words).status_code == 302
    assert client.post(there, typed()).status_code == 422  # one waits already
    new = fresh(words["key"])
    assert (new.number, new.line, fresh(plan.pk).state) == (2, plan.line, "in-force")
    for account in (world.per, world.nils):
        yes(client, new, account)
    assert (fresh(new.pk).state, fresh(plan.pk).state) == ("in-force", "replaced")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ring 912 34 567.", "telefonnummer"),
        ("Hun er 010190 12345.", "fødselsnummer"),
        ("Skriv til noen@sted.no.", "e-postadresse"),
        ("Vi hjelper Jonas med rus.", "«Jonas» er også navnet på en familie her, eller noen i en"),
        ("Aminas skole er langt unna.", "«Aminas» er også navnet på en familie her, eller noen i en"),
        ("Vi hjelper Bekk med flytting.", "navnet på en familie her"),
        ("Bekks barn trenger ny skole.", "navnet på en familie her"),
    ],
)
def test_no_case_data_stands_in_a_plan(client: Visitor, world: Cast, text: str, why: str):
    client.login_as(world.nils)
    there = reverse("group_plan_new", args=[world.process.pk])
    answer = client.post(there, typed(families=text))
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    again = client.post(there, typed(families=text, no_names="on"))
    assert again.status_code == (302 if "navnet" in why else 422)


def test_one_who_does_not_know_a_family_is_not_told_of_it(client: Visitor):
    """Before the circles join, the providers cannot find out who is there by trying names in a plan."""
    world = cast()
    there = reverse("group_plan_new", args=[world.process.pk])
    for name in ("Bekk", "Jonas"):
        said = typed(families=f"Vi hjelper {name} med flytting.")
        assert client.login_as(world.per).post(there, said).status_code == 422
        assert client.login_as(world.nils).post(there, said).status_code == 302
    with acting_as(world.bo.pk):
        assert ids_of("steering_words_of_names", world.process.pk, ["jonas"]) == []


def test_what_each_does_becomes_tasks_once(client: Visitor, world: Cast):
    plan, gathering = in_force(client, world), make.gathering(world.process, GatheringKind.JOINT)
    there = reverse("group_plan_tasks", args=[plan.pk])
    said = {"gathering": gathering.pk, "due": timezone.localdate() + timedelta(days=9)}
    client.login_as(world.siv)
    for _twice in range(2):
        assert client.post(there, said).status_code == 302
    with as_owner():
        assert sorted(Task.objects.values_list("side", "text")) == [
            ("families", "Lager mat sammen."), ("providers", "Boligkontoret har åpen dør."),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "may"),
    [
        ("group_plan", INSIDE),
        ("group_plan_words", INSIDE),
        ("group_plan_next", INSIDE),
        ("group_plan_tasks", {"siv", "liv"}),
    ],
)
def test_who_comes_to_the_pages(client: Visitor, world: Cast, page: str, may: set[str]):
    plan = in_force(client, world)
    there = reverse(page, args=[plan.pk])
    answers = {name: client.login_as(getattr(world, name)).get(there).status_code for name in EVERYONE}
    assert answers == {name: 200 if name in may else 404 for name in EVERYONE}
    assert client.login_as(world.fatima).get(reverse(page, args=[uuid4()])).status_code == 404


@pytest.mark.parametrize(("page", "who"), [("group_plan_dropped", "odd"), ("group_plan_ended", "fatima")])
def test_ending_is_no_reading_and_not_for_everyone(client: Visitor, world: Cast, page: str, who: str):
    plan = in_force(client, world)
    assert client.login_as(getattr(world, who)).post(reverse(page, args=[plan.pk])).status_code == 404
    assert client.login_as(world.siv).get(reverse(page, args=[plan.pk])).status_code == 405
    client.post(reverse(page, args=[plan.pk]))
    assert fresh(plan.pk).state == ("ended" if page == "group_plan_ended" else "in-force")


LIST = 12


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_asks_the_same(client: Visitor, world: Cast, django_assert_num_queries: Any, number: int):
    for _each in range(number):
        proposed(client, world)
    client.login_as(world.per)
    with django_assert_num_queries(LIST):
        page = client.get(reverse("group_plans", args=[world.process.pk]))
    assert page.context["list"].count == number


def test_the_doors_say_the_same_as_the_database(client: Visitor, world: Cast):
    in_force(client, world)
    doors = {GroupPlan: plans_visible_to, PlanPart: plan_parts_visible_to, PlanYes: plan_yeses_visible_to}
    seen = set()
    for name in EVERYONE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            who = standing_of(account)
            through = {model: set(door(who).values_list("pk", flat=True)) for model, door in doors.items()}
        with acting_as(account.pk):
            alone = {model: set(model.objects.values_list("pk", flat=True)) for model in doors}
        assert alone == through, name
        seen |= {name} if alone[GroupPlan] else set()
    assert seen == INSIDE
