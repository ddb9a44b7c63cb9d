"""What a word for an answer tells, and who has answered how."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from usving.core.database.asking import ids_of, rows_of
from usving.people.queries.behind import people_behind
from usving.process.models import AnswerKey, Attendance, Gathering, Seat
from usving.process.queries.gatherings import Asked
from usving.process.queries.recruiting import language_to_begin_with
from usving.process.rules.gatherings import ends_at


@dataclass(frozen=True)
class Reading:
    """What a link or a code for an answer tells: when, whom to call, a language. Not where, whose, or what was answered."""

    starts_at: datetime
    minutes: int
    municipality: str
    phone: str
    family: bool
    called_off: bool
    language: str  # of whoever sits there; empty where nobody has an account

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return ends_at(self.starts_at, self.minutes)


def answer_read(word: str) -> Reading | None:
    """What a word tells; None where it is worth nothing (unknown, or the gathering is over)."""
    rows = rows_of("process_answer_read", word)
    return Reading(*rows[0]) if rows else None


def noted_by(answers: list[Attendance]) -> dict[UUID, str]:
    """The names of those who have written in answers for others, by account; a helper of someone else is just that."""
    noters = {each.noted_by_id for each in answers if each.noted_by_id}
    found = people_behind(noters)
    return {account: found[account].name if account in found else _("En hjelper") for account in noters}


def keys_out(gathering: Gathering) -> int:
    """How many links and codes to a gathering are alive."""
    return AnswerKey.objects.filter(gathering=gathering).count()


@dataclass(frozen=True)
class Invited:
    """A seat that is asked, whether a notice can reach it, and who wrote in its answer where another did."""

    seat: Seat
    attendance: Attendance | None
    reached: bool
    noted_by: str = ""

    @property
    def answer(self) -> str:
        """What was answered: yes or no, else silent."""
        return self.attendance.coming if self.attendance and self.attendance.coming else "silent"


def those_who(asked: list[Invited], how: str) -> list[Invited]:
    """Those who answered so (`silent`: not at all), or who can be sent nothing (`unreached`); empty is everyone."""
    return [each for each in asked if how in ("", each.answer) or (how == "unreached" and not each.reached)]


def invited(gathering: Gathering, asked: list[Asked]) -> list[Invited]:
    """Who is asked and how each can be reached; the database says whether, never where."""
    reached = {seat for seat, there in rows_of("process_reach_of", gathering.pk) if there}
    reached -= set(ids_of("process_not_reached", gathering.process_id))
    names = noted_by([each.attendance for each in asked if each.attendance])
    return [
        Invited(
            each.seat, each.attendance, each.seat.pk in reached,
            names.get(each.attendance.noted_by_id, "") if each.attendance and each.attendance.noted_by_id else "",
        )
        for each in asked
    ]  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A card for paper: for which seat, with which code, and in which language."""

    seat: Seat
    code: str
    language: str


def cards_of(gathering: Gathering, seats: Iterable[Seat], codes: dict[UUID, str], *, language: str) -> list[Card]:
    """A card for each seat: in `language` where one was chosen, else in their own, else in what the process speaks most."""
    known = {} if language else dict(rows_of("process_seat_languages", gathering.pk))
    otherwise = language or language_to_begin_with(gathering.process)
    return [Card(seat, codes[seat.pk], known.get(seat.pk, otherwise)) for seat in seats]


def invited_at(gathering: Gathering) -> datetime | None:
    """When invitations were sent last."""
    sent = AnswerKey.objects.filter(gathering=gathering, linked=True).aggregate(last=Max("made_at"))
    return sent["last"]


@dataclass(frozen=True)
class OfHelped:
    """A gathering that one whom the asker helps is asked to: when, whether a family answers, and what stands answered."""

    gathering: UUID
    starts_at: datetime
    minutes: int
    family: bool
    coming: str
    people: int

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return ends_at(self.starts_at, self.minutes)


def of_helped(mandate: UUID) -> list[OfHelped]:
    """The gatherings to come of one whom the asker helps by this mandate; neither where nor about what."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select gathering, starts_at, minutes, family, coming, people from process_gatherings_of_helped(%s)",
            [mandate],
        )
        return [OfHelped(*row) for row in cursor.fetchall()]
