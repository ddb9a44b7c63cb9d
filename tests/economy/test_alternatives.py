"""Weighing other ways to use what there is: named, limited, worked out, saved as it was, tried, felt; closed to all others."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.economy.test_books import book, put
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.economy.access import felt_visible_to, plans_visible_to, weighings_visible_to
from usving.economy.actions.plans import remind_of_trials
from usving.economy.models import FeltPlan, LifeArea, PossibleUse, SavedPlan, Weighing
from usving.economy.rules.books import shifted
from usving.engines.alternatives import alternatives
from usving.people.models import Notice

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def a_weighing(world: Cast, *, own: bool = False, **limits: int) -> Weighing:
    whose: dict[str, Any] = {"account": world.fatima} if own else {"family": world.sol}
    found: Weighing = make.make(Weighing, municipality=world.testvik, **whose, **limits)
    return found


def an_area(weighing: Weighing, name: str = "Ro", weight: int = 5) -> LifeArea:
    found: LifeArea = make.make(
        LifeArea, municipality_id=weighing.municipality_id, weighing=weighing, name=name, weight=weight
    )
    return found


def a_use(
    weighing: Weighing, name: str = "Buss", area: LifeArea | None = None, mark: int = 5, **said: Any
) -> PossibleUse:
    gives = {str(area.pk): mark} if area else {}
    found: PossibleUse = make.make(
        PossibleUse, municipality_id=weighing.municipality_id, weighing=weighing, name=name, **{"gives": gives, **said}
    )
    return found


def typed(**said: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "name": "Buss", "per_month": "500", **said}


def a_plan(world: Cast, weighing: Weighing, client: Visitor, name: str = "Planen") -> SavedPlan:
    """The best plan, saved through the page."""
    client.login_as(world.fatima)
    best = client.get(at("weighing_answer", weighing.pk)).context["answer"].plans[0]
    answer = client.post(at("plan_new", weighing.pk), {"key": str(uuid4()), "uses": best.key, "name": name})
    assert answer.status_code == 302, answer.context["form"].errors
    with as_owner():
        found: SavedPlan = SavedPlan.objects.get(name=name)
    return found


def test_one_begins_alone_or_with_the_other_adult_and_there_is_one_of_each(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for whose in ("family", "family", "own", "own"):
        assert client.post(at("alternatives_begun"), {"whose": whose}).status_code == 302
    with as_owner():
        assert sorted(Weighing.objects.values_list("family__name", "account__person__name"), key=str) == [
            ("Familien Sol", None),
            (None, "Fatima Sol"),
        ]
    starts = client.login_as(world.jonas).get(at("alternatives")).context["starts"]
    assert [(start.whose.value, start.weighing is not None) for start in starts] == [("family", True), ("own", False)]
    starts = client.login_as(world.amina).get(at("alternatives")).context["starts"]
    assert [(start.whose.value, start.weighing is not None) for start in starts] == [("own", False)]
    assert client.post(at("alternatives_begun"), {"whose": "family"}).status_code == 404


def test_areas_are_taken_from_suggestions_made_and_renamed(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    ro = an_area(weighing)
    client.login_as(world.fatima)
    sent = {f"name-{ro.pk}": "Ro i hodet", "suggested": ["Barna"], "new_1": "Hagen", "new_2": "barna"}
    assert client.post(at("weighing_areas", weighing.pk), sent)["Location"] == at("weighing_weights", weighing.pk)
    with as_owner():
        names = list(LifeArea.objects.order_by("position").values_list("name", flat=True))
        assert names == ["Ro i hodet", "Barna", "Hagen"]
    twice = client.post(at("weighing_areas", weighing.pk), {f"name-{ro.pk}": "Ro", "new_1": "ro"})
    assert twice.status_code == 422


def test_an_area_taken_away_takes_with_it_what_was_thought_there(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    ro, barna = an_area(weighing), an_area(weighing, "Barna")
    buss = a_use(weighing, gives={str(ro.pk): 4, str(barna.pk): 6})
    client.login_as(world.fatima).post(at("area_removed", ro.pk))
    with as_owner():
        assert (PossibleUse.objects.get(pk=buss.pk).gives, LifeArea.objects.get().name) == ({str(barna.pk): 6}, "Barna")


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"per_month": "-5"}, "per_month", "Skriv beløpet uten minus."),
        ({"per_month": "99 000 000"}, "per_month", "Beløpet er for stort."),
        ({"per_month": "1 500,50"}, "per_month", "Skriv hele kroner, uten øre."),
        ({"per_month": "mye"}, "per_month", "Skriv beløpet med tall"),
        ({"hours": "745"}, "hours", "Skriv et tall fra 0 til 744."),
        ({"name": ""}, "name", "Skriv hva det er."),
        ({"name": " bil "}, "name", "bil står her alt."),
        (
            {"required": "on", "per_month": "1 500"},
            "required",
            "koster 1\u202f500 kr i måneden, og rammen er 1\u202f000 kr: Buss.",
        ),
    ],
)
def test_what_cannot_be_kept_stands_beside_its_field_and_nothing_is_lost(
    client: Visitor, world: Cast, sent: dict[str, str], field: str, sentence: str
):
    weighing = a_weighing(world, per_month=1000)
    a_use(weighing, "Bil")
    answer = client.login_as(world.fatima).post(at("possible_use_new", weighing.pk), typed(**sent))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sentence in str(answer.context["form"].errors[field])
    assert answer.context["form"][field].value() in (sent[field], True)


def test_needs_in_a_circle_are_said_beside_the_field_with_their_names(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    bil = a_use(weighing, "Bil")
    buss = a_use(weighing, "Buss", needs=[bil.pk])
    answer = client.login_as(world.fatima).post(
        at("possible_use", bil.pk), typed(key=str(bil.pk), name="Bil", needs=[str(buss.pk)])
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "needs": ["Bil, Buss trenger hverandre i ring. Ta bort ett av kryssene under «Trenger også»."]
    }
    assert '<details class="ds-details" open>' in answer.content.decode()


def test_a_limit_too_small_for_what_must_be_there_is_said_beside_it(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    a_use(weighing, "Buss", per_month=800, required=True)
    client.login_as(world.fatima)
    answer = client.post(at("weighing_limits", weighing.pk), {"per_month": "500", "once": "", "hours": ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "per_month": ["Det som må være med, koster 800 kr i måneden, og rammen er 500 kr: Buss."]
    }
    assert client.post(at("weighing_limits", weighing.pk), {"per_month": "1 001", "hours": "8"}).status_code == 302
    with as_owner():
        kept = Weighing.objects.get()
        assert (kept.per_month, kept.once, kept.hours) == (1001, None, 8)


def test_a_use_is_kept_once_changed_and_taken_away_from_what_needed_it(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    ro = an_area(weighing)
    sent = typed(**{f"gives-{ro.pk}": "7", "now": "on"})
    client.login_as(world.fatima)
    for _each in range(2):
        assert client.post(at("possible_use_new", weighing.pk), sent).status_code == 302
    with as_owner():
        buss = PossibleUse.objects.get()
        assert (buss.name, buss.per_month, buss.gives, buss.now) == ("Buss", 500, {str(ro.pk): 7}, True)
    kort = a_use(weighing, "Kort", needs=[buss.pk], excludes=[buss.pk])
    client.post(at("possible_use_removed", buss.pk))
    with as_owner():
        left = PossibleUse.objects.get()
        assert (left.pk, left.needs, left.excludes) == (kort.pk, [], [])


def plenty(world: Cast, **limits: int) -> tuple[Weighing, LifeArea, LifeArea]:
    """A weighing with two areas and three uses: a car today, a bus, and Sundays that cost hours."""
    weighing = a_weighing(world, **{"per_month": 1000, "hours": 4, **limits})
    ro, barna = an_area(weighing, "Ro", 8), an_area(weighing, "Barna", 2)
    a_use(weighing, "Bil", ro, 3, per_month=900, now=True)
    a_use(weighing, "Buss", barna, 9, per_month=500)
    a_use(weighing, "Søndagsmiddag", ro, 4, hours=4)
    return weighing, ro, barna


def test_the_plans_are_shown_with_what_they_give_and_move_with_the_sliders(client: Visitor, world: Cast):
    weighing, ro, barna = plenty(world)
    client.login_as(world.fatima)
    answer = client.get(at("weighing_answer", weighing.pk)).context["answer"]
    assert (answer.now.uses, answer.plans[0].uses) == (["Bil"], ["Bil", "Søndagsmiddag"])
    assert {each.name: each.points for each in answer.plans[0].given} == {"Ro": 7, "Barna": 0}
    assert (answer.money.gained, answer.money.lost) == (["Buss"], [])
    assert (answer.hours.gained, answer.hours.areas) == ([], [])
    moved = client.post(
        at("weighing_answer", weighing.pk), {f"w-{ro.pk}": "1", f"w-{barna.pk}": "10"}, headers={"HX-Request": "true"}
    )
    text = moved.content.decode()
    best = text[text.index("Den som gir mest") : text.index("</ul>", text.index("Den som gir mest"))]
    assert re.findall("<li>(.*?)</li>", best) == ["Buss", "Søndagsmiddag"]
    assert (moved.status_code, "<h1" in text, 'id="svar"' in text) == (200, False, True)
    whole = client.post(at("weighing_answer", weighing.pk), {f"w-{ro.pk}": "1", f"w-{barna.pk}": "10"})
    assert (whole.status_code, "<h1" in whole.content.decode()) == (200, True)
    with as_owner():
        assert set(LifeArea.objects.values_list("weight", flat=True)) == {8, 2}  # looking keeps nothing
    assert client.post(at("weighing_weights", weighing.pk), {f"w-{ro.pk}": "1"}).status_code == 302
    with as_owner():
        assert set(LifeArea.objects.values_list("weight", flat=True)) == {1, 2}


def test_two_areas_are_held_against_each_other(client: Visitor, world: Cast):
    weighing, ro, barna = plenty(world)
    client.login_as(world.fatima)
    page = client.get(at("weighing_front", weighing.pk), {"x": str(ro.pk), "y": str(barna.pk)})
    assert [(point.first, point.second) for point in page.context["front"].points] == [(4, 9), (7, 0)]
    for wrong in ({}, {"x": str(ro.pk), "y": str(ro.pk)}, {"x": "1", "y": str(uuid4())}):
        assert client.get(at("weighing_front", weighing.pk), wrong).context["front"] is None


def test_one_area_against_itself_is_answered_beside_its_field(client: Visitor, world: Cast):
    weighing, ro, _barna = plenty(world)
    page = client.login_as(world.fatima).get(at("weighing_front", weighing.pk), {"x": str(ro.pk), "y": str(ro.pk)})
    assert list(page.context["pair"].errors) == ["y"]


def test_where_not_all_plans_were_found_in_time_the_page_says_so(
    client: Visitor, world: Cast, monkeypatch: pytest.MonkeyPatch
):
    weighing, ro, barna = plenty(world)
    for number in range(24):
        a_use(weighing, f"Noe {number}", (ro, barna)[number % 2], 1 + number * 7 % 10, per_month=50 + number * 37 % 200)
    asked = {"x": str(ro.pk), "y": str(barna.pk)}
    there, sentence = at("weighing_front", weighing.pk), "at vi ikke rakk å finne alle"
    whole = client.login_as(world.fatima).get(there, asked)
    assert (len(whole.context["front"].points) > 3, sentence in whole.content.decode()) == (True, False)
    monkeypatch.setattr("usving.engines.alternatives.search.MOST_NODES", 500)
    stopped = client.get(there, asked)
    assert (stopped.context["front"], sentence in stopped.content.decode()) == (None, True)


def test_before_there_is_anything_to_work_out_the_page_says_what_to_do(client: Visitor, world: Cast):
    weighing = a_weighing(world)
    client.login_as(world.fatima)
    page = client.get(at("weighing_answer", weighing.pk))
    assert (page.status_code, page.context["answer"]) == (200, None)
    with as_owner():  # put there in ways no page allows
        an_area(weighing)
        one = a_use(weighing, "Bil", required=True)
        a_use(weighing, "Buss", required=True, excludes=[one.pk])
    page = client.get(at("weighing_answer", weighing.pk))
    assert "Bil, Buss må begge være med, men kan ikke være med samtidig." in page.content.decode()


def test_a_saved_plan_stays_as_it_was_and_can_be_worked_out_again(client: Visitor, world: Cast):
    weighing, ro, _barna = plenty(world)
    plan = a_plan(world, weighing, client)
    assert plan.engine == "alternatives-1"
    assert alternatives(plan.question) == plan.answer
    with as_owner():
        PossibleUse.objects.filter(name="Bil").update(name="Noe annet", per_month=1)
        LifeArea.objects.filter(pk=ro.pk).update(name="Stillhet")
    shown = client.get(at("saved_plan", plan.pk)).context["shown"]
    assert (shown.uses, shown.per_month, {each.name for each in shown.given}) == (
        ["Bil", "Søndagsmiddag"], 900, {"Ro", "Barna"},
    )  # fmt: skip
    with as_owner(), pytest.raises(DatabaseError, match="a saved plan is not changed"), transaction.atomic():
        SavedPlan.objects.update(answer={})


def test_a_plan_is_saved_once_and_never_when_the_numbers_have_changed_meanwhile(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    client.login_as(world.fatima)
    best = client.get(at("weighing_answer", weighing.pk)).context["answer"].plans[0]
    sent = {"key": str(uuid4()), "uses": best.key, "name": "Planen"}
    for _each in range(2):
        assert client.post(at("plan_new", weighing.pk), sent).status_code == 302
    with as_owner():
        assert SavedPlan.objects.count() == 1
        Weighing.objects.update(per_month=10)
    late = client.post(at("plan_new", weighing.pk), {**sent, "key": str(uuid4())})
    assert (late.status_code, late.context["form"].errors) == (
        422, {"__all__": ["Tallene er endret siden siden ble vist. Se over planene på nytt."]},
    )  # fmt: skip
    assert client.post(at("plan_new", weighing.pk), {**sent, "key": str(uuid4()), "uses": "x,y"}).status_code == 422
    named = client.post(at("plan_new", weighing.pk), {"uses": best.key})
    assert (named.status_code, named.context["form"].is_bound) == (200, False)


def test_two_plans_beside_each_other(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    one, two = a_plan(world, weighing, client, "En"), a_plan(world, weighing, client, "To")
    page = client.get(at("plans_compared", weighing.pk), {"a": str(one.pk), "b": str(two.pk)})
    assert [plan.name for plan, _shown in page.context["two"]] == ["En", "To"]
    assert client.get(at("plans_compared", weighing.pk), {"a": str(uuid4()), "b": "x"}).context["two"] == []


def test_a_plan_is_tried_for_a_month_reminded_of_once_and_felt(client: Visitor, world: Cast):
    weighing, ro, _barna = plenty(world)
    plan, other = a_plan(world, weighing, client), a_plan(world, weighing, client, "En annen")
    early = client.post(at("plan_felt", plan.pk), {"words": "Bra"})
    assert (early.status_code, early.context["form"].errors["__all__"]) == (
        422, ["Prøv planen først. Så sier dere hvordan det kjentes."],
    )  # fmt: skip
    client.post(at("plan_tried", plan.pk))
    assert "Dere prøver en annen plan nå." in client.post(at("plan_tried", other.pk), follow=True).content.decode()
    today = timezone.localdate()
    assert (remind_of_trials(today + timedelta(days=29)), remind_of_trials(today + timedelta(days=30))) == (0, 1)
    assert remind_of_trials(today + timedelta(days=31)) == 0
    with as_owner():
        notice = Notice.objects.get(kind="reminder")
        assert (notice.account_id, "plan" in notice.body.lower(), "penge" in notice.body.lower()) == (
            world.fatima.pk, False, False,
        )  # fmt: skip
        bil = PossibleUse.objects.get(name="Bil")
    sent = {f"{bil.pk}_{ro.pk}": "9", "words": "Lettere enn vi trodde"}
    on_the_way = client.post(at("plan_felt", plan.pk), sent, follow=True).content.decode()
    assert "Lagret. Dere prøver planen videre til" in on_the_way
    with as_owner():
        assert FeltPlan.objects.get().marks == {str(bil.pk): {str(ro.pk): 9}}
        assert SavedPlan.objects.get(pk=plan.pk).ended_at is None
    client.post(at("plan_felt", plan.pk), {**sent, "over": "on"})
    with as_owner():
        assert SavedPlan.objects.get(pk=plan.pk).ended_at is not None
    client.login_as(world.jonas).post(at("plan_felt", plan.pk), {f"{bil.pk}_{ro.pk}": "6"})
    page = client.get(at("weighing", weighing.pk))
    assert [(use.name, area, thought, mark) for use, area, thought, mark in page.context["otherwise"]] == [
        ("Bil", "Ro", 3, 8)
    ]
    assert "Lettere enn vi trodde" in client.get(at("saved_plan", plan.pk)).content.decode()
    client.post(at("felt_taken", weighing.pk))
    with as_owner():
        assert PossibleUse.objects.get(pk=bil.pk).gives == {str(ro.pk): 8}
    assert client.get(at("weighing", weighing.pk)).context["otherwise"] == []


def test_a_plan_goes_with_what_both_adults_said_of_it(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    plan = a_plan(world, weighing, client)
    with as_owner():
        for account in (world.fatima, world.jonas):
            make.make(
                FeltPlan, municipality=world.testvik, weighing=weighing, plan=plan, account=account, words="Greit"
            )
    assert client.login_as(world.fatima).post(at("plan_removed", plan.pk)).status_code == 302
    with as_owner():
        assert (SavedPlan.objects.count(), FeltPlan.objects.count()) == (0, 0)


def test_no_amount_and_no_word_is_left_in_the_trail(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    client.login_as(world.fatima).post(at("possible_use_new", weighing.pk), typed(name="Hemmelig"))
    a_plan(world, weighing, client)
    with as_owner():
        events = {
            entry.event: (entry.family_id, entry.account_id, entry.facts)
            for entry in Entry.objects.filter(event__startswith="economy.")
        }
    assert events == {
        "economy.use_put": (None, world.fatima.pk, {}),
        "economy.plan_saved": (None, world.fatima.pk, {}),
    }


def test_both_locks_agree_and_there_was_something_to_leak(client: Visitor, world: Cast):
    """The adults at home; not the youth, not another family, none of the staff. One's own is one's own at home too."""
    weighing, _ro, _barna = plenty(world)
    plan = a_plan(world, weighing, client)
    common = {"municipality": world.testvik, "weighing": weighing}
    make.make(FeltPlan, plan=plan, account=world.fatima, marks={}, words="Bra", **common)
    alone = a_weighing(world, own=True)
    an_area(alone, "Hemmelig")
    for name in PEOPLE:
        account = getattr(world, name)
        families, own = int(name in ("fatima", "jonas")), int(name == "fatima")
        with as_owner(), acting_as(account.pk):
            doors = [
                set(door(account).values_list("pk", flat=True))
                for door in (weighings_visible_to, plans_visible_to, felt_visible_to)
            ]
        with acting_as(account.pk):
            rows = [set(model.objects.values_list("pk", flat=True)) for model in (Weighing, SavedPlan, FeltPlan)]  # type: ignore[attr-defined]
            counts = (LifeArea.objects.count(), PossibleUse.objects.count())
        assert doors == rows, name
        assert [len(each) for each in rows] == [families + own, families, families], name
        assert counts == (2 * families + own, 3 * families), name


ONE = (
    *("weighing", "weighing_areas", "weighing_weights", "weighing_limits", "weighing_left", "possible_use_new"),
    *(
        "spending_ideas",
        "spending_idea_taken",
        "weighing_answer",
        "weighing_front",
        "felt_taken",
        "plan_new",
        "plans_compared",
    ),
)
OF_USE = ("possible_use", "possible_use_removed", "possible_use_given")
OF_PLAN = ("saved_plan", "plan_tried", "plan_felt", "plan_removed")


def test_who_comes_where(client: Visitor, world: Cast):
    weighing, ro, _barna = plenty(world)
    plan = a_plan(world, weighing, client)
    with as_owner():
        use = PossibleUse.objects.get(name="Bil")
    addresses = [at(name, weighing.pk) for name in ONE]
    addresses += (
        [at(name, use.pk) for name in OF_USE] + [at(name, plan.pk) for name in OF_PLAN] + [at("area_removed", ro.pk)]
    )
    for stranger in (world.amina, world.per, world.odd, world.nils, world.siv, world.anne):
        client.login_as(stranger)
        for address in addresses:
            got = client.get(address).status_code, client.post(address, {}).status_code
            assert set(got) <= {404, 405} and 404 in got, (stranger, address)
    client.login_as(world.fatima)
    only_post = [at(name, weighing.pk) for name in ("weighing_left", "spending_idea_taken", "felt_taken")]
    only_post += [at(name, use.pk) for name in OF_USE[1:]] + [
        at(name, plan.pk) for name in ("plan_tried", "plan_removed")
    ]
    assert [client.get(address).status_code for address in only_post] == [405] * len(only_post)
    assert [client.get(at(name, uuid4())).status_code for name in ("weighing", "possible_use", "saved_plan")] == [
        404
    ] * 3
    assert client.login_as(world.odd).get(at("alternatives")).status_code == 404


@pytest.mark.parametrize(
    ("name", "queries"), [("weighing", 18), ("weighing_answer", 13), ("weighing_areas", 11), ("plans_compared", 12)]
)
@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    client: Visitor,
    world: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    name: str,
    queries: int,
):
    weighing = a_weighing(world)
    for each in range(number):
        a_use(weighing, f"Bruk {each}", an_area(weighing, f"Område {each}"))
    for each in range(number):
        a_plan(world, weighing, client, f"Plan {each}")
    with django_assert_num_queries(queries):
        client.get(at(name, weighing.pk))


def test_a_trial_whose_month_is_over_ends_with_what_is_said_of_it(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    plan = a_plan(world, weighing, client)
    client.post(at("plan_tried", plan.pk))
    assert "over" in client.get(at("plan_felt", plan.pk)).context["form"].fields
    with as_owner():
        SavedPlan.objects.filter(pk=plan.pk).update(tried_until=timezone.localdate())
    assert "over" not in client.get(at("plan_felt", plan.pk)).context["form"].fields
    client.post(at("plan_felt", plan.pk), {"words": "Bra"})
    with as_owner():
        assert SavedPlan.objects.get(pk=plan.pk).ended_at is not None


def test_what_was_left_is_of_the_last_whole_month_and_never_made_up(client: Visitor, world: Cast):
    weighing, ours = a_weighing(world), book(world.sol, world.testvik)
    now = timezone.localdate().replace(day=1)
    put(ours, "Lønn", 900_000, "income")  # this month is not over
    last = shifted(now, -1)
    put(ours, "Lønn", 2_000_000, "income", month=last)
    rent = put(ours, "Husleie", 1_850_000, month=last)
    client.login_as(world.fatima)
    page = client.get(at("weighing_limits", weighing.pk))
    assert (page.context["left"].month, page.context["left"].kroner) == (last, 1_500)
    assert client.post(at("weighing_left", weighing.pk)).status_code == 302
    with as_owner():
        assert Weighing.objects.get().per_month == 1_500
        type(rent).objects.filter(pk=rent.pk).update(ore=2_500_000)
    text = client.get(at("weighing_limits", weighing.pk)).content.decode()
    assert ("ble det ikke noe igjen" in text, "Bruk det beløpet" in text) == (True, False)
    assert client.post(at("weighing_left", weighing.pk)).status_code == 404


def test_a_slider_lets_one_line_be_read_aloud_and_not_the_whole_answer(client: Visitor, world: Cast):
    weighing, _ro, _barna = plenty(world)
    client.login_as(world.fatima)
    whole = client.get(at("weighing_answer", weighing.pk)).content.decode()
    part = client.post(at("weighing_answer", weighing.pk), {}, headers={"HX-Request": "true"}).content.decode()
    assert ('<div id="svar">' in whole, whole.count('aria-live="polite"')) == (True, 1)
    assert ('id="svar-kort" hx-swap-oob="innerHTML"' in part, "Nå gir dette mest: " in part) == (True, True)
    assert "hx-swap-oob" not in whole
