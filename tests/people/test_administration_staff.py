"""The administrator and the staff: found, invited, given roles, shut out and let in again."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import who_is_in
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Account, LoginLink, Membership, Notice, Team
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def anne(world: Cast, client: Visitor) -> Visitor:
    return client.login_as(world.anne)


def invitation(world: Cast, **changed: Any) -> dict[str, str]:
    typed = {"key": uuid4(), "name": "Ine Inn", "email": "Ine@testvik.example", "phone": "", "role": "provider"}
    return {name: str(value) for name, value in {**typed, "organisation": world.nav.pk, **changed}.items()}


def entries() -> list[tuple[str, Any, Any, Any]]:
    with as_owner():
        return list(Entry.objects.order_by("at").values_list("event", "actor_id", "account_id", "facts"))


def account(name: str) -> Account:
    with as_owner():
        return Account.objects.select_related("person").get(person__name=name)


def roles(of: UUID) -> list[tuple[str, UUID | None, date, date | None]]:
    with as_owner():
        held = Membership.objects.filter(account=of).order_by("starts", "role")
        return list(held.values_list("role", "organisation", "starts", "ends"))


def link_sent_to(address: str) -> str:
    """The newest one-time address in a message to `address`, as the one who gets it reads it."""
    with as_owner():
        body = Notice.objects.filter(address=address).order_by("-created_at").values_list("body", flat=True)[0]
    (found,) = re.findall(r"https?://[^/\s]+(/logg-inn/lenke/\S+)", body)
    return found


def test_one_invited_has_an_account_a_role_and_a_welcome_and_twice_is_once(world: Cast, anne: Visitor):
    typed = invitation(world)
    answers = [anne.post(reverse("staff_new"), typed) for _twice in range(2)]
    there = reverse("staff_person", args=[typed["key"]])
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(302, there), (302, there)]
    made = account("Ine Inn")
    assert (made.email, made.person.staff, made.municipality_id, made.is_active, made.last_login) == (
        "ine@testvik.example", True, world.testvik.pk, True, None,
    )  # fmt: skip
    assert roles(made.pk) == [("provider", world.nav.pk, timezone.localdate(), None)]
    with as_owner():
        assert list(LoginLink.objects.values_list("account_id", "purpose")) == [(made.pk, "welcome")]
        assert Notice.objects.filter(account=made).values_list("address", flat=True).get() == "ine@testvik.example"
    assert entries() == [("people.staff_invited", world.anne.pk, made.pk, {"given": "provider"})]


@pytest.mark.parametrize(("chosen", "language", "subject"), [
    ("en", "en", "Welcome to U-sving"), ("nn", "nn", "Velkomen til U-sving"), ("", "nb", "Velkommen til U-sving"),
])  # fmt: skip
def test_one_invited_is_welcomed_in_the_language_they_read(
    world: Cast, anne: Visitor, chosen: str, language: str, subject: str
):
    anne.post(reverse("staff_new"), invitation(world, language=chosen))
    made = account("Ine Inn")
    with as_owner():
        assert (made.language, Notice.objects.get(account=made).subject) == (language, subject)


def test_the_welcome_lets_in_once_to_a_password_and_then_to_the_second_lock(world: Cast, anne: Visitor):
    anne.post(reverse("staff_new"), invitation(world))
    link, ine = link_sent_to("ine@testvik.example"), Visitor()
    answer = ine.post(link)
    assert answer.headers["Location"] == f"{reverse('my_password')}?velkommen=1"
    assert who_is_in(ine) == str(account("Ine Inn").pk)
    chosen = ine.post(answer.headers["Location"], {"password": "sol over fjorden i natt"})
    assert chosen.headers["Location"] == reverse("mfa_index")
    assert ine.get(reverse("mfa_index")).status_code == 200
    second = Visitor()
    second.post(link)
    assert who_is_in(second) is None
    mine = Visitor().login_as(account("Ine Inn")).get(reverse("my_log")).content.decode()
    assert "La deg inn som ansatt, ga deg en rolle og sendte deg en velkomst." in mine


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"email": "Nils@Testvik.example"}, "email", "En som er ansatt her, har allerede denne adressen."),
        ({"email": ""}, "email", "Skriv e-postadressen til den du inviterer."),
        ({"email": "ine"}, "email", "Skriv hele adressen, for eksempel navn@epost.no."),
        ({"name": " "}, "name", "Skriv navnet til den du inviterer."),
        ({"role": ""}, "role", "Velg en rolle."),
        ({"role": "family-member"}, "role", "Velg en rolle i listen."),
        ({"role": "guest"}, "role", "Velg en rolle i listen."),
        ({"organisation": ""}, "organisation", "Velg hvilken organisasjon personen kommer fra."),
        ({"organisation": uuid4()}, "organisation", "Velg en organisasjon i listen."),
    ],
)
def test_what_is_wrong_with_an_invitation_stands_at_its_field(
    world: Cast, anne: Visitor, changed: dict[str, Any], field: str, sentence: str
):
    answer = anne.post(reverse("staff_new"), invitation(world, **changed))
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {field: [sentence]})
    assert answer.context["form"]["phone"].value() == ""
    assert entries() == []


def test_an_organisation_from_across_the_border_is_not_among_the_choices(world: Cast, anne: Visitor):
    there = make.organisation(world.nordvik)
    answer = anne.post(reverse("staff_new"), invitation(world, organisation=there.pk))
    assert dict(answer.context["form"].errors) == {"organisation": ["Velg en organisasjon i listen."]}


def test_the_same_address_twice_is_one_sentence_at_the_field(world: Cast, anne: Visitor):
    anne.post(reverse("staff_new"), invitation(world))
    answer = anne.post(reverse("staff_new"), invitation(world, name="Ine Igjen", email="INE@testvik.example"))
    assert dict(answer.context["form"].errors) == {"email": ["En som er ansatt her, har allerede denne adressen."]}
    with as_owner():
        assert not Account.objects.filter(person__name="Ine Igjen").exists()


def test_an_address_of_a_family_is_answered_like_a_free_one(world: Cast, anne: Visitor):
    """Whoever could be refused would learn that the address belongs to someone who is not staff."""
    seen = {}
    for address in ("fatima@testvik.example", "fri@testvik.example"):
        typed = invitation(world, name="Samme Navn", email=address)
        first, page = anne.post(reverse("staff_new"), typed), anne.get(reverse("staff_person", args=[typed["key"]]))
        again = anne.post(reverse("staff_new"), invitation(world, name="Samme Navn", email=address))
        html = page.content.decode().replace(typed["key"], "").replace(address, "")
        words = re.sub(r'samme-\w{4}|/kommunen/rolle/[\w-]+|name="csrfmiddlewaretoken" value="\w+"', "", html)
        resent = anne.post(reverse("staff_welcome", args=[typed["key"]])).status_code
        anne.get(reverse("staff"))  # says what was just done, so that the next page does not
        seen[address] = (first.status_code, words, dict(again.context["form"].errors), resent)
        assert link_sent_to(address)
    assert seen["fatima@testvik.example"] == seen["fri@testvik.example"]
    with as_owner():
        made = Account.objects.filter(person__name="Samme Navn").order_by("email").values_list("email", flat=True)
        assert list(made) == ["", "fri@testvik.example"]
        assert Account.objects.get(pk=world.fatima.pk).email == "fatima@testvik.example"


def test_a_new_welcome_is_for_those_who_have_not_been_here(world: Cast, anne: Visitor):
    here = reverse("staff_welcome", args=[world.nils.pk])
    assert anne.post(here).headers["Location"] == reverse("staff_person", args=[world.nils.pk])
    nils = Visitor()
    nils.post(link_sent_to("nils@testvik.example"))
    assert who_is_in(nils) == str(world.nils.pk)
    refused = anne.post(here)
    assert (refused.status_code, refused.context["refusal"]) == (
        422,
        "Personen har logget inn før, og kan be om en lenke selv.",
    )
    events = [(event, about) for event, _by, about, _facts in entries()]
    assert events == [("people.welcome_sent", world.nils.pk), ("people.logged_in", world.nils.pk)]


def test_without_any_address_there_is_nowhere_to_send_it(world: Cast, anne: Visitor):
    without = make.account(world.testvik, "Uten Adresse", staff=True)
    refused = anne.post(reverse("staff_welcome", args=[without.pk]))
    assert (refused.status_code, refused.context["refusal"]) == (422, "Vi har ingen e-postadresse å sende til.")
    assert entries() == []


def role(**changed: Any) -> dict[str, str]:
    typed = {"key": uuid4(), "role": "caseworker", "organisation": "", "starts": timezone.localdate(), "ends": ""}
    return {name: str(value) for name, value in {**typed, **changed}.items()}


def test_a_role_is_given_once_for_its_period(world: Cast, anne: Visitor):
    today = timezone.localdate()
    typed = role(organisation=world.office.pk, ends=today + timedelta(days=90))
    here = reverse("role_new", args=[world.nils.pk])
    assert [anne.post(here, typed).status_code for _twice in range(2)] == [302, 302]
    assert roles(world.nils.pk)[1:] == [("caseworker", world.office.pk, today, today + timedelta(days=90))]
    assert entries() == [("people.role_given", world.anne.pk, world.nils.pk, {"given": "caseworker"})]
    again = anne.post(here, {**typed, "key": str(uuid4())})
    assert dict(again.context["form"].errors) == {"role": ["Personen har allerede denne rollen her i den perioden."]}


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"role": "provider"}, "organisation", "Velg hvilken organisasjon personen kommer fra."),
        ({"starts": ""}, "starts", "Velg den første dagen."),
        ({"starts": "i går"}, "starts", "Velg en dag i kalenderen."),
        ({"ends": "2001-01-01"}, "ends", "Siste dag kan ikke være før første dag."),
    ],
)
def test_what_is_wrong_with_a_role_stands_at_its_field(
    world: Cast, anne: Visitor, changed: dict[str, str], field: str, sentence: str
):
    answer = anne.post(reverse("role_new", args=[world.kari.pk]), role(**changed))
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {field: [sentence]})


def test_nobody_gives_or_ends_their_own_roles_or_shuts_themselves_out(world: Cast, anne: Visitor):
    with as_owner():
        own = Membership.objects.get(account=world.anne)
    given = anne.post(reverse("role_new", args=[world.anne.pk]), role())
    ended = anne.post(reverse("role_end", args=[own.pk]), {"last_day": str(timezone.localdate())})
    shut = anne.post(reverse("staff_login_closed", args=[world.anne.pk]))
    sentence = "Du kan ikke endre dine egne roller. Be en annen administrator."
    assert [given.context["form"].non_field_errors(), ended.context["form"].non_field_errors()] == [[sentence]] * 2
    assert (shut.status_code, shut.context["refusal"]) == (
        422,
        "Du kan ikke stenge din egen innlogging. Be en annen administrator.",
    )
    assert (len(roles(world.anne.pk)), entries()) == (1, [])


def test_a_role_ends_with_its_last_day(world: Cast, anne: Visitor):
    with as_owner():
        held = Membership.objects.get(account=world.nils)
    here, today = reverse("role_end", args=[held.pk]), timezone.localdate()
    assert anne.get(here).context["form"]["last_day"].value() == today
    early = anne.post(here, {"last_day": str(held.starts - timedelta(days=1))})
    assert dict(early.context["form"].errors) == {"last_day": ["Siste dag kan ikke være før første dag."]}
    assert anne.post(here, {"last_day": ""}).status_code == 422
    yesterday = today - timedelta(days=1)
    assert anne.post(here, {"last_day": str(yesterday)}).status_code == 302
    assert roles(world.nils.pk) == [("provider", world.nav.pk, held.starts, yesterday)]
    over = anne.post(here, {"last_day": str(today)})
    assert over.context["form"].non_field_errors() == ["Rollen er allerede avsluttet."]
    assert entries() == [("people.role_ended", world.anne.pk, world.nils.pk, {"given": "provider"})]


def test_one_who_is_shut_out_is_out_at_once_and_in_again_when_it_is_opened(world: Cast, anne: Visitor):
    nils = Visitor().login_as(world.nils)
    assert nils.get(reverse("about_me")).status_code == 200
    assert [anne.post(reverse("staff_login_closed", args=[world.nils.pk])).status_code for _twice in range(2)] == [
        302,
        302,
    ]
    assert nils.get(reverse("about_me")).status_code == 302
    assert "Åpne innloggingen" in anne.get(reverse("staff_person", args=[world.nils.pk])).content.decode()
    closed = anne.post(reverse("staff_welcome", args=[world.nils.pk]))
    assert closed.context["refusal"] == "Innloggingen er stengt. Åpne den først."
    anne.post(reverse("staff_login_open", args=[world.nils.pk]))
    assert Visitor().login_as(world.nils).get(reverse("about_me")).status_code == 200
    events = [event for event, _by, _about, _facts in entries()]
    assert events == ["people.login_closed", "people.login_opened"]


def names(anne: Visitor, **asked: Any) -> list[str]:
    words = asked.pop("word", "")
    anne.post(reverse("search"), {"there": reverse("staff"), "words": words})
    return [each.person.name for each in anne.get(reverse("staff"), asked).context["list"].page]


def test_the_staff_are_found_by_name_role_and_place(world: Cast, anne: Visitor):
    make.role(world.siv, Role.PROVIDER, world.nav, ends=timezone.localdate() - timedelta(days=1))
    make.role(world.liv, Role.PROVIDER, world.office)
    make.role(world.liv, Role.CASEWORKER, world.nav)
    assert names(anne) == ["Anne Admin", "Kari Hus", "Liv Leder", "Nils Nilsen", "Siv Svingen"]
    assert names(anne, word="SV") == ["Siv Svingen"]
    assert names(anne, word=world.nils.username) == ["Nils Nilsen"]
    assert names(anne, rolle="provider") == ["Kari Hus", "Liv Leder", "Nils Nilsen"]
    assert names(anne, sted=world.nav.pk) == ["Liv Leder", "Nils Nilsen"]
    assert names(anne, rolle="provider", sted=world.nav.pk) == ["Nils Nilsen"]
    assert names(anne, word="finnes ikke") == []


def test_the_staff_come_a_page_at_a_time_and_the_search_goes_along(world: Cast, anne: Visitor):
    for number in range(26):
        make.account(world.testvik, f"Vikar {number:02}", staff=True)
    assert names(anne, word="vikar", side=2) == [f"Vikar {number}" for number in range(20, 26)]
    html = anne.get(reverse("staff"), {"hvem": ""}).content.decode()
    assert 'href="?side=2"' in html


def test_the_staff_are_found_by_whether_they_are_still_here(world: Cast, anne: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.kari.pk).update(is_active=False)
        Account.objects.exclude(pk=world.siv.pk).update(last_login=timezone.now())
        Membership.objects.filter(account=world.nils).update(ends=timezone.localdate() - timedelta(days=1))
    found = {state: names(anne, hvem=state) for state in ("now", "waiting", "left", "closed")}
    assert found == {
        "now": ["Anne Admin", "Liv Leder", "Siv Svingen"],
        "waiting": ["Siv Svingen"],
        "left": ["Nils Nilsen"],
        "closed": ["Kari Hus"],
    }


def test_ones_own_role_is_neither_ended_nor_its_end_undone(world: Cast, anne: Visitor):
    with as_owner():
        own = Membership.objects.get(account=world.anne)
    answers = [
        anne.post(reverse(name, args=[own.pk]), {"last_day": str(timezone.localdate())})
        for name in ("role_end", "role_end_undone")
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    with as_owner():
        assert Membership.objects.get(pk=own.pk).ends is None


def test_the_end_of_a_role_is_undone_the_same_day_and_no_later(world: Cast, anne: Visitor):
    with as_owner():
        held = Membership.objects.get(account=world.nils)
    end, undo = (reverse(name, args=[held.pk]) for name in ("role_end", "role_end_undone"))
    yesterday = timezone.localdate() - timedelta(days=1)
    assert "Det kan bare angres samme dag." in anne.post(undo).content.decode()
    for day in (timezone.localdate(), yesterday):  # a second thought goes back to before the first
        anne.post(end, {"last_day": str(day)})
    assert "Angre at rollen slutter" in anne.get(reverse("staff_person", args=[world.nils.pk])).content.decode()
    assert anne.post(undo).status_code == 302
    with as_owner():
        assert Membership.objects.filter(account=world.nils).values_list("ends", "ended_at").get() == (None, None)
    anne.post(end, {"last_day": str(yesterday)})
    with as_owner():
        Membership.objects.filter(pk=held.pk).update(ended_at=timezone.now() - timedelta(days=1))
    assert anne.post(undo).status_code == 422
    with as_owner():
        assert Membership.objects.get(pk=held.pk).ends == yesterday
    assert [event for event, *_rest in entries()] == [
        "people.role_ended",
        "people.role_ended",
        "people.role_end_undone",
        "people.role_ended",
    ]


def test_a_role_in_a_team_is_in_the_teams_organisation(world: Cast, anne: Visitor):
    team = make.make(Team, municipality=world.testvik, organisation=world.office, name="Team Øst")
    here = reverse("role_new", args=[world.nils.pk])
    typed = {"key": uuid4(), "role": "provider", "starts": str(timezone.localdate()), "team": team.pk}
    wrong = anne.post(here, {**typed, "organisation": world.nav.pk})
    assert dict(wrong.context["form"].errors) == {"team": ["Teamet hører til en annen organisasjon."]}
    assert anne.post(here, typed).status_code == 302
    with as_owner():
        made = Membership.objects.get(pk=typed["key"])
        assert (made.organisation_id, made.team_id) == (world.office.pk, team.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_of_the_staff_cost_the_same_for_one_and_three(
    world: Cast, anne: Visitor, count: int, django_assert_num_queries
):
    for number in range(count):
        make.role(make.account(world.testvik, f"Vikar {number}", staff=True), Role.PROVIDER, world.nav)
        make.role(world.liv, list(Role)[number], world.nav)
    anne.post(reverse("search"), {"there": reverse("staff"), "words": "vikar"})
    with django_assert_num_queries(LIST):
        shown = anne.get(reverse("staff"))
    with django_assert_num_queries(ONE):
        one = anne.get(reverse("staff_person", args=[world.liv.pk]))
    assert (len(shown.context["list"].page), len(one.context["roles"])) == (count, count + 1)


LIST, ONE = 13, 11
