"""The one next thing to do, for anyone: a table in order of haste. What stands first and is due is what *Min side* asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from usving.process.rules.stations import LAST

# Before a gathering is this near, those who have not answered are left in peace.
SOON = timedelta(days=7)
# The station from which a family is asked about the gate; before it the families find each other first.
GATE_FROM = 2


class NextThing(StrEnum):
    """What someone can be asked to do next."""

    SECOND_LOCK = "second-lock"
    ANSWER_GATHERING = "answer-gathering"
    APPROVE_HAND_OVER = "approve-hand-over"
    SPEAK_AT_GATE = "speak-at-gate"
    READ_REPORTS = "read-reports"
    NOTE_WHO_CAME = "note-who-came"
    CALL_UNANSWERED = "call-unanswered"
    MOVE_ON = "move-on"
    PLAN_GATHERING = "plan-gathering"
    RECRUIT = "recruit"
    SEAT_LEADER = "seat-leader"
    READY_MUNICIPALITY = "ready-municipality"
    BEGIN_PROCESS = "begin-process"
    START_PROCESS = "start-process"
    ANSWER_FAMILY = "answer-family"
    CHOOSE_CONTACT = "choose-contact"
    WRITE = "write"
    WAIT = "wait"


@dataclass(frozen=True)
class Facts:
    """What is true of someone now. Each is False for whoever it does not concern."""

    staff: bool = False
    second_lock: bool = False
    unanswered_gathering: bool = False  # asked to a coming gathering, and has not said whether they come
    waiting_hand_over: bool = False  # a wording that their side has not approved
    voice_due: bool = False  # see `voice_is_due`
    open_report: bool = False  # someone minds what was said, in a process they facilitate
    held_without_names: bool = False  # a gathering they led is over, and nobody has noted who came
    few_days_without_answer: bool = False  # a gathering they lead is near, and someone asked has not answered
    both_sides_agree: bool = False  # what the station takes with it is approved, and they may move the process on
    leads_without_plan: bool = False  # they lead a process that has no coming gathering
    recruiting_open: bool = False  # their office invites families today
    asked_by_family: bool = False  # a family wants them as its contact person
    lacks_contact: bool = False  # their family's contact person has gone, and they speak for the family
    leads_unstarted: bool = False  # they lead a process that lacks seats, or an office that invites families
    begins: bool = False  # they may set up a process, and lead none
    unled: bool = False  # they administer a municipality with a process that nobody leads
    unready: bool = False  # they administer a municipality whose first steps are not done
    takes_part: bool = False  # they have a seat from which one writes


ORDER: tuple[tuple[NextThing, Callable[[Facts], bool]], ...] = (
    (NextThing.SECOND_LOCK, lambda facts: facts.staff and not facts.second_lock),
    (NextThing.ANSWER_GATHERING, lambda facts: facts.unanswered_gathering),
    (NextThing.APPROVE_HAND_OVER, lambda facts: facts.waiting_hand_over),
    (NextThing.SPEAK_AT_GATE, lambda facts: facts.voice_due),
    (NextThing.READ_REPORTS, lambda facts: facts.open_report),
    (NextThing.NOTE_WHO_CAME, lambda facts: facts.held_without_names),
    (NextThing.CALL_UNANSWERED, lambda facts: facts.few_days_without_answer),
    (NextThing.MOVE_ON, lambda facts: facts.both_sides_agree),
    (NextThing.ANSWER_FAMILY, lambda facts: facts.asked_by_family),
    (NextThing.SEAT_LEADER, lambda facts: facts.unled),
    (NextThing.READY_MUNICIPALITY, lambda facts: facts.unready),
    (NextThing.START_PROCESS, lambda facts: facts.leads_unstarted),
    (NextThing.PLAN_GATHERING, lambda facts: facts.leads_without_plan),
    (NextThing.RECRUIT, lambda facts: facts.recruiting_open),
    (NextThing.CHOOSE_CONTACT, lambda facts: facts.lacks_contact),
    (NextThing.BEGIN_PROCESS, lambda facts: facts.begins),
    (NextThing.WRITE, lambda facts: facts.takes_part),
)


def next_thing(facts: Facts) -> NextThing:
    """Return the one thing to do next: the first in the order that is due, or to wait."""
    return next((thing for thing, is_due in ORDER if is_due(facts)), NextThing.WAIT)


def voice_is_due(*, here: int, we_have_spoken: bool, someone_has_spoken: bool) -> bool:
    """Whether a family that may speak at a closed gate is asked to: from the second station, or when another family has."""
    return not we_have_spoken and (here >= GATE_FROM or someone_has_spoken)


def may_go_on(*, here: int, both_sides_agree: bool) -> bool:
    """Whether there is a station to go on to, and both sides have approved what they take with them."""
    return both_sides_agree and here < LAST
