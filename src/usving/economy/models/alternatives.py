"""Weighing other ways to use what there is: areas of life, possible uses, plans that were saved, and how they felt."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.economy.models.books import OURS, WHOSE
from usving.economy.rules.alternatives import MOST, Area, Use, WhyNotPlan, WhyNotTogether, WhyNotUse
from usving.economy.rules.books import Whose
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, within

IN_MINE = within("weighing_id", "economy_my_weighings")
UNUSED = (
    "(select coalesce((select process_person_unused(a.person_id) from people_account a where a.id = w.account_id),"
    " (select min(process_person_unused(m.person_id)) from people_familymember m where m.family_id = w.family_id))"
    " from economy_weighing w where w.id = {weighing})"
)
LONGEST = 80
REFUSALS: dict[StrEnum, Any] = {
    WhyNotUse.CIRCLE: _("%(names)s trenger hverandre i ring. Ta bort ett av kryssene under «Trenger også»."),
    WhyNotUse.NEEDS_WHAT_IT_EXCLUDES: _("%(names)s kan ikke både trenges og utelukkes. Ta bort ett av kryssene."),
    WhyNotUse.NAMED_TWICE: _("%(names)s står her alt. Gi det et annet navn."),
    WhyNotUse.TOO_MANY: _("Det er plass til %(limit)s ting. Ta bort noe dere ikke tenker på lenger."),
    WhyNotTogether.MONEY_PER_MONTH: _(
        "Det som må være med, koster %(total)s kr i måneden, og rammen er %(limit)s kr: %(names)s."
    ),
    WhyNotTogether.MONEY_ONCE: _(
        "Det som må være med, koster %(total)s kr én gang, og rammen er %(limit)s kr: %(names)s."
    ),
    WhyNotTogether.HOURS: _("Det som må være med, tar %(total)s timer i måneden, og rammen er %(limit)s: %(names)s."),
    WhyNotTogether.EXCLUDE: _("%(names)s må begge være med, men kan ikke være med samtidig."),
    WhyNotPlan.CHANGED: _("Tallene er endret siden siden ble vist. Se over planene på nytt."),
    WhyNotPlan.NOTHING_TO_WEIGH: _("Legg inn minst ett område og én ting å bruke penger eller tid på."),
    WhyNotPlan.TRYING_ANOTHER: _("Dere prøver en annen plan nå. Avslutt den først."),
    WhyNotPlan.NOT_TRIED: _("Prøv planen først. Så sier dere hvordan det kjentes."),
}


class Weighing(models.Model):
    """One household's weighing: its limits, and through them its areas, uses and plans. Of a family's adults, or of one alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    per_month = models.PositiveIntegerField(_("Kroner i måneden"), null=True, blank=True)
    once = models.PositiveIntegerField(_("Kroner én gang"), null=True, blank=True)
    hours = models.PositiveIntegerField(_("Timer i måneden"), null=True, blank=True)
    begun_at = models.DateTimeField(_("Begynt"), default=timezone.now)

    policy = Policy(
        select=OURS,
        insert=OURS,
        update=OURS,
        delete=OURS,
        why="family-owned by its adults, or person-owned; opened to nobody else by any consent",
    )

    class Meta:
        verbose_name = _("avveining")
        verbose_name_plural = _("avveininger")
        constraints = [
            models.UniqueConstraint(fields=["family"], name="economy_weighing_family_once"),
            models.UniqueConstraint(fields=["account"], name="economy_weighing_account_once"),
            models.CheckConstraint(
                condition=Q(family__isnull=True, account__isnull=False) | Q(family__isnull=False, account__isnull=True),
                name="economy_weighing_one_owner",
            ),
        ]

    class Personal:
        about = {"family", "account", "per_month", "once", "hours", "begun_at"}
        plain = {"id", "municipality"}
        of = {"account": "account", "family": "family"}
        erased = DELETE
        at = ("weighing", "pk")
        kept = Kept("belonging", UNUSED.format(weighing="economy_weighing.id"))

    def __str__(self) -> str:
        return str(WHOSE[self.whose])

    @property
    def whose(self) -> Whose:
        """Whom it belongs to."""
        return Whose.FAMILY if self.family_id else Whose.OWN


class LifeArea(models.Model):
    """An area of life in the household's own words, and how much it weighs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="areas", verbose_name=_("Avveining"))
    name = models.CharField(_("Hva"), max_length=LONGEST)
    weight = models.PositiveSmallIntegerField(_("Hvor viktig"), default=5)
    position = models.PositiveSmallIntegerField(_("Rekkefølge"), default=0)

    policy = Policy(select=IN_MINE, insert=IN_MINE, update=IN_MINE, delete=IN_MINE, why="as the weighing it belongs to")

    class Meta:
        verbose_name = _("livsområde")
        verbose_name_plural = _("livsområder")
        constraints = [
            models.UniqueConstraint(fields=["weighing", "name"], name="economy_lifearea_once"),
            models.CheckConstraint(condition=Q(weight__lte=MOST), name="economy_lifearea_weight"),
        ]

    class Personal:
        about = {"weighing", "weight", "position"}
        free = {"name"}
        plain = {"id", "municipality"}
        of = {"weighing__account": "account", "weighing__family": "family"}
        erased = DELETE
        at = ("weighing_areas", "weighing_id")
        kept = Kept("belonging", UNUSED.format(weighing="weighing_id"))

    def __str__(self) -> str:
        return self.name

    def facts(self) -> Area:
        """How it stands, for the rules."""
        return Area(str(self.pk), self.name, self.weight)


class PossibleUse(models.Model):
    """Something that money, hours or own effort could go to, and what the household thinks it gives."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="uses", verbose_name=_("Avveining"))
    name = models.CharField(_("Hva"), max_length=LONGEST)
    per_month = models.PositiveIntegerField(_("Kroner i måneden"), default=0)
    once = models.PositiveIntegerField(_("Kroner én gang"), default=0)
    hours = models.PositiveSmallIntegerField(_("Timer i måneden"), default=0)
    gives = models.JSONField(_("Hva det gir"), default=dict, blank=True)
    now = models.BooleanField(_("Det gjør vi i dag"), default=False)
    required = models.BooleanField(_("Det må være med"), default=False)
    excludes = ArrayField(models.UUIDField(), default=list, blank=True, verbose_name=_("Kan ikke være sammen med"))
    needs = ArrayField(models.UUIDField(), default=list, blank=True, verbose_name=_("Trenger også"))
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)

    policy = Policy(select=IN_MINE, insert=IN_MINE, update=IN_MINE, delete=IN_MINE, why="as the weighing it belongs to")

    class Meta:
        verbose_name = _("mulig bruk")
        verbose_name_plural = _("mulige bruk")
        constraints = [models.UniqueConstraint(fields=["weighing", "name"], name="economy_possibleuse_once")]

    class Personal:
        about = {"weighing", "per_month", "once", "hours", "gives", "now", "required", "changed_at"}
        free = {"name"}
        plain = {"id", "municipality", "excludes", "needs"}
        of = {"weighing__account": "account", "weighing__family": "family"}
        erased = DELETE
        at = ("possible_use", "pk")
        kept = Kept("belonging", UNUSED.format(weighing="weighing_id"))

    def __str__(self) -> str:
        return self.name

    def facts(self) -> Use:
        """How it stands, for the rules."""
        return Use(
            str(self.pk), self.name, self.per_month, self.once, self.hours, dict(self.gives), self.now, self.required,
            tuple(str(each) for each in self.excludes), tuple(str(each) for each in self.needs),
        )  # fmt: skip


class SavedPlan(models.Model):
    """A plan as it was worked out one day: the question, the answer and the engine are kept, and never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="plans", verbose_name=_("Avveining"))
    name = models.CharField(_("Navn på planen"), max_length=LONGEST)
    question = models.JSONField(_("Det som ble regnet på"))
    answer = models.JSONField(_("Svaret"))
    chosen = models.PositiveSmallIntegerField(_("Hvilken av planene"))
    words = models.JSONField(_("Navnene den dagen"))
    engine = models.CharField(_("Regnemåte"), max_length=40)
    saved_at = models.DateTimeField(_("Lagret"), default=timezone.now)
    tried_from = models.DateField(_("Prøvd fra"), null=True, blank=True)
    tried_until = models.DateField(_("Prøvd til"), null=True, blank=True)
    tried_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Minnes på")
    )
    ended_at = models.DateTimeField(_("Ferdig prøvd"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("Minnet på"), null=True, blank=True)

    policy = Policy(
        select=IN_MINE,
        insert=IN_MINE,
        update=IN_MINE,
        delete=IN_MINE,
        why="as the weighing it belongs to; what was worked out is held fast by economy_plan_is_fixed",
    )

    class Meta:
        verbose_name = _("lagret plan")
        verbose_name_plural = _("lagrede planer")
        indexes = [
            models.Index(
                fields=["tried_until"], condition=Q(ended_at__isnull=True, reminded_at__isnull=True),
                name="economy_savedplan_due",
            )
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(tried_from__isnull=True, tried_until__isnull=True)
                | Q(tried_from__isnull=False, tried_until__isnull=False),
                name="economy_savedplan_tried",
            )
        ]

    class Personal:
        about = {
            *("weighing", "question", "answer", "chosen", "saved_at"),
            *("tried_from", "tried_until", "tried_by", "ended_at"),
        }
        free = {"name", "words"}
        plain = {"id", "municipality", "engine", "reminded_at"}
        of = {"weighing__account": "account", "weighing__family": "family"}
        by = {"tried_by": ("tried_by",)}
        erased = {"weighing__account": DELETE, "weighing__family": DELETE, "tried_by": scrub("tried_by")}
        at = ("saved_plan", "pk")
        kept = Kept("belonging", UNUSED.format(weighing="weighing_id"))

    def __str__(self) -> str:
        return self.name


class FeltPlan(models.Model):
    """How a plan felt to one who tried it: for each use and area a mark, and words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="+", verbose_name=_("Avveining"))
    plan = models.ForeignKey(SavedPlan, on_delete=models.CASCADE, related_name="felt", verbose_name=_("Plan"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    marks = models.JSONField(_("Hvordan det kjentes"), default=dict)
    words = models.TextField(_("Med egne ord"), blank=True)
    said_at = models.DateTimeField(_("Sagt"), default=timezone.now)

    policy = Policy(
        select=IN_MINE,
        insert=both(IN_MINE, f"account_id = {ME}"),
        update=both(IN_MINE, f"account_id = {ME}"),
        delete=IN_MINE,
        why="as the weighing it belongs to; each writes their own, and all of it goes with the plan",
    )

    class Meta:
        verbose_name = _("opplevelse av en plan")
        verbose_name_plural = _("opplevelser av planer")
        constraints = [models.UniqueConstraint(fields=["plan", "account"], name="economy_feltplan_once")]

    class Personal:
        about = {"weighing", "plan", "account", "marks", "said_at"}
        free = {"words"}
        plain = {"id", "municipality"}
        of = {"account": "account", "weighing__family": "family"}
        erased = DELETE
        at = ("plan_felt", "plan_id")
        kept = Kept("belonging", UNUSED.format(weighing="weighing_id"))

    def __str__(self) -> str:
        return str(self.pk)
