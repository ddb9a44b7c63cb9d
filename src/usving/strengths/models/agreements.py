"""What is between two who have found each other, their few messages, and telling the facilitator that something is wrong."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Process
from usving.strengths.models.exchange import OF_PROCESS, Holder, Post
from usving.strengths.rules.agreements import (
    LONGEST_MESSAGE,
    LONGEST_PLACE,
    LONGEST_THANKS,
    AgreementState,
    Party,
    WhyNotMessage,
    WhyNotMove,
)
from usving.strengths.rules.exchange import LONGEST_TITLE

PARTIES = {Party.GIVER: _("den som gir"), Party.TAKER: _("den som får")}
AGREEMENT_STATES = {
    AgreementState.PROPOSED: _("venter på svar"),
    AgreementState.AGREED: _("avtalt"),
    AgreementState.HANDED_OVER: _("overlevert"),
    AgreementState.RETURNED: _("levert tilbake"),
    AgreementState.THANKED: _("takket for"),
    AgreementState.DECLINED: _("passet ikke denne gangen"),
    AgreementState.CANCELLED: _("avlyst"),
}
REFUSALS = {
    WhyNotMove.NOT_NOW: _("Dette er endret imens. Se over på nytt."),
    WhyNotMove.TAKEN: _("Dette er lovet bort til en annen. Takk for at du ville!"),
    WhyNotMove.NOT_YOURS: _("Det er den andre som svarer på dette."),
    WhyNotMove.NOT_LENT: _("Dette skal ikke tilbake."),
    WhyNotMove.LENT_STILL: _("Tingen er lånt. Si fra når den er tilbake, så kan dere takke."),
    WhyNotMove.CLOSED: _("Prosessen er avsluttet. Det dere har avtalt, ordner dere selv."),
    WhyNotMove.OTHER_LEFT: _("Den andre er ikke med i prosessen lenger."),
    WhyNotMove.DAY_MISSING: _("Velg dagen den skal tilbake."),
    WhyNotMove.DAY_PAST: _("Velg en dag som ikke er forbi."),
    WhyNotMove.DAY_FAR: _("Velg en dag i løpet av det neste året."),
    WhyNotMessage.NOT_RUNNING: _("Dette er ferdig. Det går ikke å skrive mer her."),
    WhyNotMessage.ENOUGH: _("Du har skrevet det du kan her. Avtal resten når dere møtes."),
    WhyNotMessage.CLOSED: _("Prosessen er avsluttet."),
}
GIVES, TAKES = within("giver_id", "strengths_my_holders"), within("taker_id", "strengths_my_holders")
# The inner rows' own policies answer: an offer or a wish that I may read, or a task that is shown to me as a volunteer.
STANDS_OPEN = either(
    "exists (select 1 from strengths_post p where p.id = post_id and p.owner_id in (giver_id, taker_id) and p.state = 'open'"
    " and p.process_id = strengths_agreement.process_id)",
    "exists (select 1 from strengths_volunteertask t where t.post_id = strengths_agreement.post_id"
    " and t.owner_id = taker_id and t.process_id = strengths_agreement.process_id)",
)
OF_MINE = "exists (select 1 from strengths_agreement a where a.id = agreement_id)"


class Agreement(models.Model):
    """From an answer to a thank-you. The two see each other's chosen names; a real name only where its owner has told it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    post = models.ForeignKey(
        Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="agreements", verbose_name=_("Oppslag")
    )
    giver = models.ForeignKey(
        Holder, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Den som gir")
    )
    taker = models.ForeignKey(
        Holder, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Den som får")
    )
    asked = models.CharField(_("Den som svarer"), max_length=5, choices=labelled(Party, PARTIES))
    what = models.CharField(_("Hva"), max_length=LONGEST_TITLE)
    state = models.CharField(
        _("Hvor langt"), max_length=11, choices=labelled(AgreementState, AGREEMENT_STATES),
        default=AgreementState.PROPOSED.value,
    )  # fmt: skip
    giver_signed = models.CharField(_("Navnet den som gir, bruker"), max_length=120, blank=True)
    taker_signed = models.CharField(_("Navnet den som får, bruker"), max_length=120, blank=True)
    giver_alias = models.BooleanField(_("Navnet til den som gir, er valgt"), default=False)
    taker_alias = models.BooleanField(_("Navnet til den som får, er valgt"), default=False)
    giver_name = models.CharField(_("Navnet den som gir, har fortalt"), max_length=120, blank=True)
    taker_name = models.CharField(_("Navnet den som får, har fortalt"), max_length=120, blank=True)
    place = models.CharField(_("Hvor møtes dere?"), max_length=LONGEST_PLACE, blank=True)
    time_words = models.CharField(_("Når møtes dere?"), max_length=LONGEST_PLACE, blank=True)
    lent = models.BooleanField(_("Skal tilbake"), default=False)
    due = models.DateField(_("Tilbake innen"), null=True, blank=True)
    thanks = models.CharField(_("Takk"), max_length=LONGEST_THANKS, blank=True)
    too_late = models.BooleanField(_("En annen rakk det først"), default=False)
    changed_on = models.DateField(_("Sist endret"), default=timezone.localdate)

    policy = Policy(
        select=either(GIVES, TAKES),
        insert=both(
            "state = 'proposed'",
            within("process_id", "strengths_i_trade_in"),
            either(both("asked = 'giver'", TAKES, f"not ({GIVES})"), both("asked = 'taker'", GIVES, f"not ({TAKES})")),
            "giver_id <> taker_id",
            STANDS_OPEN,
        ),
        update=both(either(GIVES, TAKES), within("process_id", "strengths_i_change_in")),
        why="party-owned: the two it is between, each of whom sees the other's chosen name only",
    )

    class Meta:
        verbose_name = _("bytteavtale")
        verbose_name_plural = _("bytteavtaler")
        ordering = ["-changed_on", "pk"]
        constraints = [
            known("state", AgreementState, "strengths_agreement_state"),
            known("asked", Party, "strengths_agreement_asked"),
            models.CheckConstraint(condition=Q(due__isnull=True) | Q(lent=True), name="strengths_agreement_lent"),
            models.UniqueConstraint(
                fields=["post"], condition=Q(state__in=["agreed", "handed-over"]), name="strengths_agreement_first"
            ),
        ]

    class Personal:
        about = {
            "giver", "taker", "asked", "state", "giver_signed", "taker_signed", "giver_alias", "taker_alias", "giver_name",
            "taker_name", "lent", "due", "too_late",
        }  # fmt: skip
        free = {"what", "place", "time_words", "thanks"}
        plain = {"id", "municipality", "process", "post", "changed_on"}
        of = {
            "giver__account": "account", "giver__family": "family", "taker__account": "account", "taker__family": "family",
        }  # fmt: skip
        erased = {
            "giver__account": scrub("giver", "giver_signed", "giver_name", "what", "place", "time_words", "thanks"),
            "giver__family": scrub("giver", "giver_signed", "giver_name", "what", "place", "time_words", "thanks"),
            "taker__account": scrub("taker", "taker_signed", "taker_name", "what", "place", "time_words", "thanks"),
            "taker__family": scrub("taker", "taker_signed", "taker_name", "what", "place", "time_words", "thanks"),
        }
        at = ("agreement", "pk")
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return self.state


class AgreementMessage(models.Model):
    """A short message from one of the two to the other."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="messages", verbose_name=_("Bytteavtale")
    )
    by = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="+", verbose_name=_("Fra"))
    text = models.CharField(_("Kort beskjed"), max_length=LONGEST_MESSAGE)
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=OF_MINE,
        insert=both(within("by_id", "strengths_my_holders"), within("agreement_id", "strengths_agreements_running")),
        delete=within("by_id", "strengths_my_holders"),
        why="read by the two it is between; taken away by whoever wrote it",
    )

    class Meta:
        verbose_name = _("beskjed i et bytte")
        verbose_name_plural = _("beskjeder i bytter")
        ordering = ["at", "pk"]

    class Personal:
        about = {"by"}
        free = {"text"}
        plain = {"id", "municipality", "agreement", "at"}
        of = {"by__account": "account", "by__family": "family"}
        erased = DELETE
        at = ("agreement", "agreement_id")
        kept = Kept(
            "process", "(select process_over(a.process_id) from strengths_agreement a where a.id = agreement_id)"
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class ExchangeReport(models.Model):
    """Someone tells the facilitator that something here is wrong, and what of it they themselves choose to show."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    post = models.ForeignKey(
        Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Oppslag")
    )
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Av"))
    reason = models.CharField(_("Hva er galt?"), max_length=500)
    shown = models.TextField(_("Det du viser fram"), blank=True)
    at = models.DateTimeField(_("Når"), default=timezone.now)
    closed_at = models.DateTimeField(_("Avsluttet"), null=True, blank=True)

    policy = Policy(
        select=either(f"by_id = {ME}", within("process_id", "process_i_facilitate")),
        insert=both(f"by_id = {ME}", within("process_id", "strengths_i_meet_in")),
        update=within("process_id", "process_i_facilitate"),
        why="person-owned; read and closed by the facilitator",
    )

    class Meta:
        verbose_name = _("melding om bytte")
        verbose_name_plural = _("meldinger om bytte")
        ordering = ["at", "pk"]

    class Personal:
        about = {"by"}
        free = {"reason", "shown"}
        plain = {"id", "municipality", "process", "post", "at", "closed_at"}
        of = {"by": "account"}
        erased = DELETE
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
