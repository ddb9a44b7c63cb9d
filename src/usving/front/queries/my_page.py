"""What stands on *Min side*, gathered from the areas below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from usving.core.u import Figure, Station, figure
from usving.front.queries.beginning import start_of, tip_of
from usving.front.queries.waiting import Told, Waiting, told_by, waiting_for
from usving.people.access import current
from usving.people.models import Account, Membership
from usving.people.queries.accounts import has_second_lock
from usving.people.queries.administration import first_steps_for
from usving.people.queries.contacts import asked_of, lacks_contact
from usving.people.queries.my_matter import questions_waiting
from usving.people.rules.roles import Role
from usving.process.access import Standing, standing_of
from usving.process.models import Process, RecruitingChannel
from usving.process.queries import mine
from usving.process.queries.contacts import Contact, whom_to_call
from usving.process.queries.not_led import not_led
from usving.process.queries.recruiting import channels_at
from usving.process.queries.tasks import Done, my_tasks
from usving.process.queries.u import station_at, way_of
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.next_thing import Facts, NextThing, may_go_on, next_thing
from usving.process.rules.recruiting import RECRUITERS
from usving.process.rules.seats import Act

Found = dict[NextThing, Any]  # for each thing that waits, what it is about: a gathering, a process, a recruiting


@dataclass(frozen=True)
class MyPage:
    """Everything on one person's *Min side*."""

    thing: NextThing
    about: Any
    roles: frozenset[Role]
    process: Process | None
    figure: Figure | None
    gathering: Any
    asked: bool
    said: list[Told]  # what one has said, told and thought of lately, and what became of it
    waiting: list[Waiting]  # what others wait for from one, in every area
    tasks: list[Done]  # what one has taken on and that waits
    contacts: list[Contact]
    places: mine.Places
    questions: int  # how many ask to see a part of one's matter
    tip: str  # the name of the box for newcomers; empty where it is closed

    @property
    def shows_thing(self) -> bool:
        """Whether the next thing is shown: that nothing waits is not said where something does."""
        return self.thing is not NextThing.WAIT or not self.waiting


def my_page_of(account: Account, *, now: datetime) -> MyPage:
    """Gather it, as the account itself asks."""
    who, held = standing_of(account), _held(account)
    offices = [organisation for role, organisation in held if organisation and role in RECRUITERS]
    channels = list(channels_at(offices)) if offices else []
    processes = mine.processes_of(who)
    gatherings = mine.gatherings_of(who, processes, now=now)
    roles = {Role(role) for role, _organisation in held} | ({Role.FAMILY_MEMBER} if who.families else set())
    found = {
        **_waiting(who, account, processes, gatherings, channels, now),
        **_beginning(who, account, processes, roles),
    }
    facts = facts_of(found, staff=account.is_staff, second_lock=account.is_staff and has_second_lock(account))
    thing, process = next_thing(facts), processes[0] if processes else None
    coming = next((each for each in gatherings if each.ends_at > now and _concerns(each, who)), None)
    return MyPage(
        thing=thing,
        about=found.get(thing),
        roles=frozenset(roles),
        process=process,
        figure=figure_of(process) if process else None,
        gathering=coming,
        asked=coming is not None and mine.asks_me(coming, who),
        said=told_by(account, who),
        waiting=waiting_for(who),
        tasks=my_tasks(who),
        contacts=whom_to_call(who, account),
        places=mine.places_of(),
        questions=0 if account.is_staff else questions_waiting(),
        tip=tip_of(account, frozenset(roles), recruits=bool(channels), demonstration=settings.DEMO),
    )


def _beginning(who: Standing, account: Account, processes: list[Process], roles: set[Role]) -> Found:
    """What newcomers are led through, and what families and workers ask each other."""
    steps = first_steps_for(account) if Role.ADMINISTRATOR in roles else None
    led = [process for process in processes if process.pk in who.run]
    return {
        NextThing.SEAT_LEADER: first(not_led()) if Role.ADMINISTRATOR in roles else None,
        NextThing.READY_MUNICIPALITY: steps if steps and steps.next_step else None,
        NextThing.BEGIN_PROCESS: True if Role.PROCESS_LEADER in roles and not who.led else None,
        NextThing.START_PROCESS: start_of(led) if led else None,
        NextThing.ANSWER_FAMILY: first(asked_of(account)) if account.is_staff else None,
        NextThing.CHOOSE_CONTACT: lacks_contact(account) if who.families else None,
    }


def facts_of(found: Found, *, staff: bool, second_lock: bool) -> Facts:
    """Say what was found as facts for the rule."""
    return Facts(
        staff=staff,
        second_lock=second_lock,
        unanswered_gathering=found[NextThing.ANSWER_GATHERING] is not None,
        waiting_hand_over=found[NextThing.APPROVE_HAND_OVER] is not None,
        voice_due=found[NextThing.SPEAK_AT_GATE] is not None,
        open_report=found[NextThing.READ_REPORTS] is not None,
        held_without_names=found[NextThing.NOTE_WHO_CAME] is not None,
        few_days_without_answer=found[NextThing.CALL_UNANSWERED] is not None,
        both_sides_agree=found[NextThing.MOVE_ON] is not None,
        leads_without_plan=found[NextThing.PLAN_GATHERING] is not None,
        recruiting_open=found[NextThing.RECRUIT] is not None,
        asked_by_family=found[NextThing.ANSWER_FAMILY] is not None,
        lacks_contact=found[NextThing.CHOOSE_CONTACT] is not None,
        begins=found[NextThing.BEGIN_PROCESS] is not None,
        leads_unstarted=found[NextThing.START_PROCESS] is not None,
        unled=found[NextThing.SEAT_LEADER] is not None,
        unready=found[NextThing.READY_MUNICIPALITY] is not None,
        takes_part=found[NextThing.WRITE] is not None,
    )


def _held(account: Account) -> list[tuple[str, Any]]:
    """The roles one has today, each with the organisation it is in."""
    held = Membership.objects.filter(current(), account=account.pk)
    return list(held.values_list("role", "organisation_id"))


def _waiting(
    who: Standing,
    account: Account,
    processes: list[Process],
    gatherings: list[Any],
    channels: list[RecruitingChannel],
    now: datetime,
) -> Found:
    """For each thing that could be asked for, the first it is about, or None where nothing waits."""
    coming, today = [each for each in gatherings if each.ends_at > now], timezone.localdate(now)
    hand_overs = mine.hand_overs_of(who, processes) if processes else []
    writes = [process for process in processes if who.may(Act.WRITE, process.pk)]
    sits_as_family = any(place.family for place in who.places)
    return {
        NextThing.ANSWER_GATHERING: first(g for g in coming if g.mine is None and mine.asks_me(g, who)),
        NextThing.APPROVE_HAND_OVER: first(each for each in hand_overs if mine.waits_for_me(each, who)),
        NextThing.SPEAK_AT_GATE: first(mine.voices_due(who, account)) if sits_as_family else None,
        NextThing.RECRUIT: first(
            each for each in channels if each.opens <= today <= each.closes and not each.process.closed_at
        ),
        NextThing.WRITE: first(writes),
        **_waiting_for_leader(who, processes, gatherings, hand_overs, now),
    }


def _waiting_for_leader(
    who: Standing, processes: list[Process], gatherings: list[Any], hand_overs: list[Any], now: datetime
) -> Found:
    """The same, of what only those who lead a process do."""
    led = [process for process in processes if process.pk in who.run]
    ours = [each for each in gatherings if each.process_id in who.run]
    coming = [each for each in ours if each.ends_at > now]
    planned = {each.process_id for each in coming}
    agreed = [each for each in hand_overs if each.process_id in who.run and _may_go_on(each)]
    unplanned = [process for process in led if process.pk not in planned and process.ends >= timezone.localdate(now)]
    return {
        NextThing.READ_REPORTS: first(mine.reports_to_read(who)) if led else None,
        NextThing.NOTE_WHO_CAME: first(each for each in ours if each.ends_at <= now and not each.noted),
        NextThing.CALL_UNANSWERED: first(each for each in coming if mine.lacks_answers(each, now=now)),
        NextThing.MOVE_ON: first(agreed),
        NextThing.PLAN_GATHERING: first(unplanned),
    }


def first(things: Iterable[Any]) -> Any:
    """Return the first of them, or None."""
    return next(iter(things), None)


def _may_go_on(hand_over: Any) -> bool:
    return may_go_on(here=hand_over.process.here, both_sides_agree=mine.stands(hand_over))


def _concerns(gathering: Any, who: Standing) -> bool:
    """Whether a gathering is one's own next: one is asked to it or leads it, or it is open to all who sit here."""
    open_to_all = gathering.kind in (GatheringKind.JOINT, GatheringKind.OPEN)
    return open_to_all or gathering.process_id in who.led or mine.asks_me(gathering, who)


def figure_of(process: Process) -> Figure:
    """The U of a process in small: its stations, where it is, where the circles became one; no marks."""
    stations = [Station(each.number, each.name, each.hint) for each in process.stations.all()]
    gate = getattr(process, "gate", None)
    return figure(stations, process.here, station_at(way_of(process), gate.opened_at) if gate else None)
