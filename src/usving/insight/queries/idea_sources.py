"""What an idea may point at: what one may read oneself, as choices of a form."""

from typing import Any
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from usving.insight.access.experiences import experiences_visible_to
from usving.insight.access.findings import findings_visible_to
from usving.insight.models import Finding
from usving.insight.rules.findings import FindingState
from usving.insight.rules.ideas import SourceKind
from usving.process.access import Standing, contributions_visible_to
from usving.process.models import Process

MOST = 60  # of each kind; older ones are pointed at by their own page


def choices_in(process: Process, who: Standing) -> list[tuple[str, Any]]:
    """The findings, stories and contributions of a process that one may read, in groups, the newest first."""
    found = (
        findings_visible_to(who).filter(process=process).exclude(state=FindingState.DRAFT).order_by("-made_at", "pk")
    )
    told = experiences_visible_to(who).filter(process=process).defer("search").order_by("-told_at", "pk")
    said = contributions_visible_to(who).filter(process=process).order_by("-written_at", "pk")
    groups = (
        (
            _("Det vi fant ut sammen"),
            [(f"{SourceKind.FINDING}:{each.pk}", _short(each.title)) for each in found[:MOST]],
        ),
        (
            _("Erfaringer"),
            [(f"{SourceKind.EXPERIENCE}:{each.pk}", _short(each.headline or each.text)) for each in told[:MOST]],
        ),
        (
            _("Skrevet i prosessen"),
            [(f"{SourceKind.CONTRIBUTION}:{each.pk}", _short(each.text)) for each in said[:MOST]],
        ),
    )
    return [(label, rows) for label, rows in groups if rows]


def finding_to_begin_from(pk: str, process: Process, who: Standing) -> Finding | None:
    """The finding of a process that an idea is begun from; None for a draft, one that one may not read, or no number."""
    try:
        found = findings_visible_to(who).filter(process=process, pk=UUID(pk))
    except ValueError:
        return None
    return found.exclude(state=FindingState.DRAFT).first()


def pointed_at(choice: str) -> dict[str, Any]:
    """The kind and the key that a choice means."""
    kind, _colon, which = choice.partition(":")
    return {"kind": SourceKind(kind), f"{kind}_id": UUID(which)}


def _short(text: str) -> str:
    return Truncator(text or _("Uten ord")).chars(90)
