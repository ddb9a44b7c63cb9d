"""What waits for one across the areas, and what became of what one told or thought of, on Min side."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.insight.ideas import new, over, review, shared, turned, used
from tests.insight.told import experience
from tests.strengths.exchanging import Market, agree, answer, market, move, put_up
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.front.queries.my_page import my_page_of
from usving.front.queries.waiting import WAITS
from usving.insight.models import Experience, OpenPart, OpenYes, Reply
from usving.insight.queries.open_pages import words_digest
from usving.insight.rules.pilots import Verdict
from usving.people.actions.danger import open_in_danger
from usving.people.models import Account, Mandate, Notice
from usving.people.rules.consents import Ground
from usving.people.rules.roles import Role
from usving.process.rules.audience import Audience
from usving.process.rules.next_thing import NextThing
from usving.steering.models import QualityRound
from usving.strengths.models import Agreement
from usving.strengths.rules.agreements import AgreementAct

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Market:
    return market()


def waiting(account: Account) -> list[tuple[str, str]]:
    """The titles and the addresses of what waits for someone."""
    with acting_as(account.pk):
        return [(str(each.title), each.url) for each in my_page_of(account, now=timezone.now()).waiting]


def named(kind: str, pk: Any) -> tuple[str, str]:
    title, page = WAITS[kind]
    return str(title), reverse(page, args=[pk])


def shown(world: Any, **said: Any) -> Experience:
    """Something that Fatima has told to all."""
    return experience(
        world.fatima, world.process, Audience.ALL, family=world.sol, circle=world.sol_seat.circle, **said
    )  # fmt: skip


def owe(world: Market, *, days: int, **to: Any) -> Reply:
    told = shown(world)
    due = timezone.localdate() + timedelta(days=days)
    return make.make(Reply, municipality=world.testvik, process=world.process, experience=told, due=due, **to)


def test_an_answer_one_owes_waits_for_one_and_a_late_one_for_those_who_lead(world: Market):
    make.gate(world.process)
    owe(world, days=5, contact=world.nils)
    owed = named("reply", world.process.pk)
    assert [waiting(who) for who in (world.nils, world.siv, world.fatima, world.odd)] == [[owed], [], [], []]
    with as_owner():
        Reply.objects.update(due=timezone.localdate() - timedelta(days=1))
    assert [waiting(who) for who in (world.nils, world.siv)] == [[owed], [named("late", world.process.pk)]]
    with as_owner():
        Reply.objects.update(answered_at=timezone.now(), words="Ja.")
    assert [waiting(who) for who in (world.nils, world.siv)] == [[], []]


def test_words_on_the_open_page_wait_for_the_yes_of_whoever_told_them(world: Market):
    told = shown(world)
    part = make.make(
        OpenPart, municipality=world.testvik, process=world.process, kind="story", place=1, words="Vi fikk svar.",
        experience=told, author=world.fatima,
    )  # fmt: skip
    assert (waiting(world.fatima), waiting(world.jonas)) == ([named("story", told.pk)], [])
    yes = {"municipality": world.testvik, "process": world.process, "part": part, "author": world.fatima}
    make.make(OpenYes, **yes, digest=words_digest(part))
    assert waiting(world.fatima) == []


def test_a_pilot_waits_for_each_side_that_has_not_judged_it():
    world = turned()
    pilot = over(world, new(world))
    there = named("pilot", pilot.pk)
    assert [waiting(who) for who in (world.fatima, world.nils, world.siv)] == [[there], [there], []]
    review(pilot, world.fatima, Verdict.GO_ON)
    assert [waiting(who) for who in (world.fatima, world.per, world.nils)] == [[], [], [there]]


def test_in_the_exchange_an_answer_waits_for_its_owner_and_what_is_due_for_whoever_has_it(world: Market):
    found = answer(put_up(world, world.fatima, lent=True), world.per)
    there = ("answer", found.pk)
    assert [waiting(who) for who in (world.fatima, world.per)] == [[named(*there)], []]
    agree(found, world.fatima, due=timezone.localdate() + timedelta(days=2))
    move(found, AgreementAct.HAND_OVER, world.per)
    assert [waiting(who) for who in (world.fatima, world.per)] == [[], []]
    with as_owner():
        Agreement.objects.update(due=timezone.localdate() + timedelta(days=1))
    assert [waiting(who) for who in (world.fatima, world.per)] == [[], [named("lent", found.pk)]]


def test_min_side_never_says_that_nothing_waits_beside_what_does(client: Visitor, world: Market):
    before = client.login_as(world.vera).get(reverse("my_page")).content.decode()
    answer(put_up(world, world.vera, reach="all", title="En kake"), world.per)
    page = client.get(reverse("my_page"))
    words = page.content.decode()
    assert page.context["mine"].thing is not NextThing.WAIT or "Ingenting venter" not in words
    assert ("Dette venter på deg" in before, "Dette venter på deg" in words, "En kake" in words) == (False, True, True)


def test_what_one_told_and_thought_of_stands_beside_what_one_wrote(client: Visitor):
    world = turned()
    with as_owner():
        told = shown(world, headline="Vi ventet lenge")
        make.make(
            Reply, municipality=world.testvik, process=world.process, experience=told, due=timezone.localdate(),
            answered_at=timezone.now(), words="Nå går det fortere.", contact=world.nils,
        )  # fmt: skip
    idea = shared(world, world.fatima, "Samme kontor")
    make.contribution(world.fatima, make.station(world.process), "Et bidrag")
    experience(world.jonas, world.process, headline="En annens")
    page = client.login_as(world.fatima).get(reverse("my_page"))
    words = page.content.decode()
    assert sorted(each.kind for each in page.context["mine"].said) == ["experience", "idea", "said"]
    seen = [
        part in words for part in (reverse("became", args=[told.pk]), reverse("idea", args=[idea.pk]), "har fått svar")
    ]
    assert (seen, "En annens" in words) == ([True, True, True], False)


def test_a_helper_comes_to_those_they_help_and_to_no_matter_that_is_not_there(client: Visitor, world: Market):
    today = timezone.localdate()
    helper = make.account(world.testvik, "Heidi Hjelper")
    before = client.login_as(helper).get(reverse("my_page")).content.decode()
    make.make(
        Mandate, municipality=world.testvik, person=world.fatima.person, helper=helper, kind="support", starts=today,
        ends=today + timedelta(days=30), may_answer=True, may_write=True,
    )  # fmt: skip
    page = client.get(reverse("my_page"))
    other = client.get(reverse("about_me"))
    links = [[item["label"] for item in each.context["menu"]] for each in (page, other)]
    assert links == [["Min side", "Dem jeg hjelper", "Om meg"]] * 2
    assert (before.count(reverse("helping")), page.content.decode().count(reverse("helping")) > 1) == (0, True)
    assert all(client.get(item["url"]).status_code == 200 for item in page.context["menu"])


def test_a_notice_leads_to_what_it_is_about_and_to_nobody_elses(client: Visitor, world: Market):
    found = answer(put_up(world, world.fatima), world.per)
    with as_owner():
        told = shown(world)
        theirs = experience(world.per, world.process)
        of = {
            "municipality": world.testvik,
            "account": world.fatima,
            "channel": "email",
            "body": "x",
            "subject": "Nytt",
        }
        abouts = (found.pk, told.pk, theirs.pk, world.process.pk, None)
        notices = [make.make(Notice, **of, about=about) for about in abouts]
    client.login_as(world.fatima)
    page = client.get(reverse("notices")).content.decode()
    links = [reverse("notice_there", args=[each.pk]) for each in notices]
    assert [link in page for link in links] == [True, True, True, True, False]
    answers = [client.get(link) for link in links]
    there = [each.headers.get("Location", each.status_code) for each in answers]
    assert there == [
        reverse("agreement", args=[found.pk]), reverse("became", args=[told.pk]), reverse("notices"),
        reverse("u", args=[world.process.pk]), 404,
    ]  # fmt: skip
    assert [client.get(each).status_code for each in there[:2]] == [200, 200]
    client.login_as(world.per)
    assert [client.get(link).status_code for link in links] == [404] * 5


def test_a_notice_of_danger_leads_the_family_to_the_log_and_the_officer_to_the_list(client: Visitor, world: Market):
    vern = make.account(world.testvik, "Vern Vaktsom", staff=True)
    make.role(vern, Role.PRIVACY_OFFICER)
    with acting_as(world.nils.pk):
        asked = {"key": uuid4(), "ground": Ground.CHILD, "reason": "Fare", "silent_by": "", "tell_on": None}
        open_in_danger(world.amina.person, **asked, by=world.nils)
    for account, page in ((world.fatima, "my_log"), (vern, "danger_openings")):
        with as_owner():
            notice = Notice.objects.get(account=account, kind="rights")
        there = client.login_as(account).get(reverse("notice_there", args=[notice.pk]))
        assert there.headers["Location"] == reverse(page)
        assert client.get(reverse(page)).status_code == 200


def test_a_notice_of_what_is_in_use_or_asked_of_all_leads_there(client: Visitor):
    world, today = turned(), timezone.localdate()
    use = used(world)
    of = {"municipality": world.testvik, "account": world.per, "channel": "email", "body": "x", "subject": "Nytt"}
    asked = make.make(
        QualityRound, municipality=world.testvik, process=world.process, moment="mid", opens=today, closes=today
    )
    there = {use.pk: reverse("use", args=[use.pk]), asked.pk: reverse("quality", args=[world.process.pk])}
    client.login_as(world.per)
    for about, page in there.items():
        notice = make.make(Notice, **of, about=about)
        assert client.get(reverse("notice_there", args=[notice.pk])).headers["Location"] == page
        assert client.get(page).status_code == 200
