"""What a teller has to say of their own words on the open page: offering them, saying yes, taking them down."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access import own_experience
from usving.insight.access.open_pages import own_story
from usving.insight.actions import open_pages as actions
from usving.insight.forms.open_pages import StoryForm
from usving.insight.queries import experiences as told_queries
from usving.insight.queries import open_pages as queries
from usving.process.rules.seats import Act


@require_http_methods(["GET", "HEAD", "POST"])
def open_story(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exactly what is to stand on the open page; what is proposed anew, for a yes or a no; and when it came down."""
    told, who = own_experience(request.user, pk)
    part = queries.story_of(told, request.user)
    form = StoryForm(request.POST if request.method == "POST" else None, initial=StoryForm.again(told, part))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.offer_story(told, by=request.user, **form.cleaned_data)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Lagret. Bare akkurat disse ordene kan stå på den åpne siden."))
    context = {
        "experience": told,
        "place": told_queries.place_of(told),
        "part": part,
        "digest": queries.words_digest(part) if part else "",
        "agreed": bool(part and queries.said_yes(part)),
        "is_open": bool(part and queries.is_open(part)),
        "slug": queries.shown_slug(part) if part else "",
        "may_write": who.may(Act.WRITE, told.process_id),
        "form": form,
    }
    return page(request, "insight/open/story.html", context, then=reverse("open_story", args=[told.pk]))


@require_POST
def agreed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes to exactly the words that stood there."""
    told, part = own_story(request.user, pk)
    try:
        actions.say_yes(part, seen=request.POST.get("digest", ""), by=request.user)
        messages.success(request, _("Du har sagt ja til akkurat disse ordene."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, reverse("open_story", args=[told.pk]))


@require_POST
def taken_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's own words down, at a word."""
    told, part = own_story(request.user, pk)
    actions.take_down(part, by=request.user)
    messages.success(
        request, _("Ordene dine er tatt ned. Siden viser dem ikke mer. Det noen har lest eller skrevet ut, har de.")
    )
    return go(request, reverse("open_story", args=[told.pk]))
