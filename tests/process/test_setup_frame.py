"""The frame of a process and its stations: days that fit, words that stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, days, frame, reload, words
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import (
    Station,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_the_frame_is_changed_and_what_is_said_stays(client: Visitor, world: Cast):
    said = make.contribution(world.fatima, make.station(world.process), "Det trekker fra vinduet.")
    held = make.gathering(world.process, days=-30)
    assert client.login_as(world.liv).post(at(world, "setup_frame"), frame()).url == at(world, "setup")
    after = reload(world.process)
    assert (after.name, after.question, after.arena) == ("Nytt navn", "Hva nå?", "Kafeen")
    assert (reload(said).text, reload(held).title) == ("Det trekker fra vinduet.", "En kveld sammen")
    client.post(at(world, "setup_frame"), frame())
    with as_owner():
        assert Entry.objects.filter(event="process.frame_changed").count() == 1


@pytest.mark.parametrize("called_off", [False, True])
def test_a_gathering_is_never_left_outside(client: Visitor, world: Cast, called_off: bool):
    planned = make.gathering(world.process, days=30, called_off_at=timezone.now() if called_off else None)
    day = timezone.localtime(planned.starts_at)
    response = client.login_as(world.liv).post(at(world, "setup_frame"), frame(**days(-180, 29)))
    assert response.status_code == 422
    (sentence,) = response.context["form"].errors["ends"]
    assert sentence.startswith(f"Samlingen «En kveld sammen» ({day.day}. ")
    assert client.post(at(world, "setup_frame"), frame(**days(-180, 30))).status_code == 302
    assert client.post(at(world, "setup_frame"), frame(**days(31, 180))).context["form"].errors.keys() == {"starts"}
    assert reload(world.process).ends == timezone.localdate() + timedelta(days=30)


def test_a_process_ends_after_it_starts_and_after_its_offices_open(client: Visitor, world: Cast):
    make.channel(world.process, world.nav, opens=20, closes=40)
    client.login_as(world.liv)
    early = client.post(at(world, "setup_frame"), frame(**days(-180, 19))).context["form"].errors
    never = client.post(at(world, "setup_frame"), frame(**days(5, 5))).context["form"].errors
    assert early["ends"][0].startswith(f"Rekrutteringen hos «{world.nav.name}» åpner ")
    assert never == {"ends": ["Prosessen må slutte etter at den starter."]}


def test_a_stations_words_and_days_are_changed(client: Visitor, world: Cast):
    url = at(world, "setup_station", 2)
    assert client.login_as(world.liv).post(url, words(**days(-10, 10))).status_code == 302
    station = make.station(world.process, 2)
    assert station.words == {
        "name": {"nb": "Slik er det", "nn": "Slik er det no"},
        "hint": {"nb": "nå"},
        "question": {"nb": "Hva er?"},
    }
    assert (station.starts, station.ends) == (
        timezone.localdate() - timedelta(days=10),
        timezone.localdate() + timedelta(days=10),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "field", "sentence"),
    [
        (10, 9, "ends", "Stasjonen kan ikke slutte før den starter."),
        (-181, 9, "starts", "Datoene må ligge innenfor tiden prosessen varer."),
        (0, 181, "ends", "Datoene må ligge innenfor tiden prosessen varer."),
        (-11, 9, "starts", "Stasjonen kan ikke starte før stasjonen foran den."),
        (21, 30, "starts", "Stasjonen kan ikke starte etter stasjonen bak den."),
    ],
)
def test_a_stations_days_fit_the_frame_and_the_order(
    client: Visitor, world: Cast, starts: int, ends: int, field: str, sentence: str
):
    today = timezone.localdate()
    with as_owner():
        for number, begins in ((1, -10), (3, 20)):
            near = Station.objects.filter(process=world.process, number=number)
            near.update(starts=today + timedelta(days=begins), ends=today + timedelta(days=begins + 20))
    response = client.login_as(world.liv).post(at(world, "setup_station", 2), words(**days(starts, ends)))
    assert (response.status_code, response.context["form"].errors) == (422, {field: [sentence]})


def test_a_station_needs_its_bokmaal_words_in_a_length_that_a_file_holds(client: Visitor, world: Cast):
    sent = words(name_nb="", question_en="x" * 401, **days(0, 1))
    response = client.login_as(world.liv).post(at(world, "setup_station", 2), sent)
    assert response.context["form"].errors == {
        "name_nb": ["Skriv noe her på bokmål."],
        "question_en": ["Skriv kortere: høyst 400 tegn. Dette er 401."],
    }
