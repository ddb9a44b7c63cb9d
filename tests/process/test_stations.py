"""A station: what is said there, what both sides take with them, the way on and back."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.process.actions.stations import propose_hand_over
from usving.process.models import HandOver, HandOverApproval, HandOverSource, Process, StationMove
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast(here=2)


def at(world: Cast, name: str, number: int = 2) -> str:
    return reverse(name, args=[world.process.pk, number])


def say(world: Cast, text: str, audience: Audience, name: str = "fatima"):
    family = {"fatima": world.sol, "per": world.bekk}.get(name)
    side = Side.FAMILIES if family else Side.PROVIDERS
    values = {"family": family, "circle": make.circle(world.process, side)}
    return make.contribution(getattr(world, name), make.station(world.process, 2), text, audience, **values)


def shown(client: Visitor, address: str) -> list[str]:
    return [each.text for each in client.get(address).context["list"].page]


@pytest.mark.parametrize(
    ("name", "station", "word", "lead"),
    [
        ("fatima", 200, 200, 404),
        ("amina", 200, 200, 404),
        ("nils", 200, 200, 404),
        ("siv", 200, 404, 200),
        ("liv", 200, 404, 200),
        ("anne", 404, 404, 404),
        ("odd", 404, 404, 404),
        ("bo", 404, 404, 404),
    ],
)
def test_each_page_lets_in_those_it_is_for(client: Visitor, world: Cast, name: str, station: int, word: int, lead: int):
    client.login_as(getattr(world, name))
    assert client.get(at(world, "station")).status_code == station
    assert client.get(at(world, "hand_over_new")).status_code == word
    assert client.get(reverse("move", args=[world.process.pk])).status_code == lead
    if lead == 404:
        assert client.post(reverse("move_on", args=[world.process.pk]), {"to": 3}).status_code == 404


def test_bad_addresses_are_not_found_and_wrong_methods_refused(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    assert [client.get(at(world, "station", number)).status_code for number in (0, 8)] == [404, 404]
    assert client.get(reverse("station", args=[uuid4(), 1])).status_code == 404
    assert client.post(at(world, "station")).status_code == 405
    assert client.get(reverse("hand_over_approve", args=[uuid4()])).status_code == 405
    assert client.post(reverse("hand_over_approve", args=[uuid4()])).status_code == 404
    assert client.get(reverse("move_on", args=[world.process.pk])).status_code == 405


def test_what_is_said_is_parted_in_circle_and_joint_newest_first(client: Visitor, world: Cast):
    for text, audience in (("a", Audience.ALL), ("b", Audience.CIRCLE), ("c", Audience.ME)):
        say(world, text, audience)
    say(world, "d", Audience.ALL, "nils")
    client.login_as(world.fatima)
    assert shown(client, at(world, "station")) == ["c", "b", "a"]
    assert shown(client, at(world, "station") + "?del=felles") == []
    make.gate(world.process)
    assert shown(client, at(world, "station")) == ["c", "b"]
    assert shown(client, at(world, "station") + "?del=felles") == ["d", "a"]
    assert client.get(at(world, "station")).context["counts"] == (2, 2)
    assert shown(client.login_as(world.kari), at(world, "station")) == []
    assert shown(client, at(world, "station") + "?del=felles") == ["d", "a"]


@pytest.mark.parametrize(
    ("words", "query", "found"),
    [
        ("FUKT", "", ["Fukt på badet"]),
        ("fatima", "", ["Fukt på badet", "Min"]),
        ("fatima", "orden=eldste", ["Min", "Fukt på badet"]),
        ("finnes ikke", "", []),
        ("Bare", "", []),
        ("", "hvem=mine", ["Fukt på badet", "Min"]),
        ("", "hvem=me", ["Min"]),
        ("per", "hvem=circle", ["Trapper"]),
        ("", "hvem=tull", ["Trapper", "Fukt på badet", "Min"]),
    ],
)
def test_one_finds_by_words_audience_and_what_is_ones_own(
    client: Visitor, world: Cast, words: str, query: str, found: list[str]
):
    say(world, "Min", Audience.ME)
    say(world, "Fukt på badet", Audience.CIRCLE)
    say(world, "Trapper", Audience.CIRCLE, "per")
    say(world, "Bare Pers", Audience.ME, "per")
    client.login_as(world.fatima).post(reverse("search"), {"there": at(world, "station"), "words": words})
    assert shown(client, f"{at(world, 'station')}?{query}") == found


def test_a_long_list_comes_in_pages_that_keep_what_was_asked(client: Visitor, world: Cast):
    for number in range(21):
        say(world, f"Ord {number}", Audience.CIRCLE)
    client.login_as(world.per)
    first = client.get(at(world, "station") + "?hvem=circle")
    assert [len(first.context["list"].page), len(shown(client, at(world, "station") + "?hvem=circle&side=2"))] == [
        20,
        1,
    ]
    assert 'href="?hvem=circle&amp;side=2"' in first.content.decode()
    assert len(shown(client, at(world, "station") + "?antall=50")) == 21
    assert len(shown(client, at(world, "station") + "?antall=9999")) == 20


def test_htmx_gets_the_list_alone(client: Visitor, world: Cast):
    say(world, "Ord", Audience.CIRCLE)
    alone = client.login_as(world.per).get(at(world, "station"), headers={"HX-Request": "true"}).content.decode()
    assert (alone.strip().startswith('<div id="liste">'), "Ord" in alone, "<main" in alone) == (True, True, False)


def test_an_empty_station_says_what_one_can_do(client: Visitor, world: Cast):
    content = client.login_as(world.fatima).get(at(world, "station")).content.decode()
    assert "Det er ingenting her som du kan lese ennå." in content
    assert "Ingen har foreslått noe ennå." in content


def test_the_gatherings_of_the_station_are_those_one_may_see(client: Visitor, world: Cast):
    ours = make.gathering(world.process, GatheringKind.FAMILIES)
    theirs = make.gathering(world.process, GatheringKind.PROVIDERS)
    joint = make.gathering(world.process)
    for name, seen in (("fatima", {ours, joint}), ("nils", {theirs, joint}), ("siv", {ours, theirs, joint})):
        assert set(client.login_as(getattr(world, name)).get(at(world, "station")).context["gatherings"]) == seen


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "most"), [("fatima", 12), ("siv", 13)])
def test_the_station_asks_as_much_for_three_as_for_one(client: Visitor, world: Cast, name: str, most: int, count: int):
    make.gate(world.process)
    for _each in range(count):
        say(world, "Ord", Audience.ALL)
        make.gathering(world.process)
    make.hand_over(make.station(world.process, 2), "Dette", world.fatima)
    address = at(world, "station") + "?del=felles"
    assert len(shown(client.login_as(getattr(world, name)), address)) == count
    assert asked(client, address) == most


# What the station takes with it


def word(client: Visitor, world: Cast, text: str = "Dette tar vi med", before: HandOver | None = None, **more):
    data = {"key": str(uuid4()), "text": text, "instead_of": str(before.pk) if before else "", **more}
    return client.post(at(world, "hand_over_new"), data)


def living() -> HandOver:
    with as_owner():
        return HandOver.objects.get(replaced_at__isnull=True)


def sides(hand_over: HandOver) -> set[str]:
    with as_owner():
        return set(hand_over.approvals.values_list("side", flat=True))


def test_a_proposal_stands_for_its_own_side_and_waits_for_the_other(client: Visitor, world: Cast):
    built_on = say(world, "Vi flytter for ofte", Audience.CIRCLE, "per")
    answer = word(client.login_as(world.fatima), world, sources=[str(built_on.pk)])
    assert (answer.status_code, answer.headers["Location"]) == (302, at(world, "station") + "#tar-med")
    assert sides(living()) == {"families"}
    with as_owner():
        assert HandOverSource.objects.get().contribution_id == built_on.pk
    content = client.login_as(world.kari).get(at(world, "station")).content.decode()
    assert "Dette tar vi med" in content
    assert "Vi flytter for ofte" not in content
    assert client.post(reverse("hand_over_approve", args=[living().pk])).status_code == 302
    assert sides(living()) == {"families", "providers"}
    assert client.login_as(world.siv).post(reverse("hand_over_approve", args=[living().pk])).status_code == 404
    assert client.login_as(world.odd).post(reverse("hand_over_approve", args=[living().pk])).status_code == 404


def test_the_same_form_sent_twice_is_one_proposal(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    key = str(uuid4())
    assert [word(client, world, key=key).status_code for _twice in "ab"] == [302, 302]
    with as_owner():
        assert HandOver.objects.get().pk == UUID(key)


def test_what_one_may_not_read_cannot_be_built_on(client: Visitor, world: Cast):
    secret = say(world, "Bare Pers", Audience.ME, "per")
    answer = word(client.login_as(world.fatima), world, sources=[str(secret.pk)])
    assert (answer.status_code, "Bare Pers" in answer.content.decode()) == (422, False)
    with as_owner():
        assert HandOver.objects.count() == 0


def test_when_two_write_at_once_both_texts_are_kept(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    word(client, world, "Familiens ord")
    answer = word(client.login_as(world.nils), world, "Tjenestens ord")
    content = answer.content.decode()
    assert answer.status_code == 422
    assert "Noen andre har skrevet et nytt forslag imens." in content
    assert "Familiens ord" in content
    assert "Tjenestens ord</textarea>" in content
    assert f'name="instead_of" value="{living().pk}"' in content
    before = living()
    assert word(client, world, "Tjenestens ord", before).status_code == 302
    assert (living().text, sides(living())) == ("Tjenestens ord", {"providers"})
    with as_owner():
        before.refresh_from_db()
        assert (before.text, before.replaced_at is not None, HandOver.objects.count()) == ("Familiens ord", True, 2)


def test_an_approval_of_what_has_been_replaced_is_refused(client: Visitor, world: Cast):
    word(client.login_as(world.fatima), world, "Første")
    first = living()
    word(client, world, "Andre", first)
    answer = client.login_as(world.nils).post(reverse("hand_over_approve", args=[first.pk]), follow=True)
    assert "Det har kommet et nytt forslag imens." in answer.content.decode()
    assert (sides(first), sides(living())) == ({"families"}, {"families"})


def test_a_first_proposal_that_comes_second_is_refused_by_the_database_itself(
    world: Cast, monkeypatch: pytest.MonkeyPatch
):
    station = make.station(world.process, 2)
    make.hand_over(station, "Først", world.fatima)
    monkeypatch.setattr(type(HandOver.objects.all()), "first", lambda found: None)  # as if it was not there yet
    with acting_as(world.nils.pk), pytest.raises(Refused, match="Noen andre har skrevet"):
        propose_hand_over(
            station, key=uuid4(), text="Så", sources=[], side=Side.PROVIDERS, by=world.nils, instead_of=None
        )
    monkeypatch.undo()
    assert living().text == "Først"


# On and back


def agreed(world: Cast, number: int = 2) -> None:
    hand_over = make.hand_over(make.station(world.process, number), "Dette", world.fatima)
    for side in Side:
        make.make(
            HandOverApproval, municipality=world.testvik, process=world.process, hand_over=hand_over, side=side.value
        )


def here(world: Cast) -> int:
    with as_owner():
        return Process.objects.get(pk=world.process.pk).here


def test_on_is_refused_before_both_sides_agree_and_says_why(client: Visitor, world: Cast):
    page, on = (reverse(name, args=[world.process.pk]) for name in ("move", "move_on"))
    client.login_as(world.siv)
    why = "Begge sider må først være enige om hva dere tar med dere herfra."
    assert why in client.get(page).content.decode()
    assert why in client.post(on, {"to": 3}, follow=True).content.decode()
    assert here(world) == 2
    agreed(world)
    assert why not in client.get(page).content.decode()
    assert [client.post(on, {"to": 3}).headers["Location"] for _twice in "ab"] == [
        reverse("u", args=[world.process.pk])
    ] * 2
    assert here(world) == 3
    with as_owner():
        assert StationMove.objects.count() == 1
        assert Entry.objects.filter(event="process.moved").values_list("facts", flat=True).get() == {
            "came_from": 2,
            "went_to": 3,
        }


def test_nobody_skips_a_station(client: Visitor, world: Cast):
    agreed(world)
    answer = client.login_as(world.liv).post(reverse("move_on", args=[world.process.pk]), {"to": 4}, follow=True)
    assert "Dere går videre én stasjon om gangen." in answer.content.decode()
    assert here(world) == 2


def test_back_needs_a_reason_and_keeps_what_was_typed(client: Visitor, world: Cast):
    page = reverse("move", args=[world.process.pk])
    client.login_as(world.siv)
    empty = client.post(page, {"to": "1", "reason": "  "})
    assert (empty.status_code, empty.context["form"].errors) == (
        422,
        {"reason": ["Skriv kort hvorfor dere går tilbake."]},
    )
    assert client.post(page, {"to": "3", "reason": "Videre"}).context["form"].errors.keys() == {"to"}
    assert client.post(page, {"to": "1", "reason": "Vi gikk for fort."}).status_code == 302
    assert here(world) == 1
    with as_owner():
        assert StationMove.objects.get().reason == "Vi gikk for fort."
