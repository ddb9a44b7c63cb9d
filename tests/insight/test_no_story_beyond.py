"""No sequence of acts shows a story beyond its audience: the policy, the door and the plain rule say the same after each."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import cast
from tests.database import as_owner
from tests.insight import told
from tests.insight.acts import ACTS, EVERYONE, do, of_fatima
from usving.insight.models import Experience, Reply
from usving.insight.rules.replies import is_owed
from usving.process.rules.audience import Audience

pytestmark = pytest.mark.django_db
SMALL = settings(
    deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)


@settings(SMALL, max_examples=12)
@given(done=st.lists(st.sampled_from(ACTS), max_size=7))
def test_no_sequence_of_acts_shows_a_story_beyond_its_audience(done: list[str]):
    with transaction.atomic():
        world = cast()
        made = of_fatima(world)
        for what in done:
            do(world, made, what)
        for name in EVERYONE:
            account = getattr(world, name)
            seen = told.by_the_database(account)
            assert (name, seen) == (name, told.by_the_door(account)) == (name, told.by_the_rule(account))
        with as_owner():
            left = Experience.objects.filter(pk=made.pk).first()
        if left is None or (left.audience == Audience.ME and not left.choices):
            assert [name for name in EVERYONE if told.by_the_database(getattr(world, name))] in ([], ["fatima"])
        transaction.set_rollback(True)


@settings(SMALL, max_examples=12)
@given(done=st.lists(st.sampled_from([act for act in ACTS if act != "put-back"]), max_size=7))
def test_what_is_shared_is_always_owed_an_answer_and_what_is_not_never(done: list[str]):
    with transaction.atomic():
        world = cast()
        made = of_fatima(world)
        for what in done:
            do(world, made, what)
        with as_owner():
            left = Experience.objects.filter(pk=made.pk).first()
            owed = Reply.objects.filter(experience=made.pk).exists()
        assert owed == (left is not None and is_owed(Audience(left.audience), contact=left.for_contact))
        transaction.set_rollback(True)


def test_there_is_something_to_leak():
    world = cast()
    made = of_fatima(world)
    do(world, made, "circle")
    do(world, made, "yes-contact")
    assert [name for name in EVERYONE if told.by_the_database(getattr(world, name))] == [
        "fatima",
        "jonas",
        "amina",
        "per",
        "nils",
    ]
