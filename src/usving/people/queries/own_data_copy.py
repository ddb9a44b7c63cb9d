"""A copy as a machine reads it and as people read it. docs/referanse/own-copy.schema.json describes the first."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from usving.core.letters import pdf
from usving.people.models import Account
from usving.people.queries.own_data import Everything, Kind, Row

FORMAT, VERSION = "usving.own-copy", 1
TEMPLATE = Path(__file__).parents[1] / "templates" / "people" / "own_data" / "copy.typ"


def as_json(found: Everything, *, reader: Account, made_at: datetime) -> str:
    """The copy for a machine: codes that stay the same, with the words of the day beside them."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "language": _language(),
        "municipality": {"number": reader.municipality.number, "name": reader.municipality.name},
        "about": {"name": found.subject.name, **{kind: _ids(found, kind) for kind in ("account", "person", "family")}},
        "areas": [
            {"code": area.code, "label": area.label, "kinds": [_kind(kind) for kind in area.kinds]}
            for area in found.areas
        ],
        "left_out": [{"label": label, "why": why} for label, why in found.left_out],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _ids(found: Everything, kind: str) -> list[str]:
    return sorted(str(pk) for pk in getattr(found.subject, kind))


def _kind(kind: Kind) -> dict[str, Any]:
    return {"code": kind.code, "label": kind.label, "rows": [_row(row) for row in kind.rows]}


def _row(row: Row) -> dict[str, Any]:
    fields = {item.code: {"label": item.label, "value": item.value, "shown": item.shown} for item in row.items}
    return {"id": str(row.id), "why": row.why, "fields": fields}


def as_pdf(found: Everything, *, reader: Account, made_at: datetime) -> bytes:
    """The copy for people: headings, words and values, readable by a screen reader."""
    day = in_words(timezone.localtime(made_at), "j. F Y H:i")
    return pdf(
        TEMPLATE,
        {
            "title": _("Det U-sving vet om %(name)s") % {"name": found.subject.name},
            "lang": _language(),
            "foot": _("%(municipality)s har ansvaret. Laget %(day)s.")
            % {"municipality": reader.municipality.name, "day": day},
            "opening": _("Her står alt som er lagret, slik det var da kopien ble laget."),
            "areas": [{"label": a.label, "kinds": [_set(kind) for kind in a.kinds]} for a in found.areas],
            "left_out_title": _("Dette er ikke med"),
            "left_out": [[label, why] for label, why in found.left_out],
            "not_yet": _(
                "Sier loven at du ikke skal få vite noe ennå, er det heller ikke med. Du får vite det senere."
            ),
            "wrong_title": _("Er noe feil?"),
            "wrong": _("Rett det selv under «Om meg», eller be om å få det rettet. Du kan klage til Datatilsynet."),
        },
    )


def _set(kind: Kind) -> dict[str, Any]:
    rows = [[[item.label, item.shown] for item in row.items if item.shown] for row in kind.rows]
    return {"label": kind.label, "rows": [row for row in rows if row]}


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
