"""That someone left, so that it can be undone the same day."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME
from usving.process.models.processes import Process, Seat


class Leaving(models.Model):
    """Someone left a seat, for themselves or for their family; or left a family (no seat then). Nobody is asked why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Prosess"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Plass"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    by = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Av"))
    left_at = models.DateTimeField(_("Når"), default=timezone.now)
    until = models.DateField(_("Skulle vart til"), null=True, blank=True)
    held_back = ArrayField(
        models.UUIDField(), verbose_name=_("Holdt tilbake"), default=list, help_text=_("Bidrag som ventet ved porten.")
    )
    undone_at = models.DateTimeField(_("Angret"), null=True, blank=True)

    policy = Policy(
        select=f"by_id = {ME}",
        why="person-owned; process_leave, process_leave_family and process_return alone write it, with the seat's period",
    )

    class Meta:
        verbose_name = _("utmelding")
        verbose_name_plural = _("utmeldinger")
        ordering = ["-left_at"]

    class Personal:
        about = {"seat", "family", "by", "left_at", "until", "held_back", "undone_at"}
        plain = {"id", "municipality", "process"}
        of = {"by": "account"}
        erased = DELETE
        kept = Kept(
            "process", "coalesce(process_over(process_id), case when process_id is null then left_at::date end)"
        )

    def __str__(self) -> str:
        return f"{self.left_at:%Y-%m-%d}"
