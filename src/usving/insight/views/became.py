"""What became of what one told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.insight.access import own_experience
from usving.insight.queries import experiences as queries
from usving.insight.queries import trace


@require_safe
def became(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From what one told, forwards: answered, read together, found, tried, made use of; for its teller."""
    told, who = own_experience(request.user, pk)
    context = {
        "experience": told,
        "place": queries.place_of(told),
        "steps": trace.became(told, who),
        "reply": queries.reply_to(told),
        "narrowed": queries.is_narrowed(told),
    }
    return page(request, "insight/experiences/became.html", context)
