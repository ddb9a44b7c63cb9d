"""Something lifted: the words, everybody's yes, the ladder, sending it, and who reads it when."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.steering.lifting import WORDS, asked, begun, fresh, says_yes, sent
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Account, Notice
from usving.process.access import standing_of
from usving.steering.access.escalations import (
    answers_visible_to,
    concerns_visible_to,
    escalations_visible_to,
    steps_visible_to,
)
from usving.steering.actions import escalations as actions
from usving.steering.models import Escalation, EscalationAnswer, EscalationConcern, EscalationStep

pytestmark = pytest.mark.django_db
DOORS: dict[Any, Any] = {
    Escalation: escalations_visible_to,
    EscalationConcern: concerns_visible_to,
    EscalationStep: steps_visible_to,
    EscalationAnswer: answers_visible_to,
}
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    made = cast()
    make.gate(made.process)
    return made


def at(page: str, found: Escalation) -> str:
    return reverse(page, args=[found.pk])


def readers(found: Escalation, world: Cast) -> set[str]:
    """Who reads the words, by the database alone."""
    seen = set()
    for name in EVERYONE:
        with acting_as(getattr(world, name).pk):
            seen |= {name} if Escalation.objects.filter(pk=found.pk, text=WORDS).exists() else set()
    return seen


def notices(account: Account | None = None, address: str = "") -> list[str]:
    with as_owner():
        whose = Notice.objects.filter(account=account) if account else Notice.objects.filter(address=address)
        return list(whose.order_by("created_at", "pk").values_list("subject", flat=True))


def test_the_whole_line_by_the_pages(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    new = reverse("escalation_new", args=[world.process.pk])
    assert client.get(new).status_code == 200
    asked = [world.bekk_seat.pk] * 2  # whoever is named twice is asked once
    typed = {"key": uuid4(), "title": "Én å ringe", "text": WORDS, "direction": "up", "seats": asked}
    assert client.post(new, {**typed, "text": ""}).status_code == 422
    there = client.post(new, typed).headers["Location"]
    assert client.post(new, typed).headers["Location"] == there  # twice is once
    found = fresh(Escalation(pk=typed["key"]))
    assert (found.state, readers(found, world)) == ("draft", {"fatima"})
    first = {
        "account_1": world.kari.pk,
        "name_2": "Lena",
        "email_2": "lena@testvik.example",
        "days_1": 14,
        "days_2": 10,
    }
    assert client.post(there, {**first, "email_2": ""}).status_code == 422
    assert client.post(there, first).status_code == 302
    assert client.post(at("escalation_sent", found)).status_code == 302
    assert fresh(found).state == "draft"  # nobody has been asked
    client.post(at("escalation_asked", found))
    assert notices(world.per) == ["Noen vil sende en tekst. De trenger ditt ja først"]
    assert readers(found, world) == {"fatima", "jonas", "amina", "per"}
    client.post(at("escalation_sent", found))
    assert fresh(found).state == "asked"  # Per has not said yes
    client.login_as(world.per).post(at("escalation_yes", found), {"version": fresh(found).version})
    client.post(at("escalation_sent", found))
    assert (fresh(found).state, notices(world.kari)) == ("sent", ["Noen venter på svar fra deg"])
    assert readers(found, world) == {"fatima", "jonas", "amina", "per", "kari", "siv", "liv"}
    answer = {"key": uuid4(), "outcome": "will", "words": "Dere får én kontakt fra mandag."}
    client.login_as(world.kari)
    assert WORDS in client.get(at("escalation_answer", found)).content.decode()
    assert client.post(at("escalation_answer", found), {**answer, "words": ""}).status_code == 422
    assert client.post(at("escalation_answer", found), answer).status_code == 302
    assert client.post(at("escalation_answer", found), answer).status_code == 302
    page = client.login_as(world.per).get(at("escalation", found)).content.decode()
    assert "Dere får én kontakt fra mandag." in page
    assert notices(world.fatima) == ["Noe dere har løftet, har fått svar"]
    assert asks_first(page, at("escalation_settled", found))
    client.post(at("escalation_settled", found))
    assert fresh(found).state == "settled"
    with as_owner():
        assert EscalationAnswer.objects.filter(escalation=found).count() == 1


def test_other_words_are_asked_about_anew(world: Cast):
    found = asked(world, world.bekk_seat)
    says_yes(found, world.per)
    with acting_as(world.per.pk):
        actions.reword(found, title=found.title, text="Andre ord.", by=world.per)
    with acting_as(world.fatima.pk), pytest.raises(Refused, match="Alle det gjelder"):
        actions.send(found, by=world.fatima)
    with acting_as(world.fatima.pk), pytest.raises(Refused, match="endret siden"):
        actions.say_yes(found, version=found.version, who=standing_of(world.fatima), by=world.fatima)
    for account in (world.per, world.fatima):
        says_yes(found, account)
    with acting_as(world.fatima.pk):
        actions.send(found, by=world.fatima)
    assert fresh(found).state == "sent"


def test_another_ladder_is_asked_about_anew(world: Cast):
    found = asked(world, world.bekk_seat)
    says_yes(found, world.per)
    with acting_as(world.fatima.pk):
        actions.set_ladder(found, steps=actions.ladder_of(found)[:1], by=world.fatima)
        with pytest.raises(Refused, match="Alle det gjelder"):
            actions.send(found, by=world.fatima)


def test_nobody_is_taken_out_once_they_are_asked(world: Cast):
    found = asked(world, world.bekk_seat)
    with acting_as(world.fatima.pk):
        assert EscalationConcern.objects.filter(escalation=found).count() == 2
        EscalationConcern.objects.filter(escalation=found, seat=world.bekk_seat).delete()
        assert EscalationConcern.objects.filter(escalation=found).count() == 2


def test_nobody_says_yes_for_another(world: Cast):
    found = asked(world, world.bekk_seat)
    with acting_as(world.fatima.pk):
        mine = EscalationConcern.objects.filter(escalation=found, seat=world.bekk_seat)
        assert mine.update(yes_to=found.version) == 0


def test_a_youth_leaves_the_yes_to_an_adult(client: Visitor, world: Cast):
    found = begun(world, world.sol_seat, by=world.nils)
    with acting_as(world.nils.pk):
        actions.ask(found, who=standing_of(world.nils), by=world.nils)
    client.login_as(world.amina).post(at("escalation_yes", found), {"version": fresh(found).version})
    with as_owner():
        assert EscalationConcern.objects.get(escalation=found, seat=world.sol_seat).yes_to is None


def test_withdrawn_is_not_shown_any_more_and_the_receiver_is_told(client: Visitor, world: Cast):
    found = sent(world)
    assert "kari" in readers(found, world)
    assert client.login_as(world.jonas).post(at("escalation_withdrawn", found)).status_code == 302
    assert readers(found, world) == {"fatima", "jonas", "amina"}
    assert sorted(notices(world.kari)) == ["En sak du har fått, er trukket tilbake", "Noen venter på svar fra deg"]
    page = client.login_as(world.kari).get(reverse("lifted_to_me")).content.decode()
    assert ("trukket tilbake" in page, found.title in page) == (True, False)
    assert client.get(at("escalation_answer", found)).status_code == 404


@pytest.mark.parametrize(
    ("page", "may"),
    [
        ("escalation", {"fatima", "jonas", "amina", "siv", "liv"}),
        ("escalation_words", {"fatima", "jonas", "amina"}),
        ("escalation_ladder", {"fatima", "jonas", "amina"}),
        ("escalation_answer_noted", {"fatima", "jonas", "amina", "siv", "liv"}),
        ("escalation_answer", {"kari"}),
    ],
)
def test_who_comes_to_the_pages_of_one_that_is_sent(client: Visitor, world: Cast, page: str, may: set[str]):
    found = sent(world)
    answers = {name: client.login_as(getattr(world, name)).get(at(page, found)).status_code for name in EVERYONE}
    assert answers == {name: 200 if name in may else 404 for name in EVERYONE}
    assert client.login_as(world.fatima).get(reverse(page, args=[uuid4()])).status_code == 404


def test_who_lifts_something(client: Visitor, world: Cast):
    new = reverse("escalation_new", args=[world.process.pk])
    answers = {name: client.login_as(getattr(world, name)).get(new).status_code for name in EVERYONE}
    assert {name for name, code in answers.items() if code == 200} == {
        "fatima",
        "jonas",
        "amina",
        "per",
        "nils",
        "kari",
    }


@pytest.mark.parametrize(
    "page",
    ["escalation_asked", "escalation_yes", "escalation_yes_taken_back", "escalation_sent", "escalation_withdrawn",
     "escalation_settled", "escalation_further"],
)  # fmt: skip
def test_acts_are_for_those_it_concerns_and_never_by_reading(client: Visitor, world: Cast, page: str):
    found = sent(world)
    for name in ("odd", "per", "siv", "kari", "bo"):
        assert client.login_as(getattr(world, name)).post(at(page, found)).status_code == 404
    assert client.login_as(world.fatima).get(at(page, found)).status_code == 405
    assert fresh(found).state == "sent"


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_asks_the_same_of_the_database(
    client: Visitor, world: Cast, django_assert_num_queries: Any, number: int
):
    for _each in range(number):
        sent(world)
    client.login_as(world.fatima)
    with django_assert_num_queries(LIST):
        page = client.get(reverse("escalations", args=[world.process.pk]))
    assert page.context["list"].count == number


LIST = 12


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_lifted_to_one_asks_the_same(client: Visitor, world: Cast, django_assert_num_queries: Any, number: int):
    for _each in range(number):
        sent(world)
    client.login_as(world.kari)
    with django_assert_num_queries(TO_ME):
        page = client.get(reverse("lifted_to_me"))
    assert page.context["list"].count == number


TO_ME = 11


def test_what_is_lifted_to_one_is_narrowed_by_words_and_by_what_waits(client: Visitor, world: Cast):
    sent(world)
    here = reverse("lifted_to_me")
    client.login_as(world.kari)
    counts = {which: client.get(f"{here}?hvilke={which}").context["list"].count for which in ("", "waits", "over", "x")}
    assert counts == {"": 1, "waits": 1, "over": 0, "x": 1}
    for word, count in (("Én å ringe", 1), ("finnes ikke", 0)):
        client.post(reverse("search"), {"there": here, "words": word})
        assert client.get(here).context["list"].count == count


def test_words_are_looked_for(client: Visitor, world: Cast):
    sent(world)
    client.login_as(world.fatima)
    there = reverse("escalations", args=[world.process.pk])
    for word, count in (("Én å ringe", 1), ("finnes ikke", 0)):
        client.post(reverse("search"), {"there": there, "words": word})
        assert client.get(there).context["list"].count == count


def test_the_doors_say_the_same_as_the_database(world: Cast):
    found = sent(world)
    asked(world, world.bekk_seat, world.nils_seat)
    begun(world, world.bekk_seat)
    begun(world, by=world.nils)
    withdrawn = sent(world, by=world.nils)
    with acting_as(world.nils.pk):
        actions.withdraw(withdrawn, by=world.nils)
    from tests.steering.answering import answered

    answered(found, world.kari)
    seen: dict[str, int] = {}
    for name in EVERYONE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            who = standing_of(account)
            through = {model: set(door(who).values_list("pk", flat=True)) for model, door in DOORS.items()}
        with acting_as(account.pk):
            alone = {model: set(model.objects.values_list("pk", flat=True)) for model in DOORS}
        assert alone == through, name
        seen[name] = len(alone[Escalation])
    assert seen == {"fatima": 3, "jonas": 2, "amina": 2, "per": 1, "nils": 3, "kari": 1, "siv": 1, "liv": 1,
                    "anne": 0, "odd": 0, "bo": 0}  # fmt: skip


def test_nobody_writes_in_a_closed_process(client: Visitor, world: Cast):
    found = sent(world)
    with as_owner():
        world.process.closed_at = found.at
        world.process.reads_until = found.at.date() + timedelta(days=30)
        world.process.save()
    client.login_as(world.fatima)
    assert client.get(at("escalation", found)).status_code == 200
    assert client.post(at("escalation_withdrawn", found)).status_code == 404
    assert client.get(reverse("escalation_new", args=[world.process.pk])).status_code == 404


def test_the_trail_holds_codes_alone(world: Cast):
    sent(world)
    with as_owner():
        events = list(
            Entry.objects.filter(event__startswith="steering.").order_by("at", "pk").values_list("event", flat=True)
        )
    assert sorted(events) == sorted(
        ["steering.escalation_begun", "steering.escalation_ladder_set", "steering.escalation_asked",
         "steering.escalation_approved", "steering.escalation_sent"]
    )  # fmt: skip
