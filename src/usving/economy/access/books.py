"""The doors to a household's money: its own adults, or the one person. Nobody else, by no consent and in no role."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.economy.models import Book, Commitment, Line, SortingRule
from usving.people.access import families_of, family_ids, own_family
from usving.people.models import Account, Family


def books_visible_to(user: Account) -> QuerySet[Book]:
    """The books that are one's own: the family's for its adults, and one's own alone."""
    return Book.objects.filter(Q(family__in=family_ids(user, adult=True)) | Q(account=user.pk))


def keeps_money(user: Account) -> None:
    """Let in those who may have a book: whoever is in a family here, or has a book from before; 404 for everyone else."""
    if not families_of(user).exists() and not books_visible_to(user).exists():
        raise Http404


def adults_family(user: Account) -> Family | None:
    """The family whose book one may share, as an adult in it; None for everyone else."""
    family = own_family(user)
    return family if family is not None and family.pk in family_ids(user, adult=True) else None


def book_for(user: Account, pk: UUID) -> Book:
    """Let an owner in to a book; 404 for everyone else."""
    return get_object_or_404(books_visible_to(user), pk=pk)


def line_for(user: Account, pk: UUID) -> Line:
    """Let an owner in to a line, also one that is taken away and may be fetched back; 404 for everyone else."""
    return get_object_or_404(Line.objects.filter(book__in=books_visible_to(user)).select_related("book"), pk=pk)


def commitment_for(user: Account, pk: UUID) -> Commitment:
    """Let an owner in to a debt or a cost; 404 for everyone else."""
    return get_object_or_404(Commitment.objects.filter(book__in=books_visible_to(user)).select_related("book"), pk=pk)


def rule_for(user: Account, pk: UUID) -> SortingRule:
    """Let an owner in to a rule for sorting; 404 for everyone else."""
    return get_object_or_404(SortingRule.objects.filter(book__in=books_visible_to(user)).select_related("book"), pk=pk)
