"""What is sent to people: the text here holds nothing of anyone's matter, only that there is something and where."""

from enum import StrEnum
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models.accounts import Account
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import I_ADMINISTER, ME, both, either, within
from usving.people.rules.notices import NoticeKind


class Channel(StrEnum):
    """The way a notice goes."""

    EMAIL = "email"
    SMS = "sms"


CHANNELS = {Channel.EMAIL: _("e-post"), Channel.SMS: _("SMS")}


class NoticeState(StrEnum):
    """Where a notice is on its way."""

    WAITING = "waiting"
    TAKEN = "taken"  # by a worker, until `taken_until`; then another may try
    SENT = "sent"
    BUNDLED = "bundled"  # sent together with others, as `bundle` says
    KEPT = "kept"  # not sent, by the wish of the one it is to; it stands on their page
    FAILED = "failed"  # refused for good


STATES = {
    NoticeState.WAITING: _("venter"),
    NoticeState.TAKEN: _("sendes nå"),
    NoticeState.SENT: _("sendt"),
    NoticeState.BUNDLED: _("sendt sammen med andre"),
    NoticeState.KEPT: _("bare her"),
    NoticeState.FAILED: _("kom ikke fram"),
}
KINDS = {
    NoticeKind.LOGIN: _("Lenker og koder du ber om"),
    NoticeKind.SECURITY: _("Innloggingen din"),
    NoticeKind.RIGHTS: _("Svar du har krav på"),
    NoticeKind.INVITATION: _("Invitasjoner"),
    NoticeKind.CHANGED: _("En samling er flyttet eller avlyst"),
    NoticeKind.REMINDER: _("Påminning om en samling"),
    NoticeKind.GATHERING: _("Ny samling"),
    NoticeKind.CONSENT: _("Noen spør om noe i saken din, eller svarer"),
    NoticeKind.CONTACT: _("Kontaktpersonen"),
    NoticeKind.FOLLOW_UP: _("Noe du har lovet å gjøre"),
    NoticeKind.PULSE: _("To korte spørsmål etter en samling"),
    NoticeKind.NEWS: _("Noe nytt i en prosess"),
    NoticeKind.STAND_IN: _("Varsler til en du er stedfortreder for"),
    NoticeKind.BUNDLE: _("Flere varsler i ett"),
}


class Notice(models.Model):
    """One message to one person, sent once. `account` is missing for an invitation: nobody is known there yet.

    The worker decides the way and the time when it takes the message, by the person's wishes then; `address` is what it was
    last meant for. `before`: of no use after that. `about`: what it is about, an id alone, so that nobody is told twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, verbose_name=_("Til"))
    made_by = models.UUIDField(_("Fra"), null=True)
    channel = models.CharField(_("Vei"), max_length=5, choices=labelled(Channel, CHANNELS))
    address = models.CharField(_("Adresse"), max_length=254)
    subject = models.CharField(_("Emne"), max_length=200, blank=True)
    body = models.TextField(_("Tekst"))
    created_at = models.DateTimeField(_("Laget"), default=timezone.now)
    sent_at = models.DateTimeField(_("Sendt"), null=True)
    kind = models.CharField(
        _("Slag"),
        max_length=10,
        choices=labelled(NoticeKind, KINDS),
        default=NoticeKind.NEWS.value,
    )
    state = models.CharField(
        _("Hvor det er"),
        max_length=7,
        choices=labelled(NoticeState, STATES),
        default=NoticeState.WAITING.value,
    )
    due_at = models.DateTimeField(_("Skal sendes"), null=True)
    before = models.DateTimeField(_("Til nytte før"), null=True)
    taken_until = models.DateTimeField(_("I arbeid til"), null=True)
    tries = models.PositiveSmallIntegerField(_("Forsøk"), default=0)
    reference = models.CharField(_("Kvittering"), max_length=100, blank=True, default="")
    about = models.UUIDField(_("Gjelder"), null=True)
    bundle = models.UUIDField(_("Sendt sammen med"), null=True)
    copy_of = models.UUIDField(_("Til stedfortreder for"), null=True, unique=True)

    policy = Policy(
        select=either(
            f"account_id = {ME}",
            both(
                f"made_by = {ME}",
                either("account_id is null", both(within("account_id", "people_my_staff"), I_ADMINISTER)),
            ),
        ),
        insert=f"account_id = {ME} or made_by = {ME}",
        hidden=("body",),
        why="person-owned: whoever asked for a message to someone does not see what became of it, or how they want to be told,"
        " but an administrator does of the staff's welcomes;"
        " anonymous login requests go through people_offer_link, sending through people_notice_*",
    )

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldinger")
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="people_notice_due"),
            models.Index(fields=["account", "created_at"], name="people_notice_of_account"),
        ]
        constraints = [
            known("channel", Channel, "people_notice_channel"),
            known("kind", NoticeKind, "people_notice_kind"),
            known("state", NoticeState, "people_notice_state"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "bundled"], sent_at__isnull=False)
                | models.Q(state__in=["waiting", "taken", "kept", "failed"], sent_at__isnull=True),
                name="people_notice_sent",
            ),
        ]

    class Personal:
        about = {"account", "made_by", "address"}
        free = {"subject", "body"}
        plain = {
            "id", "municipality", "channel", "created_at", "sent_at", "kind", "state", "due_at", "before", "taken_until", "tries",
            "reference", "about", "bundle", "copy_of",
        }  # fmt: skip
        of = {"account": "account"}
        by = {"made_by": ("made_by",)}
        erased = {"account": DELETE, "made_by": scrub("made_by")}
        secret = {"body"}
        kept = Kept("messages", "coalesce(sent_at, created_at)")

    def __str__(self) -> str:
        return f"{self.channel} {self.created_at:%Y-%m-%d %H:%M}"
