"""Beginning a process on the web: who may, what is shown first, and that the database makes no more than that."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, Organisation
from usving.people.rules.roles import Role
from usving.process.models import Gathering, Process, RecruitingChannel, Seat, Station
from usving.process.queries.files import document_of
from usving.process.queries.setup_begin import shipped
from usving.process.rules import file

pytestmark = pytest.mark.django_db
NEW, MADE = reverse("process_new"), reverse("process_begin")
WAYS = [reverse(name) for name in ("process_from_template", "process_from_file", "process_by_hand")]


@pytest.fixture
def world() -> Cast:
    return cast()


def typed(**changed: Any) -> dict[str, Any]:
    words = {"name": "Hjem på Øya", "question": "Hvordan finner\nvi hjem?", "arena": "Grendehuset"}
    return {**words, "starts": "2027-08-25", "ends": "2028-08-24", **changed}


def upload(document: file.ProcessFile | str, **changed: Any) -> dict[str, Any]:
    text = document if isinstance(document, str) else file.write(document)
    return {"upload": SimpleUploadedFile("u.toml", text.encode()), **changed}


def ours(world: Cast) -> str:
    """The shipped template as a file of the cast's own municipality."""
    return file.write(shipped()).replace('number = "0000"', f'number = "{world.testvik.number}"')


def preview(client: Visitor, way: str, sent: dict[str, Any]) -> dict[str, Any]:
    """Ask for a preview, and return what its form would send."""
    response = client.post(reverse(way), sent)
    assert response.status_code == 200, response.context["form"].errors
    form = response.context["begin"]
    return {"key": str(form["key"].value()), "text": form["text"].value()}


def processes() -> set[Any]:
    with as_owner():
        return set(Process.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("name", ["fatima", "nils", "siv", "anne", "odd", "bo"])
@pytest.mark.parametrize("there", [NEW, *WAYS])
def test_only_a_process_leader_begins(client: Visitor, world: Cast, name: str, there: str):
    assert client.login_as(world.liv).get(there).status_code == 200
    assert client.login_as(getattr(world, name)).get(there).status_code == 404


@pytest.mark.parametrize("name", ["fatima", "nils", "siv", "anne", "odd", "bo"])
def test_whoever_is_no_process_leader_makes_nothing(client: Visitor, world: Cast, name: str):
    sent = preview(client.login_as(world.liv), "process_by_hand", typed())
    before = processes()
    assert client.login_as(getattr(world, name)).post(MADE, sent).status_code == 404
    assert processes() == before


def test_a_role_that_has_ended_begins_nothing(client: Visitor, world: Cast):
    yesterday = timezone.localdate() - timedelta(days=1)
    former = make.account(world.testvik, "Rut Sluttet", staff=True)
    make.role(former, Role.PROCESS_LEADER, ends=yesterday)
    assert client.login_as(former).get(NEW).status_code == 404


def test_posting_and_getting_are_kept_apart(client: Visitor, world: Cast):
    client.login_as(world.liv)
    assert (client.get(MADE).status_code, client.post(NEW).status_code) == (405, 405)


@pytest.mark.parametrize("way", ["process_from_template", "process_by_hand"])
def test_the_preview_makes_nothing_and_is_then_made_once(client: Visitor, world: Cast, way: str):
    before = processes()
    sent = preview(client.login_as(world.liv), way, typed())
    assert processes() == before
    answers = [client.post(MADE, sent) for _click in range(2)]
    assert {answer.url for answer in answers} == {reverse("setup", args=[sent["key"]])}
    assert len(processes() - before) == 1
    assert client.get(answers[0].url).status_code == 200


def test_the_whole_template_is_there_as_it_was_previewed(client: Visitor, world: Cast):
    sent = preview(client.login_as(world.liv), "process_from_template", typed())
    client.post(MADE, sent)
    with as_owner():
        process = Process.objects.get(pk=sent["key"])
        made = document_of(process)
        seen = file.read(sent["text"].encode())
        sitting = list(Seat.objects.filter(process=process, account__isnull=False).values_list("role", "called"))
        assert (made.process, made.stations, made.gatherings) == (seen.process, seen.stations, seen.gatherings)
        assert (made.partners, made.recruiting, made.circles) == (seen.partners, seen.recruiting, seen.circles)
        assert {seat.id for seat in made.seats} == {seat.id for seat in seen.seats}
    assert sitting == [("process-leader", "Liv Leder")]
    assert made.process.question == "Hvordan finner vi hjem?"


def test_the_municipalitys_own_offices_are_used_and_the_rest_added(client: Visitor, world: Cast):
    with as_owner():
        before = set(Organisation.objects.filter(municipality=world.testvik).values_list("code", flat=True))
    client.login_as(world.liv).post(MADE, preview(client, "process_from_template", typed()))
    with as_owner():
        after = Organisation.objects.filter(municipality=world.testvik)
        offices = RecruitingChannel.objects.filter(process__name="Hjem på Øya")
        assert {office.organisation_id for office in offices} == {world.nav.pk, world.office.pk}
        assert {each.code for each in after} - before == {
            "eiendom", "helse", "skole", "frivilligsentralen", "universitetet", "husbanken"
        }  # fmt: skip
        assert not Organisation.objects.filter(municipality=world.nordvik, code="husbanken").exists()


def test_by_hand_there_are_seven_stations_and_ones_own_seat(client: Visitor, world: Cast):
    sent = preview(client.login_as(world.liv), "process_by_hand", typed())
    client.post(MADE, sent)
    with as_owner():
        process = Process.objects.get(pk=sent["key"])
        assert list(Station.objects.filter(process=process).values_list("number", flat=True)) == [*range(1, 8)]
        assert sorted(process.seats.values_list("role", "account__person__name")) == [
            ("facilitator", None),
            ("process-leader", "Liv Leder"),
        ]
        assert Gathering.objects.filter(process=process).count() == 0
        entry = Entry.objects.get(event="process.begun")
    assert (entry.actor_id, entry.about_id, entry.facts) == (world.liv.pk, process.pk, {})


def test_the_same_name_twice_gets_a_code_of_its_own(client: Visitor, world: Cast):
    client.login_as(world.liv)
    for _time in range(2):
        client.post(MADE, preview(client, "process_by_hand", typed()))
    with as_owner():
        codes = Process.objects.filter(name="Hjem på Øya").values_list("code", flat=True)
        assert sorted(codes) == ["hjem-pa-oya-2027", "hjem-pa-oya-2027-2"]


def test_a_file_is_moved_and_made(client: Visitor, world: Cast):
    sent = preview(client.login_as(world.liv), "process_from_file", upload(ours(world), starts="2027-08-23"))
    client.post(MADE, sent)
    with as_owner():
        process = Process.objects.get(pk=sent["key"])
    assert (process.starts.isoformat(), process.code, process.here) == ("2027-08-23", "u", 1)


def test_people_in_a_file_are_left_out_and_one_is_told(client: Visitor, world: Cast):
    people = '[[people]]\nusername = "pia.prove"\nname = "Pia P"\norganisation = "nav"\nroles = ["provider"]\nseat = "nav-1"\n'
    response = client.login_as(world.liv).post(WAYS[1], upload(ours(world) + "\n" + people))
    assert response.context["preview"].people_left_out is True
    assert "Pia" not in response.context["begin"]["text"].value()
    client.post(MADE, {"key": str(uuid4()), "text": ours(world) + "\n" + people})
    with as_owner():
        assert Account.objects.filter(username="pia.prove").count() == 0
        assert Seat.objects.get(process__code="u", code="nav-1").account_id is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: "hei", "Filen er ikke skrevet slik en prosessfil skal være (TOML)."),
        (
            lambda text: text.replace("station = 2", "station = 9", 1),
            "Den stasjonen finnes ikke. Stasjonene har numrene 1 til 7. Det gjelder «methods[3].station» i filen.",
        ),
        (
            lambda text: text.replace('name = "Bedre bolig sammen"\n', "", 1),
            "Her mangler det noe. Det gjelder «process.name» i filen.",
        ),
        (
            lambda text: text.replace("ends = 2018-08-20", "ends = 2016-08-20", 1),
            "Datoene kommer i feil rekkefølge. Det gjelder «process.ends» i filen.",
        ),
        (
            lambda text: text.replace("ends = 2018-08-20", 'ends = "2018-08-20"', 1),
            "Her skal det stå en dato, uten hermetegn. Det gjelder «process.ends» i filen.",
        ),
        (
            lambda text: text.replace('organisation = "nav"', 'organisation = "nvv"', 1),
            "Det vises til noe som ikke står i filen. Det gjelder «partners[2].organisation» i filen.",
        ),
    ],
)
def test_a_bad_file_is_refused_in_plain_words_beside_its_field(
    client: Visitor, world: Cast, change: Any, sentence: str
):
    response = client.login_as(world.liv).post(WAYS[1], upload(change(ours(world))))
    assert response.status_code == 422
    assert response.context["form"].errors == {"upload": [sentence]}


def test_a_file_of_another_municipality_is_refused_before_and_after_the_preview(client: Visitor, world: Cast):
    theirs = ours(world).replace(world.testvik.number, world.nordvik.number)
    response = client.login_as(world.liv).post(WAYS[1], upload(theirs))
    assert response.context["form"].errors == {
        "upload": [
            f"Filen er laget for Kommunen ({world.nordvik.number}). "
            f"Du kan bare sette opp prosesser i Testvik ({world.testvik.number})."
        ]
    }
    before = processes()
    answer = client.post(MADE, {"key": str(uuid4()), "text": theirs})
    assert (answer.status_code, processes()) == (422, before)
    assert "Filen er laget for en annen kommune enn din." in answer.content.decode()


def test_what_was_previewed_is_not_trusted(client: Visitor, world: Cast):
    before = processes()
    answer = client.login_as(world.liv).post(MADE, {"key": str(uuid4()), "text": "version = 1"})
    assert (answer.status_code, processes()) == (422, before)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": ""}, "name", "Skriv hva prosessen heter."),
        ({"name": "x" * 121}, "name", "Skriv kortere: høyst 120 tegn. Dette er 121."),
        ({"question": " \n "}, "question", "Skriv spørsmålet."),
        ({"arena": ""}, "arena", "Skriv hvor dere møtes."),
        ({"starts": "i høst"}, "starts", "Velg en dag, for eksempel 14.01.2027."),
        ({"starts": "1815-01-01"}, "starts", "Velg en dag etter 1990."),
        ({"ends": "2027-08-25"}, "ends", "Prosessen må slutte etter at den starter."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    client: Visitor, world: Cast, changed: dict[str, str], field: str, sentence: str
):
    response = client.login_as(world.liv).post(reverse("process_by_hand"), typed(**changed))
    assert (response.status_code, response.context["form"].errors) == (422, {field: [sentence]})


def test_one_may_change_what_was_previewed(client: Visitor, world: Cast):
    response = client.login_as(world.liv).post(WAYS[0], typed(change="1"))
    assert (response.status_code, response.templates[0].name) == (200, "process/setup/begin.html")
    assert re.search(r'name="name" value="Hjem på Øya"', response.content.decode())


def test_the_list_of_processes_shows_the_way_in_to_process_leaders_only(client: Visitor, world: Cast):
    there = f"{reverse('processes')}?alle=ja"
    shown = {
        name: NEW in client.login_as(getattr(world, name)).get(there).content.decode()
        for name in ("liv", "siv", "fatima", "odd")
    }
    assert shown == {"liv": True, "siv": False, "fatima": False, "odd": False}


def test_the_database_lets_nobody_make_a_frame_or_an_organisation_by_hand(world: Cast):
    row = {"municipality": world.testvik, "name": "x", "code": "x"}
    days = {"starts": timezone.localdate(), "ends": timezone.localdate() + timedelta(days=9)}
    with acting_as(world.liv.pk):
        for model, values in ((Process, {**row, **days, "question": "x"}), (Organisation, {**row, "kind": "nav"})):
            with pytest.raises(ProgrammingError), transaction.atomic():
                model.objects.create(**values)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("liv", True), ("siv", True), ("nils", False), ("fatima", False), ("odd", False), ("bo", True)],
)
def test_only_those_who_lead_name_a_new_organisation_and_only_at_home(world: Cast, name: str, expected: bool):
    asker = getattr(world, name)
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select process_organisation('ny', 'Ny', 'other')")
        made = cursor.fetchone()[0]
    with as_owner():
        homes = list(Organisation.objects.filter(code="ny").values_list("municipality_id", flat=True))
    assert (made is not None, homes) == (expected, [asker.municipality_id] if expected else [])
