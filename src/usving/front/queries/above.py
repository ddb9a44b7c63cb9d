"""What the areas above have to say on a page of `people`, which does not know them; only that page asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from usving.people.queries.administration import last_role_of
from usving.process.queries.not_led import not_led
from usving.process.queries.resting import WithRole, seats_with_role


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


def _with_role(pk: UUID) -> list[Line]:
    """To the administrator who is about to end a role: what rests when it is the person's last."""
    account = last_role_of(pk)
    if account is None:
        return []
    last = Line(_("Dette er den siste rollen. Når den er slutt, ser personen bare sin egen side."))
    return [last, *(line for each in seats_with_role(account) for line in _resting(each))]


def _resting(each: WithRole) -> Iterator[Line]:
    words = ngettext(
        "Da virker ikke plassen i «%(process)s» lenger. Det som er sagt der, blir stående.",
        "Da virker ikke de %(count)s plassene i «%(process)s» lenger. Det som er sagt der, blir stående.",
        each.seats,
    )
    yield Line(words % {"count": each.seats, "process": each.process})
    if each.alone:
        alone = _("Ingen andre leder «%(process)s». Sett inn en ny prosjektleder når rollen er slutt.")
        yield Line(alone % {"process": each.process})


PAGES: dict[str, Callable[..., list[Line]]] = {"administration": _not_led, "role_end": _with_role}
