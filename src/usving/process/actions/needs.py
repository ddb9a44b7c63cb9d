"""Saying what one needs, and seeing to it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.people.models import Account, Family
from usving.process.models import Arrangement, Gathering, Need, Seat
from usving.process.rules.needs import NeedKind, Said


@transaction.atomic
def say_needs(owner: Family | Account, *, said: Mapping[NeedKind, Said], seats: Iterable[UUID], by: Account) -> None:
    """Keep what a family, or someone for themselves, has said they need; what is empty now is kept no more.

    What is no longer told takes with it what was noted about it for their `seats`.
    """
    whose: dict[str, Any] = {"family": owner} if isinstance(owner, Family) else {"account": owner}
    before = {need.kind: need.facts() for need in Need.objects.select_for_update(of=("self",)).filter(**whose)}
    changed = [each for kind, each in said.items() if each != before.get(kind, Said(kind, 0, "", False))]
    for each in changed:
        _keep(whose, each, by)
    untold = [each.kind.value for each in changed if not each.told]
    Arrangement.objects.filter(seat__in=list(seats), kind__in=untold).delete()
    if changed:
        family = owner.pk if isinstance(owner, Family) else None
        record("process.needs_said", by=by, account=by.pk, family=family)


def _keep(whose: Mapping[str, Any], said: Said, by: Account) -> None:
    if said.is_empty:
        Need.objects.filter(**whose, kind=said.kind.value).delete()
        return
    defaults = {"municipality_id": by.municipality_id, "count": said.count, "words": said.words, "told": said.told}
    Need.objects.update_or_create(**whose, kind=said.kind.value, defaults={**defaults, "changed_at": timezone.now()})


@transaction.atomic
def arrange(gathering: Gathering, *, seat: Seat, kind: NeedKind, done: bool, words: str, by: Account) -> Arrangement:
    """Note that a seat's need is seen to for one gathering, or not yet, and who does it. The last word counts."""
    arrangement, _fresh = Arrangement.objects.update_or_create(
        gathering=gathering, seat=seat, kind=kind.value,
        defaults={
            "municipality_id": by.municipality_id, "done": done, "words": words, "by": by, "at": timezone.now(),
        },
    )  # fmt: skip
    record("process.need_arranged", by=by, about=gathering, family=seat.family_id, account=seat.account_id, done=done)
    return arrangement
