"""What a room cannot solve and lifts: the words, whom they concern, the ladder, who has it now, and what was answered."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process, Seat
from usving.steering.rules.escalations import (
    ESCALATION,
    LONGEST,
    SHORTEST,
    AnswerWay,
    Direction,
    EscalationState,
    Outcome,
    Rung,
)

STATES = {
    EscalationState.DRAFT: _("utkast"),
    EscalationState.ASKED: _("venter på ja"),
    EscalationState.SENT: _("venter på svar"),
    EscalationState.ANSWERED: _("besvart"),
    EscalationState.SETTLED: _("ferdig"),
    EscalationState.WITHDRAWN: _("trukket tilbake"),
}
DIRECTIONS = {
    Direction.UP: _("oppover: til en leder, rådmannen eller kommunestyret"),
    Direction.ACROSS: _("til siden: til en annen etat, et annet kontor eller en statlig bank"),
}
RUNGS = {
    Rung.PERSON: _("den som kan bestemme"),
    Rung.AGENCY: _("den andre etaten"),
    Rung.LEADER: _("lederen over"),
    Rung.DIRECTOR: _("øverste leder"),
    Rung.COUNCIL: _("kommunestyret"),
    Rung.STATE_BANK: _("Husbanken"),
}
OUTCOMES = {
    Outcome.WILL: _("Ja, dette gjør vi."),
    Outcome.PARTLY: _("Vi gjør noe av det."),
    Outcome.CANNOT: _("Nei, det kan vi ikke."),
}
WAYS = {
    AnswerWay.PLATFORM: _("her"),
    AnswerWay.LINK: _("med lenken"),
    AnswerWay.PHONE: _("på telefon"),
    AnswerWay.LETTER: _("i brev eller e-post"),
    AnswerWay.TALK: _("i en samtale"),
}
OF_ESCALATION = "(select process_over(e.process_id) from steering_escalation e where e.id = escalation_id)"
I_SHAPE = within("escalation_id", "steering_escalations_i_shape")
I_SHAPE_ITS_STEP = (
    "step_id in (select s.id from steering_escalationstep s where s.escalation_id"
    " = any(array(select steering_escalations_i_shape())))"
)
I_FOLLOW = within("escalation_id", "steering_escalations_i_follow")


class Escalation(models.Model):
    """Something that is lifted: the words, in the version that everyone concerned says yes to, and how far it has come."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    title = models.CharField(_("Hva gjelder det?"), max_length=120)
    text = models.TextField(_("Hva trenger dere, og hvorfor?"))
    direction = models.CharField(_("Hvilken vei?"), max_length=8, choices=labelled(Direction, DIRECTIONS))
    version = models.PositiveSmallIntegerField(_("Ordlyd nummer"), default=1)
    state = models.CharField(
        _("Hvor langt"), max_length=10, choices=labelled(EscalationState, STATES), default=ESCALATION.first.value
    )
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Skrevet av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)
    sent_at = models.DateTimeField(_("Sendt"), null=True, blank=True)
    ended_at = models.DateTimeField(_("Ferdig eller trukket"), null=True, blank=True)

    policy = Policy(
        select=either(within("id", "steering_escalations_i_follow"), within("id", "steering_escalations_i_hold")),
        insert=both(f"by_id = {ME}", within("process_id", "process_i_write_in"), "state = 'draft'"),
        update=within("id", "steering_escalations_i_word"),
        why="party-owned: those it concerns; when all of them have said yes, the one it is lifted to and those who lead",
    )

    class Meta:
        verbose_name = _("løftet sak")
        verbose_name_plural = _("løftede saker")
        ordering = ["-at"]
        indexes = [models.Index(fields=["process", "-at"], name="steering_escalation_at")]
        constraints = [
            known("state", EscalationState, "steering_escalation_state"),
            known("direction", Direction, "steering_escalation_direction"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=False) | ~models.Q(state__in=["sent", "answered", "settled"]),
                name="steering_escalation_sent",
            ),
        ]

    class Personal:
        about = {"by"}
        free = {"title", "text"}
        plain = {"id", "municipality", "process", "direction", "version", "state", "at", "sent_at", "ended_at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Ordene er sagt ja til av alle det gjelder, og er også de andres."))
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.title


class EscalationConcern(models.Model):
    """A seat whom it concerns: nothing is sent before it has said yes to the words as they stand."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    escalation = models.ForeignKey(Escalation, on_delete=models.CASCADE, related_name="concerns", verbose_name=_("Sak"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem det gjelder"))
    yes_to = models.PositiveSmallIntegerField(_("Ja til ordlyd nummer"), null=True, blank=True)
    said_at = models.DateTimeField(_("Svart"), null=True, blank=True)

    policy = Policy(
        select=within("escalation_id", "steering_escalations_i_ask"),
        insert=within("escalation_id", "steering_escalations_i_draft"),
        update=both(
            within("escalation_id", "steering_escalations_i_word"), within("seat_id", "process_seats_i_answer_for")
        ),
        delete=within("escalation_id", "steering_escalations_i_draft"),
        why="party-owned: those it concerns; each says yes for its own seat, and nobody is taken out once they are asked",
    )

    class Meta:
        verbose_name = _("en saken gjelder")
        verbose_name_plural = _("de saken gjelder")
        constraints = [models.UniqueConstraint(fields=["escalation", "seat"], name="steering_escalationconcern_once")]

    class Personal:
        about = {"seat", "yes_to", "said_at"}
        plain = {"id", "municipality", "escalation"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        at = ("escalation", "escalation_id")
        kept = Kept("process", OF_ESCALATION)

    def __str__(self) -> str:
        return str(self.escalation_id)


class EscalationStep(models.Model):
    """A step of the ladder: a named person, how they are reached, the days they get, and when they got it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    escalation = models.ForeignKey(Escalation, on_delete=models.CASCADE, related_name="steps", verbose_name=_("Sak"))
    number = models.PositiveSmallIntegerField(_("Trinn"))
    rung = models.CharField(_("Hva slags trinn"), max_length=12, choices=labelled(Rung, RUNGS))
    name = models.CharField(_("Navn"), max_length=120)
    account = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Konto")
    )
    email = models.EmailField(_("E-post"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=20, blank=True)
    days = models.PositiveSmallIntegerField(_("Dager til å svare"))
    began_at = models.DateTimeField(_("Fikk saken"), null=True, blank=True)
    due = models.DateField(_("Svarfrist"), null=True, blank=True)
    left_at = models.DateTimeField(_("Gikk videre"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("Minnet på"), null=True, blank=True)

    policy = Policy(
        select=either(I_FOLLOW, f"account_id = {ME} and began_at is not null"),
        insert=I_SHAPE,
        update=I_SHAPE,
        why="party-owned: those it concerns make the ladder; the one it is lifted to sees their own step, also when withdrawn",
    )

    class Meta:
        verbose_name = _("trinn for en løftet sak")
        verbose_name_plural = _("trinn for løftede saker")
        ordering = ["number"]
        constraints = [
            known("rung", Rung, "steering_escalationstep_rung"),
            models.UniqueConstraint(fields=["escalation", "number"], name="steering_escalationstep_number"),
            models.CheckConstraint(
                condition=models.Q(days__range=(SHORTEST, LONGEST)), name="steering_escalationstep_days"
            ),
            models.CheckConstraint(
                condition=models.Q(began_at__isnull=True, due__isnull=True)
                | models.Q(began_at__isnull=False, due__isnull=False),
                name="steering_escalationstep_began",
            ),
        ]

    class Personal:
        about = {"name", "account", "email", "phone", "began_at", "due", "left_at", "reminded_at"}
        plain = {"id", "municipality", "escalation", "number", "rung", "days"}
        of = {"account": "account"}
        erased = scrub("account", "email", "phone", why=_("At saken var hos deg, blir stående for dem det gjelder."))
        kept = Kept("process", OF_ESCALATION)

    def __str__(self) -> str:
        return self.name


class EscalationKey(models.Model):
    """A word that opens one step without login: read and answer what one has got. Worth nothing when it has gone on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    step = models.OneToOneField(EscalationStep, on_delete=models.CASCADE, related_name="key", verbose_name=_("Trinn"))
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)

    policy = Policy(
        insert=I_SHAPE_ITS_STEP,
        why="made as it is sent; spent through steering_escalation_by_key, which asks for the word itself",
    )

    class Meta:
        verbose_name = _("nøkkel til en løftet sak")
        verbose_name_plural = _("nøkler til løftede saker")

    class Personal:
        about = {"step", "made_at"}
        plain = {"id", "municipality", "digest"}
        of = {"step__account": "account"}
        erased = DELETE
        secret = {"digest"}
        not_copied = _("Lenken er bare til å svare med. Hva du har fått, står under trinn for løftede saker.")
        kept = Kept(
            "process",
            "(select process_over(e.process_id) from steering_escalationstep s join steering_escalation e"
            " on e.id = s.escalation_id where s.id = step_id)",
        )

    def __str__(self) -> str:
        return str(self.pk)


class EscalationAnswer(models.Model):
    """What the one who had it answered; or what those who lead heard or read that they answered."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    escalation = models.ForeignKey(Escalation, on_delete=models.CASCADE, related_name="answers", verbose_name=_("Sak"))
    step = models.ForeignKey(EscalationStep, on_delete=models.CASCADE, related_name="answers", verbose_name=_("Trinn"))
    outcome = models.CharField(_("Svar"), max_length=8, choices=labelled(Outcome, OUTCOMES))
    words = models.TextField(_("Med ord"))
    way = models.CharField(_("Hvordan"), max_length=8, choices=labelled(AnswerWay, WAYS))
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Skrevet av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=either(I_FOLLOW, within("escalation_id", "steering_escalations_i_hold")),
        why="party-owned, as what it answers; written by steering_answer_escalation and steering_escalation_by_key alone",
    )

    class Meta:
        verbose_name = _("svar på en løftet sak")
        verbose_name_plural = _("svar på løftede saker")
        ordering = ["at"]
        constraints = [
            known("outcome", Outcome, "steering_escalationanswer_outcome"),
            known("way", AnswerWay, "steering_escalationanswer_way"),
        ]

    class Personal:
        about = {"by"}
        free = {"words"}
        plain = {"id", "municipality", "escalation", "step", "outcome", "way", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Svaret blir stående for dem det gjelder."))
        kept = Kept("process", OF_ESCALATION)

    def __str__(self) -> str:
        return self.outcome
