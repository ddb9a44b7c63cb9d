"""Places to meet: described by those who plan, found by those who are asked, closed to everyone else."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.process.access import standing_of, venues_visible_to
from usving.process.models import Gathering, GatheringGuest, Venue, VenuePhoto
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def place(world: Cast, name: str = "Gjenbrukssentralen", **said: Any) -> Venue:
    found: Venue = make.make(Venue, municipality=world.testvik, name=name, ground="neutral", **said)
    return found


def typed(**said: Any) -> dict[str, Any]:
    plain = {
        "key": str(uuid4()), "name": "Biblioteket", "address": "Torget 1", "ground": "neutral",
        "directions": "Buss 3 til torget. Døra er rød.", "features": ["step-free", "kitchen"], "access": "Dørstokk på to cm.",
        "borrow": "Leker",
    }  # fmt: skip
    return {**plain, **said}


def photo(name: str = "sted.jpg", *, width: int = 1800) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (width, 900), "teal").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def statuses(client: Visitor, world: Cast, address: str, *, post: bool = False) -> dict[str, int]:
    found = {}
    for name in PEOPLE:
        client.login_as(getattr(world, name))
        found[name] = (client.post(address) if post else client.get(address)).status_code
    return found


def test_a_place_is_described_once_and_chosen_for_a_gathering(client: Visitor, world: Cast):
    said = typed()
    client.login_as(world.siv)
    there = client.post(at("venue_new"), said)
    assert client.post(at("venue_new"), said).url == there.url
    with as_owner():
        venue = Venue.objects.get()
        assert (venue.name, venue.features, venue.municipality_id) == (
            "Biblioteket",
            ["step-free", "kitchen"],
            world.testvik.pk,
        )
        assert list(Entry.objects.filter(event__startswith="process.venue").values_list("event", flat=True)) == [
            "process.venue_added"
        ]
    gathering = make.gathering(world.process)
    plan = {
        "title": gathering.title, "kind": "joint", "station": "1", "starts_at": "2026-11-30T17:00", "minutes": "180",
        "venue": str(venue.pk), "place": "", "agenda": "",
    }  # fmt: skip
    plan["starts_at"] = f"{gathering.starts_at.date()}T17:00"
    response = client.post(at("gathering_plan", gathering.pk), {**plan, "key": str(uuid4())})
    assert response.status_code == 302
    with as_owner():
        kept = Gathering.objects.get(pk=gathering.pk)
        assert (kept.venue_id, kept.place, kept.ground, kept.sequence) == (venue.pk, "Biblioteket", "neutral", 1)
    page = client.login_as(world.fatima).get(at("gathering", gathering.pk)).content.decode()
    assert f'href="{at("venue", venue.pk)}"' in page
    assert "Buss 3 til torget. Døra er rød." in client.get(at("venue", venue.pk)).content.decode()


def test_a_place_of_a_service_gives_the_gathering_its_host(client: Visitor, world: Cast):
    venue = place(world, "NAV", address="Gata 1")
    make_host(venue, world)
    gathering = make.gathering(world.process)
    plan = {
        "key": str(uuid4()), "title": "x", "kind": "joint", "station": "1", "starts_at": f"{gathering.starts_at.date()}T17:00",
        "minutes": "60", "venue": str(venue.pk), "place": "Rom 2", "agenda": "",
    }  # fmt: skip
    client.login_as(world.siv).post(at("gathering_plan", gathering.pk), plan)
    with as_owner():
        kept = Gathering.objects.get(pk=gathering.pk)
        assert (kept.place, kept.ground, kept.host_id) == ("Rom 2", "organisation", world.nav.pk)


def make_host(venue: Venue, world: Cast) -> None:
    with as_owner():
        Venue.objects.filter(pk=venue.pk).update(ground="organisation", host=world.nav)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, {"name": ["Skriv hva stedet heter."]}),
        ({"ground": ""}, {"ground": ["Velg hvem sitt sted det er."]}),
        ({"ground": "organisation"}, {"host": ["Velg hvilken tjeneste stedet hører til."]}),
        ({"name": "Gjenbrukssentralen"}, {"name": ["Det finnes et sted med dette navnet."]}),
    ],
)
def test_what_is_wrong_stands_beside_its_field(client: Visitor, world: Cast, changed: dict[str, Any], wrong: Any):
    place(world)
    response = client.login_as(world.siv).post(at("venue_new"), typed(**changed))
    assert (response.status_code, response.context["form"].errors) == (422, wrong)


def test_two_who_describe_it_at_once_both_keep_their_words(client: Visitor, world: Cast):
    venue = place(world, directions="Gammel vei")
    there = at("venue_change", venue.pk)
    version = client.login_as(world.siv).get(there).context["form"]["version"].value()
    with as_owner():
        Venue.objects.filter(pk=venue.pk).update(directions="Ny vei")
    said = typed(name=venue.name, directions="Min vei", version=version)
    response = client.post(there, said)
    assert response.status_code == 422
    assert [(each.theirs, each.mine) for each in response.context["form"].meanwhile if each.mine == "Min vei"] == [
        ("Ny vei", "Min vei")
    ]


def test_those_who_plan_see_every_place_and_others_only_where_they_meet(client: Visitor, world: Cast):
    families, talk, unused = place(world, "Hos oss"), place(world, "Kontoret"), place(world, "Ingen bruker")
    make.gathering(world.process, GatheringKind.FAMILIES, venue=families)
    with_nils = make.gathering(world.process, GatheringKind.BILATERAL, venue=talk)
    make.make(GatheringGuest, municipality=world.testvik, gathering=with_nils, seat=world.nils_seat)
    sees = {
        name: [
            client.login_as(getattr(world, name)).get(at("venue", venue.pk)).status_code
            for venue in (families, talk, unused)
        ]
        for name in PEOPLE
    }
    leads, none = [200, 200, 200], [404, 404, 404]
    assert sees == {
        "fatima": [200, 404, 404], "per": [200, 404, 404], "nils": [404, 200, 404], "kari": none, "siv": leads, "liv": leads,
        "anne": none, "odd": none, "bo": none,
    }  # fmt: skip
    for name in PEOPLE:
        account = getattr(world, name)
        with acting_as(account.pk):
            by_policy = set(Venue.objects.values_list("pk", flat=True))
        with as_owner(), acting_as(account.pk):
            by_door = set(venues_visible_to(standing_of(account), account).values_list("pk", flat=True))
        assert by_policy == by_door, name


def test_only_those_who_plan_keep_the_places(client: Visitor, world: Cast):
    venue = place(world)
    make.gathering(world.process, venue=venue)
    make.make(
        VenuePhoto,
        municipality=world.testvik,
        venue=venue,
        shows="x",
        large=b"l",
        small=b"s",
        width=1,
        height=1,
        mark="m",
    )
    only = {name: 200 if name in ("siv", "liv", "bo") else 404 for name in PEOPLE}
    for address in (at("venues"), at("venue_new")):
        assert statuses(client, world, address) == only
    here = {name: 200 if name in ("siv", "liv") else 404 for name in PEOPLE}
    for name in ("venue_change", "venue_photo_new"):
        assert statuses(client, world, at(name, venue.pk)) == here
    acts = ("venue_away", "venue_again", "venue_photo_removal")
    for name in acts:
        assert statuses(client, world, at(name, venue.pk), post=True) == {
            k: 302 if v == 200 else v for k, v in here.items()
        }
        assert client.login_as(world.siv).get(at(name, venue.pk)).status_code == 405
        assert client.post(at(name, uuid4())).status_code == 404


def test_a_picture_is_made_anew_and_kept_by_nobody_but_those_who_may_see_it(client: Visitor, world: Cast):
    venue = place(world)
    make.gathering(world.process, venue=venue)
    there = at("venue_photo_new", venue.pk)
    client.login_as(world.siv)
    assert client.post(there, {"picture": photo(), "shows": "Ei rød dør"}).status_code == 302
    with as_owner():
        kept = VenuePhoto.objects.get()
    assert (kept.width, kept.height, kept.shows) == (1600, 800, "Ei rød dør")
    large, small = at("venue_photo", venue.pk, kept.mark, "stort"), at("venue_photo", venue.pk, kept.mark, "lite")
    shown = client.login_as(world.fatima).get(large)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert shown["Cache-Control"] == "private, max-age=604800, immutable"
    assert len(client.get(small).content) < min(len(shown.content), 40 * 1024)
    assert client.login_as(world.odd).get(large).status_code == 404
    assert client.login_as(world.fatima).get(at("venue_photo", venue.pk, "annet", "lite")).status_code == 404
    assert client.get(at("venue_photo", venue.pk, kept.mark, "kjempestort")).status_code == 404
    assert asks_first(client.login_as(world.siv).get(at("venue", venue.pk)).text, at("venue_photo_removal", venue.pk))
    client.post(at("venue_photo_removal", venue.pk))
    assert client.get(large).status_code == 404


def test_what_is_no_picture_stands_beside_its_field(client: Visitor, world: Cast):
    venue = place(world)
    file = SimpleUploadedFile("x.jpg", b"GIF89a", content_type="image/jpeg")
    response = client.login_as(world.siv).post(at("venue_photo_new", venue.pk), {"picture": file, "shows": ""})
    assert (response.status_code, response.context["form"].errors) == (422, {"shows": ["Skriv kort hva bildet viser."]})
    file.seek(0)
    response = client.post(at("venue_photo_new", venue.pk), {"picture": file, "shows": "En dør"})
    assert response.context["form"].errors == {
        "picture": ["Filen kan ikke leses som et bilde. Bruk et bilde i JPEG, PNG eller WebP."]
    }


def test_a_place_that_is_put_away_is_not_chosen_again_but_stays_where_it_was(client: Visitor, world: Cast):
    venue = place(world)
    used = make.gathering(world.process, venue=venue)
    client.login_as(world.siv).post(at("venue_away", venue.pk))
    option = f'<option value="{venue.pk}"'
    assert option not in client.get(at("gathering_new", world.process.pk)).content.decode()
    assert f"{option} selected>" in client.get(at("gathering_plan", used.pk)).content.decode()
    client.post(at("venue_again", venue.pk))
    client.post(at("venue_again", venue.pk))
    with as_owner():
        events = Entry.objects.filter(event__startswith="process.venue").order_by("at").values_list("event", flat=True)
        assert list(events) == ["process.venue_put_away", "process.venue_used_again"]
    assert option in client.get(at("gathering_new", world.process.pk)).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    for each in range(number):
        place(world, f"Sted {each}", host=world.nav)
    client.login_as(world.siv)
    with django_assert_num_queries(11):
        client.get(at("venues"))


def test_one_place_is_found_among_many(client: Visitor, world: Cast):
    for each in range(24):
        place(world, f"Sted {each:02}")
    place(world, "Alderheim", address="Storgata 1", put_away_at=timezone.now())
    client.login_as(world.siv)

    def found(query: str = "") -> list[str]:
        return [each.name for each in client.get(at("venues") + query).context["list"].page]

    assert found("?side=2") == ["Sted 20", "Sted 21", "Sted 22", "Sted 23", "Alderheim"]
    assert (found("?hvilke=away"), len(found("?hvilke=in-use&antall=50"))) == (["Alderheim"], 24)
    client.post(at("search"), {"there": at("venues"), "words": "storgata"})
    assert found() == ["Alderheim"]
    assert found("?hvilke=in-use") == []


def test_an_empty_list_says_what_to_do(client: Visitor, world: Cast):
    assert "Ingen steder er beskrevet ennå." in client.login_as(world.siv).get(at("venues")).content.decode()
