"""What can happen to something a family has told, one act at a time, as far as it can be done now."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.utils import timezone

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight import told
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.insight.actions import experiences as telling
from usving.insight.actions import replies
from usving.insight.models import Experience, RemovedExperience, Reply
from usving.insight.rules.experiences import Choice
from usving.people.models import FamilyMember, FollowUp
from usving.process.access import standing_of
from usving.process.models import Gate, Process, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side


def of_fatima(world: Cast, audience: Audience = Audience.ME, **values: Any) -> Experience:
    """Something Fatima has told."""
    values = {"family": world.sol, "circle": make.circle(world.process, Side.FAMILIES)} | values
    return told.experience(world.fatima, world.process, audience, **values)


def do(world: Cast, made: Experience, what: str) -> None:
    """Do one of ACTS; where it is refused, or there is nothing left to do it to, nothing happens."""
    if what in AROUND:
        with as_owner():
            AROUND[what](world)
        return
    with acting_as(world.fatima.pk), suppress(Refused):
        if fresh := Experience.objects.filter(pk=made.pk).first():
            BY_AUTHOR[what](world, fresh)
        elif what == "put-back":
            for removed in RemovedExperience.objects.filter(pk=made.pk):
                telling.put_back(removed, by=world.fatima)


def hand_over(world: Cast, made: Experience) -> None:
    """The facilitator lets another answer, where they may."""
    with acting_as(world.siv.pk), suppress(Refused):
        for found in Reply.objects.filter(experience=made):
            replies.hand_over(found, seat=world.bekk_seat, by=world.siv, who=standing_of(world.siv))


def _share(audience: Audience) -> Callable[[Cast, Experience], object]:
    def share(world: Cast, fresh: Experience) -> object:
        seats = (world.kari_seat,) if audience is Audience.CHOSEN else ()
        who = standing_of(world.fatima)
        return telling.share(fresh, audience=audience, chosen=seats, by=world.fatima, who=who)

    return share


def _let(choice: Choice) -> Callable[[Cast, Experience], object]:
    return lambda world, fresh: telling.let(fresh, choice, by=world.fatima, who=standing_of(world.fatima))


def _unlet(choice: Choice) -> Callable[[Cast, Experience], object]:
    return lambda world, fresh: telling.unlet(fresh, choice, by=world.fatima)


def _ended(found: Any) -> None:
    found.update(ends=timezone.localdate() - timedelta(days=1))


def _close(world: Cast) -> None:
    Process.objects.filter(pk=world.process.pk).update(
        closed_at=timezone.now(), reads_until=timezone.localdate() + timedelta(days=30)
    )


BY_AUTHOR: dict[str, Callable[[Cast, Experience], object]] = {
    **{audience.value: _share(audience) for audience in Audience},
    **{f"yes-{choice.value}": _let(choice) for choice in Choice},
    **{f"no-{choice.value}": _unlet(choice) for choice in Choice},
    "take-back": lambda world, fresh: telling.take_back(fresh, by=world.fatima),
    "take-away": lambda world, fresh: telling.take_away(fresh, by=world.fatima),
    "put-back": lambda world, fresh: None,
}
AROUND: dict[str, Callable[[Cast], object]] = {
    "the reader leaves": lambda world: _ended(Seat.objects.filter(pk=world.kari_seat.pk)),
    "the contact ends": lambda world: _ended(FollowUp.objects.all()),
    "the family leaves": lambda world: _ended(Seat.objects.filter(pk=world.sol_seat.pk)),
    "the author leaves home": lambda world: _ended(FamilyMember.objects.filter(person=world.fatima.person)),
    "the circles join": lambda world: Gate.objects.get_or_create(
        process=world.process, defaults={"municipality": world.testvik}
    ),
    "the process closes": _close,
}
ACTS = (*BY_AUTHOR, *AROUND)
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
