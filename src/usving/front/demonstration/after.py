"""What came after the gatherings of the demonstration: minutes, what was agreed and what became of it, a pulse, a paper note."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.actions import minutes, paper, pulse, tasks
from usving.process.models import (
    Circle,
    Gathering,
    Minutes,
    MinutesApproval,
    MinutesParagraph,
    Process,
    Pulse,
    Seat,
    Station,
    Task,
)
from usving.process.queries.minutes import party_of
from usving.process.queries.minutes_draft import draft_of
from usving.process.queries.paper import Whose
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SIDE_OF, SeatRole
from usving.process.rules.tasks import TaskState

TOLD = "Vi gikk rundt bordet, så alle fikk sagt noe. Så tegnet vi det vi så, på én felles tavle."
WISH = "Vi gikk rundt bordet, så alle som ville, fikk sagt noe. Så tegnet vi det vi så, på én felles tavle. Den ble hengt opp."
AGREED = ("Vi møtes på samme sted neste gang.", "Vi lager en liste over det vi kan hjelpe hverandre med.")
TASKS = ("Henge opp lappen ved inngangen", "Skrive listen og ta den med neste gang", "Spørre skolen om å låne gymsalen")
NOTE = "Jeg turte ikke si det høyt: Det hjalp å høre at andre også venter."
MARKS = ((9, 8), (7, 9), (8, 8), (10, 9), (6, 7), (8, 10), (5, 8))


def tell_what_came_after(process: Process) -> None:
    """Minutes that are fixed and minutes under way, what was agreed, marks without names, and a note from paper."""
    leader = Account.objects.filter(seat__process=process, seat__role=SeatRole.FACILITATOR).first()
    met = [each for each in Gathering.objects.filter(process=process) if each.ends_at < timezone.now()]
    met = [each for each in met if each.kind != GatheringKind.BILATERAL]
    if leader is None or len(met) < 2:
        return
    *_before, earlier, last = met
    for gathering in (earlier, last):
        _write_down(gathering, leader)
    _fix(_begin(earlier, leader), earlier, leader)
    _wish_otherwise(_begin(last, leader), last)
    _take_the_pulse(earlier)
    _type_in(last, leader)


def _begin(gathering: Gathering, leader: Account) -> Minutes:
    """The draft, with what happened written under the first thing on the plan and the empty ones taken out."""
    answer_by = timezone.localdate() + timedelta(days=5)
    with acting_as(leader.pk):
        begun = draft_of(gathering, standing_of(leader))
        made = minutes.begin(gathering, key=uuid4(), answer_by=answer_by, paragraphs=begun, by=leader)
        empty = list(MinutesParagraph.objects.filter(minutes=made, text="").select_related("minutes"))
        for each in empty[:1]:
            minutes.word_paragraph(each, fields={"text": TOLD}, by=leader)
        for each in empty[1:]:
            minutes.remove_paragraph(each, by=leader)
    return made


def _fix(made: Minutes, gathering: Gathering, leader: Account) -> None:
    """Everyone says yes, some days after the gathering."""
    for by in (*_adults(gathering)[:1], *_workers(gathering)[:1], leader):
        with acting_as(by.pk):
            made.gathering, version = gathering, Minutes.objects.get(pk=made.pk).version
            party = party_of(made, standing_of(by))
            if party and Minutes.objects.get(pk=made.pk).fixed_at is None:
                minutes.say_yes(made, party=party, version=version, by=by)
    day = gathering.ends_at + timedelta(days=4)
    MinutesApproval.objects.filter(minutes=made).update(at=day)
    Minutes.objects.filter(pk=made.pk, fixed_at__isnull=False).update(drafted_at=gathering.ends_at, fixed_at=day)


def _wish_otherwise(made: Minutes, gathering: Gathering) -> None:
    """One side would rather have it in its own words."""
    paragraph = MinutesParagraph.objects.filter(minutes=made, text=TOLD).first()
    for by in (_adults(gathering) or _workers(gathering))[:1]:
        with acting_as(by.pk):
            made.gathering = gathering
            party = party_of(made, standing_of(by))
            if party:
                minutes.want(made, key=uuid4(), party=party, text=WISH, paragraph=paragraph, by=by)


def _write_down(gathering: Gathering, leader: Account) -> None:
    """Two things agreed, and three who see to something: one has done it, one has time yet, one is late."""
    today = timezone.localdate()
    seats = [seat for seat in _seats(gathering) if seat.role in (SeatRole.FAMILY, SeatRole.PROVIDER)]
    with acting_as(leader.pk):
        agreed = [tasks.decide(gathering, key=uuid4(), text=text, by=leader) for text in AGREED]
        set_down = [
            tasks.set_task(
                gathering, key=uuid4(), text=text, due=today + timedelta(days=days), owner={"seat": seat},
                decision=agreed[min(number, 1)], by=leader,
            )
            for number, (text, days, seat) in enumerate(zip(TASKS, (-9, 6, -2), (seats * 3)[:3], strict=True))
        ]  # fmt: skip
        tasks.answer_task(set_down[0], state=TaskState.DONE, words="Lappen henger der nå.", by=leader)
    Task.objects.filter(pk__in=[each.pk for each in set_down]).update(at=gathering.ends_at)


def _take_the_pulse(gathering: Gathering) -> None:
    """Those who were there give their marks as the evening ends, and the clock closes it."""
    when = gathering.starts_at
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    for account, (safe, useful) in zip([*_adults(gathering), *_workers(gathering)], MARKS, strict=False):
        with acting_as(account.pk):
            pulse.answer(gathering.pk, safe=safe, useful=useful)
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=when)
    if Pulse.objects.filter(gathering=gathering).exists():
        with acting_as(None):
            pulse.close_all_due()


def _type_in(gathering: Gathering, leader: Account) -> None:
    """One note from paper, of the first seat that was there."""
    for seat in _seats(gathering)[:1]:
        circle = Circle.objects.get(process=gathering.process_id, side=SIDE_OF[SeatRole(seat.role)])
        station = Station.objects.get(process=gathering.process_id, number=gathering.station)
        with acting_as(leader.pk):
            note = paper.type_in(
                gathering, key=uuid4(), station=station, text=NOTE, audience=Audience.CIRCLE,
                whose=Whose(seat, circle, str(seat)), by=leader,
            )  # fmt: skip
        type(note).objects.filter(pk=note.pk).update(written_at=gathering.ends_at)


def _seats(gathering: Gathering) -> list[Seat]:
    came = Seat.objects.filter(attendance__gathering=gathering, attendance__came=True).select_related("family")
    return list(came.filter(role__in=[SeatRole.FAMILY, SeatRole.PROVIDER]).order_by("role", "code"))


def _adults(gathering: Gathering) -> list[Account]:
    """An adult of each family that came."""
    return [_adult(seat.family) for seat in _seats(gathering) if seat.family]


def _adult(family: Any) -> Account:
    adults = family.members.filter(kind="adult", person__account__isnull=False).order_by("position")
    account: Account = adults[0].person.account
    return account


def _workers(gathering: Gathering) -> list[Account]:
    """The providers who came."""
    return [seat.account for seat in _seats(gathering) if seat.account]
