"""What the one who leads a gathering sees of those who are there: who has come, has promised, and has not been heard yet."""

from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import ids_of
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Gathering, Heard, RoomNote, Seat
from usving.process.queries.gatherings import asked_to
from usving.process.queries.names import shown_name
from usving.process.queries.promises import promises_at
from usving.process.rules.gatherings import Coming


@dataclass(frozen=True)
class There:
    """One seat in the room: whether it came (None: not noted), said it would, has promised, and has said something."""

    seat: Seat
    came: bool | None
    said_yes: bool
    promised: bool
    heard: bool
    ticked: bool  # heard because one who leads noted it, so that it can be taken back

    @property
    def name(self) -> str:
        """The name of the seat."""
        return shown_name(str(self.seat))


def people_in(gathering: Gathering, who: Standing) -> list[There]:
    """The seats that are asked, each with what is known while the gathering goes on."""
    ticked = set(Heard.objects.filter(gathering=gathering).values_list("seat_id", flat=True))
    on_wall = _on_wall(gathering)
    promised = {each.seat_id for each in promises_at(gathering, who) if each.taken_back_at is None}
    return [
        There(
            each.seat,
            each.attendance.came if each.attendance else None,
            bool(each.attendance and each.attendance.coming == Coming.YES),
            each.seat.pk in promised,
            each.seat.pk in ticked or each.seat.pk in on_wall,
            each.seat.pk in ticked,
        )
        for each in asked_to(gathering, who)
    ]


def not_heard(people: list[There]) -> list[There]:
    """Those who are there and have not said anything yet."""
    return [each for each in people if each.came and not each.heard]


def seats_in(gathering: Gathering, who: Standing) -> list[Seat]:
    """The seats that are asked to the gathering."""
    return [each.seat for each in asked_to(gathering, who)]


def own_notes(gathering: Gathering, user: Account) -> str:
    """What one has noted for oneself."""
    found = RoomNote.objects.filter(gathering=gathering, author=user).values_list("words", flat=True)
    return found.first() or ""


def _on_wall(gathering: Gathering) -> set[UUID]:
    """The seats that hang on the wall under their own name."""
    return set(ids_of("process_heard_on_wall", gathering.pk))
