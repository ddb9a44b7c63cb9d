"""A gathering while it goes on, as those present see it: the steps, the time, who leads, what waits."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from usving.people.access import current
from usving.people.models import FamilyMember
from usving.process.access import Place, Standing
from usving.process.models import Gate, Gathering, Parked, Room, RoomLeader
from usving.process.queries.groups import TableShown, latest, wall_tables
from usving.process.queries.methods import Shown, method_of
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.room import has_wall, step_ends, would_end


@dataclass(frozen=True)
class Step:
    """One point of the plan in the room. `state`: done | skipped | here | ahead."""

    number: int
    title: str
    minutes: int
    method: str
    state: str


@dataclass(frozen=True)
class Now:
    """Where the gathering is: the step that is on, how many there are, when it should be over, and all of it at this pace."""

    step: Step
    steps: tuple[Step, ...]
    ends_at: datetime
    all_ends_at: datetime
    at: datetime

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def following(self) -> Step | None:
        """The step that comes next."""
        return self.steps[self.step.number] if self.step.number < self.count else None


def now_in(gathering: Gathering, room: Room) -> Now:
    """Where the gathering is now. One that has no plan is one step, as long as the gathering."""
    steps = steps_of(gathering, room)
    here, at = steps[min(room.step, len(steps)) - 1], timezone.now()
    ends = step_ends(room.going, here.minutes)
    return Now(here, steps, ends, would_end(room.going, [step.minutes for step in steps], now=at), at)


def steps_of(gathering: Gathering, room: Room | None = None) -> tuple[Step, ...]:
    """The plan as steps, each with its state."""
    points = gathering.agenda or [{"title": gathering.title, "minutes": gathering.minutes}]
    return tuple(
        Step(number, point["title"], point["minutes"], point.get("method", ""), _state(number, room))
        for number, point in enumerate(points, start=1)
    )


def method_now(gathering: Gathering, now: Now | None) -> Shown | None:
    """The method of the step that is on, where the plan names one."""
    return method_of(gathering.process, now.step.method) if now and now.step.method else None


def tables_now(gathering: Gathering, room: Room, who: Standing) -> list[TableShown]:
    """The tables, from when they are shown until the next step: then all have found their place."""
    newest = latest(gathering, who)
    fresh = newest is not None and newest.published_at is not None and newest.published_at >= room.step_began_at
    return wall_tables(gathering, who) if fresh else []


def leaders_in(gathering: Gathering) -> list[str]:
    """The names of those who lead and are in the room."""
    found = RoomLeader.objects.filter(gathering=gathering).select_related("seat").order_by("at")
    return [str(each.seat) for each in found.only("gathering", "at", "seat__code", "seat__called", "seat__label")]


def i_lead_here(gathering: Gathering, who: Standing) -> bool:
    """Whether one has come into the room as one who leads."""
    return RoomLeader.objects.filter(gathering=gathering, seat__in=who.seats).exists()


def waiting_in(gathering: Gathering) -> list[Parked]:
    """The questions that wait, then those that are answered."""
    return sorted(Parked.objects.filter(gathering=gathering).order_by("at"), key=lambda each: bool(each.answered_at))


def wall_is_open(gathering: Gathering) -> bool:
    """Whether words can hang on the wall of this gathering."""
    kind = GatheringKind(gathering.kind)
    gate = kind is GatheringKind.JOINT and Gate.objects.filter(process=gathering.process_id).exists()
    return has_wall(kind, gate_is_open=gate)


def speakers_of(place: Place | None, me: UUID) -> list[tuple[str, str]]:
    """The others in one's family who may speak through this phone, as (id, first name); none for one without a family."""
    if place is None or place.family is None:
        return []
    members = FamilyMember.objects.filter(current(), family=place.family).exclude(person=me)
    names = members.order_by("person__name").values_list("pk", "person__name")
    return [(str(pk), name.split()[0]) for pk, name in names]


def mark_of(room: Room | None) -> str:
    """The version of the room in the language it is told in, as an ETag; `0` before it is opened.

    A weak one from the first: an answer that is packed on its way may carry no other.
    """
    return f'W/"{room.version if room else 0}-{get_language()}"'


def is_too_early(gathering: Gathering) -> bool:
    """Whether the day of a gathering has not come, so that its room cannot be opened yet."""
    return timezone.localdate() < timezone.localtime(gathering.starts_at).date()


def room_of(gathering: Gathering) -> Room | None:
    """The room of a gathering one has come to through its door; None before it is opened."""
    return Room.objects.filter(gathering=gathering).first()


def _state(number: int, room: Room | None) -> str:
    if room is None or number > room.step:
        return "ahead"
    if number == room.step:
        return "here"
    return "skipped" if number in room.skipped else "done"


def wall_words(gathering: Gathering) -> str:
    """Who reads what hangs on the wall, in words; empty where there is no wall."""
    if not wall_is_open(gathering):
        return ""
    if gathering.kind == GatheringKind.FAMILIES:
        return _("Alle i rommet ser det, også de som leder. Etterpå er det familiekretsen som kan lese det.")
    if gathering.kind == GatheringKind.PROVIDERS:
        return _("Alle i rommet ser det. Etterpå er det tjenestekretsen som kan lese det.")
    return _("Alle i rommet ser det. Etterpå kan alle i prosessen lese det.")
