"""Two locks on ideas, pilots and uses: doors and policies agree for everyone, and the database itself lets no step be skipped."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Model
from django.db.utils import DatabaseError
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight import ideas as told
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.insight.access.ideas import (
    idea_moves_visible_to,
    idea_proofs_visible_to,
    idea_reasons_visible_to,
    idea_sources_visible_to,
    ideas_visible_to,
)
from usving.insight.access.pilots import (
    pilot_entries_visible_to,
    pilot_parts_visible_to,
    pilot_reviews_visible_to,
    pilots_visible_to,
    use_looks_visible_to,
    uses_visible_to,
)
from usving.insight.actions import ideas as actions
from usving.insight.actions import pilots
from usving.insight.actions.idea_grounds import give_reason, point_at
from usving.insight.actions.uses import describe_use, look_again
from usving.insight.models import (
    Idea,
    IdeaMove,
    IdeaProof,
    IdeaReason,
    IdeaSource,
    Pilot,
    PilotEntry,
    PilotPart,
    PilotReview,
    Use,
    UseLook,
)
from usving.insight.rules.ideas import IdeaAct, IdeaState, ReasonKind, SourceKind
from usving.insight.rules.pilots import PilotAct, PilotState, Verdict, outcome
from usving.insight.rules.uses import StillUsed
from usving.people.models import Account
from usving.process.access import Standing, standing_of
from usving.process.models import Process
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
DOORS: dict[type[Model], Callable[[Standing], Any]] = {
    Idea: ideas_visible_to,
    IdeaMove: idea_moves_visible_to,
    IdeaSource: idea_sources_visible_to,
    IdeaReason: idea_reasons_visible_to,
    IdeaProof: idea_proofs_visible_to,
    Pilot: pilots_visible_to,
    PilotPart: pilot_parts_visible_to,
    PilotEntry: pilot_entries_visible_to,
    PilotReview: pilot_reviews_visible_to,
    Use: uses_visible_to,
    UseLook: use_looks_visible_to,
}
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "vera", "bo")
SLOW = settings(
    max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def world() -> Cast:
    made = told.turned()
    made.vera = make.account(made.testvik, "Vera Frivillig")  # type: ignore[attr-defined]
    made.vera_seat = make.seat(made.process, SeatRole.VOLUNTEER, made.vera)  # type: ignore[attr-defined]
    return made


def filled(world: Cast) -> None:
    """Something of everything: a note, shared ideas, pilots that wait, differ and are judged, one that was made use of."""
    told.write(world, world.fatima, "Bare mitt")
    use = told.used(world, "Brukt")
    waiting = told.over(world, told.new(world, "Venter"))
    told.review(waiting, world.per, Verdict.STOP)
    differs = told.over(world, told.new(world, "Ulikt"))
    told.review(differs, world.per, Verdict.STOP)
    told.review(differs, world.nils, Verdict.GO_ON)
    idea = told.shared(world, world.nils, "Fra Nils")
    helped = told.run(told.planned(idea, world.nils), world.nils, PilotAct.START)
    with acting_as(world.nils.pk):
        who, day = standing_of(world.nils), timezone.localdate()
        part = {"kind": "volunteers", "seat": world.vera_seat, "called": "", "does": "Kaffe", "day": None}  # type: ignore[attr-defined]
        PilotPart.objects.filter(pilot=helped).delete()
        pilots.add_part(helped, key=uuid4(), fields=part, by=world.nils)
        said = {"day": day, "text": "Kaffe.", "number": None, "as_whom": "Nils"}
        pilots.note(helped, key=uuid4(), **said, by=world.nils, who=who)
        point_at(idea, key=uuid4(), kind=SourceKind.LETTER, words="Ett brev.", by=world.nils)
        reason = {"kind": ReasonKind.HELPS, "whom": "alle", "words": "Ja.", "side": Side.PROVIDERS}
        give_reason(idea, key=uuid4(), **reason, by=world.nils, who=who)
        look_again(use, key=uuid4(), still=StillUsed.CHANGED, words="Nytt skjema.", by=world.nils, who=who)


def seen(world: Cast, name: str) -> tuple[dict[str, set[Any]], dict[str, set[Any]]]:
    """What the doors let someone have, and what the database does when no page filters."""
    account = getattr(world, name)
    with as_owner(), acting_as(account.pk):
        who = standing_of(account)
        doors = {model.__name__: set(door(who).values_list("pk", flat=True)) for model, door in DOORS.items()}
    with acting_as(account.pk):
        rows = {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in DOORS}  # type: ignore[attr-defined]
    return doors, rows


@pytest.mark.parametrize("closed", [False, True])
def test_doors_and_database_agree_for_everyone(world: Cast, closed: bool):
    filled(world)
    if closed:
        close(world)
    with as_owner():
        there = {model.__name__: model.objects.count() for model in DOORS}  # type: ignore[attr-defined]
    assert min(there.values()) > 0
    known = {}
    for name in EVERYONE:
        doors, rows = seen(world, name)
        assert doors == rows, name
        known[name] = {model: len(found) for model, found in rows.items()}
    assert known["fatima"] == there
    assert known["odd"] == known["anne"] == known["bo"] == dict.fromkeys(there, 0)
    assert known["jonas"] == there | {"Idea": there["Idea"] - 1}
    assert known["siv"]["PilotReview"] == known["nils"]["PilotReview"] == there["PilotReview"] - 1
    assert known["vera"] == dict.fromkeys(there, 0) | {"Pilot": 1, "PilotPart": 1, "PilotEntry": 1}


def close(world: Cast) -> None:
    with as_owner():
        Process.objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=timezone.localdate())


def by_hand(account: Account, act: Callable[[], int]) -> int:
    """What someone gets done past all doors: the number of rows, none where the database refuses."""
    with acting_as(account.pk):
        try:
            with transaction.atomic():
                return act()
        except DatabaseError:
            return 0


@pytest.mark.parametrize(
    ("state", "becomes"),
    [
        ("proposed", {"proposed": 1, "resting": 1, "new": 0, "useful": 0, "used": 0}),
        ("new", {"proposed": 1, "resting": 1, "new": 1, "useful": 0, "used": 0}),
        ("useful", {"proposed": 1, "resting": 1, "new": 1, "useful": 1, "used": 0}),
    ],
)
def test_the_database_lets_no_idea_skip_a_proof(world: Cast, state: str, becomes: dict[str, int]):
    idea = {"proposed": lambda: told.shared(world, world.fatima), "new": lambda: told.new(world)}.get(
        state, lambda: told.useful(world)
    )()
    found = {}
    for to in becomes:
        with transaction.atomic():
            found[to] = by_hand(world.nils, lambda to=to: Idea.objects.filter(pk=idea.pk).update(state=to))
            transaction.set_rollback(True)
    assert found == becomes


def test_a_step_back_sets_its_proofs_aside(world: Cast):
    idea = told.step(told.useful(world), world.per, IdeaAct.GO_BACK, "Vi teller på nytt.")
    assert idea.state == IdeaState.NEW
    assert by_hand(world.nils, lambda: Idea.objects.filter(pk=idea.pk).update(state="useful")) == 0
    with pytest.raises(Refused, match="Prøv ideen i det små"):
        told.step(idea, world.per, IdeaAct.FIND_USEFUL)
    for account in (world.per, world.nils):
        told.prove(world, idea, account, IdeaAct.FIND_USEFUL)
    assert told.step(idea, world.per, IdeaAct.FIND_USEFUL).state == IdeaState.USEFUL


def test_an_idea_that_tells_no_need_is_not_found_new(world: Cast):
    idea = told.shared(world, world.fatima, need="")
    for account in (world.fatima, world.nils):
        told.prove(world, idea, account)
    with pytest.raises(Refused, match="Skriv først i ideen"):
        told.step(idea, world.kari, IdeaAct.FIND_NEW)
    assert by_hand(world.nils, lambda: Idea.objects.filter(pk=idea.pk).update(state="new")) == 0
    words = {"need": "Folk mister frister."}
    with acting_as(world.fatima.pk):
        actions.change_idea(idea, words=words, by=world.fatima)
    assert told.step(idea, world.kari, IdeaAct.FIND_NEW).state == IdeaState.NEW
    assert by_hand(world.nils, lambda: Idea.objects.filter(pk=idea.pk).update(need="")) == 1


def test_a_pilot_that_nobody_did_shows_nothing(world: Cast):
    idea = told.new(world)
    alone = told.bare(idea, world.fatima)
    with pytest.raises(Refused, match="hvem som gjør hva"):
        told.run(alone, world.fatima, PilotAct.START)
    pilot = told.run(told.planned(idea, world.fatima), world.fatima, PilotAct.START)
    told.run(pilot, world.nils, PilotAct.END)
    for verdict in (Verdict.GO_ON, Verdict.CHANGE):
        with pytest.raises(Refused, match="i loggen hva som skjedde"):
            told.review(pilot, world.per, verdict)
    for side, by in ((Side.FAMILIES, world.per), (Side.PROVIDERS, world.nils)):
        row = {"municipality": world.testvik, "process": world.process, "pilot": pilot, "by": by, "learned": "x"}
        make.make(PilotReview, side=side.value, verdict="go-on", **row)
    by_force = lambda: Pilot.objects.filter(pk=pilot.pk).update(state="goes-on")  # noqa: E731
    assert by_hand(world.per, by_force) == 0
    told.noted(pilot, world.per)
    assert by_hand(world.per, by_force) == 1


def test_a_pilot_that_nobody_did_may_be_stopped(world: Cast):
    pilot = told.run(told.planned(told.new(world), world.fatima), world.fatima, PilotAct.START)
    told.run(pilot, world.nils, PilotAct.END)
    told.review(pilot, world.per, Verdict.STOP)
    assert told.review(pilot, world.nils, Verdict.STOP).state == PilotState.STOPS


def test_the_database_lets_no_side_end_a_pilot_alone(world: Cast):
    pilot = told.over(world, told.new(world))
    told.review(pilot, world.per, Verdict.GO_ON)
    for state in ("goes-on", "changes", "stops", "differs"):
        assert by_hand(world.per, lambda state=state: Pilot.objects.filter(pk=pilot.pk).update(state=state)) == 0
    for side, by in ((Side.PROVIDERS, world.per), (Side.FAMILIES, world.nils), (Side.PROVIDERS, world.siv)):
        row = {"municipality": world.testvik, "process": world.process, "pilot": pilot, "by": by, "learned": "x"}
        other = lambda side=side, row=row: PilotReview.objects.bulk_create(  # noqa: E731
            [PilotReview(side=side.value, verdict="go-on", **row)]
        )
        assert not by_hand(by, other)
    with as_owner():
        assert PilotReview.objects.count() == 1


@pytest.mark.parametrize("families", Verdict)
@pytest.mark.parametrize("providers", Verdict)
def test_the_database_and_the_rule_make_the_same_of_two_sides(world: Cast, families: Verdict, providers: Verdict):
    pilot = told.over(world, told.new(world))
    told.review(pilot, world.per, families)
    after = told.review(pilot, world.nils, providers)
    said = outcome({Side.FAMILIES: families, Side.PROVIDERS: providers})
    states = {
        PilotAct.AGREE_GO_ON: PilotState.GOES_ON, PilotAct.AGREE_CHANGE: PilotState.CHANGES,
        PilotAct.AGREE_STOP: PilotState.STOPS, PilotAct.DIFFER: PilotState.DIFFERS,
    }  # fmt: skip
    assert said is not None and after.state == states[said]
    others = {state.value for state in states.values()} - {after.state}
    for state in others:
        assert by_hand(world.per, lambda state=state: Pilot.objects.filter(pk=pilot.pk).update(state=state)) == 0


@pytest.mark.parametrize("verdict", [Verdict.GO_ON, Verdict.CHANGE])
def test_those_who_saw_a_pilot_differently_may_come_to_agree(world: Cast, verdict: Verdict):
    pilot = told.over(world, told.new(world))
    told.review(pilot, world.per, Verdict.STOP)
    assert told.review(pilot, world.nils, verdict).state == PilotState.DIFFERS
    assert by_hand(world.per, lambda: Pilot.objects.filter(pk=pilot.pk).update(state="goes-on")) == 0
    assert told.review(pilot, world.per, verdict).state in (PilotState.GOES_ON, PilotState.CHANGES)


@pytest.mark.parametrize(("turned", "joined"), [(False, True), (True, False), (False, False)])
def test_before_the_turn_and_the_gate_one_keeps_a_note(turned: bool, joined: bool):
    world = told.cast(here=5 if turned else 4)
    if joined:
        make.gate(world.process)
    idea = told.write(world, world.fatima)
    with acting_as(world.fatima.pk), pytest.raises(Refused):
        actions.share_idea(idea, by=world.fatima, who=standing_of(world.fatima))
    shared = {"state": "proposed", "shared_at": timezone.now(), "answer_due": timezone.localdate()}
    assert by_hand(world.fatima, lambda: Idea.objects.filter(pk=idea.pk).update(**shared)) == 0
    assert by_hand(world.fatima, lambda: Idea.objects.filter(pk=idea.pk).update(title="Mitt")) == 1
    assert [seen(world, name)[1]["Idea"] for name in ("fatima", "jonas", "nils", "siv")] == [
        {idea.pk},
        set(),
        set(),
        set(),
    ]


def test_nobody_writes_in_a_closed_process(world: Cast):
    idea, note = told.new(world), told.write(world, world.fatima, "Notat")
    pilot = told.run(told.planned(idea, world.fatima), world.fatima, PilotAct.START)
    use = told.used(world, "Brukt")
    close(world)
    with as_owner():
        before = {model.__name__: list(model.objects.order_by("pk").values()) for model in DOORS}  # type: ignore[attr-defined]
    attempts: list[Callable[[], Any]] = [
        lambda: told.write(world, world.fatima, "Ny"),
        lambda: told.step(idea, world.fatima, IdeaAct.GO_BACK, "fordi"),
        lambda: told.prove(world, idea, world.fatima, IdeaAct.FIND_USEFUL),
        lambda: told.planned(idea, world.fatima),
        lambda: told.run(pilot, world.fatima, PilotAct.END),
        lambda: told.review(pilot, world.fatima, Verdict.STOP),
        lambda: actions.change_idea(note, words={"title": "Endret"}, by=world.fatima),
        lambda: look_again(
            use, key=uuid4(), still=StillUsed.YES, words="", by=world.fatima, who=standing_of(world.fatima)
        ),
        lambda: describe_use(
            idea, key=uuid4(), fields=told.told(), by=world.fatima, who=standing_of(world.fatima)
        ),
    ]  # fmt: skip
    for attempt in attempts:
        with acting_as(world.fatima.pk), pytest.raises((Refused, DatabaseError)), transaction.atomic():
            attempt()
    with as_owner():
        assert {model.__name__: list(model.objects.order_by("pk").values()) for model in DOORS} == before  # type: ignore[attr-defined]


SIDES = ["fatima", "per", "nils", "kari"]
ACTS = st.one_of(
    st.tuples(st.just("prove"), st.sampled_from(SIDES), st.sampled_from([IdeaAct.FIND_NEW, IdeaAct.FIND_USEFUL])),
    st.tuples(st.just("step"), st.sampled_from(["fatima", "nils", "siv"]), st.sampled_from(IdeaAct)),
    st.tuples(st.just("pilot"), st.sampled_from(["fatima", "nils"]), st.booleans()),
    st.tuples(st.just("review"), st.sampled_from(SIDES), st.sampled_from(Verdict)),
    st.tuples(st.just("use"), st.sampled_from(["fatima", "kari"]), st.just(None)),
)  # fmt: skip


@SLOW
@given(data=st.lists(ACTS, min_size=6, max_size=22))
def test_whatever_people_do_no_idea_is_further_than_its_proofs(data: list[tuple[str, str, Any]]):
    with transaction.atomic():
        world = told.turned()
        idea = told.shared(world, world.fatima)
        for what, name, how in data:
            by = getattr(world, name)
            try:
                with transaction.atomic():
                    _do(world, idea, what, by, how)
            except Refused:
                pass
            with as_owner():
                judge(Idea.objects.get(pk=idea.pk))
        transaction.set_rollback(True)


def _do(world: Cast, idea: Idea, what: str, by: Account, how: Any) -> None:
    if what == "prove":
        told.prove(world, idea, by, how)
    elif what == "step":
        told.step(idea, by, how, "fordi")
    elif what == "pilot":
        pilot = told.run(told.planned(idea, by), by, PilotAct.START)
        if how:
            told.noted(pilot, by)
        told.run(pilot, by, PilotAct.END)
    elif what == "review":
        with as_owner():
            pilot = Pilot.objects.filter(idea=idea, state__in=["over", "differs"]).first()
        if pilot:
            told.review(pilot, by, how)
    else:
        with acting_as(by.pk):
            describe_use(idea, key=uuid4(), fields=told.told(), by=by, who=standing_of(by))


def judge(idea: Idea) -> None:
    """What the plain words of the issue say, counted anew from the rows: each step since its last step back."""
    rank = ["proposed", "new", "useful", "used"]
    come = rank.index(idea.state) if idea.state in rank else 0
    backs = {move.came_from: move.at for move in idea.moves.filter(act="go-back")}
    after = lambda row, state: state not in backs or row.at > backs[state]  # noqa: E731
    sides = {each.side for each in idea.proofs.filter(step="find-new") if after(each, "new")}
    shown = {each.side for each in idea.proofs.filter(step="find-useful") if after(each, "useful")}
    good = [
        each for each in idea.pilots.all()
        if {said.side for said in each.reviews.all()} == {"families", "providers"}
        and each.parts.exists() and each.entries.exists()
        and "stop" not in {said.verdict for said in each.reviews.all()}
        and ("useful" not in backs or (each.judged_at and each.judged_at > backs["useful"]))
    ]  # fmt: skip
    uses = [each for each in idea.uses.all() if after(each, "used")]
    assert come < 1 or (sides == {"families", "providers"} and "" not in {idea.need, idea.for_whom, idea.users})
    assert come < 2 or good or shown == {"families", "providers"}
    assert come < 3 or uses
