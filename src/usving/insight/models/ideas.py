"""Ideas, and the way each has gone."""

from uuid import uuid4

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, Left, scrub
from usving.core.policy import Policy
from usving.insight.rules.ideas import IdeaAct, IdeaState, MadeBy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Gathering, Process

IDEA_STATES = {
    IdeaState.NOTE: _("bare et notat"),
    IdeaState.PROPOSED: _("foreslått"),
    IdeaState.NEW: _("nytt"),
    IdeaState.USEFUL: _("nyttig"),
    IdeaState.USED: _("nyttiggjort"),
    IdeaState.RESTING: _("hviler"),
}
IDEA_ACTS = {
    IdeaAct.SHARE: _("delt med alle"),
    IdeaAct.TAKE_BACK: _("tatt tilbake"),
    IdeaAct.FIND_NEW: _("vist at den er ny"),
    IdeaAct.FIND_USEFUL: _("vist at den er nyttig"),
    IdeaAct.MAKE_USE: _("tatt i bruk"),
    IdeaAct.GO_BACK: _("et steg tilbake"),
    IdeaAct.REST: _("lagt til hvile"),
    IdeaAct.WAKE: _("tatt fram igjen"),
}
MADE_BY = {
    MadeBy.PERSON: _("navnet mitt"),
    MadeBy.FAMILY: _("familien"),
    MadeBy.GROUP: _("en gruppe"),
    MadeBy.ALIAS: _("et annet navn"),
}
MINE_WHERE_I_WRITE = both(f"author_id = {ME}", within("process_id", "process_i_write_in"))
WHERE_I_ACT = within("process_id", "insight_i_act_in")
SHARED = both("state <> 'note'", within("process_id", "process_joined_with_me"))
# The idea's own policy answers the inner question.
OF_AN_IDEA_I_SEE = "exists (select 1 from insight_idea seen where seen.id = idea_id)"
OF_AN_IDEA_I_WORK_ON = within("idea_id", "insight_ideas_i_work_on")


class Idea(models.Model):
    """Something one might do: which need, for whom, what is new in it, what would make it useful, and who must take it up.

    First a note for its author alone; shared with all in the process once the turn is made. A shared idea is taken from step
    to step only with proofs (rules/ideas.py); the database holds the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="ideas", verbose_name=_("Prosess"))
    author = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    family = models.ForeignKey(
        Family, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Familie")
    )
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Samling")
    )
    table = models.PositiveSmallIntegerField(_("Bord"), null=True, blank=True)
    made_by = models.CharField(
        _("Hvem sin idé"), max_length=10, choices=labelled(MadeBy, MADE_BY), default=MadeBy.PERSON.value
    )
    signed = models.CharField(_("Navnet som vises"), max_length=120, blank=True)
    title = models.CharField(_("Ideen, kort sagt"), max_length=120)
    text = models.TextField(_("Hva går den ut på?"))
    need = models.TextField(_("Hva trengs, som ikke finnes i dag?"), blank=True)
    for_whom = models.CharField(_("For hvem?"), max_length=300, blank=True)
    novelty = models.TextField(_("Hva er nytt i den?"), blank=True)
    usefulness = models.TextField(_("Når er den nyttig?"), blank=True)
    users = models.CharField(_("Hvem må ta den i bruk?"), max_length=300, blank=True)
    state = models.CharField(
        _("Hvor langt den er kommet"), max_length=10, choices=labelled(IdeaState, IDEA_STATES),
        default=IdeaState.NOTE.value,
    )  # fmt: skip
    answer_due = models.DateField(_("Svar innen"), null=True, blank=True)
    answer = models.TextField(_("Svaret"), blank=True)
    answered_at = models.DateTimeField(_("Svart"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Svart av")
    )
    answered_as = models.CharField(_("Navnet til den som svarte"), max_length=120, blank=True)
    written_at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    shared_at = models.DateTimeField(_("Delt"), null=True, blank=True)
    changed_at = models.DateTimeField(_("Endret"), null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            "title", "text", "need", "for_whom", "novelty", "usefulness", "users", "signed", config="norwegian"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        verbose_name=_("Ord å finne den igjen med"),
    )

    policy = Policy(
        select=either(f"author_id = {ME}", SHARED),
        insert=both(MINE_WHERE_I_WRITE, "state = 'note'"),
        update=either(
            both(MINE_WHERE_I_WRITE, "state = 'note'"),
            both("state <> 'note'", WHERE_I_ACT, "insight_idea_has_come_to(id, state)"),
        ),
        why="person-owned while it is a note; shared with all when the circles have joined and the turn is made, and then"
        " taken on by all who take part, never past a step without its proofs; its author takes it away"
        " (insight_remove_idea) while nobody has built on it",
    )

    class Meta:
        verbose_name = _("idé")
        verbose_name_plural = _("ideer")
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["process", "-written_at"], name="insight_idea_in_process")]
        constraints = [
            known("state", IdeaState, "insight_idea_state"),
            known("made_by", MadeBy, "insight_idea_made_by"),
            models.CheckConstraint(
                condition=models.Q(state="note") | models.Q(shared_at__isnull=False, answer_due__isnull=False),
                name="insight_idea_shared",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""), name="insight_idea_answered"
            ),
        ]

    class Personal:
        about = {"author", "family", "table", "made_by", "signed", "answered_by", "answered_as"}
        free = {"title", "text", "need", "for_whom", "novelty", "usefulness", "users", "search", "answer"}
        plain = {
            "id", "municipality", "process", "gathering", "state", "answer_due", "answered_at", "written_at", "shared_at",
            "changed_at",
        }  # fmt: skip
        secret = {"search"}  # the same words once more, cut up
        of = {"author": "account"}
        by = {"answered_by": ("answered_by", "answered_as", "answer")}
        erased = {"author": DELETE, "answered_by": scrub("answered_by", "answered_as")}
        left = Left(
            "insight_idea.state <> 'note'",
            scrub("author", "family", "signed", made_by="'alias'"),
            _("Ideene jeg har delt med alle, kan bli stående uten navnet mitt."),
        )
        at = ("idea", "pk")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.title


class IdeaMove(models.Model):
    """An idea went a step, or back, and why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="moves", verbose_name=_("Idé"))
    act = models.CharField(_("Hva som skjedde"), max_length=12, choices=labelled(IdeaAct, IDEA_ACTS))
    came_from = models.CharField(_("Fra"), max_length=10, choices=labelled(IdeaState, IDEA_STATES))
    went_to = models.CharField(_("Til"), max_length=10, choices=labelled(IdeaState, IDEA_STATES))
    reason = models.CharField(_("Hvorfor"), max_length=500, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_AN_IDEA_I_SEE,
        insert=both(f"by_id = {ME}", OF_AN_IDEA_I_WORK_ON),
        why="as the idea; a step is never rewritten",
    )

    class Meta:
        verbose_name = _("steg for en idé")
        verbose_name_plural = _("steg for ideer")
        ordering = ["at"]
        constraints = [known("act", IdeaAct, "insight_ideamove_act")]

    class Personal:
        about = {"by"}
        free = {"reason"}
        plain = {"id", "municipality", "process", "idea", "act", "came_from", "went_to", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Veien ideen har gått, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return f"{self.came_from} → {self.went_to}"
