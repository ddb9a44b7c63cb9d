"""Reading together: who has read what, and the passages that are marked and given words."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.insight.models.experiences import Experience
from usving.insight.models.hands import FOR_MY_SIDE, MY_HAND, TOGETHER, WHERE_I_WRITE, Hand
from usving.insight.rules.passages import LONGEST_THEME
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either
from usving.process.models import Contribution, Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

# The policies of contributions and experiences answer the inner questions; with both sides is shared what is meant for all.
SOURCE_IS_SHARED = either(
    "exists (select 1 from process_contribution c where c.id = contribution_id and c.audience = 'all')",
    "exists (select 1 from insight_experience e where e.id = experience_id and e.audience = 'all')",
)


def one_source(name: str) -> models.CheckConstraint:
    """Exactly one of the two kinds of source."""
    return models.CheckConstraint(
        condition=models.Q(contribution__isnull=True, experience__isnull=False)
        | models.Q(contribution__isnull=False, experience__isnull=True),
        name=name,
    )


class SourceReading(models.Model):
    """One person has read one text through, in the wording that the digest tells of. Only the person knows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Bidrag"),
    )  # fmt: skip
    experience = models.ForeignKey(
        Experience, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Erfaring"),
    )  # fmt: skip
    digest = models.CharField(_("Utgaven"), max_length=64)
    read_at = models.DateTimeField(_("Lest"), default=timezone.now)

    policy = Policy(
        select=f"account_id = {ME}",
        insert=both(f"account_id = {ME}", WHERE_I_WRITE, SOURCE_IS_SHARED),
        update=both(f"account_id = {ME}", WHERE_I_WRITE, SOURCE_IS_SHARED),
        delete=f"account_id = {ME}",
        why="person-owned; the database counts them for a finding and tells nobody whose they are",
    )

    class Meta:
        verbose_name = _("lesning")
        verbose_name_plural = _("lesninger")
        constraints = [
            one_source("insight_reading_source"),
            models.UniqueConstraint(fields=["account", "contribution"], name="insight_read_contribution_once"),
            models.UniqueConstraint(fields=["account", "experience"], name="insight_read_experience_once"),
        ]

    class Personal:
        about = {"account"}
        plain = {"id", "municipality", "process", "contribution", "experience", "digest", "read_at"}
        of = {"account": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d}"


class Mark(models.Model):
    """A passage that someone of a side has given words: from sentence `first` to `last` of a text with this digest.

    The words of the text are not kept here. Who takes the text back, or narrows who reads it, takes the mark out of sight in
    the same moment: the row is read only by those who may still read the text as something shared with both sides.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    hand = models.ForeignKey(Hand, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Bidrag"),
    )  # fmt: skip
    experience = models.ForeignKey(
        Experience, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("Erfaring"),
    )  # fmt: skip
    first = models.PositiveSmallIntegerField(_("Fra setning"))
    last = models.PositiveSmallIntegerField(_("Til setning"))
    digest = models.CharField(_("Utgaven"), max_length=64)
    theme = models.CharField(_("Ordene"), max_length=LONGEST_THEME)
    made_on = models.DateField(_("Merket"), default=timezone.localdate)  # a day: the minute would tell who sat there

    policy = Policy(
        select=both(TOGETHER, SOURCE_IS_SHARED),
        insert=both(WHERE_I_WRITE, FOR_MY_SIDE, MY_HAND, SOURCE_IS_SHARED),
        delete=MY_HAND,
        why="of a side; read by both while the text is shared with both; whose it is stands apart (the hand)",
    )

    class Meta:
        verbose_name = _("merket sted")
        verbose_name_plural = _("merkede steder")
        ordering = ["made_on", "pk"]
        indexes = [
            models.Index(fields=["process", "theme"], name="insight_marked_theme"),
            models.Index(fields=["contribution"], name="insight_marked_contribution"),
            models.Index(fields=["experience"], name="insight_marked_experience"),
        ]
        constraints = [
            known("side", Side, "insight_mark_side"),
            one_source("insight_mark_source"),
            models.CheckConstraint(condition=models.Q(first__lte=models.F("last")), name="insight_mark_stretch"),
        ]

    class Personal:
        about = {"hand", "side"}
        free = {"theme"}
        plain = {
            "id", "municipality", "process", "contribution", "experience", "first", "last", "digest", "made_on"
        }  # fmt: skip
        of = {"hand__account": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.side
