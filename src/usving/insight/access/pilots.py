"""The doors to pilots and to what was made use of."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.access.ideas import acts_in, sides_of
from usving.insight.models.pilot_words import PilotEntry, PilotReview
from usving.insight.models.pilots import Pilot, PilotPart
from usving.insight.models.uses import Use, UseLook
from usving.insight.rules.pilots import JUDGED
from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process
from usving.process.rules.seats import TAKES_PART, Side


def pilots_visible_to(who: Standing) -> QuerySet[Pilot]:
    """The pilots of the processes one takes part in when the circles are one, and those one does something in."""
    mine = PilotPart.objects.filter(seat__in=who.seats).values("pilot")
    return Pilot.objects.filter(Q(process__in=who.joined) | Q(pk__in=mine))


def pilot_parts_visible_to(who: Standing) -> QuerySet[PilotPart]:
    """Who does what in the pilots one sees."""
    return PilotPart.objects.filter(pilot__in=pilots_visible_to(who))


def pilot_entries_visible_to(who: Standing) -> QuerySet[PilotEntry]:
    """The log of the pilots one sees."""
    return PilotEntry.objects.filter(pilot__in=pilots_visible_to(who))


def pilot_reviews_visible_to(who: Standing) -> QuerySet[PilotReview]:
    """What one's own side has said, and the other's when both have said theirs."""
    wanted = Q(pilot__state__in=JUDGED)
    for process in who.processes():
        sides = [side.value for side in sides_of(process, who)]
        wanted |= Q(process=process, side__in=sides) if sides else Q(pk=None)
    return PilotReview.objects.filter(wanted, pilot__in=pilots_visible_to(who))


def uses_visible_to(who: Standing) -> QuerySet[Use]:
    """What was made use of where the circles are one and one takes part, and what one's own seat owns."""
    return Use.objects.filter(Q(process__in=who.joined) | Q(owner_seat__in=who.seats))


def use_looks_visible_to(who: Standing) -> QuerySet[UseLook]:
    """When someone looked again at what one sees."""
    return UseLook.objects.filter(use__in=uses_visible_to(who))


def process_of_pilots(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process whose pilots one may look for: any seat will do, since volunteers and builders do things too; 404 otherwise."""
    return process_to_take_part_in(user, pk)


def pilot_for(user: Account, pk: UUID) -> tuple[Pilot, Standing]:
    """A pilot one may see, and where one stands; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(pilots_visible_to(who).select_related("process"), pk=pk), who


def pilot_to_run(user: Account, pk: UUID) -> tuple[Pilot, Standing]:
    """A pilot one may change: one acts in its process now; 404 otherwise."""
    pilot, who = pilot_for(user, pk)
    if not acts_in(pilot.process, who):
        raise Http404
    return pilot, who


def does_something_in(pilot: Pilot, who: Standing) -> bool:
    """Whether one of one's seats, where the process is open, does something in a pilot."""
    seats = [place.seat for place in who.places if place.is_open and place.process == pilot.process_id]
    return PilotPart.objects.filter(pilot=pilot, seat__in=seats).exists()


def pilot_to_log(user: Account, pk: UUID) -> tuple[Pilot, Standing]:
    """A pilot one may note something in: one acts in its process, or does something in it; 404 otherwise."""
    pilot, who = pilot_for(user, pk)
    if not acts_in(pilot.process, who) and not does_something_in(pilot, who):
        raise Http404
    return pilot, who


def pilot_to_review(user: Account, pk: UUID) -> tuple[Pilot, Standing, Side]:
    """A pilot one's side may say something of, and the side; 404 otherwise, also for those who lead."""
    pilot, who = pilot_to_run(user, pk)
    side = who.side_in(pilot.process_id)
    if side is None:
        raise Http404
    return pilot, who, side


def part_of(pilot: Pilot, pk: UUID) -> PilotPart:
    """Who does one thing in a pilot; 404 otherwise."""
    return get_object_or_404(PilotPart, pk=pk, pilot=pilot)


def own_entry(pilot: Pilot, pk: UUID, user: Account) -> PilotEntry:
    """Something one has noted oneself; 404 otherwise."""
    return get_object_or_404(PilotEntry, pk=pk, pilot=pilot, by=user.pk)


def use_for(user: Account, pk: UUID) -> tuple[Use, Standing]:
    """Something made use of that one may see; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(uses_visible_to(who).select_related("process"), pk=pk), who


def may_look_again(use: Use, who: Standing) -> bool:
    """Whether one may say if it is still in use: one acts in its process, or sits on the seat that owns it."""
    mine = any(place.seat == use.owner_seat_id and place.is_open for place in who.places)
    return mine or acts_in(use.process, who)


def use_to_look_at(user: Account, pk: UUID) -> tuple[Use, Standing]:
    """Something made use of that one may look at again; 404 otherwise."""
    use, who = use_for(user, pk)
    if not may_look_again(use, who):
        raise Http404
    return use, who


def takes_part_in(process: Process, who: Standing) -> bool:
    """Whether one takes part here, and does not only look on."""
    place = who.place_in(process.pk)
    return place is not None and place.role in TAKES_PART
