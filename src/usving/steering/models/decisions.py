"""What the board decided, which sides have said yes to it, and what became of it."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import both, either, within
from usving.process.models import Process, Seat
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side
from usving.steering.models.board import I_STEER, IN_MY_PROCESS, MINE, OF_PROCESS, AgendaPoint
from usving.steering.rules.board import Heard

HEARD = {
    Heard.FAMILIES: _("familiene"),
    Heard.CHILDREN: _("barn og ungdom"),
    Heard.PROVIDERS: _("tjenesteyterne"),
    Heard.VOLUNTEERS: _("de frivillige"),
    Heard.CONTRACTOR: _("byggefirmaet"),
    Heard.LEADERS: _("de som leder"),
}


class BoardDecision(models.Model):
    """What the board decided on a point, why, who was heard, who sees to it and when it is looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    point = models.OneToOneField(
        AgendaPoint, on_delete=models.CASCADE, related_name="decision", verbose_name=_("Saken")
    )
    text = models.TextField(_("Hva bestemte dere?"))
    reasons = models.TextField(_("Hvorfor?"))
    heard = ArrayField(
        models.CharField(max_length=12, choices=labelled(Heard, HEARD)), verbose_name=_("Hvem er hørt?"), default=list
    )
    not_heard = models.CharField(_("Hvem er ikke hørt, og hvorfor?"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem følger opp?")
    )
    follow_up = models.DateField(_("Når ser vi på det igjen?"))
    version = models.PositiveSmallIntegerField(_("Ordlyd nummer"), default=1)
    in_force_at = models.DateTimeField(_("Gjelder fra"), null=True, blank=True)
    became = models.CharField(_("Hva ble det til?"), max_length=500, blank=True)
    became_at = models.DateTimeField(_("Fortalt"), null=True, blank=True)
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Skrevet av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=IN_MY_PROCESS,
        insert=both(MINE, I_STEER),
        update=either(I_STEER, within("owner_id", "process_seats_i_answer_for")),
        why="process-owned: read by all there, written by the board and those who lead, answered by its owner",
    )

    class Meta:
        verbose_name = _("vedtak i styret")
        verbose_name_plural = _("vedtak i styret")
        ordering = ["-at", "pk"]
        indexes = [models.Index(fields=["process", "-at"], name="steering_boarddecision_at")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(became="", became_at__isnull=True) | models.Q(became_at__isnull=False),
                name="steering_boarddecision_became",
            )
        ]

    class Personal:
        about = {"by", "owner"}
        free = {"text", "reasons", "not_heard", "became"}
        plain = {
            "id", "municipality", "process", "point", "heard", "follow_up", "version", "in_force_at", "became_at", "at",
        }  # fmt: skip
        of = {"owner__account": "account", "owner__family": "family"}
        by = {"by": ("by",)}
        erased = {
            "owner__account": scrub("owner", why=_("Det styret bestemte, blir stående.")),
            "owner__family": scrub("owner", why=_("Det styret bestemte, blir stående.")),
            "by": scrub("by"),
        }
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class DecisionYes(models.Model):
    """A side's yes to a decision in exactly these words, said by one who sits on the board for it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.CASCADE, related_name="yeses", verbose_name=_("Vedtak")
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    version = models.PositiveSmallIntegerField(_("Ordlyd nummer"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select="exists (select 1 from steering_boarddecision d where d.id = decision_id)",
        insert=both(MINE, "steering_i_sit_for(decision_id, side)"),
        update="steering_i_sit_for(decision_id, side)",
        why="as the decision; said by a member of the board of that side",
    )

    class Meta:
        verbose_name = _("ja til et vedtak")
        verbose_name_plural = _("ja til vedtak")
        constraints = [
            known("side", Side, "steering_decisionyes_side"),
            models.UniqueConstraint(fields=["decision", "side"], name="steering_decisionyes_once"),
        ]

    class Personal:
        about = {"by", "side"}
        plain = {"id", "municipality", "decision", "version", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("At siden sa ja, blir stående uten navn."))
        kept = Kept(
            "process", "(select process_over(d.process_id) from steering_boarddecision d where d.id = decision_id)"
        )

    def __str__(self) -> str:
        return self.side
