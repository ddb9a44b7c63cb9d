"""What the tests of the set-up share: addresses, what is sent, empty seats."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from usving.process.models import (
    Seat,
)
from usving.process.rules.seats import SeatRole


def at(world: Cast, name: str, *more: Any) -> str:
    return reverse(name, args=[world.process.pk, *more])


def days(starts: int, ends: int) -> dict[str, str]:
    today = timezone.localdate()
    return {"starts": str(today + timedelta(days=starts)), "ends": str(today + timedelta(days=ends))}


def invites(opens: int, closes: int) -> dict[str, str]:
    said = days(opens, closes)
    return {"opens": said["starts"], "closes": said["ends"], "reminders": "2", "remind_after": "7"}


def frame(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Nytt navn",
        "question": "Hva nå?",
        "arena": "Kafeen",
        "reading_days": "365",
        **days(-180, 180),
        **changed,
    }


def empty(world: Cast, role: SeatRole = SeatRole.PROVIDER, **values: Any) -> Seat:
    return make.seat(world.process, role, None, organisation=world.nav, **values)


def words(**changed: Any) -> dict[str, Any]:
    said = {"name_nb": "Slik er det", "hint_nb": "nå", "question_nb": "Hva er?", "name_nn": "Slik er det no"}
    return {**said, "hint_nn": "", "question_nn": "", "name_en": "", "hint_en": "", "question_en": "", **changed}


def reload(row: Any) -> Any:
    with as_owner():
        return type(row).objects.get(pk=row.pk)
