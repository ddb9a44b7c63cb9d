"""Findings: the wording, the passages it is made of, and what people on each side say to it."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.experiences import Experience
from usving.insight.models.hands import FOR_MY_SIDE, MY_HAND, TOGETHER, WHERE_I_WRITE, Hand
from usving.insight.models.readings import SOURCE_IS_SHARED, one_source
from usving.insight.rules.findings import FindingState, Says
from usving.people.models import Municipality
from usving.people.rules.guards import both, of_process, within
from usving.process.models import Contribution, Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

STATES = {
    FindingState.DRAFT: _("utkast"),
    FindingState.FAMILIES_READ: _("lest av familiene"),
    FindingState.PROVIDERS_READ: _("lest av tjenestene"),
    FindingState.READ: _("lest av begge sider"),
    FindingState.FAMILIES_STAND: _("familiene står bak"),
    FindingState.PROVIDERS_STAND: _("tjenestene står bak"),
    FindingState.STANDS: _("begge sider står bak"),
    FindingState.AGAIN: _("må ses på igjen"),
}
SAYS = {
    Says.READ: _("Jeg har lest alle kildene"),
    Says.STAND: _("Jeg står bak"),
    Says.OBJECT: _("Jeg er uenig"),
}
OF_A_DRAFT = within("finding_id", "insight_findings_i_draft")


class Finding(models.Model):
    """What was understood together. `wording` counts the wordings; `state` is set by insight_settle_finding alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    hand = models.ForeignKey(
        Hand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    side = models.CharField(_("Siden som begynte"), max_length=10, choices=labelled(Side, SIDES))
    title = models.CharField(_("Kort sagt"), max_length=160)
    words = models.TextField(_("Det vi har forstått"), max_length=4000)
    supports = models.TextField(_("Det som støtter det"), max_length=2000, blank=True)
    against = models.TextField(_("Det som taler mot det"), max_length=2000, blank=True)
    wording = models.PositiveSmallIntegerField(_("Ordlyd nummer"), default=1)
    state = models.CharField(
        _("Hvor langt den er kommet"),
        max_length=20,
        choices=labelled(FindingState, STATES),
        default=FindingState.DRAFT.value,
    )
    made_at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    settled_at = models.DateTimeField(_("Sist flyttet"), default=timezone.now)

    policy = Policy(
        select=TOGETHER,
        insert=both(WHERE_I_WRITE, FOR_MY_SIDE, MY_HAND, "state = 'draft'", "wording = 1"),
        delete=both(MY_HAND, "state = 'draft'", WHERE_I_WRITE),
        why="of both sides; worded anew by insight_reword and moved by insight_settle_finding alone",
    )

    class Meta:
        verbose_name = _("innsikt")
        verbose_name_plural = _("innsikter")
        ordering = ["-made_at", "pk"]
        indexes = [models.Index(fields=["process", "-made_at"], name="insight_found_in")]
        constraints = [
            known("state", FindingState, "insight_finding_state"),
            known("side", Side, "insight_finding_side"),
        ]

    class Personal:
        about = {"hand", "side"}
        free = {"title", "words", "supports", "against"}
        plain = {"id", "municipality", "process", "wording", "state", "made_at", "settled_at"}
        of = {"hand__account": "account"}
        erased = scrub("hand", why=_("En innsikt er begge siders ord. Den blir stående uten navnet ditt."))
        at = ("finding", "pk")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.title


class FindingSource(models.Model):
    """A passage that a finding is made of. It points at the text and copies nothing; the text may be gone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="sources", verbose_name=_("Innsikt"))
    contribution = models.ForeignKey(
        Contribution, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Bidrag"),
    )  # fmt: skip
    experience = models.ForeignKey(
        Experience, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Erfaring"),
    )  # fmt: skip
    first = models.PositiveSmallIntegerField(_("Fra setning"))
    last = models.PositiveSmallIntegerField(_("Til setning"))
    digest = models.CharField(_("Utgaven"), max_length=64)

    policy = Policy(
        select=TOGETHER,
        insert=both(WHERE_I_WRITE, OF_A_DRAFT, SOURCE_IS_SHARED),
        delete=both(WHERE_I_WRITE, OF_A_DRAFT),
        why="follows the finding; says where a passage stands, never what it says",
    )

    class Meta:
        verbose_name = _("kilde til en innsikt")
        verbose_name_plural = _("kilder til innsikter")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["contribution"], name="insight_found_by_contribution"),
            models.Index(fields=["experience"], name="insight_found_by_experience"),
        ]
        constraints = [
            one_source("insight_source_source"),
            models.UniqueConstraint(
                fields=["finding", "contribution", "experience", "first", "last"],
                nulls_distinct=False,
                name="insight_source_once",
            ),
        ]

    class Personal:
        plain = {
            "id", "municipality", "process", "finding", "contribution", "experience", "first", "last", "digest"
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class FindingWords(models.Model):
    """What someone of a side says to one wording: that they have read all of it, stand behind it, or disagree."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="said", verbose_name=_("Innsikt"))
    hand = models.ForeignKey(
        Hand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    wording = models.PositiveSmallIntegerField(_("Ordlyd nummer"))
    says = models.CharField(_("Hva jeg vil si"), max_length=10, choices=labelled(Says, SAYS))
    words = models.TextField(_("Med egne ord"), max_length=1000, blank=True)
    said_on = models.DateField(_("Når"), default=timezone.localdate)  # a day: the minute would tell who

    policy = Policy(
        select=TOGETHER,
        insert=both(
            of_process("insight_finding", "finding_id"),
            WHERE_I_WRITE,
            FOR_MY_SIDE,
            MY_HAND,
            "insight_may_say(finding_id, wording, says)",
        ),
        delete=both(MY_HAND, WHERE_I_WRITE),
        why="of a side; to have read takes having opened every source, to stand behind takes having read",
    )

    class Meta:
        verbose_name = _("ord til en innsikt")
        verbose_name_plural = _("ord til innsikter")
        ordering = ["said_on", "pk"]
        constraints = [
            known("side", Side, "insight_said_side"),
            known("says", Says, "insight_said_says"),
            models.UniqueConstraint(fields=["finding", "hand"], name="insight_said_by_hand_once"),
        ]

    class Personal:
        about = {"hand", "side", "says"}
        free = {"words"}
        plain = {"id", "municipality", "process", "finding", "wording", "said_on"}
        of = {"hand__account": "account"}
        erased = scrub("hand", "words", why=_("At noen på siden din har svart, blir stående uten navn og ord."))
        at = ("finding", "finding_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.says
