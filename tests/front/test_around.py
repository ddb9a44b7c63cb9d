"""What stands around every page: the menu, the languages, the way out."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.front.context import menu_of
from usving.people.access import has_matter
from usving.people.models import Account, Consent, Statement
from usving.process.queries.mine import Places, places_of
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def menu_for(account: Account, path: str = "/min-side/") -> list[tuple[str, bool]]:
    with acting_as(account.pk):
        return [(item["label"], item["current"]) for item in menu_of(places_of(), path, at_home=not account.is_staff)]


def labels(account: Account) -> list[str]:
    return [label for label, _current in menu_for(account)]


def test_everyone_sees_the_places_that_are_theirs(world: Cast) -> None:
    make.channel(world.process, world.nav)
    assert {name: labels(getattr(world, name)) for name in ("fatima", "nils", "siv", "odd", "bo")} == {
        "fatima": ["Min side", "U-en", "Samlinger", "Min sak", "Om meg"],
        "nils": ["Min side", "U-en", "Samlinger", "Delt med meg", "Rekruttering", "Om meg"],
        "siv": ["Min side", "U-en", "Samlinger", "Delt med meg", "Om meg"],
        "odd": ["Min side", "Om meg"],
        "bo": ["Min side", "U-en", "Samlinger", "Delt med meg", "Om meg"],
    }


def test_with_two_processes_one_chooses_on_the_u(world: Cast) -> None:
    make.seat(make.process(world.testvik, "Nummer to"), SeatRole.FACILITATOR, world.siv)
    with acting_as(world.siv.pk):
        menu = menu_of(places_of(), "/", at_home=False)
    assert [(item["label"], item["url"]) for item in menu] == [
        ("Min side", "/min-side/"),
        ("U-en", reverse("processes")),
        ("Delt med meg", reverse("shared")),
        ("Om meg", reverse("about_me")),
    ]


def test_a_seat_that_has_ended_is_no_place(world: Cast) -> None:
    gone = make.seat(make.process(world.testvik, "Før"), SeatRole.PROVIDER, world.odd, ends=make.long_ago())
    with acting_as(world.odd.pk):
        assert (gone.account_id, places_of()) == (world.odd.pk, Places(frozenset(), recruits=False))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/min-side/", ["Min side"]),
        ("/prosess/{pk}/", ["U-en"]),
        ("/prosess/{pk}/stasjon/3/skriv/", ["U-en"]),
        ("/prosesser/", ["U-en"]),
        ("/bidrag/{pk}/publikum/", ["U-en"]),
        ("/erfaring/{pk}/", ["U-en"]),
        ("/ide/{pk}/", ["U-en"]),
        ("/loftet/{pk}/", ["U-en"]),
        ("/mitt/", ["Min side"]),
        ("/okonomi/alternativer/", ["Min side"]),
        ("/regn-ut/bostotte/", ["Min side"]),
        ("/prosess/{pk}/samlinger/", ["Samlinger"]),
        ("/samling/{pk}/", ["Samlinger"]),
        ("/rekruttering/{pk}/", ["Rekruttering"]),
        ("/om-meg/logg/", ["Om meg"]),
        ("/familie/{pk}/", ["Om meg"]),
        ("/hjelp/", []),
    ],
)
def test_the_place_one_is_at_is_marked_on_its_pages_below_too(world: Cast, path: str, current: list[str]) -> None:
    make.channel(world.process, world.nav)
    menu = menu_for(world.nils, path.format(pk=world.process.pk))
    assert [label for label, is_current in menu if is_current] == current


def test_the_menu_costs_one_question(world: Cast, django_assert_num_queries) -> None:
    make.channel(world.process, world.nav)
    with acting_as(world.nils.pk), django_assert_num_queries(1):
        places_of()


def test_one_who_has_left_the_family_keeps_the_place_where_their_words_are(world: Cast) -> None:
    for name in ("odd", "kari"):
        with acting_as(getattr(world, name).pk):
            assert not places_of().has_matter
    now = timezone.now()
    make.make(
        Statement, municipality=world.testvik, author=world.odd.person, part="story", purpose="co-creation", text="Mitt"
    )
    make.make(
        Consent, municipality=world.testvik, giver=world.kari.person, about=world.kari.person, part="story",
        purpose="co-creation", organisation=world.nav, manner="tap", until=now.date(),
    )  # fmt: skip
    for name in ("odd", "kari"):
        with acting_as(getattr(world, name).pk):
            assert (places_of().has_matter, has_matter(getattr(world, name))) == (True, True)


def test_a_closed_account_belongs_nowhere(world: Cast) -> None:
    make.channel(world.process, world.nav)
    with acting_as(world.nils.pk):
        assert places_of().receives
    with as_owner():
        Account.objects.filter(pk=world.nils.pk).update(is_active=False)
    with acting_as(world.nils.pk):
        assert places_of() == Places(frozenset(), recruits=False)


def test_families_and_those_with_a_letter_can_leave_at_once(world: Cast, client: Visitor) -> None:
    letter = 'class="has-exit"' in Visitor().get(reverse("answer_by_code")).content.decode()
    pages = [Visitor().login_as(who).get(reverse("help")).content.decode() for who in (world.fatima, world.nils)]
    assert (letter, ['class="has-exit"' in page for page in pages]) == (True, [True, False])


def test_a_stranger_reads_in_the_language_they_choose(client: Visitor) -> None:
    answer = client.post(reverse("language"), {"language": "en", "next": "/hjelp/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/hjelp/")
    assert re.search(r'<html lang="(\w+)"', client.get("/hjelp/").content.decode()).group(1) == "en"


def test_one_who_is_known_keeps_the_language_on_every_device(world: Cast, client: Visitor) -> None:
    client.login_as(world.fatima).post(reverse("language"), {"language": "nn", "next": "/min-side/"})
    with acting_as(world.fatima.pk):
        told = list(Entry.objects.values_list("event", "account_id", "facts"))
        kept = Account.objects.get(pk=world.fatima.pk).language
    assert (kept, told) == ("nn", [("front.language_chosen", world.fatima.pk, {"language": "nn"})])
    elsewhere = Visitor().login_as(world.fatima).get(reverse("help")).content.decode()
    assert '<html lang="nn"' in elsewhere


def test_the_same_language_again_is_nothing_to_tell(world: Cast, client: Visitor) -> None:
    client.login_as(world.fatima).post(reverse("language"), {"language": "nb"})
    with acting_as(world.fatima.pk):
        assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "min-side", "", "/\\evil.example"]
)
def test_the_way_back_is_one_of_our_own_pages(client: Visitor, there: str) -> None:
    answer = client.post(reverse("language"), {"language": "nn", "next": there})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    ("came", "back"),
    [
        ("http://testserver/hjelp/?side=2", "/hjelp/?side=2"),
        ("http://evil.example/hjelp/?side=2", "/hjelp/"),
        ("http://testserver/annet/?side=2", "/hjelp/"),
        ("", "/hjelp/"),
    ],
)
def test_what_was_chosen_on_the_page_is_kept_and_not_repeated_by_it(client: Visitor, came: str, back: str) -> None:
    assert "side=2" not in client.get("/hjelp/?side=2").content.decode()
    answer = client.post(reverse("language"), {"language": "nn", "next": "/hjelp/"}, headers={"Referer": came})
    assert answer.headers["Location"] == back


def test_a_language_we_do_not_speak_changes_nothing(client: Visitor) -> None:
    answer = client.post(reverse("language"), {"language": "xx", "next": "/hjelp/"})
    assert (answer.headers["Location"], settings.LANGUAGE_COOKIE_NAME in answer.cookies) == ("/", False)


def test_a_language_is_chosen_by_post_only(client: Visitor) -> None:
    assert client.get(reverse("language")).status_code == 405


def test_the_menu_tells_the_page_itself_from_the_pages_below_it(client: Visitor, world: Cast) -> None:
    client.login_as(world.fatima)
    found = [
        re.findall(r'aria-current="(\w+)">([^<]+)</a>', client.get(path).content.decode())
        for path in (reverse("gatherings", args=[world.process.pk]), reverse("gate", args=[world.process.pk]))
    ]
    assert found == [[("page", "Samlinger")], [("true", "U-en")]]


def test_the_menu_shows_a_matter_to_those_whom_its_page_answers(world: Cast) -> None:
    shown = {}
    for name in ("fatima", "amina", "nils", "siv", "odd"):
        with acting_as(getattr(world, name).pk):
            shown[name] = (places_of().has_matter, has_matter(getattr(world, name)))
    assert shown == {name: (name in {"fatima", "amina"},) * 2 for name in shown}
