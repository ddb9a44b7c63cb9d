"""What minutes begin from: who came as numbers, the plan, and what was shared with all who met."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from usving.process.access import Standing, contributions_shared_with
from usving.process.models import Attendance, Contribution, Gathering
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.minutes import ParagraphKind
from usving.process.rules.seats import SeatRole


@dataclass(frozen=True)
class Begun:
    """A paragraph to begin with."""

    kind: ParagraphKind
    title: str
    text: str


def draft_of(gathering: Gathering, who: Standing) -> list[Begun]:
    """The paragraphs of a first draft; no name stands in any of them."""
    shared = shared_with_all_there(gathering, who)
    begun = [Begun(ParagraphKind.ABOUT, _("Hvem var her?"), who_came(gathering))]
    begun += [Begun(ParagraphKind.AGENDA, point["title"][:120], "") for point in gathering.agenda]
    if shared:
        begun.append(Begun(ParagraphKind.SHARED, _("Det vi delte"), "\n".join(f"– {each}" for each in shared)))
    return begun


def who_came(gathering: Gathering) -> str:
    """How many came, as numbers; empty where nobody has noted it."""
    came = list(Attendance.objects.filter(gathering=gathering, came=True).select_related("seat"))
    if not came:
        return ""
    families = [each for each in came if each.seat.role == SeatRole.FAMILY]
    people, providers = sum(each.people for each in families), sum(each.seat.role == SeatRole.PROVIDER for each in came)
    said = []
    if families:
        in_all = ngettext("%(number)d person", "%(number)d personer", people) % {"number": people}
        words = ngettext("%(number)d familie (%(people)s)", "%(number)d familier (%(people)s)", len(families))
        said.append(words % {"number": len(families), "people": in_all})
    if providers:
        words = ngettext("%(number)d tjenesteyter", "%(number)d tjenesteytere", providers)
        said.append(words % {"number": providers})
    return _("%(who)s kom.") % {"who": _(" og ").join(said)} if said else ""


def shared_with_all_there(gathering: Gathering, who: Standing) -> list[str]:
    """What was said at a gathering that everyone who met there may read; the first said first."""
    return [" ".join(each.text.split()) for each in _shared(gathering, who)]


def _shared(gathering: Gathering, who: Standing) -> QuerySet[Contribution]:
    """In a circle's own gathering what that circle reads; where both met, what is for all once the circles have joined. At an
    open gathering there are some who read nothing of it, so nothing. What one only knows from having typed it in stays out."""
    said = contributions_shared_with(who).filter(gathering=gathering).order_by("written_at", "pk")
    if gathering.kind in (GatheringKind.FAMILIES, GatheringKind.PROVIDERS):
        return said.filter(circle=gathering.circle_id, audience__in=[Audience.CIRCLE, Audience.ALL])
    if gathering.kind == GatheringKind.OPEN or gathering.process_id not in who.joined:
        return said.none()
    return said.filter(audience=Audience.ALL)
