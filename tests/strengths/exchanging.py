"""What tests of the exchange share: a small world with a volunteer, and the acts as the pages do them."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Seat
from usving.process.rules.seats import SeatRole
from usving.strengths.actions import agreements, exchange
from usving.strengths.models import Agreement, Post, VolunteerTask
from usving.strengths.rules.agreements import AgreementAct
from usving.strengths.rules.exchange import Way

BY_CHANCE = re.compile(r' (content|name="csrfmiddlewaretoken" value)="[A-Za-z0-9+/=]{40,}"')  # «Sol» may stand in a key
PEOPLE = (
    "fatima",
    "jonas",
    "amina",
    "per",
    "grete",
    "nils",
    "kari",
    "siv",
    "liv",
    "vera",
    "hilde",
    "anne",
    "odd",
    "bo",
)


def said_by(response: Any) -> str:
    """What a page says, without the keys that are drawn by chance."""
    return BY_CHANCE.sub("", response.content.decode())


@dataclass
class Market:
    """The cast, and beside it a third family, a volunteer and a helper."""

    cast: Cast
    grete: Account
    grete_seat: Seat
    vera: Account
    hilde: Account

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cast, name)


def market() -> Market:
    """Make them all."""
    world = cast()
    grete = make.account(world.testvik, "Grete Fjell", email="grete@testvik.example")
    fjell = make.family(world.testvik, "Familien Fjell", grete)
    vera = make.account(world.testvik, "Vera Villig", staff=True, email="vera@testvik.example")
    hilde = make.account(world.testvik, "Hilde Hjelp", staff=True)
    seat = make.seat(world.process, SeatRole.FAMILY, fjell)
    make.seat(world.process, SeatRole.VOLUNTEER, vera)
    make.seat(world.process, SeatRole.HELPER, hilde)
    return Market(world, grete, seat, vera, hilde)


def fields(**said: Any) -> dict[str, Any]:
    """What stands on something put up."""
    until = timezone.localdate() + exchange.STANDS
    return {
        "kind": "thing", "title": "En drill", "words": "", "count": 1, "lent": False, "time_words": "", "area": "",
        "until": until, "reach": "families", "signed": "Linerle", "alias": True, **said,
    }  # fmt: skip


def at(name: str, *args: Any) -> str:
    """The address of a page."""
    return reverse(name, args=args)


def typed(**said: Any) -> dict[str, Any]:
    """What is typed into the form of something put up, under a chosen name."""
    shown = {name: value for name, value in fields().items() if name not in ("signed", "alias", "lent")}
    return {**shown, "key": str(uuid4()), "voice": "alias", "alias": "Linerle", **said}


def alias_of(account: Account) -> str:
    """The chosen name of someone: nobody signs under another's."""
    given = account.person.name.split()[0]
    return {"Fatima": "Linerle", "Per": "Blåklokke"}.get(given, f"Bjørk {len(given)}{given[:2]}")


def put_up(
    world: Market, by: Account, way: Way = Way.OFFER, *, task: Any = None, family: bool = False, **said: Any
) -> Post:
    """Put something up as someone."""
    shown = fields(**{"signed": alias_of(by), **said})
    with acting_as(by.pk), transaction.atomic():
        return exchange.put_up(
            world.process, key=uuid4(), way=way, fields=shown, task=task, for_family=family, by=by,
            who=standing_of(by),
        )  # fmt: skip


def stock(world: Market, by: Account, **said: Any) -> Post:
    """Put something on the reuse shelf."""
    shown = fields(title="En sofa", area="Gjenbrukssentralen", time_words="lørdag", signed=by.person.name, alias=False)
    with acting_as(by.pk), transaction.atomic():
        return exchange.stock(world.process, key=uuid4(), fields={**shown, **said}, by=by)


def answer(post: Post, by: Account, signed: str = "", words: str = "", family: bool = False) -> Agreement:
    """Answer as someone who reads it."""
    with acting_as(by.pk), transaction.atomic():
        read = Post.objects.select_related("process").get(pk=post.pk)
        said = agreements.Answer(signed or alias_of(by), family, words)
        return agreements.answer(read, said, key=uuid4(), by=by, who=standing_of(by))


def take_task(post: Post, by: Account) -> Agreement:
    """Answer a task as a volunteer."""
    with acting_as(by.pk), transaction.atomic():
        task = VolunteerTask.objects.select_related("process").get(post=post.pk)
        return agreements.answer_task(task, agreements.Answer("Vera"), key=uuid4(), by=by, who=standing_of(by))


def read(found: Agreement, by: Account) -> Agreement:
    """The agreement as someone reads it now."""
    with acting_as(by.pk), transaction.atomic():
        return Agreement.objects.select_related("process").get(pk=found.pk)


def agree(found: Agreement, by: Account, *, name: str = "", place: str = "", due: Any = None) -> None:
    """Say yes as the one who is asked."""
    with acting_as(by.pk), transaction.atomic():
        mine = Agreement.objects.select_related("process").get(pk=found.pk)
        agreements.agree(mine, place=place, time_words="", due=due, name=name, by=by, who=standing_of(by))


def move(found: Agreement, act: AgreementAct, by: Account) -> None:
    """Do one of the plain acts."""
    with acting_as(by.pk), transaction.atomic():
        mine = Agreement.objects.select_related("process").get(pk=found.pk)
        agreements.move(mine, act, by=by, who=standing_of(by))


def say(found: Agreement, text: str, by: Account) -> None:
    """Write a message."""
    with acting_as(by.pk), transaction.atomic():
        mine = Agreement.objects.select_related("process").get(pk=found.pk)
        agreements.say(mine, key=uuid4(), text=text, by=by, who=standing_of(by))


def thank(found: Agreement, by: Account, words: str = "") -> None:
    """Say thank you."""
    with acting_as(by.pk), transaction.atomic():
        mine = Agreement.objects.select_related("process").get(pk=found.pk)
        agreements.thank(mine, words=words, by=by, who=standing_of(by))
