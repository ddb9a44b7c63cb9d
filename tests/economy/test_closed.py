"""A household's money is closed: two locks agree, and a planted amount comes before nobody else anywhere."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.economy.test_books import PEOPLE, book, month, put
from tests.visitor import Visitor
from tools.access_table import pages
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.economy.access import books_visible_to, runs_visible_to
from usving.economy.models import Book, Commitment, Line, Run, SortingRule
from usving.people.actions.own_data import ask_for_copy, make_copy
from usving.people.models import Account, Consent, Notice, OwnCopy
from usving.people.rules.parts import Part, Purpose
from usving.process.queries.files import document_of

pytestmark = pytest.mark.django_db
ORE = 91_827_345
NUMBER = re.compile(r"918[\s\u00a0.,]?273|91827345")
WORD = "Hemmelighetskontoen"


@pytest.fixture
def world() -> Cast:
    return cast()


def planted(world: Cast) -> dict[str, Book]:
    """Three books with the amount in every number, and the word in every text."""
    owners: dict[str, Any] = {"sol": world.sol, "fatima": world.fatima, "amina": world.amina}
    books = {name: book(owner, world.testvik) for name, owner in owners.items()}
    for each in books.values():
        common = {"municipality": world.testvik, "book": each}
        put(each, WORD, ORE)
        put(each, WORD, ORE, month=timezone.localdate().replace(day=1) - timedelta(days=365), removed_at=timezone.now())
        make.make(SortingRule, **common, contains=WORD, words=WORD)
        make.make(Commitment, **common, kind="debt", words=WORD, ore=ORE, ore_per_month=ORE, due=timezone.localdate())
    made = {"came_out": {"ore": ORE}, "put_in": {"ore": ORE}, "rules": WORD, "sha256": "0" * 64}
    make.make(Run, municipality=world.testvik, account=world.fatima, calculator="social", **made)
    return books


MAY = {"sol": {"fatima", "jonas"}, "fatima": {"fatima"}, "amina": {"amina"}}


def by_policy(account: Account, model: Any) -> set[Any]:
    with acting_as(account.pk), transaction.atomic():
        return set(model.objects.values_list("pk", flat=True))


def by_door(account: Account, model: Any) -> set[Any]:
    with as_owner(), acting_as(account.pk):
        if model is Run:
            return set(runs_visible_to(account).values_list("pk", flat=True))
        mine = books_visible_to(account)
        found = mine if model is Book else model.objects.filter(book__in=mine)
        return set(found.values_list("pk", flat=True))


@pytest.mark.parametrize("state", ["at home", "moved out", "grown up", "login closed"])
def test_two_locks_agree_on_every_row_for_everyone(world: Cast, state: str):
    books = planted(world)
    may = {name: set(who) for name, who in MAY.items()}
    with as_owner():
        place = world.jonas.person.familymember_set.get()
        if state == "moved out":
            place.ends = timezone.localdate() - timedelta(days=1)
            place.save()
            may["sol"].remove("jonas")
        if state == "grown up":
            world.amina.person.familymember_set.update(kind="adult")
            may["sol"].add("amina")
        if state == "login closed":
            Account.objects.filter(pk=world.fatima.pk).update(is_active=False)
    for name in PEOPLE:
        account = getattr(world, name)
        expected = {books[which].pk for which, who in may.items() if name in who}
        if state == "login closed" and name == "fatima":
            assert books["sol"].pk not in by_policy(account, Book)  # and no door opens without a login
            continue
        assert by_policy(account, Book) == by_door(account, Book) == expected, (name, state)
        for model in (Line, SortingRule, Commitment, Run):
            assert by_policy(account, model) == by_door(account, model), (name, model)
    assert by_policy(world.fatima if state != "login closed" else world.amina, Line)  # there was something to leak


@pytest.mark.parametrize("name", [name for name in PEOPLE if name not in ("fatima", "jonas")])
def test_nobody_writes_in_the_book_of_others_not_even_past_the_doors(world: Cast, name: str):
    ours = planted(world)["sol"]
    other = getattr(world, name)
    with acting_as(other.pk), transaction.atomic():
        assert Line.objects.filter(book=ours).update(ore=1) == 0
        assert Line.objects.filter(book=ours).delete()[0] == 0
    with acting_as(other.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Line.objects.create(
            municipality=world.testvik,
            book_id=ours.pk,
            month=timezone.localdate().replace(day=1),
            kind="expense",
            ore=1,
        )


def everything_consented(world: Cast) -> None:
    """A yes to the part economy from both adults, for every purpose and to everyone who may be given one."""
    for giver in (world.fatima, world.jonas):
        for worker in (world.nils, world.kari, world.siv):
            for purpose in Purpose:
                make.make(
                    Consent, municipality=world.testvik, giver=giver.person, about=giver.person, part=Part.ECONOMY.value,
                    purpose=purpose.value, worker=worker, until=timezone.localdate() + timedelta(days=30),
                    text_version="v1", manner="tap",
                )  # fmt: skip


def addresses(books: dict[str, Book], world: Cast) -> list[str]:
    """Every page without a name in its address, and those of the family, the process and the books."""
    plain = [f"/{page.address}" for page in pages().values() if "<" not in page.address]
    here = [reverse(name, args=[world.process.pk]) for name in ("u", "gatherings", "seats")]
    here += [reverse("family", args=[world.sol.pk])]
    for each in books.values():
        here += [reverse(name, args=[each.pk]) for name in ("book", "commitments", "book_comparison", "sorting")]
        here += [reverse("book_month", args=[each.pk, month()])]
    return [*plain, *here]


def test_a_planted_amount_comes_before_nobody_else_whatever_is_consented(client: Visitor, world: Cast):
    books = planted(world)
    everything_consented(world)
    there = addresses(books, world)
    assert len(there) > 60
    client.login_as(world.fatima)
    assert any(NUMBER.search(client.get(each).content.decode()) for each in there)  # there is something to leak
    for name in ("per", "nils", "siv", "anne"):  # another family, the contact person, who leads, who administers
        client.login_as(getattr(world, name))
        for each in there:
            answer = client.get(each)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            text = body.decode("utf-8", "replace") + str(answer.headers)
            assert (name, each, NUMBER.search(text), WORD in text) == (name, each, None, False)


def test_one_adult_sees_neither_rows_nor_sums_of_the_others_own_book(client: Visitor, world: Cast):
    books = planted(world)
    with as_owner():
        Line.objects.filter(book=books["sol"]).update(ore=100, words="Felles")
        Commitment.objects.filter(book=books["sol"]).update(ore=100, ore_per_month=1, words="Felles")
        SortingRule.objects.filter(book=books["sol"]).update(contains="felles", words="Felles")
    client.login_as(world.jonas)
    for each in addresses(books, world):
        text = client.get(each).content.decode("utf-8", "replace")
        assert (each, NUMBER.search(text), WORD in text) == (each, None, False)


def test_copies_hold_ones_own_and_never_anothers(world: Cast):
    planted(world)
    found = {}
    for name in ("fatima", "jonas", "amina", "per", "nils"):
        account = getattr(world, name)
        with acting_as(account.pk), transaction.atomic():
            copy = ask_for_copy(person=account.person_id, by=account)
        assert make_copy(copy.pk)
        with acting_as(account.pk), transaction.atomic():
            found[name] = OwnCopy.objects.get(pk=copy.pk).as_json.count(str(ORE))
    fatima, jonas, amina = (found.pop(name) for name in ("fatima", "jonas", "amina"))
    assert fatima > jonas > 0  # the shared book, and her own besides
    assert amina > 0  # her own alone: the parents' is no part of a youth's copy
    assert fatima >= jonas + amina
    assert found == {"per": 0, "nils": 0}


def test_no_amount_and_no_word_is_in_the_trail_the_messages_or_the_file_of_the_process(client: Visitor, world: Cast):
    ours = planted(world)["sol"]
    client.login_as(world.fatima)
    for said in ({"words": WORD, "ore": "918 273,45"}, {"words": WORD, "ore": "918273"}):
        line = {"key": "11111111-1111-4111-8111-11111111111" + str(len(said["ore"]) % 10), "kind": "income", **said}
        assert client.post(reverse("line_new", args=[ours.pk, month()]), line).status_code == 302
    with as_owner():
        trail = " ".join(f"{each.event} {each.facts}" for each in Entry.objects.all())
        notices = " ".join(f"{each.subject} {each.body}" for each in Notice.objects.all())
    with acting_as(world.liv.pk), transaction.atomic():
        told = str(document_of(world.process, with_people=True))
    assert "economy.line_written" in trail
    for text in (trail, notices, told):
        assert (NUMBER.search(text), WORD in text) == (None, False)
