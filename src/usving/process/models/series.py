"""Gatherings that were planned together, so that they can be moved together."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.policy import Policy
from usving.people.models import Municipality
from usving.people.rules.guards import within
from usving.process.models.processes import Process


class GatheringSeries(models.Model):
    """A series: what it is called, and when it was made. Its gatherings point to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="series", verbose_name=_("Prosess"))
    title = models.CharField(_("Navn"), max_length=120)
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = Policy(
        select=within("process_id", "process_i_lead"),
        insert=within("process_id", "process_i_run"),
        why="process-owned: a help to those who plan; each gathering says itself who sees it",
    )

    class Meta:
        verbose_name = _("rekke")
        verbose_name_plural = _("rekker")
        ordering = ["made_at"]

    class Personal:
        plain = {"id", "municipality", "process", "title", "made_at"}

    def __str__(self) -> str:
        return self.title
