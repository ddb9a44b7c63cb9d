"""Whether someone has a matter of their own here, and whether they help others with theirs: what the menu wants to know."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from usving.people.access.matter import of_own_matter
from usving.people.models import Account, Mandate


def has_own_matter() -> ExpressionWrapper:
    """Whether «Min sak» answers an account, as a value beside it."""
    return _said(of_own_matter())


def helps_someone() -> ExpressionWrapper:
    """Whether an account has a mandate from someone today, as a value beside it."""
    today = timezone.localdate()
    return _said(Q(Exists(Mandate.objects.filter(helper=OuterRef("pk"), starts__lte=today, ends__gte=today))))


def own_doors(account: Account) -> tuple[bool, bool]:
    """Whether «Min sak» answers this account, and whether they help someone today."""
    found = Account.objects.filter(pk=account.pk)
    return found.annotate(own=has_own_matter(), helps=helps_someone()).values_list("own", "helps").get()


def _said(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
