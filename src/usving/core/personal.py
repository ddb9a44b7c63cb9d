"""What `class Personal` on a model means.

Every field of every model of ours stands in exactly one group:
`about` says something of a person or a family: given in their own copy, erased with them, scrubbed for developers;
`free` is free text by a person: the same, and never shown in a trail or a log;
`plain` says nothing of anyone (ids, times, codes of the house).
"""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

GROUPS = ("about", "free", "plain")


@dataclass(frozen=True)
class Classified:
    """The fields of one model, by group."""

    model: str
    groups: dict[str, set[str]] = field(default_factory=dict)
    unclassified: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)


def classified(model: Any) -> Classified:
    """Hold the `Personal` of `model` against its fields."""
    declared = {group: set(getattr(getattr(model, "Personal", None), group, set())) for group in GROUPS}
    fields = {each.name for each in model._meta.local_fields}
    named = [name for group in declared.values() for name in group]
    return Classified(
        model=model._meta.label,
        groups=declared,
        unclassified=fields ^ set(named),
        twice={name for name in named if named.count(name) > 1},
    )


def register() -> list[Classified]:
    """Return every model of ours with its classification, sorted by name."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("usving.")]
    return sorted((classified(model) for model in ours), key=lambda each: each.model)
