"""One's own data: a copy while it lasts, what one has asked to have corrected, and what the machine has cleared away."""

from enum import StrEnum
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, scrub
from usving.core.policy import Policy
from usving.people.models.accounts import Account, Person
from usving.people.models.families import Family
from usving.people.models.organisations import Municipality
from usving.people.rules.guards import I_ADMINISTER, IN_MY_MUNICIPALITY, ME, both, either, within
from usving.people.rules.own_data import Answerer

OFFICER = "(select people_i_have_role('privacy-officer'))"
ANSWERERS = {Answerer.CONTACT: _("kontaktpersonen din"), Answerer.OFFICER: _("personvernombudet i kommunen")}
OF_MINE = either("person_id = (select people_my_person())", within("person_id", "people_i_care_for"))


class Progress(StrEnum):
    """How far a copy has come."""

    ASKED = "asked"
    COLLECTED = "collected"
    MADE = "made"


PROGRESS = {
    Progress.ASKED: _("Vi henter fram alt om deg"),
    Progress.COLLECTED: _("Vi skriver det pent"),
    Progress.MADE: _("Kopien er klar"),
}


class OwnCopy(models.Model):
    """Everything about one person, for that person or for a child's parent, to be fetched within a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Bedt om av"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, verbose_name=_("Om"))
    asked_at = models.DateTimeField(_("Bedt om"), default=timezone.now)
    progress = models.CharField(
        _("Kommet til"), max_length=10, choices=labelled(Progress, PROGRESS), default=Progress.ASKED.value
    )
    expires_at = models.DateTimeField(_("Kan hentes til"), null=True)
    as_json = models.TextField(_("Kopien for et dataprogram"), blank=True)
    as_pdf = models.BinaryField(_("Kopien til å lese"), null=True)

    policy = Policy(
        select=f"account_id = {ME}",
        insert=both(f"account_id = {ME}", OF_MINE),
        update=both(f"account_id = {ME}", OF_MINE),
        delete=f"account_id = {ME}",
        why="person-owned; made by a job that acts as the one who asked",
    )

    class Meta:
        verbose_name = _("egen kopi")
        verbose_name_plural = _("egne kopier")
        constraints = [
            known("progress", Progress, "people_owncopy_progress"),
            models.UniqueConstraint(
                fields=["account", "person"], condition=~models.Q(progress="made"), name="people_owncopy_one_at_a_time"
            ),
        ]

    class Personal:
        about = {"account", "person", "as_json", "as_pdf"}
        plain = {"id", "municipality", "asked_at", "progress", "expires_at"}
        of = {"account": "account", "person": "person"}
        erased = DELETE
        not_copied = _("En kopi er ikke med i den neste.")
        kept = Kept("way-in", "coalesce(expires_at, asked_at)")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class Correction(models.Model):
    """Someone says that what is kept of them is wrong, and asks the one who is responsible to put it right."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Fra"))
    family = models.ForeignKey(Family, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Familie"))
    answerer = models.CharField(_("Svares av"), max_length=10, choices=labelled(Answerer, ANSWERERS))
    about_kind = models.CharField(_("Gjelder"), max_length=64, blank=True)
    about_id = models.UUIDField(_("Nummeret på det"), null=True)
    wish = models.TextField(_("Hva er feil, og hva er riktig?"), max_length=2000)
    asked_at = models.DateTimeField(_("Sendt"), default=timezone.now)
    answer = models.TextField(_("Svar"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("Besvart"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Besvart av")
    )

    policy = Policy(
        select=either(
            f"account_id = {ME}",
            both("answerer = 'contact'", within("family_id", "people_families_i_follow")),
            both("answerer = 'officer'", OFFICER),
        ),
        insert=both(f"account_id = {ME}", "answered_at is null"),
        update=either(
            both("answerer = 'contact'", within("family_id", "people_families_i_follow")),
            both("answerer = 'officer'", OFFICER),
        ),
        why="person-owned; read and answered by the family's contact person, else by the privacy officer",
    )

    class Meta:
        verbose_name = _("ønske om retting")
        verbose_name_plural = _("ønsker om retting")
        ordering = ["-asked_at"]
        constraints = [
            known("answerer", Answerer, "people_correction_answerer"),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answer="") | models.Q(answered_at__isnull=False),
                name="people_correction_answered",
            ),
        ]

    class Personal:
        about = {"account", "family", "about_kind", "about_id", "answered_by"}
        free = {"wish", "answer"}
        plain = {"id", "municipality", "answerer", "asked_at", "answered_at"}
        of = {"account": "account"}
        by = {"answered_by": ("answered_by", "answer")}
        erased = {"account": DELETE, "answered_by": scrub("answered_by")}
        at = "own_data"
        kept = Kept("rights", "answered_at")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"


class Clearing(models.Model):
    """What one night cleared away in one table for one purpose. A number under five is not kept: it could point at someone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    at = models.DateTimeField(_("Når"), default=timezone.now)
    purpose = models.CharField(_("Formål"), max_length=40)
    about = models.CharField(_("Hva"), max_length=64)
    number = models.PositiveIntegerField(_("Hvor mange"), null=True, blank=True)

    policy = Policy(
        select=both(IN_MY_MUNICIPALITY, either(I_ADMINISTER, OFFICER)),
        why="municipality-owned, for its administrator and privacy officer; people_retain alone writes it",
    )

    class Meta:
        verbose_name = _("opprydding")
        verbose_name_plural = _("oppryddinger")
        ordering = ["-at", "purpose", "about"]

    class Personal:
        plain = {"id", "municipality", "at", "purpose", "about", "number"}

    def __str__(self) -> str:
        return f"{self.purpose} {self.at:%Y-%m-%d}"
