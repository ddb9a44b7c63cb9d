"""The joining gate and the families' voices."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import both, municipality_owned, within
from usving.process.models.processes import Process
from usving.process.rules.gate import Matter

MATTERS = {
    Matter.JOIN: _("åpne porten"),
    Matter.MAJORITY: _("la flertallet bestemme"),
    Matter.GUEST: _("la prosessveilederen lese med"),
}
SPOKEN_BY_MY_FAMILY = both(
    within("family_id", "people_families_i_speak_for"),
    within("process_id", "process_my_family_processes"),
    within("process_id", "process_i_write_in"),
)


class Gate(models.Model):
    """That the families have opened the gate, and when. No one writes here: process_recount_gate does, from the voices."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.OneToOneField(Process, on_delete=models.CASCADE, related_name="gate", verbose_name=_("Prosess"))
    opened_at = models.DateTimeField(_("Åpnet"), default=timezone.now)

    policy = municipality_owned().also(
        insert=None, update=None, why="municipality-owned to read; only the families' voices open it"
    )

    class Meta:
        verbose_name = _("port")
        verbose_name_plural = _("porter")

    class Personal:
        plain = {"id", "municipality", "process", "opened_at"}

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d}"


class FamilyVoice(models.Model):
    """What one family says in one matter. Seen by the families of the circle, by nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, verbose_name=_("Familie"))
    matter = models.CharField(_("Sak"), max_length=10, choices=labelled(Matter, MATTERS))
    says = models.BooleanField(_("Sier ja"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=within("process_id", "process_my_family_processes"),
        insert=SPOKEN_BY_MY_FAMILY,
        update=SPOKEN_BY_MY_FAMILY,
        why="circle-owned without guests; written by an adult of the family",
    )

    class Meta:
        verbose_name = _("familiens stemme")
        verbose_name_plural = _("familienes stemmer")
        constraints = [
            known("matter", Matter, "process_familyvoice_matter"),
            models.UniqueConstraint(fields=["process", "family", "matter"], name="process_familyvoice_once"),
        ]

    class Personal:
        about = {"family", "says", "by"}
        plain = {"id", "municipality", "process", "matter", "at"}
        of = {"family": "family"}
        by = {"by": ("by",)}
        erased = {"family": DELETE, "by": scrub("by")}
        at = ("gate", "process_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.matter}: {self.says}"
