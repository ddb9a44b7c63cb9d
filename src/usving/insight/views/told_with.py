"""The picture and the voice of what is told; what others have let one read or write out."""

import re
from uuid import UUID

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.insight.access.told_with import heard_to_write_out, photo_for, sound_for, who_is_told
from usving.insight.actions import experiences as actions
from usving.insight.forms.experiences import WriteOutForm
from usving.insight.queries import experiences as queries
from usving.insight.rules.sounds import TYPES, SoundKind

# A voice is no longer let heard when it is taken back: a browser asks anew each time.
SOUND_KEPT = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes"}
PICTURE_KEPT = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
WHAT = Choice(
    "hva",
    gettext_lazy("Vis"),
    (
        ("", gettext_lazy("alt")),
        ("contact", gettext_lazy("fra familier du følger opp")),
        ("helper", gettext_lazy("opptak du kan skrive ut")),
        ("waits", gettext_lazy("opptak som ikke er skrevet ut")),
    ),
)
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def photo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The picture of something one may read."""
    return HttpResponse(bytes(photo_for(request.user, pk).large), content_type="image/webp", headers=PICTURE_KEPT)


@require_safe
def photo_small(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same, small enough for a list."""
    return HttpResponse(bytes(photo_for(request.user, pk).small), content_type="image/webp", headers=PICTURE_KEPT)


@require_safe
def sound(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The voice of something one may read; all of it, or the part that the player asks for."""
    found = sound_for(request.user, pk)
    heard, kind = bytes(found.heard), TYPES[SoundKind(found.kind)]
    part = _part(request.headers.get("Range", ""), len(heard))
    if part is None:
        return HttpResponse(heard, content_type=kind, headers=SOUND_KEPT)
    first, last = part
    if first > last:
        return HttpResponse(status=416, headers=SOUND_KEPT | {"Content-Range": f"bytes */{len(heard)}"})
    told = SOUND_KEPT | {"Content-Range": f"bytes {first}-{last}/{len(heard)}"}
    return HttpResponse(heard[first : last + 1], status=206, content_type=kind, headers=told)


@require_safe
def told_to_me(request: HttpRequest) -> HttpResponse:
    """What families have let one read as their contact, and what one is to write out as a helper."""
    user, who = who_is_told(request.user)
    asked = asked_of(request, WHAT)
    found = listed(asked, queries.told_to_me(user, who, words=asked.words, what=asked["hva"]))
    return page(request, "insight/experiences/told_to_me.html", {"list": found}, part="list")


@csp_update({"media-src": ["'self'"]})
@require_http_methods(["GET", "HEAD", "POST"])
def write_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write out what is said in a voice, as the helper its author has asked."""
    told = heard_to_write_out(request.user, pk)
    form = WriteOutForm(request.POST if request.method == "POST" else None, initial={"text": told.text})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.write_out(told, text=form.cleaned_data["text"], by=request.user)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Lagret. Den som fortalte, ser i loggen at du har skrevet det ut."))
        return go(request, reverse("told_to_me"))
    return page(request, "insight/experiences/write_out.html", {"experience": told, "form": form})


def _part(asked: str, length: int) -> tuple[int, int] | None:
    """The first and last byte a player asks for; None for all of it, and for what we do not understand."""
    found = RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return max(0, length - int(last)), length - 1
    return int(first), min(int(last) if last else length - 1, length - 1)
