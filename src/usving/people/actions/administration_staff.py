"""Changes to the municipality's staff, by its administrator: let in, given roles, taken out again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.links import address_of
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account, Membership, Organisation, Person, Team
from usving.people.queries.administration import given, is_staff_address, welcome_address
from usving.people.rules.administration import (
    Given,
    WhyNotAdminister,
    why_not_close,
    why_not_end,
    why_not_give,
    why_not_undo,
    why_not_welcome,
)
from usving.people.rules.links import LIFETIME, LinkPurpose, digest, new_token
from usving.people.rules.notices import NoticeKind
from usving.people.rules.roles import Role
from usving.people.rules.usernames import new_username

REFUSALS: dict[WhyNotAdminister, Any] = {
    WhyNotAdminister.OWN_ROLE: gettext_lazy("Du kan ikke endre dine egne roller. Be en annen administrator."),
    WhyNotAdminister.OWN_LOGIN: gettext_lazy("Du kan ikke stenge din egen innlogging. Be en annen administrator."),
    WhyNotAdminister.NOT_GIVEN: gettext_lazy("Denne rollen kan ikke gis her."),
    WhyNotAdminister.ORGANISATION_MISSING: gettext_lazy("Velg hvilken organisasjon personen kommer fra."),
    WhyNotAdminister.ENDS_BEFORE_START: gettext_lazy("Siste dag kan ikke være før første dag."),
    WhyNotAdminister.HELD_ALREADY: gettext_lazy("Personen har allerede denne rollen her i den perioden."),
    WhyNotAdminister.IS_OVER: gettext_lazy("Rollen er allerede avsluttet."),
    WhyNotAdminister.HAS_BEEN_HERE: gettext_lazy("Personen har logget inn før, og kan be om en lenke selv."),
    WhyNotAdminister.LOGIN_CLOSED: gettext_lazy("Innloggingen er stengt. Åpne den først."),
    WhyNotAdminister.NO_ADDRESS: gettext_lazy("Vi har ingen e-postadresse å sende til."),
    WhyNotAdminister.TOO_LATE: gettext_lazy("Det kan bare angres samme dag. Gi rollen på nytt i stedet."),
    WhyNotAdminister.OTHER_TEAM: gettext_lazy("Teamet hører til en annen organisasjon."),
    WhyNotAdminister.PUT_AWAY: gettext_lazy("Organisasjonen eller teamet er lagt bort. Ta det fram igjen først."),
}
FIELDS = {
    WhyNotAdminister.NOT_GIVEN: "role",
    WhyNotAdminister.ORGANISATION_MISSING: "organisation",
    WhyNotAdminister.ENDS_BEFORE_START: "ends",
    WhyNotAdminister.HELD_ALREADY: "role",
    WhyNotAdminister.OTHER_TEAM: "team",
}


@dataclass(frozen=True)
class NewStaff:
    """Someone to let in: the name that everyone in the municipality sees, where the welcome goes, and in which language."""

    name: str
    email: str
    phone: str = ""
    language: str = ""  # that of whoever lets them in, where nothing is said


@transaction.atomic
def invite_staff(someone: NewStaff, *, key: UUID, role: Role, organisation: UUID | None, by: Account) -> Account:
    """Make an account with a role from today, and send a welcome that lets its owner in once, within 14 days.

    The same `key` twice invites once. Raises Refused where someone on the staff has the address. Where it is someone's who
    is not staff, the new account is made without an address and the welcome goes there all the same: an administrator who
    could be refused would learn which addresses belong to families.
    """
    if found := Account.objects.filter(pk=key).first():
        return found
    first = Given(role, _here(organisation), timezone.localdate(), None)
    _refuse(why_not_give(first, oneself=False))
    address = someone.email.lower()
    if is_staff_address(address, by):
        raise Refused(_("En som er ansatt her, har allerede denne adressen."), field="email")
    account, fresh = _account(someone, key, address, by)
    if fresh:
        _give(account, uuid5(key, "role"), first, by)
        _welcome(account, address, by)
        record("people.staff_invited", by=by, about=account, account=account.pk, role="administrator", given=role.value)
    return account


def _account(someone: NewStaff, key: UUID, address: str, by: Account) -> tuple[Account, bool]:
    """The account of someone new, and whether it was made now; without the address where someone else has it."""
    try:
        with transaction.atomic():
            person = Person.objects.create(
                pk=uuid5(key, "person"),
                municipality_id=by.municipality_id,
                name=someone.name,
                phone=someone.phone,
                staff=True,
            )
    except IntegrityError:  # of two clicks at the same time the other one made it
        return Account.objects.get(pk=key), False
    try:
        with transaction.atomic():
            return _make_account(person, key, address, someone.language, by), True
    except IntegrityError:
        return _make_account(person, key, "", someone.language, by), True


def _make_account(person: Person, key: UUID, address: str, language: str, by: Account) -> Account:
    return Account.objects.create(
        pk=key,
        municipality_id=by.municipality_id,
        person=person,
        username=new_username(person.name),
        email=address,
        language=language or by.language,
        password="!",
    )


@transaction.atomic
def send_welcome(account: Account, *, by: Account) -> None:
    """Send a new welcome to one of the staff who has not been here yet. Raises Refused."""
    locked = _locked(account)
    address = welcome_address(locked, by)
    _refuse(
        why_not_welcome(
            has_been_here=locked.last_login is not None, may_log_in=locked.is_active, has_address=bool(address)
        )
    )
    _welcome(locked, address, by)
    record("people.welcome_sent", by=by, about=locked, account=locked.pk, role="administrator")


def _welcome(account: Account, address: str, by: Account) -> None:
    token = new_token()
    purpose = LinkPurpose.WELCOME
    if not answer_of("people_make_link", account.pk, digest(token), purpose.value, LIFETIME[purpose]):
        raise Refused(_("Vi kan ikke lage en lenke til denne personen."))
    said = {"municipality": by.municipality.name, "address": address_of(token), "username": account.username}
    post_notice(
        by=by,
        to=account,
        address=address,
        kind=NoticeKind.LOGIN,
        subject=_in(account, lambda: _("Velkommen til U-sving")),
        body=_in(account, lambda: _body(said)),
    )


def _in(account: Account, words: Callable[[], str]) -> str:
    return in_each_language(words)[account.language]


def _body(said: dict[str, str]) -> str:
    return (
        _(
            "Hei!\n\n"
            "%(municipality)s har laget en innlogging til deg i U-sving.\n"
            "Trykk på lenken for å komme inn første gang:\n\n"
            "%(address)s\n\n"
            "Lenken virker én gang, i 14 dager. Ikke send den videre.\n"
            "Først velger du et passord. Så setter du opp innlogging i to steg.\n"
            "Brukernavnet ditt er %(username)s.\n\n"
            "Hilsen U-sving\n"
            "Du kan ikke svare på denne e-posten.\n"
        )
        % said
    )


@transaction.atomic
def give_role(
    account: Account,
    *,
    key: UUID,
    role: Role,
    organisation: UUID | None,
    starts: date,
    ends: date | None,
    by: Account,
    team: UUID | None = None,
) -> None:
    """Give one of the staff a role for a period; the same `key` twice gives it once. A team says which organisation it is.

    Raises Refused.
    """
    _locked(account)
    if Membership.objects.filter(pk=key).exists():
        return
    new = Given(role, _place(organisation, team), starts, ends)
    held = tuple(given(each) for each in Membership.objects.filter(account=account))
    _refuse(why_not_give(new, oneself=account == by, held=held))
    _give(account, key, new, by, team)
    record("people.role_given", by=by, about=account, account=account.pk, role="administrator", given=role.value)


def _give(account: Account, key: UUID, new: Given, by: Account, team: UUID | None = None) -> None:
    Membership.objects.create(
        pk=key,
        municipality_id=by.municipality_id,
        account=account,
        role=new.role.value,
        organisation_id=new.organisation,
        team_id=team,
        starts=new.starts,
        ends=new.ends,
    )


@transaction.atomic
def end_role(membership: Membership, *, last_day: date, by: Account) -> None:
    """Let a role end with `last_day`, which still counts. Raises Refused."""
    oneself = membership.account_id == by.pk
    reason = why_not_end(given(membership), oneself=oneself, last_day=last_day, today=timezone.localdate())
    _refuse(reason, ends="last_day")
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    if not _ended_today(locked):  # a second thought the same day: what is undone goes back to before the first
        locked.ended_before = locked.ends
    locked.ends, locked.ended_at = last_day, timezone.now()
    locked.save(update_fields=["ends", "ended_at", "ended_before"])
    about = locked.account
    record("people.role_ended", by=by, about=about, account=about.pk, role="administrator", given=locked.role)


@transaction.atomic
def undo_end(membership: Membership, *, by: Account) -> None:
    """Take back the end of a role, the day it was set: it lasts as long as it did before. Raises Refused."""
    _refuse_undoing(membership, by)  # before it is locked, as one's own role cannot be
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse_undoing(locked, by)
    _refuse_put_away(locked)
    locked.ends, locked.ended_at, locked.ended_before = locked.ended_before, None, None
    locked.save(update_fields=["ends", "ended_at", "ended_before"])
    about = locked.account
    record("people.role_end_undone", by=by, about=about, account=about.pk, role="administrator", given=locked.role)


def _refuse_undoing(membership: Membership, by: Account) -> None:
    ended_on = timezone.localdate(membership.ended_at) if membership.ended_at else None
    _refuse(why_not_undo(oneself=membership.account_id == by.pk, ended_on=ended_on, today=timezone.localdate()))


def _refuse_put_away(membership: Membership) -> None:
    if any(each and each.put_away_at for each in (membership.organisation, membership.team)):
        _refuse(WhyNotAdminister.PUT_AWAY)


def _ended_today(membership: Membership) -> bool:
    return membership.ended_at is not None and timezone.localdate(membership.ended_at) == timezone.localdate()


@transaction.atomic
def close_login(account: Account, *, by: Account) -> None:
    """Shut one of the staff out at once, wherever they are logged in; the roles stay as they are. Raises Refused."""
    _refuse(why_not_close(oneself=account == by))
    _set_login(account, False, by)


@transaction.atomic
def open_login(account: Account, *, by: Account) -> None:
    """Let one of the staff log in again."""
    _set_login(account, True, by)


def _set_login(account: Account, may: bool, by: Account) -> None:
    locked = _locked(account)
    if locked.is_active != may:
        locked.is_active = may
        locked.save(update_fields=["is_active"])
        about: dict[str, Any] = {"about": locked, "account": locked.pk, "role": "administrator"}
        record("people.login_opened" if may else "people.login_closed", by=by, **about)


def _locked(account: Account) -> Account:
    return Account.objects.select_for_update(of=("self",)).get(pk=account.pk)


def _here(organisation: UUID | None) -> UUID | None:
    """The organisation, if it is one of the municipality's own; Refused otherwise."""
    if organisation is None:
        return None
    found = Organisation.objects.select_for_update().filter(pk=organisation).first()  # nobody puts it away meanwhile
    if found is None or found.put_away_at:
        raise Refused(REFUSALS[WhyNotAdminister.ORGANISATION_MISSING], field="organisation")
    return organisation


def _place(organisation: UUID | None, team: UUID | None) -> UUID | None:
    """The organisation of a role, which is the team's where a team is named; Refused where the two differ."""
    if team is None:
        return _here(organisation)
    found = Team.objects.select_for_update().filter(pk=team, put_away_at=None).first()
    if found is None or organisation not in (None, found.organisation_id):
        raise Refused(REFUSALS[WhyNotAdminister.OTHER_TEAM], field="team")
    return _here(found.organisation_id)


def _refuse(reason: WhyNotAdminister | None, **fields: str) -> None:
    if reason is not None:
        field = FIELDS.get(reason)
        raise Refused(REFUSALS[reason], field=fields.get(field, field) if field else None)
