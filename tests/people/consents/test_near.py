"""Helpers, leaving a household, another name, a date of birth, and what is signed on paper."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.database import as_owner
from tests.people.consents.household import Household, household, opens, reads, says
from tests.people.consents.test_my_matter import asks, day, events
from tests.visitor import Visitor, asks_first
from usving.core.identity import acting_as
from usving.people.models import Account, Birth, Consent, Family, FamilyMember, Mandate, Notice, Person, Statement
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Household:
    return household()


def new_helper(**change: Any) -> dict[str, Any]:
    form = {"key": str(uuid4()), "name": "Venn Venn", "email": "venn@post.example", "kind": "support",
            "may_write": "on", "may_answer": "on", "until": day(60)}  # fmt: skip
    return form | change


def helps(here: Household, **change: Any) -> UUID:
    """Mum lets the helper who is here already act for her."""
    form = new_helper(name="", email="", username=here.helper.username) | change
    Visitor().login_as(here.mum).post(reverse("helper_new"), form)
    with as_owner():
        found: UUID = Mandate.objects.get(helper=here.helper).pk
        return found


def consents() -> list[tuple[UUID, str, UUID, bool]]:
    with as_owner():
        rows = Consent.objects.order_by("given_at")
        return [(row.giver_id, row.manner, row.recorded_by_id, row.withdrawn_at is None) for row in rows]


def test_a_new_helper_gets_an_account_and_a_message_once(here: Household, client: Visitor):
    form = new_helper()
    client.login_as(here.mum)
    for _times in range(2):
        answer = client.post(reverse("helper_new"), form)
        assert (answer.status_code, answer["Location"]) == (302, reverse("helpers"))
    assert "Venn Venn" in client.get(reverse("helpers")).content.decode()
    with as_owner():
        venn = Account.objects.get(email="venn@post.example")
        assert Notice.objects.filter(account=venn).count() == 1 and not venn.person.staff
        mandate = Mandate.objects.get()
    assert (mandate.helper_id, mandate.may_write, mandate.may_answer) == (venn.pk, True, True)
    assert "Mor" in client.login_as(venn).get(reverse("helping")).content.decode()
    assert client.get(reverse("helping_one", args=[mandate.pk])).status_code == 200


@pytest.mark.parametrize(("chosen", "language", "subject"), [
    ("en", "en", "Someone wants your help in U-sving"), ("", "nb", "Noen vil ha hjelp av deg i U-sving"),
])  # fmt: skip
def test_a_new_helper_is_met_in_the_language_they_read(
    here: Household, client: Visitor, chosen: str, language: str, subject: str
):
    assert client.login_as(here.mum).get(reverse("helper_new")).context["form"]["language"].initial == "nb"
    client.post(reverse("helper_new"), new_helper(language=chosen))
    with as_owner():
        venn = Account.objects.get(email="venn@post.example")
        assert (venn.language, Notice.objects.get(account=venn).subject) == (language, subject)


@pytest.mark.parametrize(
    ("change", "says_so"),
    [
        ({"name": ""}, "Skriv navnet, eller brukernavnet lenger ned."),
        ({"email": ""}, "Skriv e-postadressen, så hjelperen kan logge inn."),
        ({"email": "taken@post.example"}, "Denne adressen er i bruk her."),
        ({"username": "ukjent"}, "Ingen hjelper har dette brukernavnet her."),
        ({"may_write": "", "may_answer": ""}, "Velg minst én ting hjelperen kan gjøre."),
        ({"until": day(-1)}, "Velg en dag som ikke er over."),
        ({"until": day(400)}, "Et samtykke varer høyst ett år."),
    ],
)
def test_what_is_wrong_with_a_helper_is_said_beside_it(
    here: Household, client: Visitor, change: dict[str, str], says_so: str
):
    with as_owner():
        Account.objects.filter(pk=here.siri.pk).update(email="taken@post.example")
    form = {name: value for name, value in new_helper(**change).items() if value}
    answer = client.login_as(here.mum).post(reverse("helper_new"), form)
    assert answer.status_code == 422 and says_so in answer.content.decode()
    with as_owner():
        assert not Mandate.objects.exists()


def test_a_helper_answers_and_it_stands_that_it_was_a_helper(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    asked, mandate = asks(here), helps(here)
    client.login_as(here.helper)
    question = reverse("helping_question", args=[mandate, asked.pk])
    assert "Nina spør Mor" in client.get(reverse("helping_one", args=[mandate])).content.decode()
    shown = client.get(question).content.decode()
    assert "Du svarer for Mor." in shown and "Vi bor trangt" not in shown
    assert "du får samme hjelp" not in shown and "og Mor får samme hjelp" in shown
    unseen = client.post(question, {"key": str(uuid4()), "until": day(30)})
    assert (unseen.status_code, consents()) == (422, [])
    assert client.post(question, {"key": str(uuid4()), "until": day(30), "seen": "on"}).status_code == 302
    assert consents() == [(here.mum.person_id, "helper", here.helper.pk, True)]
    assert reads(here.nina) == {"Vi bor trangt"} and reads(here.helper) == set()
    assert ("people.consent_given", here.helper.pk, "helper") in events(here.mum)
    with as_owner():
        given = Consent.objects.get().pk
    mums = client.login_as(here.mum).get(reverse("consent", args=[given])).content.decode()
    assert "gjennom en støtteperson" in mums and "Ført inn av Hjelper" in mums
    log = client.get(reverse("my_log")).content.decode()
    assert "Sa ja for deg: delen «Hvordan vi bor» ble åpnet for nav Testvik. Sa at du hadde sett det først." in log
    client.login_as(here.helper)
    assert client.post(reverse("consent_withdrawn", args=[given])).status_code == 302
    assert reads(here.nina) == set()


def test_a_helper_writes_and_it_stands_that_it_was_a_helper(here: Household, client: Visitor):
    mandate = helps(here)
    address = reverse("helping_write", args=[mandate, Part.STORY])
    client.login_as(here.helper)
    page = client.get(address).content.decode()
    assert "Barnet" in page and "Far" not in page.split("<main")[1]
    form = {"key": str(uuid4()), "text": "Sagt av Mor", "purpose": "follow-up", "about": [str(here.mum.person_id)]}
    assert client.post(address, form).status_code == 302
    with as_owner():
        row = Statement.objects.get()
    assert (row.author_id, row.typed_by_id) == (here.mum.person_id, here.helper.pk)
    assert "Skrevet inn ved hjelper: Hjelper." in client.login_as(here.mum).get("/min-sak/historie/").content.decode()
    assert ("people.statement_written", here.helper.pk, "helper") in events(here.mum)


@pytest.mark.parametrize(("may", "statuses"), [("may_write", [404, 200]), ("may_answer", [200, 404])])
def test_a_helper_does_only_what_the_mandate_says(here: Household, client: Visitor, may: str, statuses: list[int]):
    asked = asks(here)
    other = "may_answer" if may == "may_write" else "may_write"
    form = {name: value for name, value in new_helper(name="", email="", username=here.helper.username).items()
            if name != other and value}  # fmt: skip
    client.login_as(here.mum).post(reverse("helper_new"), form)
    with as_owner():
        mandate = Mandate.objects.get().pk
    addresses = [
        reverse("helping_question", args=[mandate, asked.pk]),
        reverse("helping_write", args=[mandate, Part.STORY]),
    ]
    client.login_as(here.helper)
    assert [client.get(address).status_code for address in addresses] == statuses


def test_an_ended_mandate_closes_at_once_and_nobody_else_has_it(here: Household, client: Visitor):
    mandate = helps(here)
    address = reverse("helping_one", args=[mandate])
    assert [client.login_as(who).get(address).status_code for who in (here.mum, here.dad, here.nina)] == [404] * 3
    assert client.login_as(here.dad).post(reverse("mandate_ended", args=[mandate])).status_code == 404
    end = reverse("mandate_ended", args=[mandate])
    assert asks_first(client.login_as(here.helper).get(address).text, end)
    assert asks_first(client.login_as(here.mum).get(reverse("helpers")).text, end)
    assert client.post(end).status_code == 302
    assert client.login_as(here.helper).get(address).status_code == 404
    assert ("people.mandate_ended", here.mum.pk, "") in events(here.mum)


def test_one_leaves_at_once_with_a_child_and_the_other_sees_nothing(here: Household, client: Visitor):
    form = {"key": str(uuid4()), "called": "Vi tre", "children": [str(here.child.pk)], "sure": "on"}
    client.login_as(here.mum)
    assert client.post(reverse("leave_household"), form | {"sure": ""}).status_code == 422
    for _times in range(2):
        assert client.post(reverse("leave_household"), form).status_code == 302
    with as_owner():
        new = Family.objects.get(name="Vi tre")
        members = set(FamilyMember.objects.filter(family=new).values_list("person_id", flat=True))
    assert members == {here.mum.person_id, here.child.pk}
    client.login_as(here.dad)
    page = client.get(reverse("family", args=[here.family.pk])).content.decode()
    assert "Mor" not in page.split("<main")[1] and "Barnet" in page
    assert client.get(reverse("family", args=[new.pk])).status_code == 404
    assert "Vi tre" not in client.get(reverse("my_log")).content.decode()
    assert client.login_as(here.mum).get(reverse("my_matter")).status_code == 200


def test_another_name_stands_everywhere_until_it_is_taken_back(here: Household, client: Visitor):
    client.login_as(here.mum)
    address, person = reverse("hidden_name"), str(here.mum.person_id)
    assert client.post(address, {"person": person, "called": "Nora N."}).status_code == 302
    assert "Nora N." in client.get(address).content.decode()
    client.login_as(here.dad)
    assert "Mor" not in client.get(reverse("family", args=[here.family.pk])).content.decode().split("<main")[1]
    assert client.post(reverse("name_shown", args=[person])).status_code == 404
    asks = client.login_as(here.mum).get(address).text
    assert asks_first(asks, reverse("name_shown", args=[person])) and "Alle som ser navnet Nora N. nå" in asks
    with as_owner():
        assert Person.objects.get(pk=person).name == "Nora N."
    assert client.post(reverse("name_shown", args=[person])).status_code == 302
    with as_owner():
        assert Person.objects.get(pk=person).name == "Mor"
    answer = client.post(address, {"person": str(here.dad.person_id), "called": "X"})
    assert answer.status_code == 422


def test_a_parent_notes_when_someone_was_born_and_corrects_it(here: Household, client: Visitor):
    with as_owner():
        place = FamilyMember.objects.get(person=here.youth.person_id).pk
        adult = FamilyMember.objects.get(person=here.dad.person_id).pk
    address = reverse("birth", args=[here.family.pk, place])
    client.login_as(here.mum)
    assert client.post(address, {"born": day(1)}).status_code == 422
    for born in ("2010-05-05", "2010-05-06"):
        assert client.post(address, {"born": born}).status_code == 302
    with as_owner():
        assert [str(row.day) for row in Birth.objects.all()] == ["2010-05-06"]
    others = (here.youth, here.neighbour, here.nina)
    assert [client.login_as(who).get(address).status_code for who in others] == [404] * 3
    assert client.login_as(here.mum).get(reverse("birth", args=[here.family.pk, adult])).status_code == 404


def test_a_child_is_added_with_a_date_of_birth(here: Household, client: Visitor):
    form = {"key": str(uuid4()), "name": "Lille", "kind": "child", "born": "2020-01-02"}
    assert client.login_as(here.mum).post(reverse("family_member", args=[here.family.pk]), form).status_code == 302
    with as_owner():
        assert [(row.person.name, str(row.day)) for row in Birth.objects.all()] == [("Lille", "2020-01-02")]


def signed(here: Household, **change: Any) -> dict[str, Any]:
    form = {"key": str(uuid4()), "about": str(here.mum.person_id), "part": "housing", "purpose": "follow-up",
            "recipient": f"office-{here.school.pk}", "until": day(30), "seen": "on"}  # fmt: skip
    return form | change


def test_a_signed_sheet_is_noted_by_who_follows_up(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    address = reverse("paper", args=[here.mum.person_id])
    client.login_as(here.nina)
    page, form = client.get(address).content.decode(), signed(here)
    assert "Vi bor trangt" not in page and f"office-{here.nav.pk}" not in page
    sheet = client.get(reverse("paper_sheet", args=[here.mum.person_id]), form).content.decode()
    assert "Underskrift" in sheet and "school Testvik" in sheet and "Vi bor trangt" not in sheet
    assert "Jeg har sett det som blir åpnet" in sheet
    assert (client.post(address, form | {"seen": ""}).status_code, consents()) == (422, [])
    for _times in range(2):
        assert client.post(address, form).status_code == 302
    assert consents() == [(here.mum.person_id, "paper", here.nina.pk, True)]
    assert reads(here.siri) == {"Vi bor trangt"} and reads(here.nina) == set()
    log = client.login_as(here.mum).get(reverse("my_log")).content.decode()
    assert (
        "Førte inn et ja på papir: delen «Hvordan vi bor» ble åpnet for school Testvik. Sa at du hadde sett det først."
        in log
    )


def test_a_sheet_is_in_the_language_of_whoever_signs_it(here: Household, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=here.mum.pk).update(language="en")
    address = reverse("paper_sheet", args=[here.mum.person_id])
    client.login_as(here.nina)
    assert client.get(address).context["form"]["language"].initial == "en"
    headings = {"en": "Yes to someone seeing something about me", "nn": "Ja til at nokon får sjå noko om meg"}
    for chosen, language in (("", "en"), ("nn", "nn"), ("en", "en")):
        page = client.get(address, signed(here, language=chosen)).content.decode()
        sheet = page.partition('<div class="sheet"')[2].partition("</div>")[0]
        assert sheet.startswith(f' lang="{language}"') and headings[language] in sheet
        assert "Skriv ut siden." in page.partition('<div class="sheet"')[0]
    assert client.get(address, signed(here, language="tlh")).context["form"].errors.keys() == {"language"}


def test_nobody_lets_in_themselves_on_paper(here: Household, client: Visitor):
    client.login_as(here.nina)
    answer = client.post(reverse("paper", args=[here.mum.person_id]), signed(here, recipient=f"office-{here.nav.pk}"))
    assert answer.status_code == 422 and consents() == []


def test_a_signed_withdrawal_closes_and_tells_nothing(here: Household, client: Visitor):
    says(here.mum, "Vi bor trangt")
    opens(here.mum, here.offices["school"])
    address = reverse("paper_withdrawal", args=[here.mum.person_id])
    client.login_as(here.nina)
    told = []
    for _times in range(2):
        answer = client.post(address, {"part": "housing", "recipient": f"office-{here.school.pk}"}, follow=True)
        told.append(answer.content.decode().count("Var det åpnet, er det stengt nå."))
    assert told == [1, 1] and reads(here.siri) == set() and [row[3] for row in consents()] == [False]
    assert [event for event, _by, _role in events(here.mum)].count("people.consent_withdrawn") == 1


@pytest.mark.parametrize("who", ["mum", "dad", "omar", "siri", "helper", "neighbour"])
def test_only_who_follows_up_notes_on_paper(here: Household, client: Visitor, who: str):
    client.login_as(getattr(here, who))
    names = ("paper", "paper_sheet", "paper_withdrawal")
    assert [client.get(reverse(name, args=[here.mum.person_id])).status_code for name in names] == [404] * 3


def test_a_link_by_mail_is_not_enough_for_a_helper(here: Household, client: Visitor):
    mandate = helps(here)
    client.login_as(here.helper, level=Level.LINK)
    assert client.get(reverse("helping_one", args=[mandate])).status_code == 302


def test_a_helper_may_be_let_in_and_reads_no_more(here: Household, client: Visitor):
    helps(here)
    says(here.mum, "Vi bor trangt")
    says(here.mum, "Penger", part=Part.ECONOMY)
    form = {"part": "housing", "about": str(here.mum.person_id), "recipient": f"helper-{here.helper.pk}",
            "purpose": "follow-up", "key": str(uuid4()), "until": day(9)}  # fmt: skip
    assert client.login_as(here.mum).post(reverse("consent_open"), form).status_code == 302
    assert reads(here.helper) == {"Vi bor trangt"}
    with acting_as(here.helper.pk):
        assert Statement.objects.count() == 1
