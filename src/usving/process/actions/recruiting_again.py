"""An invitation sent once more, by the same way or another, told face to face, or withdrawn.

None of it asks whether or what was answered, and none of it can be told by what was.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.people.rules.links import digest
from usving.process.actions.recruiting_words import Sent, id_of, post_invitation, word_of
from usving.process.models import Invitation, InvitationSending, RecruitingChannel
from usving.process.models.refusals import REFUSALS
from usving.process.rules.recruiting import (
    REMINDED,
    InvitationWay,
    WhyNotAgain,
    WhyNotInvite,
    why_not_again,
    why_not_invite,
)
from usving.process.rules.seats import Side


@transaction.atomic
def send_again(invitation: Invitation, *, key: UUID, way: InvitationWay, address: str, by: Account) -> Sent:
    """Send an invitation once more, with a word of its own; the words that went before stay good.

    The same `key` twice is one sending. Raises Refused.
    """
    form = "\n".join((str(key), str(invitation.pk), way.value, address))
    word, row = word_of(form, way), id_of("sending", form)
    if InvitationSending.objects.filter(pk=row).exists():
        return Sent(invitation, word)
    _refuse(invitation, way, address)
    _keep(invitation, row, way=way, address=address, digest=digest(word), by=by)
    record("process.invitation_sent_again", by=by, about=invitation, way=way.value, side=invitation.side)
    if way in REMINDED:
        post_invitation(invitation, way=way, address=address, word=word, by=by)
    return Sent(invitation, word)


@transaction.atomic
def note_told(invitation: Invitation, *, key: UUID, by: Account) -> None:
    """Note that someone told of the invitation face to face: only that, by whom and when. Raises Refused."""
    row = id_of("told", f"{key}\n{invitation.pk}")
    if InvitationSending.objects.filter(pk=row).exists():
        return
    _refuse(invitation, InvitationWay.TOLD, "")
    _keep(invitation, row, way=InvitationWay.TOLD, address="", digest=None, by=by)
    record("process.invitation_told", by=by, about=invitation, side=invitation.side)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Account) -> None:
    """Withdraw an invitation; withdrawn twice is withdrawn once. Whoever has come in by it stays, and nobody is told."""
    if answer_of("process_withdraw_invitation", invitation.pk):
        record("process.invitation_withdrawn", by=by, about=invitation, side=invitation.side)


def lives(invitation: Invitation) -> bool:
    """Whether an invitation can still be answered: it is neither withdrawn nor too old."""
    return invitation.withdrawn_at is None and invitation.expires_at > timezone.now()


def why_not_send(invitation: Invitation) -> WhyNotAgain | WhyNotInvite | None:
    """Say why an invitation cannot be sent once more today, by any way, or None."""
    facts = {"withdrawn": invitation.withdrawn_at is not None, "lives": lives(invitation)}
    sendings = 1 + InvitationSending.objects.filter(invitation=invitation).count()
    if reason := why_not_again(**facts, sendings=sendings):
        return reason
    return _why_not_recruit(invitation)


def _why_not_recruit(invitation: Invitation) -> WhyNotInvite | None:
    """Families are invited only between the days of their office; a letter needs no address."""
    if invitation.side != Side.FAMILIES:
        return None
    channel = RecruitingChannel.objects.get(process=invitation.process_id, organisation=invitation.organisation_id)
    days = {"opens": channel.opens, "closes": channel.closes, "today": timezone.localdate()}
    return why_not_invite(**days, way=InvitationWay.PAPER, address="")


def _refuse(invitation: Invitation, way: InvitationWay, address: str) -> None:
    if reason := why_not_send(invitation):
        raise Refused(REFUSALS[reason])
    if way in REMINDED and not address:
        raise Refused(REFUSALS[WhyNotInvite.ADDRESS_MISSING], field="address")


def _keep(
    invitation: Invitation, row: UUID, *, way: InvitationWay, address: str, digest: str | None, by: Account
) -> None:
    InvitationSending.objects.create(
        pk=row,
        municipality_id=by.municipality_id,
        invitation=invitation,
        way=way.value,
        address=address,
        digest=digest,
        sent_by=by,
    )
