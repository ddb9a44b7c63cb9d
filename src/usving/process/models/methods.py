"""Versions of methods: what one side proposes, and what both stand by."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import IN_MY_MUNICIPALITY, ME, both, within
from usving.process.models.processes import LED, SIDES, Process
from usving.process.rules.methods.versions import ProposalState, WhyNotAnswer, WhyNotPropose
from usving.process.rules.seats import Side

STATES = {
    ProposalState.WAITS_FOR_FAMILIES: _("venter på familiene"),
    ProposalState.WAITS_FOR_PROVIDERS: _("venter på tjenesteyterne"),
    ProposalState.ADOPTED: _("vedtatt av begge sider"),
    ProposalState.DECLINED: _("ikke vedtatt"),
}
REFUSALS = {
    WhyNotPropose.SAME_AS_BEFORE: _("Du har ikke endret noe ennå."),
    WhyNotPropose.ANOTHER_WAITS: _("Det ligger alt et forslag til denne metoden. Svar på det først."),
    WhyNotPropose.CODE_TAKEN: _("Det finnes alt en metode med det navnet. Velg et annet navn, eller endre den."),
    WhyNotAnswer.ANSWERED_ALREADY: _("Forslaget er besvart."),
}
WORDED = both(
    f"by_id = {ME}",
    within("process_id", "process_i_write_in"),
    "process_i_speak_for_side(process_id, side)",
    "municipality_id = (select people_my_municipality())",
    "state = case side when 'families' then 'waits-for-providers' else 'waits-for-families' end",
)


class Method(models.Model):
    """A way of working that the process uses, and the version of it that the process keeps from when it is first planned."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="methods", verbose_name=_("Prosess"))
    code = models.SlugField(_("Kode"), max_length=60)
    name = models.CharField(_("Navn"), max_length=120)
    station = models.PositiveSmallIntegerField(_("Stasjon"), null=True, blank=True)
    purpose = models.TextField(_("Til hva"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("Minutter"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("Utgave"), null=True, blank=True)
    content = models.JSONField(_("Slik vi bruker den"), null=True, blank=True)

    policy = LED

    class Meta:
        verbose_name = _("metode")
        verbose_name_plural = _("metoder")
        constraints = [models.UniqueConstraint(fields=["process", "code"], name="process_method_code")]

    class Personal:
        plain = {
            "id",
            "municipality",
            "process",
            "code",
            "name",
            "station",
            "purpose",
            "minutes",
            "number",
            "content",
        }

    def __str__(self) -> str:
        return self.name


class MethodProposal(models.Model):
    """A change to a method, or a new one, from one side of a process. It is answered by process_method_answer alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    code = models.SlugField(_("Kode"), max_length=60)
    based_on = models.PositiveSmallIntegerField(_("Utgaven det bygger på"), default=0)
    before = models.JSONField(_("Slik den var"), null=True, blank=True)
    content = models.JSONField(_("Slik den blir"))
    why = models.TextField(_("Hvorfor"))
    side = models.CharField(_("Foreslått av"), max_length=10, choices=labelled(Side, SIDES))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)
    state = models.CharField(_("Hvor det står"), max_length=20, choices=labelled(ProposalState, STATES))
    families_at = models.DateTimeField(_("Familiene sa ja"), null=True, blank=True)
    providers_at = models.DateTimeField(_("Tjenesteyterne sa ja"), null=True, blank=True)
    closed_at = models.DateTimeField(_("Avgjort"), null=True, blank=True)

    policy = Policy(
        select=within("process_id", "process_i_take_part_in"),
        insert=WORDED,
        why="process-owned: both sides read it; the other side answers through process_method_answer",
    )

    class Meta:
        verbose_name = _("metodeforslag")
        verbose_name_plural = _("metodeforslag")
        ordering = ["-at"]
        constraints = [
            known("side", Side, "process_methodproposal_side"),
            known("state", ProposalState, "process_methodproposal_state"),
            # Whoever writes into this table: what one side alone stands by is not adopted.
            models.CheckConstraint(
                condition=~models.Q(state="adopted") | models.Q(families_at__isnull=False, providers_at__isnull=False),
                name="process_methodproposal_both",
            ),
            models.CheckConstraint(
                condition=models.Q(state__startswith="waits-for-", closed_at__isnull=True)
                | models.Q(state__in=["adopted", "declined"], closed_at__isnull=False),
                name="process_methodproposal_closed",
            ),
            models.UniqueConstraint(
                fields=["municipality", "code"],
                condition=models.Q(closed_at__isnull=True),
                name="process_methodproposal_one_open",
            ),
        ]

    class Personal:
        about = {"by"}
        free = {"why", "content"}
        plain = {
            "id",
            "municipality",
            "process",
            "code",
            "based_on",
            "before",
            "side",
            "at",
            "state",
            "families_at",
            "providers_at",
            "closed_at",
        }
        of = {"by": "account"}
        erased = scrub("by", why=_("Forslaget ble svart på av begge sider, og blir stående uten navnet ditt."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return self.code


class MethodVersion(models.Model):
    """A method as both sides of a process stood by it, here or in another municipality. Never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    code = models.SlugField(_("Kode"), max_length=60)
    number = models.PositiveSmallIntegerField(_("Utgave"))
    content = models.JSONField(_("Innhold"))
    origin = models.CharField(_("Ble til i"), max_length=80)
    origin_number = models.PositiveSmallIntegerField(_("Utgaven der"))
    received = models.BooleanField(_("Hentet fra en annen kommune"), default=False)
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=IN_MY_MUNICIPALITY,
        insert=both(IN_MY_MUNICIPALITY, "received", "process_i_keep_methods()"),
        delete=both(IN_MY_MUNICIPALITY, "received", "process_i_keep_methods()"),
        why="municipality-owned; made by process_method_answer when both sides have said yes, or received as a file",
    )

    class Meta:
        verbose_name = _("metodeutgave")
        verbose_name_plural = _("metodeutgaver")
        ordering = ["code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code", "number"], name="process_methodversion_number"),
        ]

    class Personal:
        plain = {
            "id",
            "municipality",
            "code",
            "number",
            "content",
            "origin",
            "origin_number",
            "received",
            "at",
        }

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
