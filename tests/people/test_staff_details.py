"""What stands of one of the staff is corrected: seen by all, told to both mailboxes, and no way to come in as a colleague."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_administration_staff import account, entries, invitation, link_sent_to
from tests.people.test_login_link import who_is_in
from tests.visitor import Visitor
from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.people.models import Account, AddressChange, LoginLink, Notice, Person, Session

pytestmark = pytest.mark.django_db
TAKEN = "En annen som er ansatt her, har allerede denne adressen."
OURS = "ine@testvik.example"


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def anne(world: Cast, client: Visitor) -> Visitor:
    return client.login_as(world.anne)


def details(anne: Visitor, of: Account, **changed: Any) -> Any:
    """Send the page as it is read now, with what is changed."""
    here = reverse("staff_details", args=[of.pk])
    form = anne.get(here).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value()} | changed
    return anne.post(here, typed)


def sent() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.order_by("created_at").values_list("address", "subject"))


def test_a_name_and_a_number_are_put_right_and_nobody_is_logged_out(world: Cast, anne: Visitor):
    nils = Visitor().login_as(world.nils)
    answer = details(anne, world.nils, name="Nils Nilssen", phone="912 34 567")
    there = reverse("staff_person", args=[world.nils.pk])
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    with as_owner():
        row = Person.objects.get(pk=world.nils.person_id)
        assert (row.name, row.phone, Account.objects.get(pk=world.nils.pk).email) == (
            "Nils Nilssen", "912 34 567", "nils@testvik.example",
        )  # fmt: skip
    assert (sent(), nils.get(reverse("about_me")).status_code) == ([], 200)
    assert entries() == [("people.staff_corrected", world.anne.pk, world.nils.pk, {"address_changed": False})]
    assert "Rettet navnet eller telefonnummeret ditt." in nils.get(reverse("my_log")).content.decode()


def test_what_is_sent_as_it_stands_changes_nothing(world: Cast, anne: Visitor):
    assert details(anne, world.nils, email="Nils@testvik.example").status_code == 302
    assert (sent(), entries()) == ([], [])


def test_another_address_is_told_to_both_and_ends_every_way_in(world: Cast, anne: Visitor):
    nils = Visitor()
    anne.post(reverse("staff_welcome", args=[world.nils.pk]))
    nils.post(link_sent_to("nils@testvik.example"))
    with as_owner():
        LoginLink.objects.create(account=world.nils, digest="x" * 64, purpose="login", expires_at=timezone.now())
        AddressChange.objects.create(
            account=world.nils, address="annen@testvik.example", digest="y" * 64, expires_at=timezone.now()
        )
        Notice.objects.all().delete()
    assert who_is_in(nils) == str(world.nils.pk)
    moved = {"email": "Nils.Nilsen@testvik.example", "address_was": "changed"}
    assert details(anne, world.nils, **moved).status_code == 302
    assert who_is_in(nils) is None
    with as_owner():
        left = (LoginLink.objects.filter(spent_at=None).count(), AddressChange.objects.count())
        assert (left, Session.objects.filter(account_id=world.nils.pk).count()) == ((0, 0), 0)
        assert Account.objects.get(pk=world.nils.pk).email == "nils.nilsen@testvik.example"
    assert sent() == [
        ("nils@testvik.example", "Adressen din i U-sving er rettet"),
        ("nils.nilsen@testvik.example", "Denne adressen står nå på en innlogging i U-sving"),
    ]
    facts = {"address_changed": True, "address_was": "changed"}
    assert entries()[-1] == ("people.staff_corrected", world.anne.pk, world.nils.pk, facts)
    mine = Visitor().login_as(world.nils).get(reverse("my_log")).content.decode()
    assert "Rettet opplysningene om deg, fordi du har byttet e-postadresse. Du ble logget ut alle steder." in mine


@pytest.mark.parametrize("wanted", [True, False])
def test_one_who_has_not_been_here_gets_a_welcome_at_the_right_address(world: Cast, anne: Visitor, wanted: bool):
    anne.post(reverse("staff_new"), invitation(world, email="ine@tesvik.example"))
    wrong, ine = link_sent_to("ine@tesvik.example"), account("Ine Inn")
    changed = {} if wanted else {"welcome": ""}
    assert details(anne, ine, email="ine@testvik.example", **changed).status_code == 302
    stranger = Visitor()
    stranger.post(wrong)
    assert who_is_in(stranger) is None
    if not wanted:
        assert [title for address, title in sent() if address == "ine@testvik.example"] == [
            "Denne adressen står nå på en innlogging i U-sving"
        ]
        anne.post(reverse("staff_welcome", args=[ine.pk]))
    right = Visitor()
    right.post(link_sent_to("ine@testvik.example"))
    assert who_is_in(right) == str(ine.pk)


def test_one_who_has_been_here_is_sent_no_welcome(world: Cast, anne: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.nils.pk).update(last_login=timezone.now())
    assert "welcome" not in anne.get(reverse("staff_details", args=[world.nils.pk])).context["form"].fields
    details(anne, world.nils, email="ny@testvik.example", welcome="on", address_was="changed")
    assert ("ny@testvik.example", "Denne adressen står nå på en innlogging i U-sving") in sent()
    assert "Velkommen til U-sving" not in [title for _address, title in sent()]


def test_whoever_has_not_been_here_is_not_asked_what_was_wrong(world: Cast, anne: Visitor):
    assert "address_was" not in anne.get(reverse("staff_details", args=[world.nils.pk])).context["form"].fields


def test_an_address_that_was_corrected_is_free_for_the_one_whose_it_is(world: Cast, anne: Visitor):
    ada = "ada@testvik.example"
    anne.post(reverse("staff_new"), invitation(world, email=ada))
    again = anne.post(reverse("staff_new"), invitation(world, name="Ada Aas", email=ada))
    assert again.context["form"].errors["email"] == ["En som er ansatt her, har allerede denne adressen."]
    ine = account("Ine Inn")
    details(anne, ine, email=OURS)
    assert anne.post(reverse("staff_new"), invitation(world, name="Ada Aas", email=ada)).status_code == 302
    assert account("Ada Aas").email == ada
    assert details(anne, world.nils, email=ada).context["form"].errors == {"email": [TAKEN]}
    assert details(anne, account("Ada Aas"), email="ada.aas@testvik.example").status_code == 302
    assert details(anne, ine, email=ada).status_code == 302


def test_where_a_family_has_the_address_the_last_that_was_written_to_counts(world: Cast, anne: Visitor):
    first, last = "fatima@testvik.example", "jonas@testvik.example"
    anne.post(reverse("staff_new"), invitation(world, email=first))
    assert details(anne, world.nils, email=first).context["form"].errors == {"email": [TAKEN]}
    details(anne, account("Ine Inn"), email=last)
    assert details(anne, world.nils, email=last).context["form"].errors == {"email": [TAKEN]}
    assert anne.post(reverse("staff_new"), invitation(world, name="Ada Aas", email=first)).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"email": "Kari@testvik.example"}, "email", TAKEN),
        ({"email": "nils"}, "email", "Skriv hele adressen, for eksempel navn@epost.no."),
        ({"name": " "}, "name", "Skriv navnet til den ansatte."),
        ({"phone": "ring meg"}, "phone", "Skriv nummeret med bare tall, for eksempel 912 34 567."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(
    world: Cast, anne: Visitor, changed: dict[str, str], field: str, sentence: str
):
    answer = details(anne, world.nils, **changed)
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {field: [sentence]})
    assert (answer.context["form"][field].value(), sent(), entries()) == (changed[field], [], [])


def test_an_address_of_a_family_is_answered_like_a_free_one(world: Cast, anne: Visitor):
    seen = {}
    for address in ("fatima@testvik.example", "fri@testvik.example"):
        typed = invitation(world, name="Samme Navn", email=f"feil-{address}")
        anne.post(reverse("staff_new"), typed)
        with as_owner():
            made = Account.objects.get(pk=typed["key"])
        first = details(anne, made, email=address)
        page = anne.get(reverse("staff_details", args=[made.pk])).content.decode()
        again, resent = details(anne, made, email=address), anne.post(reverse("staff_welcome", args=[made.pk]))
        words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(str(made.pk), "")
        titles = [(to.replace(address, ""), title) for to, title in sent() if address in to]
        seen[address] = (first.status_code, words, again.status_code, resent.status_code, titles)
        anne.get(reverse("staff"))
    assert seen["fatima@testvik.example"] == seen["fri@testvik.example"]
    with as_owner():
        kept = Account.objects.filter(person__name="Samme Navn").order_by("email").values_list("email", flat=True)
        assert list(kept) == ["", "fri@testvik.example"]
        assert Account.objects.get(pk=world.fatima.pk).email == "fatima@testvik.example"


def test_two_who_correct_at_the_same_time_both_see_it(world: Cast, anne: Visitor):
    here = reverse("staff_details", args=[world.nils.pk])
    form = anne.get(here).context["form"]
    read = {name: form[name].value() for name in ("name", "phone", "version")}
    with as_owner():
        Person.objects.filter(pk=world.nils.person_id).update(phone="913 00 000")
    answer = anne.post(here, {**read, "name": "Nils Nilssen"})
    assert (answer.status_code, answer.context["form"]["phone"].value()) == (422, "913 00 000")
    assert "Dette er endret mens du skrev" in answer.content.decode()
    assert details(anne, world.nils, name="Nils Nilssen").status_code == 302
    with as_owner():
        row = Person.objects.get(pk=world.nils.person_id)
        assert (row.name, row.phone) == ("Nils Nilssen", "913 00 000")


def test_ones_own_are_changed_on_ones_own_page(world: Cast, anne: Visitor):
    answer = details(anne, world.anne, email="annen@testvik.example")
    assert answer.context["form"].non_field_errors() == ["Dine egne opplysninger endrer du på siden «Om meg»."]
    html = anne.get(reverse("staff_person", args=[world.anne.pk])).content.decode()
    assert (reverse("my_details") in html, reverse("staff_details", args=[world.anne.pk]) in html) == (True, False)
    assert (sent(), entries()) == ([], [])


@pytest.mark.parametrize("function", ["people_end_ways_in", "people_forget_ways_in"])
def test_the_database_ends_nobodys_way_in_for_anyone_else(world: Cast, function: str):
    """Only the administrator, only staff of the own municipality, never oneself: first that there is something to end."""
    for each in (world.nils, world.fatima, world.bo, world.anne):
        Visitor().login_as(each).get(reverse("about_me"))
    with as_owner():
        count = Session.objects.exclude(account_id=None).count()
        Account.objects.all().update(password="kept")
    assert count >= 4
    for who in (world.siv, world.nils, world.fatima, world.bo):
        with acting_as(who.pk):
            assert answer_of(function, world.kari.pk) is False
    with acting_as(world.anne.pk):
        for whom in (world.fatima.pk, world.bo.pk, world.anne.pk, uuid4()):
            assert answer_of(function, whom) is False
    with as_owner():
        assert Session.objects.exclude(account_id=None).count() == count
        assert set(Account.objects.values_list("password", flat=True)) == {"kept"}
    with acting_as(world.anne.pk):
        assert answer_of(function, world.nils.pk) is True
    with as_owner():
        assert Session.objects.exclude(account_id=None).count() == count - 1
        gone = Account.objects.exclude(password="kept").values_list("pk", flat=True)
        assert list(gone) == ([world.nils.pk] if function == "people_forget_ways_in" else [])
