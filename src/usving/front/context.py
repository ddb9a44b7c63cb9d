"""What stands around every page: the menu, who is logged in, the languages, whether this is a demonstration."""

import re
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from usving.core import drafts
from usving.front.help import HELP
from usving.front.queries.above import Line, said_above
from usving.process.queries.mine import Places, places_of

# Where someone who is not known may come from a letter that nobody else should see.
FROM_A_LETTER = ("/invitasjon/", "/svar/")
GATHERINGS = re.compile(r"^/(samling|prosess/[^/]+/samlinger)/")
U = re.compile(
    r"^/(prosess(er)?|bidrag|forslag|erfaring(er|ssvar)?|merke|innsikt|sporsmal|ide|utproving|tatt-i-bruk|felles-plan|bytte|oppslag"
    r"|styre|slik-jobber-vi|loftet)/"
)
OWN = re.compile(r"^/(min-side|mitt|verdier|ressurser|okonomi|bolig|regn-ut)/")
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
Menu = list[dict[str, Any]]


def around(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html needs of every request. The menu is made only where a page draws it."""
    user = getattr(request, "user", None)
    inside = user is not None and user.is_authenticated
    return {
        "menu": SimpleLazyObject(lambda: _menu_for(request)) if inside else _menu_outside(request.path),
        "above": SimpleLazyObject(lambda: _above(request)) if inside else [],
        "account": {"name": user.person.name, "logout_url": reverse("logout")} if inside else None,  # type: ignore[union-attr]
        "languages": languages(),
        "footer_links": footer_links(),
        "page_help": HELP.get(getattr(request.resolver_match, "url_name", None) or ""),
        "help_url": reverse("help"),
        "demonstration": settings.DEMO,
        "keeping": inside and drafts.keeping(request),
        "kept_words": drafts.kept_here(request) if inside else {},
        "drafts_key": drafts.browser_key(request) if inside else "",
        "shared_device": inside and drafts.is_shared(request),
        "quick_exit": inside and not user.is_staff or request.path.startswith(FROM_A_LETTER),  # type: ignore[union-attr]
    }


def menu_of(places: Places, path: str, *, at_home: bool) -> Menu:
    """The few places to go for someone who is logged in; those that are empty for them are left out."""
    menu = [_item(_("Min side"), reverse("my_page"), bool(OWN.match(path)))]
    only = next(iter(places.processes)) if len(places.processes) == 1 else None
    if places.processes:
        url = reverse("u", args=[only]) if only else reverse("processes")
        menu.append(_item(_("U-en"), url, bool(U.match(path)) and not GATHERINGS.match(path)))
    if only:
        menu.append(_item(_("Samlinger"), reverse("gatherings", args=[only]), bool(GATHERINGS.match(path))))
    if at_home and places.has_matter:
        menu.append(_item(_("Min sak"), reverse("my_matter"), path.startswith(reverse("my_matter"))))
    if places.helps:
        menu.append(_item(_("Dem jeg hjelper"), reverse("helping"), path.startswith(reverse("helping"))))
    if places.receives:
        menu.append(_item(_("Delt med meg"), reverse("shared"), path.startswith(reverse("shared"))))
    if places.recruits:
        menu.append(_item(_("Rekruttering"), reverse("recruiting"), path.startswith(reverse("recruiting"))))
    if places.guards_privacy:
        there = reverse("danger_openings")
        menu.append(_item(_("Åpninger ved fare"), there, path.startswith(there)))
    if places.administers:
        menu.append(_item(_("Kommunen"), reverse("administration"), path.startswith(reverse("administration"))))
    menu.append(_item(_("Om meg"), reverse("about_me"), path.startswith((reverse("about_me"), "/familie/"))))
    return [item | {"exact": item["url"] == path} for item in menu]


def languages() -> dict[str, Any]:
    """The choice of language, each in its own name."""
    now = (get_language() or settings.LANGUAGE_CODE)[:2]
    choices = [{"code": code, "label": NAMES[code], "current": code == now} for code, _label in settings.LANGUAGES]
    return {"url": reverse("language"), "choices": choices}


def footer_links() -> Menu:
    """The pages about the place itself."""
    pages = (
        ("about", _("Om U-sving")),
        ("privacy", _("Personvern")),
        ("accessibility", _("Tilgjengelighet")),
        ("help", _("Hjelp")),
        ("contact", _("Ta kontakt")),
    )
    return [{"label": label, "url": reverse(name)} for name, label in pages]


def _menu_for(request: HttpRequest) -> Menu:
    """Ask what the menu needs. An error page is drawn when the request's transaction is over, and needs one of its own."""
    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        at_home = not request.user.is_staff
        return menu_of(places_of(), request.path, at_home=at_home)


def _above(request: HttpRequest) -> list[Line]:
    """What other areas say on this page; asked only where the page draws it."""
    match = request.resolver_match
    return said_above(match.url_name or "", match.kwargs) if match else []


def _menu_outside(path: str) -> Menu:
    here = reverse("login")
    return [_item(_("Logg inn"), here, path.startswith(here)) | {"exact": path == here}]


def _item(label: str, url: str, current: bool) -> dict[str, Any]:
    return {"label": label, "url": url, "current": current}
