"""What nobody answers rises by itself; a link without login; and no sequence of acts leaves anything waiting for ever."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.steering.answering import answered
from tests.steering.lifting import WORDS, fresh, ladder, sent
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Account, Notice
from usving.steering.actions import escalation_answers, escalations
from usving.steering.models import Escalation, EscalationKey, EscalationStep
from usving.steering.rules.escalations import AnswerWay, Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    made = cast()
    make.gate(made.process)
    return made


def days_on(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def steps(found: Escalation) -> list[tuple[str, bool, bool, bool]]:
    """Each step: its name, and whether it began, went on, was reminded."""
    with as_owner():
        rows = EscalationStep.objects.filter(escalation=found).order_by("number")
        return [(s.name, bool(s.began_at), bool(s.left_at), bool(s.reminded_at)) for s in rows]


def words_to(account: Account | None = None, address: str = "") -> list[str]:
    with as_owner():
        whose = Notice.objects.filter(account=account) if account else Notice.objects.filter(address=address)
        return sorted(whose.values_list("subject", flat=True))


def link_to(address: str) -> str:
    """The word in the newest letter to an address."""
    with as_owner():
        body = Notice.objects.filter(address=address).order_by("-created_at")[0].body
    return next(line for line in body.splitlines() if "/loftet/lenke/" in line).rstrip("/").rpartition("/")[2]


def test_unanswered_rises_step_by_step_and_then_reminds(world: Cast):
    found = sent(world)
    assert escalation_answers.rise_what_is_overdue(days_on(14)) == 0  # the last day is not over
    assert escalation_answers.rise_what_is_overdue(days_on(15)) == 1
    assert steps(found) == [
        ("Kari Hus", True, True, False), ("Lena Leder", True, False, False), ("Rune Rådmann", False, False, False),
    ]  # fmt: skip
    assert words_to(address="lena@testvik.example") == ["Noen venter på svar fra deg"]
    assert words_to(world.jonas) == ["Noe dere har løftet, har ikke fått svar i tide"]
    assert words_to(world.siv) == ["Noe som er løftet, har ikke fått svar i tide"]
    assert escalation_answers.rise_what_is_overdue(days_on(15)) == 0  # once
    assert escalation_answers.rise_what_is_overdue(days_on(30)) == 1
    assert steps(found)[1:] == [("Lena Leder", True, True, False), ("Rune Rådmann", True, False, False)]
    assert escalation_answers.rise_what_is_overdue(days_on(52)) == 1
    assert steps(found)[2] == ("Rune Rådmann", True, False, True)
    assert escalation_answers.rise_what_is_overdue(days_on(58)) == 0
    assert escalation_answers.rise_what_is_overdue(days_on(60)) == 1
    with as_owner():
        events = Entry.objects.filter(event__regex="risen|reminded").order_by("at").values_list("event", flat=True)
        assert list(events) == ["steering.escalation_risen"] * 2 + ["steering.escalation_reminded"] * 2


@pytest.mark.parametrize(
    ("languages", "subject", "greeting"),
    [
        (["ar", "en", "nb"], "Someone waits for an answer from you", "Hello!"),
        (["nn"], "Nokon ventar på svar frå deg", "Hei!"),
    ],
)
def test_a_letter_to_someone_outside_is_in_what_the_process_speaks_most(
    world: Cast, languages: list[str], subject: str, greeting: str
):
    with as_owner():
        type(world.process).objects.filter(pk=world.process.pk).update(languages=languages)
    sent(world)
    escalation_answers.rise_what_is_overdue(days_on(15))
    with as_owner():
        (letter,) = Notice.objects.filter(address="lena@testvik.example")
    assert (letter.subject, letter.body.partition("\n")[0]) == (subject, greeting)


def test_those_who_asked_see_who_has_it_and_when_it_rises(client: Visitor, world: Cast):
    found = sent(world)
    page = client.login_as(world.fatima).get(reverse("escalation", args=[found.pk])).content.decode()
    assert "Kommer det ikke noe svar, går den av seg selv videre til Lena Leder." in page
    escalation_answers.rise_what_is_overdue(days_on(15))
    page = client.get(reverse("escalation", args=[found.pk])).content.decode()
    assert "Lena Leder har saken siden" in page


def test_a_link_reads_behind_a_button_and_answers_once(client: Visitor, world: Cast):
    found = sent(world)
    escalation_answers.rise_what_is_overdue(days_on(15))
    word = link_to("lena@testvik.example")
    door = client.get(reverse("escalation_by_link", args=[word])).content.decode()
    assert (WORDS in door, found.title in door, "Lena Leder" in door) == (False, False, True)
    assert client.get(reverse("escalation_by_link_read", args=[word])).status_code == 405
    read = client.post(reverse("escalation_by_link_read", args=[word])).content.decode()
    assert (WORDS in read, "data-this-tab" in read, "steering/js/this_tab" in read) == (True, True, True)
    there, said = (
        reverse("escalation_by_link_answer", args=[word]),
        {"key": uuid4(), "outcome": "partly", "words": "Noe."},
    )
    assert client.get(there).status_code == 405
    assert client.post(there, {**said, "words": ""}).status_code == 422
    assert client.post(there, said).status_code == 302
    assert client.post(there, said).status_code == 404  # once
    thanks = client.get(reverse("escalation_by_link_thanks"))
    assert (thanks.status_code, "data-this-tab" in thanks.text, "steering/js/this_tab" in thanks.text) == (
        200,
        False,
        True,
    )
    assert fresh(found).state == "answered"
    assert "Noe dere har løftet, har fått svar" in words_to(world.fatima)
    with as_owner():
        assert Entry.objects.get(event="steering.escalation_answered").facts == {"outcome": "partly", "way": "link"}
        assert EscalationKey.objects.count() == 0


def test_a_link_is_worth_nothing_when_it_has_risen(client: Visitor, world: Cast):
    with as_owner():
        found = sent(world, steps=[each for each in ladder(world) if each.email or each.phone])
    word = link_to("lena@testvik.example")
    assert client.get(reverse("escalation_by_link", args=[word])).status_code == 200
    escalation_answers.rise_what_is_overdue(days_on(15))
    assert client.get(reverse("escalation_by_link", args=[word])).status_code == 404
    assert fresh(found).state == "sent"


def test_a_link_says_honestly_that_it_is_withdrawn(client: Visitor, world: Cast):
    found = sent(world, steps=ladder(world)[1:])
    word = link_to("lena@testvik.example")
    with acting_as(world.fatima.pk):
        escalations.withdraw(found, by=world.fatima)
    for page in (
        client.get(reverse("escalation_by_link", args=[word])),
        client.post(reverse("escalation_by_link_read", args=[word])),
    ):
        text = page.content.decode()
        assert ("Saken er trukket tilbake" in text, WORDS in text, found.title in text) == (True, False, False)
    answer = client.post(
        reverse("escalation_by_link_answer", args=[word]), {"key": uuid4(), "outcome": "will", "words": "Ja."}
    )
    assert answer.status_code == 404
    assert "En sak du har fått, er trukket tilbake" in words_to(address="lena@testvik.example")


def test_guessing_at_links_is_shut_out(client: Visitor, world: Cast):
    sent(world, steps=ladder(world)[1:])
    word = link_to("lena@testvik.example")
    for _guess in range(60):
        client.get(reverse("escalation_by_link", args=["ikke-en-lenke"]))
    assert client.get(reverse("escalation_by_link", args=[word])).status_code == 404


def test_an_answer_that_does_not_help_goes_one_step_further(client: Visitor, world: Cast):
    found = sent(world)
    answered(found, world.kari)
    assert client.login_as(world.fatima).post(reverse("escalation_further", args=[found.pk])).status_code == 302
    assert (fresh(found).state, steps(found)[1][1:3]) == ("sent", (True, False))
    client.login_as(world.siv)
    noted = {"key": uuid4(), "outcome": "will", "words": "Hun ringte og sa ja.", "way": "phone"}
    assert client.post(reverse("escalation_answer_noted", args=[found.pk]), noted).status_code == 302
    assert fresh(found).state == "answered"
    client.login_as(world.fatima).post(reverse("escalation_further", args=[found.pk]))
    answered_by_phone = noted | {"key": uuid4()}
    client.login_as(world.siv).post(reverse("escalation_answer_noted", args=[found.pk]), answered_by_phone)
    client.login_as(world.fatima).post(reverse("escalation_further", args=[found.pk]))
    assert fresh(found).state == "answered"  # nobody stands above


def test_the_one_who_had_it_before_cannot_answer_for_the_next(world: Cast):
    found = sent(world)
    escalation_answers.rise_what_is_overdue(days_on(15))
    with pytest.raises(Refused):
        answered(found, world.kari)


ACTS = ("answer", "note", "further", "settle", "withdraw", "clock", "clock")
SMALL = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))


def act(name: str, found: Escalation, world: Cast, now: datetime) -> None:
    """One thing somebody may try; a refusal is an answer too."""
    tries: dict[str, Any] = {
        "answer": lambda: answered(found, world.kari),
        "note": lambda: note(found, world),
        "further": lambda: by_fatima(world, lambda: escalation_answers.go_further(found, by=world.fatima)),
        "settle": lambda: by_fatima(world, lambda: escalations.settle(found, by=world.fatima)),
        "withdraw": lambda: by_fatima(world, lambda: escalations.withdraw(found, by=world.fatima)),
        "clock": lambda: escalation_answers.rise_what_is_overdue(now),
    }
    with suppress(Refused):
        tries[name]()


def note(found: Escalation, world: Cast) -> None:
    with acting_as(world.siv.pk):
        said = {"outcome": Outcome.WILL, "words": "Hun ringte.", "way": AnswerWay.PHONE}
        escalation_answers.answer(found, key=uuid4(), **said, by=world.siv)  # type: ignore[arg-type]


def by_fatima(world: Cast, what: Any) -> None:
    with acting_as(world.fatima.pk):
        what()


def waits_past(found: Escalation, today: date) -> bool:
    """Whether it waits for an answer and its day is over."""
    with as_owner():
        here = EscalationStep.objects.filter(escalation=found, began_at__isnull=False, left_at__isnull=True)
        return fresh(found).state == "sent" and any(step.due and step.due < today for step in here)


@SMALL
@given(tries=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), max_size=7))
def test_no_sequence_leaves_anything_past_its_day_without_having_risen_or_reminded(tries: list[tuple[str, int]]):
    with transaction.atomic():
        world, now = cast(), timezone.now()
        make.gate(world.process)
        found = sent(world)
        for name, days in tries:
            now += timedelta(days=days)
            before, late = steps(found), waits_past(found, timezone.localdate(now))
            act(name, found, world, now)
            if name == "clock" and late:
                assert steps(found) != before or before[-1][3]  # one step up, or reminded (again)
            if name == "clock":
                assert not waits_past(found, timezone.localdate(now))
            with as_owner():
                open_steps = EscalationStep.objects.filter(
                    escalation=found, began_at__isnull=False, left_at__isnull=True
                )
                assert open_steps.count() == 1  # somebody has it, always, and one at a time
        transaction.set_rollback(True)
