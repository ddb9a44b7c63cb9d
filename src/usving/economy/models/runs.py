"""A calculation that someone keeps as it was."""

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.economy.rules.runs import Calculator
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME

CALCULATORS = {
    Calculator.BOSTOTTE: _("Bostøtte"),
    Calculator.STARTLAN: _("Startlån"),
    Calculator.SIFO: _("Referansebudsjettet"),
    Calculator.SOCIAL: _("Økonomisk sosialhjelp"),
}


class Run(models.Model):
    """One calculation, frozen: nobody changes it, and anyone who holds it can do it again and compare."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    calculator = models.CharField(_("Kalkulator"), max_length=8, choices=labelled(Calculator, CALCULATORS))
    rules = models.CharField(_("Regler"), max_length=64)
    put_in = models.JSONField(_("Det du la inn"))
    came_out = models.JSONField(_("Det som kom ut"))
    sha256 = models.CharField(_("Fingeravtrykk"), max_length=64)
    made_at = models.DateTimeField(_("Regnet ut"), default=timezone.now)

    policy = Policy(
        select=f"account_id = {ME}",
        insert=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned and frozen: there is no way to change one",
    )

    class Meta:
        verbose_name = _("utregning")
        verbose_name_plural = _("utregninger")
        indexes = [models.Index(fields=["account", "-made_at"], name="economy_run_of")]
        constraints = [known("calculator", Calculator, "economy_run_calculator")]

    class Personal:
        about = {"account", "calculator", "put_in", "came_out", "made_at"}
        plain = {"id", "municipality", "rules", "sha256"}
        of = {"account": "account"}
        erased = DELETE
        at = ("run", "pk")
        kept = Kept(
            "belonging",
            "(select process_person_unused(a.person_id) from people_account a where a.id = account_id)",
        )

    def __str__(self) -> str:
        return f"{self.calculator} {self.made_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """Where its owner reads it."""
        return reverse("run", args=[self.pk])
