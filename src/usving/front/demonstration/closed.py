"""An earlier process that is over, with the same people, and the promises they gave when they met."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.actions import contributions, stations
from usving.process.actions.closing import close
from usving.process.actions.files import load
from usving.process.actions.promises import promise
from usving.process.models import (
    Closing,
    Contribution,
    Gate,
    Gathering,
    HandOver,
    HandOverApproval,
    Process,
    Promise,
    Seat,
    Station,
)
from usving.process.rules import file
from usving.process.rules.audience import Audience, Voice
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

CLOSED_AGO = 60  # days since the earlier process was closed
# By user name: what was said, at which station, to whom.
SAID = (
    (
        "amina.ask",
        2,
        Audience.CIRCLE,
        "Da vi gikk rundt her, så jeg for første gang lekeplassen som lyspunktet den er.",
    ),
    ("amina.ask", 7, Audience.ALL, "Jeg tør å spørre naboen om hjelp nå."),
    ("aron.ask", 5, Audience.ME, "Jeg ville sagt at jeg er lei av møter. Jeg sa det ikke."),
    ("berit.bjork", 5, Audience.ALL, "Kan vi låne verktøy av hverandre i stedet for å kjøpe hver vårt?"),
    ("nora.eksempel", 6, Audience.CIRCLE, "Jeg ringte familien før jeg skrev brevet. Det sparte oss for to uker."),
)
AGREED = ("amina.ask", "nora.eksempel", "Vi tar med oss verktøyboden, og at vi ringer før vi skriver.")


def tell_an_earlier(process: Process, document: file.ProcessFile, today: date) -> Process:
    """Make the earlier process of the same people, let it be lived through and closed; asked as the owner."""
    earlier = Earlier(process, document, today)
    earlier.sit_down()
    earlier.speak()
    earlier.agree_and_close()
    return earlier.process


class Earlier:
    """The earlier process under way."""

    def __init__(self, process: Process, document: file.ProcessFile, today: date) -> None:
        self.now, self.today = process, today
        self.last = today - timedelta(days=CLOSED_AGO)
        frame = replace(document.process, id="nordvik-verktoyboden", name="Verktøyboden", question="Hva kan vi dele?")
        ended = replace(document, process=frame, families=(), people=(), gatherings=document.gatherings[:2])
        length = document.process.ends - document.process.starts
        self.process = load(file.moved(ended, self.last - length), today=today)
        accounts = Account.objects.filter(municipality=process.municipality).select_related("person", "municipality")
        self.accounts = {account.username: account for account in accounts}

    def sit_down(self) -> None:
        """Those who sit in the process now, sat on the same seats then."""
        for seat in Seat.objects.filter(process=self.now).exclude(account=None, family=None):
            held = {
                "account": seat.account,
                "family": seat.family,
                "called": seat.called,
                "starts": self.process.starts,
            }
            Seat.objects.filter(process=self.process, code=seat.code).update(**held)
        opened = evening(self.today - timedelta(days=CLOSED_AGO + 150))
        Gate.objects.create(municipality=self.process.municipality, process=self.process, opened_at=opened)

    def speak(self) -> None:
        """They wrote, and shared as far as they chose; the circles had become one."""
        for number, (username, station, audience, text) in enumerate(SAID):
            by = self.accounts[username]
            with acting_as(by.pk):
                said = contributions.write(
                    key=uuid4(), station=self.station(station), text=text, voice=Voice.PERSON, signed=by.person.name,
                    by=by, who=standing_of(by),
                )  # fmt: skip
                if audience is not Audience.ME:
                    contributions.share(said, audience=audience, by=by)
            self.set_back(Contribution, said.pk, written_at=CLOSED_AGO + 100 - 15 * number)

    def agree_and_close(self) -> None:
        """Both sides stood by what the last station takes with it, and the leader closed the process."""
        by, other, text = AGREED
        with acting_as(self.accounts[by].pk):
            taken = stations.propose_hand_over(
                self.station(7), key=uuid4(), text=text, sources=(), side=Side.FAMILIES, by=self.accounts[by],
                instead_of=None,
            )  # fmt: skip
        with acting_as(self.accounts[other].pk):
            stations.approve_hand_over(taken, side=Side.PROVIDERS, by=self.accounts[other])
        self.set_back(HandOver, taken.pk, at=CLOSED_AGO + 3)
        for approval in HandOverApproval.objects.filter(hand_over=taken):
            self.set_back(HandOverApproval, approval.pk, at=CLOSED_AGO + 2)
        leader = Account.objects.get(seat__process=self.process, seat__role=SeatRole.PROCESS_LEADER)
        Process.objects.filter(pk=self.process.pk).update(here=7)
        with acting_as(leader.pk):
            close(self.process, key=uuid4(), reason="", by=leader)
        self.set_back(Process, self.process.pk, closed_at=CLOSED_AGO)
        until = self.last + timedelta(days=self.process.reading_days)
        Process.objects.filter(pk=self.process.pk).update(reads_until=until)
        self.set_back(Closing, Closing.objects.get(process=self.process).pk, at=CLOSED_AGO)

    def station(self, number: int) -> Station:
        """A station of the earlier process."""
        return Station.objects.get(process=self.process, number=number)

    def set_back(self, model: Any, pk: Any, **ago: int) -> None:
        """Let something have happened some days ago, in the evening."""
        for name, days in ago.items():
            model.objects.filter(pk=pk).update(**{name: evening(self.today - timedelta(days=days))})


def promise_at_gatherings(process: Process) -> None:
    """At every gathering that has been, those who came gave the promise; on the last one, one of them had not."""
    held = [each for each in Gathering.objects.filter(process=process) if each.ends_at < timezone.now()]
    for gathering in held:
        here = Seat.objects.filter(attendance__gathering=gathering, attendance__came=True)
        talk = gathering.kind == GatheringKind.BILATERAL
        came = list((here.filter(gatheringguest__gathering=gathering) if talk else here).order_by("code"))
        late = gathering == held[-1]
        for seat in came[:-1] if late else came:
            _promise(gathering, seat)


def _promise(gathering: Gathering, seat: Seat) -> None:
    """One on the seat gives the promise, as the gathering begins."""
    by = seat.account
    if seat.family:
        adults = seat.family.members.filter(kind="adult", person__account__isnull=False)
        by = adults.order_by("position")[0].person.account
    assert by is not None
    today, now = gathering.starts_at, timezone.now()
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=now)
    gathering.starts_at = now
    with acting_as(by.pk):
        given = promise(gathering, key=uuid4(), seat=seat.pk, by=by, asked=True)
    gathering.starts_at = today
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=today)
    Promise.objects.filter(pk=given.pk).update(given_at=today)


def evening(day: date) -> datetime:
    """A time of day when people write."""
    return datetime.combine(day, datetime.min.time(), timezone.get_current_timezone()) + timedelta(hours=19)
