"""Something lifted, made by the product's own actions, for the tests of steering."""

from typing import Any
from uuid import uuid4

from tests.cast import Cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Seat
from usving.steering.actions import escalations as actions
from usving.steering.actions.escalations import Step
from usving.steering.models import Escalation
from usving.steering.rules.escalations import Rung

WORDS = "Vi trenger én person å ringe. Nå må vi ringe fem."


def ladder(world: Cast) -> list[Step]:
    """Kari, then a leader outside by e-mail, then a director who can only be called."""
    return [
        Step(Rung.PERSON, "Kari Hus", 14, account=world.kari.pk),
        Step(Rung.LEADER, "Lena Leder", 14, email="lena@testvik.example"),
        Step(Rung.DIRECTOR, "Rune Rådmann", 21, phone="000 00 111"),
    ]


def begun(world: Cast, *others: Seat, by: Account | None = None, steps: list[Step] | None = None) -> Escalation:
    """A draft from the family Sol, with a ladder, that concerns the other seats too."""
    author = by or world.fatima
    with acting_as(author.pk):
        who = standing_of(author)
        own = list(Seat.objects.filter(pk__in=who.seats))
        made = actions.begin(
            world.process, key=uuid4(), title="Én å ringe", text=WORDS, direction="up", seats=[*own, *others], by=author
        )
        actions.set_ladder(made, steps=steps or ladder(world), by=author)
    return fresh(made)


def asked(world: Cast, *others: Seat, **values: Any) -> Escalation:
    """The same, asked about."""
    made = begun(world, *others, **values)
    author = values.get("by") or world.fatima
    with acting_as(author.pk):
        actions.ask(made, who=standing_of(author), by=author)
    return fresh(made)


def sent(world: Cast, **values: Any) -> Escalation:
    """The same, sent: it concerns the author alone."""
    made = asked(world, **values)
    author = values.get("by") or world.fatima
    with acting_as(author.pk):
        actions.send(made, by=author)
    return fresh(made)


def fresh(made: Escalation) -> Escalation:
    """The row as it stands."""
    with as_owner():
        return Escalation.objects.select_related("process").get(pk=made.pk)


def says_yes(made: Escalation, account: Account) -> None:
    """One whom it concerns says yes to it as it stands."""
    with acting_as(account.pk):
        actions.say_yes(made, version=fresh(made).version, who=standing_of(account), by=account)
