"""Groups at the tables: what was made, who sits where, who is to sit together or apart, and what a family says to it.

What a grouping keeps of how it was made holds no people: neither the pairs nor the colours that it heeded can be read from it.
"""

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
from usving.process.models.processes import Process, Seat
from usving.process.rules.groups import PairRule

PAIR_RULES = {PairRule.TOGETHER: _("sammen"), PairRule.APART: _("hver for seg")}
I_MAKE_IT = within("gathering_id", "process_gatherings_i_make_groups_for")
OF_WHAT_I_MAKE = within("grouping_id", "process_groupings_i_make")
I_FACILITATE_ON = within("process_id", "process_i_make_groups_in")
# The seats' own policy answers the inner question.
BOTH_OF_THE_PROCESS = (
    "2 = (select count(*) from process_seat s"
    " where s.process_id = process_seatpair.process_id and s.id in (first_id, second_id))"
)


class Grouping(models.Model):
    """Groups for one gathering: a draft until they are published; made again for those who come late, with a new number."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="groupings", verbose_name=_("Samling")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    seed = models.BigIntegerField(_("Frø"), help_text=_("Det samme frøet og de samme folkene gir de samme gruppene."))
    choices = models.JSONField(_("Valg"), default=dict, help_text=_("Størrelse og regler, uten folk."))
    result = models.JSONField(_("Hvor mange som har møttes"), default=dict)
    made_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Laget av"))
    made_at = models.DateTimeField(_("Laget"), default=timezone.now)
    published_at = models.DateTimeField(_("Vist"), null=True, blank=True)

    policy = Policy(
        select=either(within("id", "process_groupings_i_sit_in"), within("gathering_id", "process_gatherings_i_lead")),
        insert=both(I_MAKE_IT, f"made_by_id = {ME}"),
        update=I_MAKE_IT,
        delete=both(I_MAKE_IT, "published_at is null"),
        why="party-owned: read by those who sit in it and those who lead; made by whoever facilitates",
    )

    class Meta:
        verbose_name = _("gruppeinndeling")
        verbose_name_plural = _("gruppeinndelinger")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["gathering", "number"], name="process_grouping_number")]

    class Personal:
        about = {"made_by"}
        plain = {"id", "municipality", "gathering", "number", "seed", "choices", "result", "made_at", "published_at"}
        by = {"made_by": ("made_by",)}
        erased = scrub("made_by", why=_("Gruppene blir stående for dem som satt der."))
        kept = Kept(
            "process",
            "(select process_over(g.process_id) from process_gathering g where g.id = gathering_id)",
            fate=scrub("made_by"),
        )

    def __str__(self) -> str:
        return str(self.number)


class GroupSeat(models.Model):
    """How many of a seat sit at a table."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="seats", verbose_name=_("Grupper"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    table = models.PositiveSmallIntegerField(_("Bord"))
    people = models.PositiveSmallIntegerField(_("Hvor mange"))

    policy = Policy(
        select=either(
            within("grouping_id", "process_groupings_i_sit_in"), within("grouping_id", "process_groupings_i_lead")
        ),
        insert=OF_WHAT_I_MAKE,
        delete=OF_WHAT_I_MAKE,
        why="party-owned, as the grouping it belongs to; fixed once it is published",
    )

    class Meta:
        verbose_name = _("plass ved et bord")
        verbose_name_plural = _("plasser ved bordene")
        ordering = ["table"]
        constraints = [
            models.UniqueConstraint(fields=["grouping", "seat", "table"], name="process_groupseat_once"),
            models.CheckConstraint(condition=models.Q(people__range=(1, 20)), name="process_groupseat_people"),
            models.CheckConstraint(condition=models.Q(table__gte=1), name="process_groupseat_table"),
        ]

    class Personal:
        about = {"seat", "table", "people"}
        plain = {"id", "municipality", "grouping"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.table)


class SeatPair(models.Model):
    """Two seats that are to sit together, or each at their own table. No reason is kept, and it goes when the process closes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="seat_pairs", verbose_name=_("Prosess"))
    first = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Den ene"))
    second = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Den andre"))
    rule = models.CharField(_("Skal sitte"), max_length=10, choices=labelled(PairRule, PAIR_RULES))
    noted_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Skrevet av"))
    noted_at = models.DateTimeField(_("Skrevet"), default=timezone.now)

    policy = Policy(
        select=I_FACILITATE_ON,
        insert=both(I_FACILITATE_ON, f"noted_by_id = {ME}", BOTH_OF_THE_PROCESS),
        delete=I_FACILITATE_ON,
        why="whoever facilitates the process alone; nobody once it is closed",
    )

    class Meta:
        verbose_name = _("par ved bordene")
        verbose_name_plural = _("par ved bordene")
        ordering = ["noted_at"]
        constraints = [
            known("rule", PairRule, "process_seatpair_rule"),
            models.UniqueConstraint(fields=["first", "second"], name="process_seatpair_once"),
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="process_seatpair_two"),
        ]

    class Personal:
        about = {"first", "second", "rule", "noted_by", "noted_at"}
        plain = {"id", "municipality", "process"}
        of = {
            "first__account": "account",
            "first__family": "family",
            "second__account": "account",
            "second__family": "family",
        }
        by = {"noted_by": ("noted_by",)}
        erased = dict.fromkeys(of, DELETE) | {"noted_by": scrub("noted_by")}
        not_copied = _(
            "Handler om to på en gang, og den ene har ikke rett til å få vite om den andre. "
            "Bare prosessveilederen ser det. Grunnen er aldri lagret, og alt slettes når prosessen avsluttes."
        )
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.rule


class TableWish(models.Model):
    """That those who come with one seat gladly sit at different tables. Without it they sit together."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="table_wish", verbose_name=_("Plass"))
    parts = models.BooleanField(_("Deler seg gjerne"))
    told_at = models.DateTimeField(_("Sagt"), default=timezone.now)

    policy = Policy(
        select=either(within("seat_id", "process_my_seats"), I_FACILITATE_ON),
        insert=within("seat_id", "process_seats_i_answer_for"),
        update=within("seat_id", "process_seats_i_answer_for"),
        why="party-owned: the seat's own; read by whoever facilitates",
    )

    class Meta:
        verbose_name = _("ønske ved bordene")
        verbose_name_plural = _("ønsker ved bordene")

    class Personal:
        about = {"seat", "parts", "told_at"}
        plain = {"id", "municipality", "process"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        at = ("at_the_tables", "process_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return str(self.parts)
