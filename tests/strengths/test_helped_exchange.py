"""A helper with a mandate types in for one whom they help, and for nobody else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Account, Mandate
from usving.people.rules.roles import Role
from usving.strengths.models import Holder, Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def helping(world: Cast, *, may_write: bool = True) -> tuple[Account, Mandate]:
    helper = make.account(world.testvik, "Hilde Hjelp", staff=True)
    make.role(helper, Role.HELPER, world.nav)
    today = timezone.localdate()
    mandate = make.make(
        Mandate, municipality=world.testvik, person=world.per.person, helper=helper, kind="support",
        may_write=may_write, may_answer=False,
        starts=today, ends=today + timedelta(days=9),
    )  # fmt: skip
    return helper, mandate


def typed(**said: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "way": "ask", "kind": "thing", "title": "En seng", "signed": "Rognebær", **said}


def test_what_the_helper_types_in_is_the_familys_and_stands_in_its_log(client: Visitor, world: Cast):
    helper, mandate = helping(world)
    there = reverse("helped_exchange", args=[mandate.pk])
    said = typed(seat=world.bekk_seat.pk)
    for _time in range(2):
        assert client.login_as(helper).post(there, said).status_code == 302
    with as_owner():
        post, holder = Post.objects.get(), Holder.objects.get()
        assert (holder.family_id, post.entered_as, post.reach) == (world.bekk.pk, "Hilde Hjelp", "families")
        assert Entry.objects.get(event="strengths.post_typed_in").family_id == world.bekk.pk
    page = client.login_as(world.fatima).get(reverse("exchange", args=[world.process.pk])).content.decode()
    assert ("En seng" in page, "Bekk" in page) == (True, False)
    assert client.login_as(world.per).post(reverse("exchange_post_taken_down", args=[post.pk])).status_code == 302


def test_for_another_seat_it_is_refused(client: Visitor, world: Cast):
    helper, mandate = helping(world)
    there = reverse("helped_exchange", args=[mandate.pk])
    assert client.login_as(helper).post(there, typed(seat=world.sol_seat.pk)).status_code == 422
    with as_owner():
        assert Post.objects.count() == 0


def test_nobody_else_comes_there(client: Visitor, world: Cast):
    _helper, mandate = helping(world)
    there = reverse("helped_exchange", args=[mandate.pk])
    seen = [client.login_as(who).get(there).status_code for who in (world.per, world.fatima, world.siv, world.odd)]
    assert seen == [404, 404, 404, 404]


def test_a_mandate_to_answer_only_does_not_write(client: Visitor, world: Cast):
    helper, mandate = helping(world, may_write=False)
    there = reverse("helped_exchange", args=[mandate.pk])
    assert client.login_as(helper).get(there).status_code == 404
