"""The promises of a gathering as those who are there see them: who has promised, who has not, and what goes before it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from usving.core.database.asking import rows_of
from usving.process.access import Standing, promises_visible_to, seats_visible_to
from usving.process.models import Gathering, Promise, Seat
from usving.process.models.promises import DUTIES, WORDINGS
from usving.process.queries.gatherings import Asked
from usving.process.queries.names import shown_name
from usving.process.rules.gatherings import Coming
from usving.process.rules.promises import NOW, PromiseText


@dataclass(frozen=True)
class AtTheDoor:
    """One seat at a gathering: its name where one may see it, how many come, and the promises given there or taken back."""

    name: str
    people: int
    promises: list[Promise] = field(default_factory=list)

    @property
    def living(self) -> list[Promise]:
        """The promises that hold."""
        return [each for each in self.promises if each.taken_back_at is None]


@dataclass(frozen=True)
class Door:
    """A gathering's door: the seats that are there, how many more one sees no name of, and one's own promise."""

    lines: list[AtTheDoor]
    unnamed: int
    mine: Promise | None
    taken_back: Promise | None

    @property
    def given(self) -> int:
        """How many promises hold."""
        return sum(len(line.living) for line in self.lines)

    @property
    def without(self) -> int:
        """How many seats there are without any promise that holds."""
        return self.unnamed + sum(not line.living for line in self.lines)


def wording(text: str = NOW.value) -> tuple[Any, ...]:
    """The lines of a wording, in the reader's language."""
    return WORDINGS[PromiseText(text)]


def duties() -> tuple[Any, ...]:
    """What must be told on all the same, each as (title, words, section of law)."""
    return DUTIES


def promises_at(gathering: Gathering, who: Standing) -> list[Promise]:
    """The promises of a gathering that one may see, in the order they were given."""
    return list(promises_visible_to(who).filter(gathering=gathering).order_by("given_at", "pk"))


def door_of(gathering: Gathering, who: Standing) -> Door:
    """The door as one who is there, or leads, sees it."""
    there = _seats_at(gathering)
    given = promises_at(gathering, who)
    wanted = set(there) | {each.seat_id for each in given}
    seats = seats_visible_to(who).filter(pk__in=wanted).order_by("role", "called", "code")
    return _door({seat.pk: seat for seat in seats}, there, given, who)


def door_for_leader(asked: list[Asked], given: list[Promise], who: Standing) -> Door:
    """The same from what a leader's page of the gathering has read already."""
    there = {each.seat.pk: each.attendance.people for each in asked if each.attendance and _comes(each.attendance)}
    return _door({each.seat.pk: each.seat for each in asked}, there, given, who)


def _comes(attendance: Any) -> bool:
    if attendance.came is not None:
        return bool(attendance.came)
    return bool(attendance.coming == Coming.YES)


def _seats_at(gathering: Gathering) -> dict[UUID, int]:
    """The seats that are there and how many come with each; the database tells it to those who are there, on the day."""
    return dict(rows_of("process_seats_at", gathering.pk))


def _door(seats: dict[UUID, Seat], there: dict[UUID, int], given: list[Promise], who: Standing) -> Door:
    by_seat: dict[UUID, list[Promise]] = {}
    for each in given:
        by_seat.setdefault(each.seat_id, []).append(each)
    named = [pk for pk in seats if pk in there or pk in by_seat]
    unseen = [pk for pk in by_seat if pk not in seats]
    lines = [AtTheDoor(shown_name(str(seats[pk])), there.get(pk, 0), by_seat.get(pk, [])) for pk in named]
    lines += [AtTheDoor("", there.get(pk, 0), by_seat[pk]) for pk in unseen]
    mine = [each for each in given if each.account_id == who.account]
    return Door(
        lines,
        unnamed=sum(pk not in seats and pk not in by_seat for pk in there),
        mine=next((each for each in mine if each.taken_back_at is None), None),
        taken_back=mine[-1] if mine and mine[-1].taken_back_at else None,
    )
