"""The frame of a process: question, partners, seats, circles, stations, methods, and where it stands on the U."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import Kept, scrub
from usving.core.policy import Policy
from usving.people.models import Account, Family, Municipality, Organisation
from usving.people.rules.guards import both, either, municipality_owned, process_owned, within
from usving.process.rules.closing import READING_DAYS
from usving.process.rules.seats import SeatRole, Side
from usving.process.rules.stations import Arm, Opens

SIDES = {Side.FAMILIES: _("familiene"), Side.PROVIDERS: _("tjenesteyterne")}
SEAT_ROLES = {
    SeatRole.FAMILY: _("familie"),
    SeatRole.PROVIDER: _("tjenesteyter"),
    SeatRole.FACILITATOR: _("prosessveileder"),
    SeatRole.PROCESS_LEADER: _("prosjektleder"),
    SeatRole.CONTRACTOR: _("byggefirma"),
    SeatRole.VOLUNTEER: _("frivillig"),
    SeatRole.HELPER: _("støtteperson"),
    SeatRole.RESEARCHER: _("forsker"),
    SeatRole.GUEST: _("gjest"),
}
ARMS = {Arm.UNDERSTANDING: _("forstå sammen"), Arm.ACTING: _("handle sammen")}
OPENS = {
    Opens.NOTHING: "",
    Opens.MIND: _("åpent sinn"),
    Opens.HEART: _("åpent hjerte"),
    Opens.WILL: _("åpen vilje"),
}
IN_ITS_OWN_CIRCLE = "circle_id is not distinct from process_circle_for(process_id, role)"
FRAME = municipality_owned().also(
    insert=None,
    update=within("id", "process_i_run"),
    why="municipality-owned: the frame is no secret; led by its leaders until it is closed",
)
LED = municipality_owned().also(
    insert=within("process_id", "process_i_run"),
    update=within("process_id", "process_i_run"),
    delete=within("process_id", "process_i_run"),
    why="municipality-owned, written by those who lead the process until it is closed",
)


class Process(models.Model):
    """One U: the question it exists for, its frame in time, and where it is now."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    code = models.SlugField(_("Kode"), max_length=60)
    name = models.CharField(_("Navn"), max_length=120)
    question = models.TextField(_("Spørsmålet prosessen er til for"))
    arena = models.CharField(_("Møteplass"), max_length=200, blank=True)
    starts = models.DateField(_("Starter"))
    ends = models.DateField(_("Planlagt slutt"))
    here = models.PositiveSmallIntegerField(_("Stasjonen vi er ved"), default=1)
    reading_days = models.PositiveSmallIntegerField(
        _("Hvor lenge det kan leses etter slutten (dager)"), default=READING_DAYS, db_default=READING_DAYS
    )
    closed_at = models.DateTimeField(_("Avsluttet"), null=True, blank=True)
    reads_until = models.DateField(_("Kan leses til og med"), null=True, blank=True)
    languages = models.JSONField(_("Språk"), default=list, help_text=_("Koder etter ISO 639, det mest brukte først."))
    order = models.JSONField(default=dict, help_text=_("Rekkefølgen i prosessfilen, som koder for hver del."))

    policy = FRAME

    class Meta:
        verbose_name = _("prosess")
        verbose_name_plural = _("prosesser")
        ordering = ["-starts", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="process_process_code"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="process_process_frame"),
            models.CheckConstraint(condition=models.Q(here__range=(1, 7)), name="process_process_here"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, reads_until__isnull=True)
                | models.Q(closed_at__isnull=False, reads_until__isnull=False),
                name="process_process_closed",
            ),
        ]

    class Personal:
        plain = {
            "id",
            "municipality",
            "code",
            "name",
            "question",
            "arena",
            "starts",
            "ends",
            "here",
            "reading_days",
            "closed_at",
            "reads_until",
            "languages",
            "order",
        }

    def __str__(self) -> str:
        return self.name


class Partner(models.Model):
    """An organisation that stands behind the process, and its part in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="partners", verbose_name=_("Prosess"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Organisasjon"))
    part = models.CharField(_("Hva de gjør"), max_length=300, blank=True)

    policy = LED

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partnere")
        constraints = [models.UniqueConstraint(fields=["process", "organisation"], name="process_partner_once")]

    class Personal:
        plain = {"id", "municipality", "process", "organisation", "part"}

    def __str__(self) -> str:
        return self.part


class Circle(models.Model):
    """The families among themselves, or the providers among themselves."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="circles", verbose_name=_("Prosess"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    code = models.SlugField(_("Kode"), max_length=60)

    policy = municipality_owned().also(
        insert=None, update=None, why="municipality-owned: that there are two circles is no secret"
    )

    class Meta:
        verbose_name = _("krets")
        verbose_name_plural = _("kretser")
        constraints = [
            known("side", Side, "process_circle_side"),
            models.UniqueConstraint(fields=["process", "side"], name="process_circle_once"),
        ]

    class Personal:
        plain = {"id", "municipality", "process", "side", "code"}

    def __str__(self) -> str:
        return self.side


class Seat(models.Model):
    """A place at the table: a family's, a provider's, a facilitator's. Empty until someone takes it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="seats", verbose_name=_("Prosess"))
    code = models.SlugField(_("Kode"), max_length=60)
    role = models.CharField(_("Som"), max_length=20, choices=labelled(SeatRole, SEAT_ROLES))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Fra"),
        help_text=_("For en tjenesteyter der hun kommer fra, for en familie kontoret som inviterte."),
    )  # fmt: skip
    side = models.CharField(_("Side"), max_length=10, blank=True, choices=labelled(Side, SIDES))
    label = models.CharField(_("Hva plassen heter"), max_length=120, blank=True)
    called = models.CharField(_("Navnet til den som sitter der"), max_length=120, blank=True)
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Hvem"))
    family = models.ForeignKey(Family, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Familie"))
    starts = models.DateField(_("Fra"), null=True, blank=True)
    ends = models.DateField(_("Til"), null=True, blank=True)

    policy = Policy(
        select=either(  # asked in this order, and no further than to the first yes: what answers most, and costs least, first
            within("process_id", "process_i_lead"),
            within("process_id", "process_joined_with_me"),
            within("circle_id", "process_my_circles"),
            f"role <> 'family' and {within('process_id', 'process_my_processes')}",
            "account_id = (select people_me())",
            within("family_id", "people_my_families"),
        ),
        insert=both(
            "role <> 'family' or (account_id is null and family_id is null)",
            within("process_id", "process_i_run"),
            IN_ITS_OWN_CIRCLE,
        ),
        update=both("role <> 'family'", within("process_id", "process_i_run"), IN_ITS_OWN_CIRCLE),
        why="process-owned; the families are seen by their own circle and those who lead, by the others when the circles join;"
        " those who lead add an empty seat for a family and never fill it",
    )

    class Meta:
        verbose_name = _("plass")
        verbose_name_plural = _("plasser")
        indexes = [
            models.Index(fields=["account"], name="process_seat_account"),
            models.Index(fields=["family"], name="process_seat_family"),
        ]
        constraints = [
            known("role", SeatRole, "process_seat_role"),
            models.UniqueConstraint(fields=["process", "code"], name="process_seat_code"),
            models.UniqueConstraint(fields=["process", "family"], name="process_seat_family_once"),
            models.CheckConstraint(
                condition=models.Q(account__isnull=True) | models.Q(family__isnull=True), name="process_seat_one_holder"
            ),
            models.CheckConstraint(
                condition=models.Q(family__isnull=True) | models.Q(role="family"), name="process_seat_family_role"
            ),
        ]

    class Personal:
        about = {"called", "account", "family", "starts", "ends"}
        plain = {"id", "municipality", "process", "code", "role", "circle", "organisation", "side", "label"}
        of = {"account": "account", "family": "family"}
        erased = {
            "account": scrub("account", "called", "starts", "ends"),
            "family": scrub("family", "called", "starts", "ends"),
        }
        kept = Kept("process", "process_over(process_id)", fate=scrub("account", "family", "called", "starts", "ends"))

    def __str__(self) -> str:
        return self.called or self.label or self.code


class Station(models.Model):
    """One of the seven stations; its words are data."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="stations", verbose_name=_("Prosess"))
    number = models.PositiveSmallIntegerField(_("Nummer"))
    arm = models.CharField(_("Side av U-en"), max_length=15, choices=labelled(Arm, ARMS))
    opens = models.CharField(_("Åpner"), max_length=12, blank=True, choices=labelled(Opens, OPENS))
    starts = models.DateField(_("Fra"), null=True, blank=True)
    ends = models.DateField(_("Til"), null=True, blank=True)
    words = models.JSONField(_("Ord"), default=dict, help_text=_("Navn, hjelpetekst og spørsmål på hvert språk."))

    policy = LED

    class Meta:
        verbose_name = _("stasjon")
        verbose_name_plural = _("stasjoner")
        ordering = ["number"]
        constraints = [
            known("arm", Arm, "process_station_arm"),
            known("opens", Opens, "process_station_opens"),
            models.UniqueConstraint(fields=["process", "number"], name="process_station_number"),
            models.CheckConstraint(condition=models.Q(number__range=(1, 7)), name="process_station_range"),
        ]

    class Personal:
        plain = {"id", "municipality", "process", "number", "arm", "opens", "starts", "ends", "words"}

    def __str__(self) -> str:
        return self.name

    def word(self, what: str) -> str:
        """The station's `name`, `hint` or `question` in the language of the page; bokmål where that one lacks it."""
        from django.utils.translation import get_language

        said = self.words.get(what, {})
        return str(said.get((get_language() or "nb")[:2]) or said.get("nb", ""))

    @property
    def name(self) -> str:
        """What the station is called."""
        return self.word("name")

    @property
    def hint(self) -> str:
        """A few words beside the name."""
        return self.word("hint")

    @property
    def question(self) -> str:
        """The guiding question."""
        return self.word("question")


class StationMove(models.Model):
    """The process went on, or back, and why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="moves", verbose_name=_("Prosess"))
    came_from = models.PositiveSmallIntegerField(_("Fra"))
    went_to = models.PositiveSmallIntegerField(_("Til"))
    reason = models.CharField(_("Hvorfor"), max_length=300, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = process_owned().also(
        insert=within("process_id", "process_i_run"), update=None, why="process-owned; a move is never rewritten"
    )

    class Meta:
        verbose_name = _("vei på U-en")
        verbose_name_plural = _("veien på U-en")
        ordering = ["at"]

    class Personal:
        about = {"by"}
        free = {"reason"}
        plain = {"id", "municipality", "process", "came_from", "went_to", "at"}
        of = {"by": "account"}
        erased = scrub("by", why=_("Veien prosessen har gått, blir stående."))
        kept = Kept("process", "process_over(process_id)", fate=scrub("by"))

    def __str__(self) -> str:
        return f"{self.came_from} → {self.went_to}"
