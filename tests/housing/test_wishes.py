"""Wishes for a home: each one's own words side by side, tied to a value in secret, and closed to all others."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.housing.access import wishes_visible_to
from usving.housing.models import Wish, WishTie, WishVersion
from usving.housing.queries.wishes import criteria_of
from usving.strengths.models import ChosenValue, FutureLetter, ValueRound

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
HOME = ("fatima", "jonas", "amina")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def a_wish(world: Cast, words: str = "Tre rom", of: str = "fatima", **said: Any) -> Wish:
    account = getattr(world, of)
    family = world.bekk if of == "per" else world.sol
    found: Wish = make.make(
        Wish, municipality=world.testvik, family=family, account=account, words=words, **{"kind": "must", **said}
    )
    return found


def a_value(world: Cast, name: str = "Ro", of: str = "fatima") -> ChosenValue:
    common = {"municipality": world.testvik, "account": getattr(world, of)}
    round = make.make(ValueRound, number=1, **common)
    found: ChosenValue = make.make(ChosenValue, round=round, name=name, why="Hemmelig grunn", **common)
    return found


def typed(**said: str) -> dict[str, str]:
    return {"key": str(uuid4()), "words": "Tre rom", "kind": "must", **said}


def test_a_wish_is_said_once_and_read_by_the_family(client: Visitor, world: Cast):
    sent = typed()
    client.login_as(world.amina)  # a youth says what she wishes too
    for _each in range(2):
        assert client.post(at("wish_new"), sent).status_code == 302
    with as_owner():
        wish = Wish.objects.get()
        assert (wish.family_id, wish.account_id, wish.kind, wish.words) == (
            world.sol.pk,
            world.amina.pk,
            "must",
            "Tre rom",
        )
        entry = Entry.objects.get(event="housing.wish_said")
        assert (entry.family_id, entry.account_id, entry.facts) == (world.sol.pk, world.amina.pk, {"kind": "must"})
    text = client.login_as(world.jonas).get(at("wishes")).content.decode()
    assert ("Tre rom" in text, "Amina Sol" in text) == (True, True)
    assert client.post(at("wish", wish.pk), typed(words="To rom")).status_code == 404


def test_two_who_disagree_both_stand(client: Visitor, world: Cast):
    a_wish(world, "Bo i byen")
    a_wish(world, "Ikke bo i byen", of="jonas", kind="red-line")
    people = client.login_as(world.fatima).get(at("wishes")).context["people"]
    assert [(p.mine, [s.wish.words for g in p.groups for s in g.wishes]) for p in people] == [
        (True, ["Bo i byen"]),
        (False, ["Ikke bo i byen"]),
    ]
    with acting_as(world.jonas.pk):
        assert [each.words for each in criteria_of(world.sol, user=world.jonas)] == ["Ikke bo i byen", "Bo i byen"]
    with acting_as(world.per.pk):
        assert criteria_of(world.sol, user=world.per) == []


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"words": ""}, "words", "Skriv hva du tenker på."),
        ({"words": " tre ROM"}, "words", "Dette har du alt sagt."),
        ({"words": "x" * 301}, "words", "Skriv kortere: 301 tegn er for mye."),
        ({"kind": ""}, "kind", "Velg hvor viktig det er."),
    ],
)
def test_what_cannot_be_kept_stands_beside_its_field_and_nothing_is_lost(
    client: Visitor, world: Cast, sent: dict[str, str], field: str, sentence: str
):
    a_wish(world)
    answer = client.login_as(world.fatima).post(at("wish_new"), typed(**sent))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sentence in str(answer.context["form"].errors[field])
    assert answer.context["form"]["words"].value() == sent.get("words", "Tre rom")


def test_a_value_carried_into_a_wish_stays_a_secret_from_those_at_home(client: Visitor, world: Cast):
    value = a_value(world)
    client.login_as(world.fatima)
    assert "Ro" in client.get(at("wish_from_value", value.pk)).content.decode()
    client.post(at("wish_from_value", value.pk), typed(words="Et rom med dør", kind="wish"))
    with as_owner():
        wish, tie = Wish.objects.get(), WishTie.objects.get()
        assert (wish.value_words, tie.wish_id, tie.value_id, tie.account_id) == ("", wish.pk, value.pk, world.fatima.pk)
    mine = client.get(at("wishes")).content.decode()
    assert "Kommer fra verdien Ro. Det er det bare du som ser." in mine
    theirs = client.login_as(world.jonas).get(at("wishes")).content.decode()
    assert ("Et rom med dør" in theirs, "verdien Ro" in theirs, "Kommer fra" in theirs) == (True, False, False)
    assert client.get(at("wish_from_value", value.pk)).status_code == 404


def test_the_value_is_told_where_its_owner_ticks_for_it(client: Visitor, world: Cast):
    value = a_value(world)
    client.login_as(world.fatima).post(at("wish_from_value", value.pk), typed(words="Et rom med dør", told="on"))
    theirs = client.login_as(world.jonas).get(at("wishes")).content.decode()
    assert ("Kommer fra: Ro" in theirs, "Hemmelig grunn" in theirs) == (True, False)


def test_a_wish_from_a_letter_takes_with_it_the_words_one_writes_and_nothing_else(client: Visitor, world: Cast):
    letter = make.make(
        FutureLetter, municipality=world.testvik, account=world.fatima, text="Kjære meg. Vi bor ved sjøen."
    )
    client.login_as(world.fatima)
    assert "ved sjøen" in client.get(at("wish_from_letter", letter.pk)).content.decode()
    client.post(at("wish_from_letter", letter.pk), typed(words="Nær sjøen"))
    theirs = client.login_as(world.jonas).get(at("wishes")).content.decode()
    assert ("Nær sjøen" in theirs, "Kjære meg" in theirs) == (True, False)
    assert client.get(at("wish_from_letter", letter.pk)).status_code == 404


def test_a_wish_is_changed_and_what_it_said_before_is_its_owners(client: Visitor, world: Cast):
    wish = a_wish(world)
    client.login_as(world.fatima)
    for _each in range(2):  # the same again leaves no trace
        client.post(at("wish", wish.pk), typed(words="Fire rom", kind="wish"))
    former = client.get(at("wish", wish.pk)).context["former"]
    assert [(kind, words) for _until, kind, words in former] == [("Må ha", "Tre rom")]
    with acting_as(world.jonas.pk):
        assert (Wish.objects.get().words, WishVersion.objects.count()) == ("Fire rom", 0)


def test_a_wish_is_ordered_among_ones_own_of_its_kind(client: Visitor, world: Cast):
    one, two = a_wish(world, "En", position=1), a_wish(world, "To", position=2)
    a_wish(world, "Hans", of="jonas", position=1)
    client.login_as(world.fatima)
    client.post(at("wish_moved", two.pk), {"up": "1"})
    client.post(at("wish_moved", two.pk), {"up": "1"})  # it is on top
    (mine, _his) = client.get(at("wishes")).context["people"]
    assert [said.wish.words for said in mine.groups[0].wishes] == ["To", "En"]
    assert one.pk


def test_what_is_taken_away_is_gone_for_the_others_and_can_come_back_for_thirty_days(client: Visitor, world: Cast):
    wish = a_wish(world)
    client.login_as(world.fatima).post(at("wish_removed", wish.pk))
    assert [each.pk for each in client.get(at("wishes")).context["gone"]] == [wish.pk]
    assert "Tre rom" not in client.login_as(world.jonas).get(at("wishes")).content.decode()
    with acting_as(world.jonas.pk):
        assert not Wish.objects.exists()
    assert client.post(at("wish_back", wish.pk)).status_code == 404
    assert client.login_as(world.fatima).post(at("wish_back", wish.pk)).status_code == 302
    assert "Tre rom" in client.login_as(world.jonas).get(at("wishes")).content.decode()
    with as_owner():
        Wish.objects.update(removed_at=timezone.now() - timedelta(days=31))
    page = client.login_as(world.fatima).post(at("wish_back", wish.pk), follow=True)
    assert "Det er mer enn 30 dager siden" in page.content.decode()


def test_both_locks_agree_and_there_was_something_to_leak(world: Cast):
    value = a_value(world)
    wish = a_wish(world)
    a_wish(world, "Borte", removed_at=timezone.now())
    a_wish(world, "Hans", of="jonas")
    a_wish(world, "Pers", of="per")
    make.make(WishTie, municipality=world.testvik, wish=wish, value=value, account=world.fatima)
    make.make(WishVersion, municipality=world.testvik, wish=wish, account=world.fatima, kind="must", words="Før")
    for name in PEOPLE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            doors = set(wishes_visible_to(account).values_list("words", flat=True))
        with acting_as(account.pk):
            rows = set(Wish.objects.values_list("words", flat=True))
            secret = (WishTie.objects.count(), WishVersion.objects.count(), ChosenValue.objects.count())
        expected = {"Tre rom", "Hans"} if name in HOME else {"Pers"} if name == "per" else set()
        assert doors == rows == expected | ({"Borte"} if name == "fatima" else set()), name
        assert secret == ((1, 1, 1) if name == "fatima" else (0, 0, 0)), name


def test_one_who_has_moved_out_writes_no_more_there_and_keeps_their_own_words(client: Visitor, world: Cast):
    wish = a_wish(world, of="jonas")
    a_wish(world, "Fatimas")
    with as_owner():
        places = world.sol.members.filter(person=world.jonas.person_id)  # type: ignore[attr-defined]
        places.update(ends=timezone.localdate() - timedelta(days=1))
    assert client.login_as(world.jonas).get(at("wishes")).status_code == 404
    assert client.post(at("wish", wish.pk), typed(words="Nytt")).status_code == 404
    with acting_as(world.jonas.pk):
        assert list(Wish.objects.values_list("words", flat=True)) == ["Tre rom"]


def test_who_comes_where(client: Visitor, world: Cast):
    wish, value = a_wish(world), a_value(world)
    own = [at(name, wish.pk) for name in ("wish", "wish_moved", "wish_removed", "wish_back")]
    own.append(at("wish_from_value", value.pk))
    for stranger in (world.jonas, world.amina, world.per, world.odd, world.siv, world.nils):
        client.login_as(stranger)
        assert [client.post(address, typed()).status_code for address in own] == [404] * len(own)
    for stranger in (world.odd, world.nils, world.siv, world.anne):
        client.login_as(stranger)
        assert [client.get(at(name)).status_code for name in ("wishes", "wish_new", "wish_sheet")] == [404] * 3
    client.login_as(world.fatima)
    assert [client.get(address).status_code for address in own[1:4]] == [405] * 3
    assert [client.get(at(name, uuid4())).status_code for name in ("wish", "wish_from_value", "wish_from_letter")] == [
        404
    ] * 3
    assert [client.get(at(name)).status_code for name in ("wishes", "wish_new", "wish_sheet")] == [200] * 3


@pytest.mark.parametrize(("name", "queries"), [("wishes", 14), ("wish_sheet", 12)])
@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    client: Visitor,
    world: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    name: str,
    queries: int,
):
    value = a_value(world)
    for each in range(number):
        wish = a_wish(world, f"Ønske {each}")
        make.make(WishTie, municipality=world.testvik, wish=wish, value=value, account=world.fatima)
        a_wish(world, f"Borte {each}", removed_at=timezone.now())
    client.login_as(world.fatima)
    with django_assert_num_queries(queries):
        client.get(at(name))


def test_the_kinds_stand_in_the_same_order_on_the_form_as_on_the_list(client: Visitor, world: Cast):
    for kind in ("wish", "must", "red-line"):
        a_wish(world, kind, kind=kind)
    client.login_as(world.fatima)
    shown = [group.label for group in client.get(at("wishes")).context["people"][0].groups]
    asked = [str(label) for _code, label in client.get(at("wish_new")).context["form"].fields["kind"].choices]
    assert (shown, len(shown)) == (asked, 3)
    assert asked[0].startswith("Rød strek")


def test_a_sheet_without_wishes_says_so(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    assert "Ingen har skrevet noe ennå." in client.get(at("wish_sheet")).content.decode()
    a_wish(world)
    assert "Ingen har skrevet noe ennå." not in client.get(at("wish_sheet")).content.decode()
