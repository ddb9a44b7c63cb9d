"""Choosing values, ordering them, saying why, going a round again, and showing one to the family."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Family
from usving.strengths.models import ChosenValue, ShownValue, ValueRound
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.rules.cards import ValueCard
from usving.strengths.rules.values import WhyNotValues, moved, why_not_name


@transaction.atomic
def choose_cards(
    *, cards: Iterable[ValueCard], own: Iterable[str], new: Iterable[str], number: int, language: str, by: Account
) -> ValueRound:
    """Choose cards in one's round: shipped `cards`, `own` ones by id, and `new` ones by name.

    What is not among them is set aside with its words. Raises Refused where nothing is chosen, or a name stands twice.
    """
    cards, own, new = list(cards), set(own), list(new)
    if not cards and not own and not new:
        raise Refused(REFUSALS[WhyNotValues.NONE_CHOSEN], field="cards")
    common = {"municipality_id": by.municipality_id}
    round, _fresh = ValueRound.objects.get_or_create(account=by, number=number, defaults=common)
    there = list(ChosenValue.objects.select_for_update().filter(round=round).order_by("position", "pk"))
    names = {value.name for value in there if value.name} | {card.name(language) for card in cards}
    if reason := why_not_name([*names, *new]):
        raise Refused(REFUSALS[reason], field="new_1")
    _tick(there, {card.code for card in cards}, own)
    held = {value.card for value in there}
    added = [(card.code, card.name(language)) for card in cards if card.code not in held]
    added += [("", name) for name in new]
    start = max((value.position for value in there), default=0) + 1
    ChosenValue.objects.bulk_create(
        ChosenValue(**common, account=by, round=round, card=code, name=name, position=start + place)
        for place, (code, name) in enumerate(added)
    )
    record("strengths.values_chosen", by=by, account=by.pk, round=round.number)
    return round


def _tick(there: list[ChosenValue], codes: set[str], own: set[str]) -> None:
    for value in there:
        chosen = value.card in codes if value.card else str(value.pk) in own
        if chosen != value.chosen:
            value.chosen = chosen
            value.save(update_fields=["chosen"])


@transaction.atomic
def move_value(value: ChosenValue, *, up: bool, by: Account) -> None:
    """Move a value one step up or down among those chosen in its round."""
    there = list(
        ChosenValue.objects.select_for_update().filter(round=value.round_id, chosen=True).order_by("position", "pk")
    )
    order = moved([str(each.pk) for each in there], str(value.pk), up=up)
    places = {pk: place for place, pk in enumerate(order, start=1)}
    for each in there:
        if each.position != places[str(each.pk)]:
            each.position = places[str(each.pk)]
            each.save(update_fields=["position"])
    record("strengths.values_ordered", by=by, account=by.pk)


@transaction.atomic
def say_value(value: ChosenValue, *, why: str, importance: int | None, lived: int | None, by: Account) -> None:
    """Say why a value matters, how much, and how it is lived today."""
    value.refresh_from_db(from_queryset=ChosenValue.objects.select_for_update())
    value.why, value.importance, value.lived = why, importance, lived
    value.save(update_fields=["why", "importance", "lived"])
    record("strengths.value_said", by=by, account=by.pk, about=value)


@transaction.atomic
def delete_value(value: ChosenValue, *, by: Account) -> None:
    """Delete a value and the words about it for good; what has been shown to the family stays till it is taken back."""
    record("strengths.value_deleted", by=by, account=by.pk)
    value.delete()


@transaction.atomic
def begin_again(*, number: int, by: Account) -> ValueRound:
    """Begin round `number` with the cards of the one before it, without its words and marks; asked twice, it is begun once.

    Raises Refused where the round before it has no chosen card, or does not exist.
    """
    before = ChosenValue.objects.filter(account=by, round__number=number - 1, chosen=True).order_by("position", "pk")
    if not before:
        raise Refused(REFUSALS[WhyNotValues.NONE_CHOSEN])
    common = {"municipality_id": by.municipality_id}
    round, fresh = ValueRound.objects.get_or_create(account=by, number=number, defaults=common)
    if fresh:
        ChosenValue.objects.bulk_create(
            ChosenValue(**common, account=by, round=round, card=value.card, name=value.name, position=value.position)
            for value in before
        )
        record("strengths.round_begun", by=by, account=by.pk, round=number)
    return round


@transaction.atomic
def show_value(value: ChosenValue, *, name: str, with_why: bool, family: Family, by: Account) -> ShownValue:
    """Show one value to the family, as a copy; `with_why` also one's words about it. Shown again, the copy is new."""
    ShownValue.objects.filter(family=family, value=value.pk, account=by).delete()
    shown = ShownValue.objects.create(
        municipality_id=by.municipality_id, family=family, account=by, value=value.pk, name=name,
        why=value.why if with_why else "", shown_at=timezone.now(),
    )  # fmt: skip
    record("strengths.value_shown", by=by, account=by.pk, family=family.pk, why=with_why)
    return shown


@transaction.atomic
def hide_value(shown: ShownValue, *, by: Account) -> None:
    """Take back what one has shown to the family."""
    record("strengths.value_hidden", by=by, account=by.pk, family=shown.family_id)
    shown.delete()
