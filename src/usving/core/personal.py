"""What `class Personal` on a model means: one declaration for the copy, for erasure, for keeping times and for the papers.

Every field of every model of ours stands in exactly one group:
`about` says something of a person or a family: given in their own copy, erased with them, scrubbed for developers;
`free` is free text by a person: the same, and never shown in a trail or a log;
`plain` says nothing of anyone (ids, times, codes of the house).

A model with anything in the first two groups also says
`of`: whose a row is, as {lookup: kind}; the kinds are `account`, `person` and `family`, and a lookup is a field, a way over
foreign keys (`seat__family`) or `pk`. `nobody` stands instead where a row is of no one who is known here, and says why;
`erased`: what becomes of a row when the one it is of erases themselves: one fate, or one for each lookup.

It may say
`by`: who made a row that is of someone else, as {lookup: the fields that tell of the maker alone};
`staff`: the fates where the one who erases is staff; `left`: which rows an author may leave behind without a name;
`secret`: fields that stand in no copy (a digest opens nothing, but is of no use either); `not_copied`: why no row is copied;
`at`: the page where one corrects it oneself, as the name of its address, or (name, the field that is its number);
`kept`: the purpose a row is kept for, and from when its time is counted; several where a row may go for one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

GROUPS = ("about", "free", "plain")
KINDS = {"account": "people.account", "person": "people.person", "family": "people.family"}


@dataclass(frozen=True)
class Fate:
    """What becomes of a row at erasure: it goes, or some of its fields are emptied, or it stays and says why and until when.

    `set_to` gives the SQL of fields that cannot just be emptied; `ends` lets a period end today.
    """

    act: str
    empties: tuple[str, ...] = ()
    set_to: Mapping[str, str] = field(default_factory=dict)
    why: Any = ""
    until: Any = ""
    ends: bool = False


DELETE = Fate("delete")


def scrub(*empties: str, why: Any = "", **set_to: str) -> Fate:
    """The row stays without what it told of the one who is gone."""
    return Fate("scrub", empties, set_to, why)


def keep(why: Any, until: Any, *, empties: tuple[str, ...] = (), ends: bool = False) -> Fate:
    """The row stays: `why` and `until` are sentences for the one who asked to be erased."""
    return Fate("keep", empties, {}, why, until, ends)


@dataclass(frozen=True)
class Left:
    """Rows that their author may leave without a name: `where` is an SQL condition over the row, `says` the choice in words."""

    where: str
    fate: Fate
    says: Any


@dataclass(frozen=True)
class Kept:
    """How long a row is kept: for which purpose, counted from the day that the SQL expression `since` gives (null: not yet).

    `place` is the SQL of the municipality whose period counts, where the row itself does not name it; `last` is for rows
    that the time of others is read from. `told` False: not even the number of them may be shown (answers, refusals).
    """

    purpose: str
    since: str
    place: str = "municipality_id"
    fate: Fate = DELETE
    last: bool = False
    told: bool = True


@dataclass(frozen=True)
class Classified:
    """What one model says of the personal data in it."""

    model: Any
    groups: dict[str, set[str]]
    of: dict[str, str]
    by: dict[str, tuple[str, ...]]
    fates: dict[str, Fate]
    staff: dict[str, Fate]
    nobody: Any
    left: Left | None
    secret: set[str]
    not_copied: Any
    at: Any
    keeping: tuple[Kept, ...]

    @property
    def label(self) -> str:
        """The model as `people.Person`."""
        return str(self.model._meta.label)

    @property
    def kept(self) -> Kept | None:
        """What a row is kept for, first of all; None where no clock takes it."""
        return self.keeping[0] if self.keeping else None

    @property
    def personal(self) -> bool:
        """Whether a row tells anything of anyone."""
        return bool(self.groups["about"] or self.groups["free"])

    @property
    def unclassified(self) -> set[str]:
        """Fields that stand in no group, and names in a group that are no field."""
        named = {name for group in self.groups.values() for name in group}
        return {each.name for each in self.model._meta.local_fields} ^ named

    @property
    def twice(self) -> set[str]:
        """Fields that stand in more than one group."""
        named = [name for group in self.groups.values() for name in group]
        return {name for name in named if named.count(name) > 1}

    def fate(self, lookup: str, *, staff: bool = False) -> Fate:
        """What becomes of a row at erasure of the one whom `lookup` leads to."""
        return self.staff.get(lookup, self.fates[lookup]) if staff else self.fates[lookup]

    @property
    def problems(self) -> list[str]:
        """What is missing or wrong in the declaration, in a sentence each; empty where it is whole."""
        return [f"{self.label}: {wrong}" for wrong in (*_unsaid(self), *_wrong(self))]


def classified(model: Any) -> Classified:
    """Read the `Personal` of `model`."""
    said = getattr(model, "Personal", None)
    of, by, kept = dict(getattr(said, "of", {})), dict(getattr(said, "by", {})), getattr(said, "kept", ())
    return Classified(
        model=model,
        groups={group: set(getattr(said, group, set())) for group in GROUPS},
        of=of,
        by=by,
        fates=_each(getattr(said, "erased", {}), [*of, *by]),
        staff=_each(getattr(said, "staff", {}), [*of, *by]),
        nobody=getattr(said, "nobody", ""),
        left=getattr(said, "left", None),
        secret=set(getattr(said, "secret", set())),
        not_copied=getattr(said, "not_copied", ""),
        at=getattr(said, "at", None),
        keeping=(kept,) if isinstance(kept, Kept) else tuple(kept),
    )


def register() -> list[Classified]:
    """Return every model of ours with its classification, sorted by name."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("usving.")]
    return sorted((classified(model) for model in ours), key=lambda each: each.label)


def _each(said: Any, lookups: list[str]) -> dict[str, Fate]:
    return dict.fromkeys(lookups, said) if isinstance(said, Fate) else dict(said)


def _unsaid(each: Classified) -> list[str]:
    """What a model with personal data has left out."""
    if not each.personal:
        return []
    wrong = [] if each.of or each.by or each.nobody else ["says neither whose its rows are (`of`) nor why nobody's"]
    missing = [lookup for lookup in (*each.of, *each.by) if lookup not in each.fates]
    return wrong + [f"does not say what becomes of a row at erasure by `{lookup}`" for lookup in missing]


def _wrong(each: Classified) -> list[str]:
    """What does not hold of what is said."""
    wrong = [
        f"`{lookup}` does not lead to a {kind}" for lookup, kind in each.of.items() if not leads(each, lookup, kind)
    ]
    wrong += [f"`{lookup}` does not lead to an account" for lookup in each.by if not leads(each, lookup, "account")]
    fates = [*each.fates.values(), *each.staff.values(), *([each.left.fate] if each.left else [])]
    wrong += [
        "keeps a row without saying why and until when" for f in fates if f.act == "keep" and not (f.why and f.until)
    ]
    names = {each.name for each in each.model._meta.local_fields}
    told = {name for fate in fates for name in (*fate.empties, *fate.set_to)} | each.secret
    told |= {name for fields in each.by.values() for name in fields}
    return wrong + [f"has no field `{name}`" for name in sorted(told - names)]


def leads(each: Classified, lookup: str, kind: str) -> bool:
    """Whether the lookup ends at a row of this kind; a column of bare ids is taken at its word."""
    try:
        steps = way(each.model, lookup)
    except FieldDoesNotExist:
        return False
    end = steps[-1].related_model if steps else each.model
    if end is None:
        return isinstance(steps[-1], models.UUIDField)
    return bool(end._meta.label_lower == KINDS[kind])


def way(model: Any, lookup: str) -> list[Any]:
    """The fields that a lookup goes over, in order; none for `pk`. Raises FieldDoesNotExist where there is no such way."""
    if lookup == "pk":
        return []
    steps: list[Any] = []
    for name in lookup.split("__"):
        steps.append(model._meta.get_field(name))
        model = steps[-1].related_model
    return steps
