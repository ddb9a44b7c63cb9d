"""What the areas above have to say on a page of `people`, which does not know them; only that page asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from usving.process.queries.not_led import not_led


@dataclass(frozen=True)
class Line:
    """One thing to know: a sentence, and where it is done, if anything is to be done."""

    sentence: str
    url: str = ""
    act: str = ""


def said_above(page: str, named: dict[str, Any]) -> list[Line]:
    """What there is to say on a page, by its name and what its address names; nothing on all others."""
    return PAGES[page](**named) if page in PAGES else []


def _not_led() -> list[Line]:
    """To the administrator: that some processes have nobody who leads them."""
    count = len(not_led())
    words = ngettext(
        "%(count)s prosess har ingen leder som kan komme inn.",
        "%(count)s prosesser har ingen leder som kan komme inn.",
        count,
    )
    return [Line(words % {"count": count}, reverse("processes_not_led"), _("Sett inn prosjektleder"))] if count else []


PAGES: dict[str, Callable[..., list[Line]]] = {"administration": _not_led}
