"""That a process was closed, and opened again; and the one number an office gets."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import Kept, scrub
from usving.core.policy import Policy, closed
from usving.people.models import Account, Municipality
from usving.people.rules.guards import within
from usving.process.models.processes import Process
from usving.process.models.recruiting import RecruitingChannel


class Closing(models.Model):
    """One time a process was closed: by whom, why, and whether it was opened again. `Process.closed_at` is what holds now."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="closings", verbose_name=_("Prosess"))
    agreed = models.BooleanField(_("Begge sider var enige om det siste de tok med seg"))
    reason = models.CharField(_("Hvorfor"), max_length=500, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)
    reopened_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Åpnet igjen av")
    )
    reopened_at = models.DateTimeField(_("Åpnet igjen"), null=True, blank=True)

    policy = Policy(
        select=within("process_id", "process_my_processes"),
        why="process-owned to read; process_close and process_reopen alone write it",
    )

    class Meta:
        verbose_name = _("avslutning")
        verbose_name_plural = _("avslutninger")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["process"], condition=models.Q(reopened_at__isnull=True), name="process_closing_one_living"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed=True) | ~models.Q(reason=""), name="process_closing_says_why"
            ),
        ]

    class Personal:
        about = {"by", "reopened_by"}
        free = {"reason"}
        plain = {"id", "municipality", "process", "agreed", "at", "reopened_at"}
        by = {"by": ("by", "reason"), "reopened_by": ("reopened_by",)}
        erased = {"by": scrub("by"), "reopened_by": scrub("reopened_by")}
        kept = Kept("process", "process_over(process_id)", fate=scrub("by", "reopened_by"))

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class RecruitingTotal(models.Model):
    """The one number an office gets, as it was the first time anyone asked after recruiting had closed. It never changes:
    whoever could close recruiting again and again would else read each new answer out of the difference."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    channel = models.OneToOneField(RecruitingChannel, on_delete=models.CASCADE, related_name="total")
    accepted = models.PositiveIntegerField()

    policy = closed("process_recruiting_total alone writes and reads it, and tells nothing under five")

    class Meta:
        verbose_name = _("antall ja")
        verbose_name_plural = _("antall ja")

    class Personal:
        plain = {"id", "channel", "accepted"}

    def __str__(self) -> str:
        return str(self.pk)
