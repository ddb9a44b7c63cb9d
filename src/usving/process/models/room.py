"""A gathering while it goes on: the room, who leads in it, what waits for an answer, who has been heard, own notes."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, within
from usving.process.models.gatherings import OF_WHAT_I_RUN, Gathering
from usving.process.models.processes import SIDES, Seat
from usving.process.rules.room import Going
from usving.process.rules.seats import Side

# The gathering's own policy answers the inner question.
AT_A_GATHERING_I_SEE = "exists (select 1 from process_gathering g where g.id = gathering_id)"
OVER = "(select process_over(g.process_id) from process_gathering g where g.id = gathering_id)"


class Room(models.Model):
    """A gathering's room, from when it is opened: which step is on, and a version that every change raises."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.OneToOneField(
        Gathering, on_delete=models.CASCADE, related_name="room", verbose_name=_("Samling")
    )
    opened_at = models.DateTimeField(_("Åpnet"), default=timezone.now)
    ended_at = models.DateTimeField(_("Avsluttet"), null=True, blank=True)
    step = models.PositiveSmallIntegerField(_("Punkt"), default=1)
    step_began_at = models.DateTimeField(_("Punktet begynte"), default=timezone.now)
    extra_minutes = models.PositiveSmallIntegerField(_("Minutter lagt til"), default=0)
    skipped = models.JSONField(_("Hoppet over"), default=list, blank=True)
    one_keyboard = models.BooleanField(_("Ett tastatur for alle"), default=False)
    version = models.PositiveBigIntegerField(_("Utgave"), default=1)

    policy = Policy(
        select=AT_A_GATHERING_I_SEE,
        insert=OF_WHAT_I_RUN,
        update=OF_WHAT_I_RUN,
        why="seen where the gathering is; opened and led by those who lead the process. The version is raised by"
        " process_room_changed alone",
    )

    class Meta:
        verbose_name = _("rom")
        verbose_name_plural = _("rom")

    class Personal:
        plain = {
            "id", "municipality", "gathering", "opened_at", "ended_at", "step", "step_began_at", "extra_minutes", "skipped",
            "one_keyboard", "version",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.step} ({self.version})"

    @property
    def is_open(self) -> bool:
        """Whether the gathering goes on."""
        return self.ended_at is None

    @property
    def going(self) -> Going:
        """What the rules want to know of it."""
        return Going(self.step, self.step_began_at, self.extra_minutes, frozenset(self.skipped))


class RoomLeader(models.Model):
    """Someone who leads the process and has come into the room, for all there to see. No other who leads sees the wall."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="room_leaders", verbose_name=_("Samling")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    at = models.DateTimeField(_("Kom inn"), default=timezone.now)

    policy = Policy(
        select=AT_A_GATHERING_I_SEE,
        insert=both(OF_WHAT_I_RUN, within("seat_id", "process_seats_i_answer_for")),
        why="seen by all who see the gathering; each who leads comes in for themselves",
    )

    class Meta:
        verbose_name = _("leder i rommet")
        verbose_name_plural = _("ledere i rommet")
        constraints = [models.UniqueConstraint(fields=["gathering", "seat"], name="process_roomleader_once")]

    class Personal:
        about = {"seat", "at"}
        plain = {"id", "municipality", "gathering"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        kept = Kept("process", OVER)

    def __str__(self) -> str:
        return str(self.seat_id)


class Parked(models.Model):
    """A question that came up and waits for its time. It says which side asks, or nobody; never who."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="parked", verbose_name=_("Samling"))
    words = models.CharField(_("Spørsmålet"), max_length=300)
    side = models.CharField(_("Fra hvem"), max_length=10, choices=labelled(Side, SIDES), blank=True)
    at = models.DateTimeField(_("Når"), default=timezone.now)
    answered_at = models.DateTimeField(_("Besvart"), null=True, blank=True)

    policy = Policy(
        select=AT_A_GATHERING_I_SEE,
        insert=OF_WHAT_I_RUN,
        update=OF_WHAT_I_RUN,
        delete=OF_WHAT_I_RUN,
        why="seen by all who see the gathering; written by those who lead",
    )

    class Meta:
        verbose_name = _("parkert spørsmål")
        verbose_name_plural = _("parkerte spørsmål")
        ordering = ["at"]

    class Personal:
        free = {"words"}
        plain = {"id", "municipality", "gathering", "side", "at", "answered_at"}
        nobody = _("Spørsmålet er rommets. Det står ikke hvem som stilte det.")
        kept = Kept("process", OVER)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Heard(models.Model):
    """A seat has said something at this gathering. For those who lead, while it goes on; gone when the gathering ends."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="heard", verbose_name=_("Samling"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))

    policy = Policy(select=OF_WHAT_I_RUN, insert=OF_WHAT_I_RUN, delete=OF_WHAT_I_RUN, why="of those who lead on")

    class Meta:
        verbose_name = _("sagt noe")
        verbose_name_plural = _("sagt noe")
        constraints = [models.UniqueConstraint(fields=["gathering", "seat"], name="process_heard_once")]

    class Personal:
        about = {"seat"}
        plain = {"id", "municipality", "gathering"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        not_copied = _("Bare et kryss for den som leder, mens samlingen varer. Det slettes når den er over.")
        kept = Kept("process", OVER)

    def __str__(self) -> str:
        return str(self.seat_id)


class RoomNote(models.Model):
    """What one who leads notes for themselves about a gathering. Closed to everyone else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="own_notes", verbose_name=_("Samling")
    )
    author = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    words = models.TextField(_("Notater"), blank=True)
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)

    policy = Policy(
        select=f"author_id = {ME}",
        insert=both(f"author_id = {ME}", OF_WHAT_I_RUN),
        update=f"author_id = {ME}",
        delete=f"author_id = {ME}",
        why="person-owned",
    )

    class Meta:
        verbose_name = _("eget notat")
        verbose_name_plural = _("egne notater")
        constraints = [models.UniqueConstraint(fields=["gathering", "author"], name="process_roomnote_once")]

    class Personal:
        about = {"author"}
        free = {"words"}
        plain = {"id", "municipality", "gathering", "changed_at"}
        of = {"author": "account"}
        erased = DELETE
        at = ("room_console", "gathering_id")
        kept = Kept("process", OVER)

    def __str__(self) -> str:
        return f"{self.changed_at:%Y-%m-%d}"
