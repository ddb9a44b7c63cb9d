"""The doors to a person's own matter: statements, consents, questions, mandates, copies."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.audit.actions import record
from usving.people.access.families import current
from usving.people.models import Account, Consent, ConsentRequest, FamilyMember, Mandate, OwnCopy, Statement

NAMED = ("organisation", "team")  # the people of a consent are asked for by name apart: not all are known to all


def deciding_for(user: Account) -> list[UUID]:
    """The persons whom this account answers for: itself, and those who have given it a mandate to answer."""
    today = timezone.localdate()
    mandates = Mandate.objects.filter(helper=user.pk, may_answer=True, starts__lte=today, ends__gte=today)
    return [user.person_id, *mandates.values_list("person_id", flat=True)]


def own_matter(user: Account) -> UUID:
    """Let in whoever is in a family, or has something of their own here since they were; 404 for everyone else.

    Returns the id of the person.
    """
    if not has_matter(user):
        raise Http404
    return user.person_id


def has_matter(user: Account) -> bool:
    """Whether someone is in a family, or has put something down or opened something since they were."""
    person = OuterRef("person")
    families = FamilyMember.objects.filter(current(), person=person, kind__in=["adult", "youth"])
    said, opened = Statement.objects.filter(author=person), Consent.objects.filter(giver=person)
    return Account.objects.filter(Q(Exists(families)) | Q(Exists(said)) | Q(Exists(opened)), pk=user.pk).exists()


def statement_of(user: Account, pk: UUID) -> Statement:
    """Let an author in to their own words, removed ones too; 404 for everyone else, those they are about included."""
    return get_object_or_404(Statement, pk=pk, author=user.person_id)


def consent_of(user: Account, pk: UUID) -> Consent:
    """Let whoever gave a consent in to it, or a helper who may answer for them; 404 for everyone else."""
    return get_object_or_404(Consent.objects.select_related(*NAMED), pk=pk, giver__in=deciding_for(user))


def request_to(user: Account, pk: UUID) -> ConsentRequest:
    """Let those who decide in to what is asked of them; 404 for the rest of the household, and for who asked."""
    asked = ConsentRequest.objects.exclude(asked_by=user.pk).select_related(*NAMED)
    return get_object_or_404(asked, pk=pk, taken_back_at__isnull=True)


def request_by(user: Account, pk: UUID) -> ConsentRequest:
    """Let whoever asked in to their own question; 404 for everyone else."""
    return get_object_or_404(ConsentRequest, pk=pk, asked_by=user.pk, taken_back_at__isnull=True)


def mandate_of(user: Account, pk: UUID) -> Mandate:
    """Let the person and the helper in to a mandate that holds; 404 for everyone else."""
    either_side = Q(person=user.person_id) | Q(helper=user.pk)
    living = Mandate.objects.filter(either_side, ends__gte=timezone.localdate())
    return get_object_or_404(living.select_related("person"), pk=pk)


def helped(user: Account, pk: UUID) -> Mandate:
    """Let a helper in to act within a mandate that holds today; 404 for everyone else."""
    today = timezone.localdate()
    living = Mandate.objects.filter(helper=user.pk, starts__lte=today, ends__gte=today)
    return get_object_or_404(living.select_related("person"), pk=pk)


def own_copy(user: Account, pk: UUID) -> OwnCopy:
    """Let someone in to a copy they asked for, while it lasts; 404 for everyone else, and after its day."""
    return get_object_or_404(OwnCopy, pk=pk, account=user.pk, progress="made", expires_at__gt=timezone.now())


def own_everything(user: Account) -> Account:
    """Let someone in to all that is kept of themselves, and record it: it tells them if anyone else was here as them."""
    record("people.own_data_read", by=user, about=user, account=user.pk)
    return user
