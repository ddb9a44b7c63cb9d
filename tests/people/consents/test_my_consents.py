"""A question, a yes, a no, a shorter time and a withdrawal: on the person's own pages, each with what it opens."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, reads, says
from tests.people.consents.test_my_matter import asks, day, events
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account, Consent, ConsentRefusal, ConsentRequest, Membership, Notice
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Household:
    return household()


def given() -> list[tuple[UUID, UUID, str, str, bool]]:
    with as_owner():
        rows = Consent.objects.order_by("given_at")
        return [(row.giver_id, row.about_id, row.part, row.manner, row.withdrawn_at is None) for row in rows]


def test_a_question_shows_who_why_and_exactly_what(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    says(here.mum, "Jonas og jeg vil flytte", here.mum.person_id, here.dad.person_id)
    says(here.mum, "Til noe annet", purpose=Purpose.OWN_HOME)
    says(here.mum, "Penger er noe annet", part=Part.ECONOMY)
    asked = asks(here)
    shown = client.login_as(here.mum).get(reverse("consent_question", args=[asked.pk])).content.decode()
    now, waits = shown.split("Åpnes først når alle det gjelder, har sagt ja")
    assert "Nina spør om å få se «Hvordan vi bor»" in now and "Vi vil finne et større hjem" in now
    assert ("Vi bor trangt" in now, "Jonas og jeg vil flytte" in now) == (True, False)
    assert ("Vi bor trangt" in waits, "Jonas og jeg vil flytte" in waits) == (False, True)
    assert "Til noe annet" not in shown and "Penger er noe annet" not in shown
    assert "checked" not in shown.split("<main")[1]


def test_an_empty_part_says_nothing_yet(here: Household, client: Visitor):
    shown = client.login_as(here.mum).get(reverse("consent_question", args=[asks(here).pk])).content.decode()
    assert "Ingenting ennå." in shown


def test_what_is_shown_beforehand_is_what_opens(here: Household, client: Visitor):
    """Also when another's yes is there already: the page does not know of it, and says so of what waits."""
    says(here.mum, "Vi bor trangt")
    says(here.mum, "Vi to", here.mum.person_id, here.dad.person_id)
    opens(here.dad, here.offices["nav"])
    asked = asks(here)
    address = reverse("consent_question", args=[asked.pk])
    before = client.login_as(here.mum).get(address).content.decode()
    assert "Åpnes først når alle" in before
    client.post(address, {"key": str(uuid4()), "until": day(30)})
    assert reads(here.nina) == {"Vi bor trangt", "Vi to"}


def test_yes_twice_opens_once_until_the_day_and_stands_in_the_log(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    asked = asks(here)
    client.login_as(here.mum)
    address, form = reverse("consent_question", args=[asked.pk]), {"key": str(uuid4()), "until": day(30)}
    for _times in range(2):
        answer = client.post(address, form)
        assert (answer.status_code, answer["Location"]) == (302, reverse("my_matter"))
    client.post(address, form | {"key": str(uuid4())})
    assert given() == [(here.mum.person_id, here.mum.person_id, "housing", "tap", True)]
    assert reads(here.nina) == {"Vi bor trangt"}
    assert ("people.consent_given", here.mum.pk, "") in events(here.mum)
    assert "Nina spør deg" not in client.get(reverse("my_matter")).content.decode()
    assert "Åpnet delen «Hvordan vi bor» for nav Testvik." in client.get(reverse("my_log")).content.decode()


def test_a_yes_tells_who_asked_that_there_is_something(here: Household, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=here.nina.pk).update(email="nina@kontor.example")
    asked = asks(here)
    client.login_as(here.mum).post(
        reverse("consent_question", args=[asked.pk]), {"key": str(uuid4()), "until": day(30)}
    )
    with as_owner():
        told = Notice.objects.get(account=here.nina.pk)
    assert told.subject == "Noen har åpnet noe for deg i U-sving" and "Mor" not in told.body


@pytest.mark.parametrize(
    ("until", "says_so"),
    [
        ("", "Velg den siste dagen."),
        (-1, "Velg en dag som ikke er over."),
        (61, "Velg en dag som ikke er senere enn den du ble spurt om."),
    ],
)
def test_a_wrong_day_is_said_beside_it(here: Household, client: Visitor, until: int | str, says_so: str):
    asked = asks(here)
    until = day(until) if isinstance(until, int) else until
    answer = client.login_as(here.mum).post(
        reverse("consent_question", args=[asked.pk]), {"key": str(uuid4()), "until": until}
    )
    assert answer.status_code == 422 and says_so in answer.content.decode() and given() == []


def test_a_no_costs_nothing_and_nobody_is_told(here: Household, client: Visitor):
    asked = asks(here)
    client.login_as(here.mum)
    for _times in range(2):
        assert client.post(reverse("consent_no", args=[asked.pk])).status_code == 302
    with as_owner():
        assert ConsentRefusal.objects.count() == 1 and not Notice.objects.exists()
    assert "Nina spør deg" not in client.get(reverse("my_matter")).content.decode()
    for other in (here.nina, here.dad, here.youth):
        with acting_as(other.pk):
            assert not ConsentRefusal.objects.exists()
    page = client.get(reverse("consent_question", args=[asked.pk])).content.decode()
    assert "Du har sagt nei." in page
    client.post(reverse("consent_question", args=[asked.pk]), {"key": str(uuid4()), "until": day(3)})
    assert len(given()) == 1


@pytest.mark.parametrize("who", ["dad", "youth", "neighbour", "nina", "omar", "helper"])
def test_only_those_who_decide_are_asked(here: Household, client: Visitor, who: str):
    asked = asks(here)
    client.login_as(getattr(here, who))
    page, no = reverse("consent_question", args=[asked.pk]), reverse("consent_no", args=[asked.pk])
    assert [client.get(page).status_code, client.post(page).status_code, client.post(no).status_code] == [404] * 3


def test_both_parents_answer_about_a_child_and_the_withdrawn_question_is_gone(here: Household, client: Visitor):
    says(here.mum, "Barnet deler rom", here.child.pk)
    asked = asks(here, here.child.pk)
    address = reverse("consent_question", args=[asked.pk])
    for parent, opened in ((here.mum, set()), (here.dad, {"Barnet deler rom"})):
        assert "Barnet" in client.login_as(parent).get(address).content.decode()
        client.post(address, {"key": str(uuid4()), "until": day(3)})
        assert reads(here.nina) == opened
    with as_owner():
        ConsentRequest.objects.update(taken_back_at=timezone.now())
    assert client.get(address).status_code == 404


def test_opening_unasked_goes_in_three_steps(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    client.login_as(here.mum)
    address = reverse("consent_open")
    first = client.get(address).content.decode()
    assert "Steg 1 av 3" in first and "checked" not in first.split("<main")[1]
    what = {"part": "housing", "about": str(here.mum.person_id)}
    second = client.get(address, what).content.decode()
    office = f"office-{here.nav.pk}"
    assert (
        "Steg 2 av 3" in second
        and office in second
        and "selected" not in second.split("<main")[1].replace("selected>Velg", "")
    )
    third = client.get(address, what | {"recipient": office, "purpose": "follow-up"}).content.decode()
    assert "Steg 3 av 3" in third and "Vi bor trangt" in third
    form = what | {"recipient": office, "purpose": "follow-up", "key": str(uuid4()), "until": day(90)}
    assert client.post(address, form | {"until": day(400)}).status_code == 422
    for _times in range(2):
        assert client.post(address, form).status_code == 302
    assert given() == [(here.mum.person_id, here.mum.person_id, "housing", "tap", True)]
    assert reads(here.omar) == {"Vi bor trangt"}


def test_who_allocates_is_refused_beside_the_field_and_what_was_chosen_is_kept(here: Household, client: Visitor):
    with as_owner():
        work = Membership.objects.get(account=here.omar)
    form = {
        "part": "housing", "about": str(here.mum.person_id), "recipient": f"person-{work.pk}", "purpose": "follow-up",
        "key": str(uuid4()), "until": day(30),
    }  # fmt: skip
    assert "Omar ved nav Testvik" in client.login_as(here.mum).get(reverse("consent_open"), form).content.decode()
    make.role(here.omar, Role.CASEWORKER, here.nav)
    answer = client.post(reverse("consent_open"), form)
    shown = answer.content.decode()
    assert answer.status_code == 422 and given() == []
    assert "Du kan ikke åpne for denne. De som deler ut boliger, og de som har sluttet, kan ikke velges." in shown
    assert 'value="follow-up"' in shown and shown.count("checked") == 1 and "Omar" not in shown


def test_a_parent_opens_about_a_child_and_never_about_the_other_adult(here: Household, client: Visitor):
    client.login_as(here.mum)
    form = {"part": "housing", "recipient": f"office-{here.nav.pk}", "purpose": "follow-up", "until": day(3)}
    answers = {}
    for who, about in (("child", here.child.pk), ("dad", here.dad.person_id), ("stranger", here.neighbour.person_id)):
        answers[who] = client.post(
            reverse("consent_open"), form | {"about": str(about), "key": str(uuid4())}
        ).status_code
    assert answers == {"child": 302, "dad": 422, "stranger": 422}


def test_one_tap_on_the_overview_closes(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    pk = opens(here.mum, here.offices["nav"])
    client.login_as(here.mum)
    assert reverse("consent_withdrawn", args=[pk]) in client.get(reverse("my_matter")).content.decode()
    for _times in range(2):
        assert client.post(reverse("consent_withdrawn", args=[pk])).status_code == 302
    assert reads(here.nina) == set()
    assert [event for event, _by, _role in events(here.mum)].count("people.consent_withdrawn") == 1
    assert "Trukket" in client.get(reverse("consents_former")).content.decode()
    shown = {part: client.get(f"{reverse('consents_former')}?del={part}").context["list"].count for part in Part}
    assert shown == {part: int(part == Part.HOUSING) for part in Part}
    assert "Det er stengt." in client.get(reverse("consent", args=[pk])).content.decode()


def test_a_consent_shows_what_it_opens_and_is_made_shorter(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    pk = opens(here.mum, here.offices["nav"], days=30)
    address = reverse("consent", args=[pk])
    shown = client.login_as(here.mum).get(address).content.decode()
    assert "Vi bor trangt" in shown and "med et trykk" in shown
    assert client.post(address, {"until": day(31)}).status_code == 422
    assert client.post(address, {"until": day(2)}).status_code == 302
    with as_owner():
        assert Consent.objects.get().until == timezone.localdate() + timedelta(days=2)
