"""The doors to the room of a gathering, its wall, and the photos people take."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.core.database.asking import ids_of
from usving.people.models import Account
from usving.process.access.gatherings import gathering_for, gathering_to_lead
from usving.process.access.standing import Standing, standing_of
from usving.process.access.visible import contributions_visible_to, gatherings_visible_to
from usving.process.models import (
    Contribution,
    ContributionPhoto,
    Gathering,
    Heard,
    Parked,
    Room,
    RoomLeader,
    RoomNote,
    Seat,
    WallPost,
)


def photos_visible_to(who: Standing) -> QuerySet[ContributionPhoto]:
    """The photos of what this person may read, and of what hangs on the walls of the rooms they are in."""
    return ContributionPhoto.objects.filter(
        Q(contribution__in=contributions_visible_to(who)) | Q(contribution__in=on_my_walls())
    )


def wall_posts_visible_to(who: Standing) -> QuerySet[WallPost]:
    """What has been put up of what this person reads, and in the rooms they lead on; there, what it says is another matter."""
    readable = Q(contribution__in=contributions_visible_to(who))
    return WallPost.objects.filter(readable | Q(gathering__process__in=who.run))


def rooms_visible_to(who: Standing) -> QuerySet[Room]:
    """The rooms of the gatherings this person may see."""
    return Room.objects.filter(gathering__in=gatherings_visible_to(who))


def room_leaders_visible_to(who: Standing) -> QuerySet[RoomLeader]:
    """Who leads in those rooms."""
    return RoomLeader.objects.filter(gathering__in=gatherings_visible_to(who))


def parked_visible_to(who: Standing) -> QuerySet[Parked]:
    """The questions that wait in those rooms."""
    return Parked.objects.filter(gathering__in=gatherings_visible_to(who))


def heard_visible_to(who: Standing) -> QuerySet[Heard]:
    """Who has been heard, for those who lead on."""
    return Heard.objects.filter(gathering__process__in=who.run)


def room_notes_visible_to(who: Standing) -> QuerySet[RoomNote]:
    """One's own notes."""
    return RoomNote.objects.filter(author=who.account)


def rooms_i_am_in() -> frozenset[UUID]:
    """The gatherings that go on and where the asker is present; the database says it, for the wall is read there."""
    return frozenset(ids_of("process_rooms_i_am_in"))


def on_my_walls() -> frozenset[UUID]:
    """The contributions on the walls of those rooms."""
    return frozenset(ids_of("process_on_my_walls"))


def present_in(pk: UUID) -> Room | None:
    """The room of a gathering that goes on and where the database says that the asker is present; None otherwise."""
    return Room.objects.select_related("gathering__process").get(gathering=pk) if pk in rooms_i_am_in() else None


def room_for(user: Account, pk: UUID) -> tuple[Gathering, Room | None, Standing]:
    """A gathering one may see, its room where it has been opened, and where one stands; 404 otherwise.

    While it goes on, many phones ask at once: whoever the database says is present comes in by that word alone.
    """
    if (room := present_in(pk)) is not None:
        return room.gathering, room, standing_of(user)
    gathering, who = gathering_for(user, pk)
    return gathering, Room.objects.filter(gathering=gathering).first(), who


def room_to_be_in(user: Account, pk: UUID) -> tuple[Gathering, Room, Standing]:
    """A gathering that goes on and where one is present oneself; 404 otherwise, also when it is over."""
    gathering, room, who = room_for(user, pk)
    if room is None or gathering.pk not in rooms_i_am_in():
        raise Http404
    return gathering, room, who


def room_to_lead(user: Account, pk: UUID) -> tuple[Gathering, Room, Standing]:
    """An open room that one leads and has come into; 404 otherwise."""
    gathering, who = gathering_to_lead(user, pk)
    room = get_object_or_404(Room, gathering=gathering)
    get_object_or_404(RoomLeader, gathering=gathering, seat__in=who.seats)
    return gathering, room, who


def seat_in_room(gathering: Gathering, pk: UUID, who: Standing, seats: list[Seat]) -> Seat:
    """One of the seats that are asked to a gathering; 404 otherwise."""
    found = next((seat for seat in seats if seat.pk == pk), None)
    if found is None or gathering.process_id not in who.run:
        raise Http404
    return found


def parked_in(gathering: Gathering, pk: UUID) -> Parked:
    """A question that waits at a gathering one leads; 404 otherwise."""
    return get_object_or_404(Parked, pk=pk, gathering=gathering)


def wall_post_in(gathering: Gathering, pk: UUID, who: Standing) -> WallPost:
    """Something on the wall that one may take down: one's own, or anything where one leads; 404 otherwise."""
    mine = Contribution.objects.filter(
        Q(author=who.account) | Q(seat__in=who.seats)
    )  # a join would hide what one only leads
    yours = Q(contribution__in=mine) | Q(gathering__process__in=who.run)
    return get_object_or_404(WallPost.objects.filter(yours), pk=pk, gathering=gathering)


def photo_for(user: Account, contribution: UUID) -> ContributionPhoto:
    """The photo of something one may read, or that hangs on a wall one sees; 404 otherwise."""
    return get_object_or_404(photos_visible_to(standing_of(user)), contribution=contribution)
