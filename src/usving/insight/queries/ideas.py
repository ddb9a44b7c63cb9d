"""What the pages of ideas read."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.core.database.asking import ids_of
from usving.core.searching import with_words
from usving.insight.access.ideas import (
    idea_moves_visible_to,
    idea_proofs_visible_to,
    idea_reasons_visible_to,
    idea_sources_visible_to,
    ideas_visible_to,
)
from usving.insight.models import Idea, IdeaMove, IdeaProof, IdeaReason
from usving.insight.rules.ideas import STEPS, IdeaAct, IdeaState, Proof, ReasonKind, missing
from usving.process.access import Standing, group_seats_visible_to
from usving.process.models import Process, Seat

ORDER = (IdeaState.PROPOSED, IdeaState.NEW, IdeaState.USEFUL, IdeaState.USED)
LACKING = {
    Proof.TOLD: gettext_lazy("I ideen står det hva som trengs, for hvem, og hvem som må ta den i bruk."),
    Proof.FAMILIES_COMPARED: gettext_lazy("Familiene sier hva som finnes i dag, og hva som er annerledes."),
    Proof.PROVIDERS_COMPARED: gettext_lazy("Tjenestene sier hva som finnes i dag, og hva som er annerledes."),
    Proof.TRIED: gettext_lazy("Ideen prøves i det små, noen skriver hva som skjedde, og begge sider vurderer prøven."),
    Proof.FAMILIES_SHOWED: gettext_lazy("Familiene viser at den er nyttig."),
    Proof.PROVIDERS_SHOWED: gettext_lazy("Tjenestene viser at den er nyttig."),
    Proof.DESCRIBED: gettext_lazy("Det står hvem som eier den, og hva den ble."),
}


@dataclass(frozen=True)
class StepShown:
    """One of the three steps: how far it is, and what each side has said for it."""

    state: str
    label: str
    standing: str  # done | here | ahead
    proofs: tuple[IdeaProof, ...]
    set_aside: tuple[IdeaProof, ...]


@dataclass(frozen=True)
class NextStep:
    """The step that comes next: its act, what lacks (one list for each way to it), and whether it can be taken."""

    act: IdeaAct
    ways: tuple[tuple[str, ...], ...]

    untold: bool = False  # the idea does not say what is needed, for whom, and who must make use of it

    @property
    def ready(self) -> bool:
        """Whether nothing lacks."""
        return not self.ways


def ideas_in(process: Process, who: Standing) -> QuerySet[Idea]:
    """The ideas one sees in a process, the newest first; by time alone, never by how many stand behind them."""
    found = ideas_visible_to(who).filter(process=process).defer("search")
    return found.order_by("-written_at", "pk")


def found_by(
    found: QuerySet[Idea], who: Standing, *, words: str, state: str, source: str, whose: str
) -> QuerySet[Idea]:
    """Narrow by Norwegian words, by how far they are, by what they come from, and to one's own or those that wait."""
    if words:
        found = with_words(found, words, "title", "text", kept="search")
    if state:
        found = found.filter(state=state)
    if source:
        found = found.filter(pk__in=idea_sources_visible_to(who).filter(kind=source).values("idea"))
    if whose == "mine":
        found = found.filter(author=who.account)
    if whose == "venter":
        found = found.filter(~Q(state=IdeaState.NOTE), answered_at__isnull=True)
    return found


def reasons_for(idea: Idea, who: Standing) -> dict[str, list[IdeaReason]]:
    """The reasons given, by kind, oldest first; nobody counts them."""
    found = list(idea_reasons_visible_to(who).filter(idea=idea).order_by("at", "pk"))
    return {kind.value: [each for each in found if each.kind == kind] for kind in ReasonKind}


def way_of(idea: Idea, who: Standing) -> list[IdeaMove]:
    """The way an idea has gone, oldest first."""
    return list(idea_moves_visible_to(who).filter(idea=idea).order_by("at"))


def steps_of(idea: Idea, way: list[IdeaMove], who: Standing) -> list[StepShown]:
    """The three steps, with what the sides have said; what a step back has set aside stands for itself."""
    said = list(idea_proofs_visible_to(who).filter(idea=idea).order_by("at", "pk"))
    return [_step(idea, state, way, said) for state in STEPS]


def _step(idea: Idea, state: IdeaState, way: list[IdeaMove], said: list[IdeaProof]) -> StepShown:
    backs = [move.at for move in way if move.act == IdeaAct.GO_BACK and move.came_from == state]
    here = [each for each in said if each.step == STEPS[state]]
    stands = [each for each in here if not backs or each.at > max(backs)]
    aside = [each for each in here if each not in stands]
    label = {IdeaState.NEW: _("Nytt"), IdeaState.USEFUL: _("Nyttig"), IdeaState.USED: _("Nyttiggjort")}[state]
    return StepShown(state.value, label, _standing(IdeaState(idea.state), state), tuple(stands), tuple(aside))


def _standing(now: IdeaState, state: IdeaState) -> str:
    if now not in ORDER:
        return "ahead"
    come, wanted = ORDER.index(now), ORDER.index(state)
    return "done" if come >= wanted else "here" if come == wanted - 1 else "ahead"


def next_step(idea: Idea) -> NextStep | None:
    """The step that comes next, and what lacks for it; None for a note, at rest, and where all are taken."""
    state = IdeaState(idea.state)
    if state not in ORDER or state is IdeaState.USED:
        return None
    act = STEPS[ORDER[ORDER.index(state) + 1]]
    have = frozenset(Proof(each) for each in ids_of("insight_idea_proofs", idea.pk))
    lacks = missing(act, have)
    untold = any(Proof.TOLD in way for way in lacks)
    return NextStep(act, tuple(tuple(str(LACKING[each]) for each in Proof if each in way) for way in lacks), untold)


def is_late(idea: Idea) -> bool:
    """Whether the answer is owed past its day."""
    return idea.answered_at is None and idea.answer_due is not None and idea.answer_due < timezone.localdate()


def own_by_key(key: str, account: UUID) -> Idea | None:
    """What one has written under a form's key; None where there is nothing, or the key is none."""
    try:
        return Idea.objects.filter(pk=UUID(key), author=account).first()
    except ValueError:
        return None


def family_called(process: Process, who: Standing) -> str:
    """The name of one's family's seat here; empty for one without."""
    place = who.place_in(process.pk)
    return str(Seat.objects.get(pk=place.seat)) if place and place.family else ""


def tables_of(process: Process, who: Standing) -> list[tuple[str, str]]:
    """The tables one sits or has sat at in this process, as choices of a form."""
    sat = group_seats_visible_to(who).filter(
        seat__in=who.seats, grouping__gathering__process=process, grouping__published_at__isnull=False
    )
    found = sat.order_by("-grouping__gathering__starts_at", "table").values_list(
        "grouping__gathering", "table", "grouping__gathering__title"
    )
    called: dict[str, str] = {}
    for gathering, table, title in found[:6]:
        name = _("Bord %(number)s på «%(title)s»") % {"number": table, "title": title}
        called[f"bord:{gathering}:{table}"] = name[:120]
    return list(called.items())


def crumbs(process: Process, *more: tuple[Any, str]) -> list[dict[str, Any]]:
    """The way to a page of ideas: the process, and what lies between."""
    way = [{"label": process.name, "url": reverse("u", args=[process.pk])}]
    return way + [{"label": label, "url": url} for label, url in more]
