"""What these families will do with these services: a plan for several at once, with no case data in it."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, within
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.models.tasks import Task
from usving.process.rules.seats import Side
from usving.steering.rules.group_plans import GROUP_PLAN, PlanParty, PlanState

PARTIES = {
    PlanParty.FAMILIES: _("familiene, sammen"),
    PlanParty.SERVICES: _("tjenestene"),
    PlanParty.VOLUNTEERS: _("de frivillige"),
}
STATES = {
    PlanState.PROPOSED: _("foreslått"),
    PlanState.IN_FORCE: _("gjelder nå"),
    PlanState.REPLACED: _("byttet ut"),
    PlanState.ENDED: _("avsluttet"),
    PlanState.DROPPED: _("lagt bort"),
}
I_WRITE = within("process_id", "process_i_write_in")


class GroupPlan(models.Model):
    """One version of a plan. In force when both sides have said yes to these words; a new version then takes its place."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    line = models.UUIDField(_("Planen"), default=uuid4, help_text=_("Det samme for alle utgaver av en plan."))
    number = models.PositiveSmallIntegerField(_("Utgave"), default=1)
    title = models.CharField(_("Hva heter planen?"), max_length=120)
    aim = models.TextField(_("Hva vil vi?"))
    looks_for = models.TextField(_("Hva ser vi etter?"))
    starts = models.DateField(_("Starter"))
    follow_up = models.DateField(_("Når ser vi på den igjen?"))
    wording = models.PositiveSmallIntegerField(_("Ordlyd nummer"), default=1)
    state = models.CharField(
        _("Tilstand"), max_length=10, choices=labelled(PlanState, STATES), default=GROUP_PLAN.first.value
    )
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Skrevet av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)
    in_force_at = models.DateTimeField(_("Gjelder fra"), null=True, blank=True)
    ended_at = models.DateTimeField(_("Slutt"), null=True, blank=True)
    reminded_on = models.DateField(_("Minnet på"), null=True, blank=True)

    policy = Policy(
        select=within("process_id", "process_my_processes"),
        insert=both(f"by_id = {ME}", I_WRITE),
        update=I_WRITE,
        why="process-owned: it holds no case data, and is read by all there; written by those who take part",
    )

    class Meta:
        verbose_name = _("felles plan")
        verbose_name_plural = _("felles planer")
        ordering = ["-at"]
        constraints = [
            known("state", PlanState, "steering_groupplan_state"),
            models.UniqueConstraint(fields=["line", "number"], name="steering_groupplan_number"),
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(state="in-force"), name="steering_groupplan_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(follow_up__gte=models.F("starts")), name="steering_groupplan_days"
            ),
        ]

    class Personal:
        about = {"by"}
        free = {"title", "aim", "looks_for"}
        plain = {
            "id", "municipality", "process", "line", "number", "starts", "follow_up", "wording", "state", "at", "in_force_at",
            "ended_at", "reminded_on",
        }  # fmt: skip
        of = {"by": "account"}
        erased = scrub("by", why=_("Planen er begge siders, og blir stående uten navn."))
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.title


class PlanPart(models.Model):
    """What one party does: the families as a group, the services, the volunteers."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    plan = models.ForeignKey(GroupPlan, on_delete=models.CASCADE, related_name="parts", verbose_name=_("Plan"))
    party = models.CharField(_("Hvem"), max_length=12, choices=labelled(PlanParty, PARTIES))
    what = models.TextField(_("Hva gjør de?"))
    task = models.ForeignKey(
        Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Oppgave")
    )

    policy = Policy(
        select="exists (select 1 from steering_groupplan p where p.id = plan_id)",
        insert=within("plan_id", "steering_plans_i_write"),
        update=within("plan_id", "steering_plans_i_write"),
        why="as the plan",
    )

    class Meta:
        verbose_name = _("del av en felles plan")
        verbose_name_plural = _("deler av felles planer")
        constraints = [
            known("party", PlanParty, "steering_planpart_party"),
            models.UniqueConstraint(fields=["plan", "party"], name="steering_planpart_once"),
        ]

    class Personal:
        plain = {"id", "municipality", "plan", "party", "task"}
        free = {"what"}
        nobody = _("Sier hva en gruppe gjør, ikke hva noen trenger. Planen har ingen opplysninger om én familie.")
        kept = Kept("process", "(select process_over(p.process_id) from steering_groupplan p where p.id = plan_id)")

    def __str__(self) -> str:
        return self.party


class PlanYes(models.Model):
    """A side's yes to a plan in exactly these words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    plan = models.ForeignKey(GroupPlan, on_delete=models.CASCADE, related_name="yeses", verbose_name=_("Plan"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    wording = models.PositiveSmallIntegerField(_("Ordlyd nummer"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select="exists (select 1 from steering_groupplan p where p.id = plan_id)",
        insert=both(f"by_id = {ME}", "steering_i_speak_for_plan(plan_id, side)"),
        update="steering_i_speak_for_plan(plan_id, side)",
        why="as the plan; said from a seat of that side",
    )

    class Meta:
        verbose_name = _("ja til en felles plan")
        verbose_name_plural = _("ja til felles planer")
        constraints = [
            known("side", Side, "steering_planyes_side"),
            models.UniqueConstraint(fields=["plan", "side"], name="steering_planyes_once"),
        ]

    class Personal:
        about = {"by", "side"}
        plain = {"id", "municipality", "plan", "wording", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("At siden sa ja, blir stående uten navn."))
        kept = Kept("process", "(select process_over(p.process_id) from steering_groupplan p where p.id = plan_id)")

    def __str__(self) -> str:
        return self.side
