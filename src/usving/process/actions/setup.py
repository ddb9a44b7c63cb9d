"""Changing how a process is set up. What has been said, answered or planned is never lost by it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.core.telling import told
from usving.people.access import current
from usving.people.actions.administration_put_away import refuse_put_away
from usving.people.models import Account, Membership, Organisation
from usving.people.queries.behind import people_behind
from usving.process.models import Circle, Partner, Process, RecruitingChannel, Seat, Station
from usving.process.models.processes import SEAT_ROLES
from usving.process.models.refusals import REFUSALS
from usving.process.queries.gatherings import taken
from usving.process.rules.seats import SIDE_OF, SeatRole
from usving.process.rules.setup import (
    Span,
    WhyNotFrame,
    WhyNotOffice,
    WhyNotStation,
    why_not_frame,
    why_not_office,
    why_not_station,
)

KEPT_SEATS: dict[str, Any] = {
    "taken": gettext_lazy("Noen har satt seg på plassen. Den kan ikke fjernes."),
    "invited": gettext_lazy(
        "Noen er invitert til plassen og kan fortsatt si ja. Den kan fjernes når invitasjonen har gått ut."
    ),
    "used": gettext_lazy(
        "Noen har sittet her, og det de svarte, henger på plassen. Den blir stående, så ingenting går tapt."
    ),
    "refused": gettext_lazy("Bare de som leder prosessen, kan fjerne en plass."),
}


def hold(process: Process) -> Process:
    """Lock a process and return it as it stands: until the answer is given, nobody else changes its set-up."""
    return Process.objects.select_for_update().get(pk=process.pk)


@transaction.atomic
def change_frame(process: Process, *, fields: Mapping[str, Any], by: Account) -> None:
    """Change the name, the question, the arena or the days. Raises Refused where something would fall outside."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    found = why_not_frame(
        fields["starts"],
        fields["ends"],
        gatherings=_gatherings(process),
        stations=[span for each in process.stations.all() if (span := span_of(each))],
        offices=[_office(each) for each in process.channels.select_related("organisation")],
    )
    if found:
        reason, span = found
        at_end = reason is not WhyNotFrame.STATION_OUTSIDE and reason is not WhyNotFrame.GATHERING_OUTSIDE
        field = "ends" if at_end or span.ends > fields["ends"] else "starts"
        raise Refused(REFUSALS[reason] % {"name": span.name, "day": _day(span.starts)}, field=field)
    if _set(process, fields):
        record("process.frame_changed", by=by, about=process)


@transaction.atomic
def change_station(station: Station, *, fields: Mapping[str, Any], by: Account) -> None:
    """Change a station's words or days. What has been said there stays. Raises Refused."""
    process = Process.objects.select_for_update().get(pk=station.process_id)
    others = {each.number: span_of(each) for each in process.stations.all()}
    asked = Span(station.name, fields["starts"], fields["ends"])
    frame = Span(process.name, process.starts, process.ends)
    former, following = others.get(station.number - 1), others.get(station.number + 1)
    if reason := why_not_station(asked, frame=frame, former=former, following=following):
        late = reason is WhyNotStation.ENDS_FIRST or (
            reason is WhyNotStation.OUTSIDE_FRAME and process.starts <= asked.starts <= process.ends
        )
        raise Refused(REFUSALS[reason], field="ends" if late else "starts")
    if _set(station, fields):
        record("process.station_changed", by=by, about=station, number=station.number)


@transaction.atomic
def add_partner(process: Process, *, key: UUID, organisation: Organisation, part: str, by: Account) -> Partner:
    """Let an organisation stand behind the process. `key` is the row's own id. Raises Refused where it does already."""
    if already := Partner.objects.filter(process=process, organisation=organisation).first():
        if already.pk == key:
            return already
        raise Refused(_("Organisasjonen er partner allerede."), field="organisation")
    partner = Partner.objects.create(
        pk=key, municipality_id=by.municipality_id, process=process, organisation=organisation, part=part
    )
    record("process.partner_added", by=by, about=partner)
    return partner


@transaction.atomic
def change_partner(partner: Partner, *, part: str, by: Account) -> None:
    """Say anew what a partner does."""
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    if _set(partner, {"part": part}):
        record("process.partner_changed", by=by, about=partner)


@transaction.atomic
def remove_partner(partner: Partner, *, by: Account) -> None:
    """Let an organisation stand behind the process no longer. Its seats, its people and what they said stay."""
    record("process.partner_removed", by=by, about=partner)
    partner.delete()


@transaction.atomic
def add_seat(
    process: Process, *, key: UUID, role: SeatRole, label: str, organisation: Organisation | None, by: Account
) -> Seat:
    """Add an empty seat. `key` is the row's own id: sent twice it is one seat."""
    if already := Seat.objects.filter(pk=key, process=process).first():
        return already
    _refuse_bad_home(process, role, organisation)
    side = SIDE_OF.get(role)
    seat = Seat.objects.create(
        pk=key,
        municipality_id=by.municipality_id,
        process=process,
        code=f"{role.value}-{key.hex[:8]}",
        role=role.value,
        side=side.value if side else "",
        circle=Circle.objects.get(process=process, side=side.value) if side else None,
        organisation=organisation,
        label=label,
    )
    record("process.seat_added", by=by, about=seat, seat_role=role.value)
    return seat


@transaction.atomic
def seat_leader(process: Process, *, key: UUID, role: SeatRole, account: UUID, by: Account) -> None:
    """Give someone of the municipality who has the role a seat that leads; it stands in their own trail.

    An empty seat of the role is taken first, else one is made. Raises Refused for whoever has not the role today.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    if Seat.objects.filter(taken(), process=process, role=role.value, account=account).exists():
        return
    behind = people_behind([account]).get(account)
    if behind is None or not Membership.objects.filter(current(), account=account, role=role.value).exists():
        raise Refused(_("Personen har ikke lenger den rollen i kommunen."), field="person")
    seat = Seat.objects.filter(process=process, role=role.value, account__isnull=True).order_by("code").first()
    seat = seat or add_seat(
        process, key=key, role=role, label=str(SEAT_ROLES[role]).capitalize(), organisation=None, by=by
    )
    seat.account_id, seat.called, seat.starts = account, behind.name, timezone.localdate()
    seat.save(update_fields=["account", "called", "starts"])
    record("process.leader_seated", by=by, about=seat, account=account, seat_role=role.value)


@transaction.atomic
def change_seat(seat: Seat, *, label: str, organisation: Organisation | None, by: Account) -> None:
    """Change what an empty seat is called, and where the one who gets it comes from. Raises Refused where someone sits there."""
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if seat.account_id:
        raise Refused(_("Noen har satt seg på plassen imens."))
    if organisation and organisation.pk != seat.organisation_id:
        _refuse_bad_home(seat.process, SeatRole(seat.role), organisation)
    if _set(seat, {"label": label, "organisation": organisation}):
        record("process.seat_changed", by=by, about=seat)


@transaction.atomic
def remove_seat(seat: Seat, *, by: Account) -> None:
    """Remove a seat that is empty and that nothing hangs on. Raises Refused otherwise."""
    outcome = answer_of("process_remove_seat", seat.pk)
    if outcome != "removed":
        raise Refused(KEPT_SEATS[outcome])
    record("process.seat_removed", by=by, about=seat, seat_role=seat.role)


@transaction.atomic
def add_office(
    process: Process, *, key: UUID, organisation: Organisation, opens: date, closes: date, by: Account
) -> RecruitingChannel:
    """Let an office invite families between two days. `key` is the row's own id. Raises Refused."""
    refuse_put_away(organisation, field="organisation")
    _refuse_bad_office(process, opens, closes)
    if already := RecruitingChannel.objects.filter(process=process, organisation=organisation).first():
        if already.pk == key:
            return already
        raise Refused(_("Kontoret inviterer allerede. Endre dagene der i stedet."), field="organisation")
    channel = RecruitingChannel.objects.create(
        pk=key,
        municipality_id=by.municipality_id,
        process=process,
        organisation=organisation,
        opens=opens,
        closes=closes,
    )
    record("process.office_added", by=by, about=channel)
    return channel


@transaction.atomic
def change_office(channel: RecruitingChannel, *, fields: Mapping[str, Any], by: Account) -> None:
    """Change when an office invites and how it reminds. A letter that is out lives as long as it said, or as the office does."""
    found = RecruitingChannel.objects.select_for_update(of=("self",)).select_related("process", "organisation")
    channel = found.get(pk=channel.pk)
    refuse_put_away(channel.organisation)
    _refuse_bad_office(channel.process, fields["opens"], fields["closes"])
    if _set(channel, fields):
        answer_of("process_keep_invitations", channel.pk)
        record("process.office_changed", by=by, about=channel)


def _refuse_bad_home(process: Process, role: SeatRole, organisation: Organisation | None) -> None:
    """One from an office that recruits sees whom it invites; whoever builds or researches is never one of those."""
    offices = RecruitingChannel.objects.filter(process=process, organisation=organisation)
    if role in (SeatRole.CONTRACTOR, SeatRole.RESEARCHER) and offices.exists():
        words = _("Dette kontoret inviterer familier, og de som jobber der, ser hvem. Velg en annen organisasjon.")
        raise Refused(words, field="organisation")


def span_of(station: Station) -> Span | None:
    """A station in time; None where its days are not set."""
    return Span(station.name, station.starts, station.ends) if station.starts and station.ends else None


def _gatherings(process: Process) -> list[Span]:
    """Every gathering, called off or not: one that is called off may be called on again."""
    found = process.gatherings.order_by("starts_at")
    return [Span(each.title, _local(each.starts_at), _local(each.ends_at)) for each in found]


def _office(channel: RecruitingChannel) -> Span:
    return Span(channel.organisation.name, channel.opens, channel.closes)


def _refuse_bad_office(process: Process, opens: date, closes: date) -> None:
    if reason := why_not_office(opens, closes, ends=process.ends):
        raise Refused(REFUSALS[reason], field="closes" if reason is WhyNotOffice.CLOSES_FIRST else "opens")


def _set(row: Any, fields: Mapping[str, Any]) -> bool:
    """Set the fields and save the row where one of them is new; return whether it was."""
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    if new:
        row.save(update_fields=list(new))
    return bool(new)


def _local(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _day(day: date) -> str:
    return told(day, "day")
