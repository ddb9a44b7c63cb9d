"""What was written on paper: typed in by one, of another's seat or nobody's, and the same in the end as from a telephone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.after import begin, fresh, held, yes
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.models import Attendance, Contribution, Gathering, Minutes, MinutesParagraph, Seat
from usving.process.queries.paper import SEAT, SIDE
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    return held(world)


def there(gathering: Gathering, page: str = "paper_notes", *more: Any) -> str:
    return reverse(page, args=[gathering.pk, *more])


def type_in(
    client: Visitor, gathering: Gathering, by: Account, text: str, whose: Any, audience: Audience = Audience.CIRCLE
) -> Contribution:
    chosen = f"{SEAT}:{whose.pk}" if isinstance(whose, Seat) else f"{SIDE}:{whose}"
    row = {"key": uuid4(), "text": text, "whose": chosen, "audience": audience.value}
    response = client.login_as(by).post(there(gathering), row)
    assert response.status_code == 302, response.context["form"].errors
    with as_owner():
        return Contribution.objects.get(pk=row["key"])


def reads(client: Visitor, account: Account, note: Contribution) -> bool:
    return client.login_as(account).get(reverse("contribution", args=[note.pk])).status_code == 200


@pytest.mark.parametrize(
    ("name", "answer"),
    [("siv", 200), ("liv", 200), ("fatima", 404), ("nils", 404), ("odd", 404), ("bo", 404)],
)
def test_those_who_lead_type_in(client: Visitor, world: Cast, meeting: Gathering, name: str, answer: int):
    client.login_as(getattr(world, name))
    assert client.get(there(meeting)).status_code == answer
    assert client.get(reverse("paper_notes", args=[uuid4()])).status_code == 404


def test_one_on_a_helpers_seat_types_in_too(client: Visitor, world: Cast, meeting: Gathering):
    make.seat(world.process, SeatRole.HELPER, world.odd)
    note = type_in(client, meeting, world.odd, "Fra en lapp uten navn.", "families")
    assert (note.entered_by_id, note.author_id, note.seat_id) == (world.odd.pk, None, None)


def test_a_note_says_whose_it_is_and_who_typed_it_in(client: Visitor, world: Cast, meeting: Gathering):
    note = type_in(client, meeting, world.siv, "Vi vil ha hage.", world.sol_seat)
    content = client.login_as(world.per).get(reverse("contribution", args=[note.pk])).content.decode()
    assert ("Familien Sol" in content, "på papir, skrevet inn av Siv Svingen" in content) == (True, True)
    with as_owner():
        entry = Entry.objects.get(event="process.note_typed_in")
    assert (entry.actor_id, entry.family_id) == (world.siv.pk, world.sol.pk)


def test_a_note_is_read_by_those_it_was_shared_with(client: Visitor, world: Cast, meeting: Gathering):
    note = type_in(client, meeting, world.siv, "Bare vi familier.", world.sol_seat)
    names = ("fatima", "amina", "per", "siv", "nils", "liv", "odd")
    assert [name for name in names if reads(client, getattr(world, name), note)] == ["fatima", "amina", "per", "siv"]


def test_sent_twice_it_is_one_note_and_wrong_choices_are_refused(client: Visitor, world: Cast, meeting: Gathering):
    row = {"key": uuid4(), "text": "Én gang.", "whose": f"{SEAT}:{world.sol_seat.pk}", "audience": "circle"}
    client.login_as(world.siv)
    assert [client.post(there(meeting), row).status_code for _twice in range(2)] == [302, 302]
    wrong = [
        {"text": ""},
        {"whose": f"{SEAT}:{world.siv_seat.pk}"},
        {"whose": ""},
        {"audience": "me"},
        {"audience": "family"},
    ]
    assert [client.post(there(meeting), {**row, "key": uuid4(), **each}).status_code for each in wrong] == [422] * 5
    with as_owner():
        assert Contribution.objects.filter(on_paper=True).count() == 1


def test_the_one_it_is_of_sees_it_on_min_side_corrects_it_and_takes_it_back(
    client: Visitor, world: Cast, meeting: Gathering
):
    note = type_in(client, meeting, world.siv, "Vi vil ha hake.", world.sol_seat)
    mine = client.login_as(world.jonas).get(reverse("my_page")).context["mine"].said
    assert [each.about.contribution.pk for each in mine] == [note.pk]
    assert client.login_as(world.per).get(reverse("my_page")).context["mine"].said == []
    change = reverse("contribution_change", args=[note.pk])
    corrected = {"key": note.pk, "text": "Vi vil ha hage.", "voice": "family", "alias": ""}
    assert client.login_as(world.per).post(change, corrected).status_code == 404
    assert client.login_as(world.jonas).post(change, corrected).status_code == 302
    with as_owner():
        note.refresh_from_db()
    assert (note.text, note.signed, note.author_id) == ("Vi vil ha hage.", "Familien Sol", None)
    assert client.post(reverse("audience", args=[note.pk]), {"audience": "me"}).status_code == 302
    readers = [name for name in ("fatima", "per", "siv", "nils") if reads(client, getattr(world, name), note)]
    assert readers == ["fatima"]
    assert client.login_as(world.siv).get(there(meeting, "paper_note", note.pk)).status_code == 404


def test_the_one_it_is_of_deletes_it_also_when_the_process_is_closed(client: Visitor, world: Cast, meeting: Gathering):
    kept, gone = (type_in(client, meeting, world.siv, text, world.sol_seat) for text in ("En.", "To."))
    with as_owner():
        world.process.closed_at, world.process.reads_until = timezone.now(), timezone.localdate() + timedelta(days=9)
        world.process.save()
    assert client.login_as(world.siv).get(there(meeting)).status_code == 404
    client.login_as(world.fatima).post(reverse("contribution_taken_back", args=[kept.pk]))
    client.post(reverse("contribution_delete", args=[gone.pk]))
    with as_owner():
        assert [(each.text, each.audience) for each in Contribution.objects.filter(on_paper=True)] == [("En.", "me")]


def test_the_typist_corrects_and_deletes_what_was_typed_wrong(client: Visitor, world: Cast, meeting: Gathering):
    note = type_in(client, meeting, world.siv, "Feil.", "families", Audience.ALL)
    change, gone = there(meeting, "paper_note", note.pk), there(meeting, "paper_note_removal", note.pk)
    row = {"key": note.pk, "text": "Rett.", "whose": f"{SEAT}:{world.nils_seat.pk}", "audience": "circle"}
    for name in ("liv", "fatima"):  # also one who leads, but did not type it
        assert client.login_as(getattr(world, name)).post(change, row).status_code == 404
        assert client.post(gone).status_code == 404
    assert client.login_as(world.siv).post(change, row).status_code == 302
    with as_owner():
        note.refresh_from_db()
    assert (note.text, note.seat_id, note.circle_id) == ("Rett.", world.nils_seat.pk, world.nils_seat.circle_id)
    assert client.get(gone).status_code == 405
    client.post(gone)
    with as_owner():
        assert Contribution.objects.filter(on_paper=True).count() == 0


def test_nobody_types_in_for_another_by_hand(world: Cast, meeting: Gathering):
    def refused(by: Account, **other: Any) -> bool:
        row = {
            "municipality": world.testvik, "process": world.process, "station": make.station(world.process),
            "gathering": meeting, "circle": world.sol_seat.circle, "seat": world.sol_seat, "text": "x", "signed": "x",
            "audience": "circle", "on_paper": True, "entered_by": by, **other,
        }  # fmt: skip
        try:
            with acting_as(by.pk), transaction.atomic():
                Contribution.objects.create(**row)
        except DatabaseError:
            return True
        return False

    assert [
        refused(world.nils),
        refused(world.fatima),
        refused(world.siv, entered_by=world.liv),
        refused(world.siv, audience="me"),
        refused(world.siv, author=world.fatima),
        refused(world.siv, on_paper=False),
        refused(world.siv),
    ] == [True, True, True, True, True, True, False]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(client: Visitor, world: Cast, meeting: Gathering, number: int):
    for _each in range(number):
        type_in(client, meeting, world.siv, "Ord.", world.sol_seat)
    assert asked(client.login_as(world.siv), there(meeting)) == 11


@dataclass(frozen=True)
class Note:
    """One thing said: by whom, in which words, for whom."""

    by: str
    seat: str
    text: str
    audience: Audience


NOTES = (
    Note("fatima", "sol_seat", "Vi vil bo nær skolen.", Audience.ALL),
    Note("per", "bekk_seat", "Vi er redde for å miste plassen.", Audience.CIRCLE),
    Note("nils", "nils_seat", "Vi kan ringe før vi skriver.", Audience.ALL),
)


@pytest.mark.parametrize("kind", [GatheringKind.JOINT, GatheringKind.FAMILIES])
def test_the_paper_route_gives_the_same_as_the_telephones(client: Visitor, world: Cast, kind: GatheringKind):
    """The same evening twice, once on telephones and once on paper: what is said, who came, the draft and the minutes that both
    sides have said yes to are the same."""
    make.gate(world.process)
    notes = [each for each in NOTES if kind is GatheringKind.JOINT or each.seat != "nils_seat"]
    live, paper = held(world, kind, title="Samme kveld"), held(world, kind, title="Samme kveld")
    for note in notes:
        _on_telephone(client, world, live, note)
        type_in(client, paper, world.siv, note.text, getattr(world, note.seat), note.audience)
    assert _said(live) == _said(paper)
    assert len(_said(live)) == len(notes)
    assert _came(live) == _came(paper)
    assert _drafted(client, world, live) == _drafted(client, world, paper)
    for name in ("fatima", "amina", "per", "nils", "kari", "liv", "odd"):  # the typist alone has seen more: the paper
        account = getattr(world, name)
        assert _read_by(client, account, live) == _read_by(client, account, paper)
    fixed = _fixed(client, world, live, kind)
    assert fixed == _fixed(client, world, paper, kind)
    shared = [each.text for each in notes if each.audience is Audience.ALL]
    assert [text in fixed for text in (*shared, NOTES[1].text)] == [True] * len(shared) + [False]


def _on_telephone(client: Visitor, world: Cast, gathering: Gathering, note: Note) -> None:
    key = uuid4()
    words = {
        "key": key,
        "samling": gathering.pk,
        "text": note.text,
        "voice": "family" if note.by != "nils" else "person",
    }
    client.login_as(getattr(world, note.by))
    written = client.post(reverse("write", args=[world.process.pk, gathering.station]), words)
    assert written.status_code == 302, written.context["form"].errors
    assert client.post(reverse("audience", args=[key]), {"audience": note.audience.value}).status_code == 302


def _said(gathering: Gathering) -> list[tuple[Any, ...]]:
    with as_owner():
        found = Contribution.objects.filter(gathering=gathering).order_by("text")
        return [
            (each.text, each.audience, each.station_id, each.circle_id, each.family_id, each.voice, each.signed)
            for each in found
        ]


def _came(gathering: Gathering) -> list[tuple[Any, ...]]:
    with as_owner():
        return list(
            Attendance.objects.filter(gathering=gathering)
            .order_by("seat")
            .values_list("seat", "came", "people", "coming")
        )


def _drafted(client: Visitor, world: Cast, gathering: Gathering) -> list[tuple[str, str]]:
    minutes = begin(client, gathering, world.siv)
    with as_owner():
        return list(MinutesParagraph.objects.filter(minutes=minutes).values_list("title", "text"))


def _fixed(client: Visitor, world: Cast, gathering: Gathering, kind: GatheringKind) -> str:
    """The minutes when all who stand behind them have said yes."""
    with as_owner():
        minutes = Minutes.objects.select_related("gathering").get(gathering=gathering)
    for account in (world.fatima, world.nils if kind is GatheringKind.JOINT else world.siv):
        assert fresh(minutes).fixed_at is None
        assert yes(client, minutes, account).status_code == 302
    agreed = fresh(minutes)
    assert (agreed.fixed_at is not None, agreed.silent) == (True, [])
    return agreed.words


def _read_by(client: Visitor, account: Account, gathering: Gathering) -> set[str]:
    found = client.login_as(account).get(reverse("gathering", args=[gathering.pk]))
    return {each.text for each in found.context["said"]} if found.status_code == 200 else set()
