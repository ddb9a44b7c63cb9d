"""Saying something in the room: on the wall, to the circle, or for oneself; with a photo; typed by one for all."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from usving.core import live
from usving.core.pictures import Picture
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.actions import contributions, paper
from usving.process.actions.room import note_heard
from usving.process.models import Contribution, ContributionPhoto, Gathering, Room, Station, WallPost
from usving.process.models.refusals import REFUSALS
from usving.process.queries.paper import Whose
from usving.process.queries.room import wall_is_open
from usving.process.rules.audience import Audience, Voice
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.room import Spot, WhyNotRoom, audience_for


@dataclass(frozen=True)
class Taken:
    """A photo that comes with the words, and what it shows."""

    picture: Picture
    words: str


@transaction.atomic
def say(
    room: Room,
    *,
    key: UUID,
    spot: Spot,
    text: str,
    voice: Voice,
    signed: str,
    by: Account,
    who: Standing,
    photo: Taken | None = None,
) -> Contribution:
    """Say something in the room. `key` is the row's own id: sent twice, on a bad line, it is said once.

    Raises Refused where the gathering is over, or has no wall to hang it on.
    """
    gathering = _going_on(room, spot)
    said = contributions.write(
        key=key, station=_station(gathering), text=text, voice=voice, signed=signed, by=by, who=who, gathering=gathering
    )
    _put(said, room, spot=spot, photo=photo, by=by)
    return said


@transaction.atomic
def type_in(room: Room, *, key: UUID, text: str, whose: Whose, by: Account) -> Contribution:
    """Write for someone who said it aloud, or for nobody by name, straight on the wall: it is theirs, and says who typed."""
    gathering = _going_on(room, Spot.WALL)
    audience = audience_for(Spot.WALL, GatheringKind(gathering.kind))
    station = _station(gathering)
    said = paper.type_in(gathering, key=key, station=station, text=text, audience=audience, whose=whose, by=by)
    _put(said, room, spot=Spot.WALL, photo=None, by=by)
    if whose.seat:
        note_heard(gathering, seat=whose.seat, heard=True, by=by)
    return said


@transaction.atomic
def take_down(post: WallPost, *, by: Account) -> None:
    """Take something off the wall. Its author still has it, and whoever it is shared with still reads it."""
    post.delete()
    live.changed(post.gathering_id)


def _going_on(room: Room, spot: Spot) -> Gathering:
    """The gathering, with its room held open until what is said has been written."""
    room = Room.objects.select_related("gathering__process").get(pk=room.pk)
    if not room.is_open:
        raise Refused(REFUSALS[WhyNotRoom.NOT_OPEN])
    if spot is Spot.WALL and not wall_is_open(room.gathering):
        raise Refused(REFUSALS[WhyNotRoom.NO_WALL])
    return room.gathering


def _station(gathering: Gathering) -> Station:
    return Station.objects.get(process=gathering.process_id, number=gathering.station)


def _put(said: Contribution, room: Room, *, spot: Spot, photo: Taken | None, by: Account) -> None:
    """Give what was said its photo, its readers, and its place on the wall."""
    if photo:
        _add_photo(said, photo, by)
    wanted = audience_for(spot, GatheringKind(room.gathering.kind))
    if wanted is not Audience.ME and said.audience != wanted:
        contributions.share(said, audience=wanted, by=by)
    if spot is Spot.WALL:
        _post, fresh = WallPost.objects.get_or_create(
            contribution=said,
            defaults={
                "municipality_id": by.municipality_id,
                "gathering_id": room.gathering_id,
                "step": room.step,
            },
        )
        if fresh:
            live.changed(room.gathering_id)


def _add_photo(said: Contribution, photo: Taken, by: Account) -> None:
    picture = photo.picture
    ContributionPhoto.objects.get_or_create(
        contribution=said,
        defaults={
            "municipality_id": by.municipality_id,
            "words": photo.words,
            "large": picture.large,
            "small": picture.small,
            "width": picture.width,
            "height": picture.height,
        },
    )
