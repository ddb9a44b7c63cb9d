"""What an idea rests on: where it comes from, the reasons people give, and the proofs of its steps."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.experiences import Experience
from usving.insight.models.findings import Finding
from usving.insight.models.ideas import OF_AN_IDEA_I_SEE, OF_AN_IDEA_I_WORK_ON, WHERE_I_ACT, Idea
from usving.insight.rules.ideas import IdeaAct, ReasonKind, SourceKind
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, of_process
from usving.process.models import Contribution, Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

SOURCES = {
    SourceKind.FINDING: _("noe vi fant ut sammen"),
    SourceKind.EXPERIENCE: _("en erfaring noen har fortalt"),
    SourceKind.CONTRIBUTION: _("noe som er skrevet i prosessen"),
    SourceKind.VALUE: _("en verdi som er viktig for meg"),
    SourceKind.LETTER: _("et brev fra framtiden"),
    SourceKind.OTHER: _("noe annet"),
}
REASONS = {ReasonKind.HELPS: _("en grunn for"), ReasonKind.WORRIES: _("noe jeg er urolig for")}
PROVEN = {IdeaAct.FIND_NEW: _("nytt"), IdeaAct.FIND_USEFUL: _("nyttig")}
BY_ME = f"by_id = {ME}"


class IdeaSource(models.Model):
    """Where an idea comes from. Whoever may not read what is pointed at sees that something stands behind, never whose.

    What is pointed at may be gone: its author takes it away without asking here.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="sources", verbose_name=_("Idé"))
    kind = models.CharField(_("Hva den kommer fra"), max_length=12, choices=labelled(SourceKind, SOURCES))
    finding = models.ForeignKey(
        Finding, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="ideas", db_constraint=False,
        verbose_name=_("Innsikt"),
    )  # fmt: skip
    experience = models.ForeignKey(
        Experience, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="ideas", db_constraint=False,
        verbose_name=_("Erfaring"),
    )  # fmt: skip
    contribution = models.ForeignKey(
        Contribution, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Bidrag"),
    )  # fmt: skip
    words = models.TextField(_("Med egne ord"), blank=True)
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_AN_IDEA_I_SEE,
        insert=both(
            BY_ME, OF_AN_IDEA_I_WORK_ON,
            "finding_id is null or exists (select 1 from insight_finding r where r.id = finding_id)",
            "experience_id is null or exists (select 1 from insight_experience r where r.id = experience_id)",
            "contribution_id is null or exists (select 1 from process_contribution r where r.id = contribution_id)",
        ),
        delete=BY_ME,
        why="as the idea; only what one may read can be pointed at, and whoever pointed takes it away",
    )  # fmt: skip

    class Meta:
        verbose_name = _("kilde til en idé")
        verbose_name_plural = _("kilder til ideer")
        ordering = ["at"]
        constraints = [
            known("kind", SourceKind, "insight_ideasource_kind"),
            models.UniqueConstraint(fields=["idea", "finding"], name="insight_ideasource_finding"),
            models.UniqueConstraint(fields=["idea", "experience"], name="insight_ideasource_experience"),
            models.UniqueConstraint(fields=["idea", "contribution"], name="insight_ideasource_said"),
        ]

    class Personal:
        about = {"by"}
        free = {"words"}
        plain = {"id", "municipality", "process", "idea", "kind", "finding", "experience", "contribution", "at"}
        of = {"by": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.kind


class IdeaReason(models.Model):
    """A reason for an idea, or a worry about it: whom it is about and why. Nobody counts them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="reasons", verbose_name=_("Idé"))
    kind = models.CharField(_("For eller urolig"), max_length=10, choices=labelled(ReasonKind, REASONS))
    whom = models.CharField(_("Hvem gjelder det?"), max_length=200)
    words = models.TextField(_("Grunnen"))
    side = models.CharField(_("Side"), max_length=10, blank=True, choices=labelled(Side, SIDES))
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_AN_IDEA_I_SEE,
        insert=both(BY_ME, OF_AN_IDEA_I_WORK_ON, WHERE_I_ACT),
        delete=BY_ME,
        why="as the idea; given by those who take part once the turn is made, taken back by whoever gave it",
    )

    class Meta:
        verbose_name = _("grunn")
        verbose_name_plural = _("grunner")
        ordering = ["at"]
        constraints = [
            known("kind", ReasonKind, "insight_ideareason_kind"),
            models.CheckConstraint(
                condition=models.Q(side__in=["", *(side.value for side in Side)]), name="insight_ideareason_side"
            ),
        ]

    class Personal:
        about = {"by", "side"}
        free = {"whom", "words"}
        plain = {"id", "municipality", "process", "idea", "kind", "at"}
        of = {"by": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.kind


class IdeaProof(models.Model):
    """What one side says shows that an idea is new, or that it is useful. A step back sets the earlier ones aside."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="proofs", verbose_name=_("Idé"))
    step = models.CharField(
        _("Viser at den er"), max_length=12, choices=[(act.value, words) for act, words in PROVEN.items()]
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    there_today = models.TextField(_("Hva finnes i dag?"), blank=True)
    words = models.TextField(_("Hva er annerledes, eller hva viser det?"))
    source = models.CharField(_("Hvor det står"), max_length=300, blank=True)
    finding = models.ForeignKey(
        Finding, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Innsikt"),
    )  # fmt: skip
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_AN_IDEA_I_SEE,
        insert=both(
            BY_ME,
            of_process("insight_idea", "idea_id"),
            OF_AN_IDEA_I_WORK_ON,
            WHERE_I_ACT,
            "process_i_speak_for_side(process_id, side)",
        ),
        why="as the idea; said for a side by one of its own, and never rewritten",
    )

    class Meta:
        verbose_name = _("grunnlag for et steg")
        verbose_name_plural = _("grunnlag for steg")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__in=[act.value for act in PROVEN]), name="insight_ideaproof_step"
            ),
            known("side", Side, "insight_ideaproof_side"),
        ]

    class Personal:
        about = {"by", "side"}
        free = {"there_today", "words", "source"}
        plain = {"id", "municipality", "process", "idea", "step", "finding", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Det siden deres har sagt om ideen, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return f"{self.step} {self.side}"
