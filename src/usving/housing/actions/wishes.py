"""Saying what one wishes of a home, changing it, ordering it, taking it away and back, and carrying a value into it."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.housing.models import Wish, WishTie, WishVersion
from usving.housing.models.refusals import REFUSALS
from usving.housing.rules.wishes import WishKind, why_not_say, why_not_undo
from usving.people.models import Account, Family
from usving.strengths.models import ChosenValue


@transaction.atomic
def say_wish(*, key: UUID, family: Family, kind: WishKind, words: str, by: Account, value_words: str = "") -> Wish:
    """Say a wish in one's own words; the same `key` twice is one wish. Raises Refused where one has said it already.

    `value_words` is the value it comes from, in the words the family is to see; empty where that is one's own business.
    """
    if sent_before := Wish.objects.filter(pk=key, account=by).first():
        return sent_before
    mine = list(Wish.objects.select_for_update().filter(family=family, account=by, removed_at__isnull=True))
    if reason := why_not_say(words, said=[wish.words for wish in mine]):
        raise Refused(REFUSALS[reason], field="words")
    wish = Wish(
        pk=key, municipality_id=by.municipality_id, family=family, account=by, kind=kind.value, words=words,
        value_words=value_words, position=1 + max((each.position for each in mine), default=0),
    )  # fmt: skip
    try:
        with transaction.atomic():
            wish.save(force_insert=True)
    except IntegrityError:  # the other of two clicks, just now
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    record("housing.wish_said", by=by, account=by.pk, family=family.pk, kind=kind.value)
    return wish


@transaction.atomic
def carry(
    value: ChosenValue, *, key: UUID, family: Family, kind: WishKind, words: str, told: bool, name: str, by: Account
) -> Wish:
    """Carry a value of one's own into a wish: the words are new, the tie is one's own alone.

    `told`: the family is to see the `name` of the value. Raises Refused as `say_wish` does.
    """
    wish = say_wish(key=key, family=family, kind=kind, words=words, value_words=name if told else "", by=by)
    WishTie.objects.get_or_create(
        wish=wish, account=by, defaults={"municipality_id": by.municipality_id, "value": value}
    )
    return wish


@transaction.atomic
def change_wish(wish: Wish, *, kind: WishKind, words: str, by: Account) -> None:
    """Change one's wish; the former words are kept for oneself for thirty days. Raises Refused where it is said already."""
    wish.refresh_from_db(from_queryset=Wish.objects.select_for_update())
    if (wish.kind, wish.words) == (kind.value, words):
        return
    others = Wish.objects.filter(family=wish.family_id, account=by, removed_at__isnull=True).exclude(pk=wish.pk)
    if reason := why_not_say(words, said=others.values_list("words", flat=True)):
        raise Refused(REFUSALS[reason], field="words")
    WishVersion.objects.create(
        municipality_id=wish.municipality_id, wish=wish, account=by, kind=wish.kind, words=wish.words
    )
    wish.kind, wish.words, wish.changed_at = kind.value, words, timezone.now()
    wish.save(update_fields=["kind", "words", "changed_at"])
    record("housing.wish_changed", by=by, account=by.pk, family=wish.family_id, kind=kind.value)


@transaction.atomic
def move_wish(wish: Wish, *, up: bool, by: Account) -> None:
    """Move one's wish a step up or down among one's own of its kind."""
    mine = Wish.objects.select_for_update().filter(family=wish.family_id, account=by, removed_at__isnull=True)
    order = list(mine.filter(kind=wish.kind).order_by("position", "said_at", "pk"))
    here = next(place for place, each in enumerate(order) if each.pk == wish.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        for place, each in enumerate(order, start=1):
            each.position = place
            each.save(update_fields=["position"])
        record("housing.wish_ordered", by=by, account=by.pk)


@transaction.atomic
def remove_wish(wish: Wish, *, by: Account) -> None:
    """Take one's wish away; it can come back for thirty days."""
    wish.removed_at = timezone.now()
    wish.save(update_fields=["removed_at"])
    record("housing.wish_removed", by=by, account=by.pk, family=wish.family_id)


@transaction.atomic
def put_back(wish: Wish, *, by: Account) -> None:
    """Have back what one took away. Raises Refused after thirty days."""
    if wish.removed_at and (reason := why_not_undo(wish.removed_at, now=timezone.now())):
        raise Refused(REFUSALS[reason])
    wish.removed_at = None
    wish.save(update_fields=["removed_at"])
    record("housing.wish_back", by=by, account=by.pk, family=wish.family_id)
