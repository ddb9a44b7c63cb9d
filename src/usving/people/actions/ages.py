"""A youth of the family turns eighteen."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account, FamilyMember
from usving.people.rules.ages import NotOfAge

REFUSALS = {
    NotOfAge.TOO_YOUNG: _("Fødselsdatoen sier at dette er før 18 år."),
    NotOfAge.AGE_UNKNOWN: _("Vi vet ikke når du er født. Be en voksen i familien om å si fra."),
    NotOfAge.NOT_A_YOUTH: _("Dette gjelder bare ungdom med egen innlogging."),
}


@transaction.atomic
def come_of_age(place: FamilyMember, *, by: Account) -> None:
    """Let a youth be an adult of the family from now on. Raises Refused where the date of birth says otherwise."""
    outcome = answer_of("people_come_of_age", place.pk)
    if outcome == "refused":
        raise Refused(_("Bare den det gjelder, eller en voksen i familien, kan gjøre dette."))
    if outcome != "adult":
        raise Refused(REFUSALS[NotOfAge(outcome)])
    record("people.came_of_age", by=by, about=place, family=place.family_id, role="family-member")
