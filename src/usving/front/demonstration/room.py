"""A gathering of the families that goes on today in the demonstration, with its room open and a little on the wall."""

import io
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from PIL import Image, ImageDraw

from usving.core.identity import acting_as
from usving.core.pictures import Picture, read
from usving.people.models import Account, FamilyMember
from usving.process.access import standing_of
from usving.process.actions import gatherings, room, wall
from usving.process.models import Gathering, Process, Room, Seat
from usving.process.rules.audience import Voice
from usving.process.rules.gatherings import GatheringKind, Ground
from usving.process.rules.room import Move, Spot
from usving.process.rules.seats import SeatRole

AGENDA = [
    {"title": "Innsjekk: hvordan er vi her i dag?", "minutes": 15},
    {"title": "Et hjem der vi kan ha besøk", "minutes": 60},
    {"title": "Mat sammen", "minutes": 45},
    {"title": "Hva tar vi med oss?", "minutes": 40},
    {"title": "Utsjekk", "minutes": 20},
]
SAID = (
    "Barna skal kunne ta med seg venner hjem.",
    "Et kjøkken der vi alle får plass rundt bordet.",
    "Jeg vil kunne lukke en dør og ha det stille.",
)
DRAWN = "En tegning av et hus med stor dør og et tre ved siden av."


def open_a_room(process: Process) -> None:
    """Let the families meet now, and open the room; asked as the owner."""
    leader = Account.objects.filter(seat__process=process, seat__role=SeatRole.FACILITATOR).first()
    grown_up = FamilyMember.objects.filter(family__seat__process=process, kind="adult", person__account__isnull=False)
    first = {each.family_id: each.person.account for each in grown_up.order_by("-family__code", "-position")}
    people = list(first.values())[::-1]  # one of each family, the families in order
    if leader is None or not people:
        return
    with acting_as(leader.pk):
        opened = _open(_meet(process, leader), leader)
    for number, (by, text) in enumerate(zip(people, SAID, strict=False)):
        photo = wall.Taken(_drawing(), DRAWN) if number == 1 else None
        with acting_as(by.pk):
            wall.say(
                opened, key=uuid4(), spot=Spot.WALL, text=text, voice=Voice.PERSON, signed=by.person.name, by=by,
                who=standing_of(by), photo=photo,
            )  # fmt: skip


def _meet(process: Process, leader: Account) -> Gathering:
    fields = {
        "kind": GatheringKind.FAMILIES.value, "title": "Et hjem for besøk", "station": process.here, "minutes": 180,
        "starts_at": timezone.now() - timedelta(minutes=20), "place": process.arena, "ground": Ground.NEUTRAL.value,
        "agenda": AGENDA,
    }  # fmt: skip
    return gatherings.plan(key=uuid4(), process=process, fields=fields, by=leader)


def _open(gathering: Gathering, leader: Account) -> Room:
    seat = standing_of(leader).place_in(gathering.process_id)
    assert seat is not None
    opened = room.open_room(gathering, seat=seat.seat, by=leader)
    for each in Seat.objects.filter(circle=gathering.circle, family__isnull=False).order_by("code"):
        room.note_came(gathering, seat=each, came=True, by=leader)
    room.park(gathering, key=uuid4(), words="Hvor lang er køen for et større hjem?", side="families", by=leader)
    room.note_for_oneself(gathering, words="Spør hva som gjør et rom stille.", by=leader)
    return room.move(opened, Move.NEXT, seen=1, steps=len(AGENDA), by=leader)


def _drawing() -> Picture:
    """A drawing made here, so that it is nobody's."""
    paper = Image.new("RGB", (900, 600), "#f4ead5")
    pen = ImageDraw.Draw(paper)
    pen.polygon([(250, 300), (450, 150), (650, 300)], fill="#c9603f")
    pen.rectangle((290, 300, 610, 520), fill="#2f7f86")
    pen.rectangle((410, 370, 490, 520), fill="#f4ead5")
    pen.ellipse((690, 250, 830, 420), fill="#6a8f4f")
    pen.rectangle((750, 410, 770, 520), fill="#7a5a3a")
    out = io.BytesIO()
    paper.save(out, "PNG")
    drawn = read(io.BytesIO(out.getvalue()))
    assert isinstance(drawn, Picture)
    return drawn
