"""Answers that come another way: by a link, by a code, from paper, by telephone. The last word counts; each sees who noted it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.database.asking import rows_of
from usving.core.identity import acting_as
from usving.people.models import Account, Mandate, Membership, Notice
from usving.people.rules.roles import Role
from usving.process.actions import answers as actions
from usving.process.models import AnswerKey, Attendance, Gathering, GatheringGuest, Process
from usving.process.rules.gatherings import Coming, GatheringKind

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "nils", "siv", "liv", "anne", "odd", "bo")
LEAD = ("siv", "liv")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def word_for(world: Cast, gathering: Gathering, seat: Any) -> str:
    with acting_as(world.siv.pk):
        return actions.answer_link(gathering, seat, by=world.siv).rstrip("/").rpartition("/")[2]


def answers() -> list[tuple[Any, ...]]:
    with as_owner():
        return list(
            Attendance.objects.order_by("pk")
            .values_list("seat", "coming", "people", "how", "noted_by")
            .order_by("seat__code")
        )


def test_a_link_opens_the_answer_and_nothing_else(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, title="Middag og ønsker", place="Hemmelig sted")
    word = word_for(world, gathering, world.sol_seat)
    page = client.get(at("answer_by_key", word))
    text = page.content.decode()
    assert page.status_code == 200
    assert [told in text for told in ("Middag og ønsker", "Hemmelig sted", "Sol", world.process.name, "Siv")] == [
        False
    ] * 5
    assert client.post(at("answer_by_key", word), {"coming": "yes", "people": "4"}).url == at("answer_thanks", word)
    assert answers() == [(world.sol_seat.pk, "yes", 4, "link", None)]
    assert client.get(at("answer_by_key", word)).content.decode().count("Vi kommer") == 1
    assert client.get(at("gathering", gathering.pk)).status_code == 302  # still nobody
    client.post(at("answer_by_key", word), {"coming": "no"})
    assert answers() == [(world.sol_seat.pk, "no", 1, "link", None)]
    with as_owner():
        entries = Entry.objects.filter(event="process.gathering_answered").order_by("at")
        assert [(each.actor_id, each.family_id, each.facts) for each in entries] == [
            (None, world.sol.pk, {"coming": "yes", "how": "link"}),
            (None, world.sol.pk, {"coming": "no", "how": "link"}),
        ]


def test_the_page_is_the_same_before_and_after_an_answer(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    word = word_for(world, gathering, world.sol_seat)
    secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')
    before = secret.sub("", client.get(at("answer_by_key", word)).content.decode())
    client.post(at("answer_by_key", word), {"coming": "no"})
    assert secret.sub("", client.get(at("answer_by_key", word)).content.decode()) == before


@pytest.mark.parametrize("people", ["", "0", "21", "mange"])
def test_how_many_is_asked_of_a_family(client: Visitor, world: Cast, people: str):
    word = word_for(world, make.gathering(world.process), world.sol_seat)
    response = client.post(at("answer_by_key", word), {"coming": "yes", "people": people})
    assert (response.status_code, answers()) == (422, [])


def test_a_provider_is_one(client: Visitor, world: Cast):
    word = word_for(world, make.gathering(world.process), world.nils_seat)
    client.post(at("answer_by_key", word), {"coming": "yes", "people": "7"})
    assert answers() == [(world.nils_seat.pk, "yes", 1, "link", None)]


@pytest.mark.parametrize("gone", [False, True])
def test_a_word_is_worth_nothing_once_the_last_role_of_its_holder_is_over(client: Visitor, world: Cast, gone: bool):
    word = word_for(world, make.gathering(world.process), world.nils_seat)
    if gone:
        with as_owner():
            Membership.objects.filter(account=world.nils).update(ends=timezone.localdate() - timedelta(days=1))
    status = client.post(at("answer_by_key", word), {"coming": "yes"}).status_code
    assert (status, len(answers())) == ((404, 0) if gone else (302, 1))


@pytest.mark.parametrize("why", ["over", "left", "closed", "ended", "unknown"])
def test_a_word_that_is_worth_nothing(client: Visitor, world: Cast, why: str):
    gathering = make.gathering(world.process)
    word = word_for(world, gathering, world.sol_seat)
    with as_owner():
        if why == "over":
            Gathering.objects.update(starts_at=timezone.now() - timedelta(hours=4))
        if why == "left":
            type(world.sol_seat).objects.filter(pk=world.sol_seat.pk).update(family=None)
        if why == "closed":
            type(world.process).objects.filter(pk=world.process.pk).update(
                closed_at=timezone.now(), reads_until=timezone.localdate()
            )
    if why == "ended":
        client.login_as(world.siv).post(at("gathering_keys_end", gathering.pk))
        client.cookies.clear()
    word = "x" * 32 if why == "unknown" else word
    for name in ("answer_by_key", "answer_thanks"):
        assert client.get(at(name, word)).status_code == 404
    assert client.post(at("answer_by_key", word), {"coming": "yes", "people": "2"}).status_code == 404
    assert answers() == []


def test_a_gathering_that_is_called_off_says_so_and_takes_no_answer(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    word = word_for(world, gathering, world.sol_seat)
    with as_owner():
        Gathering.objects.update(called_off_at=timezone.now())
    response = client.post(at("answer_by_key", word), {"coming": "yes", "people": "2"})
    assert ("Det er avlyst" in response.content.decode(), answers()) == (True, [])


def test_whoever_tries_words_in_vain_is_shut_out_for_a_while(client: Visitor, world: Cast):
    word = word_for(world, make.gathering(world.process), world.sol_seat)
    tries = 0
    while client.get(at("answer_by_key", word)).status_code == 200 and tries < 200:
        client.get(at("answer_by_key", "x" * 31 + str(tries % 10)))
        tries += 1
    assert 5 <= tries < 200


def test_whoever_reads_the_digest_cannot_answer_by_it(world: Cast):
    word_for(world, make.gathering(world.process), world.sol_seat)
    with acting_as(world.siv.pk):
        digest = AnswerKey.objects.get().digest
    with connection.cursor() as cursor:
        cursor.execute("select process_answer_by_key(%s, 'yes', 2)", [digest])
        assert cursor.fetchone() == ("gone",)


def test_a_code_on_a_card_is_typed_like_any_code(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.bekk_seat, coming="yes")
    cards = client.login_as(world.siv).post(at("gathering_cards", gathering.pk)).context["cards"]
    assert sorted(str(card.seat) for card in cards) == ["Familien Sol", "Kari Hus", "Nils Nilsen"]
    code = next(card.code for card in cards if card.seat.pk == world.sol_seat.pk)
    visitor = Visitor()
    there = visitor.post(at("answer_by_code"), {"code": code.lower().replace("-", " ")})
    assert there.url == at("answer_by_key", code)
    visitor.post(there.url, {"coming": "yes", "people": "2"})
    assert (world.sol_seat.pk, "yes", 2, "link", None) in answers()


def speaks(**languages: Account) -> None:
    """Let each read in the language before their name."""
    with as_owner():
        for language, account in languages.items():
            Account.objects.filter(pk=account.pk).update(language=language)


def test_a_card_is_in_the_language_of_whoever_it_is_for(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    speaks(en=world.per, nn=world.kari)
    page = client.login_as(world.siv).post(at("gathering_cards", gathering.pk), {"language": ""})
    languages = {str(card.seat): card.language for card in page.context["cards"]}
    assert languages == {"Familien Bekk": "en", "Familien Sol": "nb", "Kari Hus": "nn", "Nils Nilsen": "nb"}
    text = page.content.decode()
    card = text.partition('lang="en" aria-label="Familien Bekk"')[2].partition("</section>")[0]
    assert ("Are you coming?" in card, "Kommer dere?" in card) == (True, False)
    assert '<html lang="nb"' in text


@pytest.mark.parametrize(("cookie", "language"), [("", "en"), ("nn", "nn")])
def test_a_link_opens_in_the_language_of_whoever_it_is_for(world: Cast, cookie: str, language: str):
    gathering = make.gathering(world.process)
    speaks(en=world.per)
    word, visitor = word_for(world, gathering, world.bekk_seat), Visitor(headers={"accept-language": "nb"})
    if cookie:
        visitor.post(at("language"), {"language": cookie, "next": "/"})
    page = visitor.get(at("answer_by_key", word)).content.decode()
    assert f'<html lang="{language}"' in page
    assert re.findall(r'name="language" value="(\w+)"', page.partition("<main")[2]) == ["nb", "nn", "en"]
    thanks = visitor.post(at("answer_by_key", word), {"coming": "yes", "people": "2"}, follow=True)
    assert f'<html lang="{language}"' in thanks.content.decode()
    assert '<html lang="nb"' in Visitor().login_as(world.fatima).get(at("answer_by_key", word)).content.decode()


def test_another_language_can_be_chosen_for_the_cards(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    page = client.login_as(world.siv).post(at("gathering_cards", gathering.pk), {"language": "nn"})
    assert {card.language for card in page.context["cards"]} == {"nn"}
    assert "Kjem de?" in page.content.decode()


def test_a_card_for_someone_without_an_account_is_in_the_language_of_the_process(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    speaks(nn=world.per)
    with as_owner():
        Account.objects.filter(pk__in=[world.per.pk, world.fatima.pk, world.jonas.pk]).update(is_active=False)
        Process.objects.filter(pk=world.process.pk).update(languages=["so", "en", "nb"])
    page = client.login_as(world.siv).post(at("gathering_cards", gathering.pk), {"language": ""})
    languages = {str(card.seat): card.language for card in page.context["cards"]}
    assert languages == {"Familien Bekk": "en", "Familien Sol": "en", "Kari Hus": "nb", "Nils Nilsen": "nb"}


def test_nobody_but_those_who_lead_learns_what_anyone_reads_in(world: Cast):
    gathering = make.gathering(world.process)
    told = {}
    for name in PEOPLE:
        with acting_as(getattr(world, name).pk):
            told[name] = len(rows_of("process_seat_languages", gathering.pk)) > 0
    assert told == {name: name in LEAD for name in PEOPLE}


def test_answers_from_paper_and_calls_say_who_noted_them_and_the_last_word_counts(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    sol, nils = world.sol_seat.pk, world.nils_seat.pk
    said = {"how": "paper", f"svar-{sol}": "yes", f"antall-{sol}": "3", f"svar-{nils}": "no"}
    assert client.login_as(world.siv).post(at("gathering_noted", gathering.pk), said).status_code == 302
    assert sorted(answers(), key=str) == sorted(
        [(sol, "yes", 3, "paper", world.siv.pk), (nils, "no", 1, "paper", world.siv.pk)], key=str
    )
    text = client.login_as(world.fatima).get(at("gathering", gathering.pk)).content.decode()
    assert "Svaret kom på papir. Siv Svingen skrev det inn" in text
    client.post(at("gathering_answer", gathering.pk), {"coming": "yes", "people": "5"})
    assert (sol, "yes", 5, "self", None) in answers()
    assert "Siv Svingen skrev det inn" not in client.get(at("gathering", gathering.pk)).content.decode()
    client.login_as(world.liv).post(at("gathering_noted", gathering.pk), {"how": "call", f"svar-{sol}": "no"})
    assert (sol, "no", 1, "call", world.liv.pk) in answers()
    with as_owner():
        noted = Entry.objects.filter(event="process.answer_noted", family_id=world.sol.pk).order_by("at")
        assert [each.facts for each in noted] == [{"coming": "yes", "how": "paper"}, {"coming": "no", "how": "call"}]


def test_how_it_came_must_be_said(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    response = client.login_as(world.siv).post(
        at("gathering_noted", gathering.pk), {f"svar-{world.sol_seat.pk}": "yes"}
    )
    assert (response.status_code, response.context["form"].errors) == (422, {"how": ["Velg hvordan svarene kom."]})


def test_nobody_writes_in_an_answer_for_a_seat_that_is_not_asked(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES)
    client.login_as(world.siv).post(
        at("gathering_noted", gathering.pk), {"how": "call", f"svar-{world.nils_seat.pk}": "yes"}
    )
    assert answers() == []


def test_invitations_show_who_is_asked_and_who_cannot_be_reached_before_they_are_sent(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    with as_owner():
        type(world.per).objects.filter(pk=world.per.pk).update(email="")
    page = client.login_as(world.siv).get(at("gathering_invited", gathering.pk))
    assert {str(each.seat): each.reached for each in page.context["invited"]} == {
        "Familien Bekk": False, "Familien Sol": True, "Kari Hus": True, "Nils Nilsen": True,
    }  # fmt: skip
    assert "@" not in page.content.decode().split("<main")[1]
    with as_owner():
        assert Notice.objects.count() == 0


def test_one_sees_who_has_not_answered(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.sol_seat, coming=Coming.YES.value)
    make.attendance(gathering, world.nils_seat, coming=Coming.NO.value)
    with as_owner():
        type(world.per).objects.filter(pk=world.per.pk).update(email="")
    client.login_as(world.siv)

    def shown(query: str = "") -> set[str]:
        page = client.get(at("gathering_invited", gathering.pk) + query)
        return {str(each.seat) for each in page.context["list"].page}

    assert shown() == shown("?svar=x") == {"Familien Bekk", "Familien Sol", "Kari Hus", "Nils Nilsen"}
    assert shown("?svar=silent") == {"Familien Bekk", "Kari Hus"}
    assert (shown("?svar=yes"), shown("?svar=no")) == ({"Familien Sol"}, {"Nils Nilsen"})
    assert shown("?svar=unreached") == {"Familien Bekk"}


def test_each_gets_a_link_of_its_own_and_a_double_click_sends_once(client: Visitor, world: Cast):
    gathering = make.gathering(world.process, title="Middag og ønsker")
    client.login_as(world.siv)
    for _each in range(2):
        assert client.post(at("gathering_invite", gathering.pk)).status_code == 302
    with as_owner():
        bodies = {each.account_id: each.body for each in Notice.objects.filter(account__isnull=False)}
    people = {world.fatima.pk, world.jonas.pk, world.per.pk, world.nils.pk, world.kari.pk}
    assert set(bodies) == people
    words = {account: re.findall(r"/svar/([\w-]{32})/", body) for account, body in bodies.items()}
    assert {len(found) for found in words.values()} == {1}
    assert words[world.fatima.pk] == words[world.jonas.pk]  # one answer for the family
    assert len({found[0] for found in words.values()}) == 4
    assert [body for body in bodies.values() if "Middag" in body or "/samling/" in body] == []
    Visitor().post(at("answer_by_key", words[world.per.pk][0]), {"coming": "yes", "people": "2"})
    assert answers() == [(world.bekk_seat.pk, "yes", 2, "link", None)]


def test_nobody_puts_links_into_the_messages_of_others(world: Cast, client: Visitor):
    gathering = make.gathering(world.process)
    client.login_as(world.siv).post(at("gathering_invite", gathering.pk))
    for account in (world.siv, world.odd, world.bo):
        with acting_as(account.pk), connection.cursor() as cursor:
            cursor.execute(
                "select process_put_answer_links(%s, 'U-sving', jsonb_build_object(%s::text, 'x'))",
                [gathering.pk, str(world.sol_seat.pk)],
            )
            assert cursor.fetchone()[0] in ((0,) if account != world.siv else (0, 2)), account


def test_only_those_who_lead_come_to_these_pages(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    for name in ("gathering_invited", "gathering_noted", "gathering_sheet"):
        got = {who: client.login_as(getattr(world, who)).get(at(name, gathering.pk)).status_code for who in PEOPLE}
        assert got == {who: 200 if who in LEAD else 404 for who in PEOPLE}, name
        assert client.login_as(world.siv).get(at(name, uuid4())).status_code == 404
    for name in ("gathering_invite", "gathering_cards", "gathering_keys_end"):
        assert client.login_as(world.siv).get(at(name, gathering.pk)).status_code == 405
        sent = {who: client.login_as(getattr(world, who)).post(at(name, gathering.pk)).status_code for who in PEOPLE}
        assert {who for who, status in sent.items() if status != 404} == set(LEAD), name


def test_nobody_but_those_who_lead_sees_that_there_are_keys(world: Cast):
    word_for(world, make.gathering(world.process), world.sol_seat)
    seen = {}
    for name in PEOPLE:
        with acting_as(getattr(world, name).pk):
            seen[name] = AnswerKey.objects.count()
    assert seen == {name: int(name in LEAD) for name in PEOPLE}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    gathering = make.gathering(world.process, GatheringKind.BILATERAL)
    for seat in (world.sol_seat, world.bekk_seat, world.nils_seat)[:number]:
        make.make(GatheringGuest, municipality=world.testvik, gathering=gathering, seat=seat)
        make.attendance(gathering, seat, coming=Coming.YES.value, how="call", noted_by=world.siv)
    client.login_as(world.siv)
    with django_assert_num_queries(19):
        client.get(at("gathering_invited", gathering.pk))


def helps(world: Cast, *, may_write: bool = True) -> tuple[Account, Mandate]:
    """A helper of Fatima's, with a mandate."""
    helper = make.account(world.testvik, "Hanne Hjelper", email="hanne@testvik.example")
    make.role(helper, Role.HELPER)
    today = timezone.localdate()
    mandate = make.make(
        Mandate, municipality=world.testvik, person=world.fatima.person, helper=helper, kind="support",
        may_write=may_write, may_answer=not may_write, starts=today, ends=today + timedelta(days=5),
    )  # fmt: skip
    return helper, mandate


def test_a_helper_notes_what_the_one_they_help_says_and_both_see_it(client: Visitor, world: Cast):
    helper, mandate = helps(world)
    gathering = make.gathering(world.process, title="Om gjeld", place="NAV")
    page = client.login_as(helper).get(at("helped_gatherings", mandate.pk))
    text = page.content.decode()
    assert [each.gathering for each, _form in page.context["listed"]] == [gathering.pk]
    assert [word in text for word in ("Om gjeld", "NAV", world.process.name)] == [False] * 3
    client.post(at("helped_answer", mandate.pk, gathering.pk), {"coming": "yes", "people": "4"})
    assert answers() == [(world.sol_seat.pk, "yes", 4, "call", helper.pk)]
    shown = client.login_as(world.fatima).get(at("gathering", gathering.pk)).content.decode()
    assert "Svaret kom på telefon. Hanne Hjelper skrev det inn" in shown
    shown = client.login_as(world.siv).get(at("gathering_invited", gathering.pk)).content.decode()
    assert ("notert av En hjelper" in shown, "Hanne" in shown) == (True, False)
    with as_owner():
        entry = Entry.objects.get(event="process.answer_noted")
        assert (entry.actor_id, entry.actor_role, entry.family_id) == (helper.pk, "helper", world.sol.pk)


@pytest.mark.parametrize("why", ["only answers", "over", "not theirs", "not asked"])
def test_a_helper_notes_nothing_without_a_mandate_to_write(client: Visitor, world: Cast, why: str):
    helper, mandate = helps(world, may_write=why != "only answers")
    kind = GatheringKind.PROVIDERS if why == "not asked" else GatheringKind.JOINT
    gathering = make.gathering(world.process, kind)
    if why == "over":
        with as_owner():
            Mandate.objects.update(ends=timezone.localdate() - timedelta(days=1))
    client.login_as(world.odd if why == "not theirs" else helper)
    assert (
        client.post(at("helped_answer", mandate.pk, gathering.pk), {"coming": "yes", "people": "2"}).status_code == 404
    )
    with acting_as(helper.pk if why != "not theirs" else world.odd.pk), connection.cursor() as cursor:
        cursor.execute("select process_note_for_helped(%s, %s, 'yes', 2)", [mandate.pk, gathering.pk])
        assert cursor.fetchone() == (False,)
    assert answers() == []
