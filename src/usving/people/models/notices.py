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
from usving.people.rules.guards import ME


class Channel(StrEnum):
    """The way a notice goes."""

    EMAIL = "email"
    SMS = "sms"


CHANNELS = {Channel.EMAIL: _("e-post"), Channel.SMS: _("SMS")}


class Notice(models.Model):
    """One message to one address, sent once. `account` is missing for an invitation: nobody is known there yet."""

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

    policy = Policy(
        select=f"account_id = {ME} or made_by = {ME}",
        insert=f"account_id = {ME} or made_by = {ME}",
        hidden=("body",),
        why="person-owned; anonymous login requests go through people_offer_link, sending through people_notice_*",
    )

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldinger")
        constraints = [known("channel", Channel, "people_notice_channel")]

    class Personal:
        about = {"account", "made_by", "address"}
        free = {"subject", "body"}
        plain = {"id", "municipality", "channel", "created_at", "sent_at"}
        of = {"account": "account"}
        by = {"made_by": ("made_by",)}
        erased = {"account": DELETE, "made_by": scrub("made_by")}
        secret = {"body"}
        kept = Kept("messages", "coalesce(sent_at, created_at)")

    def __str__(self) -> str:
        return f"{self.channel} {self.created_at:%Y-%m-%d %H:%M}"
