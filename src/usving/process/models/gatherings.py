"""Gatherings, who is asked, and who came."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Municipality, Organisation
from usving.people.rules.guards import either, within
from usving.process.models.processes import Circle, Process, Seat
from usving.process.models.series import GatheringSeries
from usving.process.models.venues import GROUNDS, Venue
from usving.process.rules.gatherings import NOTED_BY_ANOTHER, AnswerWay, Coming, GatheringKind, Ground, ends_at

GATHERING_KINDS = {
    GatheringKind.FAMILIES: _("familiesamling"),
    GatheringKind.PROVIDERS: _("tjenestesamling"),
    GatheringKind.JOINT: _("felles samling"),
    GatheringKind.BILATERAL: _("samtale"),
    GatheringKind.OPEN: _("åpen samling"),
}
COMINGS = {Coming.UNKNOWN: _("ikke svart"), Coming.YES: _("kommer"), Coming.NO: _("kommer ikke")}
ANSWER_WAYS = {
    AnswerWay.SELF: _("svart selv"),
    AnswerWay.LINK: _("svart med lenke eller kode"),
    AnswerWay.PAPER: _("på papir"),
    AnswerWay.CALL: _("på telefon"),
}
OF_MY_SEATS = within("seat_id", "process_my_seats")
OF_WHAT_I_LEAD = within("gathering_id", "process_gatherings_i_lead")
# What is written while the process is open.
ANSWERED_BY_ME = within("seat_id", "process_seats_i_answer_for")
OF_WHAT_I_RUN = within("gathering_id", "process_gatherings_i_run")


class Gathering(models.Model):
    """A gathering: when, how long, where, on whose ground, and what is planned."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="gatherings", verbose_name=_("Prosess"))
    code = models.SlugField(_("Kode"), max_length=60)
    station = models.PositiveSmallIntegerField(_("Stasjon"))
    kind = models.CharField(_("Slag"), max_length=10, choices=labelled(GatheringKind, GATHERING_KINDS))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    title = models.CharField(_("Navn"), max_length=120)
    starts_at = models.DateTimeField(_("Når"))
    minutes = models.PositiveSmallIntegerField(_("Hvor lenge (minutter)"))
    place = models.CharField(_("Sted"), max_length=200)
    ground = models.CharField(_("Hvem sin grunn"), max_length=15, choices=labelled(Ground, GROUNDS))
    host = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hos"))
    agenda = models.JSONField(_("Plan"), default=list, blank=True)
    called_off_at = models.DateTimeField(_("Avlyst"), null=True, blank=True)
    venue = models.ForeignKey(Venue, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Møtested"))
    series = models.ForeignKey(
        GatheringSeries,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="gatherings",
        verbose_name=_("Rekke"),
    )
    sequence = models.PositiveSmallIntegerField(_("Hvor mange ganger flyttet"), default=0, db_default=0)
    changed_at = models.DateTimeField(_("Sist endret"), default=timezone.now, db_default=Now())

    policy = Policy(
        select=either(
            within("circle_id", "process_circles_i_sit_in"),
            f"kind in ('joint', 'open') and {within('process_id', 'process_my_processes')}",
            within("id", "process_gatherings_i_am_asked_to"),
            within("process_id", "process_i_lead"),
        ),
        insert=within("process_id", "process_i_run"),
        update=within("process_id", "process_i_run"),
        why="circle-owned or party-owned by its kind; planned by those who lead the process",
    )

    class Meta:
        verbose_name = _("samling")
        verbose_name_plural = _("samlinger")
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["process", "starts_at"], name="process_gathering_when")]
        constraints = [
            known("kind", GatheringKind, "process_gathering_kind"),
            known("ground", Ground, "process_gathering_ground"),
            models.UniqueConstraint(fields=["process", "code"], name="process_gathering_code"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["families", "providers"], circle__isnull=False)
                | models.Q(kind__in=["joint", "open"], circle__isnull=True)
                | models.Q(kind="bilateral"),
                name="process_gathering_circle",
            ),
        ]

    class Personal:
        plain = {
            "id", "municipality", "process", "code", "station", "kind", "circle", "title", "starts_at", "minutes", "place",
            "ground", "host", "agenda", "called_off_at", "venue", "series", "sequence", "changed_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return ends_at(self.starts_at, self.minutes)


class GatheringGuest(models.Model):
    """Who a talk between two is with: the seats that are asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="guests", verbose_name=_("Samling"))
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))

    policy = Policy(
        select=either(OF_MY_SEATS, OF_WHAT_I_LEAD), insert=OF_WHAT_I_RUN, delete=OF_WHAT_I_RUN, why="party-owned"
    )

    class Meta:
        verbose_name = _("innbudt")
        verbose_name_plural = _("innbudte")
        constraints = [models.UniqueConstraint(fields=["gathering", "seat"], name="process_gatheringguest_once")]

    class Personal:
        about = {"seat"}
        plain = {"id", "municipality", "gathering"}
        of = {"seat__account": "account", "seat__family": "family"}
        erased = DELETE
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.seat_id)


class Attendance(models.Model):
    """What a seat answered to a gathering, and whether it came; a family tells how many they are."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="attendance", verbose_name=_("Samling")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Plass"))
    coming = models.CharField(_("Svar"), max_length=10, choices=labelled(Coming, COMINGS), default=Coming.UNKNOWN.value)
    people = models.PositiveSmallIntegerField(_("Hvor mange"), default=1)
    came = models.BooleanField(_("Kom"), null=True)
    how = models.CharField(
        _("Hvordan svaret kom"), max_length=5, choices=labelled(AnswerWay, ANSWER_WAYS),
        default=AnswerWay.SELF.value, db_default=AnswerWay.SELF.value,
    )  # fmt: skip
    noted_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Notert av")
    )
    answered_at = models.DateTimeField(_("Svart"), null=True, blank=True)

    policy = Policy(
        select=either(OF_MY_SEATS, OF_WHAT_I_LEAD),
        insert=either(ANSWERED_BY_ME, OF_WHAT_I_RUN),
        update=either(ANSWERED_BY_ME, OF_WHAT_I_RUN),
        why="party-owned: the seat's own, and those who lead the gathering",
    )

    class Meta:
        verbose_name = _("oppmøte")
        verbose_name_plural = _("oppmøte")
        constraints = [
            known("coming", Coming, "process_attendance_coming"),
            models.UniqueConstraint(fields=["gathering", "seat"], name="process_attendance_once"),
            models.CheckConstraint(condition=models.Q(people__range=(1, 20)), name="process_attendance_people"),
            known("how", AnswerWay, "process_attendance_how"),
            models.CheckConstraint(
                condition=models.Q(noted_by__isnull=True)
                | models.Q(how__in=sorted(way.value for way in NOTED_BY_ANOTHER)),
                name="process_attendance_noted",
            ),
        ]

    class Personal:
        about = {"seat", "coming", "people", "came", "how", "noted_by", "answered_at"}
        plain = {"id", "municipality", "gathering"}
        of = {"seat__account": "account", "seat__family": "family"}
        by = {"noted_by": ("noted_by",)}
        erased = {"seat__account": DELETE, "seat__family": DELETE, "noted_by": scrub("noted_by")}
        at = ("gathering", "gathering_id")
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return self.coming
