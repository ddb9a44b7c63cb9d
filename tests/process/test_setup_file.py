"""The set-up as a file: the same as the command writes, without people or words, and a process can begin from it again."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, frame
from tests.visitor import Visitor
from usving.process.models import Partner, Process, Seat, Station
from usving.process.queries.files import document_of
from usving.process.rules import file
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    """A process with a bit of everything that a file holds, said words too."""
    world = cast()
    with as_owner():
        Process.objects.filter(pk=world.process.pk).update(reading_days=90, arena="Grendehuset")
        said = {"name": {"nb": "Se"}, "hint": {"nb": "nå"}, "question": {"nb": "Hva er?", "en": "What is?"}}
        Station.objects.filter(process=world.process).update(words=said)
        for seat in Seat.objects.filter(process=world.process):
            home = world.nav if seat.role in ("family", "provider") else None
            Seat.objects.filter(pk=seat.pk).update(label=f"Plass {seat.code}", organisation=home, side=_side(seat))
    make.channel(world.process, world.nav)
    make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part="Bærer")
    empty(world, SeatRole.VOLUNTEER, label="Kjøkken og barnepass")
    for kind in (GatheringKind.FAMILIES, GatheringKind.PROVIDERS):
        make.gathering(world.process, kind, place="Grendehuset")
    make.contribution(world.fatima, make.station(world.process), "Vi bor trangt.")
    return world


def _side(seat: Seat) -> str:
    return {"family": "families", "provider": "providers"}.get(seat.role, "")


def text(client: Visitor, world: Cast) -> str:
    response = client.login_as(world.liv).get(at(world, "setup_file"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/toml; charset=utf-8")
    assert response["Content-Disposition"] == f'attachment; filename="{world.process.code}.toml"'
    return response.content.decode()


def test_the_file_is_what_the_command_writes_without_people_or_words(client: Visitor, world: Cast):
    written = text(client, world)
    with as_owner():
        process = Process.objects.get(pk=world.process.pk)
        assert written == file.write(document_of(process))
        with_people = file.write(document_of(process, with_people=True))
    assert "Kjøkken og barnepass" in written
    for name in ("Fatima", "Familien Sol", "Nils Nilsen"):
        assert name in with_people
        assert name not in written
    assert "trangt" not in written
    assert at(world, "setup_file") in client.get(at(world, "setup")).content.decode()


def test_a_process_begins_from_the_file_again(client: Visitor, world: Cast):
    written = text(client, world)
    sent = {"upload": SimpleUploadedFile("oppsett.toml", written.encode())}
    preview = client.post(reverse("process_from_file"), sent)
    assert preview.status_code == 200, preview.context["form"].errors
    begin = {"key": str(uuid4()), "text": preview.context["begin"]["text"].value()}
    assert client.post(reverse("process_begin"), begin).status_code == 302
    with as_owner():
        again, before = (Process.objects.get(pk=pk) for pk in (begin["key"], world.process.pk))
        assert kept(again) == kept(before)
        assert again.reading_days == 90
        assert not Seat.objects.filter(process=again, family__isnull=False).exists()


def kept(process: Process) -> dict[str, Any]:
    """The set-up without what makes two processes two."""
    document = document_of(process)
    return {
        "seats": {(seat.id, seat.role, seat.label, seat.organisation) for seat in document.seats},
        "stations": document.stations,
        "partners": document.partners,
        "recruiting": document.recruiting,
        "gatherings": document.gatherings,
    }


def test_a_set_up_that_no_file_can_hold_says_what_is_missing(client: Visitor, world: Cast):
    with as_owner():
        Process.objects.filter(pk=world.process.pk).update(arena="")
    response = client.login_as(world.liv).get(at(world, "setup_file"), follow=True)
    (said,) = [str(message) for message in response.context["messages"]]
    assert said.startswith("Oppsettet kan ikke bli en fil ennå. ")
    assert "process.arena" in said


@pytest.mark.parametrize("name", ["fatima", "nils", "anne", "odd", "bo"])
def test_only_those_who_lead_get_the_file(client: Visitor, world: Cast, name: str):
    there = at(world, "setup_file")
    assert client.login_as(world.siv).get(there).status_code == 200
    assert client.post(there).status_code == 405
    assert client.login_as(getattr(world, name)).get(there).status_code == 404


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ("730", []),
        ("", ["Skriv hvor mange dager."]),
        ("et år", ["Skriv dagene med tall."]),
        ("29", ["Skriv et tall fra 30 til 3650."]),
        ("3651", ["Skriv et tall fra 30 til 3650."]),
    ],
)
def test_a_leader_says_how_long_it_can_be_read_afterwards(client: Visitor, world: Cast, typed: str, errors: list[str]):
    client.login_as(world.liv)
    assert client.get(at(world, "setup_frame")).context["form"]["reading_days"].value() == 90
    response = client.post(at(world, "setup_frame"), frame(reading_days=typed))
    found = response.context["form"].errors.get("reading_days", []) if response.context else []
    with as_owner():
        kept_days = Process.objects.get(pk=world.process.pk).reading_days
    assert (found, kept_days) == (errors, 90 if errors else 730)
    assert errors or "730 dager" in client.get(at(world, "setup")).content.decode()
