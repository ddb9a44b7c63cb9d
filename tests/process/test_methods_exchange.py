"""Methods to and from another municipality: who, what is read first, what becomes new, and nothing lost on the way."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.actions import methods as actions
from usving.process.models import MethodVersion
from usving.process.models.library import shipped_methods
from usving.process.queries.methods_exchange import set_of
from usving.process.rules.methods.content import MethodSet, Sent
from usving.process.rules.methods.reading import read_set, write_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    found = cast()
    make.role(found.bo, Role.PROCESS_LEADER)
    return found


def from_elsewhere(*codes: str, number: int = 4) -> MethodSet:
    methods = shipped_methods()
    return MethodSet(
        methods=tuple(Sent(code=c, origin="Nabovik", origin_number=number, content=methods[c]) for c in codes)
    )


def receive(by: Account, found: MethodSet) -> int:
    with acting_as(by.pk):
        return actions.receive(found, codes=[each.code for each in found.methods], by=by)


def sent_from(by: Account) -> str:
    with acting_as(by.pk):
        return set_of(by)


def upload(text: str) -> dict[str, Any]:
    return {"upload": SimpleUploadedFile("metoder.toml", text.encode())}


def rows() -> list[tuple[str, int, str, int, bool]]:
    with as_owner():
        found = MethodVersion.objects.order_by("municipality__name", "code", "number")
        return list(found.values_list("code", "number", "origin", "origin_number", "received"))


def test_a_set_goes_to_another_municipality_and_on_without_loss(world: Cast):
    assert sent_from(world.liv) == ""
    receive(world.liv, from_elsewhere("runde", "avtale"))
    text = sent_from(world.liv)
    assert receive(world.bo, read_set(text.encode())) == 2
    assert sent_from(world.bo) == text
    first = read_set(text.encode()).methods[0]
    assert (first.code, first.origin, first.origin_number, first.content) == (
        "avtale", "Nabovik", 4, shipped_methods()["avtale"],
    )  # fmt: skip
    assert first.content.licence == "CC BY 4.0"


def test_what_is_received_becomes_the_next_version_and_is_not_taken_twice(world: Cast):
    assert receive(world.liv, from_elsewhere("runde")) == 1
    assert receive(world.liv, from_elsewhere("runde")) == 0
    assert receive(world.liv, from_elsewhere("runde", number=5)) == 1
    assert rows() == [("runde", 2, "Nabovik", 4, True), ("runde", 3, "Nabovik", 5, True)]


def test_a_file_is_looked_through_before_anything_is_taken_in(client: Visitor, world: Cast):
    text = write_set(from_elsewhere("runde", "avtale"))
    there = reverse("methods_exchange")
    answer = client.login_as(world.liv).post(there, upload(text))
    assert (answer.status_code, rows()) == (200, [])
    assert [(each.sent.code, each.here, each.ours) for each in answer.context["offered"]] == [
        ("runde", False, None),
        ("avtale", False, None),
    ]
    shown = answer.context["choose"]["text"].value()
    assert client.post(reverse("methods_received"), {"text": shown, "codes": ["runde"]}).url == there
    assert rows() == [("runde", 2, "Nabovik", 4, True)]
    assert client.post(there, upload(text)).context["offered"][0].here is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Filen er tom."),
        ("x = ", "Filen er ikke skrevet slik"),
        ("version = 2\n", "Filen mangler versjonen, eller er for en annen utgave"),
        ("version = 1\n", "Her mangler det noe. Det gjelder «methods» i filen."),
    ],
)
def test_a_file_that_is_none_says_what_is_wrong(client: Visitor, world: Cast, text: str, said: str):
    answer = client.login_as(world.liv).post(reverse("methods_exchange"), upload(text))
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("typed", [{"text": "x", "codes": ["runde"]}, {"text": "", "codes": []}, {}])
def test_what_is_changed_on_the_way_is_refused(client: Visitor, world: Cast, typed: dict[str, Any]):
    assert client.login_as(world.liv).post(reverse("methods_received"), typed).status_code == 422
    assert rows() == []


def test_a_received_version_is_given_up_again_and_one_of_our_own_is_not(client: Visitor, world: Cast):
    receive(world.liv, from_elsewhere("runde"))
    with as_owner():
        received = MethodVersion.objects.get()
        own = make.make(
            MethodVersion, municipality=world.testvik, code="x", number=1, content=received.content,
            origin="Testvik", origin_number=1,
        )  # fmt: skip
    client.login_as(world.anne)
    assert client.post(reverse("method_given_up", args=[own.pk])).status_code == 404
    assert client.post(reverse("method_given_up", args=[received.pk])).status_code == 302
    assert rows() == [("x", 1, "Testvik", 1, False)]


@pytest.mark.parametrize(
    ("name", "comes"),
    [("liv", 200), ("anne", 200), ("siv", 404), ("fatima", 404), ("nils", 404), ("odd", 404), ("bo", 200)],
)
def test_who_sends_and_receives(client: Visitor, world: Cast, name: str, comes: int):
    receive(world.liv, from_elsewhere("runde"))
    with as_owner():
        version = MethodVersion.objects.get()
    client.login_as(getattr(world, name))
    in_testvik = comes == 200 and name != "bo"
    assert client.get(reverse("methods_exchange")).status_code == comes
    assert client.get(reverse("methods_file")).status_code == (200 if in_testvik else 404)
    assert client.post(reverse("methods_received"), {}).status_code == (422 if comes == 200 else 404)
    assert client.get(reverse("methods_received")).status_code == 405
    assert client.get(reverse("method_given_up", args=[version.pk])).status_code == 405
    assert client.post(reverse("method_given_up", args=[uuid4()])).status_code == 404
    assert client.post(reverse("method_given_up", args=[version.pk])).status_code == (302 if in_testvik else 404)


def test_the_page_costs_as_many_questions_for_one_as_for_three(client: Visitor, world: Cast):
    receive(world.liv, from_elsewhere("runde"))
    one = asked(client.login_as(world.liv), reverse("methods_exchange"))
    receive(world.liv, from_elsewhere("avtale", "verdikort"))
    assert asked(client, reverse("methods_exchange")) == one
