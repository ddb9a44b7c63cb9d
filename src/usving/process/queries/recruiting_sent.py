"""An invitation as the one who sent it sees it: every time it went out, and the letter. Nothing of any answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.letters import square, square_address
from usving.core.telling import told
from usving.core.templatetags.ui import phone_shown
from usving.people.queries.behind import Behind, people_behind
from usving.people.rules.links import digest
from usving.process.models import Invitation, RecruitingChannel
from usving.process.rules.recruiting import MOST_REMINDERS, REMIND_AFTER, REMINDED, InvitationWay, reminded_on
from usving.process.rules.seats import Side


@dataclass(frozen=True)
class Outgoing:
    """One time an invitation went out: how, where to, when, and by whom; None where they are gone."""

    way: str
    address: str
    at: datetime
    by: str | None

    @property
    def when(self) -> str:
        """The day, and by whom."""
        day = told(self.at, "day")
        return f"{day}, {self.by}" if self.by else day


def outgoings_of(invitation: Invitation) -> list[Outgoing]:
    """Every time it was sent or told, the first one first."""
    rows: list[Any] = [invitation, *invitation.sendings.order_by("sent_at", "pk")]
    names = people_behind({row.sent_by_id for row in rows if row.sent_by_id})
    return [Outgoing(row.get_way_display(), row.address, row.sent_at, _name(names.get(row.sent_by_id))) for row in rows]


def _name(behind: Behind | None) -> str | None:
    return behind.name if behind else None


def reminders_planned(invitation: Invitation) -> list[date]:
    """The days on which whoever has not answered is reminded; empty where nothing can remind them.

    Made of what the sender did alone: the same whether there was a yes, a no or nothing.
    """
    rows: list[Any] = [invitation, *invitation.sendings.all()]
    if invitation.withdrawn_at or not any(row.way in REMINDED and row.address for row in rows):
        return []
    channel = channel_of_invitation(invitation)
    ends = timezone.localdate(invitation.expires_at)
    return reminded_on(
        max(timezone.localdate(row.sent_at) for row in rows),
        after=channel.remind_after if channel else REMIND_AFTER,
        reminders=channel.reminders if channel else MOST_REMINDERS,
        ends=min(ends, channel.closes) if channel else ends,
    )


def channel_of_invitation(invitation: Invitation) -> RecruitingChannel | None:
    """The recruiting that a family was invited through; None for a provider."""
    if invitation.side != Side.FAMILIES:
        return None
    found = RecruitingChannel.objects.filter(process=invitation.process_id, organisation=invitation.organisation_id)
    return found.first()


def has_word(invitation: Invitation, word: str) -> bool:
    """Whether a word is one of those this invitation has gone out with."""
    wanted = digest(word)
    return wanted == invitation.digest or invitation.sendings.filter(digest=wanted).exists()


@dataclass(frozen=True)
class Letter:
    """The words of a letter with a code, for the page and for the PDF alike."""

    invitation: UUID
    lang: str
    receiver: str
    sender: str
    day: str
    title: str
    opening: str
    question: str
    lasts: str
    steps: list[str]
    code: str
    code_says: str
    square: str
    square_address: str
    square_says: str
    parts: list[tuple[str, str]]
    foot: str


def letter_of(invitation: Invitation, word: str) -> Letter:
    """Write the letter, in the language of the invitation: not that of whoever prints it."""
    with translation.override(invitation.language):
        return _letter(invitation, word)


def _letter(invitation: Invitation, word: str) -> Letter:
    families, process = invitation.side == Side.FAMILIES, invitation.process
    there = f"{settings.BASE_URL}{reverse('invitation', args=[word])}"
    period = {"start": told(process.starts, "month"), "end": told(process.ends, "month")}
    return Letter(
        invitation=invitation.pk,
        lang=invitation.language,
        receiver="\n".join(part for part in (invitation.to_name, _postal(invitation, word)) if part),
        sender=invitation.organisation.name,
        day=told(timezone.localtime(), "day"),
        title=_("Invitasjon: %(process)s") % {"process": process.name},
        opening=_opening(families=families),
        question=process.question,
        lasts=_("Det varer fra %(start)s til %(end)s. Les mer og svar slik:") % period,
        steps=_steps(),
        code=word,
        code_says=_("Koden"),
        square=square(there),
        square_address=square_address(there),
        square_says=_("Firkantet kode for kameraet. Den åpner invitasjonen."),
        parts=_promises(invitation.organisation.name) if families else [],
        foot=_foot(invitation, families=families),
    )


@dataclass(frozen=True)
class Spoken:
    """What to say of an invitation face to face, in its own language."""

    lang: str
    language: str
    words: list[str]


def spoken_of(invitation: Invitation) -> Spoken:
    """What the letter says, for whoever tells of the invitation: that a no costs nothing too."""
    families, called = invitation.side == Side.FAMILIES, str(dict(settings.LANGUAGES)[invitation.language])
    with translation.override(invitation.language):
        promised = [words for _heading, words in _promises(invitation.organisation.name)] if families else []
        words = [_opening(families=families), invitation.process.question, *promised]
    return Spoken(invitation.language, called, words)


def _postal(invitation: Invitation, word: str) -> str:
    """Where the letter with this word goes; an address for e-mail or a telephone number stands on none."""
    rows: list[Any] = [invitation, *invitation.sendings.all()]
    on_paper = (row for row in rows if row.digest == digest(word) and row.way == InvitationWay.PAPER)
    return next((str(row.address) for row in on_paper), "")


def _opening(*, families: bool) -> str:
    if families:
        return _(
            "Hei! Vi spør om dere vil være med på noe nytt. Noen familier og noen som jobber i kommunen, møtes over tid for å"
            " svare på ett spørsmål:"
        )
    return _(
        "Hei! Vi spør om du vil være med. Noen familier og noen som jobber i tjenestene, møtes over tid for å svare på ett"
        " spørsmål:"
    )


def _steps() -> list[str]:
    door = f"{settings.BASE_URL}{reverse('answer_by_code')}".partition("://")[2]
    return [
        _("Pek kameraet på telefonen mot firkanten. Eller gå til %(address)s og skriv koden.") % {"address": door},
        _("Les, og svar ja eller nei. Du trenger ingen konto."),
    ]


def _promises(office: str) -> list[tuple[str, str]]:
    no = _("Et nei koster ingenting. Det endrer ikke hjelpen dere får, og ikke hvor dere står i en kø.")
    secret = _("%(office)s får ikke vite om dere svarer, eller hva dere svarer.") % {"office": office}
    joined = _(
        "De dere møter, skjønner at dere er invitert, og kan tenke seg hvorfor. Dere velger selv hva dere forteller, og kan"
        " slutte når dere vil."
    )
    return [(_("Det er trygt å svare nei"), f"{no} {secret}"), (_("Hvis dere blir med"), joined)]


def _foot(invitation: Invitation, *, families: bool) -> str:
    day = {"day": told(invitation.expires_at, "day")}
    lives = (
        _("Koden gjelder til og med %(day)s og er bare for dere.")
        if families
        else _("Koden gjelder til og med %(day)s og er bare for deg.")
    ) % day
    office = invitation.organisation
    if not office.phone:
        return lives
    call = (
        _("Lurer dere på noe? Ring %(office)s på %(phone)s.")
        if families
        else _("Lurer du på noe? Ring %(office)s på %(phone)s.")
    )
    return f"{lives} {call % {'office': office.name, 'phone': phone_shown(office.phone)}}"
