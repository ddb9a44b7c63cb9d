"""One's own strengths: private first, offered by an act of their own, growing into papers, vouched for by one who is asked."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor, asks_first
from usving.core.identity import acting_as
from usving.people.models import Account, Notice
from usving.strengths.models import Holder, PathStep, Post, Resource, Vouching
from usving.strengths.rules.shelves import growth_paths, suggestions

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def kept(client: Visitor, world: Cast, who: str = "fatima", **said: str) -> Resource:
    typed = {"key": str(uuid4()), "kind": "can", "words": "Reparere sykler", "more": "", "whose": "mine", **said}
    assert client.login_as(getattr(world, who)).post(at("resource_new"), typed).status_code == 302
    with as_owner():
        return Resource.objects.get(pk=typed["key"])


def who_reads(world: Cast) -> list[str]:
    found = []
    for name in PEOPLE:
        with acting_as(getattr(world, name).pk):
            found += [name] if Resource.objects.exists() else []
    return found


@pytest.mark.parametrize(("whose", "readers"), [("mine", ["fatima"]), ("ours", ["fatima", "jonas", "amina"])])
def test_a_strength_is_read_by_its_owner_or_by_those_at_home_as_was_chosen(
    client: Visitor, world: Cast, whose: str, readers: list[str]
):
    found = kept(client, world, whose=whose)
    assert who_reads(world) == readers
    for name in PEOPLE:
        client.login_as(getattr(world, name))
        shown = "Reparere sykler" in client.get(at("resources_map")).content.decode()
        statuses = {
            client.get(at(page, found.pk)).status_code for page in ("resource", "certificate_path", "vouching_new")
        }
        assert (name, shown, statuses) == (name, name in readers, {200 if name in readers else 404})
    assert client.login_as(world.fatima).get(at("resource", uuid4())).status_code == 404


def test_a_suggestion_is_a_beginning(client: Visitor, world: Cast):
    code = next(iter(suggestions()))
    form = client.login_as(world.fatima).get(at("resource_new") + f"?forslag={code}").context["form"]
    assert form.initial["words"] == suggestions()[code].said("nb")
    assert client.get(at("resource_new") + "?forslag=finnes-ikke&slag=tull").status_code == 200


def test_a_suggestion_is_in_the_readers_language_and_not_made_again_in_another(client: Visitor, world: Cast):
    kept(client, world, words="Reparere en sykkel")
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(language="nn")
    page = client.login_as(world.fatima).get(at("resources")).content.decode()
    assert ("Lage mat til mange" in page, "Måle ein vegg" in page, "Reparere ein sykkel" in page) == (True, True, False)
    form = client.get(at("resource_new") + "?forslag=carry").context["form"]
    assert form.initial["words"] == "Bere, flytte og skru"


def test_a_way_is_told_in_the_readers_language(client: Visitor, world: Cast):
    found = kept(client, world)
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(language="en")
    client.login_as(world.fatima).post(at("path_choice", found.pk), {"path": "reference"})
    page = client.get(at("certificate_path", found.pk)).content.decode()
    assert ("Our own suggestion" in page, "Think of who has seen you do this" in page) == (True, True)


def test_the_number_of_a_third_person_is_refused_beside_its_field_and_kept_on_the_page(client: Visitor, world: Cast):
    typed = {"key": str(uuid4()), "kind": "whom", "words": "Ola 900 00 000", "whose": "mine"}
    response = client.login_as(world.fatima).post(at("resource_new"), typed)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["words"])
    assert "Ola 900 00 000" in response.content.decode()
    with as_owner():
        assert Resource.objects.count() == 0


def test_nothing_is_offered_before_its_owner_does_it_and_a_human_being_never(client: Visitor, world: Cast):
    found, friend = kept(client, world), kept(client, world, kind="whom", words="Naboen")
    with as_owner():
        assert Post.objects.count() == 0
    there = at("exchange_offer_new", world.process.pk)
    form = client.get(f"{there}?ressurs={found.pk}").context["form"]
    typed = {
        "key": str(uuid4()), "kind": "skill", "title": form.initial["title"], "count": "1", "reach": "families", "voice": "alias",
        "alias": "Linerle", "until": form.initial["until"],
    }  # fmt: skip
    assert client.post(f"{there}?ressurs={found.pk}", typed).status_code == 302
    refused = client.post(f"{there}?ressurs={friend.pk}", {**typed, "key": str(uuid4())})
    assert refused.status_code == 422
    with as_owner():
        assert (Post.objects.get().title, Holder.objects.get().resource_id) == ("Reparere sykler", found.pk)
    assert "Se det, eller ta det ned" in client.get(at("resource", found.pk)).content.decode()
    assert client.login_as(world.per).get(f"{there}?ressurs={found.pk}").status_code == 404


def test_a_skill_grows_by_steps_that_one_ticks_and_changes(client: Visitor, world: Cast):
    found = kept(client, world, grows="on")
    way = next(iter(growth_paths().values()))
    for _time in range(2):
        assert client.post(at("path_choice", found.pk), {"path": way.code}).status_code == 302
    page = client.get(at("certificate_path", found.pk)).content.decode()
    assert ([step for step in way.first_steps("nb") if step not in page], way.source("nb") in page) == ([], True)
    key = str(uuid4())
    for _time in range(2):
        client.post(at("path_step_new", found.pk), {"key": key, "words": "Ringe Grete"})
    with as_owner():
        steps = list(PathStep.objects.order_by("made_at"))
    assert len(steps) == 4
    client.post(at("path_step_done", found.pk, steps[0].pk))
    away = at("path_step_removal", found.pk, steps[1].pk)
    assert asks_first(client.get(at("certificate_path", found.pk)).text, away)
    client.post(away)
    with as_owner():
        left = {step.words: step.done_on is not None for step in PathStep.objects.all()}
    assert left == {steps[0].words: True, steps[2].words: False, "Ringe Grete": False}
    assert client.post(at("path_choice", found.pk), {"path": "finnes-ikke"}).status_code == 422
    assert client.get(at("path_step_done", found.pk, steps[0].pk)).status_code == 405
    assert client.login_as(world.per).post(at("path_step_done", found.pk, steps[0].pk)).status_code == 404


def test_one_who_is_asked_sees_the_words_that_were_shown_and_answers(client: Visitor, world: Cast):
    found = kept(client, world, more="Hemmelig")
    asked = {"key": str(uuid4()), "seat": world.nils_seat.pk, "words": "Reparere sykler", "why": ""}
    for _time in range(2):
        assert client.post(at("vouching_new", found.pk), asked).status_code == 302
    with as_owner():
        question = Vouching.objects.get()
        assert Notice.objects.filter(account=world.nils.pk, subject="Noen spør deg om noe").count() == 1
    seen = {n for n in PEOPLE if client.login_as(getattr(world, n)).get(at("vouching", question.pk)).status_code == 200}
    assert seen == {"nils"}
    page = client.login_as(world.nils).get(at("vouching", question.pk)).content.decode()
    assert ("Reparere sykler" in page, "Fatima Sol" in page, "Hemmelig" in page) == (True, True, False)
    assert client.post(at("vouching", question.pk), {"answer": "yes", "words": "Fint arbeid"}).status_code == 302
    assert client.post(at("vouching", question.pk), {"words": ""}).status_code == 422
    assert "Fint arbeid" in client.login_as(world.fatima).get(at("certificate_path", found.pk)).content.decode()
    assert client.login_as(world.nils).post(at("vouching_taken_back", question.pk)).status_code == 404
    client.login_as(world.fatima)
    assert asks_first(client.get(at("certificate_path", found.pk)).text, at("vouching_taken_back", question.pk))
    assert client.post(at("vouching_taken_back", question.pk)).status_code == 302
    assert client.login_as(world.nils).get(at("vouching", question.pk)).status_code == 404


def test_two_of_a_family_may_ask_the_same_of_what_is_theirs_together(client: Visitor, world: Cast):
    found = kept(client, world, whose="ours")
    for name in ("fatima", "jonas"):
        asked = {"key": str(uuid4()), "seat": world.nils_seat.pk, "words": "Reparere sykler", "why": ""}
        there = client.login_as(getattr(world, name)).post(at("vouching_new", found.pk), asked)
        assert there.status_code == 302, name
    client.login_as(world.fatima).post(at("resource_removal", found.pk))
    with as_owner():
        assert [asked.resource_id for asked in Vouching.objects.all()] == [None, None]


def test_what_is_removed_is_gone(client: Visitor, world: Cast):
    found = kept(client, world)
    assert client.login_as(world.per).post(at("resource_removal", found.pk)).status_code == 404
    assert client.login_as(world.fatima).get(at("resource_removal", found.pk)).status_code == 405
    assert client.post(at("resource_removal", found.pk)).status_code == 302
    with as_owner():
        assert Resource.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client: Visitor, world: Cast, number: int, django_assert_num_queries: Any
):
    for each in range(number):
        kept(client, world, words=f"Noe {each}")
    with django_assert_num_queries(LISTED):
        page = client.get(at("resources"))
    assert len(page.context["fields"][0].resources) == number


LISTED = 14


def test_only_in_what_one_can_or_knows_is_one_asked_to_become_better(client: Visitor, world: Cast):
    asked = []
    for kind in ("can", "have", "know", "whom"):
        strength = kept(client, world, kind=kind, words=f"Noe {kind}")
        page = client.get(at("resource", strength.pk))
        asked.append(
            (kind, "Vil du bli bedre i dette?" in page.content.decode(), "grows" in page.context["form"].fields)
        )
    assert asked == [("can", True, True), ("have", False, False), ("know", True, True), ("whom", False, False)]
    sent = {"key": strength.pk, "kind": "whom", "words": "Naboen med luen", "more": ""}
    assert client.post(at("resource", strength.pk), sent).status_code == 302
