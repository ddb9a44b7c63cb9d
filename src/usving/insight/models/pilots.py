"""Pilots: what is tried, for how long, when to stop, and who does what."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.ideas import OF_AN_IDEA_I_WORK_ON, WHERE_I_ACT, Idea
from usving.insight.rules.pilots import PartKind, PilotState
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process, Seat

PILOT_STATES = {
    PilotState.PLANNED: _("planlagt"),
    PilotState.RUNNING: _("i gang"),
    PilotState.OVER: _("venter på vurdering"),
    PilotState.GOES_ON: _("går videre"),
    PilotState.CHANGES: _("går videre, endret"),
    PilotState.STOPS: _("avsluttet"),
    PilotState.DIFFERS: _("sett ulikt"),
    PilotState.CALLED_OFF: _("ikke satt i gang"),
}
PARTS = {
    PartKind.FAMILIES: _("familier"),
    PartKind.PROVIDERS: _("tjenesteytere"),
    PartKind.VOLUNTEERS: _("frivillige"),
    PartKind.CONTRACTOR: _("byggefirma"),
    PartKind.OTHER: _("andre"),
}
# The pilot's own policy answers the inner question.
OF_A_PILOT_I_SEE = "exists (select 1 from insight_pilot seen where seen.id = pilot_id)"


class Pilot(models.Model):
    """A small trial of an idea: the fields of the sheet that the method hands out. `kroner` whole kroner, `hours` whole hours."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="pilots", verbose_name=_("Prosess"))
    idea = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, blank=True, related_name="pilots", verbose_name=_("Idé")
    )
    title = models.CharField(_("Hva prøver vi?"), max_length=120)
    what = models.TextField(_("Hva gjør vi?"))
    for_whom = models.CharField(_("For hvem?"), max_length=300, blank=True)
    expects = models.TextField(_("Hva tror vi skjer?"), blank=True)
    looks_for = models.TextField(_("Hvordan ser vi det?"))
    counts = models.CharField(_("Hva vi teller"), max_length=120, blank=True)
    must_not = models.TextField(_("Hva skal ikke gå galt?"), blank=True)
    for_children = models.CharField(_("Hva blir annerledes for barna?"), max_length=300, blank=True)
    stop_rule = models.TextField(_("Hva får oss til å stoppe før tiden?"))
    who_stops = models.CharField(_("Hvem kan si stopp?"), max_length=200, blank=True)
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til og med"))
    kroner = models.PositiveIntegerField(_("Kroner"), default=0)
    hours = models.PositiveIntegerField(_("Timer"), default=0)
    state = models.CharField(
        _("Hvor den står"), max_length=12, choices=labelled(PilotState, PILOT_STATES), default=PilotState.PLANNED.value
    )
    ended_on = models.DateField(_("Sluttet"), null=True, blank=True)
    reason = models.CharField(_("Hvorfor den sluttet før tiden"), max_length=500, blank=True)
    judged_at = models.DateTimeField(_("Vurdert av begge"), null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), null=True, blank=True)

    policy = Policy(
        select=either(within("process_id", "process_joined_with_me"), within("id", "insight_pilots_i_am_in")),
        insert=both(f"by_id = {ME}", WHERE_I_ACT, OF_AN_IDEA_I_WORK_ON, "state = 'planned'"),
        update=both(WHERE_I_ACT, "insight_pilot_has_come_to(id, state)"),
        why="process-owned when the circles have joined, read also by those who do something in it; its outcome is what both"
        " sides have said",
    )

    class Meta:
        verbose_name = _("utprøving")
        verbose_name_plural = _("utprøvinger")
        ordering = ["-starts", "-at"]
        indexes = [models.Index(fields=["process", "ends"], name="insight_pilot_ends")]
        constraints = [
            known("state", PilotState, "insight_pilot_state"),
            models.CheckConstraint(condition=models.Q(ends__gte=models.F("starts")), name="insight_pilot_days"),
        ]

    class Personal:
        about = {"by"}
        free = {
            "title", "what", "for_whom", "expects", "looks_for", "counts", "must_not", "for_children", "stop_rule",
            "who_stops", "reason",
        }  # fmt: skip
        plain = {
            "id", "municipality", "process", "idea", "starts", "ends", "kroner", "hours", "state", "ended_on", "judged_at",
            "at", "changed_at",
        }  # fmt: skip
        of = {"by": "account"}
        erased = scrub("by", why=_("Det dere prøvde sammen, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return self.title


class PilotPart(models.Model):
    """Who does what in a pilot: a seat, or a name written freely."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="parts", verbose_name=_("Utprøving"))
    kind = models.CharField(_("Hvem"), max_length=12, choices=labelled(PartKind, PARTS))
    seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Plass")
    )
    called = models.CharField(_("Navn"), max_length=120, blank=True)
    does = models.CharField(_("Hva de gjør"), max_length=300)
    day = models.DateField(_("Innen"), null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_A_PILOT_I_SEE,
        insert=both(f"by_id = {ME}", WHERE_I_ACT),
        delete=WHERE_I_ACT,
        why="as the pilot; written by those who take part",
    )

    class Meta:
        verbose_name = _("del i en utprøving")
        verbose_name_plural = _("deler i utprøvinger")
        ordering = ["at"]
        constraints = [known("kind", PartKind, "insight_pilotpart_kind")]

    class Personal:
        about = {"seat", "called", "by"}
        free = {"does"}
        plain = {"id", "municipality", "process", "pilot", "kind", "day", "at"}
        of = {"seat__account": "account", "seat__family": "family"}
        by = {"by": ("by",)}
        erased = {
            "seat__account": scrub("seat", "called", why=_("Det som ble prøvd, blir stående uten navn.")),
            "seat__family": scrub("seat", "called", why=_("Det som ble prøvd, blir stående uten navn.")),
            "by": scrub("by"),
        }
        kept = Kept("process", "process_over(process_id)", fate=scrub("seat", "called", "by"))

    def __str__(self) -> str:
        return self.does
