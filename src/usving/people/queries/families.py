"""A family's people, and whom it can call."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from usving.people.access import current
from usving.people.models import Account, Birth, Family, FamilyMember, FollowUp
from usving.people.models.families import MEMBER_KINDS
from usving.people.queries.behind import Behind, people_behind
from usving.people.rules.members import why_not_code
from usving.people.rules.roles import MemberKind


@dataclass(frozen=True)
class Member:
    """Someone in a family as whoever asks sees them."""

    place: FamilyMember
    account: Account | None
    may_get_code: bool

    @property
    def kind_words(self) -> str:
        """Adult, youth or child, in words."""
        return str(MEMBER_KINDS[MemberKind(self.place.kind)])


def members_of(family: Family, *, asker: Account, by_contact: bool) -> list[Member]:
    """The people of a family now, in its own order (adults first where it has none).

    Each comes with whether the asker may make a code on paper for them.
    """
    places = FamilyMember.objects.filter(current(), family=family).select_related("person")
    places = places.order_by("position", "kind", "person__name")
    accounts = {
        each.person_id: each for each in Account.objects.filter(person__in=[place.person_id for place in places])
    }
    return [_member(place, accounts.get(place.person_id), asker, by_contact) for place in places]


def _member(place: FamilyMember, account: Account | None, asker: Account, by_contact: bool) -> Member:
    reason = why_not_code(
        account=account is not None,
        has_been_here=account is not None and account.last_login is not None,
        by_contact=by_contact,
        oneself=account == asker,
    )
    return Member(place, account, may_get_code=reason is None)


def member_of(family: Family, pk: UUID) -> FamilyMember:
    """One place in a family; 404 where it is none of this family's."""
    found = FamilyMember.objects.filter(current(), family=family, pk=pk).select_related("person").first()
    if found is None:
        raise Http404
    return found


def birth_of(person: UUID) -> date | None:
    """When someone was born, as far as whoever asks may know."""
    return Birth.objects.filter(person=person).values_list("day", flat=True).first()


def contacts_of(family: Family) -> list[Behind]:
    """The people whom the family can call: those who follow it up now, by name."""
    workers = FollowUp.objects.filter(current(), family=family).values_list("worker_id", flat=True)
    return sorted(people_behind(list(workers)).values(), key=lambda person: person.name)
