"""Who waits for what in a process, for those who lead it: each in a sentence, with the one thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from usving.core.database.asking import rows_of
from usving.core.telling import told
from usving.process.access import Standing
from usving.process.models import Gathering, Invitation, Process, RecruitingChannel, Seat
from usving.process.models.processes import SIDES
from usving.process.queries import mine
from usving.process.rules.seats import AROUND, Act, SeatRole, Side

NEAR = timedelta(days=14)


@dataclass(frozen=True)
class Waiting:
    """Something that someone waits for: in one sentence, where it is done, and what that is."""

    sentence: str
    url: str
    act: str


def waiting_in(process: Process, who: Standing, seats: Sequence[Seat]) -> list[Waiting]:
    """Gather it: recruiting, seats, those on their way, gatherings, the two sides, and for facilitators what was told."""
    return [
        *_recruiting(process, seats),
        *_empty_seats(process, seats),
        *_resting(process, seats),
        *_on_their_way(process),
        *_without_place(process),
        *_unanswered(process, who),
        *_sides(process, who),
        *(_reports(process, who) if who.may(Act.HIDE, process.pk) else ()),
    ]


def _recruiting(process: Process, seats: Sequence[Seat]) -> list[Waiting]:
    """The offices that may invite now and how many letters have gone out; whether anyone has answered is told nobody.

    An office that is done is named only where a family's seat is still empty.
    """
    today, sent, found = timezone.localdate(), _sent(process), []
    room = any(seat.role == SeatRole.FAMILY and seat.family_id is None for seat in seats)
    channels = RecruitingChannel.objects.filter(process=process).select_related("organisation")
    for channel in channels.order_by("closes", "organisation__name"):
        if channel.opens > today or (channel.closes < today and not room):
            continue
        sentence = (
            _invites(channel, sent.get(channel.organisation_id, 0)) if channel.closes >= today else _over(channel)
        )
        found.append(Waiting(sentence, reverse("setup_office", args=[process.pk, channel.pk]), _("Endre dagene")))
    return found


def _sent(process: Process) -> dict[object, int]:
    return dict(rows_of("process_sent_counts", process.pk))


def _invites(channel: RecruitingChannel, sent: int) -> str:
    words = ngettext(
        "%(office)s inviterer til og med %(day)s, og har sendt %(count)s invitasjon.",
        "%(office)s inviterer til og med %(day)s, og har sendt %(count)s invitasjoner.",
        sent,
    )
    return words % {"office": channel.organisation.name, "day": told(channel.closes, "day_month"), "count": sent}


def _over(channel: RecruitingChannel) -> str:
    words = _("%(office)s inviterer ikke lenger, og det er ledige plasser.")
    return words % {"office": channel.organisation.name}


def _on_their_way(process: Process) -> list[Waiting]:
    """Those who are invited to a seat and have not come in; a no and silence look the same."""
    now = timezone.now()
    living = Invitation.objects.filter(
        process=process, side=Side.PROVIDERS, seat__account__isnull=True, expires_at__gt=now, withdrawn_at__isnull=True
    )
    words = _("%(name)s er invitert til «%(seat)s», og er ikke kommet inn.")
    return [
        Waiting(
            words % {"name": each.to_name, "seat": each.seat},
            reverse("invitation_sent", args=[each.pk]),
            _("Send en gang til"),
        )
        for each in living.filter(seat__isnull=False).select_related("seat").order_by("sent_at", "pk")
    ]


def _without_place(process: Process) -> list[Waiting]:
    """The gatherings to come that nobody has said the place of."""
    coming = Gathering.objects.filter(
        process=process, place="", called_off_at__isnull=True, starts_at__gt=timezone.now()
    )
    words = _("«%(title)s» %(day)s har ikke fått noe sted.")
    return [
        Waiting(
            words % {"title": each.title, "day": told(each.starts_at, "day_month")},
            reverse("gathering_plan", args=[each.pk]),
            _("Velg sted"),
        )
        for each in coming.order_by("starts_at", "pk")
    ]


def _empty_seats(process: Process, seats: Sequence[Seat]) -> list[Waiting]:
    empty = [seat.role for seat in seats if not (seat.account_id or seat.family_id)]
    families, providers = empty.count(SeatRole.FAMILY), empty.count(SeatRole.PROVIDER)
    there, found = reverse("seats", args=[process.pk]), []
    if families:
        words = ngettext(
            "%(count)s plass er ledig for en familie.", "%(count)s plasser er ledige for familier.", families
        )
        found.append(Waiting(words % {"count": families}, there, _("Se plassene")))
    if providers:
        words = ngettext(
            "%(count)s plass er ledig for en tjenesteyter.", "%(count)s plasser er ledige for tjenesteytere.", providers
        )
        found.append(Waiting(words % {"count": providers}, there, _("Inviter noen")))
    if around := sum(role in AROUND for role in empty):
        words = ngettext(
            "%(count)s plass er ledig for noen andre rundt bordet.",
            "%(count)s plasser er ledige for andre rundt bordet.",
            around,
        )
        found.append(Waiting(words % {"count": around}, there, _("Inviter noen")))
    if SeatRole.FACILITATOR not in {seat.role for seat in seats if seat.account_id}:
        leader = reverse("setup_leader", args=[process.pk])
        found.append(Waiting(_("Prosessen har ingen prosessveileder."), leader, _("Gi noen plassen")))
    return found


def _resting(process: Process, seats: Sequence[Seat]) -> list[Waiting]:
    """The seats of staff who cannot come in any more: their login is closed, or their roles are over."""
    words = _("%(name)s kan ikke komme inn lenger, og sitter fortsatt på plassen.")
    return [
        Waiting(words % {"name": each}, reverse("setup_seat_end", args=[process.pk, each.pk]), _("Avslutt plassen"))
        for each in seats
        if getattr(each, "rests", False) and each.ends is None
    ]


def _unanswered(process: Process, who: Standing) -> list[Waiting]:
    """The gatherings of the next fourteen days that someone has not answered to."""
    now = timezone.now()
    near = [each for each in mine.gatherings_of(who, [process], now=now) if now <= each.starts_at <= now + NEAR]
    found = []
    for each in near:
        missing = each.asked - each.answered
        if missing > 0:
            words = ngettext(
                "%(count)s har ikke svart på «%(title)s» %(day)s.",
                "%(count)s har ikke svart på «%(title)s» %(day)s.",
                missing,
            )
            day = told(each.starts_at, "day_month")
            values = {"count": missing, "title": each.title, "day": day}
            found.append(Waiting(words % values, reverse("gathering", args=[each.pk]), _("Se hvem")))
    return found


def _sides(process: Process, who: Standing) -> list[Waiting]:
    """The wordings that one of the sides has not answered to."""
    found = []
    for each in mine.hand_overs_of(who, [process]):
        there = reverse("station", args=[process.pk, each.station.number])
        found += [
            Waiting(
                _("Det vi tar med oss fra «%(station)s», venter på %(side)s.")
                % {"station": each.station.name, "side": SIDES[side]},
                there,
                _("Se forslaget"),
            )
            for side in Side
            if side.value not in each.sides
        ]
    return found


def _reports(process: Process, who: Standing) -> list[Waiting]:
    count = sum(report.process_id == process.pk for report in mine.reports_to_read(who))
    words = ngettext(
        "%(count)s melding om et bidrag er ikke lest.", "%(count)s meldinger om bidrag er ikke lest.", count
    )
    return [Waiting(words % {"count": count}, reverse("reports", args=[process.pk]), _("Les"))] if count else []
