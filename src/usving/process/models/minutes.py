"""The minutes of a gathering: a draft that both sides can correct, their yes, and the fixed text."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.gatherings import OF_WHAT_I_LEAD, OF_WHAT_I_RUN, Gathering
from usving.process.rules.minutes import ParagraphKind, Party, WordsState

PARTIES = {
    Party.FAMILIES: _("familiene"),
    Party.PROVIDERS: _("tjenesteyterne"),
    Party.LEADERS: _("de som leder prosessen"),
}
PARAGRAPH_KINDS = {
    ParagraphKind.ABOUT: _("om samlingen"),
    ParagraphKind.AGENDA: _("fra planen"),
    ParagraphKind.SHARED: _("det som ble delt"),
    ParagraphKind.OTHER: _("annet"),
}
WORDS_STATES = {
    WordsState.STANDING: _("står ved siden av"),
    WordsState.TAKEN: _("tatt inn"),
    WordsState.WITHDRAWN: _("trukket"),
    WordsState.ADDED: _("tillegg"),
}
COMMON = _("Referatet er felles. Navnet til den som skrev, blir borte.")
# The minutes' own policy answers the inner question.
OF_MINUTES_I_READ = "exists (select 1 from process_minutes m where m.id = minutes_id)"
I_EDIT = within("minutes_id", "process_minutes_i_edit")
SPEAKS = "process_i_speak_in_minutes(minutes_id, party)"
OF_MINUTES = (
    "(select process_over(g.process_id) from process_minutes m join process_gathering g on g.id = m.gathering_id"
    " where m.id = minutes_id)"
)


class Minutes(models.Model):
    """The minutes of one gathering. `version` grows with every change of a word: a yes is to one version.

    Fixed by the database when all have said yes or the last day is over; `words` is then the whole text, `digest` its
    SHA-256 in hex, and `silent` those who had not said yes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.OneToOneField(
        Gathering, on_delete=models.CASCADE, related_name="written", verbose_name=_("Samling")
    )
    version = models.PositiveIntegerField(_("Utgave"), default=1)
    answer_by = models.DateField(_("Siste dag for å svare"))
    drafted_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Skrevet av"))
    drafted_at = models.DateTimeField(_("Begynt"), default=timezone.now)
    fixed_at = models.DateTimeField(_("Låst"), null=True, blank=True)
    words = models.TextField(_("Hele teksten"), blank=True)
    digest = models.CharField(_("Kontrolltall"), max_length=64, blank=True)
    silent = ArrayField(models.CharField(max_length=10), verbose_name=_("Hadde ikke svart"), default=list, blank=True)

    policy = Policy(
        select=either(within("gathering_id", "process_gatherings_i_am_bidden_to"), OF_WHAT_I_LEAD),
        insert=both(f"drafted_by_id = {ME}", OF_WHAT_I_RUN, "fixed_at is null"),
        update=both(
            "fixed_at is null", either(within("gathering_id", "process_gatherings_i_answer_at"), OF_WHAT_I_RUN)
        ),
        why="party-owned: read by those who were asked and those who lead; fixed by process_settle_minutes alone",
    )

    class Meta:
        verbose_name = _("referat")
        verbose_name_plural = _("referater")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fixed_at__isnull=True, digest="", words="")
                | (models.Q(fixed_at__isnull=False) & ~models.Q(digest="")),
                name="process_minutes_fixed",
            )
        ]

    class Personal:
        about = {"drafted_by"}
        free = {"words"}
        plain = {
            "id",
            "municipality",
            "gathering",
            "version",
            "answer_by",
            "drafted_at",
            "fixed_at",
            "digest",
            "silent",
        }
        of = {"drafted_by": "account"}
        erased = scrub("drafted_by", why=COMMON)
        kept = Kept("process", "(select process_over(g.process_id) from process_gathering g where g.id = gathering_id)")

    def __str__(self) -> str:
        return f"{self.drafted_at:%Y-%m-%d}"


class MinutesParagraph(models.Model):
    """One paragraph of the minutes, under its own heading."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="paragraphs", verbose_name=_("Referat"))
    position = models.PositiveSmallIntegerField(_("Plass"), default=0)
    kind = models.CharField(_("Slag"), max_length=10, choices=labelled(ParagraphKind, PARAGRAPH_KINDS))
    title = models.CharField(_("Overskrift"), max_length=120)
    text = models.TextField(_("Tekst"), blank=True)
    changed_at = models.DateTimeField(_("Endret"), null=True, blank=True)

    policy = Policy(
        select=OF_MINUTES_I_READ,
        insert=I_EDIT,
        update=I_EDIT,
        delete=I_EDIT,
        why="as the minutes; worded until they are fixed",
    )

    class Meta:
        verbose_name = _("avsnitt i referat")
        verbose_name_plural = _("avsnitt i referat")
        ordering = ["position", "pk"]
        constraints = [known("kind", ParagraphKind, "process_minutesparagraph_kind")]

    class Personal:
        free = {"title", "text"}
        plain = {"id", "municipality", "minutes", "position", "kind", "changed_at"}
        nobody = _("Referatet er felles for alle som var bedt, og skal ikke handle om én person.")
        kept = Kept("process", OF_MINUTES)

    def __str__(self) -> str:
        return f"{self.position}"


class MinutesWords(models.Model):
    """What a side wants otherwise in the minutes, in its own words: beside a paragraph, or as something that is missing.

    Nobody writes over it: those who lead take it in, or it is printed where it stands. After the fixing it is an addition.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="wanted", verbose_name=_("Referat"))
    paragraph = models.ForeignKey(
        MinutesParagraph,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="wanted",
        verbose_name=_("Avsnitt"),
    )
    party = models.CharField(_("Hvem sine ord"), max_length=10, choices=labelled(Party, PARTIES))
    text = models.TextField(_("Slik bør det stå"))
    before = models.TextField(_("Slik sto det før"), blank=True)
    state = models.CharField(
        _("Hva det ble til"),
        max_length=10,
        choices=labelled(WordsState, WORDS_STATES),
        default=WordsState.STANDING.value,
    )
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_MINUTES_I_READ,
        insert=both(
            f"by_id = {ME}",
            SPEAKS,
            either(
                both("state = 'standing'", within("minutes_id", "process_minutes_i_word")),
                both("state = 'added'", within("minutes_id", "process_minutes_i_add_to")),
            ),
        ),
        update=both(
            "state <> 'added'", either(both(f"by_id = {ME}", within("minutes_id", "process_minutes_i_word")), I_EDIT)
        ),
        why="as the minutes; each side in its own words, never written over",
    )

    class Meta:
        verbose_name = _("ønsket ordlyd")
        verbose_name_plural = _("ønskede ordlyder")
        ordering = ["at", "pk"]
        constraints = [
            known("party", Party, "process_minuteswords_party"),
            known("state", WordsState, "process_minuteswords_state"),
        ]

    class Personal:
        about = {"by"}
        free = {"text", "before"}
        plain = {"id", "municipality", "minutes", "paragraph", "party", "state", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=COMMON)
        kept = Kept("process", OF_MINUTES)

    def __str__(self) -> str:
        return f"{self.party} {self.at:%Y-%m-%d}"


class MinutesApproval(models.Model):
    """A side has read one version of the minutes and says yes to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="approvals", verbose_name=_("Referat"))
    party = models.CharField(_("Hvem"), max_length=10, choices=labelled(Party, PARTIES))
    version = models.PositiveIntegerField(_("Utgave"))
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_MINUTES_I_READ,
        insert=both(f"by_id = {ME}", SPEAKS, within("minutes_id", "process_minutes_i_word")),
        why="as the minutes; a side says yes by one of its own, and no yes is rewritten",
    )

    class Meta:
        verbose_name = _("ja til referatet")
        verbose_name_plural = _("ja til referatet")
        ordering = ["at"]
        constraints = [
            known("party", Party, "process_minutesapproval_party"),
            models.UniqueConstraint(fields=["minutes", "party", "version"], name="process_minutesapproval_once"),
        ]

    class Personal:
        about = {"by"}
        plain = {"id", "municipality", "minutes", "party", "version", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("At siden deres sto bak teksten, blir stående."))
        kept = Kept("process", OF_MINUTES)

    def __str__(self) -> str:
        return f"{self.party} {self.version}"
