"""Min sak: what stands there, who is let in to the pages, and that nothing tells one adult of the other."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, reads, says
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.actions.consents import ask_for_consent, say_no
from usving.people.models import Account, Consent, ConsentRequest, Person, Statement
from usving.people.models.consents import SEEN_BY_LAW
from usving.people.rules.consents import Recipient
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.statutes import STATUTES, ByLaw

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@pytest.fixture
def here() -> Household:
    return household()


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def asks(
    here: Household,
    about: UUID | None = None,
    *,
    part: Part = Part.HOUSING,
    recipient: Recipient | None = None,
    days: int = 60,
) -> ConsentRequest:
    """Nina asks the family, with a reason that stands nowhere else."""
    with acting_as(here.nina.pk):
        return ask_for_consent(
            key=uuid4(), about=Person(pk=about or here.mum.person_id, municipality=here.home), part=part,
            purpose=Purpose.FOLLOW_UP, recipient=recipient or here.offices["nav"], reason="Vi vil finne et større hjem",
            until=timezone.localdate() + timedelta(days=days), by=here.nina,
        )  # fmt: skip


def events(account: Account) -> list[tuple[str, Any, str]]:
    """What stands in someone's own log."""
    with as_owner():
        found = Entry.objects.filter(account_id=account.pk).order_by("at")
        return [(each.event, each.actor_id, each.actor_role) for each in found]


def seen_by(client: Visitor, who: Account, *addresses: str) -> str:
    client.login_as(who)
    return "".join(client.get(address).content.decode() for address in addresses)


PLAIN = ("my_matter", "consent_open", "consents_former", "helpers", "helper_new", "leave_household", "hidden_name")


@pytest.mark.parametrize("name", PLAIN)
def test_only_those_of_a_family_come_in(here: Household, client: Visitor, name: str):
    answers = {who: client.login_as(getattr(here, who)).get(reverse(name)).status_code for who in
               ("mum", "dad", "youth", "neighbour", "nina", "helper")}  # fmt: skip
    youth = 404 if name == "leave_household" else 200
    assert answers == {"mum": 200, "dad": 200, "youth": youth, "neighbour": 200, "nina": 404, "helper": 404}


@pytest.mark.parametrize("name", PLAIN)
def test_a_link_by_mail_is_not_enough(here: Household, client: Visitor, name: str):
    answer = client.login_as(here.mum, level=Level.LINK).get(reverse(name))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("login_safer"))


def test_the_overview_says_who_sees_each_part_and_what_is_asked(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    asks(here)
    opens(here.mum, here.offices["nina"])
    shown = seen_by(client, here.mum, reverse("my_matter"))
    assert "Nina spør deg" in shown and "Nina ved nav Testvik" in shown and shown.count("Ingen kan se dette nå.") == 7


def test_the_overview_costs_the_same_with_one_and_three(
    here: Household, client: Visitor, django_assert_num_queries: DjangoAssertNumQueries
):
    client.login_as(here.mum)
    for number in (1, 2):
        for _each in range(number):  # one, then three
            asks(here)
            says(here.mum, "Mer")
            opens(here.mum, here.offices["nina"])
        with django_assert_num_queries(21):
            client.get(reverse("my_matter"))
        with django_assert_num_queries(15):
            client.get(reverse("my_part", args=[Part.HOUSING]))


def test_what_one_adult_opens_refuses_and_writes_shows_to_the_other_nowhere(here: Household, client: Visitor):
    says(here.mum, "Bare Mor vet dette", own=True)
    says(here.mum, "Om meg selv")
    with_child = says(here.mum, "Barnet sover dårlig", here.child.pk)
    asked = asks(here, here.child.pk)
    opens(here.mum, here.offices["school"], here.child.pk)
    opens(here.mum, here.offices["school"])
    with acting_as(here.mum.pk):
        say_no(asked, giver=here.mum.person_id, by=here.mum)
    pages = [
        reverse("my_matter"),
        reverse("my_log"),
        reverse("consents_former"),
        reverse("consent_question", args=[asked.pk]),
        *(reverse("my_part", args=[part]) for part in Part),
    ]
    mums, dads = seen_by(client, here.mum, *pages), seen_by(client, here.dad, *pages)
    for word in ("Bare Mor vet dette", "Om meg selv", "school Testvik", "Du har sagt nei."):
        assert (word in mums, word in dads) == (True, False), word
    assert "Åpnet delen" in mums and "Åpnet delen" not in dads
    assert "Barnet sover dårlig" in dads  # what is about a child alone both parents read
    client.login_as(here.dad)
    assert client.get(reverse("statement", args=[with_child])).status_code == 404


def test_a_statement_is_written_once_and_kept_when_something_is_missing(here: Household, client: Visitor):
    client.login_as(here.mum)
    address = reverse("statement_new", args=[Part.HOUSING])
    form = {
        "key": str(uuid4()),
        "text": "Vi er fem i to rom",
        "purpose": "housing-help",
        "about": [str(here.mum.person_id)],
    }
    wrong = client.post(address, form | {"purpose": ""})
    assert wrong.status_code == 422 and "Vi er fem i to rom" in wrong.content.decode()
    for _times in range(2):
        answer = client.post(address, form)
        assert (answer.status_code, answer["Location"]) == (302, "/min-sak/bolig/")
    with as_owner():
        assert list(Statement.objects.values_list("text", "part", "purpose", "own")) == [
            ("Vi er fem i to rom", "housing", "housing-help", False)
        ]
    assert events(here.mum) == [("people.statement_written", here.mum.pk, "")]


def test_who_writes_in_an_open_part_is_told_who_sees_it_at_once(here: Household, client: Visitor):
    address, told = reverse("statement_new", args=[Part.HOUSING]), "Du har åpnet denne delen for Nina ved nav Testvik."
    client.login_as(here.mum)
    before = client.get(address).content.decode()
    opens(here.mum, here.offices["nina"])
    after = client.get(address).content.decode()
    assert (told in before, told in after) == (False, True)


@pytest.mark.parametrize(
    ("change", "says_so"),
    [
        ({"text": "x" * 5001}, "Teksten er for lang: 5001 tegn. Det er plass til 5000."),
        ({"about": []}, "Velg hvem det handler om."),
        ({"about": ["stranger"]}, "Velg noen som bor sammen med deg nå."),
        ({"own": "on", "about": "dad"}, "Det du vil ha for deg selv, kan bare handle om deg og barna dine."),
    ],
)
def test_what_is_wrong_with_a_statement_is_said_beside_it(
    here: Household, client: Visitor, change: dict[str, Any], says_so: str
):
    if change.get("about") == "dad":
        change = change | {"about": [str(here.dad.person_id)]}
    form = {"key": str(uuid4()), "text": "Noe", "purpose": "follow-up", "about": [str(here.mum.person_id)]} | change
    answer = client.login_as(here.mum).post(reverse("statement_new", args=[Part.STORY]), form)
    assert answer.status_code == 422 and says_so in answer.content.decode()
    with as_owner():
        assert not Statement.objects.exists()


def test_two_screens_lose_nothing(here: Household, client: Visitor):
    pk = says(here.mum, "Først")
    client.login_as(here.mum)
    address = reverse("statement", args=[pk])
    form = {"key": str(pk), "version": "1", "purpose": "follow-up"}
    assert client.post(address, form | {"text": "Fra telefonen"}).status_code == 302
    stale = client.post(address, form | {"text": "Fra PC-en"})
    shown = stale.content.decode()
    assert stale.status_code == 422 and "Fra telefonen" in shown and "Fra PC-en" in shown
    assert 'name="version" value="2"' in shown
    assert client.post(address, form | {"text": "Fra PC-en", "version": "2"}).status_code == 302
    with as_owner():
        kept = Statement.objects.get(pk=pk)
        former = list(kept.versions.order_by("number").values_list("text", flat=True))
    assert (kept.text, kept.version, former) == ("Fra PC-en", 3, ["Først", "Fra telefonen"])


def test_words_are_taken_away_and_had_back(here: Household, client: Visitor):
    pk = says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    assert reads(here.nina) == {"Vi bor trangt"}
    client.login_as(here.mum)
    assert client.post(reverse("statement_removed", args=[pk])).status_code == 302
    assert reads(here.nina) == set()
    assert "Angre" in client.get(reverse("my_part", args=[Part.HOUSING])).content.decode()
    assert client.post(reverse("statement_back", args=[pk])).status_code == 302
    assert reads(here.nina) == {"Vi bor trangt"}


@pytest.mark.parametrize(
    "name", ["statement_removed", "statement_back", "consent_withdrawn", "consent_no", "mandate_ended", "name_shown"]
)
def test_a_change_is_never_made_by_looking(here: Household, client: Visitor, name: str):
    assert client.login_as(here.mum).get(reverse(name, args=[uuid4()])).status_code == 405


@pytest.mark.parametrize("who", ["dad", "youth", "neighbour", "nina", "helper"])
def test_nobody_else_comes_to_ones_words_or_consents(here: Household, client: Visitor, who: str):
    words, given = says(here.mum, "Mine"), opens(here.mum, here.offices["nav"])
    client.login_as(getattr(here, who))
    answers = [
        client.get(reverse("statement", args=[words])).status_code,
        client.post(reverse("statement_removed", args=[words])).status_code,
        client.get(reverse("consent", args=[given])).status_code,
        client.post(reverse("consent_withdrawn", args=[given])).status_code,
        client.get(reverse("statement", args=[uuid4()])).status_code,
    ]
    assert answers == [404] * 5
    with as_owner():
        assert Consent.objects.get().withdrawn_at is None and Statement.objects.get().removed_at is None


def test_what_is_seen_by_law_stands_beside_the_consents_with_its_paragraph(here: Household, client: Visitor):
    assert set(STATUTES) == set(SEEN_BY_LAW) == set(ByLaw)
    client.login_as(here.mum)
    for page in ("my_matter", "consents_former"):
        text = client.get(reverse(page)).content.decode()
        missing = [each.paragraph for each in STATUTES.values() if f"{each.paragraph[1:]}</a>" not in text]
        assert ("Dette ser de uten å spørre" in text, missing) == (True, [])
