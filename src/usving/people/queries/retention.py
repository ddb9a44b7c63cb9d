"""What is kept how long, what would be cleared away tonight, and what was. Numbers only, and none that is small."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.core.database.asking import rows_of
from usving.core.personal import register
from usving.core.telling import page_language
from usving.people.models import Clearing
from usving.people.queries.confirmations import setting
from usving.people.rules.retention import Purpose, purposes, words_in

NIGHTS = 14


@dataclass(frozen=True)
class Kept:
    """One kind of row: what it is called, and how many are due tonight (None: some, but under five)."""

    what: str
    due: int | None


@dataclass(frozen=True)
class Plan:
    """One purpose: its words, for how many days, where the number comes from, and the kinds of rows kept for it."""

    purpose: Purpose
    days: int | None
    source: str
    kinds: tuple[Kept, ...]


@dataclass(frozen=True)
class Night:
    """What was cleared away one night."""

    at: datetime
    cleared: tuple[tuple[str, int | None], ...]


def plans(municipality: UUID) -> list[Plan]:
    """Every purpose with its time and its rows, as the administrator and the privacy officer see it."""
    due = _due()
    kinds: dict[str, list[Kept]] = {}
    for each in register():
        for kept in each.keeping:
            if kept.told:
                number = due.get((kept.purpose, each.label), 0)
                kinds.setdefault(kept.purpose, []).append(Kept(_many(each.model), number))
    today = timezone.localdate()
    return [_plan(purpose, municipality, today, tuple(kinds.get(purpose.code, ()))) for purpose in purposes()]


def _plan(purpose: Purpose, municipality: UUID, today: date, kinds: tuple[Kept, ...]) -> Plan:
    """The municipality's own number goes before the proposed one."""
    default = purpose.period(today)
    days = setting(municipality, f"retention.{purpose.code}")
    own = default is None or days != default.days
    language = page_language()
    source = (
        _("Bestemt av kommunen.") if own or default is None else words_in(language).get(default.source, default.source)
    )
    return Plan(purpose.in_words(language), days, source, kinds)


def _due() -> dict[tuple[str, str], int | None]:
    """How much is due tonight, by purpose and kind of row."""
    return {(purpose, about): number for purpose, about, number in rows_of("people_retention_due")}


def nights() -> list[Night]:
    """The last nights that anything was cleared away, the newest first."""
    by_night: dict[datetime, list[tuple[str, int | None]]] = {}
    for row in Clearing.objects.order_by("-at", "about")[: NIGHTS * 30]:
        by_night.setdefault(row.at, []).append((_many(apps.get_model(row.about)), row.number))
    return [Night(at, tuple(cleared)) for at, cleared in list(by_night.items())[:NIGHTS]]


def _many(model: Any) -> str:
    words = str(model._meta.verbose_name_plural)
    return words[:1].upper() + words[1:]
