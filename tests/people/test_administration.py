"""The administrator's pages: who comes in, organisations and teams, and an empty municipality led by the hand."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from tools.access_table import pages
from usving.audit.models import Entry
from usving.people.models import Confirmation, Membership, Organisation, Team
from usving.people.rules.administration import FirstStep
from usving.people.rules.confirmations import matters
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db
ALL = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
PLAIN = ("administration", "organisations", "organisation_new", "staff", "staff_new")
OF_ORGANISATION = ("organisation", "organisation_change", "team_new")
OF_STAFF = ("staff_person", "staff_details", "role_new")
POSTED = ("staff_welcome", "staff_login_closed", "staff_login_open")


@pytest.fixture
def world() -> Cast:
    return cast()


def addresses(world: Cast) -> dict[str, str]:
    """Every page and act of the administrator's, by its name."""
    team = make.make(Team, municipality=world.testvik, organisation=world.nav, name="Team Øst")
    with as_owner():
        role = Membership.objects.get(account=world.nils)
    return {
        **{name: reverse(name) for name in PLAIN},
        **{name: reverse(name, args=[world.nav.pk]) for name in OF_ORGANISATION},
        **{name: reverse(name, args=[world.nils.pk]) for name in (*OF_STAFF, *POSTED)},
        "team": reverse("team", args=[team.pk]),
        "role_end": reverse("role_end", args=[role.pk]),
    }


def entries() -> list[tuple[str, Any, Any]]:
    with as_owner():
        return list(Entry.objects.order_by("at").values_list("event", "actor_id", "account_id"))


def test_only_the_administrator_comes_in(world: Cast, client: Visitor):
    opened = {name: url for name, url in addresses(world).items() if name not in POSTED}
    status = {
        who: {client.login_as(getattr(world, who)).get(url).status_code for url in opened.values()} for who in ALL
    }
    assert status == {who: {200} if who == "anne" else {404} for who in ALL}


def test_nobody_else_changes_anything(world: Cast, client: Visitor):
    acts = {name: url for name, url in addresses(world).items() if name not in ("administration", "staff")}
    changing = [url for name, url in acts.items() if name not in ("organisations", "organisation", "staff_person")]
    for who in ("nils", "siv", "liv", "fatima", "odd", "bo"):
        assert {client.login_as(getattr(world, who)).post(url, {}).status_code for url in changing} == {404}
    assert entries() == []


def test_there_is_no_other_way_to_administer_than_these_pages():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert [page for page in pages().values() if page.address.startswith("admin")] == []


def test_an_administrator_whose_role_is_over_is_a_stranger(world: Cast, client: Visitor):
    with as_owner():
        Membership.objects.filter(account=world.anne).update(ends=timezone.localdate() - timedelta(days=1))
    assert client.login_as(world.anne).get(reverse("administration")).status_code == 404


def test_an_id_that_is_none_and_one_from_across_the_border_are_the_same_404(world: Cast, client: Visitor):
    there = make.organisation(world.nordvik)
    team = make.make(Team, municipality=world.nordvik, organisation=there, name="Team Nord")
    with as_owner():
        role = Membership.objects.get(account=world.bo)
    own = {"team": team.pk, "role_end": role.pk, **dict.fromkeys(OF_ORGANISATION, there.pk)}
    own |= dict.fromkeys(OF_STAFF, world.bo.pk)
    client.login_as(world.anne)
    for name, pk in own.items():
        answers = [client.get(reverse(name, args=[each])).status_code for each in (pk, uuid4())]
        assert (name, answers) == (name, [404, 404])
    for name in POSTED:
        answers = [client.post(reverse(name, args=[each])).status_code for each in (world.bo.pk, uuid4())]
        assert (name, answers) == (name, [404, 404])


def test_what_changes_is_posted_and_what_is_read_is_not(world: Cast, client: Visitor):
    client.login_as(world.anne)
    urls = addresses(world)
    assert {client.get(urls[name]).status_code for name in POSTED} == {405}
    read = ("administration", "organisations", "organisation", "staff", "staff_person")
    assert {client.post(urls[name]).status_code for name in read} == {405}


def test_the_menu_leads_the_administrator_here_and_nobody_else(world: Cast, client: Visitor):
    shown = {
        who: client.login_as(getattr(world, who)).get("/hjelp/").content.decode() for who in ("anne", "nils", "odd")
    }
    assert {who: 'href="/kommunen/"' in html for who, html in shown.items()} == {
        "anne": True,
        "nils": False,
        "odd": False,
    }
    eva = make.account(world.testvik, "Eva Enslig")
    make.role(eva, Role.ADMINISTRATOR)
    assert "Gå til kommunen" in client.login_as(eva).get(reverse("my_page")).content.decode()


def test_an_empty_municipality_is_led_by_the_hand(client: Visitor):
    place = make.municipality("Tomvik")
    tom = make.account(place, "Tom Tomsen", staff=True)
    make.role(tom, Role.ADMINISTRATOR)
    client.login_as(tom)

    def next_step() -> tuple[FirstStep | None, bool]:
        answer = client.get(reverse("administration"))
        return answer.context["overview"].first.next_step, "Slik kommer dere i gang" in answer.content.decode()

    assert next_step() == (FirstStep.ORGANISATION, True)
    assert "Ingen organisasjoner er lagt inn ennå." in client.get(reverse("organisations")).content.decode()
    nav = make.organisation(place)
    assert next_step() == (FirstStep.STAFF, True)
    eva = make.account(place, "Eva Ansatt", staff=True)
    assert next_step() == (FirstStep.LEADER, True)
    make.role(eva, Role.PROVIDER, nav)
    assert next_step() == (FirstStep.LEADER, True)
    make.role(eva, Role.PROCESS_LEADER)
    assert next_step() == (FirstStep.CONFIRM, True)
    for code in matters():
        make.make(Confirmation, municipality=place, code=code, value="x", name="x", by=tom)
    assert next_step() == (None, False)


def test_the_overview_counts_staff_only(world: Cast, client: Visitor):
    soon, later = (timezone.localdate() + timedelta(days=days) for days in (30, 31))
    make.role(world.kari, Role.CASEWORKER, world.office, ends=soon)
    make.role(world.siv, Role.CASEWORKER, world.office, ends=later)
    with as_owner():
        type(world.kari).objects.filter(pk=world.kari.pk).update(is_active=False)
        type(world.siv).objects.filter(pk=world.siv.pk).update(last_login=timezone.now())
    seen = client.login_as(world.anne).get(reverse("administration")).context["overview"]
    assert (seen.organisations, seen.staff, seen.waiting, seen.closed) == (2, 5, 3, 1)
    assert [(each.account_id, each.ends) for each in seen.ending] == [(world.kari.pk, soon)]


def test_the_overview_shows_five_roles_that_end_and_leads_to_all_of_them(world: Cast, client: Visitor):
    names = [f"Vikar {number}" for number in range(6)]
    for number, name in enumerate(names):
        ends = timezone.localdate() + timedelta(days=number + 1)
        make.role(make.account(world.testvik, name, staff=True), Role.PROVIDER, world.nav, ends=ends)
    page = client.login_as(world.anne).get(reverse("administration")).content.decode()
    assert [name in page for name in names] == [True] * 5 + [False]
    there = f"{reverse('staff')}?hvem=ending"
    assert there in page
    assert [each.person.name for each in client.get(there).context["list"].page] == names
    assert "Nils" in client.get(reverse("staff")).content.decode()


def test_a_large_office_has_its_staff_on_pages(world: Cast, client: Visitor):
    for number in range(26):
        make.role(make.account(world.testvik, f"Vikar {number:02}", staff=True), Role.PROVIDER, world.office)
    client.login_as(world.anne)
    here = reverse("organisation", args=[world.office.pk])
    assert f"{reverse('staff')}?sted={world.office.pk}" in client.get(here).content.decode()
    names = [each.account.person.name for each in client.get(f"{here}?side=2").context["list"].page]
    assert "Vikar 25" in names
    assert "Vikar 00" not in names


def values(**changed: str) -> dict[str, str]:
    return {"key": str(uuid4()), "name": "Åsen skole", "kind": "school", "phone": "33 00 12 34", **changed}


def test_an_organisation_is_added_once_however_often_it_is_sent(world: Cast, client: Visitor):
    typed = values()
    client.login_as(world.anne)
    answers = [client.post(reverse("organisation_new"), typed) for _twice in range(2)]
    there = reverse("organisation", args=[typed["key"]])
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(302, there), (302, there)]
    with as_owner():
        (made,) = Organisation.objects.filter(name="Åsen skole").values_list("municipality", "code", "kind", "phone")
    assert made == (world.testvik.pk, "asen-skole", "school", "33 00 12 34")
    assert entries() == [("people.organisation_added", world.anne.pk, None)]


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": ""}, "name", "Skriv navnet på organisasjonen."),
        ({"name": "nav testvik"}, "name", "Det finnes allerede en organisasjon med dette navnet."),
        ({"kind": ""}, "kind", "Velg hva slags organisasjon det er."),
        ({"phone": "ring meg"}, "phone", "Skriv nummeret med bare tall, for eksempel 912 34 567."),
    ],
)
def test_what_is_wrong_with_an_organisation_stands_at_its_field(
    world: Cast, client: Visitor, changed: dict[str, str], field: str, sentence: str
):
    answer = client.login_as(world.anne).post(reverse("organisation_new"), values(**changed))
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {field: [sentence]})
    assert entries() == []


def test_two_names_that_give_the_same_code_get_one_each(world: Cast, client: Visitor):
    client.login_as(world.anne)
    for name in ("Åsen skole", "Asen Skole", "Asen, skole"):
        client.post(reverse("organisation_new"), values(name=name))
    with as_owner():
        codes = Organisation.objects.filter(kind="school").order_by("code").values_list("code", flat=True)
        assert list(codes) == ["asen-skole", "asen-skole-2", "asen-skole-3"]


def test_an_organisation_is_changed_and_keeps_its_code(world: Cast, client: Visitor):
    here = reverse("organisation_change", args=[world.nav.pk])
    client.login_as(world.anne)
    assert client.get(here).context["form"]["name"].value() == "NAV Testvik"
    assert client.post(here, values(name="Boligkontoret")).status_code == 422
    assert client.post(here, values(name="NAV Testvik sør")).headers["Location"] == reverse(
        "organisation", args=[world.nav.pk]
    )
    with as_owner():
        found = Organisation.objects.get(pk=world.nav.pk)
    assert (found.name, found.kind, found.code) == ("NAV Testvik sør", "school", world.nav.code)
    assert entries() == [("people.organisation_changed", world.anne.pk, None)]


def test_a_team_is_added_once_renamed_and_alone_with_its_name(world: Cast, client: Visitor):
    here, typed = reverse("team_new", args=[world.nav.pk]), {"key": str(uuid4()), "name": "Team Bolig"}
    client.login_as(world.anne)
    assert [client.post(here, typed).status_code for _twice in range(2)] == [302, 302]
    refused = client.post(here, {**typed, "key": str(uuid4())})
    assert dict(refused.context["form"].errors) == {"name": ["Organisasjonen har allerede et team med dette navnet."]}
    client.post(here, {"key": str(uuid4()), "name": "Team Gjeld"})
    one = reverse("team", args=[typed["key"]])
    assert client.post(one, {**typed, "name": "Team Gjeld"}).status_code == 422
    assert client.post(one, {**typed, "name": "Team Hjem"}).status_code == 302
    shown = client.get(reverse("organisation", args=[world.nav.pk]))
    assert [team.name for team in shown.context["teams"]] == ["Team Gjeld", "Team Hjem"]
    events = [event for event, _by, _about in entries()]
    assert events == ["people.team_added", "people.team_added", "people.team_renamed"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_of_organisations_cost_the_same_for_one_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries
):
    for number in range(count):
        make.make(Team, municipality=world.testvik, organisation=world.nav, name=f"Team {number}")
        make.role(make.account(world.testvik, f"Ny {number}", staff=True), Role.PROVIDER, world.nav)
        make.organisation(world.testvik, "school", f"Skole {number}")
    client.login_as(world.anne)
    with django_assert_num_queries(LIST):
        shown = client.get(reverse("organisations"), {"slag": "school"})
    with django_assert_num_queries(ONE):
        one = client.get(reverse("organisation", args=[world.nav.pk]))
    with django_assert_num_queries(OVERVIEW):
        client.get(reverse("administration"))
    assert (len(shown.context["list"].page), len(one.context["teams"]), len(one.context["list"].page)) == (
        count,
        count,
        count + 1,
    )


LIST, ONE, OVERVIEW = 11, 13, 15


def test_organisations_are_looked_for_by_name_a_page_at_a_time(world: Cast, client: Visitor):
    for number in range(26):
        make.organisation(world.testvik, "school", f"Skole {number:02}")
    client.login_as(world.anne)

    def found(words: str, **asked: Any) -> Any:
        client.post(reverse("search"), {"there": reverse("organisations"), "words": words})
        return client.get(reverse("organisations"), asked)

    pages = [found("SKOLE", side=side).context["list"].page for side in (1, 2)]
    assert [[each.name for each in page] for page in pages] == [
        [f"Skole {n:02}" for n in range(20)],
        [f"Skole {n}" for n in range(20, 26)],
    ]
    assert [(each.name, each.people) for each in found("nav").context["list"].page] == [("NAV Testvik", 1)]
    assert [each.name for each in found("", slag="housing-office").context["list"].page] == ["Boligkontoret"]
    assert "Ingen organisasjon passer" in found("xyz").content.decode()
