"""What is noted while a pilot runs, and what each side says after."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.ideas import WHERE_I_ACT
from usving.insight.models.pilots import OF_A_PILOT_I_SEE, Pilot
from usving.insight.rules.pilots import JUDGED, Verdict
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, of_process, within
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

VERDICTS = {Verdict.GO_ON: _("gå videre"), Verdict.CHANGE: _("endre noe"), Verdict.STOP: _("slutte")}
_JUDGED = ", ".join(f"'{state.value}'" for state in sorted(JUDGED))
WHEN_BOTH_HAVE_SAID = (
    f"exists (select 1 from insight_pilot seen where seen.id = pilot_id and seen.state in ({_JUDGED}))"
)
IN_ITS_PROCESS = of_process("insight_pilot", "pilot_id")


class PilotEntry(models.Model):
    """Something noted in the log of a pilot, with a number of what is counted where there is one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="entries", verbose_name=_("Utprøving"))
    day = models.DateField(_("Dag"))
    text = models.TextField(_("Hva skjedde?"))
    number = models.DecimalField(_("Tall"), max_digits=9, decimal_places=1, null=True, blank=True)
    as_whom = models.CharField(_("Navnet som vises"), max_length=120, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_A_PILOT_I_SEE,
        insert=both(f"by_id = {ME}", either(WHERE_I_ACT, within("pilot_id", "insight_pilots_i_log"))),
        delete=f"by_id = {ME}",
        why="as the pilot; noted by those who take part and those who do something in it, taken away by whoever noted it",
    )

    class Meta:
        verbose_name = _("notat i loggen")
        verbose_name_plural = _("notater i loggen")
        ordering = ["day", "at"]

    class Personal:
        about = {"by", "as_whom"}
        free = {"text"}
        plain = {"id", "municipality", "process", "pilot", "day", "number", "at"}
        of = {"by": "account"}
        erased = scrub("by", "as_whom", why=_("Det dere så mens dere prøvde, blir stående uten navn."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by", "as_whom"))

    def __str__(self) -> str:
        return f"{self.day}"


class PilotReview(models.Model):
    """What one side says after a pilot. The other side reads it only when both have said theirs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("Utprøving"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    verdict = models.CharField(_("Hva gjør vi nå?"), max_length=8, choices=labelled(Verdict, VERDICTS))
    went_well = models.TextField(_("Hva gikk bra?"), blank=True)
    was_hard = models.TextField(_("Hva var vanskelig?"), blank=True)
    surprised = models.TextField(_("Hva overrasket oss?"), blank=True)
    learned = models.TextField(_("Hva vet vi nå?"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=either(
            both(OF_A_PILOT_I_SEE, "process_i_speak_for_side(process_id, side)"), WHEN_BOTH_HAVE_SAID
        ),
        insert=both(f"by_id = {ME}", IN_ITS_PROCESS, WHERE_I_ACT, "process_i_speak_for_side(process_id, side)"),
        update=both(
            IN_ITS_PROCESS, WHERE_I_ACT, "process_i_speak_for_side(process_id, side)",
            within("pilot_id", "insight_pilots_to_review"),
        ),
        why="of a side, said by one of its own; read by the other when both have said theirs",
    )  # fmt: skip

    class Meta:
        verbose_name = _("vurdering")
        verbose_name_plural = _("vurderinger")
        ordering = ["side"]
        constraints = [
            known("side", Side, "insight_pilotreview_side"),
            known("verdict", Verdict, "insight_pilotreview_verdict"),
            models.UniqueConstraint(fields=["pilot", "side"], name="insight_pilotreview_once"),
        ]

    class Personal:
        about = {"by", "side"}
        free = {"went_well", "was_hard", "surprised", "learned"}
        plain = {"id", "municipality", "process", "pilot", "verdict", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Det siden deres har sagt etter utprøvingen, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return f"{self.side} {self.verdict}"
