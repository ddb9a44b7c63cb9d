"""Under which name one offers and answers: never one that another has, and nobody learns by it who takes part."""

from uuid import uuid4

import pytest

import tests.factories as make
from tests.database import as_owner
from tests.strengths.exchanging import Market, answer, at, market, put_up, typed
from tests.visitor import Visitor
from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.people.models import ProtectedIdentity
from usving.strengths.models import Agreement, Post
from usving.strengths.models.aliases import ALIASES
from usving.strengths.models.exchange import REFUSALS
from usving.strengths.queries.exchange import free_name
from usving.strengths.rules.exchange import Way, WhyNotPost

pytestmark = pytest.mark.django_db
TAKEN = str(REFUSALS[WhyNotPost.NAME_TAKEN])


@pytest.fixture
def world() -> Market:
    return market()


@pytest.mark.parametrize(
    "alias",
    [
        "Fatima Sol", "fatima  SOL", "F\u200batima-Sol", "Fatima", "Hilsen Fatima Sol", "Familien Sol", "Sol", "Jonas", "Nils",
        "Testvik", "Siv", "LINERLE",
    ],
)  # fmt: skip
def test_nobody_signs_as_another_who_takes_part(client: Visitor, world: Market, alias: str):
    put_up(world, world.fatima, signed="Linerle")
    response = client.login_as(world.per).post(at("exchange_offer_new", world.process.pk), typed(alias=alias))
    errors = response.context["form"].errors
    assert (response.status_code, dict(errors)) == (422, {"alias": [TAKEN]})
    taken = client.post(at("exchange_offer_new", world.process.pk), typed(alias="Rognebær"))
    assert taken.status_code == 302


def test_the_refusal_names_nobody():
    assert "Fatima" not in TAKEN and "brukes" not in TAKEN and "med i" not in TAKEN


def test_an_answer_is_refused_the_same_way_and_a_family_keeps_its_own(client: Visitor, world: Market):
    post = put_up(world, world.fatima, signed="Linerle")
    client.login_as(world.per)
    answered = {"key": str(uuid4()), "voice": "alias"}
    for alias in ("Linerle", "Grete Fjell"):
        response = client.post(at("exchange_answer", post.pk), answered | {"alias": alias})
        assert (response.status_code, dict(response.context["form"].errors)) == (422, {"alias": [TAKEN]})
    assert client.post(at("exchange_answer", post.pk), answered | {"alias": "Tindved"}).status_code == 302
    again = client.post(at("exchange_offer_new", world.process.pk), typed(alias="Tindved"))
    own = client.post(at("exchange_offer_new", world.process.pk), typed(alias="Per"))
    assert (again.status_code, own.status_code) == (302, 302)


def test_what_stands_keeps_its_name_when_it_is_changed(client: Visitor, world: Market):
    chosen, real = put_up(world, world.fatima), put_up(world, world.fatima, signed="Fatima Sol", alias=False)
    client.login_as(world.fatima)
    for post in (chosen, real):
        begun = client.get(at("exchange_post_change", post.pk)).context["form"].initial
        sent = {name: value for name, value in begun.items() if name not in ("volunteers", "task", "lent")}
        assert client.post(at("exchange_post_change", post.pk), sent).status_code == 302
    with as_owner():
        stands = [(post.signed, post.alias) for post in Post.objects.order_by("alias")]
    assert stands == [("Fatima Sol", False), ("Linerle", True)]


def test_on_paper_a_seat_may_have_its_own_name_and_not_anothers(client: Visitor, world: Market):
    client.login_as(world.siv)
    said = {"seat": world.grete_seat.pk, "way": "ask", "kind": "thing", "title": "En seng", "words": ""}
    other = client.post(at("exchange_paper", world.process.pk), said | {"key": str(uuid4()), "signed": "Per Bekk"})
    own = client.post(at("exchange_paper", world.process.pk), said | {"key": str(uuid4()), "signed": "Grete Fjell"})
    assert (other.status_code, dict(other.context["form"].errors)) == (422, {"signed": [TAKEN]})
    assert own.status_code == 302


def test_a_home_that_must_not_be_found_cannot_be_asked_after(world: Market):
    def asked(name: str) -> bool:
        with acting_as(world.per.pk):
            return bool(answer_of("strengths_name_is_anothers", world.process.pk, name, None))

    before = [asked(name) for name in ("Grete Fjell", "Familien Fjell")]
    make.make(ProtectedIdentity, municipality=world.testvik, person=world.grete.person, name="Grete Fjell", phone="")
    assert (before, [asked(name) for name in ("Grete Fjell", "Familien Fjell")]) == ([True, True], [False, False])


def test_one_from_outside_learns_nothing_by_asking(world: Market):
    with acting_as(world.per.pk):
        inside = answer_of("strengths_name_is_anothers", world.process.pk, "Fatima Sol", None)
    with acting_as(world.odd.pk):
        outside = answer_of("strengths_name_is_anothers", world.process.pk, "Fatima Sol", None)
        seat = answer_of("strengths_name_is_anothers", world.process.pk, "Per Bekk", world.grete_seat.pk)
        free = answer_of("strengths_free_name", world.process.pk, ["Linerle"])
    assert (inside, outside, seat, free) == (True, False, False, None)


def test_what_is_suggested_stands_nowhere_also_not_with_oneself(world: Market):
    first = [str(name) for name in ALIASES]
    assert len(set(first)) == len(first) > 40
    for name in first[:-1]:
        put_up(world, world.fatima, signed=name)
    with acting_as(world.per.pk):
        left = free_name(world.process.pk)
    with acting_as(world.fatima.pk):
        mine = free_name(world.process.pk)
    put_up(world, world.per, signed=first[-1])
    with acting_as(world.per.pk):
        none = free_name(world.process.pk)
    assert (left, mine, none) == (first[-1], first[-1], "")


def test_a_chosen_name_is_told_as_one_wherever_the_two_meet(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima, Way.ASK, title="En sykkel"), world.per, "Tindved")
    page = client.login_as(world.fatima).get(at("agreement", found.pk)).content.decode()
    listed = client.get(at("exchange", world.process.pk)).content.decode()
    theirs = client.login_as(world.per).get(at("agreement", found.pk)).content.decode()
    assert ["Tindved (valgt navn)" in text for text in (page, listed)] == [True, True]
    assert "Linerle (valgt navn)" in theirs


def test_ones_own_name_is_told_as_no_chosen_one(client: Visitor, world: Market):
    post = put_up(world, world.fatima, signed="Fatima Sol", alias=False)
    client.login_as(world.per).post(at("exchange_answer", post.pk), {"key": str(uuid4()), "voice": "person"})
    with as_owner():
        found = Agreement.objects.get()
    pages = [client.login_as(who).get(at("agreement", found.pk)).content.decode() for who in (world.fatima, world.per)]
    assert ["(valgt navn)" in page for page in pages] == [False, False]
    assert ("Per Bekk" in pages[0], "Fatima Sol" in pages[1]) == (True, True)


def test_it_says_the_same_whom_it_waits_for_in_the_list_and_inside(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima), world.per)
    client.login_as(world.fatima)
    pages = [
        client.get(at(*where)).content.decode() for where in (("exchange", world.process.pk), ("agreement", found.pk))
    ]
    assert [("venter på deg" in page, "venter på svar" in page) for page in pages] == [(True, False)] * 2
    waits = client.login_as(world.per).get(at("agreement", found.pk)).content.decode()
    assert ("venter på deg" in waits, "venter på svar" in waits) == (False, True)
