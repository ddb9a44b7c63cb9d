"""How people want to be told, where they cannot be reached, the number that waits for its code, and who stands in for whom."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models.accounts import Account
from usving.people.models.notices import CHANNELS, Channel
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import ME, both, either, person_owned
from usving.people.rules.notices import Way, Wishes

WAYS = {Way.EMAIL: _("E-post"), Way.SMS: _("SMS"), Way.NONE: _("Bare på denne siden")}
OF_ACCOUNT = "(select a.municipality_id from people_account a where a.id = account_id)"
UNUSED = "process_person_unused((select a.person_id from people_account a where a.id = account_id))"


class NoticeWishes(models.Model):
    """How one person wants to be told; whoever has no row has said nothing, and gets what `rules.notices.Wishes` says."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    way = models.CharField(_("Hvordan"), max_length=5, choices=labelled(Way, WAYS), default=Way.EMAIL.value)
    hour = models.PositiveSmallIntegerField(_("Samlet klokka"), default=Wishes.hour)
    quiet_from = models.PositiveSmallIntegerField(_("Stille fra"), default=Wishes.quiet_from)
    quiet_to = models.PositiveSmallIntegerField(_("Stille til"), default=Wishes.quiet_to)
    off = ArrayField(models.CharField(max_length=10), verbose_name=_("Slått av"), default=list, blank=True)
    paused_until = models.DateField(_("Pause til"), null=True, blank=True)
    tells_when = models.BooleanField(_("Tid og sted i varselet"), default=False)

    policy = person_owned()

    class Meta:
        verbose_name = _("varselvalg")
        verbose_name_plural = _("varselvalg")
        constraints = [
            known("way", Way, "people_noticewishes_way"),
            models.CheckConstraint(
                condition=models.Q(quiet_to__lte=models.F("hour"), hour__lt=models.F("quiet_from"), quiet_from__lte=23),
                name="people_noticewishes_hours",
            ),
        ]

    class Personal:
        about = {"account", "way", "hour", "quiet_from", "quiet_to", "off", "paused_until", "tells_when"}
        plain = {"id"}
        of = {"account": "account"}
        erased = DELETE
        at = "notices"
        kept = Kept("belonging", UNUSED, OF_ACCOUNT)

    def __str__(self) -> str:
        return self.way

    def wishes(self) -> Wishes:
        """These wishes as the rules know them."""
        off = frozenset(self.off)
        return Wishes(Way(self.way), self.hour, self.quiet_from, self.quiet_to, off, self.paused_until)


class FailingAddress(models.Model):
    """An address that has been refused for good. Only its owner sees which; what the message was about stands nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    channel = models.CharField(_("Vei"), max_length=5, choices=labelled(Channel, CHANNELS))
    address = models.CharField(_("Adresse"), max_length=254)
    since = models.DateTimeField(_("Siden"), default=timezone.now)

    policy = Policy(
        select=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned; noted by people_notice_failed for the worker, told to those who lead without the address",
    )

    class Meta:
        verbose_name = _("adresse som svikter")
        verbose_name_plural = _("adresser som svikter")
        constraints = [
            known("channel", Channel, "people_failingaddress_channel"),
            models.UniqueConstraint(fields=["account", "channel"], name="people_failingaddress_once"),
        ]

    class Personal:
        about = {"account", "channel", "address", "since"}
        plain = {"id"}
        of = {"account": "account"}
        erased = DELETE
        at = "notices"
        kept = Kept("messages", "since", OF_ACCOUNT)

    def __str__(self) -> str:
        return f"{self.channel} {self.since:%Y-%m-%d}"


class NumberChange(models.Model):
    """A mobile number that someone wants, until they have typed the code that was sent to it. Asking again drops this one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    number = models.CharField(_("Nytt nummer"), max_length=16)
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(_("Forsøk"), default=0)
    asked_at = models.DateTimeField(_("Bedt om"), default=timezone.now)
    expires_at = models.DateTimeField(_("Til"))

    policy = Policy(
        select=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned; asked for by people_ask_number, used by people_confirm_number",
    )

    class Meta:
        verbose_name = _("nummer som venter")
        verbose_name_plural = _("nummer som venter")

    class Personal:
        about = {"account", "number"}
        plain = {"id", "digest", "tries", "asked_at", "expires_at"}
        of = {"account": "account"}
        erased = DELETE
        secret = {"digest"}
        at = "notices"
        kept = Kept("way-in", "expires_at", OF_ACCOUNT)

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class StandIn(models.Model):
    """That a colleague is told while someone is away. It opens nothing: the colleague sees what they saw before."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="stand_ins", verbose_name=_("Hvem"))
    stand_in = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="stands_in_for", verbose_name=_("Stedfortreder")
    )
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til"))
    ended_at = models.DateTimeField(_("Avsluttet"), null=True)

    policy = Policy(
        select=either(f"account_id = {ME}", f"stand_in_id = {ME}"),
        insert=both(
            f"account_id = {ME}",
            "municipality_id = (select people_my_municipality())",
            "stand_in_id = any(array(select people_may_stand_in()))",
        ),
        update=f"account_id = {ME}",
        why="person-owned, and seen by the one who stands in",
    )

    class Meta:
        verbose_name = _("stedfortreder")
        verbose_name_plural = _("stedfortredere")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gte=models.F("starts")), name="people_standin_period"),
            models.CheckConstraint(condition=~models.Q(account=models.F("stand_in")), name="people_standin_another"),
        ]

    class Personal:
        about = {"account", "stand_in", "starts", "ends", "ended_at"}
        plain = {"id", "municipality"}
        of = {"account": "account", "stand_in": "account"}
        erased = DELETE
        at = "notices"
        kept = Kept("roles", "ends")

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d}–{self.ends:%Y-%m-%d}"
