"""What a station takes with it: a text that both sides approve, with what it builds on."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.contributions import READABLE, Contribution
from usving.process.models.processes import SIDES, Process, Station
from usving.process.rules.seats import Side

OF_MY_PROCESS = within("process_id", "process_i_take_part_in")
WHERE_I_WRITE = within("process_id", "process_i_write_in")


class HandOver(models.Model):
    """What we take with us from a station, as last proposed. A new wording asks both sides anew."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="hand_overs", verbose_name=_("Stasjon"))
    text = models.TextField(_("Dette tar vi med oss"))
    proposed_by = models.CharField(_("Foreslått av"), max_length=10, choices=labelled(Side, SIDES))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)
    replaced_at = models.DateTimeField(_("Erstattet"), null=True, blank=True)

    policy = Policy(
        select=OF_MY_PROCESS,
        insert=both(f"by_id = {ME}", WHERE_I_WRITE),
        update=WHERE_I_WRITE,
        why="process-owned: both sides read and word it",
    )

    class Meta:
        verbose_name = _("det vi tar med oss")
        verbose_name_plural = _("det vi tar med oss")
        ordering = ["-at"]
        constraints = [
            known("proposed_by", Side, "process_handover_side"),
            models.UniqueConstraint(
                fields=["station"], condition=models.Q(replaced_at__isnull=True), name="process_handover_one_living"
            ),
        ]

    class Personal:
        about = {"by"}
        free = {"text"}
        plain = {"id", "municipality", "process", "station", "proposed_by", "at", "replaced_at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Det begge sider ble enige om, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class HandOverSource(models.Model):
    """A contribution that a hand-over builds on, so that its author sees what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    hand_over = models.ForeignKey(
        HandOver, on_delete=models.CASCADE, related_name="sources", verbose_name=_("Det vi tar med")
    )
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="carried", verbose_name=_("Bidrag")
    )

    policy = Policy(
        select=either(within("contribution_id", "process_i_wrote"), OF_MY_PROCESS),
        insert=both(WHERE_I_WRITE, READABLE),
        why="process-owned; only what one may read can be built on",
    )

    class Meta:
        verbose_name = _("kilde")
        verbose_name_plural = _("kilder")
        constraints = [models.UniqueConstraint(fields=["hand_over", "contribution"], name="process_source_once")]

    class Personal:
        plain = {"id", "municipality", "process", "hand_over", "contribution"}

    def __str__(self) -> str:
        return str(self.contribution_id)


class HandOverApproval(models.Model):
    """One side has read a hand-over and stands by it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    hand_over = models.ForeignKey(
        HandOver, on_delete=models.CASCADE, related_name="approvals", verbose_name=_("Det vi tar med")
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_MY_PROCESS,
        insert=both(f"by_id = {ME}", WHERE_I_WRITE, "process_i_speak_for_side(process_id, side)"),
        why="process-owned; a side approves by one of its own",
    )

    class Meta:
        verbose_name = _("godkjenning")
        verbose_name_plural = _("godkjenninger")
        constraints = [
            known("side", Side, "process_approval_side"),
            models.UniqueConstraint(fields=["hand_over", "side"], name="process_approval_once"),
        ]

    class Personal:
        about = {"by"}
        plain = {"id", "municipality", "process", "hand_over", "side", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("At siden deres sto bak teksten, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return self.side
