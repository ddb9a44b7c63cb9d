"""What people say, who it is for, and what happens when someone minds."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, Left, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models.gatherings import Gathering
from usving.process.models.processes import Circle, Process, Seat, Station
from usving.process.rules.audience import Audience, Voice, Written

AUDIENCES = {
    Audience.ME: _("bare meg"),
    Audience.FAMILY: _("familien min"),
    Audience.CHOSEN: _("noen jeg velger"),
    Audience.CIRCLE: _("kretsen min"),
    Audience.ALL: _("alle i prosessen"),
}
VOICES = {Voice.PERSON: _("navnet mitt"), Voice.FAMILY: _("familien"), Voice.ALIAS: _("et annet navn")}
SHARED_WITH_ME = either(
    f"audience = 'family' and {within('family_id', 'people_my_families')}",
    f"audience in ('circle', 'all') and {within('circle_id', 'process_circles_i_sit_in')}",
    f"audience in ('circle', 'all') and {within('circle_id', 'process_circles_i_am_guest_of')}"
    f" and {within('family_id', 'process_families_i_am_guest_of')}",
    f"audience = 'all' and {within('process_id', 'process_joined_with_me')}",
    f"audience = 'chosen' and {within('id', 'process_chosen_for_me')}",
    f"entered_by_id = {ME} and audience <> 'me'",
)
OF_MY_SEAT = within("seat_id", "process_my_seats")
FROM_PAPER = both("author_id is null", f"entered_by_id = {ME}", "audience <> 'me'")
WHERE_I_TYPE_IN = within("process_id", "process_i_type_in")
# What a living wording builds on that both sides stand by.
ADOPTED = (
    "exists (select 1 from process_handoversource s join process_handover h on h.id = s.hand_over_id"
    " where s.contribution_id = process_contribution.id and h.replaced_at is null"
    " and (select count(distinct a.side) from process_handoverapproval a where a.hand_over_id = h.id) = 2)"
)
# The contribution's own policy answers the inner question: only what the asker may read can be reported, hidden, built on.
READABLE = "exists (select 1 from process_contribution readable where readable.id = contribution_id)"


class Contribution(models.Model):
    """Something said, by a person, a family or under another name; first for the author alone.

    What was written on paper has no author: `seat` is whose it is, or nobody's; `entered_by` typed it in, under the name
    `entered_as`, and it is read from the first by those it was shared with in the room.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="contributions", verbose_name=_("Prosess")
    )
    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="contributions", verbose_name=_("Stasjon")
    )
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Samling")
    )
    author = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Hvem"))
    seat = models.ForeignKey(
        Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Hvem, på papir")
    )
    on_paper = models.BooleanField(_("Skrevet på papir"), default=False, db_default=False)
    entered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Skrevet inn av")
    )
    entered_as = models.CharField(
        _("Navnet til den som skrev inn"), max_length=120, blank=True, default="", db_default=""
    )
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    voice = models.CharField(
        _("Si det som"), max_length=10, choices=labelled(Voice, VOICES), default=Voice.PERSON.value
    )
    signed = models.CharField(_("Navnet som vises"), max_length=120)
    text = models.TextField(_("Det jeg vil si"))
    audience = models.CharField(
        _("Hvem kan lese"), max_length=10, choices=labelled(Audience, AUDIENCES), default=Audience.ME.value
    )
    written_at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), null=True, blank=True)

    policy = Policy(
        select=either(f"author_id = {ME}", OF_MY_SEAT, both(f"not ({within('id', 'process_hidden')})", SHARED_WITH_ME)),
        insert=either(
            both(f"author_id = {ME}", "not on_paper", within("process_id", "process_i_write_in")),
            both(FROM_PAPER, "on_paper", "audience in ('circle', 'all')", WHERE_I_TYPE_IN),
        ),
        update=either(
            both(f"author_id = {ME}", within("process_id", "process_i_write_in")),
            within("seat_id", "process_seats_i_answer_for"),
            both(FROM_PAPER, WHERE_I_TYPE_IN),
        ),
        delete=either(f"author_id = {ME}", OF_MY_SEAT, both(FROM_PAPER, WHERE_I_TYPE_IN)),
        why="person-owned, opened by its audience: family, chosen people, circle, or all when the circles have joined; a guest"
        " of the families reads only those that sit there now; once the process is closed or left it is only taken back"
        " (process_take_back) or deleted; what was on paper is its seat's, and until the seat takes it back also the typist's",
    )

    class Meta:
        verbose_name = _("bidrag")
        verbose_name_plural = _("bidrag")
        ordering = ["-written_at"]
        indexes = [
            models.Index(fields=["station", "-written_at"], name="process_said_at_station"),
            models.Index(fields=["author", "-written_at"], name="process_said_by"),
        ]
        constraints = [
            known("audience", Audience, "process_contribution_audience"),
            known("voice", Voice, "process_contribution_voice"),
            models.CheckConstraint(
                condition=~models.Q(audience="family") | models.Q(family__isnull=False),
                name="process_contribution_family",
            ),
            models.CheckConstraint(
                condition=~models.Q(audience__in=["circle", "all"]) | models.Q(circle__isnull=False),
                name="process_contribution_circle",
            ),
            models.CheckConstraint(
                condition=models.Q(on_paper=True, author__isnull=True)
                | models.Q(on_paper=False, author__isnull=False, seat__isnull=True),
                name="process_contribution_author",
            ),
        ]

    class Personal:
        about = {
            "author", "seat", "on_paper", "entered_by", "entered_as", "family", "circle", "voice", "signed", "audience",
        }  # fmt: skip
        free = {"text"}
        plain = {"id", "municipality", "process", "station", "gathering", "written_at", "changed_at"}
        of = {"author": "account", "seat__account": "account", "seat__family": "family"}
        by = {"entered_by": ("entered_by", "entered_as")}
        erased = {
            "author": DELETE, "seat__account": DELETE, "seat__family": DELETE,
            "entered_by": scrub("entered_by", "entered_as"),
        }  # fmt: skip
        left = Left(
            ADOPTED,
            scrub(
                "signed", "family", voice="'alias'", audience="case audience when 'family' then 'me' else audience end"
            ),
            _("Det begge sider har tatt med videre, kan bli stående uten navnet mitt."),
        )
        at = ("contribution", "pk")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.audience} {self.written_at:%Y-%m-%d}"

    def facts(self, *, hidden: bool = False) -> Written:
        """What the rules want to know of it."""
        chosen = (
            frozenset(self.readers.values_list("seat_id", flat=True))
            if self.audience == Audience.CHOSEN
            else frozenset()
        )
        return Written(
            self.author_id, Audience(self.audience), self.family_id, self.circle_id, chosen, hidden, self.seat_id,
            self.entered_by_id,
        )  # fmt: skip


class ContributionReader(models.Model):
    """One of the seats an author has chosen to share with: a family, a provider, the facilitator."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="readers", verbose_name=_("Bidrag")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, verbose_name=_("Leser"))

    policy = Policy(
        select=either(within("seat_id", "process_my_seats"), within("contribution_id", "process_i_wrote")),
        insert=within("contribution_id", "process_i_write_about"),
        delete=within("contribution_id", "process_i_wrote"),
        why="party-owned: named by the author",
    )

    class Meta:
        verbose_name = _("leser")
        verbose_name_plural = _("lesere")
        constraints = [models.UniqueConstraint(fields=["contribution", "seat"], name="process_reader_once")]

    class Personal:
        about = {"seat"}
        plain = {"id", "municipality", "contribution"}
        of = {"contribution__author": "account", "seat__account": "account", "seat__family": "family"}
        erased = DELETE
        at = ("contribution", "contribution_id")
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.seat_id)


class Report(models.Model):
    """Someone minds what is said here. The facilitator is told, but reads only what was shared with them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="reports", verbose_name=_("Bidrag")
    )
    by = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Av"))
    reason = models.CharField(_("Hva er galt?"), max_length=500)
    at = models.DateTimeField(_("Når"), default=timezone.now)
    closed_at = models.DateTimeField(_("Avsluttet"), null=True, blank=True)

    policy = Policy(
        select=either(f"by_id = {ME}", within("process_id", "process_i_facilitate")),
        insert=both(f"by_id = {ME}", within("process_id", "process_i_take_part_in"), READABLE),
        update=within("process_id", "process_i_facilitate"),
        why="person-owned; read and closed by the facilitator",
    )

    class Meta:
        verbose_name = _("melding om bidrag")
        verbose_name_plural = _("meldinger om bidrag")
        constraints = [models.UniqueConstraint(fields=["contribution", "by"], name="process_report_once")]

    class Personal:
        about = {"by"}
        free = {"reason"}
        plain = {"id", "municipality", "process", "contribution", "at", "closed_at"}
        of = {"by": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Hiding(models.Model):
    """The facilitator has hidden a contribution that was shared with them, and tells the author why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, verbose_name=_("Prosess"))
    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="hiding", verbose_name=_("Bidrag")
    )
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    reason = models.CharField(_("Grunn, til den som skrev"), max_length=500)
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=either(within("contribution_id", "process_i_wrote"), within("process_id", "process_i_facilitate")),
        insert=both(f"by_id = {ME}", within("process_id", "process_i_facilitate"), READABLE),
        delete=within("process_id", "process_i_facilitate"),
        why="made and taken back by the facilitator; read by the author",
    )

    class Meta:
        verbose_name = _("skjuling")
        verbose_name_plural = _("skjulinger")

    class Personal:
        about = {"by"}
        free = {"reason"}
        plain = {"id", "municipality", "process", "contribution", "at"}
        of = {"contribution__author": "account"}
        by = {"by": ("by", "reason")}
        erased = {"contribution__author": DELETE, "by": scrub("by")}
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
