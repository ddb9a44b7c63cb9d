"""The doors to the methods: the library is for all in the municipality, proposals for those who take part in the process."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.access import roles_of
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.access.standing import Standing, standing_of
from usving.process.models import Method, MethodProposal, MethodVersion, Process
from usving.process.models.library import shipped_cards, shipped_methods
from usving.process.rules.methods.cards import Card
from usving.process.rules.methods.content import Content
from usving.process.rules.methods.reading import as_content, as_tables
from usving.process.rules.methods.versions import SHIPPED_NUMBER
from usving.process.rules.seats import TAKES_PART

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.PROCESS_LEADER})


@dataclass(frozen=True)
class Known:
    """One version of a method: its code, its number, what it says, and where it became so (nowhere: it came with us)."""

    code: str
    number: int
    content: Content
    origin: str = ""
    origin_number: int = 0
    received: bool = False


def versions_visible_to(user: Account) -> QuerySet[MethodVersion]:
    """The versions of one's own municipality."""
    return MethodVersion.objects.filter(municipality=user.municipality_id)


def proposals_visible_to(who: Standing) -> QuerySet[MethodProposal]:
    """The proposals in the processes one takes part in."""
    return MethodProposal.objects.filter(process__in=who.processes(TAKES_PART))


def library_of(municipality: UUID) -> dict[str, Known]:
    """Every method by its code, in the newest version the municipality has."""
    found = {code: Known(code, SHIPPED_NUMBER, content) for code, content in shipped_methods().items()}
    versions = MethodVersion.objects.filter(municipality=municipality).order_by("code", "number")
    return found | {version.code: as_known(version) for version in versions}


def newest_of(municipality: UUID, code: str) -> Known | None:
    """A method in the newest version the municipality has; None where there is none of that code."""
    version = MethodVersion.objects.filter(municipality=municipality, code=code).order_by("-number").first()
    if version:
        return as_known(version)
    shipped = shipped_methods().get(code)
    return Known(code, SHIPPED_NUMBER, shipped) if shipped else None


def kept_by(method: Method) -> Known | None:
    """The version that a process keeps; None where it has not used the method yet."""
    if method.content is None or method.number is None:
        return None
    return Known(method.code, method.number, _in_every_language(method.code, as_content(method.content)))


def _in_every_language(code: str, kept: Content) -> Content:
    """What a process keeps, with the translations that have come since: where the words in bokmål are the shipped ones."""
    shipped = shipped_methods().get(code)
    if shipped is None or shipped.nb != kept.nb:
        return kept
    return replace(kept, nn=kept.nn or shipped.nn, en=kept.en or shipped.en)


def content_of(municipality: UUID, code: str, number: int) -> Any:
    """What a version says, as a process keeps it; None where the municipality does not have that version."""
    version = MethodVersion.objects.filter(municipality=municipality, code=code, number=number).first()
    if version:
        return version.content
    shipped = shipped_methods().get(code) if number == SHIPPED_NUMBER else None
    return as_tables(shipped) if shipped else None


def as_known(version: MethodVersion) -> Known:
    """A row as what it says."""
    return Known(
        version.code,
        version.number,
        as_content(version.content),
        version.origin,
        version.origin_number,
        version.received,
    )


def method_for(user: Account, code: str) -> Known:
    """A method of the library, for all in the municipality; 404 for a code that is none."""
    found = newest_of(user.municipality_id, code)
    if found is None:
        raise Http404
    return found


def method_in(process: Process, code: str) -> tuple[Known, Method | None]:
    """A method as a process has it: the version it keeps, or else the newest; and the process's own row. 404 for none."""
    row = Method.objects.filter(process=process, code=code).first()
    found = (kept_by(row) if row else None) or newest_of(process.municipality_id, code)
    if found is None:
        raise Http404
    return found, row


def card_for(code: str) -> Card:
    """A learning card; 404 for a code that is none."""
    if code not in shipped_cards():
        raise Http404
    return shipped_cards()[code]


def proposal_for(user: Account, pk: UUID) -> tuple[MethodProposal, Standing]:
    """A proposal in a process one takes part in, and where one stands; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(proposals_visible_to(who).select_related("process"), pk=pk), who


def keeps_methods(user: Account) -> bool:
    """Whether one keeps the municipality's methods: its administrators and process leaders do."""
    return bool(KEEPERS & roles_of(user))


def who_keeps_methods(user: Account) -> Account:
    """Let in whoever sends methods to and receives them from other municipalities; 404 for everyone else."""
    if not keeps_methods(user):
        raise Http404
    return user


def received_version_for(user: Account, pk: UUID) -> MethodVersion:
    """A version from another municipality that one may take away again; 404 otherwise."""
    found = versions_visible_to(who_keeps_methods(user)).filter(received=True)
    return get_object_or_404(found, pk=pk)
