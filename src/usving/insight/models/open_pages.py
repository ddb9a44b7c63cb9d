"""The page that a process opens to everyone: its draft, the yeses it takes, and what stands there now."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.insight.models.experiences import Experience
from usving.insight.models.findings import Finding
from usving.insight.models.uses import Use
from usving.insight.rules.open_pages import PartKind
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, either, of_process, within
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side

PART_KINDS = {
    PartKind.TEXT: _("egne ord"),
    PartKind.FINDING: _("noe vi fant ut"),
    PartKind.USE: _("noe som er tatt i bruk"),
    PartKind.STORY: _("en fortelling"),
}
LED = within("process_id", "process_i_lead")
RUN = within("process_id", "process_i_run")
MINE = f"author_id = {ME}"
JOINED = within("process_id", "process_joined_with_me")
TOGETHER = either(JOINED, LED)
# What its author has taken back is nobody else's to read, in whatever words.
OFFERED = either("author_id is null", "exists (select 1 from insight_openyes y where y.part_id = insight_openpart.id)")


class OpenPage(models.Model):
    """The draft of a process's open page. Opened, and closed, by insight_open_now and insight_close_page alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.OneToOneField(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    slug = models.SlugField(_("Adressen"), max_length=60, unique=True)
    language = models.CharField(_("Språk"), max_length=2, default="nb")
    title = models.CharField(_("Overskrift"), max_length=120)
    intro = models.TextField(_("Innledning"), max_length=3000, blank=True)
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)

    policy = Policy(
        select=TOGETHER,
        insert=RUN,
        update=RUN,
        why="drafted by those who lead; read by all who take part when the circles have joined; what stands open to everyone"
        " is what insight_open_now has copied",
    )

    class Meta:
        verbose_name = _("åpen side")
        verbose_name_plural = _("åpne sider")

    class Personal:
        plain = {"id", "municipality", "process", "slug", "language", "title", "intro", "changed_at"}

    def __str__(self) -> str:
        return self.title


class OpenPart(models.Model):
    """One part of the draft. A story's words are first offered by its author; others may word them anew, and then ask again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    kind = models.CharField(_("Hva det er"), max_length=8, choices=labelled(PartKind, PART_KINDS))
    place = models.PositiveSmallIntegerField(
        _("Plass"), null=True, blank=True, help_text=_("Tom: tilbudt, men ikke tatt med.")
    )
    heading = models.CharField(_("Overskrift"), max_length=160, blank=True)
    words = models.TextField(_("Ordene"), max_length=4000)
    signed = models.CharField(_("Navnet som vises"), max_length=120, blank=True)
    finding = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Innsikt")
    )
    use = models.ForeignKey(
        Use, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Tatt i bruk")
    )
    experience = models.ForeignKey(
        Experience, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Erfaring")
    )
    author = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    shown_from = models.DateTimeField(_("Sto åpent fra"), null=True, blank=True)
    taken_down_at = models.DateTimeField(_("Tatt ned"), null=True, blank=True)

    policy = Policy(
        select=either(MINE, both(OFFERED, either(LED, both(JOINED, "place is not null")))),
        insert=either(
            both(RUN, "author_id is null", "kind <> 'story'"),
            both(MINE, "kind = 'story'", "place is null", within("experience_id", "insight_i_still_tell")),
        ),
        update=either(RUN, both(MINE, within("experience_id", "insight_i_still_tell"))),
        delete=either(both(RUN, "author_id is null"), MINE),
        why="drafted by those who lead; a story is offered, and taken away, by its author alone; read by all who take part when"
        " it is put on the page and the circles have joined",
    )

    class Meta:
        verbose_name = _("del av den åpne siden")
        verbose_name_plural = _("deler av den åpne siden")
        ordering = ["place", "pk"]
        constraints = [
            known("kind", PartKind, "insight_openpart_kind"),
            models.UniqueConstraint(fields=["experience"], name="insight_openpart_story_once"),
            models.CheckConstraint(
                condition=models.Q(kind="story", author__isnull=False, experience__isnull=False)
                | (~models.Q(kind="story") & models.Q(author__isnull=True, experience__isnull=True)),
                name="insight_openpart_author",
            ),
        ]

    class Personal:
        about = {"author", "signed"}
        free = {"heading", "words"}
        plain = {
            "id", "municipality", "process", "kind", "place", "finding", "use", "experience", "shown_from", "taken_down_at",
        }  # fmt: skip
        of = {"author": "account"}
        erased = DELETE
        at = ("open_story", "experience_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.heading or self.kind


class OpenYes(models.Model):
    """An author's yes to exactly these words under this name on the open page. Other words ask anew."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    part = models.ForeignKey(OpenPart, on_delete=models.CASCADE, related_name="yeses", verbose_name=_("Del"))
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", verbose_name=_("Hvem"))
    digest = models.CharField(_("Avtrykk av ordene"), max_length=64)
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=either(MINE, LED, JOINED),
        insert=both(MINE, within("part_id", "insight_my_open_parts")),
        delete=MINE,
        why="given and taken back by the author alone",
    )

    class Meta:
        verbose_name = _("ja til ordene")
        verbose_name_plural = _("ja til ordene")
        constraints = [models.UniqueConstraint(fields=["part", "digest"], name="insight_openyes_once")]

    class Personal:
        about = {"author"}
        plain = {"id", "municipality", "process", "part", "digest", "at"}
        of = {"author": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class OpenAgreement(models.Model):
    """Someone speaks for a side: the page may be opened exactly as it is now. Any change asks both sides anew."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    page = models.ForeignKey(OpenPage, on_delete=models.CASCADE, related_name="agreements", verbose_name=_("Side"))
    side = models.CharField(_("Side"), max_length=10, choices=labelled(Side, SIDES))
    digest = models.CharField(_("Avtrykk av siden"), max_length=64)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Av"))
    at = models.DateTimeField(_("Når"), default=timezone.now)

    policy = Policy(
        select=TOGETHER,
        insert=both(
            f"by_id = {ME}", JOINED, within("process_id", "process_i_write_in"),
            of_process("insight_openpage", "page_id"),
            "process_i_speak_for_side(process_id, side)",
        ),
        delete=f"by_id = {ME}",
        why="given by one who speaks for a side when the circles have joined",
    )  # fmt: skip

    class Meta:
        verbose_name = _("enighet om den åpne siden")
        verbose_name_plural = _("enighet om den åpne siden")
        constraints = [
            known("side", Side, "insight_openagreement_side"),
            models.UniqueConstraint(fields=["page", "side", "digest"], name="insight_openagreement_once"),
        ]

    class Personal:
        about = {"by"}
        plain = {"id", "municipality", "process", "page", "side", "digest", "at"}
        by = {"by": ("by",)}
        erased = scrub("by")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.side


class OpenShown(models.Model):
    """What stands open to everyone now: copied by insight_open_now, and by no one by hand."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    page = models.ForeignKey(OpenPage, on_delete=models.CASCADE, related_name="shown", verbose_name=_("Side"))
    part = models.ForeignKey(OpenPart, on_delete=models.CASCADE, null=True, related_name="shown", verbose_name=_("Del"))
    author = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Hvem")
    )
    kind = models.CharField(_("Hva det er"), max_length=8, choices=labelled(PartKind, PART_KINDS))
    place = models.PositiveSmallIntegerField(_("Plass"))
    heading = models.CharField(_("Overskrift"), max_length=160, blank=True)
    words = models.TextField(_("Ordene"), blank=True)
    signed = models.CharField(_("Navnet som vises"), max_length=120, blank=True)
    at = models.DateTimeField(_("Åpnet"), default=timezone.now)

    policy = Policy(
        select=either(MINE, TOGETHER),
        why="open to everyone by insight_open_page; written by insight_open_now, taken down by insight_take_down",
    )

    class Meta:
        verbose_name = _("det som står åpent")
        verbose_name_plural = _("det som står åpent")
        ordering = ["place"]
        constraints = [known("kind", PartKind, "insight_openshown_kind")]

    class Personal:
        about = {"author", "signed"}
        free = {"heading", "words"}
        plain = {"id", "municipality", "process", "page", "part", "kind", "place", "at"}
        of = {"author": "account"}
        erased = DELETE
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.heading or self.kind
