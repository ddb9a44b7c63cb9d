"""A person's helpers, and those whom someone helps."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from usving.people.models import Account, Mandate
from usving.people.models.consents import HELPER_KINDS
from usving.people.queries.behind import people_behind
from usving.people.rules.consents import HelperKind


@dataclass(frozen=True)
class Helper:
    """A mandate that holds, with the name of whoever has it."""

    mandate: Mandate
    name: str

    @property
    def kind_words(self) -> Any:
        """What the helper is."""
        return HELPER_KINDS[HelperKind(self.mandate.kind)]


def helpers_of(person: UUID) -> list[Helper]:
    """Whom a person has let help, what ends first before the rest."""
    rows = list(Mandate.objects.filter(person=person, ends__gte=timezone.localdate()).order_by("ends", "pk"))
    behind = people_behind({row.helper_id for row in rows})
    return [Helper(row, behind[row.helper_id].name if row.helper_id in behind else "") for row in rows]


def helped_by(account: Account) -> list[Mandate]:
    """The mandates that someone has from others and that hold today, by name."""
    today = timezone.localdate()
    living = Mandate.objects.filter(helper=account.pk, starts__lte=today, ends__gte=today)
    return list(living.select_related("person").order_by("person__name", "pk"))
