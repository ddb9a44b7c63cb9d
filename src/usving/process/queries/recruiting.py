"""What a recruiting office sees, and what an invitation says before anyone is known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from usving.core.database.asking import answer_of, rows_of
from usving.core.searching import with_words
from usving.people.models import Account
from usving.process.access import invitations_sent_by, recruiting_offices
from usving.process.models import Invitation, Process, RecruitingChannel
from usving.process.models.processes import SEAT_ROLES
from usving.process.rules.seats import AROUND, FROM_WORK, SeatRole, Side


@dataclass(frozen=True)
class Reading:
    """What an invitation says: the same before and after an answer."""

    side: Side
    role: SeatRole
    process: str
    question: str
    municipality: str
    office: str
    phone: str
    starts: date
    ends: date
    arena: str
    partners: list[str]
    lives: bool
    language: str

    @property
    def as_what(self) -> str:
        """What someone around the table is invited as; empty for the two sides."""
        return str(SEAT_ROLES[self.role]) if self.role in AROUND else ""

    @property
    def from_work(self) -> bool:
        """Whether the one invited comes from work, and gets a password and a second lock."""
        return self.role in FROM_WORK


def invitation_read(word: str) -> Reading | None:
    """Read an invitation by its one-time word; None for a word that is none. One that is too old still says whom to call."""
    rows = rows_of("process_invitation_read", word)
    return Reading(Side(rows[0][0]), SeatRole(rows[0][1]), *rows[0][2:]) if rows else None


@dataclass(frozen=True)
class Office:
    """An office's recruiting for one process: where it is in time, and how much it has sent."""

    channel: RecruitingChannel
    state: str
    sent: int


def offices_of(user: Account) -> list[Office]:
    """The recruiting of the offices that one invites from, newest process first."""
    channels = list(channels_of(user).order_by("-opens", "pk"))
    processes = [channel.process_id for channel in channels]
    pairs = invitations_sent_by(user).filter(side=Side.FAMILIES, process__in=processes)
    counted = pairs.order_by().values_list("process_id", "organisation_id").annotate(number=Count("pk"))
    sent = {(process, organisation): number for process, organisation, number in counted}
    return [
        Office(channel, state_of(channel), sent.get((channel.process_id, channel.organisation_id), 0))
        for channel in channels
    ]


def channels_of(user: Account) -> QuerySet[RecruitingChannel]:
    """The recruiting of the offices that one invites from."""
    return channels_at(recruiting_offices(user))


def channels_at(offices: Collection[UUID]) -> QuerySet[RecruitingChannel]:
    """The recruiting of some offices, the one that closes first before the others."""
    found = RecruitingChannel.objects.filter(organisation__in=offices)
    return found.select_related("process", "organisation").order_by("closes", "pk")


def state_of(channel: RecruitingChannel) -> str:
    """Whether recruiting is still `ahead`, `open` or `closed`; both days count, and it closes with its process."""
    today = timezone.localdate()
    if channel.process.closed_at:
        return "closed"
    if today < channel.opens:
        return "ahead"
    return "open" if today <= channel.closes else "closed"


def sent_through(
    channel: RecruitingChannel, user: Account, *, words: str = "", state: str = ""
) -> QuerySet[Invitation]:
    """The invitations that an office has sent for a process, newest first, narrowed by words and by what is over.

    Nothing in them says what was answered, and nothing can be asked that would tell.
    """
    found = invitations_sent_by(user).filter(
        side=Side.FAMILIES, process=channel.process_id, organisation=channel.organisation_id
    )
    found = with_words(found, words, "to_name", "address") if words else found
    over = Q(expires_at__lte=timezone.now())
    asked = {
        "open": ~over & Q(withdrawn_at=None),
        "over": over & Q(withdrawn_at=None),
        "withdrawn": Q(withdrawn_at__isnull=False),
    }
    found = found.filter(asked[state]) if state else found
    return found.order_by("-sent_at", "pk")


def sent_by_leaders(process: Process, user: Account) -> QuerySet[Invitation]:
    """The invitations that those who lead have sent, to providers and to those around the table."""
    return invitations_sent_by(user).filter(side=Side.PROVIDERS, process=process).order_by("-sent_at", "pk")


def language_to_begin_with(process: Process) -> str:
    """The language an invitation is offered in at first: of those that the process speaks, the most used that we speak too."""
    ours = dict(settings.LANGUAGES)
    return next((code for code in process.languages if code in ours), settings.LANGUAGE_CODE)


def recruiting_total(channel: RecruitingChannel) -> int | None:
    """How many families said yes: one number, after recruiting has closed, and only from five up."""
    return answer_of("process_recruiting_total", channel.pk)
