"""Values that someone has chosen, round by round; those shown to the family; letters from the future."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, person_owned, within
from usving.strengths.rules.values import MOST, Held, WhyNotValues, key_of

LONGEST_NAME, LONGEST_WHY, LONGEST_LETTER = 60, 1000, 10_000
KEPT = Kept("belonging", "process_person_unused((select a.person_id from people_account a where a.id = account_id))")
REFUSALS: dict[StrEnum, Any] = {
    WhyNotValues.NONE_CHOSEN: _("Velg minst ett kort først."),
    WhyNotValues.NAMED_TWICE: _("Du har alt et kort med dette navnet. Gi det et annet navn, eller velg det du har."),
}


class ValueRound(models.Model):
    """One time that someone sat down with their values. A new round leaves the former as it was."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    number = models.PositiveSmallIntegerField(_("Runde"))
    begun_at = models.DateTimeField(_("Begynt"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("verdirunde")
        verbose_name_plural = _("verdirunder")
        constraints = [models.UniqueConstraint(fields=["account", "number"], name="strengths_valueround_once")]

    class Personal:
        about = {"account", "number", "begun_at"}
        plain = {"id", "municipality"}
        of = {"account": "account"}
        erased = DELETE
        at = "values"
        kept = KEPT

    def __str__(self) -> str:
        return str(self.number)


class ChosenValue(models.Model):
    """A value in a round: a shipped card or one's own. What is set aside keeps its words until its owner deletes it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    round = models.ForeignKey(ValueRound, on_delete=models.CASCADE, related_name="values", verbose_name=_("Runde"))
    card = models.CharField(_("Kort"), max_length=40, blank=True)
    name = models.CharField(_("Navn på kortet"), max_length=LONGEST_NAME)
    chosen = models.BooleanField(_("Valgt"), default=True)
    position = models.PositiveSmallIntegerField(_("Rekkefølge"), default=0)
    why = models.TextField(_("Hvorfor det betyr noe"), blank=True)
    importance = models.PositiveSmallIntegerField(_("Hvor viktig"), null=True, blank=True)
    lived = models.PositiveSmallIntegerField(_("Slik jeg lever nå"), null=True, blank=True)

    policy = person_owned()

    class Meta:
        verbose_name = _("verdi")
        verbose_name_plural = _("verdier")
        constraints = [
            models.UniqueConstraint(fields=["round", "name"], name="strengths_chosenvalue_once"),
            models.CheckConstraint(
                condition=Q(importance__isnull=True) | Q(importance__lte=MOST), name="strengths_chosenvalue_importance"
            ),
            models.CheckConstraint(
                condition=Q(lived__isnull=True) | Q(lived__lte=MOST), name="strengths_chosenvalue_lived"
            ),
        ]

    class Personal:
        about = {"account", "round", "card", "chosen", "position", "importance", "lived"}
        free = {"name", "why"}
        plain = {"id", "municipality"}
        of = {"account": "account"}
        erased = DELETE
        at = ("value", "pk")
        kept = KEPT

    def __str__(self) -> str:
        return self.name

    def facts(self) -> Held:
        """How it stands, for the rules."""
        return Held(key_of(self.card, self.name), self.name, self.importance, self.lived, self.why)


class ShownValue(models.Model):
    """A value that someone has shown to their family: a copy of its own, so that the rest stays with its owner.

    `value` is the id of what it was copied from; it opens nothing, and keeps the same value from being shown twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, verbose_name=_("Familie"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Vist av"))
    value = models.UUIDField(_("Kopi av"))
    name = models.CharField(_("Navn på kortet"), max_length=LONGEST_NAME)
    why = models.TextField(_("Hvorfor det betyr noe"), blank=True)
    shown_at = models.DateTimeField(_("Vist"), default=timezone.now)

    policy = Policy(
        select=either(f"account_id = {ME}", within("family_id", "people_my_families")),
        insert=both(f"account_id = {ME}", within("family_id", "people_my_families")),
        delete=f"account_id = {ME}",
        why="family-owned: seen by the family, taken back by the one who showed it",
    )

    class Meta:
        verbose_name = _("vist verdi")
        verbose_name_plural = _("viste verdier")
        constraints = [models.UniqueConstraint(fields=["family", "value"], name="strengths_shownvalue_once")]

    class Personal:
        about = {"family", "account", "shown_at"}
        free = {"name", "why"}
        plain = {"id", "municipality", "value"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = "values"
        kept = KEPT

    def __str__(self) -> str:
        return self.name


class FutureLetter(models.Model):
    """A letter from oneself in the future. Its author alone reads it, always."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    text = models.TextField(_("Brevet"))
    written_at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)

    policy = person_owned()

    class Meta:
        verbose_name = _("brev fra framtiden")
        verbose_name_plural = _("brev fra framtiden")
        indexes = [models.Index(fields=["account", "-written_at"], name="strengths_futureletter_of")]

    class Personal:
        about = {"account", "written_at", "changed_at"}
        free = {"text"}
        plain = {"id", "municipality"}
        of = {"account": "account"}
        erased = DELETE
        at = ("letter", "pk")
        kept = KEPT

    def __str__(self) -> str:
        return str(self.pk)
