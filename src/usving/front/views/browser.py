"""What browsers and search engines ask for by themselves."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from usving.core import gallery as components

# Only the front page and what stands open to everyone: all else is somebody's.
ROBOTS = "User-agent: *\nAllow: /$\nAllow: /apen/\nDisallow: /\n"


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to keep out of all but the front page and the open pages."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponse:
    """Send those who ask the old way on to the little U."""
    return HttpResponseRedirect(static("core/img/u.svg"))


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; only where DEBUG is on."""
    return render(request, "core/gallery.html", components.context())
