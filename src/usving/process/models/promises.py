"""The promises of secrecy given at gatherings, and their wording."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.gatherings import Gathering
from usving.process.models.processes import Seat
from usving.process.rules.promises import PromiseText, PromiseWay

PROMISE_WAYS = {PromiseWay.TAP: _("her på siden"), PromiseWay.PAPER: _("på papir")}
# Each wording, line by line. tests/process/rules/test_promises.py keeps them as they were first promised.
WORDINGS = {
    PromiseText.V1: (
        _("Jeg forteller ikke videre hva andre sier om seg selv og familien sin."),
        _("Jeg sier ikke til noen hvem som er her."),
        _("Jeg tar ikke bilder eller opptak uten at alle har sagt ja."),
        _("Det jeg selv har sagt og lært, kan jeg snakke fritt om."),
        _("Løftet gjelder også når samlingen og prosessen er over."),
    )
}
WORDING_NAMES = {PromiseText.V1: _("første utgave")}
# What goes before any promise. Barnevernsloven (LOV-2021-06-18-97) § 13-2, straffeloven (LOV-2005-05-20-28) § 196,
# helsepersonelloven (LOV-1999-07-02-64) §§ 31 and 33. To be read by a lawyer of the municipality before it is relied on.
DUTIES = (
    (
        _("Barn som ikke har det trygt"),
        _(
            "Den som jobber for kommunen eller NAV, må si fra til barnevernet når det er grunn til å tro at et barn blir"
            " mishandlet eller ikke får den omsorgen det trenger."
        ),
        _("barnevernsloven § 13-2"),
    ),
    (
        _("Grov vold"),
        _(
            "Alle, også familiene, må prøve å hindre drap, voldtekt, grov vold og vold i hjemmet. Det gjelder når det er"
            " sikkert eller mest sannsynlig at det vil skje, og når det ennå kan stoppes."
        ),
        _("straffeloven § 196"),
    ),
    (
        _("Helsepersonell"),
        _("Den som jobber i helsetjenesten, må også varsle barnevernet, politiet eller ambulansen når noen er i fare."),
        _("helsepersonelloven §§ 31 og 33"),
    ),
)
MET_THERE = either(
    f"account_id = {ME}",
    within("gathering_id", "process_gatherings_i_am_at"),
    within("gathering_id", "process_gatherings_i_lead"),
)
# The gathering's and the seat's own policies answer the inner question.
OF_THE_SAME_PROCESS = (
    "exists (select 1 from process_gathering g join process_seat s on s.process_id = g.process_id"
    " where g.id = gathering_id and s.id = seat_id)"
)


class Promise(models.Model):
    """One person's promise to those who meet at one gathering, under the name they had there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="promises", verbose_name=_("Samling")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hvem"))
    name = models.CharField(_("Navnet på samlingen"), max_length=120)
    text = models.CharField(_("Utgave"), max_length=10, choices=labelled(PromiseText, WORDING_NAMES))
    way = models.CharField(_("Hvordan"), max_length=10, choices=labelled(PromiseWay, PROMISE_WAYS))
    recorded_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Skrevet inn av")
    )
    given_at = models.DateTimeField(_("Gitt"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("Tatt tilbake"), null=True, blank=True)

    policy = Policy(
        select=MET_THERE,
        insert=both(
            f"recorded_by_id = {ME}",
            "taken_back_at is null",
            OF_THE_SAME_PROCESS,
            either(
                both(f"account_id = {ME}", "way = 'tap'", within("seat_id", "process_seats_i_answer_for")),
                both("account_id is null", "way = 'paper'", within("gathering_id", "process_gatherings_i_run")),
            ),
        ),
        why="party-owned: read by those who were there and those who lead; given by oneself, or on paper through one who"
        " leads; taken back by process_take_back_promise alone",
    )

    class Meta:
        verbose_name = _("løfte")
        verbose_name_plural = _("løfter")
        ordering = ["given_at"]
        constraints = [
            known("text", PromiseText, "process_promise_text"),
            known("way", PromiseWay, "process_promise_way"),
            models.UniqueConstraint(
                fields=["gathering", "account"],
                condition=models.Q(taken_back_at__isnull=True),
                name="process_promise_once",
            ),
        ]

    class Personal:
        about = {"seat", "account", "name", "way", "recorded_by", "given_at", "taken_back_at"}
        plain = {"id", "municipality", "gathering", "text"}
        of = {"account": "account", "seat__account": "account", "seat__family": "family"}
        by = {"recorded_by": ("recorded_by",)}
        erased = {
            "account": DELETE,
            "seat__account": DELETE,
            "seat__family": DELETE,
            "recorded_by": scrub("recorded_by"),
        }
        at = ("promise", "gathering_id")
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return f"{self.text} {self.given_at:%Y-%m-%d}"
