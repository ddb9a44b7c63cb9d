"""What the pages of wishes show, and what those who weigh homes later will ask for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from usving.housing.access import wishes_visible_to
from usving.housing.models import Wish, WishTie, WishVersion
from usving.housing.models.wishes import KINDS
from usving.housing.rules.wishes import UNDO, Criterion, WishKind, in_order
from usving.people.models import Account, Family
from usving.people.queries.behind import people_behind
from usving.strengths.models import ChosenValue


@dataclass(frozen=True)
class Said:
    """A wish on the page: its row, the value of one's own that it came from, and whether it can be moved."""

    wish: Wish
    value: str
    first: bool
    last: bool


@dataclass(frozen=True)
class Group:
    """The wishes of one kind that one person has."""

    kind: WishKind
    label: str
    wishes: list[Said]


@dataclass(frozen=True)
class Person:
    """One in the family, and what they wish."""

    name: str
    mine: bool
    groups: list[Group]


def wishes_at_home(user: Account, family: Family) -> list[Person]:
    """What each in the family wishes: oneself first, then the others by name."""
    found = list(_standing(user, family))
    ties = dict(WishTie.objects.filter(account=user.pk, wish__in=found).values_list("wish", "value__name"))
    names = {pk: behind.name for pk, behind in people_behind({wish.account_id for wish in found}).items()}
    people = [
        Person(
            names.get(whose, ""), whose == user.pk, _groups([wish for wish in found if wish.account_id == whose], ties)
        )
        for whose in dict.fromkeys(wish.account_id for wish in found)
    ]
    return sorted(people, key=lambda person: (not person.mine, person.name))


def _groups(wishes: list[Wish], ties: dict[UUID, str]) -> list[Group]:
    groups = []
    for kind in WishKind:
        here = [wish for wish in wishes if wish.kind == kind]
        said = [Said(wish, ties.get(wish.pk, ""), wish is here[0], wish is here[-1]) for wish in here]
        if said:
            groups.append(Group(kind, str(KINDS[kind]), said))
    return groups


def criteria_of(family: Family, *, user: Account) -> list[Criterion]:
    """A family's wishes as criteria, in the order they count; for whoever `user` is, no more than they may read."""
    return in_order(
        Criterion(wish.pk, wish.account_id, WishKind(wish.kind), wish.position, wish.words, wish.value_words)
        for wish in _standing(user, family)
    )


def _standing(user: Account, family: Family) -> QuerySet[Wish]:
    here = wishes_visible_to(user).filter(family=family, removed_at__isnull=True)
    return here.order_by("position", "said_at", "pk")


def taken_away(user: Account, family: Family) -> list[Wish]:
    """What one has taken away and can still have back, the newest first."""
    since = timezone.now() - UNDO
    gone = wishes_visible_to(user).filter(account=user.pk, family=family, removed_at__gte=since)
    return list(gone.order_by("-removed_at"))


def former_words(wish: Wish, user: Account) -> list[tuple[datetime, str, str]]:
    """What a wish said before, as (until, kind, words), the newest first; for its owner."""
    versions = WishVersion.objects.filter(wish=wish, account=user.pk).order_by("-until")
    return [(each.until, str(KINDS[WishKind(each.kind)]), each.words) for each in versions]


def value_behind(wish: Wish, user: Account) -> ChosenValue | None:
    """The value of one's own that a wish came from, if any."""
    tie = WishTie.objects.filter(wish=wish, account=user.pk).select_related("value").first()
    return tie.value if tie else None
