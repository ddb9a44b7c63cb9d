"""Changes to the municipality's organisations and teams, by its administrator."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Organisation, Team
from usving.people.rules.usernames import NORWEGIAN

LONGEST_CODE = 50


@transaction.atomic
def add_organisation(*, key: UUID, name: str, kind: str, phone: str, by: Account) -> Organisation:
    """Add an organisation; the same `key` twice adds once. Raises Refused where another has the name."""
    if found := Organisation.objects.filter(pk=key).first():
        return found
    _check_name(name, None)
    try:
        with transaction.atomic():
            made = Organisation.objects.create(
                pk=key, municipality_id=by.municipality_id, code=_code(name), name=name, kind=kind, phone=phone
            )
    except IntegrityError:  # of two clicks at the same time the other one added it
        return Organisation.objects.get(pk=key)
    record("people.organisation_added", by=by, about=made, role="administrator", kind=kind)
    return made


@transaction.atomic
def change_organisation(organisation: Organisation, *, name: str, kind: str, phone: str, by: Account) -> None:
    """Give an organisation another name, kind or number; its code in process files stays. Raises Refused."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _check_name(name, organisation.pk)
    locked.name, locked.kind, locked.phone = name, kind, phone
    locked.save(update_fields=["name", "kind", "phone"])
    record("people.organisation_changed", by=by, about=locked, role="administrator", kind=kind)


@transaction.atomic
def add_team(organisation: Organisation, *, key: UUID, name: str, by: Account) -> None:
    """Add a team to an organisation; the same `key` twice adds once. Raises Refused where another team there has the name."""
    values = {"municipality_id": by.municipality_id, "organisation": organisation, "name": name}
    if Team.objects.filter(pk=key).exists():
        return
    try:
        with transaction.atomic():
            made = Team.objects.create(pk=key, **values)
    except IntegrityError:
        if Team.objects.filter(pk=key).exists():
            return
        raise _team_is_there() from None
    record("people.team_added", by=by, about=made, role="administrator")


@transaction.atomic
def rename_team(team: Team, *, name: str, by: Account) -> None:
    """Give a team another name. Raises Refused where another team in the organisation has it."""
    locked = Team.objects.select_for_update().get(pk=team.pk)
    locked.name = name
    try:
        with transaction.atomic():
            locked.save(update_fields=["name"])
    except IntegrityError:
        raise _team_is_there() from None
    record("people.team_renamed", by=by, about=locked, role="administrator")


def _team_is_there() -> Refused:
    return Refused(_("Organisasjonen har allerede et team med dette navnet."), field="name")


def _check_name(name: str, own: UUID | None) -> None:
    same = [each for each in Organisation.objects.filter(name__iexact=name) if each.pk != own]
    if same and all(each.put_away_at for each in same):
        raise Refused(_("En organisasjon med dette navnet er lagt bort. Ta den fram igjen i stedet."), field="name")
    if same:
        raise Refused(_("Det finnes allerede en organisasjon med dette navnet."), field="name")


def _code(name: str) -> str:
    """A code of the name that no other organisation has: NAV Testvik becomes nav-testvik, the next one nav-testvik-2."""
    word = slugify(name.lower().translate(NORWEGIAN))[:LONGEST_CODE].strip("-") or "organisasjon"
    taken = set(Organisation.objects.filter(code__startswith=word).values_list("code", flat=True))
    numbered = (f"{word}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (word, *numbered) if code not in taken)
