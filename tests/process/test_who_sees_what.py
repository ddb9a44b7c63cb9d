"""The cast, the gate, and who reads what: first that there is something, then that it does not show."""

import pytest

import tests.factories as make
from tests.cast import Cast, cast
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.models import Contribution
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


def read_by(account: Account) -> set[str]:
    """What the database lets this person read, with no filter at all in between."""
    with acting_as(account.pk):
        return set(Contribution.objects.values_list("text", flat=True))


@pytest.fixture
def world() -> Cast:
    world = cast()
    station, families = make.station(world.process), make.circle(world.process, Side.FAMILIES)
    values = {"family": world.sol, "circle": families}
    for audience in Audience:
        said = make.contribution(world.fatima, station, audience.value, audience, **values)
        if audience is Audience.CHOSEN:
            make.make(said.readers.model, municipality=world.testvik, contribution=said, seat=world.nils_seat)
    return world


ALL = {each.value for each in Audience}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("fatima", ALL, ALL),
        ("jonas", {"family", "circle", "all"}, {"family", "circle", "all"}),
        ("amina", {"family", "circle", "all"}, {"family", "circle", "all"}),
        ("per", {"circle", "all"}, {"circle", "all"}),
        ("nils", {"chosen"}, {"chosen", "all"}),
        ("kari", set(), {"all"}),
        ("siv", set(), {"all"}),
        ("liv", set(), {"all"}),
        ("anne", set(), set()),
        ("odd", set(), set()),
        ("bo", set(), set()),
    ],
)
def test_each_reads_what_the_author_opened(world: Cast, name: str, before: set[str], after: set[str]):
    assert read_by(world.fatima) == ALL
    assert read_by(getattr(world, name)) == before
    make.gate(world.process)
    assert read_by(getattr(world, name)) == after


def test_the_facilitator_is_a_guest_while_every_family_lets_it_be_so(world: Cast):
    make.voice(world.process, world.sol, Matter.GUEST)
    assert read_by(world.siv) == set()
    bekk = make.voice(world.process, world.bekk, Matter.GUEST)
    assert read_by(world.siv) == {"circle", "all"}
    make.make(type(bekk), municipality=world.nordvik, process=world.other, family=world.sol, matter="join", says=True)
    bekk.says = False
    with acting_as(world.per.pk):
        bekk.save()
    assert read_by(world.siv) == set()


def test_nobody_reads_anything_before_anyone_is_known(world: Cast):
    assert read_by(world.fatima) == ALL
    assert set(Contribution.objects.values_list("text", flat=True)) == set()
