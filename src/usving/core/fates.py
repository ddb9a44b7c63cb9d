"""The register of personal data as SQL: what `catalogue` puts into the database so that erasure and keeping times follow it.

No name of a table or a field is written twice: every statement is made from the models and from what they say of themselves.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from usving.core.personal import Classified, Fate, Kept, register, way

ARRAYS = {"account": "accounts", "person": "people", "family": "homes"}


def condition(model: Any, lookup: str, ids: str) -> str:
    """The SQL condition that a row is of one of `ids` (the SQL of an array), over the way that `lookup` names."""
    steps = way(model, lookup)
    return _reach(steps, ids) if steps else f"{_column(model._meta.pk)} = any({ids})"


def _reach(steps: list[Any], ids: str) -> str:
    """One step of the way after another: over a key of the row's own, or back from the rows whose key points at it."""
    step, rest = steps[0], steps[1:]
    if step.auto_created and not step.concrete:
        inner = f"select {_column(step.field)} from {_table(step.related_model)} where {_reach(rest, ids)}"
        return f"{_column(step.model._meta.pk)} in ({inner})"
    if not rest:
        return f"{_column(step)} = any({ids})"
    there = step.related_model
    return f"{_column(step)} in (select {_column(there._meta.pk)} from {_table(there)} where {_reach(rest, ids)})"


def erasure() -> list[str]:
    """The statements that erase: over `accounts`, `people` and `homes` (arrays), `is_staff` and `leave` (booleans).

    Rows that are reached the longest way go first: a seat that has been emptied leads nowhere any more.
    """
    said = [(each, lookup) for each in register() for lookup in each.fates if lookup in each.of or lookup in each.by]
    said.sort(key=lambda pair: (-len(way(pair[0].model, pair[1])), pair[0].label, pair[1]))
    found = [statement for each, lookup in said for statement in _erase(each, lookup)]
    return [*found, *_elsewhere()]


def _erase(each: Classified, lookup: str) -> Iterator[str]:
    """What erasure does with the rows that `lookup` reaches."""
    where = condition(each.model, lookup, ARRAYS[each.of.get(lookup, "account")])
    fate, staff = each.fate(lookup), each.fate(lookup, staff=True)
    if each.left and fate.act == "delete":
        yield from carry_out(each.model, each.left.fate, f"{where} and leave and {each.left.where}")
        where = f"{where} and not (leave and {each.left.where})"
    if staff == fate:
        yield from carry_out(each.model, fate, where)
    else:
        yield from carry_out(each.model, fate, f"{where} and not is_staff")
        yield from carry_out(each.model, staff, f"{where} and is_staff")


def carry_out(model: Any, fate: Fate, where: str) -> Iterator[str]:
    """The statements that let `fate` come over the rows of `model` where the condition holds."""
    if fate.act == "delete":
        yield from delete(model, where)
        return
    sets = [f"{_column(model._meta.get_field(name))} = {_empty(model._meta.get_field(name))}" for name in fate.empties]
    sets += [f"{_column(model._meta.get_field(name))} = {value}" for name, value in fate.set_to.items()]
    if fate.ends:
        sets.append("ends = greatest(starts, least(coalesce(ends, people_today()), people_today()))")
    if sets:
        yield f"update {_table(model)} set {', '.join(sets)} where {where}"


def delete(model: Any, where: str, above: tuple[Any, ...] = ()) -> Iterator[str]:
    """Delete rows with all that hangs on them, the outermost first, as Django would: PostgreSQL knows only the keys."""
    for relation in _hanging_on(model):
        child, key = relation.related_model, relation.field
        if child in (*above, model):
            continue
        inner = f"{_column(key)} in (select {_column(model._meta.pk)} from {_table(model)} where {where})"
        forgets = relation.on_delete is models.DO_NOTHING and key.null and key.db_constraint
        if relation.on_delete is models.SET_NULL or forgets:
            yield f"update {_table(child)} set {_column(key)} = null where {inner}"
        elif relation.on_delete is models.CASCADE:
            yield from delete(child, inner, (*above, model))
    yield f"delete from {_table(model)} where {where}"


def _hanging_on(model: Any) -> list[Any]:
    """The keys of other models that point at this one, also those that Django gives no name from here."""
    found = [each for each in model._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete]
    return [each for each in found if each.one_to_many or each.one_to_one]


def _elsewhere() -> Iterator[str]:
    """Tables from elsewhere that hang on an account: keys, addresses."""
    account = apps.get_model("people", "Account")
    for relation in _hanging_on(account):
        if not relation.related_model.__module__.startswith("usving."):
            yield from delete(relation.related_model, f"{_column(relation.field)} = any(accounts)")


def overdue() -> list[tuple[Classified, Kept, str]]:
    """Each model with each of its keeping times and the SQL condition that it is over; `people_days_kept` knows the number."""
    found = []
    for each in sorted(register(), key=lambda each: (each.kept is not None and each.kept.last, each.label)):
        for kept in each.keeping:
            days = f"people_days_kept('{kept.purpose}', {kept.place})"
            found.append((each, kept, f"({kept.since})::date + {days} < as_of{_still_told(each, kept.fate)}"))
    return found


def _still_told(each: Classified, fate: Fate) -> str:
    """Where a row is only emptied: the condition that there is something left to empty."""
    fields = [each.model._meta.get_field(name) for name in fate.empties]
    told = [f"{_column(f)} is not null" if f.null else f"{_column(f)} <> {_empty(f)}" for f in fields]
    told += [
        f"{_column(each.model._meta.get_field(name))} is distinct from {value}" for name, value in fate.set_to.items()
    ]
    return f" and ({' or '.join(told)})" if told else ""


def _table(model: Any) -> str:
    return str(model._meta.db_table)


def _column(each: Any) -> str:
    return f'"{each.column}"'


def _empty(each: Any) -> str:
    """The SQL of a field that says nothing."""
    if each.null:
        return "null"
    kind = each.get_internal_type()
    if kind in ("CharField", "TextField", "EmailField", "SlugField"):
        return "''"
    if kind == "JSONField":
        return "'[]'" if each.default is list else "'{}'"
    raise ValueError(f"{each.model._meta.label}.{each.name} cannot be emptied")
