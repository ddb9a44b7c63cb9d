"""What is planned around the gatherings of the demonstration: the place, what families need, an answer by telephone."""

import io
from typing import Any
from uuid import uuid4

from django.utils import timezone
from PIL import Image, ImageDraw

from usving.core.identity import acting_as
from usving.people.models import Account, Family
from usving.process.access import standing_of
from usving.process.actions import needs, venues
from usving.process.actions.answers import Noted, note_answers
from usving.process.models import Gathering, Process, Seat, Venue
from usving.process.rules.gatherings import AnswerWay, Coming, Ground
from usving.process.rules.needs import NeedKind, tidy
from usving.process.rules.seats import SeatRole
from usving.process.rules.venues import Feature

FEATURES = (
    Feature.STEP_FREE,
    Feature.TOILET,
    Feature.PARKING,
    Feature.BUS_NEAR,
    Feature.CHILDREN_ROOM,
    Feature.KITCHEN,
)
# What families have said, in the order of their seats: kind, how many, words, whether it is told to those who plan.
SAID = (
    ((NeedKind.FOOD, 0, "Halal. Ett barn tåler ikke nøtter.", True), (NeedKind.CHILDCARE, 2, "", True)),
    ((NeedKind.INTERPRETER, 0, "Tigrinja", True), (NeedKind.TRANSPORT, 3, "Fra bussen ved torget, kl. 16.30", True)),
    ((NeedKind.ACCESS, 0, "En plass nær døra", False),),
)


def plan_around(process: Process) -> None:
    """Describe the place where this process meets most, and let the families say what they need."""
    leader = Account.objects.get(seat__process=process, seat__role=SeatRole.FACILITATOR)
    with acting_as(leader.pk):
        venue = _describe(process, leader)
    if venue:
        Gathering.objects.filter(process=process, place=venue.name).update(venue=venue)
    for seat, said in zip(_family_seats(process), SAID, strict=False):
        _say(seat, said)
    with acting_as(leader.pk):
        _note_a_call(process, leader)


def _describe(process: Process, leader: Account) -> Venue | None:
    met = Gathering.objects.filter(process=process, ground=Ground.NEUTRAL).order_by("starts_at").first()
    if met is None:
        return None
    fields: dict[str, Any] = {
        "name": met.place,
        "address": f"Eksempelveien 1, {process.municipality.name}",
        "ground": Ground.NEUTRAL.value,
        "host": None,
        "directions": "Ta bussen til Eksempeltorget. Gå mot den gule bygningen. Døra er rød, og noen møter deg der.",
        "features": [feature.value for feature in FEATURES],
        "access": "Det er stille rom i andre etasje. Dit går det trapp.",
        "borrow": "Stoler, duker og leker fra gjenbrukshylla.",
    }
    venue = venues.keep_venue(key=uuid4(), fields=fields, by=leader)
    venues.set_photo(venue, file=drawing(), shows="En gul bygning med rød dør. Tegning.", by=leader)
    return venue


def drawing() -> io.BytesIO:
    """A drawing of the place: nobody's house, and no photograph."""
    picture = Image.new("RGB", (1200, 800), "#cfe3ee")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 620, 1200, 800), fill="#9db98a")
    pen.rectangle((260, 300, 940, 660), fill="#e6c35c")
    pen.polygon([(220, 300), (600, 120), (980, 300)], fill="#8a5a44")
    pen.rectangle((540, 440, 660, 660), fill="#b3332e")
    pen.ellipse((636, 548, 650, 562), fill="#f4e6c0")
    for left in (320, 420, 720, 820):
        pen.rectangle((left, 400, left + 70, 490), fill="#f7f3e8", outline="#6b4a3a", width=6)
    out = io.BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return out


def _family_seats(process: Process) -> list[Seat]:
    seats = Seat.objects.filter(process=process, role=SeatRole.FAMILY, family__isnull=False)
    return list(seats.select_related("family").order_by("code"))


def _adult_of(family: Family) -> Account:
    adults = family.members.filter(kind="adult", person__account__isnull=False).order_by("position")
    found: Account = adults[0].person.account
    return found


def _say(seat: Seat, said: tuple[tuple[NeedKind, int, str, bool], ...]) -> None:
    if seat.family is None:
        return
    by = _adult_of(seat.family)
    with acting_as(by.pk):
        kept = {kind: tidy(kind, count=count, words=words, told=told) for kind, count, words, told in said}
        needs.say_needs(seat.family, said=kept, seats=standing_of(by).seats, by=by)


def _note_a_call(process: Process, leader: Account) -> None:
    """The last family rang and said that they come to the next gathering it is asked to."""
    coming = Gathering.objects.filter(process=process, kind__in=["families", "joint"], starts_at__gt=timezone.now())
    gathering, seats = coming.order_by("starts_at").first(), _family_seats(process)
    if gathering and seats and not gathering.attendance.filter(seat=seats[-1]).exists():
        answers = [Noted(seats[-1], Coming.YES, 2)]
        note_answers(gathering, answers=answers, how=AnswerWay.CALL, by=leader)
