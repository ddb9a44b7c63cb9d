"""Experiences that people tell: who each is for, and what its author lets it be used for."""

from uuid import uuid4

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.insight.rules.experiences import Choice, Topic
from usving.people.models import Account, Family, Municipality
from usving.people.rules.guards import ME, both, either, within
from usving.process.models import Circle, Process, Seat, Station
from usving.process.models.contributions import AUDIENCES, VOICES
from usving.process.rules.audience import Audience, Voice, Written

TOPICS = {Topic.SERVICE: _("en tjeneste"), Topic.HOME: _("en bolig"), Topic.DAY: _("en dag")}
FIELD_OF = {
    Choice.NAMELESS: "nameless",
    Choice.CONTACT: "for_contact",
    Choice.HELPER: "for_helper",
    Choice.OPEN_PAGE: "for_open_page",
}
SHARED_WITH_ME = either(
    f"audience = 'family' and {within('family_id', 'people_my_families')}"
    f" and {within('author_id', 'insight_accounts_at_home')}",
    f"audience in ('circle', 'all') and {within('circle_id', 'process_circles_i_sit_in')}",
    f"audience in ('circle', 'all') and {within('circle_id', 'process_circles_i_am_guest_of')}"
    f" and {within('family_id', 'process_families_i_am_guest_of')}",
    f"audience = 'all' and {within('process_id', 'process_joined_with_me')}"
    f" and not ({within('id', 'insight_kept_back')})",
    f"audience = 'chosen' and {within('id', 'insight_chosen_for_me')}",
)
FOR_CONTACT = both("for_contact", within("family_id", "people_families_i_follow"))
FOR_HELPER = both("for_helper", within("author_id", "insight_authors_i_write_for"))
MINE = f"author_id = {ME}"
MINE_WHERE_I_WRITE = both(MINE, within("process_id", "process_i_write_in"))
# The experience's own policy answers the inner question.
READABLE = "exists (select 1 from insight_experience readable where readable.id = experience_id)"
OF_THE_EXPERIENCE = "(select process_over(e.process_id) from insight_experience e where e.id = experience_id)"


class Experience(models.Model):
    """Something someone has lived, told in words, by voice or with a picture; first for the author alone.

    `audience` is who reads it in the process. The four `nameless` and `for_…` are choices of their own, never made for the
    author: to be told on without the name, to be read by the family's contact, to be heard by the helper who writes it out,
    to stand on the open page. `text` is what is written or, of a voice, written out.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="+", verbose_name=_("Stasjon"))
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    family = models.ForeignKey(Family, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Familie"))
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Krets"))
    voice = models.CharField(
        _("Si det som"), max_length=10, choices=labelled(Voice, VOICES), default=Voice.PERSON.value
    )
    signed = models.CharField(_("Navnet som vises"), max_length=120)
    topic = models.CharField(_("Hva det handler om"), max_length=10, choices=labelled(Topic, TOPICS))
    headline = models.CharField(_("Kort sagt"), max_length=120, blank=True)
    text = models.TextField(_("Det jeg vil fortelle"), blank=True)
    audience = models.CharField(
        _("Hvem kan lese"), max_length=10, choices=labelled(Audience, AUDIENCES), default=Audience.ME.value
    )
    nameless = models.BooleanField(_("Kan brukes uten navnet mitt"), default=False)
    for_contact = models.BooleanField(_("Kan leses av kontakten min på NAV"), default=False)
    for_helper = models.BooleanField(_("Hjelperen min kan høre det og skrive det ut"), default=False)
    for_open_page = models.BooleanField(_("Kan stå på den åpne siden"), default=False)
    told_at = models.DateTimeField(_("Fortalt"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("headline", "text", "signed", config="norwegian"),
        output_field=SearchVectorField(),
        db_persist=True,
        verbose_name=_("Ord å finne det igjen med"),
    )

    policy = Policy(
        select=either(MINE, SHARED_WITH_ME, FOR_CONTACT, FOR_HELPER),
        insert=MINE_WHERE_I_WRITE,
        update=MINE_WHERE_I_WRITE,
        delete=MINE,
        why="person-owned, opened by its audience as a contribution is; the author may besides let the family's contact, or"
        " the helper who writes it out, read it; once the process is closed or left it is only taken back or deleted",
    )

    class Meta:
        verbose_name = _("erfaring")
        verbose_name_plural = _("erfaringer")
        ordering = ["-told_at"]
        indexes = [
            models.Index(fields=["process", "-told_at"], name="insight_told_in_process"),
            models.Index(fields=["author", "-told_at"], name="insight_told_by"),
        ]
        constraints = [
            known("audience", Audience, "insight_experience_audience"),
            known("voice", Voice, "insight_experience_voice"),
            known("topic", Topic, "insight_experience_topic"),
            models.CheckConstraint(
                condition=~models.Q(audience="family") | models.Q(family__isnull=False),
                name="insight_experience_family",
            ),
            models.CheckConstraint(
                condition=~models.Q(audience__in=["circle", "all"]) | models.Q(circle__isnull=False),
                name="insight_experience_circle",
            ),
            models.CheckConstraint(
                condition=models.Q(for_contact=False) | models.Q(family__isnull=False),
                name="insight_experience_contact",
            ),
        ]

    class Personal:
        about = {
            "author", "family", "circle", "voice", "signed", "topic", "audience", "nameless", "for_contact", "for_helper",
            "for_open_page",
        }  # fmt: skip
        free = {"headline", "text", "search"}
        plain = {"id", "municipality", "process", "station", "told_at", "changed_at"}
        secret = {"search"}  # the same words once more, cut up
        of = {"author": "account"}
        erased = DELETE
        at = ("experience", "pk")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.audience} {self.told_at:%Y-%m-%d}"

    @property
    def choices(self) -> frozenset[Choice]:
        """What the author lets it be used for."""
        return frozenset(choice for choice, field in FIELD_OF.items() if getattr(self, field))

    def written(self) -> Written:
        """What the rule of audiences wants to know of it."""
        chosen = frozenset(self.readers.values_list("seat_id", flat=True)) if self.audience == Audience.CHOSEN else ()
        return Written(self.author_id, Audience(self.audience), self.family_id, self.circle_id, frozenset(chosen))


class ExperienceReader(models.Model):
    """One of the seats an author has chosen to tell: a family, a provider, the facilitator."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    experience = models.ForeignKey(
        Experience, on_delete=models.CASCADE, related_name="readers", verbose_name=_("Erfaring")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+", verbose_name=_("Leser"))

    policy = Policy(
        select=either(within("seat_id", "process_my_seats"), within("experience_id", "insight_i_told")),
        insert=within("experience_id", "insight_i_still_tell"),
        delete=within("experience_id", "insight_i_told"),
        why="party-owned: named by the author",
    )

    class Meta:
        verbose_name = _("leser av en erfaring")
        verbose_name_plural = _("lesere av en erfaring")
        constraints = [models.UniqueConstraint(fields=["experience", "seat"], name="insight_reader_once")]

    class Personal:
        about = {"seat"}
        plain = {"id", "municipality", "experience"}
        of = {"experience__author": "account", "seat__account": "account", "seat__family": "family"}
        erased = DELETE
        at = ("experience", "experience_id")
        kept = Kept("process", "(select process_over(s.process_id) from process_seat s where s.id = seat_id)")

    def __str__(self) -> str:
        return str(self.seat_id)
