"""Open questions: what is asked, what speaks for and against, and who wants them closed, open or looked at."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.findings import Finding
from usving.insight.models.hands import FOR_MY_SIDE, MY_HAND, TOGETHER, WHERE_I_WRITE, Hand
from usving.insight.rules.questions import Direction, QuestionState
from usving.people.models import Municipality
from usving.people.rules.guards import both, either, of_process, within
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

STATES = {
    QuestionState.OPEN: _("åpent"),
    QuestionState.FAMILIES_CLOSE: _("familiene vil lukke"),
    QuestionState.PROVIDERS_CLOSE: _("tjenestene vil lukke"),
    QuestionState.CLOSED: _("lukket av begge sider"),
}
DIRECTIONS = {Direction.FOR: _("taler for"), Direction.AGAINST: _("taler mot")}
DID = [("close", _("vil lukke")), ("open", _("vil holde åpent")), ("look", _("så på det igjen"))]
STAYS = _("Det som er skrevet for siden din, blir stående uten navn.")
IN_ITS_PROCESS = of_process("insight_question", "question_id")
AS_MY_SIDE_OR_LEADING = either(
    both("did <> 'look'", FOR_MY_SIDE), both("did = 'look'", "side = ''", within("process_id", "process_i_run"))
)


class Question(models.Model):
    """Something that nobody has the answer to yet. `state` is set by insight_settle_question alone.

    `code` names one of the questions that come with the platform, whose words stand in a file; then `words` is empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    hand = models.ForeignKey(
        Hand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    side = models.CharField(_("Siden som spør"), max_length=10, choices=labelled(Side, SIDES))
    code = models.SlugField(_("Kode"), max_length=40, blank=True)
    words = models.CharField(_("Spørsmålet"), max_length=300, blank=True)
    why = models.TextField(_("Hvorfor vi spør"), max_length=1000, blank=True)
    state = models.CharField(
        _("Hvor åpent det er"),
        max_length=20,
        choices=labelled(QuestionState, STATES),
        default=QuestionState.OPEN.value,
    )
    asked_at = models.DateTimeField(_("Spurt"), default=timezone.now)
    look_on = models.DateField(_("Ses på igjen"))

    policy = Policy(
        select=TOGETHER,
        insert=both(WHERE_I_WRITE, FOR_MY_SIDE, MY_HAND, "state = 'open'"),
        why="of both sides; moved by insight_settle_question alone: closed by both, opened again by one",
    )

    class Meta:
        verbose_name = _("åpent spørsmål")
        verbose_name_plural = _("åpne spørsmål")
        ordering = ["-asked_at", "pk"]
        indexes = [models.Index(fields=["process", "-asked_at"], name="insight_asked_in")]
        constraints = [
            known("state", QuestionState, "insight_question_state"),
            known("side", Side, "insight_question_side"),
            models.UniqueConstraint(
                fields=["process", "code"], condition=~models.Q(code=""), name="insight_question_once"
            ),
        ]

    class Personal:
        about = {"hand", "side"}
        free = {"words", "why"}
        plain = {"id", "municipality", "process", "code", "state", "asked_at", "look_on"}
        of = {"hand__account": "account"}
        erased = scrub("hand", why=STAYS)
        at = ("question", "pk")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.code or f"{self.asked_at:%Y-%m-%d}"


class Evidence(models.Model):
    """Something that speaks for or against: in a side's words, with where it is from, and perhaps the finding it stands on.

    `side` is empty where another part of the platform gave it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("Spørsmål")
    )
    finding = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Innsikt")
    )
    hand = models.ForeignKey(
        Hand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES), blank=True)
    direction = models.CharField(_("Hvilken vei det peker"), max_length=10, choices=labelled(Direction, DIRECTIONS))
    words = models.TextField(_("Hva det viser"), max_length=1000)
    source = models.CharField(_("Hvor det er fra"), max_length=200)
    given_on = models.DateField(_("Når"), default=timezone.localdate)

    policy = Policy(
        select=TOGETHER,
        insert=both(
            IN_ITS_PROCESS,
            WHERE_I_WRITE,
            MY_HAND,
            either(FOR_MY_SIDE, both("side = ''", within("process_id", "process_i_run"))),
        ),
        delete=both(MY_HAND, WHERE_I_WRITE),
        why="of a side; taken back by whoever gave it",
    )

    class Meta:
        verbose_name = _("grunnlag")
        verbose_name_plural = _("grunnlag")
        ordering = ["given_on", "pk"]
        constraints = [known("direction", Direction, "insight_evidence_direction")]

    class Personal:
        about = {"hand", "side"}
        free = {"words", "source"}
        plain = {"id", "municipality", "process", "question", "finding", "direction", "given_on"}
        of = {"hand__account": "account"}
        erased = scrub("hand", why=STAYS)
        at = ("question", "question_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.direction


class QuestionWords(models.Model):
    """A side wants a question closed or held open, or those who lead have looked at it again; each with words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="said", verbose_name=_("Spørsmål"))
    hand = models.ForeignKey(
        Hand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES), blank=True)
    did = models.CharField(_("Hva"), max_length=10, choices=DID)
    words = models.TextField(_("Med egne ord"), max_length=1000)
    said_at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=TOGETHER,
        insert=both(IN_ITS_PROCESS, WHERE_I_WRITE, MY_HAND, AS_MY_SIDE_OR_LEADING),
        why="of a side, or of those who lead; stays as it was said",
    )

    class Meta:
        verbose_name = _("ord til et spørsmål")
        verbose_name_plural = _("ord til spørsmål")
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(did__in=["close", "open"], side__in=["families", "providers"])
                | models.Q(did="look", side=""),
                name="insight_question_did",
            )
        ]

    class Personal:
        about = {"hand", "side"}
        free = {"words"}
        plain = {"id", "municipality", "process", "question", "did", "said_at"}
        of = {"hand__account": "account"}
        erased = scrub("hand", why=STAYS)
        at = ("question", "question_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.did
