"""That a youth of the family is eighteen."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usving.core.pages import go
from usving.core.refusal import Refused
from usving.people.access import family_for, family_ids
from usving.people.actions.ages import come_of_age
from usving.people.queries.families import member_of


@require_POST
def of_age(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    """A youth is an adult from now on; said by themselves, or by an adult of the family."""
    if pk not in family_ids(request.user):
        raise Http404
    family = family_for(request.user, pk)
    member = member_of(family, place)
    if member.person_id != request.user.person_id and pk not in family_ids(request.user, adult=True):
        raise Http404
    try:
        come_of_age(member, by=request.user)
        messages.success(request, _("%(name)s er voksen her fra nå av.") % {"name": member.person.name})
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, reverse("family", args=[family.pk]))
