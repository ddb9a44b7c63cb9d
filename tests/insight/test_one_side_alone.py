"""No sequence of acts by one side makes a finding that stands, and a thousand texts stay readable."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight.reading import NILS, SOL, WORDED, joined, mark, read, said
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.insight.access import findings_visible_to, hands_visible_to, questions_visible_to, readings_of
from usving.insight.actions import findings
from usving.insight.actions import questions as asking
from usving.insight.models import Evidence, Finding, FindingWords, Hand, Mark, Question, SourceReading
from usving.insight.rules.findings import FindingState, Says
from usving.insight.rules.questions import Direction, QuestionState
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Contribution
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SMALL = settings(deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
ACTS = (
    "propose",
    "reword",
    "read",
    "stand",
    "object",
    "take-back",
    "open",
    "mark",
    "ask",
    "close",
    "hold-open",
    "evidence",
)
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2)), min_size=4, max_size=14)


class OneSide:
    """A side that does what it likes; the other side has said its words in the room and does nothing more."""

    def __init__(self, side: Side) -> None:
        self.world = joined()
        self.texts = [said(self.world, self.world.fatima, SOL), said(self.world, self.world.nils, NILS)]
        mine = (self.world.per, self.world.jonas, self.world.amina), (self.world.nils, self.world.kari)
        self.people = mine[0 if side is Side.FAMILIES else 1]

    def do(self, act: str, number: int) -> None:
        """One act by one of the people; what is refused is refused."""
        by = self.people[number % len(self.people)]
        with acting_as(by.pk):
            try:
                with transaction.atomic():
                    getattr(self, act.replace("-", "_"))(by, number)
            except Refused:
                return

    def propose(self, by: Account, number: int) -> None:
        marks = list(Mark.objects.all()[: number + 1])
        findings.propose(
            self.world.process, key=uuid4(), marks=marks, shown=False, who=standing_of(by), by=by, **WORDED
        )

    def reword(self, by: Account, number: int) -> None:
        for each in Finding.objects.all()[:1]:
            marks = list(Mark.objects.all())
            findings.reword(each, seen=each.wording, marks=marks, who=standing_of(by), by=by, **WORDED)

    def open(self, by: Account, number: int) -> None:
        for text in self.texts:
            read(self.world, text, by)

    def mark(self, by: Account, number: int) -> None:
        mark(self.world, self.texts[number % 2], by, theme=f"tema {number}")

    def _say(self, by: Account, says: Says) -> None:
        for each in Finding.objects.select_related("process"):
            findings.say(each, says=says, words="Ord.", wording=each.wording, shown=False, who=standing_of(by), by=by)

    def read(self, by: Account, number: int) -> None:
        self._say(by, Says.READ)

    def stand(self, by: Account, number: int) -> None:
        self._say(by, Says.STAND)

    def object(self, by: Account, number: int) -> None:
        self._say(by, Says.OBJECT)

    def take_back(self, by: Account, number: int) -> None:
        for each in FindingWords.objects.filter(hand__account=by).select_related("finding", "hand")[:1]:
            findings.take_back_words(each, by=by)

    def ask(self, by: Account, number: int) -> None:
        who = standing_of(by)
        asking.ask(self.world.process, key=uuid4(), words="Hva?", why="", shown=False, who=who, by=by)

    def _each_question(self, act: Callable[..., Any], by: Account) -> None:
        for each in Question.objects.select_related("process"):
            act(each, words="Ord.", who=standing_of(by), by=by)

    def close(self, by: Account, number: int) -> None:
        self._each_question(asking.close, by)

    def hold_open(self, by: Account, number: int) -> None:
        self._each_question(asking.hold_open, by)

    def evidence(self, by: Account, number: int) -> None:
        for each in Question.objects.select_related("process"):
            side = standing_of(by).side_in(self.world.process.pk)
            asking.give_evidence(each, side=side, direction=Direction.FOR, words="Ord.", source="Her", by=by)


def one_side_does(side: Side, steps: list[tuple[str, int]]) -> tuple[set[str], set[str]]:
    """The states that findings and questions are in at any time while one side does these things."""
    found: set[str] = set()
    asked: set[str] = set()
    with transaction.atomic():
        alone = OneSide(side)
        for act, number in [("mark", 0), ("propose", 0), ("ask", 0), *steps]:
            alone.do(act, number)
            with as_owner():
                found |= set(Finding.objects.values_list("state", flat=True))
                asked |= set(Question.objects.values_list("state", flat=True))
        transaction.set_rollback(True)
    return found, asked


def holds(side: Side, steps: list[tuple[str, int]]) -> None:
    found, asked = one_side_does(side, steps)
    read, close = (
        (FindingState.FAMILIES_READ, QuestionState.FAMILIES_CLOSE)
        if side is Side.FAMILIES
        else (FindingState.PROVIDERS_READ, QuestionState.PROVIDERS_CLOSE)
    )
    assert found <= {FindingState.DRAFT, read}
    assert asked <= {QuestionState.OPEN, close}


@pytest.mark.parametrize("side", list(Side))
def test_one_side_comes_as_far_as_having_read(side: Side):
    """There is something to hold back: alone, a side gets its own half."""
    found, asked = one_side_does(side, [("open", 0), ("read", 0), ("stand", 0), ("open", 1), ("read", 1), ("close", 0)])
    read = FindingState.FAMILIES_READ if side is Side.FAMILIES else FindingState.PROVIDERS_READ
    assert (read in found, len(asked)) == (True, 2)


@settings(SMALL, max_examples=6)
@given(side=st.sampled_from(Side), steps=STEPS)
def test_no_acts_of_one_side_make_a_finding_that_stands_or_close_a_question(side: Side, steps: list[tuple[str, int]]):
    holds(side, steps)


@pytest.mark.long
@settings(SMALL, max_examples=400)
@given(side=st.sampled_from(Side), steps=STEPS)
def test_no_acts_of_one_side_make_a_finding_that_stands_in_many_tries(side: Side, steps: list[tuple[str, int]]):
    holds(side, steps)


DOORS: dict[Any, Callable[[Account], Any]] = {
    Finding: lambda account: findings_visible_to(standing_of(account)),
    Question: lambda account: questions_visible_to(standing_of(account)),
    Hand: lambda account: hands_visible_to(standing_of(account)),
    SourceReading: readings_of,
}


def test_doors_and_database_agree_for_everyone():
    alone = OneSide(Side.FAMILIES)
    for act, number in (
        ("mark", 0),
        ("mark", 1),
        ("propose", 1),
        ("open", 0),
        ("read", 0),
        ("ask", 0),
        ("evidence", 1),
    ):
        alone.do(act, number)
    world = alone.world
    with as_owner():
        Hand.objects.filter(pk=Evidence.objects.get().hand_id).update(shown=True)
        there = {model.__name__: model.objects.count() for model in DOORS}
    assert all(there.values()) and there["Hand"] > 3
    everyone = (
        world.fatima, world.amina, world.per, world.nils, world.kari, world.siv, world.liv, world.odd, world.anne, world.bo
    )  # fmt: skip
    for account in everyone:
        with as_owner(), acting_as(account.pk):
            doors = {model: set(door(account).values_list("pk", flat=True)) for model, door in DOORS.items()}
        with acting_as(account.pk):
            assert {model: set(model.objects.values_list("pk", flat=True)) for model in DOORS} == doors


def test_a_thousand_texts_stay_readable(client: Visitor, django_assert_num_queries: Any):
    world: Cast = joined()
    with as_owner():
        Contribution.objects.bulk_create(
            Contribution(
                municipality=world.testvik, process=world.process, station=make.station(world.process), author=world.fatima,
                family=world.sol, circle=world.sol_seat.circle, signed="Fatima Sol", audience="all",
                text=f"Fortelling {number}. " + ("Vi ventet på nøkkelen." if number % 100 == 0 else "Det gikk bra."),
            )
            for number in range(1000)
        )  # fmt: skip
    client.login_as(world.nils)
    there = reverse("reading_room", args=[world.process.pk])
    client.get(there)
    for page in ("", "?side=3", "?side=50", "?side=2&antall=50"):
        with django_assert_num_queries(17):
            answer = client.get(there + page)
        assert answer.status_code == 200
    assert len(client.get(there).context["lines"]) == 20
    for words in ("nøkkelen", "vente nøkkel", "nøkke"):  # as it stands, in other forms, and half a word
        client.post(reverse("search"), {"there": there, "words": words})
        assert client.get(there).context["list"].count == 10
