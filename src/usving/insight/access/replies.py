"""The door to answers: whoever may read what is answered."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.access.experiences import experiences_visible_to, record_outsider
from usving.insight.models import Reply
from usving.people.models import Account
from usving.process.access import Standing, standing_of


def reply_for(user: Account, pk: UUID) -> tuple[Reply, Standing]:
    """An answer owed or given for something one may read, and where one stands; 404 otherwise."""
    who = standing_of(user)
    found = Reply.objects.select_related("experience", "process", "seat")
    reply = get_object_or_404(found, pk=pk)
    if reply.experience is None or not experiences_visible_to(who).filter(pk=reply.experience.pk).exists():
        raise Http404
    record_outsider([reply.experience], who, by=user)
    return reply, who
