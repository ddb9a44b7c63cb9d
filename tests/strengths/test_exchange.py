"""From an offer to a thank-you on the pages, for each of those who may and those who may not."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.strengths.exchanging import (
    Market,
    agree,
    answer,
    at,
    market,
    move,
    put_up,
    said_by,
    stock,
    take_task,
    typed,
)
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.refusal import Refused
from usving.people.models import Notice, ProtectedIdentity
from usving.process.models import Process, Seat
from usving.strengths.actions.exchange import Task
from usving.strengths.models import Agreement, AgreementMessage, ExchangeReport, Holder, Post, VolunteerTask
from usving.strengths.rules.agreements import AgreementAct, AgreementState
from usving.strengths.rules.exchange import PostState, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Market:
    return market()


def states() -> list[str]:
    with as_owner():
        return sorted(Agreement.objects.values_list("state", flat=True))


def test_the_whole_line_from_an_offer_to_a_thank_you(client: Visitor, world: Market):
    back = timezone.localdate() + timedelta(days=5)
    client.login_as(world.fatima)
    assert (
        client.post(at("exchange_offer_new", world.process.pk), typed(title="En henger", lent="on")).status_code == 302
    )
    with as_owner():
        post = Post.objects.get()
    client.login_as(world.per)
    assert "En henger" in client.get(at("exchange", world.process.pk)).content.decode()
    said = {"key": str(uuid4()), "voice": "alias", "alias": "Blåklokke", "words": "Kan jeg hente lørdag?"}
    there = client.post(at("exchange_answer", post.pk), said)
    with as_owner():
        found = Agreement.objects.get()
    assert (there.status_code, there["Location"]) == (302, at("agreement", found.pk))
    client.login_as(world.fatima)
    page = client.get(at("agreement", found.pk)).content.decode()
    assert ("Blåklokke" in page, "Per Bekk" in page, "Kan jeg hente lørdag?" in page) == (True, False, True)
    chosen = {"place": "Gjenbrukssentralen", "time_words": "lørdag", "due": back.isoformat()}
    assert client.post(at("agreement_yes", found.pk), chosen).status_code == 302
    assert client.post(at("agreement_handed_over", found.pk)).status_code == 302
    client.login_as(world.per)
    later = {"due": (back + timedelta(days=3)).isoformat()}
    assert client.post(at("agreement_due", found.pk), later).status_code == 302
    assert client.post(at("agreement_returned", found.pk)).status_code == 302
    assert client.post(at("agreement_thanks", found.pk), {"thanks": "Tusen takk!"}).status_code == 302
    with as_owner():
        found.refresh_from_db()
        assert (found.state, found.place, found.due, found.thanks) == (
            "thanked", "Gjenbrukssentralen", back + timedelta(days=3), "Tusen takk!",
        )  # fmt: skip
        events = list(
            Entry.objects.filter(event__startswith="strengths.").order_by("at").values_list("event", flat=True)
        )
    assert events == [
        "strengths.post_put_up", "strengths.exchange_answered", *["strengths.exchange_moved"] * 5,
    ]  # fmt: skip


def test_a_form_sent_twice_is_one(client: Visitor, world: Market):
    client.login_as(world.fatima)
    once = typed()
    for _time in range(2):
        assert client.post(at("exchange_offer_new", world.process.pk), once).status_code == 302
    with as_owner():
        post = Post.objects.get()
        assert Holder.objects.count() == 1
    client.login_as(world.per)
    said = {"key": str(uuid4()), "voice": "person"}
    for _time in range(2):
        assert client.post(at("exchange_answer", post.pk), said).status_code == 302
    assert states() == ["proposed"]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"until": "2020-01-01"}, "until", "Velg en dag som ikke er forbi."),
        ({"until": "2099-01-01"}, "until", "Velg en dag i løpet av det neste året."),
        ({"until": "snart"}, "until", "Velg en dag, for eksempel 14.05.2027."),
        ({"count": "0"}, "count", "Skriv et tall fra 1 til 50."),
        ({"count": "100000"}, "count", "Skriv et tall fra 1 til 50."),
        ({"title": ""}, "title", "Skriv kort hva det er."),
        ({"alias": ""}, "alias", "Skriv navnet som skal stå der."),
        ({"volunteers": "on"}, "task", "Skriv hva en frivillig skal få se."),
    ],
)
def test_what_cannot_be_so_is_said_beside_its_field_and_keeps_what_was_typed(
    client: Visitor, world: Market, said: dict[str, str], field: str, sentence: str
):
    response = client.login_as(world.fatima).post(
        at("exchange_ask_new", world.process.pk), typed(words="Til gutterommet", **said)
    )
    assert (response.status_code, response.context["form"].errors.get(field)) == (422, [sentence])
    assert "Til gutterommet" in response.content.decode()
    with as_owner():
        assert Post.objects.count() == 0


def test_the_first_yes_counts_and_the_other_gets_a_kind_sentence(client: Visitor, world: Market):
    post = put_up(world, world.fatima)
    first, second = answer(post, world.per, "Blåklokke"), answer(post, world.grete, "Tindved")
    agree(first, world.fatima)
    assert states() == ["agreed", "declined"]
    page = client.login_as(world.grete).get(at("agreement", second.pk)).content.decode()
    assert "En annen rakk det først denne gangen. Takk for at du ville!" in page
    with pytest.raises(Refused, match="lovet bort"):
        agree(second, world.fatima)
    with pytest.raises(Refused, match="rakk det først"):
        answer(post, world.grete)
    with as_owner():
        told = Notice.objects.filter(account=world.grete.pk).values_list("subject", flat=True)
        assert set(told) == {"Det er noe nytt til deg i et bytte"}


def test_the_first_who_asks_has_what_stands_on_the_shelf(client: Visitor, world: Market):
    post = stock(world, world.vera)
    answer(post, world.per)
    client.login_as(world.grete)
    response = client.post(at("exchange_answer", post.pk), {"key": str(uuid4()), "voice": "alias", "alias": "Tindved"})
    assert response.status_code == 422
    assert "En annen rakk det først denne gangen. Takk for at du ville!" in response.content.decode()
    assert states() == ["agreed"]


def test_what_is_called_off_stands_free_again(world: Market):
    post = put_up(world, world.fatima)
    found = answer(post, world.per)
    agree(found, world.fatima)
    move(found, AgreementAct.CANCEL, world.per)
    with as_owner():
        post.refresh_from_db()
        assert (post.state, states()) == (PostState.OPEN, ["cancelled"])


def test_a_volunteer_sees_the_task_and_never_the_wish(client: Visitor, world: Market):
    task = Task("Male et rom", area="Nansetområdet", time_words="en lørdag")
    post = put_up(world, world.fatima, Way.ASK, task=task, title="Soverommet vårt er fuktig", words="Vi er fem her")
    page = client.login_as(world.vera).get(at("volunteer_tasks")).content.decode()
    assert ("Male et rom" in page, "Nansetområdet" in page, "fuktig" in page, "Linerle" in page) == (
        True,
        True,
        False,
        False,
    )
    with as_owner():
        shown = VolunteerTask.objects.get()
    assert client.get(at("exchange_post", post.pk)).status_code == 404
    response = client.post(at("volunteer_task", shown.pk), {"key": str(uuid4()), "voice": "person"})
    with as_owner():
        found = Agreement.objects.get()
    assert (response.status_code, response["Location"]) == (302, at("agreement", found.pk))
    page = said_by(client.get(at("agreement", found.pk)))
    assert ("Male et rom" in page, "fuktig" in page, "Fatima" in page, "Sol" in page) == (True, False, False, False)
    agree(found, world.fatima, place="Gjenbrukssentralen")
    assert "Gjenbrukssentralen" in client.get(at("agreement", found.pk)).content.decode()
    assert client.get(at("volunteer_task", shown.pk)).status_code == 404  # nobody else may take it now


def test_whoever_must_not_be_found_shows_no_place_anywhere(client: Visitor, world: Market):
    with as_owner():
        ProtectedIdentity.objects.create(municipality=world.testvik, person=world.amina.person, name="Amina", phone="")
    client.login_as(world.fatima)
    form = client.get(at("exchange_ask_new", world.process.pk)).context["form"]
    assert "area" not in form.fields
    client.post(
        at("exchange_ask_new", world.process.pk), typed(area="Storgata 1", volunteers="on", task="Bære en sofa")
    )
    with as_owner():
        assert (Post.objects.get().area, VolunteerTask.objects.get().area) == ("", "")
        post = Post.objects.get()
    found = take_task(post, world.vera)
    Process.objects.filter(pk=world.process.pk)
    client.post(at("agreement_yes", found.pk), {"place": "Storgata 1", "time_words": ""})
    with as_owner():
        found.refresh_from_db()
        assert (found.state, "Storgata" in found.place) == ("agreed", False)


def test_messages_are_few_short_and_can_be_taken_away(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima), world.per)
    client.login_as(world.per)
    for number in range(7):
        client.post(at("agreement_message", found.pk), {"key": str(uuid4()), "text": f"beskjed {number}"})
    with as_owner():
        said = list(AgreementMessage.objects.order_by("at").values_list("text", flat=True))
        first = AgreementMessage.objects.order_by("at").first()
    assert said == [f"beskjed {number}" for number in range(6)]
    away = at("agreement_message_removal", found.pk, first.pk)
    assert asks_first(client.get(at("agreement", found.pk)).text, away)
    assert client.post(away).status_code == 302
    assert client.login_as(world.fatima).post(at("agreement_message_removal", found.pk, first.pk)).status_code == 404
    page = client.get(at("agreement", found.pk)).content.decode()
    assert ("beskjed 0" in page, "beskjed 5" in page) == (False, True)


def test_the_name_is_told_by_ones_own_act_and_taken_back(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima), world.per)
    client.login_as(world.per).post(at("agreement_name", found.pk), {"tell": "ja"})
    assert "Per Bekk" in client.login_as(world.fatima).get(at("agreement", found.pk)).content.decode()
    client.login_as(world.per).post(at("agreement_name", found.pk))
    assert "Per Bekk" not in client.login_as(world.fatima).get(at("agreement", found.pk)).content.decode()


def test_the_facilitator_hides_with_a_reason_and_learns_no_name(client: Visitor, world: Market):
    make.gate(world.process)
    post = put_up(world, world.fatima, reach="all", title="Noe stygt")
    client.login_as(world.per).post(at("exchange_report", post.pk), {"key": str(uuid4()), "reason": "Ikke greit"})
    page = client.login_as(world.siv).get(at("exchange_reports", world.process.pk)).content.decode()
    assert ("Noe stygt" in page, "Ikke greit" in page, "Per Bekk" in page) == (True, True, False)
    with as_owner():
        report = ExchangeReport.objects.get()
    assert asks_first(page, at("exchange_report_closed", world.process.pk, report.pk))
    assert client.post(at("exchange_post_hidden", post.pk), {"reason": "Slik sier vi ikke det"}).status_code == 302
    assert client.login_as(world.per).get(at("exchange_post", post.pk)).status_code == 404
    assert "Slik sier vi ikke det" in client.login_as(world.fatima).get(at("exchange_post", post.pk)).content.decode()
    with as_owner():
        assert ExchangeReport.objects.filter(closed_at__isnull=True).count() == 0
        told = Entry.objects.filter(event="strengths.post_hidden").values_list("actor_id", "account_id")
        assert set(told) == {(None, world.fatima.pk), (world.siv.pk, None)}


def test_what_says_where_is_shown_to_nobody_else_once_the_home_is_hidden(client: Visitor, world: Market):
    post = put_up(world, world.fatima, title="Skyv", area="Ved skolen")
    assert client.login_as(world.per).get(at("exchange_post", post.pk)).status_code == 200
    with as_owner():
        make.make(ProtectedIdentity, municipality=world.testvik, person=world.fatima.person, name="Fatima")
    assert client.get(at("exchange_post", post.pk)).status_code == 404
    for _step in ("exchange_post_taken_down", "exchange_post_again"):
        assert client.login_as(world.fatima).post(at(_step, post.pk)).status_code == 302
    with as_owner():
        assert Post.objects.get(pk=post.pk).state == "open"


def test_what_was_typed_in_is_put_up_again_by_its_owner_alone(client: Visitor, world: Market):
    said = {
        "key": str(uuid4()),
        "seat": world.sol_seat.pk,
        "way": "offer",
        "kind": "thing",
        "title": "Vogn",
        "signed": "Vi",
    }
    client.login_as(world.siv).post(at("exchange_paper", world.process.pk), said)
    with as_owner():
        post = Post.objects.get(title="Vogn")
    down = at("exchange_post_taken_down", post.pk)
    assert asks_first(client.login_as(world.fatima).get(at("exchange_post", post.pk)).text, down)
    client.post(down)
    assert client.login_as(world.siv).post(at("exchange_post_again", post.pk)).status_code == 404
    assert client.login_as(world.fatima).post(at("exchange_post_again", post.pk)).status_code == 302


def test_paper_is_typed_in_for_a_family_and_it_stands_there(client: Visitor, world: Market):
    said = {
        "key": str(uuid4()),
        "seat": world.sol_seat.pk,
        "way": "ask",
        "kind": "thing",
        "title": "En seng",
        "signed": "Rognebær",
    }
    for _time in range(2):
        assert client.login_as(world.siv).post(at("exchange_paper", world.process.pk), said).status_code == 302
    with as_owner():
        post = Post.objects.get()
        assert (post.on_paper, post.entered_as, Holder.objects.get().family_id) == (True, "Siv Svingen", world.sol.pk)
    page = said_by(client.login_as(world.per).get(at("exchange_post", post.pk)))
    assert ("På papir, skrevet inn av Siv Svingen" in page, "Sol" in page) == (True, False)
    answer(post, world.per, "Tindved")
    assert "Tindved" in client.login_as(world.fatima).get(at("exchange_post", post.pk)).content.decode()
    assert client.login_as(world.fatima).post(at("exchange_post_taken_down", post.pk)).status_code == 302
    assert states() == ["declined"]


def test_nobody_writes_in_a_closed_process(client: Visitor, world: Market):
    post = put_up(world, world.fatima)
    found = answer(post, world.per)
    with as_owner():
        until = timezone.localdate() + timedelta(days=30)
        Process.objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=until)
    client.login_as(world.fatima)
    assert client.get(at("exchange_offer_new", world.process.pk)).status_code == 404
    assert client.post(at("agreement_yes", found.pk), {"place": "", "time_words": ""}).status_code == 422
    client.post(at("agreement_handed_over", found.pk))
    assert states() == ["proposed"]
    assert client.post(at("exchange_post_taken_down", post.pk)).status_code == 302  # taking back is always possible
    with as_owner():
        post.refresh_from_db()
        assert post.state == PostState.WITHDRAWN


PLAIN = ("exchange", "exchange_sheet", "exchange_ended")


@pytest.mark.parametrize(
    ("page", "may"),
    [
        *(
            (page, {"fatima", "jonas", "amina", "per", "grete", "nils", "kari", "siv", "liv", "vera", "hilde"})
            for page in PLAIN
        ),
        ("exchange_offer_new", {"fatima", "jonas", "amina", "per", "grete", "vera"}),
        ("exchange_ask_new", {"fatima", "jonas", "amina", "per", "grete", "vera"}),
        ("exchange_shelf_new", {"siv", "liv", "vera"}),
        ("exchange_paper", {"siv", "liv", "hilde"}),
        ("exchange_reports", {"siv"}),
    ],
)
def test_who_comes_to_the_pages_of_a_process(client: Visitor, world: Market, page: str, may: set[str]):
    from tests.strengths.exchanging import PEOPLE

    found = {
        who for who in PEOPLE if client.login_as(getattr(world, who)).get(at(page, world.process.pk)).status_code == 200
    }
    assert found == may
    assert client.login_as(world.fatima).get(at(page, uuid4())).status_code == 404


OF_TWO = (
    "agreement", "agreement_yes", "agreement_thanks", "agreement_due", "agreement_report",
)  # fmt: skip
BUTTONS = (
    "agreement_no", "agreement_cancelled", "agreement_handed_over", "agreement_returned", "agreement_name", "agreement_message",
)  # fmt: skip


@pytest.mark.parametrize("page", OF_TWO)
def test_only_the_two_come_to_what_is_between_them(client: Visitor, world: Market, page: str):
    from tests.strengths.exchanging import PEOPLE

    found = answer(put_up(world, world.fatima), world.per)
    seen = {who for who in PEOPLE if client.login_as(getattr(world, who)).get(at(page, found.pk)).status_code == 200}
    assert seen == {"fatima", "per"}
    assert client.login_as(world.fatima).get(at(page, uuid4())).status_code == 404


@pytest.mark.parametrize("page", BUTTONS)
def test_a_button_is_for_the_two_and_is_pressed_not_read(client: Visitor, world: Market, page: str):
    found = answer(put_up(world, world.fatima), world.per)
    assert client.login_as(world.fatima).get(at(page, found.pk)).status_code == 405
    assert [
        client.login_as(who).post(at(page, found.pk)).status_code for who in (world.odd, world.grete, world.siv)
    ] == [404] * 3
    assert states() == ["proposed"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_asks_the_same_number_of_questions(
    client: Visitor, world: Market, number: int, django_assert_num_queries: Any
):
    for _each in range(number):
        post = put_up(world, world.fatima)
        put_up(world, world.per, Way.ASK)
        stock(world, world.vera)
        answer(post, world.grete)
    client.login_as(world.grete)
    with django_assert_num_queries(BOARD):
        page = client.get(at("exchange", world.process.pk))
    assert [len(getattr(page.context["board"], name)) for name in ("offers", "asks", "shelf")] == [number] * 3
    assert len(page.context["running"]) == number


BOARD = 16


@pytest.mark.parametrize("number", [1, 3])
def test_the_tasks_ask_the_same_number_of_questions(
    client: Visitor, world: Market, number: int, django_assert_num_queries: Any
):
    for _each in range(number):
        put_up(world, world.fatima, Way.ASK, task=Task("Bære"))
    client.login_as(world.vera)
    with django_assert_num_queries(TASKS):
        page = client.get(at("volunteer_tasks"))
    assert len(page.context["list"].page) == number


TASKS = 12


def found_on(client: Visitor, there: str, query: str = "", words: str | None = None) -> list[str]:
    """The titles, or the tasks, that stand on a page."""
    if words is not None:
        client.post(at("search"), {"there": there, "words": words})
    return [getattr(each, "title", None) or each.words for each in client.get(there + query).context["list"].page]


def test_the_board_is_narrowed_by_words_part_and_kind(client: Visitor, world: Market):
    put_up(world, world.fatima, title="En tilhenger")
    put_up(world, world.fatima, title="Plass i bil", kind="ride")
    put_up(world, world.per, Way.ASK, title="Et skap")
    stock(world, world.vera)
    there = at("exchange", world.process.pk)
    client.login_as(world.grete)
    assert sorted(found_on(client, there)) == ["En sofa", "En tilhenger", "Et skap", "Plass i bil"]
    assert found_on(client, there, "?hva=asks") == ["Et skap"]
    assert found_on(client, there, "?hva=shelf") == ["En sofa"]
    assert found_on(client, there, "?slag=ride") == ["Plass i bil"]
    assert found_on(client, there, words="skapet") == ["Et skap"]
    assert found_on(client, there, words="gull") == []
    assert "Ingenting her passer med det du søkte etter." in client.get(there).content.decode()


def test_a_long_board_goes_on_to_the_next_page(client: Visitor, world: Market):
    for number in range(22):
        put_up(world, world.fatima, title=f"Bok {number}")
    put_up(world, world.per, Way.ASK, title="Et skap")
    there = at("exchange", world.process.pk)
    client.login_as(world.grete)
    pages = [found_on(client, there, f"?side={side}") for side in (1, 2)]
    assert [len(each) for each in pages] == [20, 3]
    assert sorted(pages[0] + pages[1]) == sorted([f"Bok {number}" for number in range(22)] + ["Et skap"])
    assert [part for part, _posts in client.get(f"{there}?side=2").context["parts"]] == ["offers", "asks"]


def test_one_sees_five_of_ones_own_and_can_see_them_all(client: Visitor, world: Market):
    for number in range(6):
        put_up(world, world.fatima, title=f"Bok {number}")
    there = at("exchange", world.process.pk)
    client.login_as(world.fatima)
    page = client.get(there).text
    assert ([f"Bok {number}" in page for number in range(6)].count(True), 'href="?hva=mine"' in page) == (5, True)
    assert sorted(found_on(client, there, "?hva=mine")) == [f"Bok {number}" for number in range(6)]
    assert found_on(client, there) == []


def test_a_volunteer_finds_a_task_by_its_words(client: Visitor, world: Market):
    for words in ("Bære en sofa", "Skru sammen et skap"):
        put_up(world, world.fatima, Way.ASK, task=Task(words))
    client.login_as(world.vera)
    there = at("volunteer_tasks")
    assert found_on(client, there) == ["Bære en sofa", "Skru sammen et skap"]
    assert found_on(client, there, words="skapet") == ["Skru sammen et skap"]
    assert found_on(client, there, words="gull") == []


def test_leaving_tells_the_other_and_takes_down_what_stood(world: Market):
    from usving.strengths.actions.lent import settle_those_gone

    post = put_up(world, world.fatima)
    other = put_up(world, world.fatima, title="En kake")
    found = answer(post, world.per)
    agree(found, world.fatima)
    today = timezone.localdate()
    with as_owner():
        Seat.objects.filter(pk=world.sol_seat.pk).update(ends=today - timedelta(days=1))
        Notice.objects.all().delete()
    assert settle_those_gone() == 0  # one who left today may come back today
    with as_owner():
        Seat.objects.filter(pk=world.sol_seat.pk).update(ends=today - timedelta(days=2))
    assert (settle_those_gone(), settle_those_gone()) == (1, 0)
    with as_owner():
        other.refresh_from_db()
        assert other.state == PostState.WITHDRAWN
        assert [(each.account_id, each.about) for each in Notice.objects.all()] == [(world.per.pk, found.pk)]


def test_the_one_who_remains_sees_that_the_other_left(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima), world.per)
    agree(found, world.fatima)
    with as_owner():
        Seat.objects.filter(pk=world.sol_seat.pk).update(ends=timezone.localdate() - timedelta(days=1))
    page = client.login_as(world.per).get(at("agreement", found.pk)).content.decode()
    assert "Den andre er ikke med i prosessen lenger." in page
    move(found, AgreementAct.CANCEL, world.per)
    assert states() == [AgreementState.CANCELLED]


def test_what_one_put_on_the_shelf_stands_there_for_oneself_too(client: Visitor, world: Market):
    stock(world, world.vera)
    page = client.login_as(world.vera).get(at("exchange", world.process.pk))
    words = page.content.decode()
    assert ("Hylla er tom" in words, [each.title for each in page.context["board"].shelf]) == (False, ["En sofa"])


def test_what_is_given_back_can_stand_free_again_from_where_it_was_given_back(client: Visitor, world: Market):
    post = put_up(world, world.fatima, lent=True)
    found = answer(post, world.per)
    agree(found, world.fatima, due=timezone.localdate() + timedelta(days=2))
    move(found, AgreementAct.HAND_OVER, world.per)
    again, there = at("exchange_post_again", post.pk), at("agreement", found.pk)
    client.login_as(world.fatima)
    before = again in client.get(there).content.decode()
    move(found, AgreementAct.GIVE_BACK, world.per)
    after = again in client.get(there).content.decode()
    theirs = again in client.login_as(world.per).get(there).content.decode()
    assert (before, after, theirs) == (False, True, False)
    client.login_as(world.fatima).post(again)
    with as_owner():
        assert Post.objects.get().state == PostState.OPEN
    assert again not in client.get(there).content.decode()


def test_the_day_a_loan_is_to_be_back_is_asked_for_as_it_is(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima, lent=True), world.per)
    page = client.login_as(world.fatima).get(at("agreement_yes", found.pk))
    sent = client.post(at("agreement_yes", found.pk), {"place": "", "time_words": "", "due": ""})
    assert (page.context["form"].fields["due"].required, sent.status_code) == (True, 422)
    assert dict(sent.context["form"].errors) == {"due": ["Velg dagen den skal tilbake."]}
    assert "Tilbake innen (valgfritt)" not in page.content.decode()
