"""The pages of the reading room, findings, weeks and open questions: who may come, what works, how many questions they ask."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.database import as_owner
from tests.insight.reading import NILS, SOL, finding, joined, mark, read, said, say
from tests.visitor import Visitor, asks_first
from usving.core.identity import acting_as
from usving.core.pages import HeadersMiddleware
from usving.insight.actions import questions as asking
from usving.insight.models import (
    Evidence,
    Finding,
    FindingSource,
    FindingWords,
    Hand,
    Mark,
    Question,
    QuestionWords,
    WeekCount,
)
from usving.insight.rules.findings import Says
from usving.insight.rules.passages import digest
from usving.insight.rules.questions import Direction
from usving.insight.rules.weeks import monday_of
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Gate
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return joined()


def ask(world: Cast, by: Account, words: str = "Hva hjelper?") -> Question:
    with acting_as(by.pk):
        return asking.ask(world.process, key=uuid4(), words=words, why="", shown=False, who=standing_of(by), by=by)


def evidence(world: Cast, question: Question, by: Account) -> Evidence:
    with acting_as(by.pk):
        return asking.give_evidence(
            question, side=standing_of(by).side_in(world.process.pk), direction=Direction.FOR, words="Ja.",
            source="Det vi opplevde", by=by,
        )  # fmt: skip


@pytest.fixture
def addresses(world: Cast) -> dict[str, str]:
    """Every page here, filled by Per of the families."""
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.per)
    found = finding(world, world.per, made)
    say(found, world.per, Says.READ)
    with as_owner():
        words = FindingWords.objects.get()
    question = ask(world, world.per)
    given = evidence(world, question, world.per)
    here, source = [world.process.pk], [world.process.pk, "bidrag", text.pk]
    args: dict[str, list[Any]] = {
        "reading_room": here, "themes": here, "source": source, "source_reading": source, "mark_new": source,
        "mark_name": [made.pk], "mark_removal": [made.pk], "findings": here, "finding_new": here, "finding": [found.pk],
        "finding_wording": [found.pk], "finding_words": [found.pk], "finding_removal": [found.pk],
        "finding_words_back": [words.pk], "weeks": here, "week_removal": [world.process.pk, "2026-01-05"],
        "questions": here, "question_new": here, "question_taken_up": [world.process.pk, "after-work"],
        "question": [question.pk], "evidence_new": [question.pk], "question_closing": [question.pk],
        "question_opening": [question.pk], "question_look": [question.pk], "evidence_removal": [given.pk],
    }  # fmt: skip
    return {name: reverse(name, args=each) for name, each in args.items()}


READ_BY_ALL = {"reading_room", "themes", "source", "findings", "finding", "weeks", "questions", "question"}
WRITTEN_BY_SIDES = {"finding_new", "finding_wording", "question_new", "evidence_new"}
ONLY_POST = {
    "source_reading", "mark_new", "mark_name", "mark_removal", "finding_words", "finding_removal", "finding_words_back",
    "week_removal", "question_taken_up", "question_closing", "question_opening", "question_look", "evidence_removal",
}  # fmt: skip


def test_every_page_is_tried(addresses: dict[str, str]):
    assert addresses.keys() == READ_BY_ALL | WRITTEN_BY_SIDES | ONLY_POST


def test_both_sides_and_those_who_lead_read(world: Cast, addresses: dict[str, str], client: Visitor):
    for account in (world.per, world.amina, world.nils, world.siv, world.liv):
        client.login_as(account)
        assert {name: client.get(addresses[name]).status_code for name in READ_BY_ALL} == dict.fromkeys(
            READ_BY_ALL, 200
        )


def test_the_sides_write_and_those_who_lead_do_not(world: Cast, addresses: dict[str, str], client: Visitor):
    for account, expected in ((world.fatima, 200), (world.nils, 200), (world.siv, 404), (world.liv, 404)):
        client.login_as(account)
        found = {name: client.get(addresses[name]).status_code for name in WRITTEN_BY_SIDES}
        assert found == dict.fromkeys(WRITTEN_BY_SIDES, expected)


@pytest.mark.parametrize("name", ["odd", "anne", "bo"])
def test_strangers_get_nothing(world: Cast, addresses: dict[str, str], client: Visitor, name: str):
    client.login_as(getattr(world, name))
    for page in READ_BY_ALL | WRITTEN_BY_SIDES:
        assert client.get(addresses[page]).status_code == 404
    for page in ONLY_POST | {"weeks"}:
        assert client.post(addresses[page]).status_code == 404


def test_what_is_anothers_own_is_not_found(world: Cast, addresses: dict[str, str], client: Visitor):
    client.login_as(world.fatima)
    for page in ("mark_name", "mark_removal", "finding_removal", "finding_words_back", "evidence_removal"):
        assert client.post(addresses[page]).status_code == 404
    with as_owner():
        assert (Mark.objects.count(), FindingWords.objects.count(), Evidence.objects.count()) == (1, 1, 1)


def test_ones_own_words_are_taken_back_only_after_a_question(world: Cast, addresses: dict[str, str], client: Visitor):
    client.login_as(world.per)
    for page, away in (("finding", "finding_words_back"), ("question", "evidence_removal"), ("source", "mark_removal")):
        assert asks_first(client.get(addresses[page]).text, addresses[away])
    with as_owner():
        assert (Mark.objects.count(), FindingWords.objects.count(), Evidence.objects.count()) == (1, 1, 1)
    for away in ("finding_words_back", "evidence_removal", "mark_removal"):
        assert client.post(addresses[away]).status_code == 302
    with as_owner():
        assert (FindingWords.objects.count(), Evidence.objects.count()) == (0, 0)


def test_buttons_are_not_pages(world: Cast, addresses: dict[str, str], client: Visitor):
    client.login_as(world.per)
    assert {name: client.get(addresses[name]).status_code for name in ONLY_POST} == dict.fromkeys(ONLY_POST, 405)


def test_bad_numbers_are_not_found(world: Cast, client: Visitor):
    client.login_as(world.per)
    none = uuid4()
    for name in ("finding", "finding_wording", "question", "evidence_new"):
        assert client.get(reverse(name, args=[none])).status_code == 404
    for name in ("reading_room", "themes", "findings", "weeks", "questions"):
        assert client.get(reverse(name, args=[none])).status_code == 404
    for kind in ("bidrag", "erfaring", "noe"):
        assert client.get(reverse("source", args=[world.process.pk, kind, none])).status_code == 404


def test_before_the_circles_join_there_is_nothing_to_read(world: Cast, addresses: dict[str, str], client: Visitor):
    with as_owner():
        Gate.objects.all().delete()
    client.login_as(world.per)
    for name in ("reading_room", "findings", "questions"):
        assert "Kretsene er ikke blitt én ennå." in client.get(addresses[name]).content.decode()
    for name in ("themes", "source", "finding", "question"):
        assert client.get(addresses[name]).status_code == 404


def test_marking_from_the_page(world: Cast, client: Visitor):
    text = said(world, world.fatima, SOL)
    client.login_as(world.nils)
    there = reverse("mark_new", args=[world.process.pk, "bidrag", text.pk])
    typed = {"key": uuid4(), "seen": digest(SOL), "chosen": ["0", "1"], "theme": "å vente"}
    assert client.post(there, typed | {"theme": ""}).status_code == 422
    assert "Skriv noen få ord" in client.post(there, typed | {"theme": ""}).content.decode()
    assert client.post(there, typed | {"seen": "noe"}).status_code == 422
    for _twice in range(2):
        assert client.post(there, typed).status_code == 302
    with as_owner():
        made = Mark.objects.get()
        assert (made.first, made.last, made.theme, made.side, made.hand.shown) == (0, 1, "å vente", "providers", False)
    client.login_as(world.per)
    shown = client.get(reverse("source", args=[world.process.pk, "bidrag", text.pk])).content.decode()
    assert "å vente" in shown and "Nils" not in shown
    client.login_as(world.nils)
    client.post(reverse("mark_name", args=[made.pk]))
    client.login_as(world.per)
    shown = client.get(reverse("source", args=[world.process.pk, "bidrag", text.pk])).content.decode()
    assert "Nils Nilsen" in shown
    here = reverse("source", args=[world.process.pk, "bidrag", text.pk])
    assert asks_first(client.login_as(world.nils).get(here).text, reverse("mark_removal", args=[made.pk]))
    assert client.post(reverse("mark_removal", args=[made.pk])).status_code == 302
    with as_owner():
        assert (Mark.objects.count(), Hand.objects.count()) == (0, 0)


def test_a_finding_from_the_first_word_to_both_sides(world: Cast, client: Visitor):
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.per)
    client.login_as(world.per)
    new = reverse("finding_new", args=[world.process.pk])
    begun = client.get(f"{new}?merke={made.pk}").content.decode()
    assert len(re.findall(rf'<input[^>]*value="{made.pk}"[^>]*checked', begun)) == 1
    typed = {
        "key": uuid4(),
        "title": "Vi venter",
        "words": "Vi venter lenge.",
        "supports": "Begge sier det.",
        "against": "Ikke alle.",
        "marks": [made.pk],
    }
    assert client.post(new, typed | {"marks": []}).status_code == 422
    for _twice in range(2):
        answer = client.post(new, typed)
        assert (answer.status_code, answer["Location"]) == (302, reverse("finding", args=[typed["key"]]))
    with as_owner():
        found = Finding.objects.get()
    words = reverse("finding_words", args=[found.pk])
    client.login_as(world.nils)
    early = client.post(words, {"wording": 1, "says": "read", "words": "Jeg ser det samme."})
    assert early.status_code == 422 and "Les alle kildene først." in early.content.decode()
    assert "Jeg ser det samme." in early.content.decode()
    client.post(reverse("source_reading", args=[world.process.pk, "bidrag", text.pk]))
    for by in (world.nils, world.per):
        client.login_as(by)
        assert client.post(words, {"wording": 1, "says": "read", "words": "Jeg ser det samme."}).status_code == 302
        assert client.post(words, {"wording": 1, "says": "stand", "words": ""}).status_code == 302
    page = client.get(reverse("finding", args=[found.pk])).content.decode()
    assert "begge sider står bak" in page and "Vi ventet i seks uker." in page


def test_a_week_is_for_oneself_and_is_filled_in_again(world: Cast, client: Visitor):
    here, week = reverse("weeks", args=[world.process.pk]), monday_of(timezone.localdate())
    client.login_as(world.fatima)
    assert client.post(here, {"week": week.isoformat(), "waiting-hours": "3,5", "forms": "x"}).status_code == 422
    assert client.post(here, {"week": week.isoformat()}).status_code == 422
    old = (week - timedelta(weeks=9)).isoformat()
    assert client.post(here, {"week": old, "forms": "2"}).status_code == 422
    assert client.post(here, {"week": week.isoformat(), "waiting-hours": "3,5", "forms": "2"}).status_code == 302
    assert client.post(here, {"week": week.isoformat(), "waiting-hours": "4"}).status_code == 302
    with as_owner():
        assert [(each.item, float(each.value)) for each in WeekCount.objects.all()] == [("waiting-hours", 4.0)]
    assert "Timer vi venter på svar eller i kø: 4" in client.get(here).content.decode()
    client.login_as(world.jonas)
    assert "Timer vi venter på svar eller i kø: 4" not in client.get(here).content.decode()
    removal = reverse("week_removal", args=[world.process.pk, week.isoformat()])
    assert client.post(removal).status_code == 404
    client.login_as(world.fatima)
    assert client.post(removal).status_code == 302
    with as_owner():
        assert WeekCount.objects.count() == 0
    client.login_as(world.siv)
    assert client.post(here, {"week": week.isoformat(), "forms": "2"}).status_code == 404


def test_a_question_that_came_with_us_is_read_by_each_in_their_own_language(world: Cast, client: Visitor):
    client.login_as(world.per).post(reverse("question_taken_up", args=[world.process.pk, "expectations"]))
    said = {
        "nb": "Er forventningene til boligen for høye",
        "nn": "Er forventningane til bustaden for høge",
        "en": "Are the expectations of a home too high",
    }
    for language, words in said.items():
        with as_owner():
            Account.objects.filter(pk=world.nils.pk).update(language=language)
        page = client.login_as(world.nils).get(reverse("questions", args=[world.process.pk])).content.decode()
        assert [each in page for each in said.values()] == [each == words for each in said.values()]


def test_a_question_is_closed_by_both_and_opened_by_one(world: Cast, client: Visitor):
    client.login_as(world.per)
    client.post(reverse("question_taken_up", args=[world.process.pk, "after-work"]))
    client.post(reverse("question_taken_up", args=[world.process.pk, "after-work"]))
    with as_owner():
        question = Question.objects.get()
    there = {
        name: reverse(name, args=[question.pk]) for name in ("question_closing", "question_opening", "question_look")
    }
    assert client.post(there["question_closing"], {"words": ""}).status_code == 422
    assert client.post(there["question_closing"], {"words": "Vi vet nok."}).status_code == 302
    again = client.post(there["question_closing"], {"words": "Vi vet nok."})
    assert again.status_code == 422 and "Det kan ikke gjøres nå." in again.content.decode()
    client.login_as(world.nils)
    assert client.post(there["question_closing"], {"words": "Enig."}).status_code == 302
    assert (
        client.post(
            reverse("evidence_new", args=[question.pk]),
            {"key": uuid4(), "direction": "for", "words": "Ja", "source": "Her"},
        ).status_code
        == 422
    )
    client.login_as(world.siv)
    assert client.post(there["question_look"], {"words": "Ingenting nytt."}).status_code == 302
    assert client.post(there["question_closing"], {"words": "x"}).status_code == 404
    client.login_as(world.fatima)
    assert client.post(there["question_opening"], {"words": "Det skjedde igjen."}).status_code == 302
    assert client.post(there["question_look"], {"words": "x"}).status_code == 404
    with as_owner():
        question.refresh_from_db()
        assert (question.state, question.look_on) == ("open", timezone.localdate() + timedelta(days=365))
        assert list(QuestionWords.objects.values_list("did", "side")) == [
            ("close", "families"), ("close", "providers"), ("look", ""), ("open", "families"),
        ]  # fmt: skip


def test_evidence_from_the_page_links_to_a_finding_that_stands(world: Cast, client: Visitor):
    question, text = ask(world, world.per), said(world, world.nils, NILS)
    found = finding(world, world.per, mark(world, text, world.per))
    read(world, text, world.nils)
    for by, says in (
        (world.per, Says.READ),
        (world.per, Says.STAND),
        (world.nils, Says.READ),
        (world.nils, Says.STAND),
    ):
        say(found, by, says)
    client.login_as(world.nils)
    typed = {"key": uuid4(), "direction": "against", "words": "Brevene", "source": "Leserommet", "finding": found.pk}
    for _twice in range(2):
        assert client.post(reverse("evidence_new", args=[question.pk]), typed).status_code == 302
    with as_owner():
        assert list(Evidence.objects.values_list("direction", "side", "finding")) == [
            ("against", "providers", found.pk)
        ]
    assert "Hva hjelper?" in client.get(reverse("finding", args=[found.pk])).content.decode()


COUNTS = {"reading_room": 17, "themes": 16, "findings": 14, "questions": 15}


@pytest.mark.parametrize("name", sorted(COUNTS))
@pytest.mark.parametrize("many", [1, 3])
def test_as_many_questions_for_three_as_for_one(
    world: Cast, client: Visitor, django_assert_num_queries: Any, name: str, many: int
):
    for number in range(many):
        made = mark(world, said(world, world.fatima, SOL), world.per, theme=f"tema {number}")
        finding(world, world.per, made)
        evidence(world, ask(world, world.per), world.per)
    client.login_as(world.nils)
    there = reverse(name, args=[world.process.pk])
    client.get(there)
    with django_assert_num_queries(COUNTS[name]):
        client.get(there)


def test_evidence_is_given_for_no_side_by_those_who_lead(world: Cast):
    question = ask(world, world.per)
    with acting_as(world.siv.pk):
        asking.give_evidence(
            question, side=None, direction=Direction.FOR, words="Målingen", source="Måling 2026", by=world.siv
        )
    with as_owner():
        assert Evidence.objects.get().side == ""
    for by, side in ((world.siv, Side.FAMILIES), (world.per, Side.PROVIDERS), (world.per, None)):
        with acting_as(by.pk), pytest.raises(Exception, match="row-level security"):
            from django.db import transaction

            with transaction.atomic():
                asking.give_evidence(question, side=side, direction=Direction.FOR, words="x", source="y", by=by)


def test_ones_own_draft_can_be_taken_away_while_nobody_has_answered(world: Cast, client: Visitor):
    draft = finding(world, world.per, mark(world, said(world, world.fatima, SOL), world.per))
    with as_owner():
        before = Finding.objects.count(), FindingSource.objects.count(), Hand.objects.filter(pk=draft.hand_id).count()
    client.login_as(world.per)
    assert client.post(reverse("finding_removal", args=[draft.pk])).status_code == 302
    with as_owner():
        after = Finding.objects.count(), FindingSource.objects.count(), Hand.objects.filter(pk=draft.hand_id).count()
    assert (before, after) == ((1, 1, 1), (0, 0, 0))


def test_the_slower_of_two_clicks_is_answered_as_the_one_sent_twice(world: Cast, client: Visitor):
    """Both looked before either wrote, so the slower meets the faster one's row only as the database refuses its key."""
    marked = mark(world, said(world, world.fatima, SOL), world.per)
    typed = {"key": str(uuid4()), "title": "Vi venter", "words": "Vi venter lenge.", "marks": [marked.pk]}
    answer = client.login_as(world.per).post(reverse("finding_new", args=[world.process.pk]), typed)
    with as_owner(), pytest.raises(IntegrityError) as refused, transaction.atomic():
        Finding.objects.get().save(force_insert=True)
    with acting_as(world.per.pk):
        again = HeadersMiddleware(lambda _request: answer).process_exception(answer.wsgi_request, refused.value)
    assert again is not None
    assert (again.status_code, again.headers["Location"]) == (302, answer["Location"])
    with as_owner():
        assert Finding.objects.count() == 1
