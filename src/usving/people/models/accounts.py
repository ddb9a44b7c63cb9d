"""People, their way in, and what they are here as."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import known, labelled
from usving.core.personal import DELETE, Kept, keep, scrub
from usving.core.policy import Policy, closed
from usving.people.models.organisations import Municipality, Organisation, Team
from usving.people.rules.guards import I_ADMINISTER, ME, both, either, within
from usving.people.rules.links import LinkPurpose
from usving.people.rules.roles import Role

ROLES = {
    Role.FAMILY_MEMBER: _("familiemedlem"),
    Role.PROVIDER: _("tjenesteyter"),
    Role.FACILITATOR: _("prosessveileder"),
    Role.PROCESS_LEADER: _("prosjektleder"),
    Role.HOUSING_MANAGER: _("boligleder"),
    Role.CASEWORKER: _("saksbehandler"),
    Role.CONTRACTOR: _("byggefirma"),
    Role.SITE_LEAD: _("byggeleder"),
    Role.VOLUNTEER: _("frivillig"),
    Role.HELPER: _("støtteperson"),
    Role.RESEARCHER: _("forsker"),
    Role.PRIVACY_OFFICER: _("personvernombud"),
    Role.COMPLAINT_BODY: _("medlem av klagenemnd"),
    Role.GUEST: _("gjest"),
    Role.ADMINISTRATOR: _("administrator i kommunen"),
}
PURPOSES = {
    LinkPurpose.LOGIN: _("innlogging på e-post"),
    LinkPurpose.PAPER: _("kode på papir"),
    LinkPurpose.SHOWN: _("kode på papir mot legitimasjon"),
    LinkPurpose.OPERATOR: _("laget av den som drifter"),
    LinkPurpose.WELCOME: _("velkommen inn"),
    LinkPurpose.SMS: _("innlogging på SMS"),
}


# Roles of staff, at a place in the municipality that is in use; nobody gives or ends their own. Where a role has come to stand at
# a place that is put away, its end can be set, and it can be over; it is not made to last again.
OF_STAFF = (within("account_id", "people_my_staff"), f"account_id <> {ME}", I_ADMINISTER)
IN_USE = (
    "organisation_id is null or organisation_id in (select id from people_organisation where put_away_at is null)",
    "team_id is null or team_id in (select id from people_team where put_away_at is null)",
)
ENDED = both(
    either("ends < (select people_today())", "ends is not null and ended_at is not null"),
    "organisation_id is null or organisation_id in (select id from people_organisation)",
)
# A role that came with a seat has no end of its own: its time is counted from when whoever has it was last of use here, and it
# is not kept for ever for someone whom nobody knows any more.
OVER_SINCE = (
    "coalesce(ends, case when role in ('family-member', 'volunteer', 'helper', 'guest') then"
    " process_person_unused((select a.person_id from people_account a where a.id = account_id)) end)"
)


class Person(models.Model):
    """A human being: with an account or without (a child, someone who uses paper)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    name = models.CharField(_("Navn"), max_length=120)
    phone = models.CharField(_("Telefon"), max_length=20, blank=True)
    staff = models.BooleanField(_("Ansatt"), default=False, help_text=_("Navn og telefon vises for alle i kommunen."))

    policy = Policy(
        select=either(
            "staff",
            "id = (select people_my_person())",
            within("id", "people_my_people"),
            within("id", "people_opened_to_me"),
            within("id", "people_near_by_mandate"),
        ),
        insert=both("staff", I_ADMINISTER),
        update=either(
            "id = (select people_my_person())", within("id", "people_i_care_for"), both("staff", I_ADMINISTER)
        ),
        why="person-owned; a family's people are seen by the family and by the one who follows it up; staff by the municipality,"
        " whose administrator adds staff and nobody else",
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        indexes = [models.Index(fields=["municipality"], condition=models.Q(staff=True), name="people_person_staff")]

    class Personal:
        about = {"name", "phone"}
        plain = {"id", "municipality", "staff"}
        of = {"pk": "person"}
        erased = scrub("name", "phone")
        staff = {
            "pk": keep(
                _("Navnet på en ansatt står i loggen til dem hun har lest eller gjort noe for."),
                _("så lenge loggen finnes"),
                empties=("phone",),
            )
        }
        at = "my_details"
        kept = Kept("belonging", "process_person_unused(id)", fate=erased)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts for Django's own parts."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find by user name; two municipalities may both have it, and then this raises."""
        return self.get(username=username)


class Account(AbstractBaseUser):
    """A login. User names and addresses are unique within a municipality only, so that an error tells nothing across it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account", verbose_name=_("Person"))
    username = models.CharField(_("Brukernavn"), max_length=60)
    email = models.EmailField(_("E-post"), blank=True)
    mobile = models.CharField(_("Mobil for varsler og innlogging"), max_length=16, blank=True, default="")
    language = models.CharField(_("Språk"), max_length=2, default="nb")
    is_active = models.BooleanField(_("Kan logge inn"), default=True)
    created_at = models.DateTimeField(_("Opprettet"), default=timezone.now)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    policy = Policy(
        select=either(
            "id = (select people_me())",
            "id = (select people_pending())",
            within("person_id", "people_my_people"),
            both(within("id", "people_my_staff"), I_ADMINISTER),
        ),
        insert=both(within("person_id", "people_my_staff_people"), I_ADMINISTER),
        update=either(
            "id = (select people_me())",
            "id = (select people_pending())",
            both(within("id", "people_my_staff"), I_ADMINISTER),
        ),
        why="person-owned; one who has passed the first lock is known as pending and answers to the second; the administrator"
        " has the staff's accounts, and cannot tell from a new one who answered an invitation",
    )

    class Meta:
        verbose_name = _("konto")
        verbose_name_plural = _("kontoer")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "username"], name="people_account_username"),
            models.UniqueConstraint(
                fields=["municipality", "email"], condition=~models.Q(email=""), name="people_account_email"
            ),
            models.UniqueConstraint(
                fields=["municipality", "mobile"], condition=~models.Q(mobile=""), name="people_account_mobile"
            ),
            models.CheckConstraint(condition=models.Q(language__in=["nb", "nn", "en"]), name="people_account_language"),
        ]

    class Personal:
        about = {"person", "username", "email", "mobile", "language", "password", "last_login"}
        plain = {"id", "municipality", "is_active", "created_at"}
        of = {"pk": "account"}
        erased = scrub(
            "email",
            "mobile",
            "last_login",
            username="'borte-' || id",
            password="'!'",
            language="'nb'",
            is_active="false",
        )
        secret = {"password"}
        at = "my_details"
        kept = Kept("belonging", "process_person_unused(person_id)", fate=erased)

    def __str__(self) -> str:
        return self.username

    @property
    def is_staff(self) -> bool:
        """Whether this person comes in as staff; Django's word, our meaning."""
        return self.person.staff


class Membership(models.Model):
    """What an account is here as, where, and how long."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, verbose_name=_("Kommune"))
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Konto"))
    role = models.CharField(_("Rolle"), max_length=20, choices=labelled(Role, ROLES))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("Organisasjon")
    )
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("Team"))
    starts = models.DateField(_("Fra"))
    ends = models.DateField(_("Til"), null=True, blank=True)
    ended_at = models.DateTimeField(_("Avsluttet"), null=True, blank=True)
    ended_before = models.DateField(_("Siste dag før den ble avsluttet"), null=True, blank=True)

    policy = Policy(
        select=either(f"account_id = {ME}", within("account_id", "people_my_staff")),
        insert=both(*OF_STAFF, *IN_USE),
        update=both(*OF_STAFF),
        updated=either(both(*IN_USE), ENDED),
        why="person-owned; roles of staff are seen by the municipality, given and ended by its administrator, never one's own;"
        " none holds where it is put away",
    )

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        indexes = [models.Index(fields=["account", "role"], name="people_membership_roles")]
        constraints = [
            known("role", Role, "people_membership_role"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="people_membership_period",
            ),
        ]

    class Personal:
        about = {"account", "role", "organisation", "team", "starts", "ends", "ended_at", "ended_before"}
        plain = {"id", "municipality"}
        of = {"account": "account"}
        erased = DELETE
        staff = {
            "account": keep(
                _("Kommunen må kunne vise hvem som hadde tilgang, og når."), _("så lenge loggen finnes"), ends=True
            )
        }
        kept = Kept("roles", OVER_SINCE)

    def __str__(self) -> str:
        return f"{self.role} {self.starts}"


class LoginLink(models.Model):
    """A one-time way in. Only its digest is kept; only functions of the database touch it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, verbose_name=_("Hvem"))
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10, choices=labelled(LinkPurpose, PURPOSES))
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    policy = closed("people_offer_link and people_spend_link are the only ways to it")

    class Meta:
        verbose_name = _("engangslenke")
        verbose_name_plural = _("engangslenker")
        constraints = [known("purpose", LinkPurpose, "people_loginlink_purpose")]

    class Personal:
        about = {"account"}
        plain = {"id", "digest", "purpose", "expires_at", "spent_at"}
        of = {"account": "account"}
        erased = DELETE
        not_copied = _("En engangslenke er bare et avtrykk og en tid.")
        kept = Kept("way-in", "expires_at", "(select a.municipality_id from people_account a where a.id = account_id)")

    def __str__(self) -> str:
        return f"{self.purpose} {self.expires_at:%Y-%m-%d %H:%M}"


def account_id(text: object) -> UUID | None:
    """Read an account's id out of a session, or None where it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
