"""Weighing: beginning, naming areas, listing uses, setting limits. What cannot be had together is said in names."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.economy.models import LifeArea, PossibleUse, Weighing
from usving.economy.queries.alternatives import sentence
from usving.economy.rules.alternatives import (
    Refusal,
    Use,
    Weighed,
    WhyNotTogether,
    WhyNotUse,
    why_not_together,
    why_not_use,
)
from usving.people.models import Account, Family

FIELDS = {
    WhyNotUse.CIRCLE: "needs",
    WhyNotUse.NEEDS_WHAT_IT_EXCLUDES: "needs",
    WhyNotUse.NAMED_TWICE: "name",
    WhyNotUse.TOO_MANY: "name",
    WhyNotTogether.EXCLUDE: "excludes",
}
LIMITS = {
    WhyNotTogether.MONEY_PER_MONTH: "per_month",
    WhyNotTogether.MONEY_ONCE: "once",
    WhyNotTogether.HOURS: "hours",
}


def refuse(refusal: Refusal, field: str) -> None:
    """Raise a refusal that names what it is about, beside a field."""
    raise Refused(sentence(refusal), field=field)


@transaction.atomic
def begin_weighing(family: Family | None, *, by: Account) -> Weighing:
    """Begin a weighing: the `family`'s, or one's own alone where it is None. There is one of each; begun twice it is the same."""
    whose: dict[str, Any] = {"family": family} if family else {"account": by}
    weighing, fresh = Weighing.objects.get_or_create(**whose, defaults={"municipality_id": by.municipality_id})
    if fresh:
        record("economy.weighing_begun", by=by, account=by.pk)
    return weighing


@transaction.atomic
def name_areas(weighing: Weighing, *, names: Mapping[UUID, str], new: Iterable[str], by: Account) -> None:
    """Rename the areas there are, and add new ones. What two areas would be called alike stands as it was."""
    there = {area.pk: area for area in _areas(weighing)}
    other = {pk: name for pk, name in names.items() if pk in there and there[pk].name != name}
    for pk in other:  # two may change names with each other
        LifeArea.objects.filter(pk=pk).update(name=str(pk))
    for pk, name in other.items():
        there[pk].name = name
        there[pk].save(update_fields=["name"])
    taken = {area.name.casefold() for area in there.values()}
    fresh: list[str] = []
    for name in new:
        if name.casefold() not in taken:
            fresh.append(name)
            taken.add(name.casefold())
    start = 1 + max((area.position for area in there.values()), default=0)
    LifeArea.objects.bulk_create(
        LifeArea(municipality_id=weighing.municipality_id, weighing=weighing, name=name, position=start + place)
        for place, name in enumerate(fresh)
    )
    record("economy.areas_named", by=by, account=by.pk)


@transaction.atomic
def remove_area(area: LifeArea, *, by: Account) -> None:
    """Take an area away, with what the uses were thought to give there."""
    for use in PossibleUse.objects.select_for_update().filter(weighing=area.weighing_id, gives__has_key=str(area.pk)):
        use.gives.pop(str(area.pk))
        use.save(update_fields=["gives"])
    record("economy.area_removed", by=by, account=by.pk)
    area.delete()


@transaction.atomic
def weigh_areas(weighing: Weighing, *, weights: Mapping[str, int], by: Account) -> None:
    """Keep how much each area weighs."""
    for area in _areas(weighing):
        if (weight := weights.get(str(area.pk), area.weight)) != area.weight:
            area.weight = weight
            area.save(update_fields=["weight"])
    record("economy.areas_weighed", by=by, account=by.pk)


@transaction.atomic
def set_limits(weighing: Weighing, *, per_month: int | None, once: int | None, hours: int | None, by: Account) -> None:
    """Set what there is to use. Raises Refused, naming them, where what must be there cannot be had within it."""
    weighing.refresh_from_db(from_queryset=Weighing.objects.select_for_update())
    found = Weighed(per_month, once, hours, (), tuple(use.facts() for use in _uses(weighing)))
    if (refusal := why_not_together(found)) and refusal.reason in LIMITS:
        refuse(refusal, LIMITS[WhyNotTogether(refusal.reason)])
    weighing.per_month, weighing.once, weighing.hours = per_month, once, hours
    weighing.save(update_fields=["per_month", "once", "hours"])
    record("economy.limits_set", by=by, account=by.pk)


@transaction.atomic
def put_use(weighing: Weighing, *, key: UUID, said: Mapping[str, Any], by: Account) -> PossibleUse:
    """Keep a possible use under the id `key`, new or changed. Raises Refused beside the field that is wrong.

    `said` holds the model's own fields; what names uses of another household is left out.
    """
    weighing.refresh_from_db(from_queryset=Weighing.objects.select_for_update())
    others = [use for use in _uses(weighing) if use.pk != key]
    known = {use.pk for use in others}
    values = {**said, **{name: [each for each in said[name] if each in known] for name in ("needs", "excludes")}}
    facts = Use(
        str(key), values["name"], values["per_month"], values["once"], values["hours"], values["gives"], values["now"],
        values["required"], tuple(map(str, values["excludes"])), tuple(map(str, values["needs"])),
    )  # fmt: skip
    _check(weighing, facts, [use.facts() for use in others])
    values = {**values, "municipality_id": weighing.municipality_id, "changed_at": timezone.now()}
    try:
        with transaction.atomic():
            use, _fresh = PossibleUse.objects.update_or_create(pk=key, weighing=weighing, defaults=values)
    except IntegrityError:  # the other of two clicks, just now
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    record("economy.use_put", by=by, account=by.pk)
    return use


def take_idea(weighing: Weighing, *, words: str, by: Account) -> PossibleUse:
    """Put an idea in the household's list, with nothing said of it yet. Raises Refused where it stands there."""
    blank: dict[str, Any] = {"per_month": 0, "once": 0, "hours": 0, "gives": {}, "now": False, "required": False}
    return put_use(weighing, key=uuid4(), said={"name": words, **blank, "needs": [], "excludes": []}, by=by)


def _check(weighing: Weighing, use: Use, others: list[Use]) -> None:
    if refusal := why_not_use(use, others):
        refuse(refusal, FIELDS[refusal.reason])
    found = Weighed(weighing.per_month, weighing.once, weighing.hours, (), (*others, use))
    if refusal := why_not_together(found):
        refuse(refusal, FIELDS.get(refusal.reason, "required"))


@transaction.atomic
def remove_use(use: PossibleUse, *, by: Account) -> None:
    """Take a possible use away; others that needed or excluded it do so no more."""
    for other in PossibleUse.objects.select_for_update().filter(weighing=use.weighing_id).exclude(pk=use.pk):
        if use.pk in (*other.needs, *other.excludes):
            other.needs = [each for each in other.needs if each != use.pk]
            other.excludes = [each for each in other.excludes if each != use.pk]
            other.save(update_fields=["needs", "excludes"])
    record("economy.use_removed", by=by, account=by.pk)
    use.delete()


@transaction.atomic
def take_felt(weighing: Weighing, *, felt: Mapping[str, Mapping[str, int]], by: Account) -> None:
    """Let what was felt stand in for what was thought, from now on."""
    for use in PossibleUse.objects.select_for_update().filter(weighing=weighing, pk__in=list(felt)):
        use.gives = {**use.gives, **felt[str(use.pk)]}
        use.changed_at = timezone.now()
        use.save(update_fields=["gives", "changed_at"])
    record("economy.felt_taken", by=by, account=by.pk)


def _areas(weighing: Weighing) -> list[LifeArea]:
    return list(LifeArea.objects.select_for_update().filter(weighing=weighing).order_by("position", "name"))


def _uses(weighing: Weighing) -> list[PossibleUse]:
    return list(PossibleUse.objects.filter(weighing=weighing).order_by("name"))
