"""A method as one printed sheet: what stands on it, in one language."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from usving.core.letters import pdf
from usving.process.queries.methods import Shown
from usving.process.rules.stations import LAST

TEMPLATE = Path(__file__).resolve().parents[1] / "templates/process/methods/sheet.typ"


def sheet_of(shown: Shown) -> dict[str, Any]:
    """What stands on the sheet, in the language of whoever prints it; read as data by the template."""
    words = shown.words
    return {
        "lang": shown.spoken,
        "title": words.title,
        "kicker": " · ".join([shown.lasts, shown.for_whom, _stations(shown)]),
        "purpose": words.purpose,
        "quotes": ["“", "”"] if shown.spoken == "en" else ["«", "»"],
        "unit": _("min"),
        "group_label": _("Hvem sitter sammen"),
        "group": words.group,
        "materials_label": _("Dette trenger dere"),
        "materials": list(words.materials),
        "steps": [
            {"minutes": each.minutes, "title": each.step.title, "do": each.step.do, "say": each.step.say}
            for each in shown.steps
        ],
        "care_label": _("Ta vare på"),
        "care": words.care,
        "leaves_label": _("Dette blir igjen"),
        "leaves": words.leaves,
        "access_label": _("Så alle er med."),
        "access": shown.access,
        "space": shown.content.space,
        "room_label": _("Plass til å skrive"),
        "foot": _foot(shown),
    }


def sheet_pdf(shown: Shown) -> bytes:
    """The sheet, one page A4, which a screen reader can read too."""
    return pdf(TEMPLATE, sheet_of(shown))


def _stations(shown: Shown) -> str:
    if len(shown.stations) == LAST:
        return _("alle stasjoner")
    numbers = ", ".join(str(number) for number, _name in shown.stations)
    return _("stasjon %(numbers)s") % {"numbers": numbers}


def _foot(shown: Shown) -> str:
    told = {"source": shown.words.source, "licence": shown.content.licence, "number": shown.number}
    return _("%(source)s Ordene: %(licence)s. Utgave %(number)s. U-sving.") % told
