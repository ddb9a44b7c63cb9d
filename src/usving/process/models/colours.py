"""Colours: what someone has told of themselves for making groups. Theirs alone; gone when they say so, or the process closes."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.models import Account, Municipality
from usving.people.rules.guards import ME, both, within
from usving.process.models.processes import Process
from usving.process.rules.colours import MOST, Colour, ColourSource, Pile, WhyNotRead

COLOURS = {Colour.RED: _("rød"), Colour.BLUE: _("blå"), Colour.GREEN: _("grønn")}
MEANINGS = {
    Colour.RED: _("får ting i gang"),
    Colour.BLUE: _("tar vare på folk"),
    Colour.GREEN: _("tenker grundig"),
}
SOURCES = {
    ColourSource.NONE: _("ikke fylt ut"),
    ColourSource.LICENSED: _("en test prosessveilederen la inn"),
    ColourSource.TYPED: _("tall du skrev inn selv"),
    ColourSource.EXERCISE: _("den korte øvelsen her"),
}
PILES = {Pile.OFTEN: _("Ofte"), Pile.SOMETIMES: _("Noen ganger"), Pile.SELDOM: _("Sjelden")}
# Written for this house. They are taken from no test.
STATEMENTS = {
    "begin": _("Jeg vil helst begynne med en gang."),
    "listen": _("Jeg merker fort om noen ikke har det bra."),
    "order": _("Jeg liker å ha en plan før jeg begynner."),
    "decide": _("Jeg sier hva jeg mener, også når andre er uenige."),
    "include": _("Jeg passer på at alle får være med."),
    "check": _("Jeg sjekker en gang til før jeg sier at noe er riktig."),
    "push": _("Jeg blir utålmodig når ingenting skjer."),
    "care": _("Jeg hjelper gjerne, selv om det ikke er min tur."),
    "think": _("Jeg trenger tid til å tenke før jeg svarer."),
}
UNREADABLE = {
    WhyNotRead.EMPTY: _("Filen er tom. Den må ha en overskrift og minst én linje."),
    WhyNotRead.NO_COLUMNS: _("Første linje må ha kolonnene who, red, blue og green."),
    WhyNotRead.TOO_MANY: _("Filen kan ha høyst 200 linjer."),
    WhyNotRead.NO_WHO: _("Linje %(line)s: Skriv hvem det er i kolonnen who."),
    WhyNotRead.BAD_NUMBER: _("Linje %(line)s: Skriv hele tall fra 0 til 100."),
    WhyNotRead.TWICE: _("Linje %(line)s: Denne står i filen fra før."),
}


class ColourResult(models.Model):
    """One person's colours in one process, or a slot that waits for them. `code` is what an imported file may call them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+", verbose_name=_("Prosess"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    code = models.CharField(_("Kode"), max_length=10, blank=True)
    red = models.PositiveSmallIntegerField(_("Rød"), null=True, blank=True)
    blue = models.PositiveSmallIntegerField(_("Blå"), null=True, blank=True)
    green = models.PositiveSmallIntegerField(_("Grønn"), null=True, blank=True)
    source = models.CharField(
        _("Hvor tallene kommer fra"), max_length=10, blank=True, choices=labelled(ColourSource, SOURCES)
    )
    instrument = models.CharField(_("Hva testen heter"), max_length=120, blank=True)
    licence = models.CharField(_("Lisens"), max_length=200, blank=True)
    shared = models.BooleanField(_("Kan brukes til grupper"), default=False)
    told_at = models.DateTimeField(_("Sagt"), default=timezone.now)

    policy = Policy(
        select=f"account_id = {ME}",
        insert=both(f"account_id = {ME}", within("process_id", "process_i_tell_colours_in")),
        update=both(f"account_id = {ME}", within("process_id", "process_i_tell_colours_in")),
        delete=f"account_id = {ME}",
        why="person-owned: whoever facilitates gets the shared ones by seat, from process_colours_for_groups alone, and never"
        " where they allocate; a file fills a slot by process_fill_colour",
    )

    class Meta:
        verbose_name = _("farger")
        verbose_name_plural = _("farger")
        constraints = [
            known("source", ColourSource, "process_colour_source"),
            models.UniqueConstraint(fields=["process", "account"], name="process_colour_once"),
            models.UniqueConstraint(
                fields=["process", "code"], condition=~models.Q(code=""), name="process_colour_code"
            ),
            models.CheckConstraint(
                condition=models.Q(red__isnull=True, blue__isnull=True, green__isnull=True, shared=False, source="")
                | (models.Q(red__range=(0, MOST), blue__range=(0, MOST), green__range=(0, MOST)) & ~models.Q(source="")),
                name="process_colour_numbers",
            ),
        ]  # fmt: skip

    class Personal:
        about = {"account", "red", "blue", "green", "source", "instrument", "licence", "shared", "told_at"}
        plain = {"id", "municipality", "process", "code"}
        of = {"account": "account"}
        erased = DELETE
        at = ("at_the_tables", "process_id")
        kept = Kept("process", "process_over(process_id)")

    def __str__(self) -> str:
        return self.code or self.source

    @property
    def scores(self) -> tuple[int, int, int] | None:
        """Red, blue and green; None while the slot is empty."""
        if self.red is None or self.blue is None or self.green is None:
            return None
        return self.red, self.blue, self.green
