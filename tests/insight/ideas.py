"""Ideas, pilots and uses for the tests: made by the actions, each by the person who would do it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from usving.core.identity import acting_as
from usving.insight.actions import idea_grounds, idea_steps, ideas, pilots, uses
from usving.insight.models import Idea, Pilot, Use
from usving.insight.rules.ideas import IdeaAct
from usving.insight.rules.pilots import PilotAct, Verdict
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.rules.seats import Side

SIDES = {"fatima": Side.FAMILIES, "per": Side.FAMILIES, "nils": Side.PROVIDERS, "kari": Side.PROVIDERS}


def turned() -> Cast:
    """The cast in a process that has made the turn, with its gate open."""
    world = cast(here=5)
    make.gate(world.process)
    return world


def write(world: Cast, by: Account, title: str = "Samme kontor", **words: str) -> Idea:
    """A note of someone's own."""
    with acting_as(by.pk):
        told = {"need": "Folk mister frister.", "for_whom": "de som søker", "users": "kontorene"}
        row = {"title": title, "text": "Alt på ett sted.", **told, **words}
        made = {"made_by": "person", "signed": by.person.name}
        return ideas.write_idea(
            key=uuid4(), process=world.process, words=row, made=made, by=by, who=standing_of(by)
        )  # fmt: skip


def shared(world: Cast, by: Account, title: str = "Samme kontor", **words: str) -> Idea:
    """An idea that all in the process see."""
    idea = write(world, by, title, **words)
    with acting_as(by.pk):
        return ideas.share_idea(idea, by=by, who=standing_of(by))


def prove(world: Cast, idea: Idea, by: Account, act: IdeaAct = IdeaAct.FIND_NEW) -> None:
    """Someone says for their side what shows a step."""
    with acting_as(by.pk):
        who = standing_of(by)
        side = who.side_in(world.process.pk)
        idea_grounds.prove(
            idea, key=uuid4(), step=act, side=side, words="Ett brev i stedet for fire.", by=by, who=who
        )  # fmt: skip


def step(idea: Idea, by: Account, act: IdeaAct, reason: str = "") -> Idea:
    """Someone takes it a step."""
    with acting_as(by.pk):
        return idea_steps.step(idea, act=act, reason=reason, by=by, who=standing_of(by))


def new(world: Cast, title: str = "Samme kontor") -> Idea:
    """An idea that both sides have shown to be new."""
    idea = shared(world, world.fatima, title)
    for account in (world.fatima, world.nils):
        prove(world, idea, account)
    return step(idea, world.kari, IdeaAct.FIND_NEW)


def sheet(**values: Any) -> dict[str, Any]:
    """The fields of a pilot."""
    today = timezone.localdate()
    fields = {
        "title": "To uker med ett brev", "what": "Ett brev til tre familier.", "looks_for": "Om færre ringer.",
        "stop_rule": "Vi stopper hvis noen mister en frist.", "starts": today - timedelta(days=20), "ends": today,
        "counts": "telefoner", "kroner": 500, "hours": 12,
    }  # fmt: skip
    return fields | values


def planned(idea: Idea, by: Account, **values: Any) -> Pilot:
    """A pilot of an idea, and someone who does it."""
    part = {"kind": "providers", "seat": None, "called": "Berit", "does": "Skriver brevet", "day": None}
    with acting_as(by.pk):
        pilot = bare(idea, by, **values)
        pilots.add_part(pilot, key=uuid4(), fields=part, by=by)
        return pilot


def bare(idea: Idea, by: Account, **values: Any) -> Pilot:
    """A pilot of an idea that nobody does yet."""
    with acting_as(by.pk):
        return pilots.plan_pilot(idea, key=uuid4(), fields=sheet(**values), by=by, who=standing_of(by))


def run(pilot: Pilot, by: Account, act: PilotAct, reason: str = "") -> Pilot:
    """Start a pilot, or end it."""
    with acting_as(by.pk):
        return pilots.run_pilot(pilot, act=act, reason=reason, by=by, who=standing_of(by))


def review(pilot: Pilot, by: Account, verdict: Verdict) -> Pilot:
    """Someone says for their side what it thinks."""
    with acting_as(by.pk):
        who = standing_of(by)
        side = who.side_in(pilot.process_id)
        words = {"learned": "Det virket.", "went_well": "", "was_hard": "", "surprised": ""}
        return pilots.review(pilot, side=side, verdict=verdict, words=words, by=by, who=who)


def noted(pilot: Pilot, by: Account) -> None:
    """Someone notes in the log what happened today."""
    with acting_as(by.pk):
        said = {"day": timezone.localdate(), "text": "Brevet kom.", "number": None, "as_whom": ""}
        pilots.note(pilot, key=uuid4(), **said, by=by, who=standing_of(by))


def over(world: Cast, idea: Idea, **values: Any) -> Pilot:
    """A pilot that waits for both sides to look at it."""
    pilot = run(planned(idea, world.fatima, **values), world.fatima, PilotAct.START)
    noted(pilot, world.fatima)
    return run(pilot, world.nils, PilotAct.END)


def useful(world: Cast, title: str = "Samme kontor") -> Idea:
    """An idea that was tried, and that neither side would stop."""
    idea = new(world, title)
    pilot = over(world, idea)
    review(pilot, world.per, Verdict.GO_ON)
    review(pilot, world.nils, Verdict.CHANGE)
    return step(idea, world.nils, IdeaAct.FIND_USEFUL)


def told(**values: Any) -> dict[str, Any]:
    """The fields of a use."""
    fields = {
        "title": "Ett brev", "owner": "Kari Hus", "owner_role": "leder", "became": "routine", "words": "Ett brev om alt.",
        "written_where": "Rutine 4", "since": timezone.localdate() - timedelta(days=3), "for_how_many": 40,
        "replaced": "Fire brev.",
    }  # fmt: skip
    return fields | values


def used(world: Cast, title: str = "Samme kontor", **values: Any) -> Use:
    """An idea made use of."""
    idea = useful(world, title)
    with acting_as(world.kari.pk):
        return uses.describe_use(
            idea, key=uuid4(), fields=told(**values), by=world.kari, who=standing_of(world.kari)
        )  # fmt: skip
