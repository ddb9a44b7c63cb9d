"""Municipalities and the organisations in them."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.policy import Policy
from usving.people.rules.guards import I_ADMINISTER, both, municipality_owned
from usving.people.rules.roles import OrganisationKind

KINDS = {
    OrganisationKind.NAV: _("NAV"),
    OrganisationKind.HOUSING_OFFICE: _("boligkontor"),
    OrganisationKind.PROPERTY_OFFICE: _("eiendomsforvaltning"),
    OrganisationKind.HEALTH: _("helsetjeneste"),
    OrganisationKind.SCHOOL: _("skole"),
    OrganisationKind.VOLUNTEER_CENTRE: _("frivilligsentral"),
    OrganisationKind.CONTRACTOR: _("byggefirma"),
    OrganisationKind.UNIVERSITY: _("universitet eller høgskole"),
    OrganisationKind.STATE_BANK: _("statlig bank"),
    OrganisationKind.OTHER: _("annet"),
}


def kept_while_used(organisation: str, team: str) -> Policy:
    """Changed by the municipality's administrator, and not put away by anyone while it is in use.

    What is put away already can be changed and taken out again, whatever has come to hang on it since.
    """
    return municipality_owned().also(updated=f"put_away_at is null or people_still_used({organisation}, {team}) = ''")


class Municipality(models.Model):
    """A municipality: the controller of all data below it. Nothing crosses its border."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(_("Kommunenummer"), max_length=4, unique=True)
    name = models.CharField(_("Navn"), max_length=100)

    policy = Policy(
        select="id = (select people_my_municipality())",
        update=both("id = (select people_my_municipality())", I_ADMINISTER),
        why="municipality-owned; the login page lists names by people_municipalities()",
    )

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        ordering = ["name"]

    class Personal:
        plain = {"id", "number", "name"}

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A NAV office, a housing office, a school: where providers come from."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    code = models.SlugField(_("Kode"), max_length=60)
    name = models.CharField(_("Navn"), max_length=120)
    kind = models.CharField(_("Slag"), max_length=20, choices=labelled(OrganisationKind, KINDS))
    phone = models.CharField(_("Telefon"), max_length=20, blank=True)
    logo = models.CharField(_("Merke"), max_length=200, blank=True)
    put_away_at = models.DateTimeField(_("Lagt bort"), null=True, blank=True)

    policy = kept_while_used("id", "null")

    class Meta:
        verbose_name = _("organisasjon")
        verbose_name_plural = _("organisasjoner")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="people_organisation_code"),
            known("kind", OrganisationKind, "people_organisation_kind"),
        ]

    class Personal:
        plain = {"id", "municipality", "code", "name", "kind", "phone", "logo", "put_away_at"}

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team inside an organisation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, verbose_name=_("Organisasjon"))
    name = models.CharField(_("Navn"), max_length=120)
    put_away_at = models.DateTimeField(_("Lagt bort"), null=True, blank=True)

    policy = kept_while_used("organisation_id", "id")

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("team")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="people_team_name")]

    class Personal:
        plain = {"id", "municipality", "organisation", "name", "put_away_at"}

    def __str__(self) -> str:
        return self.name
