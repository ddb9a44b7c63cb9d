"""The worker's pages: what is opened, asked for, and opened in danger; and that every look stands in the right logs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, says
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.actions.consents import say_no, withdraw_consent
from usving.people.actions.mandates import end_mandate, tell_those_who_wait
from usving.people.models import Account, Consent, ConsentRequest, Mandate, Override
from usving.people.queries.trail import entries_of, lines_of
from usving.people.rules.parts import Part
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Household:
    return household()


def part_page(here: Household, part: Part = Part.HOUSING) -> str:
    return reverse("shared_part", args=[here.mum.person_id, part.value])


def readings(event: str = "people.part_opened") -> list[tuple[Any, Any]]:
    with as_owner():
        return sorted(Entry.objects.filter(event=event).values_list("actor_id", "account_id"), key=str)


def log_of(account: Account) -> list[tuple[str, str, str]]:
    with acting_as(account.pk):
        return [(line.who, line.office, line.sentence) for line in lines_of(entries_of(account), reader=account)]


def test_a_part_opens_with_a_yes_and_closes_at_the_next_click(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    client.login_as(here.nina)
    assert client.get(part_page(here)).status_code == 404
    key = opens(here.mum, here.offices["nav"])
    assert "Vi bor trangt" in client.get(part_page(here)).content.decode()
    with acting_as(here.mum.pk):
        withdraw_consent(Consent.objects.get(pk=key), by=here.mum)
    answer = client.get(part_page(here))
    assert (answer.status_code, "Vi bor trangt" in answer.content.decode()) == (404, False)


def test_every_look_stands_in_the_log_of_the_one_it_is_about_and_of_nobody_else(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    client.login_as(here.nina)
    client.get(part_page(here))
    client.get(part_page(here))
    assert readings() == [(here.nina.pk, here.mum.pk)] * 2
    assert log_of(here.mum)[0] == (
        "Nina",
        here.nav.name,
        "Leste «Hvordan vi bor» for å følge meg opp. Grunn: samtykket ditt.",
    )
    assert "Leste" not in str(log_of(here.dad))


def test_a_look_at_a_childs_part_stands_with_both_parents(here: Household, client: Visitor):
    says(here.mum, "Skolen er fin", here.child.pk)
    for parent in (here.mum, here.dad):
        opens(parent, here.offices["nav"], here.child.pk)
    client.login_as(here.omar)
    page = client.get(reverse("shared_part", args=[here.child.pk, "housing"]))
    assert "Skolen er fin" in page.content.decode()
    assert readings() == sorted([(here.omar.pk, here.mum.pk), (here.omar.pk, here.dad.pk)], key=str)


def test_the_list_shows_names_and_state_only_and_is_recorded_once_a_day(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    client.login_as(here.nina)
    for _time in range(2):
        text = client.get(reverse("shared")).content.decode()
        assert ("Mor" in text, "1 del er åpen" in text, "Vi bor trangt" in text) == (True, True, False)
        assert client.get(reverse("shared_person", args=[here.mum.person_id])).status_code == 200
    listed = [account for _actor, account in readings("people.matter_listed")]
    assert [listed.count(one.pk) for one in (here.mum, here.dad, here.youth)] == [
        3,
        3,
        1,
    ]  # oneself, the youth, the child


@pytest.mark.parametrize("name", ["neighbour", "siri", "mum", "dad"])
def test_strangers_get_404(here: Household, client: Visitor, name: str):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["nav"])
    client.login_as(getattr(here, name))
    for page in (
        part_page(here),
        reverse("shared_person", args=[here.mum.person_id]),
        reverse("shared_ask", args=[here.mum.person_id]),
        reverse("shared_danger", args=[here.mum.person_id]),
        reverse("shared_part", args=[here.mum.person_id, "finnes-ikke"]),
        reverse("shared_person", args=[uuid4()]),
        reverse("danger_openings"),
    ):
        assert client.get(page).status_code == 404, page
    assert readings() == []


def test_one_who_may_not_receive_has_no_page(here: Household, client: Visitor):
    for account, status in ((here.neighbour, 404), (here.nina, 200), (here.helper, 200)):
        client.login_as(account)
        assert client.get(reverse("shared")).status_code == status


def asked(here: Household, **typed: Any) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=60)
    return {
        "key": uuid4(),
        "part": "housing",
        "purpose": "follow-up",
        "recipient": f"office-{here.nav.pk}",
        "reason": "Vi vil forstå hvordan dere bor.",
        "until": until.isoformat(),
        **typed,
    }


def test_a_worker_asks_and_never_sees_a_no(here: Household, client: Visitor):
    client.login_as(here.nina)
    typed = asked(here)
    for _time in range(2):
        answer = client.post(reverse("shared_ask", args=[here.mum.person_id]), typed)
        assert (answer.status_code, answer["Location"]) == (302, reverse("shared_person", args=[here.mum.person_id]))
    with as_owner():
        assert [str(each.organisation_id) for each in ConsentRequest.objects.all()] == [str(here.nav.pk)]
    client.get(reverse("shared_person", args=[here.mum.person_id]))  # what just happened is said once
    before = client.get(reverse("shared_person", args=[here.mum.person_id])).content.decode()
    with acting_as(here.mum.pk):
        say_no(ConsentRequest.objects.get(), giver=here.mum.person_id, by=here.mum)
    after = client.get(reverse("shared_person", args=[here.mum.person_id])).content.decode()
    assert _without_tokens(before) == _without_tokens(after)


def _without_tokens(html: str) -> list[str]:
    return [
        line
        for line in html.splitlines()
        if "csrfmiddlewaretoken" not in line and "nonce" not in line and "alert" not in line
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"until": "2020-01-01"}, "Velg en dag som ikke er over."),
        ({"until": "2099-01-01"}, "Et samtykke varer høyst ett år. Velg en tidligere dag."),
        ({"reason": ""}, "Skriv hvorfor du spør."),
        ({"reason": "x" * 601}, "Skriv kortere, høyst 600 tegn."),
        ({"part": ""}, "Velg én del. Spør heller om mer siden."),
    ],
)
def test_bad_questions_keep_what_was_typed(here: Household, client: Visitor, typed: dict[str, str], sentence: str):
    client.login_as(here.nina)
    answer = client.post(reverse("shared_ask", args=[here.mum.person_id]), asked(here, **typed))
    text = answer.content.decode()
    assert (answer.status_code, sentence in text, "checked" in text) == (422, True, True)
    with as_owner():
        assert not ConsentRequest.objects.exists()


def danger(**typed: Any) -> dict[str, Any]:
    return {"key": uuid4(), "ground": "life", "reason": "Ingen svarer", "silent_by": "", "tell_on": "", **typed}


def test_danger_opens_and_is_told_at_once(here: Household, client: Visitor):
    says(here.mum, "Vi bor i nummer 4")
    client.login_as(here.nina)
    assert client.get(part_page(here)).status_code == 404
    assert client.post(reverse("shared_danger", args=[here.mum.person_id]), danger()).status_code == 302
    assert "Vi bor i nummer 4" in client.get(part_page(here)).content.decode()
    assert client.get(part_page(here, Part.STORY)).status_code == 404
    told = [sentence for _who, _office, sentence in log_of(here.mum)]
    assert told[:2] == [
        "Leste «Hvordan vi bor» på grunn av fare. Du var ikke spurt.",
        "Åpnet hvordan du bor og kan nås, i ett døgn, uten å spørre. Grunn: fare for liv eller helse.",
    ]


def test_where_a_law_bars_it_the_privacy_officer_is_told_and_the_person_later(here: Household, client: Visitor):
    officer = make.account(here.home, "Petra", staff=True)
    make.role(officer, Role.PRIVACY_OFFICER)
    says(here.mum, "Vi bor i nummer 4")
    tell_on = timezone.localdate() + timedelta(days=10)
    client.login_as(here.nina)
    wrong = client.post(reverse("shared_danger", args=[here.mum.person_id]), danger(silent_by="barnevernsloven § 6-7"))
    assert wrong.status_code == 422
    client.post(
        reverse("shared_danger", args=[here.mum.person_id]),
        danger(silent_by="barnevernsloven § 6-7", tell_on=tell_on.isoformat()),
    )
    assert client.get(part_page(here)).status_code == 200
    assert "fare" not in str(log_of(here.mum))
    client.login_as(officer)
    assert "Ingen svarer" in client.get(reverse("danger_openings")).content.decode()
    assert tell_those_who_wait() == 0
    with as_owner():
        Override.objects.update(tell_on=timezone.localdate())
    assert tell_those_who_wait() == 1
    told = (
        "Åpnet hvordan du bor og kan nås, i ett døgn, uten å spørre. Grunn: fare for liv eller helse. Leste det 1 gang."
    )
    assert ("Nina", "", told) in log_of(here.mum)
    assert tell_those_who_wait() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_how_often_the_list_asks_the_database(here: Household, client: Visitor, people: int):
    for number in range(people):
        other = make.account(here.home, f"Nabo{number}")
        make.family(here.home, f"Familie {number}", other)
        opens(other, here.offices["school"])
    client.login_as(here.siri)
    client.get(reverse("shared"))
    with CaptureQueriesContext(connection) as asked_of:
        assert client.get(reverse("shared")).status_code == 200
    assert len(asked_of) == 16


def test_a_look_at_own_words_about_a_child_is_told_to_the_writer_alone(here: Household, client: Visitor):
    says(here.mum, "Hun er redd om natten", here.child.pk, own=True)
    opens(here.mum, here.offices["school"], here.child.pk)
    client.login_as(here.siri)
    assert client.get(reverse("shared")).status_code == 200
    page = client.get(reverse("shared_part", args=[here.child.pk, "housing"]))
    assert "Hun er redd om natten" in page.content.decode()
    assert readings() == [(here.siri.pk, here.mum.pk)]
    assert readings("people.matter_listed") == [(here.siri.pk, here.mum.pk)]


def test_a_helper_ends_a_mandate_and_widens_none(here: Household):
    mandate = make.make(
        Mandate,
        municipality=here.home,
        person=here.mum.person,
        helper=here.helper,
        kind="support",
        may_write=True,
        may_answer=False,
        starts=make.long_ago(),
        ends=timezone.localdate(),
    )
    with acting_as(here.helper.pk):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Mandate.objects.filter(pk=mandate.pk).update(may_answer=True)
        end_mandate(mandate, by=here.helper)
        assert Mandate.objects.get(pk=mandate.pk).ends < timezone.localdate()


def test_a_yes_is_told_of_though_danger_was_opened_in_silence(here: Household, client: Visitor):
    says(here.mum, "Vi bor i nummer 4")
    client.login_as(here.nina)
    silent = danger(silent_by="barnevernsloven § 6-7", tell_on=(timezone.localdate() + timedelta(days=9)).isoformat())
    client.post(reverse("shared_danger", args=[here.mum.person_id]), silent)
    client.get(part_page(here))
    assert readings() == [(here.nina.pk, None)]
    opens(here.mum, here.offices["nav"])
    client.get(part_page(here))
    assert (here.nina.pk, here.mum.pk) in readings()


def test_a_name_is_searched_for_on_every_page_of_the_list(here: Household, client: Visitor):
    for number in range(30):
        other = make.account(here.home, f"{'Ola' if number % 10 else 'Kari'} {number:02}")
        make.family(here.home, f"Familie {number}", other)
        opens(other, here.offices["school"])
    client.login_as(here.siri)
    client.post(reverse("search"), {"there": reverse("shared"), "words": "Ola"})
    text = client.get(f"{reverse('shared')}?side=2").content.decode()
    assert (text.count("Ola ") >= 7, "Kari " in text) == (True, False)
