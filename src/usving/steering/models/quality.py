"""How the process works: asked of both sides mid-way and at the end, and told of without names.

An answer is its giver's own until the round closes; then what may be told is worked out once, by the database, and every
answer goes. What may not be told is never stored: there is no number left that a difference could be taken from.
"""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, within
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side
from usving.steering.rules.quality import Moment, Statement, WordsFor

MOMENTS = {Moment.MIDWAY: _("midtveis"), Moment.END: _("på slutten")}
STATEMENTS = {
    Statement.EQUAL: _("Det jeg sier, teller like mye som det de andre sier."),
    Statement.EXCHANGE: _("Vi deler det vi kan og det vi har, begge veier."),
    Statement.LEARNING: _("Vi finner ut av ting sammen."),
    Statement.LEADING: _("Vi er med og styrer, begge sider."),
    Statement.COMPETENCE: _("Jeg får brukt det jeg kan."),
    Statement.FITTING: _("Vi er gode på ulike ting, og det hjelper oss."),
}
WORDS_FOR = {
    WordsFor.NOBODY: _("Ingen. Slett ordene når runden lukkes."),
    WordsFor.BOARD: _("Styret, uten navnet mitt."),
    WordsFor.ALL: _("Alle i prosessen, uten navnet mitt."),
}
OF_ROUND = "(select process_over(r.process_id) from steering_qualityround r where r.id = round_id)"


class QualityRound(models.Model):
    """One time both sides are asked. Opened by the clock or by those who lead; closed by either."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    moment = models.CharField(_("Når i prosessen"), max_length=8, choices=labelled(Moment, MOMENTS))
    opens = models.DateField(_("Åpner"))
    closes = models.DateField(_("Siste dag"))
    opened_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Åpnet av")
    )
    closed_at = models.DateTimeField(_("Lukket"), null=True, blank=True)
    told = models.BooleanField(_("Nok svar til å vises"), null=True)

    policy = Policy(
        select=within("process_id", "process_my_processes"),
        insert=both(
            within("process_id", "process_i_run"), f"opened_by_id = {ME}", "closed_at is null and told is null"
        ),
        why="process-owned; opened by those who lead or by the clock, closed by steering_shut_quality alone",
    )

    class Meta:
        verbose_name = _("spørrerunde")
        verbose_name_plural = _("spørrerunder")
        ordering = ["opens"]
        constraints = [
            known("moment", Moment, "steering_qualityround_moment"),
            models.UniqueConstraint(fields=["process", "moment"], name="steering_qualityround_once"),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="steering_qualityround_days"
            ),
        ]

    class Personal:
        about = {"opened_by"}
        plain = {"id", "municipality", "process", "moment", "opens", "closes", "closed_at", "told"}
        by = {"opened_by": ("opened_by",)}
        erased = scrub("opened_by")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.moment


class QualityAnswer(models.Model):
    """What someone answers while the round is open: their own, to be changed. Gone when it closes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    round = models.ForeignKey(QualityRound, on_delete=models.CASCADE, related_name="+", verbose_name=_("Runde"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    marks = models.JSONField(_("Tallene"), default=dict, help_text=_("Et tall fra 0 til 10 for hver setning."))
    words = models.TextField(_("Med egne ord"), blank=True)
    words_for = models.CharField(
        _("Hvem kan lese ordene?"), max_length=8, choices=labelled(WordsFor, WORDS_FOR), default=WordsFor.NOBODY.value
    )

    policy = Policy(
        select=f"account_id = {ME}",
        insert=both(f"account_id = {ME}", "steering_i_answer_quality(round_id, side)"),
        update=both(f"account_id = {ME}", "steering_i_answer_quality(round_id, side)"),
        why="person-owned while the round is open; nobody else reads it, also not those who lead",
    )

    class Meta:
        verbose_name = _("svar i en spørrerunde")
        verbose_name_plural = _("svar i spørrerunder")
        constraints = [
            known("side", Side, "steering_qualityanswer_side"),
            known("words_for", WordsFor, "steering_qualityanswer_words_for"),
            models.UniqueConstraint(fields=["round", "account"], name="steering_qualityanswer_once"),
        ]

    class Personal:
        about = {"account", "side", "marks", "words_for"}
        free = {"words"}
        plain = {"id", "municipality", "round"}
        of = {"account": "account"}
        erased = DELETE
        kept = Kept("process", OF_ROUND, told=False)

    def __str__(self) -> str:
        return str(self.round_id)


class QualityResult(models.Model):
    """What may be told of one statement: the middle and the spread of one side, or of both as one where one side is small."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    round = models.ForeignKey(QualityRound, on_delete=models.CASCADE, related_name="results", verbose_name=_("Runde"))
    statement = models.CharField(_("Setning"), max_length=12, choices=labelled(Statement, STATEMENTS))
    side = models.CharField(_("Side"), max_length=10, blank=True, choices=labelled(Side, SIDES))
    mean = models.DecimalField(_("Gjennomsnitt"), max_digits=3, decimal_places=1)
    spread = models.DecimalField(_("Spredning"), max_digits=3, decimal_places=1)

    policy = Policy(
        select="exists (select 1 from steering_qualityround r where r.id = round_id)",
        why="as the round; written by steering_shut_quality alone, which writes only what may be told",
    )

    class Meta:
        verbose_name = _("resultat av en spørrerunde")
        verbose_name_plural = _("resultater av spørrerunder")
        constraints = [
            known("statement", Statement, "steering_qualityresult_statement"),
            models.UniqueConstraint(fields=["round", "statement", "side"], name="steering_qualityresult_once"),
        ]

    class Personal:
        plain = {"id", "municipality", "round", "statement", "side", "mean", "spread"}

    def __str__(self) -> str:
        return self.statement


class QualityWords(models.Model):
    """Words someone wanted read, without a name: no account, no side, no time, and in no order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    round = models.ForeignKey(QualityRound, on_delete=models.CASCADE, related_name="words", verbose_name=_("Runde"))
    text = models.TextField(_("Med egne ord"))
    words_for = models.CharField(_("Hvem kan lese ordene?"), max_length=8, choices=labelled(WordsFor, WORDS_FOR))

    policy = Policy(
        select="exists (select 1 from steering_qualityround r where r.id = round_id and (words_for = 'all'"
        " or r.process_id = any(array(select steering_boards_i_sit_on()))))",
        why="as its giver chose: the board, or all in the process; written by steering_shut_quality alone",
    )

    class Meta:
        verbose_name = _("ord fra en spørrerunde")
        verbose_name_plural = _("ord fra spørrerunder")
        ordering = ["pk"]
        constraints = [known("words_for", WordsFor, "steering_qualitywords_for")]

    class Personal:
        free = {"text"}
        plain = {"id", "municipality", "round", "words_for"}
        nobody = _("Ordene ble skilt fra navnet da runden ble lukket. Ingen vet hvem som skrev dem.")
        kept = Kept("process", OF_ROUND)

    def __str__(self) -> str:
        return str(self.round_id)
