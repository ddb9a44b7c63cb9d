"""The doors to findings."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.models import Finding, FindingWords
from usving.people.models import Account
from usving.process.access import Standing, standing_of


def findings_visible_to(who: Standing) -> QuerySet[Finding]:
    """The findings this person may read: those of the processes one takes part in whose circles have joined."""
    return Finding.objects.filter(process__in=who.joined)


def finding_for(user: Account, pk: UUID) -> tuple[Finding, Standing]:
    """A finding one may read, and where one stands; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(findings_visible_to(who).select_related("process"), pk=pk), who


def finding_to_answer(user: Account, pk: UUID) -> tuple[Finding, Standing]:
    """A finding one may say something to or word anew, for one's own side; 404 otherwise."""
    finding, who = finding_for(user, pk)
    if who.side_in(finding.process_id) is None:
        raise Http404
    return finding, who


def own_words_to(user: Account, pk: UUID) -> FindingWords:
    """What one has said oneself to a finding; 404 otherwise."""
    who = standing_of(user)
    found = FindingWords.objects.filter(hand__account=user.pk, process__in=who.joined).select_related("finding")
    return get_object_or_404(found, pk=pk)
