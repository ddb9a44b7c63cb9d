"""The weeks of each side: what people count for themselves, and the figures that are drawn."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.insight.models.hands import FOR_MY_SIDE, TOGETHER
from usving.insight.rules.weeks import Item
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, within
from usving.process.models import Process, Seat
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

ITEMS = {
    Item.PEOPLE: _("personer jeg følger opp"),
    Item.LETTERS: _("brev og vedtak jeg skriver"),
    Item.DESK_HOURS: _("timer ved skrivebordet"),
    Item.TALK_HOURS: _("timer i samtale med folk"),
    Item.WAITING_HOURS: _("timer vi venter på svar eller i kø"),
    Item.FORMS: _("skjemaer vi fyller ut"),
    Item.MOVES: _("ganger vi flytter på oss eller tingene våre"),
    Item.TOLD_AGAIN: _("ganger vi forteller det samme på nytt"),
}
STILL_OPEN = "week + 13 >= people_today()"  # to the Sunday after the week's own; then it is drawn


class WeekCount(models.Model):
    """What one person counted of one thing in one week. Only the person reads it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Plass"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    week = models.DateField(_("Uken, fra mandag"))
    item = models.CharField(_("Hva"), max_length=20, choices=labelled(Item, ITEMS))
    value = models.DecimalField(_("Hvor mange"), max_digits=6, decimal_places=1)

    policy = Policy(
        select=f"account_id = {ME}",
        insert=both(
            f"account_id = {ME}", within("process_id", "process_i_write_in"), FOR_MY_SIDE,
            within("seat_id", "process_seats_i_answer_for"), STILL_OPEN,
        ),
        update=both(f"account_id = {ME}", within("process_id", "process_i_write_in"), STILL_OPEN),
        delete=f"account_id = {ME}",
        why="person-owned; drawn as one figure of at least five people from three places by insight_draw_weeks",
    )  # fmt: skip

    class Meta:
        verbose_name = _("tall fra min uke")
        verbose_name_plural = _("tall fra min uke")
        ordering = ["-week", "item"]
        constraints = [
            known("item", Item, "insight_week_item"),
            known("side", Side, "insight_week_side"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="insight_week_not_below_nought"),
            models.UniqueConstraint(fields=["account", "process", "week", "item"], name="insight_week_once"),
        ]

    class Personal:
        about = {"account", "seat", "side", "item", "value"}
        plain = {"id", "municipality", "process", "week"}
        of = {"account": "account"}
        erased = DELETE
        at = ("weeks", "process_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.week:%Y-%m-%d}"


class WeekFigure(models.Model):
    """What was drawn of one thing in one week: a rounded mean, made once and never changed. It is nobody's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    week = models.DateField(_("Uken, fra mandag"))
    item = models.CharField(_("Hva"), max_length=20, choices=labelled(Item, ITEMS))
    value = models.PositiveSmallIntegerField(_("I snitt"))

    policy = Policy(
        select=TOGETHER, why="of both sides; made by insight_draw_weeks alone, from five people in three places or more"
    )

    class Meta:
        verbose_name = _("ukens tall")
        verbose_name_plural = _("ukens tall")
        ordering = ["-week", "item"]
        constraints = [
            known("item", Item, "insight_figure_item"),
            models.UniqueConstraint(fields=["process", "week", "item"], name="insight_figure_once"),
        ]

    class Personal:
        plain = {"id", "municipality", "process", "week", "item", "value"}

    def __str__(self) -> str:
        return f"{self.week:%Y-%m-%d}"
