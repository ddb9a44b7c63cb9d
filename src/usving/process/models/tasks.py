"""What was decided at gatherings, and the tasks that follow: whose, until when, and what became of them."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality, Organisation
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.gatherings import OF_WHAT_I_RUN, Gathering
from usving.process.models.processes import SIDES, Process, Seat
from usving.process.rules.seats import Side
from usving.process.rules.tasks import TaskState

TASK_STATES = {
    TaskState.OPEN: _("ikke gjort ennå"),
    TaskState.MOVED: _("utsatt"),
    TaskState.DONE: _("gjort"),
    TaskState.DROPPED: _("lagt bort"),
}
# The gathering's own policy answers the inner question: what was decided there is known to those who see the gathering.
OF_A_GATHERING_I_SEE = "exists (select 1 from process_gathering g where g.id = gathering_id)"
OF_AN_OPEN_TEXT = within("gathering_id", "process_gatherings_i_still_word")
OF_PROCESS = "process_over(process_id)"


class Decision(models.Model):
    """Something agreed at a gathering. It can be worded anew until the gathering's minutes are fixed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("Prosess"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("Samling")
    )
    text = models.TextField(_("Dette ble vi enige om"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Skrevet av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_A_GATHERING_I_SEE,
        insert=both(f"by_id = {ME}", OF_AN_OPEN_TEXT),
        update=OF_AN_OPEN_TEXT,
        delete=OF_AN_OPEN_TEXT,
        why="as the gathering; written by those who lead until its minutes are fixed",
    )

    class Meta:
        verbose_name = _("avtale")
        verbose_name_plural = _("avtaler")
        ordering = ["at", "pk"]

    class Personal:
        about = {"by"}
        free = {"text"}
        plain = {"id", "municipality", "process", "gathering", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Det dere ble enige om, blir stående."))
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Task(models.Model):
    """Something that someone has taken on: one seat, one side, or an organisation. The owner says what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("Prosess"))
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("Samling"))
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("Avtale")
    )
    text = models.CharField(_("Hva skal gjøres?"), max_length=300)
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hvem"))
    side = models.CharField(_("Hvilken side"), max_length=10, blank=True, choices=labelled(Side, SIDES))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hvilken organisasjon")
    )
    due = models.DateField(_("Innen"))
    first_due = models.DateField(_("Første frist"))
    state = models.CharField(
        _("Hva ble det til?"), max_length=10, choices=labelled(TaskState, TASK_STATES), default=TaskState.OPEN.value
    )
    words = models.CharField(_("Med ord"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("Svart"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Svart av")
    )
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Skrevet av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_A_GATHERING_I_SEE,
        insert=both(f"by_id = {ME}", OF_WHAT_I_RUN),
        update=either(OF_WHAT_I_RUN, within("id", "process_tasks_of_mine")),
        why="as the gathering; set by those who lead, answered by its owner",
    )

    class Meta:
        verbose_name = _("oppgave")
        verbose_name_plural = _("oppgaver")
        ordering = ["due", "at", "pk"]
        indexes = [models.Index(fields=["process", "due"], name="process_task_due")]
        constraints = [
            known("state", TaskState, "process_task_state"),
            models.CheckConstraint(
                condition=models.Q(side__in=["", *(side.value for side in Side)]), name="process_task_side"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=False) | models.Q(state=TaskState.OPEN.value),
                name="process_task_answered",
            ),
        ]

    class Personal:
        about = {"seat", "side", "organisation", "answered_by", "by", "state"}
        free = {"text", "words"}
        plain = {"id", "municipality", "process", "gathering", "decision", "due", "first_due", "answered_at", "at"}
        of = {"seat__account": "account", "seat__family": "family"}
        by = {"by": ("by",), "answered_by": ("answered_by",)}
        erased = {
            "seat__account": scrub("seat", why=_("Oppgaven blir stående uten navn.")),
            "seat__family": scrub("seat", why=_("Oppgaven blir stående uten navn.")),
            "by": scrub("by"),
            "answered_by": scrub("answered_by"),
        }
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.due}"
