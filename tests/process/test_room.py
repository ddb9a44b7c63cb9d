"""The room: opening it, leading it, saying something in it, and who comes to which page."""

import gzip
import io
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

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
from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.actions.room import end_forgotten
from usving.process.models import (
    Attendance,
    Contribution,
    ContributionPhoto,
    Gathering,
    Heard,
    Parked,
    Room,
    RoomLeader,
    RoomNote,
    WallPost,
)
from usving.process.queries.gatherings import has_begun, state_of
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db
AGENDA = [
    {"title": "Innsjekk", "minutes": 10},
    {"title": "Livslinja", "minutes": 40},
    {"title": "Utsjekk", "minutes": 10},
]


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def evening(world: Cast) -> Gathering:
    return make.gathering(world.process, GatheringKind.FAMILIES, days=0, agenda=AGENDA)


@pytest.fixture
def open_room(world: Cast, evening: Gathering) -> Room:
    return opened(evening, world)


def opened(of: Gathering, world: Cast) -> Room:
    room: Room = make.make(Room, municipality=of.municipality, gathering=of)
    make.make(RoomLeader, municipality=of.municipality, gathering=of, seat=world.siv_seat)
    return room


def at(name: str, of: Gathering, *more: Any) -> str:
    return reverse(name, args=[of.pk, *more])


def said(client: Visitor, of: Gathering, text: str = "Vi flytter ofte", to: str = "wall", **more: Any) -> Any:
    return client.post(at("room_say", of), {"key": str(uuid4()), "to": to, "text": text, "speaker": "me"} | more)


def held(model: Any, **which: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.filter(**which))


def fresh(room: Room) -> Room:
    with as_owner():
        return Room.objects.get(pk=room.pk)


# Opening and leading.


def test_the_leader_opens_the_room_and_is_seen_there(client: Visitor, world: Cast, evening: Gathering):
    client.login_as(world.siv)
    assert "Åpne rommet" in client.get(at("room_console", evening)).content.decode()
    for _twice in range(2):
        assert client.post(at("room_opening", evening)).status_code == 302
    assert [leader.seat_id for leader in held(RoomLeader)] == [world.siv_seat.pk]
    assert len(held(Room)) == 1
    assert len(held(Entry, event="process.room_opened")) == 1
    seen = client.login_as(world.fatima).get(at("room", evening)).content.decode()
    assert "Innsjekk" in seen and "Siv Svingen" in seen


def test_a_room_is_not_opened_another_day_or_when_called_off(client: Visitor, world: Cast):
    client.login_as(world.siv)
    tomorrow = make.gathering(world.process, GatheringKind.FAMILIES, days=1)
    answer = client.post(at("room_opening", tomorrow), follow=True)
    assert "den dagen dere møtes" in answer.content.decode()
    assert held(Room) == []


def test_next_pressed_twice_moves_once(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.siv)
    for _twice in range(2):
        client.post(at("room_step", evening, "neste"), {"seen": 1})
    assert fresh(open_room).step == 2
    client.post(at("room_step", evening, "mer-tid"), {"seen": 2})
    client.post(at("room_step", evening, "hopp"), {"seen": 2})
    room = fresh(open_room)
    assert (room.step, room.skipped, room.extra_minutes) == (3, [2], 0)
    client.post(at("room_step", evening, "neste"), {"seen": 3})
    assert fresh(open_room).step == 3


def test_every_change_raises_the_version(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.siv)
    client.post(at("room_step", evening, "neste"), {"seen": 1})
    client.post(at("room_came", evening, world.sol_seat.pk), {"on": "1"})
    client.post(at("room_parking", evening), {"key": str(uuid4()), "words": "Hvor lang er køen?", "side": ""})
    said(client.login_as(world.fatima), evening)
    assert fresh(open_room).version == 5
    said(client, evening, "Bare for meg", to="me")
    assert fresh(open_room).version == 5


@pytest.mark.parametrize("packed", [{}, {"Accept-Encoding": "gzip"}])
def test_a_page_that_has_this_version_is_told_so(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, packed: dict[str, str]
):
    client.login_as(world.fatima)
    part = {"HX-Request": "true", **packed}
    first = client.get(at("room", evening), headers=part)
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(at("room", evening), headers=part | known).status_code == 304
    said(client, evening)
    after = client.get(at("room", evening), headers=part | known)
    words = gzip.decompress(after.content) if packed else after.content
    assert (after.status_code, "Vi flytter ofte" in words.decode()) == (200, True)


def test_the_end_empties_the_wall_and_forgets_who_was_heard(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    said(client.login_as(world.fatima), evening)
    client.login_as(world.siv)
    client.post(at("room_came", evening, world.bekk_seat.pk), {"on": "1"})
    client.post(at("room_heard", evening, world.bekk_seat.pk), {"on": "1"})
    assert len(held(Heard)) == 1
    client.post(at("room_end", evening))
    assert (held(Heard), held(Attendance)[0].came) == ([], True)
    assert "Vi flytter ofte" not in client.get(at("room_wall", evening)).content.decode()
    seen = client.login_as(world.fatima).get(at("room", evening)).content.decode()
    assert "Takk for i dag" in seen
    assert said(client, evening, "For sent").status_code == 404
    assert client.get(reverse("gathering", args=[evening.pk])).content.decode().count("Vi flytter ofte") == 1


def test_a_room_that_nobody_ends_ends_by_the_clock(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    make.make(Heard, municipality=evening.municipality, gathering=evening, seat=world.sol_seat)
    said(client.login_as(world.fatima), evening)
    with as_owner():
        Gathering.objects.filter(pk=evening.pk).update(starts_at=timezone.now() - timedelta(hours=14, minutes=59))
    assert end_forgotten() == 0
    assert "Vi flytter ofte" in client.login_as(world.siv).get(at("room_wall", evening)).content.decode()
    with as_owner():
        Gathering.objects.filter(pk=evening.pk).update(starts_at=timezone.now() - timedelta(hours=15, minutes=1))
    assert "Vi flytter ofte" not in client.get(at("room_wall", evening)).content.decode()
    assert (end_forgotten(), end_forgotten(), held(Heard), fresh(open_room).is_open) == (1, 0, [], False)


def test_a_gathering_moved_after_its_room_was_open_has_not_begun(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    with as_owner():
        evening.starts_at = timezone.now()  # whatever the clock says when the tests are run
        assert state_of(evening, open_room) == "now"
        Gathering.objects.filter(pk=evening.pk).update(starts_at=timezone.now() + timedelta(days=7))
        evening.refresh_from_db()
    with acting_as(world.siv.pk):
        begun = answer_of("process_has_begun", evening.pk)
        found = state_of(evening, open_room), has_begun(evening), begun
    assert found == ("coming", False, False)
    answer = client.login_as(world.siv).post(at("room_opening", evening), follow=True)
    assert "den dagen dere møtes" in answer.content.decode()
    with as_owner():
        Gathering.objects.filter(pk=evening.pk).update(starts_at=timezone.now())
        Room.objects.filter(pk=open_room.pk).update(opened_at=timezone.now() - timedelta(days=7))
    assert client.post(at("room_opening", evening)).status_code == 302
    assert fresh(open_room).opened_at.date() == timezone.now().date()


# Who has not been heard.


def test_who_has_not_been_heard_is_named_to_the_leader_alone(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    client.login_as(world.siv)
    for seat in (world.sol_seat, world.bekk_seat):
        client.post(at("room_came", evening, seat.pk), {"on": "1"})
    assert waiting(client, evening) == "Familien Bekk, Familien Sol"
    said(client.login_as(world.fatima), evening)
    assert waiting(client.login_as(world.siv), evening) == "Familien Bekk"
    client.post(at("room_heard", evening, world.bekk_seat.pk), {"on": "1"})
    assert "Alle som er her, har sagt noe" in client.get(at("room_console", evening)).content.decode()


def test_words_without_a_name_do_not_tell_whose_they_are(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    client.login_as(world.siv).post(at("room_came", evening, world.sol_seat.pk), {"on": "1"})
    said(client.login_as(world.fatima), evening, speaker="nobody")
    wall = client.login_as(world.siv).get(at("room_wall", evening)).content.decode()
    assert "En i rommet" in wall and "Fatima" not in wall
    assert waiting(client, evening) == "Familien Sol"


def waiting(client: Visitor, of: Gathering) -> str:
    shown = client.get(at("room_console", of)).content.decode()
    return shown.split('class="console-next">')[1].split("</p>")[0].strip()


# Saying something.


@pytest.mark.parametrize(("to", "audience", "walls"), [("wall", "circle", 1), ("circle", "circle", 0), ("me", "me", 0)])
def test_where_it_goes(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, to: str, audience: str, walls: int
):
    assert said(client.login_as(world.fatima), evening, to=to).status_code == 302
    (kept,) = held(Contribution)
    assert (kept.audience, kept.gathering_id, len(held(WallPost))) == (audience, evening.pk, walls)


def test_sent_twice_is_said_once(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.fatima)
    key = str(uuid4())
    for _twice in range(2):
        assert said(client, evening, key=key).status_code == 302
    assert (len(held(Contribution)), len(held(WallPost)), fresh(open_room).version) == (1, 1, 2)


@pytest.mark.parametrize(
    ("speaker", "signed", "voice"),
    [
        ("me", "Fatima Sol", "person"),
        ("together", "Familien Sol", "family"),
        ("Jonas", "Jonas, Familien Sol", "family"),
    ],
)
def test_one_phone_for_the_family(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, speaker: str, signed: str, voice: str
):
    client.login_as(world.fatima)
    form = client.get(at("room", evening)).context["form"]
    named = {label: value for value, label in form.fields["speaker"].choices}
    said(client, evening, speaker=named.get(speaker, speaker))
    (kept,) = held(Contribution)
    assert (kept.signed, kept.voice, kept.author_id) == (signed, voice, world.fatima.pk)


def test_a_script_is_told_what_became_of_it(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.fatima)
    answer = client.post(
        at("room_say", evening), {"key": str(uuid4()), "to": "me", "text": "Hei", "speaker": "me"},
        headers={"HX-Request": "true"},
    )  # fmt: skip
    assert (answer.status_code, "Bare du kan lese det" in answer.content.decode()) == (200, True)
    empty = client.post(
        at("room_say", evening), {"key": str(uuid4()), "to": "me", "text": " ", "speaker": "me"},
        headers={"HX-Request": "true"},
    )  # fmt: skip
    assert (empty.status_code, "Skriv noe først." in empty.content.decode()) == (422, True)


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "JPEG")
    return SimpleUploadedFile("bilde.jpg", out.getvalue(), "image/jpeg")


def test_a_photo_on_the_wall_is_read_there_and_nowhere_else(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    client.login_as(world.fatima)
    said(client, evening, text="", photo=photo(), photo_words="Huset vårt")
    (kept,) = held(ContributionPhoto)
    large = reverse("contribution_photo", args=[kept.contribution_id])
    answer = client.get(large)
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == (
        200, "image/webp", "nosniff",
    )  # fmt: skip
    assert answer.headers["Cache-Control"].startswith("private")
    statuses = {
        who: client.login_as(getattr(world, who)).get(large).status_code for who in ("per", "siv", "liv", "nils", "odd")
    }
    assert statuses == {"per": 200, "siv": 200, "liv": 404, "nils": 404, "odd": 404}
    client.login_as(world.siv).post(at("room_end", evening))
    assert client.get(large).status_code == 404
    page = client.login_as(world.per).get(reverse("contribution", args=[kept.contribution_id])).content.decode()
    assert 'alt="Huset vårt"' in page


def test_a_photo_says_what_it_shows_and_is_a_picture(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.fatima)
    without = said(client, evening, photo=photo())
    assert (without.status_code, "Skriv kort hva bildet viser." in without.content.decode()) == (422, True)
    assert "Velg bildet på nytt. Det ble ikke med." in without.content.decode()
    wrong = said(client, evening, photo=SimpleUploadedFile("a.jpg", b"<script>", "image/jpeg"), photo_words="x")
    assert (wrong.status_code, held(Contribution)) == (422, [])


def test_with_script_the_photo_is_still_chosen_and_nobody_is_told_to_choose_it_again(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    client.login_as(world.fatima)
    form = {"key": str(uuid4()), "to": "wall", "text": "", "speaker": "me", "photo": photo()}
    answer = client.post(at("room_say", evening), form, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert (answer.status_code, "Skriv kort hva bildet viser." in page, "Velg bildet på nytt" in page) == (
        422,
        True,
        False,
    )


def test_what_a_photo_shows_is_not_called_optional(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    page = client.login_as(world.fatima).get(at("room", evening)).content.decode()
    of_photo, of_words = (page.split(f'name="{name}"')[0].rsplit("<label", 1)[1] for name in ("photo", "photo_words"))
    assert ("valgfritt" in of_photo, "valgfritt" in of_words) == (True, False)
    assert "Må fylles ut når du legger ved et bilde." in of_words


def test_a_photo_goes_with_its_contribution(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.fatima)
    said(client, evening, photo=photo(), photo_words="Huset vårt")
    (kept,) = held(Contribution)
    assert client.post(reverse("contribution_delete", args=[kept.pk])).status_code == 302
    assert (held(ContributionPhoto), held(WallPost), held(Contribution)) == ([], [], [])


def test_the_leader_types_what_was_said_aloud(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.siv).post(at("room_came", evening, world.bekk_seat.pk), {"on": "1"})
    choices = dict(client.get(at("room_console", evening)).context["type_form"].fields["whose"].choices)
    assert next(iter(choices.values())) == "Uten navn: noen i familiene"
    seat = next(value for value, label in choices.items() if label == "Familien Bekk")
    key = str(uuid4())
    for _twice in range(2):
        client.post(at("room_typed", evening), {"key": key, "text": "Vi vil bo tørt", "whose": seat})
    (kept,) = held(Contribution)
    assert (kept.author_id, kept.seat_id, kept.entered_by_id, kept.circle_id) == (
        None, world.bekk_seat.pk, world.siv.pk, evening.circle_id,
    )  # fmt: skip
    shown = client.login_as(world.per).get(at("room", evening)).content.decode()
    assert "Vi vil bo tørt" in shown and shown.count("Ta ned") == 1
    assert "Familien Bekk" not in client.login_as(world.siv).get(at("room_console", evening)).context["not_heard"]


def test_what_is_taken_down_is_still_its_authors(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    said(client.login_as(world.fatima), evening)
    (post,) = held(WallPost)
    assert client.login_as(world.per).post(at("wall_post_down", evening, post.pk)).status_code == 404
    assert client.login_as(world.siv).post(at("wall_post_down", evening, post.pk)).status_code == 302
    assert (held(WallPost), [kept.audience for kept in held(Contribution)]) == ([], ["circle"])


def test_own_notes_are_read_by_nobody_else(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.siv).post(at("room_notes", evening), {"words": "Husk å puste"})
    assert "Husk å puste" in client.get(at("room_console", evening)).content.decode()
    assert "Husk å puste" not in client.login_as(world.liv).get(at("room_console", evening)).content.decode()
    client.login_as(world.siv).post(at("room_notes", evening), {"words": ""})
    assert held(RoomNote) == []


def test_a_parked_question_is_seen_by_all_and_answered(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    key = str(uuid4())
    for _twice in range(2):
        client.login_as(world.siv).post(
            at("room_parking", evening), {"key": key, "words": "Hvor lang er køen?", "side": "families"}
        )
    assert "Hvor lang er køen?" in client.login_as(world.per).get(at("room", evening)).content.decode()
    client.login_as(world.siv).post(at("room_parked_answered", evening, key), {"on": "1"})
    assert [bool(each.answered_at) for each in held(Parked)] == [True]
    assert asks_first(client.get(at("room_console", evening)).text, at("room_parked_away", evening, key))
    client.post(at("room_parked_away", evening, key))
    assert held(Parked) == []


# Who comes in.


def test_who_comes_to_which_page(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    pages = ("room", "room_console", "room_wall")
    found = {
        who: [client.login_as(getattr(world, who)).get(at(page, evening)).status_code for page in pages]
        for who in ("fatima", "siv", "liv", "nils", "odd", "bo")
    }
    assert found == {
        "fatima": [200, 404, 404], "siv": [200, 200, 200], "liv": [200, 200, 404], "nils": [404, 404, 404],
        "odd": [404, 404, 404], "bo": [404, 404, 404],
    }  # fmt: skip
    assert client.login_as(world.siv).get(reverse("room", args=[uuid4()])).status_code == 404


POSTS = (
    ("room_opening", ()), ("room_end", ()), ("room_keyboard", ()), ("room_typed", ()), ("room_parking", ()),
    ("room_notes", ()), ("room_step", ("neste",)), ("room_say", ()),
)  # fmt: skip


@pytest.mark.parametrize(("page", "more"), POSTS)
def test_buttons_are_for_those_who_may_and_only_to_press(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, page: str, more: tuple[Any, ...]
):
    typed = {"seen": 1, "on": "1"}
    strangers = [world.nils, world.odd, world.bo] + ([world.fatima] if page != "room_say" else [world.siv])
    for stranger in strangers:
        assert client.login_as(stranger).post(at(page, evening, *more), typed).status_code == 404
    mine: Account = world.siv if page != "room_say" else world.fatima
    assert client.login_as(mine).get(at(page, evening, *more)).status_code == 405


@pytest.mark.parametrize("page", ["room_came", "room_heard"])
def test_a_tick_is_for_a_seat_that_is_asked(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, page: str
):
    client.login_as(world.siv)
    statuses = [client.post(at(page, evening, seat), {"on": "1"}).status_code for seat in (world.nils_seat.pk, uuid4())]
    assert statuses == [404, 404]
    assert client.post(at(page, evening, world.sol_seat.pk), {"on": "yes"}).status_code == 404


def test_a_bad_move_is_404(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    client.login_as(world.siv)
    assert client.post(at("room_step", evening, "sist"), {"seen": 1}).status_code == 404
    assert client.post(at("room_step", evening, "neste"), {}).status_code == 404


def test_nobody_says_anything_in_a_closed_process(client: Visitor, world: Cast, evening: Gathering, open_room: Room):
    with as_owner():
        type(world.process).objects.filter(pk=world.process.pk).update(
            closed_at=timezone.now(), reads_until=timezone.localdate()
        )
    assert said(client.login_as(world.fatima), evening).status_code == 404
    assert client.login_as(world.siv).get(at("room_console", evening)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_phone_asks_as_much_for_three_as_for_one(
    client: Visitor,
    world: Cast,
    evening: Gathering,
    open_room: Room,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    for count in range(number):
        said(client.login_as(world.per), evening, f"Nummer {count}")
    for first, questions in ((world.fatima, 12), (world.jonas, 10)):  # the second is shown what was made for the first
        client.login_as(first)
        with django_assert_num_queries(questions):
            shown = client.get(at("room", evening), headers={"HX-Request": "true"}).content.decode()
        assert shown.count("Nummer") == number


def test_phones_share_what_is_the_same_for_them_and_nothing_of_ones_own(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    said(client.login_as(world.fatima), evening, "Mitt")
    script, there = {"HX-Request": "true"}, at("room", evening)
    pages = {
        name: client.login_as(getattr(world, name)).get(there, headers=script).content.decode()
        for name in ("fatima", "per", "jonas")
    }
    assert {name: ("Mitt" in page, "Ta ned" in page) for name, page in pages.items()} == {
        "fatima": (True, True),
        "per": (True, False),
        "jonas": (True, False),
    }
    assert pages["per"] == pages["jonas"]
    assert client.login_as(world.odd).get(there, headers=script).status_code == 404
    with as_owner():
        Contribution.objects.update(audience="me")  # taken back without a word to the room
    assert "Mitt" not in client.login_as(world.per).get(there, headers=script).content.decode()


def test_the_console_says_what_is_asked_at_the_door_and_notes_nothing_of_it(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room
):
    console = client.login_as(world.siv).get(at("room_console", evening)).content.decode()
    asks = console.split('id="spor-om"')[1].split("</details>")[0]
    for what in ("Løftet", "Bilder av folk", "Navn", "Saken til en familie"):
        assert f"<dt>{what}</dt>" in asks
    assert "<form" not in asks and "<input" not in asks
    assert 'id="spor-om"' not in client.login_as(world.fatima).get(at("room", evening)).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_console_asks_as_much_for_three_as_for_one(
    client: Visitor,
    world: Cast,
    evening: Gathering,
    open_room: Room,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    for count in range(number):
        said(client.login_as(world.per), evening, f"Nummer {count}")
        make.make(Parked, municipality=evening.municipality, gathering=evening, words=f"Spørsmål {count}")
    client.login_as(world.siv)
    with django_assert_num_queries(25):
        client.get(at("room_console", evening))


def test_the_page_connects_to_the_live_process_alone(
    client: Visitor, world: Cast, evening: Gathering, open_room: Room, settings: Any
):
    settings.LIVE_PORT = 8100
    answer = client.login_as(world.fatima).get(at("room", evening))
    assert "connect-src 'self' http://testserver:8100;" in answer.headers["Content-Security-Policy"] + ";"
    assert f'data-stream="http://testserver:8100/rom/{UUID(str(evening.pk)).hex}-' in answer.content.decode()
    other = client.get(reverse("gathering", args=[evening.pk]))
    assert "8100" not in other.headers["Content-Security-Policy"]


@pytest.mark.parametrize("days, offered", [(0, True), (1, False)])
def test_the_room_is_offered_on_its_own_day(client: Visitor, world: Cast, evening: Gathering, days: int, offered: bool):
    with as_owner():
        Gathering.objects.filter(pk=evening.pk).update(starts_at=timezone.now() + timedelta(days=days))
    page = client.login_as(world.siv).get(at("room_console", evening)).content.decode()
    assert ("Åpne rommet<" in page, "Rommet kan åpnes den dagen dere møtes" in page) == (offered, not offered)
