"""The one-time words of invitations, and posting one. A word is kept nowhere: the database has its digest alone."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from usving.people.actions.notices import post_notice
from usving.people.models import Account
from usving.people.models.notices import Channel
from usving.people.rules.links import PAPER_LETTERS
from usving.people.rules.notices import NoticeKind
from usving.process.models import Invitation
from usving.process.rules.recruiting import InvitationWay

CHANNELS = {InvitationWay.EMAIL: Channel.EMAIL, InvitationWay.SMS: Channel.SMS}


@dataclass(frozen=True)
class Addressed:
    """To whom an invitation goes, how, and in which language."""

    to_name: str
    way: InvitationWay
    address: str
    language: str = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Sent:
    """An invitation that has been made, with its one-time word: the only time anyone but the one invited has it."""

    invitation: Invitation
    word: str


def address_of(word: str) -> str:
    """The whole address of an invitation's page."""
    return f"{settings.BASE_URL}{reverse('invitation', args=[word])}"


def word_of(form: str, way: InvitationWay) -> str:
    """The one-time word of an invitation: letters for paper (58 bits), hexadecimal for a link (192 bits)."""
    made = salted_hmac("usving.invitation.word", form, algorithm="sha256").digest()
    if way is not InvitationWay.PAPER:
        return made[:24].hex()
    number, letters = int.from_bytes(made), []
    for _place in range(12):
        number, at = divmod(number, len(PAPER_LETTERS))
        letters.append(PAPER_LETTERS[at])
    return "-".join("".join(letters[at : at + 4]) for at in (0, 4, 8))


def fresh_word() -> str:
    """A word that no form has made, for a link: 192 bits."""
    return secrets.token_hex(24)


def id_of(what: str, word: str) -> UUID:
    """An id that only whoever has the word, and this house's secret, can tell."""
    return UUID(bytes=salted_hmac(f"usving.invitation.{what}", word, algorithm="sha256").digest()[:16], version=4)


def post_invitation(invitation: Invitation, *, way: InvitationWay, address: str, word: str, by: Account) -> None:
    """Send an invitation by e-mail or SMS, in its own language: that there is one, from whom, never what it is about."""
    context = {"invitation": invitation, "municipality": by.municipality, "url": address_of(word)}
    with translation.override(invitation.language):
        body = render_to_string(f"process/mail/invitation_{invitation.side}.{way.value}.txt", context)
        subject = _("En invitasjon fra %(office)s") % {"office": invitation.organisation.name}
    post_notice(by=by, address=address, channel=CHANNELS[way], subject=subject, body=body, kind=NoticeKind.INVITATION)
