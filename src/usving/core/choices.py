"""From a plain enum in `rules` and its words on screen to the choices of a model field."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


def labelled(codes: type[StrEnum], labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return (code, label) for each code, in the order of the enum; plain strings, so that migrations import nothing of ours.

    Raises KeyError at import when a code has no label or a label no code.
    """
    missing = [code for code in codes if code not in labels]
    if missing or len(labels) != len(codes):
        raise KeyError(f"{codes.__name__}: labels and codes differ ({missing or set(labels) - set(codes)})")
    return [(code.value, labels[code]) for code in codes]


def known(field: str, codes: type[StrEnum], name: str) -> Any:
    """Return the check constraint that keeps `field` within `codes`."""
    from django.db.models import CheckConstraint, Q

    return CheckConstraint(condition=Q(**{f"{field}__in": [code.value for code in codes]}), name=name)
