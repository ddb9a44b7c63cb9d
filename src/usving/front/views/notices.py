"""From something one has been told of, to where it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from usving.core.pages import go
from usving.front.queries.notices import address_of
from usving.people.queries.notices import linked_to


@require_safe
def notice_there(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go to what a notice of one's own is about; back to the notices where it is gone."""
    notice = get_object_or_404(linked_to(request.user), pk=pk)
    there = address_of(notice.about, request.user)
    if not there:
        messages.info(request, _("Det varselet gjelder, er borte, eller det er ikke delt med deg lenger."))
    return go(request, there or "notices")
