"""Ideas: from a note of one's own to something made use of. Which steps there are, and what each of them must show first.

An innovation is something new that is useful and made use of (mission S6). A step is taken only with its proofs, and a step
taken back sets aside the proofs it rested on.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from usving.core.states import Machine, Move
from usving.process.rules.seats import Side


class IdeaState(StrEnum):
    """How far an idea has come."""

    NOTE = "note"  # for its author alone
    PROPOSED = "proposed"
    NEW = "new"
    USEFUL = "useful"
    USED = "used"
    RESTING = "resting"


class IdeaAct(StrEnum):
    """What can be done with an idea."""

    SHARE = "share"
    TAKE_BACK = "take-back"
    FIND_NEW = "find-new"
    FIND_USEFUL = "find-useful"
    MAKE_USE = "make-use"
    GO_BACK = "go-back"
    REST = "rest"
    WAKE = "wake"


class Proof(StrEnum):
    """One thing that a step may rest on."""

    TOLD = "told"  # which need nothing meets today, for whom, and who would have to make use of it
    FAMILIES_COMPARED = "families-compared"  # one of that side says what there is today, and what differs
    PROVIDERS_COMPARED = "providers-compared"
    TRIED = "tried"  # a pilot that happened, that both sides have looked at, and neither would stop
    FAMILIES_SHOWED = "families-showed"  # one of that side points to what shows that it is useful
    PROVIDERS_SHOWED = "providers-showed"
    DESCRIBED = "described"  # whose it is, what it became, since when, for how many, what it replaced


class MadeBy(StrEnum):
    """Whose idea it is called."""

    PERSON = "person"
    FAMILY = "family"
    GROUP = "group"  # a table, or others together
    ALIAS = "alias"


class SourceKind(StrEnum):
    """What an idea comes from."""

    FINDING = "finding"
    EXPERIENCE = "experience"
    CONTRIBUTION = "contribution"
    VALUE = "value"  # the author's own words from a value
    LETTER = "letter"  # … from a letter from the future
    OTHER = "other"


class ReasonKind(StrEnum):
    """A reason speaks for an idea or worries about it; there is no third, and nothing is counted."""

    HELPS = "helps"
    WORRIES = "worries"


class WhyNotIdea(StrEnum):
    """Why something cannot be done with an idea now."""

    NOT_TURNED = "idea-not-turned"
    NOT_JOINED = "idea-not-joined"
    NOT_THE_AUTHOR = "idea-not-the-author"
    NOT_NOW = "idea-not-now"
    NOT_TOLD = "idea-not-told"
    NOT_SHOWN_NEW = "idea-not-shown-new"
    NOT_SHOWN_USEFUL = "idea-not-shown-useful"
    NOT_SHOWN_USED = "idea-not-shown-used"
    REASON_MISSING = "idea-reason-missing"
    BUILT_ON = "idea-built-on"
    NO_SIDE = "idea-no-side"
    ANSWER_MISSING = "idea-answer-missing"
    ANSWERED = "idea-answered"


# What each step may rest on: any one of these sets of proofs, each of them whole.
NEEDS: dict[IdeaAct, tuple[frozenset[Proof], ...]] = {
    IdeaAct.FIND_NEW: (frozenset({Proof.TOLD, Proof.FAMILIES_COMPARED, Proof.PROVIDERS_COMPARED}),),
    IdeaAct.FIND_USEFUL: (
        frozenset({Proof.TRIED}),
        frozenset({Proof.FAMILIES_SHOWED, Proof.PROVIDERS_SHOWED}),
    ),
    IdeaAct.MAKE_USE: (frozenset({Proof.DESCRIBED}),),
}
UNSHOWN = {
    IdeaAct.FIND_NEW: WhyNotIdea.NOT_SHOWN_NEW,
    IdeaAct.FIND_USEFUL: WhyNotIdea.NOT_SHOWN_USEFUL,
    IdeaAct.MAKE_USE: WhyNotIdea.NOT_SHOWN_USED,
}
STEPS = {IdeaState.NEW: IdeaAct.FIND_NEW, IdeaState.USEFUL: IdeaAct.FIND_USEFUL, IdeaState.USED: IdeaAct.MAKE_USE}
OF_THE_AUTHOR = frozenset({IdeaAct.SHARE, IdeaAct.TAKE_BACK})
WITH_A_REASON = frozenset({IdeaAct.GO_BACK, IdeaAct.REST})

ANSWER_WITHIN = timedelta(days=21)  # as for what people tell: whoever shares an idea hears what becomes of it

_ANYONE = "en som deltar"
_AUTHOR = "den som skrev den"
IDEA: Machine[IdeaState, IdeaAct] = Machine(
    "idea",
    "Idé",
    first=IdeaState.NOTE,
    labels={
        IdeaState.NOTE: "notat",
        IdeaState.PROPOSED: "foreslått",
        IdeaState.NEW: "nytt",
        IdeaState.USEFUL: "nyttig",
        IdeaState.USED: "nyttiggjort",
        IdeaState.RESTING: "hviler",
    },
    moves=(
        Move(IdeaState.NOTE, IdeaAct.SHARE, IdeaState.PROPOSED, _AUTHOR, "vendingen er gjort, og porten er åpen"),
        Move(IdeaState.PROPOSED, IdeaAct.TAKE_BACK, IdeaState.NOTE, _AUTHOR, "ingen andre har bygd på den ennå"),
        Move(
            IdeaState.PROPOSED,
            IdeaAct.FIND_NEW,
            IdeaState.NEW,
            _ANYONE,
            "behovet er skrevet, og begge sider har sagt hva som er nytt",
        ),
        Move(IdeaState.NEW, IdeaAct.FIND_USEFUL, IdeaState.USEFUL, _ANYONE, "en utprøving eller begge sider viser det"),
        Move(IdeaState.USEFUL, IdeaAct.MAKE_USE, IdeaState.USED, _ANYONE, "det står hvem som eier den, og hva den ble"),
        Move(
            IdeaState.USED, IdeaAct.GO_BACK, IdeaState.USEFUL, _ANYONE, "med en grunn, eller den er ikke i bruk lenger"
        ),
        Move(IdeaState.USEFUL, IdeaAct.GO_BACK, IdeaState.NEW, _ANYONE, "med en grunn som alle ser"),
        Move(IdeaState.NEW, IdeaAct.GO_BACK, IdeaState.PROPOSED, _ANYONE, "med en grunn som alle ser"),
        Move(IdeaState.PROPOSED, IdeaAct.REST, IdeaState.RESTING, _ANYONE, "med en grunn som alle ser"),
        Move(IdeaState.NEW, IdeaAct.REST, IdeaState.RESTING, _ANYONE, "med en grunn som alle ser"),
        Move(IdeaState.USEFUL, IdeaAct.REST, IdeaState.RESTING, _ANYONE, "med en grunn som alle ser"),
        Move(IdeaState.RESTING, IdeaAct.WAKE, IdeaState.PROPOSED, _ANYONE, "noen vil se på den igjen"),
    ),
)


@dataclass(frozen=True)
class Ground:
    """Where an idea is to live: whether its process has made the turn, and whether its circles have joined."""

    turned: bool
    joined: bool


@dataclass(frozen=True)
class IdeaFacts:
    """What matters of an idea when something is to be done with it.

    `mine`: the asker wrote it. `proofs`: what stands, less what a going back has set aside. `built_on`: others have given
    reasons, proofs or a pilot.
    """

    state: IdeaState
    mine: bool = False
    proofs: frozenset[Proof] = frozenset()
    built_on: bool = False


def why_not_act_here(ground: Ground) -> WhyNotIdea | None:
    """Say why the acting side of a process is not open, or None: the turn is made, and the two circles are one."""
    if not ground.turned:
        return WhyNotIdea.NOT_TURNED
    return None if ground.joined else WhyNotIdea.NOT_JOINED


def missing(act: IdeaAct, proofs: frozenset[Proof]) -> tuple[frozenset[Proof], ...]:
    """What still lacks for a step, one set for each way to it; empty where one way is whole or nothing is needed."""
    lacks = tuple(way - proofs for way in NEEDS.get(act, ()))
    return () if any(not each for each in lacks) else lacks


def why_not(act: IdeaAct, idea: IdeaFacts, ground: Ground, *, reason: str = "") -> WhyNotIdea | None:
    """Say why this cannot be done with an idea now, or None. Taking back one's own words needs no open ground."""
    if act is not IdeaAct.TAKE_BACK and (closed := why_not_act_here(ground)):
        return closed
    if act in OF_THE_AUTHOR and not idea.mine:
        return WhyNotIdea.NOT_THE_AUTHOR
    if not IDEA.allows(idea.state, act):
        return WhyNotIdea.NOT_NOW
    if act is IdeaAct.TAKE_BACK and idea.built_on:
        return WhyNotIdea.BUILT_ON
    if act in WITH_A_REASON and not reason.strip():
        return WhyNotIdea.REASON_MISSING
    if not missing(act, idea.proofs):
        return None
    return WhyNotIdea.NOT_TOLD if act is IdeaAct.FIND_NEW and Proof.TOLD not in idea.proofs else UNSHOWN[act]


def compared(side: Side) -> Proof:
    """The proof that a side has said what is new."""
    return Proof.FAMILIES_COMPARED if side is Side.FAMILIES else Proof.PROVIDERS_COMPARED


def showed(side: Side) -> Proof:
    """The proof that a side has pointed to what shows that it is useful."""
    return Proof.FAMILIES_SHOWED if side is Side.FAMILIES else Proof.PROVIDERS_SHOWED


def answer_due(shared: date) -> date:
    """The last day for those who lead to say what becomes of an idea that was shared on a day."""
    return shared + ANSWER_WITHIN


def answer_reminders(last: date) -> tuple[tuple[str, date], ...]:
    """The days on which those who lead are reminded of an answer: three days before its last day, and when that is over."""
    return (("answer-soon", last - timedelta(days=3)), ("answer-late", last + timedelta(days=1)))
