"""Whether someone has a matter of their own here, and whether they help others with theirs: what the menu wants to know."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from usving.people.access import current
from usving.people.models import Account, Consent, FamilyMember, Mandate, Statement


def has_own_matter() -> ExpressionWrapper:
    """The condition that «Min sak» answers an account: what `access.matter.own_matter` asks, in the question about accounts."""
    person = OuterRef("person")
    families = FamilyMember.objects.filter(current(), person=person, kind__in=["adult", "youth"])
    said, opened = Statement.objects.filter(author=person), Consent.objects.filter(giver=person)
    return _said(Q(Exists(families)) | Q(Exists(said)) | Q(Exists(opened)))


def helps_someone() -> ExpressionWrapper:
    """The condition that an account has a mandate from someone today."""
    today = timezone.localdate()
    return _said(Q(Exists(Mandate.objects.filter(helper=OuterRef("pk"), starts__lte=today, ends__gte=today))))


def own_doors(account: Account) -> tuple[bool, bool]:
    """Whether «Min sak» answers this account, and whether they help someone today."""
    found = Account.objects.filter(pk=account.pk)
    return found.annotate(own=has_own_matter(), helps=helps_someone()).values_list("own", "helps").get()


def _said(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
