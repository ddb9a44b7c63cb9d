"""A gathering that has been, with those who came, and what tests do after it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Account
from usving.process.models import Gathering, Minutes, MinutesParagraph, MinutesWords
from usving.process.rules.gatherings import Coming, GatheringKind

AGENDA = [{"title": "Middag sammen", "minutes": 45}, {"title": "Hva ser vi?", "minutes": 60}]


def held(world: Cast, kind: GatheringKind = GatheringKind.JOINT, **values: Any) -> Gathering:
    """A gathering of yesterday; Sol came with three, Bekk with one, Nils came, Kari did not."""
    found = make.gathering(world.process, kind, days=-1, agenda=AGENDA, **values)
    came = {
        world.sol_seat: (3, True),
        world.bekk_seat: (1, True),
        world.nils_seat: (1, True),
        world.kari_seat: (1, False),
    }
    for seat, (people, there) in came.items():
        if found.circle_id in (None, seat.circle_id):
            make.attendance(found, seat, coming=Coming.YES.value, people=people, came=there)
    return found


def begin(client: Visitor, gathering: Gathering, leader: Account, days: int = 7) -> Minutes:
    """The facilitator begins the minutes over the page."""
    answer_by = timezone.localdate() + timedelta(days=days)
    answer = {"key": uuid4(), "answer_by": answer_by.isoformat()}
    response = client.login_as(leader).post(reverse("minutes_new", args=[gathering.pk]), answer)
    assert response.status_code == 302, response.content.decode()
    with as_owner():
        return Minutes.objects.select_related("gathering").get(gathering=gathering)


def fresh(minutes: Minutes) -> Minutes:
    """The minutes as they stand now."""
    with as_owner():
        return Minutes.objects.select_related("gathering").get(pk=minutes.pk)


def paragraph(minutes: Minutes, title: str) -> MinutesParagraph:
    with as_owner():
        return MinutesParagraph.objects.get(minutes=minutes, title=title)


def yes(client: Visitor, minutes: Minutes, account: Account, version: int | None = None) -> Any:
    version = fresh(minutes).version if version is None else version
    return client.login_as(account).post(reverse("minutes_yes", args=[minutes.gathering_id]), {"version": version})


def wish(client: Visitor, minutes: Minutes, account: Account, text: str, at: MinutesParagraph | None = None) -> Any:
    args = [minutes.gathering_id, at.pk] if at else [minutes.gathering_id]
    there = reverse("minutes_words" if at else "minutes_words_new", args=args)
    return client.login_as(account).post(there, {"key": uuid4(), "text": text})


def words_of(minutes: Minutes) -> list[tuple[str, str, str]]:
    with as_owner():
        return [(each.party, each.state, each.text) for each in MinutesWords.objects.filter(minutes=minutes)]
