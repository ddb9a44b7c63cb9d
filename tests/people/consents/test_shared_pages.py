"""The worker's pages: what is opened, asked for, and opened in danger; and that every look stands in the right logs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from psycopg.types.json import Jsonb

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, reads, says
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.database.asking import ids_of
from usving.core.identity import acting_as
from usving.people.actions.consents import say_no, withdraw_consent
from usving.people.actions.danger import tell_those_who_wait
from usving.people.actions.mandates import end_mandate
from usving.people.models import Account, Consent, ConsentRequest, FamilyMember, Mandate, Notice, Override, Person
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


def test_the_page_of_one_holds_what_is_opened_through_that_one(here: Household, client: Visitor):
    for one, text in ((here.mum, "Vi bor trangt"), (here.dad, "Det er kaldt")):
        says(one, text)
        opens(one, here.offices["nav"])
    assert reads(here.nina) == {"Vi bor trangt", "Det er kaldt"}
    client.login_as(here.nina)
    pages = [client.get(part_page(here)), client.get(reverse("shared_part", args=[here.dad.person_id, "housing"]))]
    found = [
        (("Vi bor trangt" in each), ("Det er kaldt" in each)) for each in (page.content.decode() for page in pages)
    ]
    assert found == [(True, False), (False, True)]
    assert readings() == sorted([(here.nina.pk, here.mum.pk), (here.nina.pk, here.dad.pk)], key=str)


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
    assert ("Nina", here.nav.name, told) in log_of(here.mum)
    assert tell_those_who_wait() == 0


def told_of_rights() -> list[str]:
    """Who has a notice of what they have a right to know, by name; and that no notice says a word of the matter."""
    with as_owner():
        notices = list(Notice.objects.filter(kind="rights").select_related("account__person"))
        assert not [each for each in notices if "Mor" in each.body + each.subject or "Ingen svarer" in each.body]
        return sorted(each.account.person.name for each in notices if each.account)


def an_officer(here: Household) -> Account:
    officer = make.account(here.home, "Petra", staff=True)
    make.role(officer, Role.PRIVACY_OFFICER)
    return officer


def in_silence(**typed: Any) -> dict[str, Any]:
    later = timezone.localdate() + timedelta(days=10)
    return danger(silent_by="barnevernsloven § 6-7", tell_on=later.isoformat(), **typed)


def test_danger_is_told_by_a_message_to_those_it_concerns_and_to_the_officer(here: Household, client: Visitor):
    an_officer(here)
    client.login_as(here.nina)
    typed = danger()
    for _time in range(2):  # pressed twice is told once
        client.post(reverse("shared_danger", args=[here.youth.person_id]), typed)
    assert told_of_rights() == ["Far", "Mor", "Petra", "Ung"]
    client.login_as(here.mum)
    text = client.get(reverse("my_matter")).content.decode()
    assert ("Åpnet uten å spørre" in text, "hvordan Ung bor og kan nås" in text) == (True, True)
    assert "Noe nytt står i loggen din" in client.get(reverse("notices")).content.decode()
    client.login_as(here.neighbour)
    assert "Åpnet uten å spørre" not in client.get(reverse("my_matter")).content.decode()


def test_of_a_silent_opening_the_officer_alone_is_told_until_its_day(here: Household, client: Visitor):
    an_officer(here)
    client.login_as(here.nina)
    client.post(reverse("shared_danger", args=[here.mum.person_id]), in_silence())
    assert told_of_rights() == ["Petra"]
    client.login_as(here.mum)
    assert "Åpnet uten å spørre" not in client.get(reverse("my_matter")).content.decode()
    with as_owner():
        Override.objects.update(tell_on=timezone.localdate())
    assert (tell_those_who_wait(), tell_those_who_wait()) == (1, 0)
    assert told_of_rights() == ["Mor", "Petra"]
    assert "hvordan du bor og kan nås" in client.get(reverse("my_matter")).content.decode()


def test_a_stranger_tells_nobody_of_an_opening(here: Household, client: Visitor):
    an_officer(here)
    client.login_as(here.nina)
    client.post(reverse("shared_danger", args=[here.mum.person_id]), danger())
    with as_owner():
        opening = Override.objects.get().pk
        Notice.objects.all().delete()
    words = Jsonb({"nb": "x", "nn": "x", "en": "x"})
    with acting_as(here.neighbour.pk):
        for function in ("people_tell_family_of_danger", "people_tell_officers_of_danger"):
            assert ids_of(function, opening, words, words) == []
    with acting_as(here.nina.pk):
        assert len(ids_of("people_tell_family_of_danger", opening, words, words)) == 1


def test_the_officer_sees_whose_matter_it_was_and_the_look_is_told_when_the_opening_is(
    here: Household, client: Visitor
):
    officer = an_officer(here)
    client.login_as(here.nina)
    client.post(reverse("shared_danger", args=[here.mum.person_id]), in_silence())
    client.login_as(officer)
    for _time in range(2):
        assert "Om Mor" in client.get(reverse("danger_openings")).content.decode()
    narrowed = {code: client.get(f"{reverse('danger_openings')}?sagt={code}") for code in ("waits", "told")}
    assert {code: page.context["list"].count for code, page in narrowed.items()} == {"waits": 1, "told": 0}
    assert readings("people.danger_reviewed") == [(officer.pk, None)]
    with as_owner():
        Override.objects.update(tell_on=timezone.localdate())
    tell_those_who_wait()
    for _time in range(2):
        client.get(reverse("danger_openings"))
    assert readings("people.danger_reviewed") == sorted([(officer.pk, None), (officer.pk, here.mum.pk)], key=str)
    seen = "Så at noen hadde åpnet noe om deg på grunn av fare, og hvorfor. Leste ikke det som ble åpnet."
    assert ("Petra", "", seen) in log_of(here.mum)
    assert "Så at noen" not in str(log_of(here.dad))
    with acting_as(here.nina.pk):
        assert ids_of("people_named_in_danger", [Override.objects.get().pk]) == []


def test_a_worker_is_told_who_sees_the_look(here: Household, client: Visitor):
    says(here.mum, "Vi bor i nummer 4")
    client.login_as(here.nina)
    client.post(reverse("shared_danger", args=[here.mum.person_id]), in_silence())
    now, later = "ser i loggen sin at du leste dette nå", "fordi en lov hindrer det før"
    silent = client.get(part_page(here)).content.decode()
    assert ("Vi bor i nummer 4" in silent, now in silent, later in silent) == (True, False, True)
    opens(here.mum, here.offices["nav"])
    both = client.get(part_page(here)).content.decode()
    assert (f"De som har åpnet for deg, {now}" in both, later in both) == (True, False)
    with as_owner():
        Override.objects.all().delete()
    assert f"De det gjelder, {now}" in client.get(part_page(here)).content.decode()


def test_an_empty_part_opened_by_danger_says_where_to_turn(here: Household, client: Visitor):
    with as_owner():
        Person.objects.filter(pk=here.mum.person_id).update(phone="900 00 001")
    client.login_as(here.nina)
    client.post(reverse("shared_danger", args=[here.mum.person_id]), danger())
    housing, contact = (client.get(part_page(here, part)).content.decode() for part in (Part.HOUSING, Part.CONTACT))
    assert ("900 00 001" in housing, "110, 112 eller 113" in housing) == (False, True)
    assert "Telefon: 900 00 001" in contact
    with as_owner():
        Override.objects.all().delete()
    opens(here.mum, here.offices["nav"], part=Part.CONTACT)
    assert "900 00 001" not in client.get(part_page(here, Part.CONTACT)).content.decode()  # the yes did not show it


def test_the_log_says_whom_a_look_was_about(here: Household, client: Visitor):
    says(here.mum, "Skolen er fin", here.child.pk)
    for parent in (here.mum, here.dad):
        opens(parent, here.offices["nav"], here.child.pk)
    client.login_as(here.nina)
    client.get(reverse("shared"))
    client.get(reverse("shared_part", args=[here.child.pk, "housing"]))
    client.post(reverse("shared_danger", args=[here.child.pk]), danger(ground="child"))
    lines = [(office, sentence) for who, office, sentence in log_of(here.mum) if who == "Nina"]
    rest = "i listen over dem de følger opp, og om noe er åpent. Ikke noe mer."
    assert set(lines) == {
        (here.nav.name, f"Så navnet ditt {rest}"),
        (here.nav.name, f"Så navnet til Barnet {rest}"),
        (here.nav.name, f"Så navnet til Ung {rest}"),
        (here.nav.name, "Leste «Hvordan vi bor» om Barnet for å følge opp personen. Grunn: samtykket ditt."),
        (here.nav.name, "Åpnet hvordan Barnet bor og kan nås, i ett døgn, uten å spørre. Grunn: fare for et barn."),
    }
    assert "Far" not in str(lines)
    with as_owner():
        Person.objects.filter(pk=here.child.pk).update(name="Anonym")
        FamilyMember.objects.filter(person=here.youth.person_id).update(ends=make.long_ago())
    renamed = str(log_of(here.mum))
    assert [word in renamed for word in ("Anonym", "Barnet", "til Ung", "til en i familien")] == [
        True,
        False,
        False,
        True,
    ]


def test_ones_own_log_says_for_whom_and_about_whom(here: Household):
    key = opens(here.mum, here.offices["school"], here.child.pk)
    with acting_as(here.mum.pk):
        withdraw_consent(Consent.objects.get(pk=key), by=here.mum)
    school = here.school.name
    assert log_of(here.mum)[:2] == [
        ("Du", "", f"Stengte delen «Hvordan vi bor» for {school}. Det gjaldt Barnet."),
        ("Du", "", f"Åpnet delen «Hvordan vi bor» for {school}. Det gjaldt Barnet."),
    ]
    assert log_of(here.dad) == []
    with as_owner():
        Consent.objects.all().delete()
    assert log_of(here.mum)[0] == ("Du", "", "Stengte delen «Hvordan vi bor» for noen.")


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
    assert len(asked_of) == 15


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
