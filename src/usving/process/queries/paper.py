"""What was written on paper at a gathering, as whoever types it in sees it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.process.access import Standing, contributions_visible_to
from usving.process.models import Circle, Contribution, Gathering, Seat
from usving.process.queries.gatherings import asked_to
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SIDE_OF, SeatRole, Side

SEAT, SIDE = "plass", "side"  # whose a note is: a seat's, or nobody's from one side
NOBODY = {Side.FAMILIES: _("noen i familiene"), Side.PROVIDERS: _("noen av tjenesteyterne")}


@dataclass(frozen=True)
class Whose:
    """Whose a note is: its seat where it is someone's, the circle it belongs to, and the name that is shown."""

    seat: Seat | None
    circle: Circle
    name: str


def typed_in(gathering: Gathering, who: Standing) -> list[Contribution]:
    """What one has typed in from this gathering and may still correct, the last first."""
    found = contributions_visible_to(who).filter(on_paper=True, gathering=gathering, entered_by=who.account)
    found = found.exclude(audience=Audience.ME).select_related("circle", "hiding", "station")
    return list(found.order_by("-written_at", "-pk"))


def sides_at(gathering: Gathering) -> list[Side]:
    """The sides that meet at a gathering, as far as its kind says."""
    apart = {GatheringKind.FAMILIES: [Side.FAMILIES], GatheringKind.PROVIDERS: [Side.PROVIDERS]}
    return apart.get(GatheringKind(gathering.kind), [Side.FAMILIES, Side.PROVIDERS])


def seats_there(gathering: Gathering, who: Standing) -> list[Seat]:
    """The seats of the two sides that were asked and that one may see."""
    return [each.seat for each in asked_to(gathering, who) if each.seat.role in (SeatRole.FAMILY, SeatRole.PROVIDER)]


def whose_choices(gathering: Gathering, who: Standing) -> list[tuple[str, Any]]:
    """Who may have written a note: each seat, and nobody from each side."""
    seats = [(f"{SEAT}:{seat.pk}", str(seat)) for seat in seats_there(gathering, who)]
    return seats + [(f"{SIDE}:{side}", nobody(side)) for side in sides_at(gathering)]


def nobody(side: Side) -> Any:
    """What a note without a name says of whose it is."""
    return _("Uten navn: %(who)s") % {"who": NOBODY[side]}


def whose(choice: str, gathering: Gathering, who: Standing) -> Whose:
    """The one that was chosen. Raises KeyError for a choice that is none."""
    circles = {Side(each.side): each for each in Circle.objects.filter(process=gathering.process_id)}
    kind, _colon, which = choice.partition(":")
    if kind == SIDE:
        return Whose(None, circles[Side(which)], str(NOBODY[Side(which)]))
    seat = {str(each.pk): each for each in seats_there(gathering, who)}[which]
    return Whose(seat, circles[SIDE_OF[SeatRole(seat.role)]], str(seat))


def chosen_of(note: Contribution) -> str:
    """The choice that a note was made with."""
    return f"{SEAT}:{note.seat_id}" if note.seat_id else f"{SIDE}:{note.circle.side if note.circle else ''}"
