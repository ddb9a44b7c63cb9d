"""What people have put down about themselves: statements, each in one part of the matter, for one purpose, about named people."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, keep, scrub
from usving.core.policy import Policy, closed
from usving.people.models.accounts import Account, Person
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import either, within
from usving.people.rules.parts import Part, Purpose

PARTS = {
    Part.HOUSING: _("Hvordan vi bor"),
    Part.ECONOMY: _("Penger"),
    Part.HEALTH: _("Helse og hva vi trenger"),
    Part.CHILDREN: _("Barn og skole"),
    Part.WISHES: _("Ønsker og grenser"),
    Part.STORY: _("Min historie"),
    Part.HOME_PLAN: _("Plan for egen bolig"),
    Part.CONTACT: _("Hvordan jeg kan nås"),
}
PURPOSES = {
    Purpose.FOLLOW_UP: _("å følge meg opp"),
    Purpose.HOUSING_HELP: _("hjelp til å få eller beholde bolig"),
    Purpose.OWN_HOME: _("å planlegge egen bolig"),
    Purpose.CO_CREATION: _("samskapingen"),
}
# The same, as whoever works for the person reads it.
PURPOSES_AT_WORK = {**PURPOSES, Purpose.FOLLOW_UP: _("å følge opp personen")}
OWN_OR_ABOUT_ME = either(
    "author_id = (select people_my_person())",
    "id in (select people_statements_about_me())",
    "id in (select people_statements_open_to_me())",
)


class Statement(models.Model):
    """A piece of text in one part of a matter. It opens for others by consent only, and never for who allocates."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    author = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Hvem sine ord"))
    typed_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Skrevet inn av")
    )
    part = models.CharField(_("Del av saken"), max_length=12, choices=labelled(Part, PARTS))
    purpose = models.CharField(_("Skal brukes til"), max_length=14, choices=labelled(Purpose, PURPOSES))
    text = models.TextField(_("Tekst"))
    own = models.BooleanField(_("Bare mine ord"), default=False)
    version = models.PositiveIntegerField(default=1, db_default=1)
    written_at = models.DateTimeField(_("Skrevet"), default=timezone.now)
    changed_at = models.DateTimeField(_("Endret"), default=timezone.now)
    removed_at = models.DateTimeField(_("Tatt bort"), null=True, blank=True)

    policy = Policy(
        select=OWN_OR_ABOUT_ME,
        update="author_id = (select people_my_person())",
        why="owned by its author and those it is about; opened by consent; written through people_write_statement",
    )

    class Meta:
        verbose_name = _("opplysning")
        verbose_name_plural = _("opplysninger")
        indexes = [
            models.Index(fields=["author", "part"], name="people_statement_author"),
            models.Index(fields=["part", "purpose"], name="people_statement_part"),
        ]
        constraints = [
            known("part", Part, "people_statement_part"),
            known("purpose", Purpose, "people_statement_purpose"),
        ]

    class Personal:
        about = {"author", "typed_by", "part", "own"}
        free = {"text"}
        plain = {"id", "municipality", "purpose", "version", "written_at", "changed_at", "removed_at"}
        of = {"author": "person", "subjects__person": "person"}
        by = {"typed_by": ("typed_by",)}
        erased = {
            "author": DELETE,
            "subjects__person": keep(
                _("Det er en annens ord. De kan ikke åpnes for noen uten ditt ja."), _("til den som skrev, sletter dem")
            ),
            "typed_by": scrub("typed_by"),
        }
        kept = (Kept("belonging", "process_person_unused(author_id)"), Kept("second-thoughts", "removed_at"))

    def __str__(self) -> str:
        return f"{self.part} {self.written_at:%Y-%m-%d}"


class StatementSubject(models.Model):
    """One whom a statement is about: each adult, and each youth of the legal age, must say yes before it opens."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="subjects", verbose_name=_("Opplysning")
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Om"))

    policy = Policy(
        select=either(
            "statement_id in (select people_statements_i_wrote())",
            "statement_id in (select people_statements_about_me())",
            "statement_id in (select people_statements_open_to_me())",
        ),
        why="seen by those who may read the statement; written with it, by people_write_statement",
    )

    class Meta:
        verbose_name = _("en opplysningen gjelder")
        verbose_name_plural = _("de opplysningen gjelder")
        constraints = [models.UniqueConstraint(fields=["statement", "person"], name="people_statementsubject_once")]

    class Personal:
        about = {"statement", "person"}
        plain = {"id", "municipality"}
        of = {"statement__author": "person", "person": "person"}
        erased = {
            "statement__author": DELETE,
            "person": keep(
                _("At ordene gjelder deg, gjør at de ikke kan åpnes uten ditt ja."), _("til den som skrev, sletter dem")
            ),
        }
        kept = Kept(
            "belonging", "(select process_person_unused(s.author_id) from people_statement s where s.id = statement_id)"
        )

    def __str__(self) -> str:
        return str(self.pk)


class StatementVersion(models.Model):
    """A former wording, kept for those who wrote it until they erase it: two editors lose nothing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="versions", verbose_name=_("Opplysning")
    )
    number = models.PositiveIntegerField(_("Nummer"))
    text = models.TextField(_("Tekst"))
    until = models.DateTimeField(_("Til"), default=timezone.now)

    policy = Policy(
        select="statement_id in (select people_statements_i_wrote())",
        insert="statement_id in (select people_statements_i_wrote())",
        why="person-owned: the author's own former words; a consent never opens them",
    )

    class Meta:
        verbose_name = _("tidligere ordlyd")
        verbose_name_plural = _("tidligere ordlyder")
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="people_statementversion_once")]

    class Personal:
        about = {"statement"}
        free = {"text"}
        plain = {"id", "municipality", "number", "until"}
        of = {"statement__author": "person"}
        erased = DELETE
        kept = Kept(
            "belonging", "(select process_person_unused(s.author_id) from people_statement s where s.id = statement_id)"
        )

    def __str__(self) -> str:
        return f"{self.number}"


class Birth(models.Model):
    """When someone was born, kept apart from the name: it decides who says yes, and nobody at an office sees it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    person = models.OneToOneField(Person, on_delete=models.CASCADE, verbose_name=_("Person"))
    day = models.DateField(_("Fødselsdato"))

    policy = Policy(
        select=either("person_id = (select people_my_person())", within("person_id", "people_i_am_parent_of")),
        insert=either("person_id = (select people_my_person())", within("person_id", "people_i_am_parent_of")),
        update=within("person_id", "people_i_am_parent_of"),
        why="person-owned; a minor's by the parents, who alone may correct it: nobody makes themselves older",
    )

    class Meta:
        verbose_name = _("fødselsdato")
        verbose_name_plural = _("fødselsdatoer")

    class Personal:
        about = {"person", "day"}
        plain = {"id", "municipality"}
        of = {"person": "person"}
        erased = DELETE
        kept = Kept("belonging", "process_person_unused(person_id)")

    def __str__(self) -> str:
        return str(self.pk)


class ProtectedIdentity(models.Model):
    """The name and number of someone who must not be found. Everywhere else they go by another name, so no list can tell."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    person = models.OneToOneField(Person, on_delete=models.CASCADE, verbose_name=_("Person"))
    name = models.CharField(_("Navn"), max_length=120)
    phone = models.CharField(_("Telefon"), max_length=20, blank=True)

    policy = closed("people_protect and people_unprotect put it there and give it back; nobody reads it through a page")

    class Meta:
        verbose_name = _("skjermet navn")
        verbose_name_plural = _("skjermede navn")

    class Personal:
        about = {"person", "name", "phone"}
        plain = {"id", "municipality"}
        of = {"person": "person"}
        erased = DELETE
        not_copied = _("Et skjermet navn kommer ikke med i en fil.")
        kept = Kept("belonging", "process_person_unused(person_id)")

    def __str__(self) -> str:
        return str(self.pk)
