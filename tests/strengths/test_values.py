"""Values and letters: chosen, ordered, said, gone through again, shown by one's own act; and nobody else's to read."""

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
from usving.strengths.access import letters_of, rounds_of, shown_values_visible_to, values_of
from usving.strengths.models import ChosenValue, FutureLetter, ShownValue, ValueRound

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
DOORS = {
    ValueRound: rounds_of,
    ChosenValue: values_of,
    FutureLetter: letters_of,
    ShownValue: shown_values_visible_to,
}


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def a_round(world: Cast, *names: str, number: int = 1, of: str = "fatima") -> list[ChosenValue]:
    """A round with values of these names, in this order."""
    account = getattr(world, of)
    common = {"municipality": world.testvik, "account": account}
    round = make.make(ValueRound, number=number, **common)
    return [
        make.make(ChosenValue, round=round, name=name, position=place, why=f"Fordi {name}", **common)
        for place, name in enumerate(names)
    ]


def a_letter(world: Cast, text: str = "Kjære meg", of: str = "fatima") -> FutureLetter:
    found: FutureLetter = make.make(FutureLetter, municipality=world.testvik, account=getattr(world, of), text=text)
    return found


def a_shown(world: Cast, value: ChosenValue) -> ShownValue:
    found: ShownValue = make.make(
        ShownValue, municipality=world.testvik, family=world.sol, account=value.account, value=value.pk, name=value.name
    )
    return found


def test_the_first_round_begins_with_the_cards_one_chooses(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    sent = {"cards": ["calm", "children"], "new_1": "Sang", "new_2": ""}
    for _each in range(2):
        answer = client.post(at("value_cards"), {**sent, "new_1": "Sang" if not _each else ""})
        assert (answer.status_code, answer["Location"]) == (302, at("value_order"))
    with as_owner():
        kept = {each.name: (each.card, each.chosen, each.round.number) for each in ChosenValue.objects.all()}
        assert kept == {
            "Ro": ("calm", True, 1),
            "At barna har det bra": ("children", True, 1),
            "Sang": ("", False, 1),  # not ticked the second time: set aside
        }
        assert {entry.account_id for entry in Entry.objects.filter(event="strengths.values_chosen")} == {
            world.fatima.pk
        }


def test_a_card_set_aside_comes_back_with_its_words(client: Visitor, world: Cast):
    (sang,) = a_round(world, "Sang")
    client.login_as(world.fatima)
    client.post(at("value_cards"), {"cards": ["calm"]})
    assert client.get(at("value", sang.pk)).status_code == 404
    client.post(at("value_cards"), {"cards": ["calm"], "own": [str(sang.pk)]})
    assert client.get(at("value", sang.pk)).context["form"].initial["why"] == "Fordi Sang"


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({}, "cards", "Velg minst ett kort først."),
        ({"new_1": "Sang", "new_2": "sang"}, "new_1", "Du har alt et kort med dette navnet."),
        ({"cards": ["nothing"]}, "cards", "Et av kortene finnes ikke lenger."),
        ({"new_1": "x" * 61}, "new_1", "60"),
    ],
)
def test_what_cannot_be_kept_stands_beside_its_field(
    client: Visitor, world: Cast, sent: dict[str, Any], field: str, sentence: str
):
    answer = client.login_as(world.fatima).post(at("value_cards"), sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sentence in str(answer.context["form"].errors[field])


def test_the_order_is_changed_a_step_at_a_time(client: Visitor, world: Cast):
    first, second, third = a_round(world, "Ro", "Mot", "Lek")
    client.login_as(world.fatima)
    assert client.post(at("value_moved", third.pk), {"up": "1"}).status_code == 302
    client.post(at("value_moved", first.pk), {"up": "1"})  # the first one stays
    client.post(at("value_moved", first.pk), {"up": "0"})
    names = [card.name for card in client.get(at("value_order")).context["cards"]]
    assert names == ["Lek", "Ro", "Mot"]
    assert second.pk


def test_why_how_important_and_how_it_is_lived_are_kept_and_drawn(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro")
    client.login_as(world.fatima)
    answer = client.post(at("value", ro.pk), {"why": "Jeg vil sove", "importance": "9", "lived": "3"})
    assert (answer.status_code, answer["Location"]) == (302, at("values"))
    text = client.get(at("values")).content.decode()
    assert ("Jeg vil sove" in text, "9 av 10" in text, "3 av 10" in text) == (True, True, True)
    assert "Dette savner du i hverdagen." in text
    assert client.post(at("value", ro.pk), {"importance": "11"}).status_code == 422


def test_a_new_round_begins_with_the_same_cards_and_the_first_stays_as_it_was(client: Visitor, world: Cast):
    ro, mot = a_round(world, "Ro", "Mot")
    with as_owner():
        ChosenValue.objects.filter(pk=ro.pk).update(importance=9, lived=3)
    client.login_as(world.fatima)
    for _each in range(2):  # two clicks begin one
        assert client.post(at("value_round"), {"number": "2"}).status_code == 302
    with as_owner():
        new = ChosenValue.objects.get(round__number=2, name="Ro")
        assert list(ValueRound.objects.values_list("number", flat=True)) == [1, 2]
        assert (new.why, new.importance, new.lived) == ("", None, None)
    assert client.get(at("value", ro.pk)).status_code == 404  # a former round is not changed
    client.post(at("value", new.pk), {"importance": "9", "lived": "7"})
    client.post(at("value_cards"), {"own": [str(new.pk)]})
    compared = client.get(at("value_change")).context["compared"]
    assert [(each.name, each.became.value, each.lived.value) for each in compared.changes] == [
        ("Ro", "kept", "up"),
        ("Mot", "set-aside", "unsaid"),
    ]
    assert mot.pk


def test_a_round_cannot_be_begun_before_there_is_anything_to_begin_with(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for number in ("1", "2", "7", "x"):
        assert client.post(at("value_round"), {"number": number})["Location"] == at("values")
    with as_owner():
        assert not ValueRound.objects.exists()
    assert client.get(at("value_change")).context["compared"] is None


def test_a_value_is_shown_to_the_family_as_a_copy_without_marks_and_taken_back(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro")
    client.login_as(world.fatima)
    client.post(at("value_shown", ro.pk), {})
    seen = client.login_as(world.jonas).get(at("values")).content.decode()
    assert ("Ro" in seen, "Vist av Fatima Sol" in seen, "Fordi Ro" in seen) == (True, True, False)
    client.login_as(world.fatima).post(at("value_shown", ro.pk), {"with_why": "on"})
    assert "Fordi Ro" in client.login_as(world.amina).get(at("values")).content.decode()
    assert "Fordi Ro" not in client.login_as(world.per).get(at("values")).content.decode()
    with as_owner():
        shown = ShownValue.objects.get()
        entry = Entry.objects.filter(event="strengths.value_shown").order_by("at").last()
        assert (entry.family_id, entry.facts) == (world.sol.pk, {"why": True})
    assert client.login_as(world.jonas).post(at("shown_value_taken_back", shown.pk)).status_code == 404
    assert client.login_as(world.fatima).post(at("shown_value_taken_back", shown.pk)).status_code == 302
    assert "Vist av" not in client.login_as(world.jonas).get(at("values")).content.decode()


def test_one_without_a_family_has_values_and_nobody_to_show_them_to(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro", of="nils")
    page = client.login_as(world.nils).get(at("value", ro.pk))
    assert (page.status_code, "Vis den hjemme?" in page.content.decode()) == (200, False)
    assert client.post(at("value_shown", ro.pk), {}).status_code == 404


def test_a_value_deleted_is_gone_and_what_was_shown_stays_till_it_is_taken_back(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro")
    shown = a_shown(world, ro)
    client.login_as(world.fatima).post(at("value_deleted", ro.pk))
    with as_owner():
        assert (ChosenValue.objects.count(), ShownValue.objects.get().pk) == (0, shown.pk)


def test_a_letter_is_kept_once_read_by_its_author_and_deleted(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    key = str(uuid4())
    for _each in range(2):
        assert client.post(at("letter_new"), {"key": key, "text": "Kjære meg. Vi bor ved skogen."}).status_code == 302
    with as_owner():
        letter = FutureLetter.objects.get()
        assert [e.account_id for e in Entry.objects.filter(event="strengths.letter_written")] == [world.fatima.pk]
    assert "ved skogen" in client.get(at("letter", letter.pk)).content.decode()
    page = client.get(at("letter", letter.pk))
    version = page.context["form"]["version"].value()
    client.post(at("letter", letter.pk), {"key": key, "text": "Kjære meg. Vi bor ved sjøen.", "version": version})
    assert "ved sjøen" in client.get(at("letters")).content.decode()
    late = client.post(at("letter", letter.pk), {"key": key, "text": "Vi bor ved torget.", "version": version})
    assert (late.status_code, "Vi bor ved torget." in late.content.decode()) == (422, True)
    assert client.post(at("letter_new"), {"key": str(uuid4()), "text": ""}).status_code == 422
    assert client.post(at("letter_deleted", letter.pk)).status_code == 302
    with as_owner():
        assert not FutureLetter.objects.exists()


def test_what_one_types_is_kept_while_one_types(client: Visitor, world: Cast):
    assert 'class="keep"' in client.login_as(world.fatima).get(at("letter_new")).content.decode()


def test_a_key_of_anothers_letter_writes_nothing_and_tells_nothing(client: Visitor, world: Cast):
    theirs = a_letter(world, "Jonas sine ord", of="jonas")
    answer = client.login_as(world.fatima).post(at("letter_new"), {"key": str(theirs.pk), "text": "Mine ord"})
    assert (answer.status_code, "Jonas sine ord" in answer.content.decode()) == (422, False)
    with as_owner():
        assert FutureLetter.objects.get().text == "Jonas sine ord"


def test_both_locks_agree_and_there_was_something_to_leak(world: Cast):
    """Adult against adult, youth, another family, every kind of staff: nobody reads what is not theirs."""
    for name in ("fatima", "jonas", "amina", "per", "nils"):
        (value,) = a_round(world, f"Verdien til {name}", of=name)
        a_letter(world, of=name)
        if name == "fatima":
            a_shown(world, value)
    with as_owner():
        assert {model.__name__: model.objects.count() for model in DOORS} == {  # type: ignore[attr-defined]
            "ValueRound": 5,
            "ChosenValue": 5,
            "FutureLetter": 5,
            "ShownValue": 1,
        }
    for name in PEOPLE:
        account = getattr(world, name)
        own = int(name in ("fatima", "jonas", "amina", "per", "nils"))
        at_home = int(name in ("fatima", "jonas", "amina"))
        with as_owner(), acting_as(account.pk):
            doors = {model.__name__: set(door(account).values_list("pk", flat=True)) for model, door in DOORS.items()}
        with acting_as(account.pk):
            rows = {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in DOORS}  # type: ignore[attr-defined]
            assert set(ChosenValue.objects.values_list("account", flat=True)) <= {account.pk}, name
            assert set(FutureLetter.objects.values_list("account", flat=True)) <= {account.pk}, name
        assert doors == rows, name
        assert [len(rows[model.__name__]) for model in DOORS] == [own, own, own, at_home], name


OWN = ("value", "value_moved", "value_deleted", "value_shown")


def test_who_comes_where(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro")
    letter, shown = a_letter(world), a_shown(world, ro)
    addresses = [at(name, ro.pk) for name in OWN]
    addresses += [at("letter", letter.pk), at("letter_deleted", letter.pk), at("shown_value_taken_back", shown.pk)]
    for stranger in (world.jonas, world.amina, world.odd, world.siv, world.anne):
        client.login_as(stranger)
        assert [client.post(address, {}).status_code for address in addresses] == [404] * len(addresses)
    client.login_as(world.fatima)
    only_post = [*(at(name, ro.pk) for name in OWN[1:]), at("letter_deleted", letter.pk), at("value_round")]
    assert [client.get(address).status_code for address in only_post] == [405] * len(only_post)
    assert [client.get(at(name, uuid4())).status_code for name in ("value", "letter")] == [404, 404]
    assert client.get(at("value_sheet")).status_code == 200
    for early in ("value_order", "value_sheet"):  # nothing is chosen yet
        page = client.login_as(world.jonas).get(at(early))
        words = page.content.decode()
        assert (page.status_code, "Velg kort først." in words, at("value_cards") in words) == (200, True, True)


def test_ones_words_of_every_round_are_read_again(client: Visitor, world: Cast):
    for number, why in ((1, "Fordi mor sang."), (2, "Fordi det er stille."), (3, "")):
        (ro,) = a_round(world, "Ro", number=number)
        with as_owner():
            ChosenValue.objects.filter(pk=ro.pk).update(why=why, lived=number)
    client.login_as(world.fatima)
    changed, value = (client.get(there).content.decode() for there in (at("value_change"), at("value", ro.pk)))
    assert ("Fordi mor sang." in changed, "Fordi det er stille." in changed, "Runde 2" in changed) == (True, True, True)
    assert ("Sist skrev du" in value, "Fordi det er stille." in value, "Fordi mor sang." in value) == (
        True,
        True,
        False,
    )


def test_near_is_not_said_to_be_as_one_wants(client: Visitor, world: Cast):
    (ro,) = a_round(world, "Ro")
    with as_owner():
        ChosenValue.objects.filter(pk=ro.pk).update(importance=5, lived=5)
    words = client.login_as(world.fatima).get(at("values")).content.decode()
    assert ("Du lever slik du vil" in words, "omtrent så mye av dette som det betyr for deg" in words) == (False, True)


def test_a_former_round_tells_when_it_was(client: Visitor, world: Cast):
    a_round(world, "Ro")
    a_round(world, "Ro", number=2)
    page = client.login_as(world.fatima).get(at("value_change"))
    assert str(timezone.localdate().year) in page.content.decode()


@pytest.mark.parametrize(
    ("name", "queries"), [("values", 14), ("value_order", 11), ("letters", 9), ("value_sheet", 11), ("value_change", 8)]
)
@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    client: Visitor,
    world: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    name: str,
    queries: int,
):
    for value in a_round(world, *("Ro", "Mot", "Lek")[:number]):
        a_shown(world, value)
        a_letter(world, value.name)
    client.login_as(world.fatima)
    with django_assert_num_queries(queries):
        client.get(at(name))
