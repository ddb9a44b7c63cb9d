"""The offices that recruit."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, invites, reload
from tests.visitor import Visitor
from usving.process.models import (
    Invitation,
    RecruitingChannel,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_an_office_is_added_once_and_its_letters_live_as_long_as_it_invites(client: Visitor, world: Cast):
    sent = {"key": str(uuid4()), "organisation": str(world.nav.pk), **invites(-5, 5)}
    client.login_as(world.liv)
    for _click in range(2):
        client.post(at(world, "setup_office_new"), sent)
    with as_owner():
        office = RecruitingChannel.objects.get(process=world.process)
        letter = make.make(
            Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
            to_name="x", way="paper", digest="x", expires_at=timezone.now() + timedelta(days=5),
        )  # fmt: skip
    client.post(at(world, "setup_office", office.pk), invites(-5, 20))
    longer = timezone.localtime(reload(letter).expires_at)
    assert (longer.date(), longer.hour, longer.minute) == (timezone.localdate() + timedelta(days=20), 23, 59)
    client.post(at(world, "setup_office", office.pk), invites(-5, 1))
    assert reload(letter).expires_at == longer
    assert reload(office).closes == timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "errors"),
    [
        (5, 4, {"closes": ["Rekrutteringen kan ikke lukke før den åpner."]}),
        (181, 190, {"opens": ["Rekrutteringen må åpne før prosessen er over."]}),
    ],
)
def test_an_office_invites_before_the_end(
    client: Visitor, world: Cast, opens: int, closes: int, errors: dict[str, list[str]]
):
    office = make.channel(world.process, world.nav)
    response = client.login_as(world.liv).post(at(world, "setup_office", office.pk), invites(opens, closes))
    assert (response.status_code, response.context["form"].errors) == (422, errors)
