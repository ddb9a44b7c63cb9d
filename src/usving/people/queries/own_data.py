"""Everything that is kept of a person, by walking the register of personal data as that person: the database shows no more.

The same walk is the page one reads, the file a machine reads and the letter on paper.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.models import Entry
from usving.core.personal import Classified, classified, register
from usving.core.telling import told
from usving.people.access import current, family_ids
from usving.people.models import Account, FamilyMember, OwnCopy, Person
from usving.people.queries.behind import people_behind
from usving.people.queries.trail import lines_of

AREAS = {
    "people": gettext_lazy("Deg og familien din"),
    "process": gettext_lazy("Prosessen"),
    "insight": gettext_lazy("Det vi finner ut sammen"),
    "steering": gettext_lazy("Det vi styrer sammen"),
    "economy": gettext_lazy("Økonomien"),
    "strengths": gettext_lazy("Verdier og krefter"),
    "housing": gettext_lazy("Boligen"),
    "audit": gettext_lazy("Loggen"),
}
# What says nothing to a reader, and for a machine stands on the row itself.
UNSAID = {"id", "municipality", "municipality_id"}


@dataclass(frozen=True)
class Subject:
    """Whom a copy is about: ids by kind. A child has no account, and its family's things are in its parents' copies."""

    name: str
    account: frozenset[UUID]
    person: frozenset[UUID]
    family: frozenset[UUID]


@dataclass(frozen=True)
class Item:
    """One field of a row: its code, its words, the stable value, and the value as people read it."""

    code: str
    label: str
    value: Any
    shown: str


@dataclass(frozen=True)
class Row:
    """One row about someone: why it is theirs (the way that led to it), its fields, and where it can be put right."""

    id: UUID
    why: str
    items: tuple[Item, ...]
    address: str


@dataclass(frozen=True)
class Kind:
    """All rows of one kind."""

    code: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Area:
    """The kinds of one area, in words."""

    code: str
    label: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Everything:
    """All there is about someone, and the kinds that are left out, with why."""

    subject: Subject
    areas: tuple[Area, ...]
    left_out: tuple[tuple[str, str], ...]


def oneself(account: Account) -> Subject:
    """The account, its person and the families it is in now."""
    return Subject(account.person.name, frozenset({account.pk}), frozenset({account.person_id}), family_ids(account))


def children_of(account: Account) -> list[Person]:
    """The children whom this account may take a copy for: those without a login, in families it speaks for."""
    places = FamilyMember.objects.filter(current(), family__in=family_ids(account, adult=True), kind="child")
    return list(Person.objects.filter(pk__in=places.values("person")).order_by("name", "pk"))


def subject_of(account: Account, person: UUID) -> Subject:
    """The account itself or one of its children; a copy is made for nobody else. Raises LookupError."""
    if person == account.person_id:
        return oneself(account)
    for child in children_of(account):
        if child.pk == person:
            return Subject(child.name, frozenset(), frozenset({child.pk}), frozenset())
    raise LookupError(person)


def copies_of(account: Account) -> dict[UUID, OwnCopy]:
    """The newest copy of each person that the account has asked for and that can still be had, by the person's id."""
    living = OwnCopy.objects.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), account=account.pk)
    newest = living.defer("as_json", "as_pdf").order_by("asked_at")
    return {copy.person_id: copy for copy in newest}


def everything(subject: Subject, *, reader: Account) -> Everything:
    """Walk the register for someone, as whoever asks the database now."""
    found = [(each, _rows(each, subject, reader)) for each in register() if _is_told(each)]
    areas = [
        Area(code, str(label), tuple(_kind(each, rows) for each, rows in found if rows and _area(each) == code))
        for code, label in AREAS.items()
    ]
    left_out = [(_many(each), str(each.not_copied or each.nobody)) for each in register() if _is_left_out(each)]
    return Everything(subject, tuple(area for area in areas if area.kinds), tuple(left_out))


def _is_told(each: Classified) -> bool:
    return bool(each.of or each.by) and not each.not_copied


def _is_left_out(each: Classified) -> bool:
    return each.personal and not each.of and bool(each.nobody) or bool(each.not_copied)


def _area(each: Classified) -> str:
    return str(each.model._meta.app_label)


def _many(each: Classified) -> str:
    words = str(each.model._meta.verbose_name_plural)
    return words[:1].upper() + words[1:]


def _kind(each: Classified, rows: list[Row]) -> Kind:
    return Kind(each.model._meta.label_lower, _many(each), tuple(rows))


def _rows(each: Classified, subject: Subject, reader: Account) -> list[Row]:
    """The rows of one model that are someone's: whole where the row is of them, else only that they made it."""
    whole, made = _found(each, each.of, subject), _found(each, dict.fromkeys(each.by, "account"), subject)
    rows = {row.pk: (row, why, _fields(each, each.by[why])) for why, row in made.values()}
    rows |= {row.pk: (row, why, _fields(each, None)) for why, row in whole.values()}
    names = _names(each, [row for row, _why, _fields in rows.values()], reader)
    told = sorted(rows.values(), key=lambda one: (_when(one[0]), str(one[0].pk)))
    if each.model is Entry:
        return _log(told, names, reader)
    shut = _shut(each, [row for row, _why, _fields in told])
    return [_row(each, row, why, fields, names, shut) for row, why, fields in told]


def _shut(each: Classified, rows: list[Any]) -> frozenset[Any]:
    """The numbers of things that rows lead to and that the reader may no longer open: no way there is shown."""
    found = isinstance(each.at, tuple) and next(
        (one for one in each.model._meta.fields if one.attname == each.at[1]), None
    )
    if not rows or not found or not found.is_relation:
        return frozenset()
    ids = {getattr(row, found.attname) for row in rows}
    return frozenset(ids) - frozenset(
        found.related_model._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
    )


def _when(row: Any) -> str:
    """When a row came to be, for the order on the page; the same for all where a row does not say."""
    for name in ("at", "written_at", "given_at", "asked_at", "created_at", "sent_at", "starts"):
        if moment := getattr(row, name, None):
            return str(_plain(moment))
    return ""


def _log(told: list[Any], names: dict[UUID, str], reader: Account) -> list[Row]:
    """The log as people read it: who, and one sentence; the codes stand beside it for a machine."""
    lines, register_of = lines_of([row for row, _why, _fields in told], reader=reader), classified(Entry)
    found = []
    for (row, why, fields), line in zip(told, lines, strict=True):
        codes = [
            replace(item, shown="") for item in _row(register_of, row, why, fields, names).items if item.code != "at"
        ]
        who = Item("who", _("Hvem"), None, f"{line.who}, {line.role}" if line.role else line.who)
        said = (Item("sentence", _("Hva"), None, line.sentence), who, _item(row, Entry._meta.get_field("at"), names))
        found.append(Row(row.pk, why, (*said, *codes), _address(register_of, row)))
    return found


def _found(each: Classified, ways: dict[str, str], subject: Subject) -> dict[UUID, tuple[str, Any]]:
    """The rows that the ways lead to, each once, by the first way that does."""
    found: dict[UUID, tuple[str, Any]] = {}
    for lookup, kind in ways.items():
        if ids := getattr(subject, kind):
            for row in each.model._default_manager.defer(*each.secret).filter(**{f"{lookup}__in": ids}):
                found.setdefault(row.pk, (lookup, row))
    return found


def _fields(each: Classified, only: Iterable[str] | None) -> list[Any]:
    """The fields that are told: all but the secret ones; of a row that one only made, the plain ones and those named."""
    told = {field.name for field in each.model._meta.local_fields} - each.secret - UNSAID
    if only is not None:
        told &= each.groups["plain"] | set(only)
    return [field for field in each.model._meta.local_fields if field.name in told]


def _names(each: Classified, rows: list[Any], reader: Account) -> dict[UUID, str]:
    """What the things that rows point at are called, where that is no one else's: the house's own, staff, one's family."""
    names: dict[UUID, str] = {}
    for field in each.model._meta.local_fields:
        if field.related_model is None:
            continue
        ids = {getattr(row, field.attname) for row in rows} - {None}
        if not ids:
            continue
        if field.related_model is Account:
            names |= {pk: person.name for pk, person in people_behind(list(ids)).items()}
        elif not classified(field.related_model).personal or field.related_model is Person:
            names |= {pk: str(row) for pk, row in field.related_model._default_manager.in_bulk(list(ids)).items()}
    return names | {reader.pk: reader.person.name}


def _row(
    each: Classified, row: Any, why: str, fields: list[Any], names: dict[UUID, str], shut: frozenset[Any] = frozenset()
) -> Row:
    items = tuple(_item(row, field, names) for field in fields if getattr(row, field.attname) not in (None, "", [], {}))
    return Row(row.pk, why, items, _address(each, row, shut))


def _item(row: Any, field: Any, names: dict[UUID, str]) -> Item:
    value = getattr(row, field.attname)
    return Item(
        field.name, _label(field), _plain(value), names.get(value, "") if field.is_relation else _shown(row, field)
    )


def _label(field: Any) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _plain(value: Any) -> Any:
    """The value as JSON has it: ids as text, times with their zone, pictures in base64."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return value if isinstance(value, str | int | bool | dict | None) else str(value)


def _shown(row: Any, field: Any) -> str:
    """The value in words; empty where it is a number of ours that says nothing to a reader."""
    value = getattr(row, field.attname)
    if isinstance(value, UUID | dict | list):
        return ""
    if isinstance(value, bytes | memoryview):
        return _("et bilde, det ligger i filen for maskiner")
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, datetime):
        return told(value, "moment")
    return told(value, "day") if isinstance(value, date) else str(value)


def _address(each: Classified, row: Any, shut: frozenset[Any] = frozenset()) -> str:
    """Where one can put it right; empty where one has to ask, and where what it leads to is shut by now."""
    if not each.at:
        return ""
    if isinstance(each.at, str):
        return reverse(each.at)
    name, field = each.at
    number = row.pk if field == "pk" else getattr(row, field)
    return "" if number in shut else reverse(name, args=[number])


def rows_of(found: Everything) -> Iterator[Row]:
    """Every row, whatever its area and kind."""
    return (row for area in found.areas for kind in area.kinds for row in kind.rows)
