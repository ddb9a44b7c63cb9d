"""Pilots: small, quick and cheap, with a rule for stopping; each side looks at them for itself, and no side ends one alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from usving.core.states import Machine, Move
from usving.process.rules.seats import Side

LONGEST = timedelta(days=92)  # a pilot that lasts longer is no longer quick
MIDWAY_FROM = timedelta(days=14)  # a pilot that lasts so long is looked at midway too


class PilotState(StrEnum):
    """Where a pilot is."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"  # waits for both sides to look at it
    GOES_ON = "goes-on"
    CHANGES = "changes"
    STOPS = "stops"
    DIFFERS = "differs"  # both have looked, and see it differently
    CALLED_OFF = "called-off"


class PilotAct(StrEnum):
    """What can be done with a pilot; the last four are what two sides' words make of it."""

    START = "start"
    CALL_OFF = "call-off"
    END = "end"
    AGREE_GO_ON = "agree-go-on"
    AGREE_CHANGE = "agree-change"
    AGREE_STOP = "agree-stop"
    DIFFER = "differ"


class Verdict(StrEnum):
    """What a side says after looking. Each of them is honourable."""

    GO_ON = "go-on"
    CHANGE = "change"
    STOP = "stop"


class PartKind(StrEnum):
    """Who does something in a pilot."""

    FAMILIES = "families"
    PROVIDERS = "providers"
    VOLUNTEERS = "volunteers"
    CONTRACTOR = "contractor"
    OTHER = "other"


class WhyNotPilot(StrEnum):
    """Why something cannot be done with a pilot now."""

    ENDS_FIRST = "pilot-ends-first"
    TOO_LONG = "pilot-too-long"
    IDEA_NOT_SHARED = "pilot-idea-not-shared"
    NOT_NOW = "pilot-not-now"
    REASON_MISSING = "pilot-reason-missing"
    NOBODY = "pilot-nobody"
    NOTHING_NOTED = "pilot-nothing-noted"
    NO_SIDE = "pilot-no-side"
    NOT_IN_IT = "pilot-not-in-it"
    NOT_RUNNING = "pilot-not-running"


JUDGED = frozenset({PilotState.GOES_ON, PilotState.CHANGES, PilotState.STOPS, PilotState.DIFFERS})
GOOD = frozenset({PilotState.GOES_ON, PilotState.CHANGES})
LOGGED = frozenset({PilotState.RUNNING, PilotState.OVER})
REVIEWED = frozenset({PilotState.OVER, PilotState.DIFFERS})  # a side may say, or say anew, what it thinks

_ANYONE, _BOTH = "en som deltar", "begge sider"
_SAID = {
    PilotAct.AGREE_GO_ON: (PilotState.GOES_ON, "begge vil gå videre"),
    PilotAct.AGREE_CHANGE: (PilotState.CHANGES, "ingen vil slutte, og minst én vil endre noe"),
    PilotAct.AGREE_STOP: (PilotState.STOPS, "begge vil slutte"),
    PilotAct.DIFFER: (PilotState.DIFFERS, "bare den ene vil slutte"),
}
PILOT: Machine[PilotState, PilotAct] = Machine(
    "pilot",
    "Utprøving",
    first=PilotState.PLANNED,
    labels={
        PilotState.PLANNED: "planlagt",
        PilotState.RUNNING: "i gang",
        PilotState.OVER: "venter på vurdering",
        PilotState.GOES_ON: "går videre",
        PilotState.CHANGES: "går videre, endret",
        PilotState.STOPS: "avsluttet",
        PilotState.DIFFERS: "sett ulikt",
        PilotState.CALLED_OFF: "ikke satt i gang",
    },
    moves=(
        Move(PilotState.PLANNED, PilotAct.START, PilotState.RUNNING, _ANYONE, "noen gjør det, og det begynner"),
        Move(PilotState.PLANNED, PilotAct.CALL_OFF, PilotState.CALLED_OFF, _ANYONE, "med en grunn"),
        Move(PilotState.RUNNING, PilotAct.END, PilotState.OVER, _ANYONE, "tiden er ute, eller stoppregelen slår inn"),
        *(Move(PilotState.OVER, act, after, _BOTH, why) for act, (after, why) in _SAID.items()),
        *(Move(PilotState.DIFFERS, act, after, _BOTH, why) for act, (after, why) in _SAID.items()),
    ),
)


@dataclass(frozen=True)
class Reminder:
    """Who is to be reminded of a running pilot, and why."""

    code: str  # "stop-rule" midway, "review" at the end
    day: date


def outcome(said: Mapping[Side, Verdict]) -> PilotAct | None:
    """What the words of both sides make of a pilot; None while a side has not looked.

    Where neither would stop and one would change something, it changes: the more careful of the two. Where one alone would
    stop, they differ, and both are shown.
    """
    if set(said) != set(Side):
        return None
    verdicts = set(said.values())
    if verdicts == {Verdict.STOP}:
        return PilotAct.AGREE_STOP
    if Verdict.STOP in verdicts:
        return PilotAct.DIFFER
    return PilotAct.AGREE_CHANGE if Verdict.CHANGE in verdicts else PilotAct.AGREE_GO_ON


def why_not_plan(starts: date, ends: date) -> WhyNotPilot | None:
    """Say why a pilot cannot have these days, or None."""
    if ends < starts:
        return WhyNotPilot.ENDS_FIRST
    return WhyNotPilot.TOO_LONG if ends - starts > LONGEST else None


def why_not(
    act: PilotAct, state: PilotState, *, early: bool = False, reason: str = "", someone: bool = True
) -> WhyNotPilot | None:
    """Say why this cannot be done with a pilot now, or None.

    `early`: before its last day, which takes a reason. `someone`: it is written who does it, which a start takes.
    """
    if not PILOT.allows(state, act):
        return WhyNotPilot.NOT_NOW
    if act is PilotAct.START and not someone:
        return WhyNotPilot.NOBODY
    told = act is PilotAct.CALL_OFF or (act is PilotAct.END and early)
    return WhyNotPilot.REASON_MISSING if told and not reason.strip() else None


def why_not_say(verdict: Verdict, *, happened: bool) -> WhyNotPilot | None:
    """Say why a side cannot say this after a pilot, or None: what never happened, shows nothing. To stop is always allowed."""
    return None if happened or verdict is Verdict.STOP else WhyNotPilot.NOTHING_NOTED


def reminders(starts: date, ends: date) -> tuple[Reminder, ...]:
    """The days on which those in a running pilot are reminded: of the rule for stopping midway, of looking back at the end."""
    last = (Reminder("review", ends),)
    if ends - starts < MIDWAY_FROM:
        return last
    return (Reminder("stop-rule", starts + (ends - starts) // 2), *last)
