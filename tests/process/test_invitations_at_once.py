"""Two who say yes at the same moment: one seat goes to one of them, and two seats to both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

import tests.factories as make
from tests.cast import cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.process.actions.recruiting import Addressed, Outcome, answer_invitation, invite_family
from usving.process.models import Seat
from usving.process.rules.recruiting import Answer, InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Outcome]) -> list[Outcome]:
    """Do all of these at the same moment, each on a connection of its own."""
    start = Barrier(len(acts))

    def do(act: Callable[[], Outcome]) -> Outcome:
        try:
            start.wait(timeout=20)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(do, acts))


def yes(word: str) -> Callable[[], Outcome]:
    return lambda: answer_invitation(word, answer=Answer.YES, language="nb")[0]


@pytest.mark.parametrize(
    ("seats", "same_word", "expected"),
    [
        (1, False, [Outcome.ACCEPTED, Outcome.FULL]),
        (2, False, [Outcome.ACCEPTED, Outcome.ACCEPTED]),
        (2, True, [Outcome.ACCEPTED, Outcome.ACCEPTED]),
    ],
)
def test_two_answers_at_once(seats: int, same_word: bool, expected: list[Outcome]):
    world = cast()
    empty = [make.seat(world.process, SeatRole.FAMILY) for _each in range(seats)]
    channel = make.channel(world.process, world.nav)
    with acting_as(world.nils.pk):
        words = [
            invite_family(channel, key=uuid4(), to=Addressed("Mina Berg", InvitationWay.PAPER, ""), by=world.nils).word
            for _each in range(2)
        ]
    assert at_once(yes(words[0]), yes(words[0 if same_word else 1])) == expected
    with as_owner():
        taken = Seat.objects.filter(pk__in=[seat.pk for seat in empty], family__isnull=False).count()
    assert taken == (1 if same_word else expected.count(Outcome.ACCEPTED))
