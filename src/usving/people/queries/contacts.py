"""Contact persons: whom a family has, has had and has asked; which families a worker follows, and is asked by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from usving.audit.actions import record
from usving.audit.models import Entry
from usving.core.searching import with_words
from usving.people.access import current, families_followed_by
from usving.people.models import Account, ContactRequest, Family, FamilyMember, FollowUp
from usving.people.queries.behind import Behind, people_behind


@dataclass(frozen=True)
class Line:
    """Someone who follows the family up, has done so, or is asked: the row, and the person as the family may know them."""

    row: Any
    person: Behind | None


@dataclass(frozen=True)
class Ours:
    """A family's contact persons now, the questions that are open, and the last one who is not there any more."""

    now: list[Line]
    open: list[Line]
    last: Line | None


def ours(family: Family) -> Ours:
    """What a family has of contact persons."""
    today = timezone.localdate()
    follows = list(FollowUp.objects.filter(family=family).order_by("-ends", "-starts", "pk"))
    questions = list(ContactRequest.objects.filter(family=family, reply="").order_by("asked_at", "pk"))
    behind = people_behind({row.worker_id for row in follows} | {row.worker_id for row in questions})
    lines = [Line(row, behind.get(row.worker_id)) for row in follows]
    now = [line for line in lines if line.row.starts <= today and (line.row.ends is None or line.row.ends >= today)]
    over = [line for line in lines if line.row.ends is not None and line.row.ends < today]
    return Ours(now, [Line(row, behind.get(row.worker_id)) for row in questions], over[0] if over else None)


def lacks_contact(account: Account) -> Family | None:
    """A family that this adult speaks for which had a contact person, has none now and has asked nobody; else None."""
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind="adult")
    families = Family.objects.filter(pk__in=places.values("family"), followup__isnull=False)
    with_one = FollowUp.objects.filter(current()).values("family")
    asking = ContactRequest.objects.filter(reply="").values("family")
    return families.exclude(pk__in=with_one).exclude(pk__in=asking).order_by("pk").first()


def asked_of(account: Account) -> list[ContactRequest]:
    """The questions from families that this worker has not answered, the oldest first."""
    return list(ContactRequest.objects.filter(worker=account.pk, reply="").order_by("asked_at", "pk"))


def followed_by(account: Account, words: str = "") -> QuerySet[FollowUp]:
    """The families that this worker follows up, by name, narrowed by words in it."""
    families = families_followed_by(account)
    rows = FollowUp.objects.filter(current(), worker=account.pk, family__in=families).select_related("family")
    rows = with_words(rows, words, "family__name") if words else rows
    return rows.order_by("family__name", "pk")


def record_listed(families: Iterable[Family], by: Account) -> None:
    """That these families were listed stands in the log of each, once a day."""
    seen = Entry.objects.filter(actor_id=by.pk, event="people.family_listed", at__date=timezone.localdate())
    shown = set(seen.values_list("family_id", flat=True))
    for family in families:
        if family.pk not in shown:
            record("people.family_listed", by=by, about=family, family=family.pk, role="contact")
