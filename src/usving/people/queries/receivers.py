"""Whom a consent may name, and what they are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from usving.core.database.asking import rows_of
from usving.people.access import current, organisation_ids
from usving.people.models import Account, FollowUp, Membership, Organisation, Team
from usving.people.queries.behind import Behind, people_behind
from usving.people.rules.consents import ALLOCATING, RECEIVING, Recipient

RECEIVES = [role.value for role in RECEIVING]
ALLOCATES = [role.value for role in ALLOCATING]


@dataclass(frozen=True)
class Receiver:
    """One to choose: a code for the form, the recipient, and the name on the page."""

    code: str
    recipient: Recipient
    name: str


class NamesSomeone(Protocol):
    """A request or a consent, with its organisation and team at hand."""

    pk: UUID
    organisation: Any
    team: Any
    worker_id: UUID | None


def receivers_for(account: Account, *, with_helpers: bool = False) -> list[tuple[str, list[Receiver]]]:
    """Everyone whom a consent may let in, under headings: those who follow one up first, then offices, teams and people.

    Offices and teams stand here only where someone works who may receive; who allocates dwellings stands nowhere.
    `with_helpers`: one's own helpers may be chosen too.
    """
    held = _who_may_receive(account)
    helpers = _my_helpers() if with_helpers else {}
    behind = people_behind({row.account_id for row in held} | set(helpers))
    contacts = set(FollowUp.objects.filter(current()).exclude(worker=account.pk).values_list("worker_id", flat=True))
    people = {row.account_id: _person(row, behind) for row in held if row.account_id in behind}
    near = [receiver for pk, receiver in people.items() if pk in contacts]
    others = [receiver for pk, receiver in people.items() if pk not in contacts]
    groups = [
        (_("De som følger dere opp"), near),
        (_("Kontorer og organisasjoner"), _offices(held)),
        (_("Team"), _teams(held)),
        (_("Hjelperne dine"), [_helper(behind[pk], office) for pk, office in helpers.items() if pk in behind]),
        (_("Andre som jobber her"), others),
    ]
    return [(heading, sorted(found, key=lambda each: each.name)) for heading, found in groups if found]


def receivers_outside(worker: Account) -> list[tuple[str, list[Receiver]]]:
    """Everyone whom a worker may note a signed yes for: all but themselves and the offices they work in."""
    mine = organisation_ids(worker)
    groups = (
        (heading, [each for each in found if each.recipient.organisation not in mine])
        for heading, found in receivers_for(worker)
    )
    return [(heading, found) for heading, found in groups if found]


def names_of(rows: Iterable[NamesSomeone]) -> dict[UUID, str]:
    """What the recipient of each request or consent is called."""
    rows = list(rows)
    behind = people_behind({row.worker_id for row in rows if row.worker_id})
    return {row.pk: _called(row, behind) for row in rows}


def _called(row: NamesSomeone, behind: dict[UUID, Behind]) -> str:
    if row.worker_id is not None:
        person = behind[row.worker_id].name if row.worker_id in behind else _("en som ikke er her lenger")
        return _at(person, row.organisation)
    return _at(row.team.name, row.organisation) if row.team else str(row.organisation.name)


def _at(name: str, office: Organisation | None) -> str:
    return _("%(name)s ved %(office)s") % {"name": name, "office": office.name} if office else name


def _who_may_receive(account: Account) -> list[Membership]:
    staff = Membership.objects.filter(current(), municipality=account.municipality_id).exclude(account=account.pk)
    allocates = set(staff.filter(role__in=ALLOCATES).values_list("account_id", flat=True))
    receiving = staff.filter(role__in=RECEIVES).select_related("organisation", "team").order_by("starts", "pk")
    return [row for row in receiving if row.account_id not in allocates]


def _my_helpers() -> dict[UUID, UUID | None]:
    return dict(rows_of("people_my_helpers"))


def _person(row: Membership, behind: dict[UUID, Behind]) -> Receiver:
    name = _at(behind[row.account_id].name, row.organisation)
    return Receiver(f"person-{row.pk}", Recipient(organisation=row.organisation_id, worker=row.account_id), name)


def _helper(person: Behind, office: UUID | None) -> Receiver:
    return Receiver(f"helper-{person.account}", Recipient(organisation=office, worker=person.account), person.name)


def _offices(held: list[Membership]) -> list[Receiver]:
    offices: dict[UUID, Organisation] = {row.organisation.pk: row.organisation for row in held if row.organisation}
    return [Receiver(f"office-{pk}", Recipient(organisation=pk), office.name) for pk, office in offices.items()]


def _teams(held: list[Membership]) -> list[Receiver]:
    teams: dict[UUID, tuple[Team, Organisation | None]] = {
        row.team.pk: (row.team, row.organisation) for row in held if row.team
    }
    return [
        Receiver(f"team-{pk}", Recipient(organisation=team.organisation_id, team=pk), _at(team.name, office))
        for pk, (team, office) in teams.items()
    ]
