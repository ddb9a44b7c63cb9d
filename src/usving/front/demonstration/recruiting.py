"""Recruiting that is still open in a demonstration, so that invitation, letter, answer and welcome can be tried."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account, Notice
from usving.process.actions.recruiting import Addressed, invite_family, invite_to_seat
from usving.process.actions.recruiting_again import note_told
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.actions.setup import change_office
from usving.process.models import Invitation, InvitationSending, Process, RecruitingChannel, Seat
from usving.process.rules.recruiting import MOST_REMINDERS, REMIND_AFTER, InvitationWay
from usving.process.rules.seats import SeatRole

OPENED_AGO, OPEN_FOR = 21, 40  # days
REMINDED_NOW = REMIND_AFTER + 1


class Recruiting:
    """An office that invites now: one family by e-mail who is told and reminded, one by letter; and a provider."""

    def __init__(self, process: Process, today: date, by: str) -> None:
        self.process, self.today = process, today
        accounts = Account.objects.filter(municipality=process.municipality).select_related("municipality", "person")
        self.inviter = accounts.get(username=by)
        self.leader = accounts.get(seat__process=process, seat__role=SeatRole.PROCESS_LEADER)
        self.domain = f"{process.municipality.name.lower()}.example"

    def run(self) -> None:
        """Let it all happen."""
        channel = self.open()
        first = self.invite(channel, "Eksempel Furu", InvitationWay.EMAIL, f"furu@{self.domain}")
        self.invite(channel, "Eksempel Rogn", InvitationWay.PAPER, "Eksempelveien 1\n0000 Nordvik")
        self.invite_provider()
        with acting_as(self.inviter.pk):
            note_told(first, key=uuid4(), by=self.inviter)
        self.set_back(first, REMINDED_NOW)
        InvitationSending.objects.filter(invitation=first).update(sent_at=self.day(REMINDED_NOW))
        remind_all()

    def open(self) -> RecruitingChannel:
        """The leader lets the inviter's office go on inviting."""
        held = self.inviter.membership_set.filter(organisation__isnull=False).values("organisation")
        channel = RecruitingChannel.objects.get(process=self.process, organisation__in=held)
        days = {
            "opens": self.today - timedelta(days=OPENED_AGO),
            "closes": min(self.today + timedelta(days=OPEN_FOR), self.process.ends),
        }
        fields = {**days, "remind_after": REMIND_AFTER, "reminders": MOST_REMINDERS}
        with acting_as(self.leader.pk):
            change_office(channel, fields=fields, by=self.leader)
        return RecruitingChannel.objects.select_related("process", "organisation").get(pk=channel.pk)

    def invite(self, channel: RecruitingChannel, name: str, way: InvitationWay, address: str) -> Invitation:
        """The office invites a family."""
        with acting_as(self.inviter.pk):
            to = Addressed(name, way, address)
            return invite_family(channel, key=uuid4(), to=to, by=self.inviter).invitation

    def invite_provider(self) -> None:
        """The leader invites a provider to the first seat that is empty."""
        empty = Seat.objects.filter(
            process=self.process, role=SeatRole.PROVIDER, account=None, organisation__isnull=False
        )
        if seat := empty.select_related("process", "organisation").order_by("code").first():
            with acting_as(self.leader.pk):
                to = Addressed("Reidun Eksempel", InvitationWay.EMAIL, f"reidun@{self.domain}")
                self.set_back(invite_to_seat(seat, key=uuid4(), to=to, by=self.leader).invitation, 3)

    def set_back(self, invitation: Invitation, ago: int) -> None:
        """Let it have been sent some days ago, the message with it."""
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=self.day(ago))
        Notice.objects.filter(address=invitation.address).update(created_at=self.day(ago))

    def day(self, ago: int) -> datetime:
        """Ten o'clock so many days ago."""
        day = datetime.combine(self.today - timedelta(days=ago), datetime.min.time(), timezone.get_current_timezone())
        return day + timedelta(hours=10)
