"""What is planted in the rooms of gatherings: an open room, something on its wall, a question that waits, own notes."""

from typing import Any

from tests.crawl.words import Planted
from usving.people.models import Account
from usving.process.models import (
    Contribution,
    ContributionPhoto,
    Gathering,
    Parked,
    Room,
    RoomLeader,
    RoomNote,
    Seat,
    WallPost,
)

OF_A_GATHERING = (
    "room", "room_say", "room_wall", "room_console", "room_opening", "room_end", "room_keyboard", "room_typed", "room_parking",
    "room_notes",
)  # fmt: skip


def plant_room(planted: Planted, gathering: Gathering, leader: Seat, author: Account, seat: Seat, may: Any) -> None:
    """Open the room of a gathering. What hangs on its wall is read by those it is shared with, and by the one who leads there."""
    common = {"municipality_id": gathering.municipality_id, "gathering": gathering}
    Room.objects.create(**common)
    RoomLeader.objects.create(**common, seat=leader)
    waits = planted.word(f"a question that waits: {gathering.kind}", may)
    parked = Parked.objects.create(**common, words=f"Hva med {waits}?")
    note = planted.word(f"a leader's own note: {gathering.kind}", {leader.account_id})
    RoomNote.objects.create(**common, author_id=leader.account_id, words=note)
    for page in OF_A_GATHERING:
        planted.at(page, gathering.pk)
    for move in ("neste", "forrige", "hopp", "mer-tid"):
        planted.at("room_step", gathering.pk, move)
    for page in ("room_came", "room_heard"):
        planted.at(page, gathering.pk, seat.pk)
    for page in ("room_parked_answered", "room_parked_away"):
        planted.at(page, gathering.pk, parked.pk)
    if gathering.kind == "families":
        hang(planted, gathering, leader, author, seat)


def hang(planted: Planted, gathering: Gathering, leader: Seat, author: Account, seat: Seat) -> None:
    """Something with a photo on the wall of the families, and something of the same author's that is not."""
    for audience in ("circle", "me"):
        said = Contribution(
            municipality_id=gathering.municipality_id, process=gathering.process, gathering=gathering, author=author,
            circle_id=gathering.circle_id, family_id=seat.family_id, audience=audience, voice="alias", signed="En i rommet",
            station=gathering.process.stations.get(number=gathering.station),
        )  # fmt: skip
        readers = planted.facts.readers(said, set())
        here = {leader.account_id} if audience == "circle" else set()
        said.text = f"Jeg sier {planted.word(f'said in the room to {audience}', readers | here, readers)}."
        said.save()
        shows = planted.word(f"what a photo shows to {audience}", readers | here, readers)
        ContributionPhoto.objects.create(
            municipality_id=gathering.municipality_id, contribution=said, words=f"Et bilde av {shows}", large=b"RIFF",
            small=b"RIFF", width=4, height=3,
        )  # fmt: skip
        post = WallPost.objects.create(
            municipality_id=gathering.municipality_id, gathering=gathering, contribution=said
        )
        planted.at("wall_post_down", gathering.pk, post.pk)
        for page in ("contribution_photo", "contribution_photo_small", "contribution"):
            planted.at(page, said.pk)


def come_in(gathering: Gathering, leaders: list[Seat]) -> None:
    """Let others who lead come into the room as well."""
    for seat in leaders:
        RoomLeader.objects.create(municipality_id=gathering.municipality_id, gathering=gathering, seat=seat)


def hang_own(planted: Planted, gathering: Gathering, authors: list[Account]) -> None:
    """Something of each, which each may take down; nobody else reads it."""
    for author in authors:
        said = Contribution.objects.create(
            municipality_id=gathering.municipality_id, process=gathering.process, gathering=gathering, author=author,
            audience="me", voice="alias", signed="En", text="Mitt",
            station=gathering.process.stations.get(number=gathering.station),
        )  # fmt: skip
        post = WallPost.objects.create(
            municipality_id=gathering.municipality_id, gathering=gathering, contribution=said
        )
        planted.at("wall_post_down", gathering.pk, post.pk)
