"""The board of both sides: who sits on it, its meetings, and what is to be taken up."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Circle, Gathering, Process, Seat
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side
from usving.steering.rules.board import Matter

MATTERS = {
    Matter.FRAME: _("målet med prosessen eller rammen rundt den"),
    Matter.MONEY: _("penger"),
    Matter.SHARING: _("hva vi viser til andre utenfor"),
    Matter.PEOPLE: _("hvem som skal være med"),
    Matter.PRACTICAL: _("noe praktisk"),
    Matter.OTHER: _("noe annet"),
}
IN_MY_PROCESS = within("process_id", "process_my_processes")
I_WRITE = within("process_id", "process_i_write_in")
I_STEER = within("process_id", "steering_i_steer")
MINE = f"by_id = {ME}"
OF_PROCESS = "process_over(process_id)"


class BoardSeat(models.Model):
    """A seat that its own circle has proposed for the board; it sits there when the circle and the one it is have said yes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="+", verbose_name=_("Krets"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Foreslått av")
    )
    at = models.DateTimeField(_("Foreslått"), default=timezone.now)
    sits_since = models.DateTimeField(_("Sitter i styret fra"), null=True, blank=True)
    left_at = models.DateTimeField(_("Gikk ut av styret"), null=True, blank=True)

    policy = Policy(
        select=either(within("circle_id", "process_circles_i_sit_in"), f"sits_since is not null and ({IN_MY_PROCESS})"),
        insert=both(
            MINE, I_WRITE, within("circle_id", "process_circles_i_sit_in"), "sits_since is null and left_at is null"
        ),
        update=both(I_WRITE, within("circle_id", "process_circles_i_sit_in")),
        why="circle-owned while proposed; who sits on the board is known to all in the process",
    )

    class Meta:
        verbose_name = _("plass i styret")
        verbose_name_plural = _("plasser i styret")
        ordering = ["sits_since", "at", "pk"]
        constraints = [
            known("side", Side, "steering_boardseat_side"),
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(left_at__isnull=True), name="steering_boardseat_once"
            ),
        ]

    class Personal:
        about = {"seat", "side", "by", "sits_since", "left_at"}
        plain = {"id", "municipality", "process", "circle", "at"}
        of = {"seat__account": "account", "seat__family": "family"}
        by = {"by": ("by",)}
        erased = {"seat__account": DELETE, "seat__family": DELETE, "by": scrub("by")}
        at = ("board", "process_id")
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return self.side


class BoardYes(models.Model):
    """A seat's yes to someone of its own circle on the board: one seat, one yes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    board_seat = models.ForeignKey(
        BoardSeat, on_delete=models.CASCADE, related_name="yeses", verbose_name=_("Plass i styret")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Fra"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=within("board_seat_id", "steering_board_seats_i_choose"),
        insert=both(
            within("board_seat_id", "steering_board_seats_i_choose"), within("seat_id", "process_seats_i_answer_for")
        ),
        delete=within("seat_id", "process_seats_i_answer_for"),
        why="circle-owned: each seat says yes for itself",
    )

    class Meta:
        verbose_name = _("ja til en i styret")
        verbose_name_plural = _("ja til dem i styret")
        constraints = [models.UniqueConstraint(fields=["board_seat", "seat"], name="steering_boardyes_once")]

    class Personal:
        about = {"seat", "at"}
        plain = {"id", "municipality", "board_seat"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.board_seat_id)


class BoardMeeting(models.Model):
    """A meeting of the board: a gathering of the process, or only a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Samling")
    )
    day = models.DateField(_("Dag"))
    place = models.CharField(_("Sted"), max_length=200, blank=True)
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Skrevet av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=IN_MY_PROCESS,
        insert=both(MINE, I_STEER),
        update=I_STEER,
        why="process-owned: read by all there, planned by the board and those who lead",
    )

    class Meta:
        verbose_name = _("styremøte")
        verbose_name_plural = _("styremøter")
        ordering = ["-day", "-at"]

    class Personal:
        about = {"by"}
        plain = {"id", "municipality", "process", "gathering", "day", "place", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Møtet blir stående."))
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return f"{self.day}"


class AgendaPoint(models.Model):
    """Something that someone wants the board to take up."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    meeting = models.ForeignKey(
        BoardMeeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="points", verbose_name=_("Møte")
    )
    title = models.CharField(_("Hva gjelder det?"), max_length=160)
    about = models.TextField(_("Hvorfor bør vi ta det opp?"), blank=True)
    matter = models.CharField(_("Hva slags sak er det?"), max_length=12, choices=labelled(Matter, MATTERS))
    side = models.CharField(_("Foreslått av siden"), max_length=10, blank=True, choices=labelled(Side, SIDES))
    position = models.PositiveSmallIntegerField(_("Plass på listen"), default=1)
    by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Foreslått av")
    )
    at = models.DateTimeField(_("Når"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("Trukket"), null=True, blank=True)

    policy = Policy(
        select=IN_MY_PROCESS,
        insert=both(MINE, I_WRITE),
        update=either(both(MINE, I_WRITE), I_STEER),
        why="process-owned: either side proposes, the board and those who lead put in order",
    )

    class Meta:
        verbose_name = _("sak til styret")
        verbose_name_plural = _("saker til styret")
        ordering = ["position", "at"]
        constraints = [
            known("matter", Matter, "steering_agendapoint_matter"),
            models.CheckConstraint(
                condition=models.Q(side__in=["", *(side.value for side in Side)]), name="steering_agendapoint_side"
            ),
        ]

    class Personal:
        about = {"by", "side"}
        free = {"title", "about"}
        plain = {"id", "municipality", "process", "meeting", "matter", "position", "at", "withdrawn_at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Saken er tatt opp, og blir stående uten navn."))
        kept = Kept("process", OF_PROCESS)

    def __str__(self) -> str:
        return self.title
