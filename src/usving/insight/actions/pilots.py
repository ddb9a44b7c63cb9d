"""Planning a pilot, running it, noting what happens, and each side looking at it after."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of, rows_of
from usving.core.refusal import Refused
from usving.insight.access.ideas import acts_in, ground_of
from usving.insight.access.pilots import does_something_in
from usving.insight.actions.idea_told import tell_those_behind
from usving.insight.models import Idea, Pilot, PilotEntry, PilotPart, PilotReview
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.ideas import IdeaState, why_not_act_here
from usving.insight.rules.pilots import (
    LOGGED,
    PILOT,
    REVIEWED,
    PilotAct,
    PilotState,
    Verdict,
    WhyNotPilot,
    outcome,
    why_not,
    why_not_plan,
    why_not_say,
)
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.rules.seats import Side

ASLEEP = frozenset({IdeaState.NOTE, IdeaState.RESTING})


@transaction.atomic
def plan_pilot(idea: Idea, *, key: UUID, fields: Mapping[str, Any], by: Account, who: Standing) -> Pilot:
    """Plan a pilot of a shared idea. `key` is the row's own id: sent twice it is planned once."""
    if already := Pilot.objects.filter(pk=key, idea=idea).first():
        return already
    if reason := why_not_act_here(ground_of(idea.process, who)):
        raise Refused(REFUSALS[reason])
    if idea.state in ASLEEP:
        raise Refused(REFUSALS[WhyNotPilot.IDEA_NOT_SHARED])
    _check_days(fields)
    pilot = Pilot.objects.create(
        pk=key, municipality_id=idea.municipality_id, process_id=idea.process_id, idea=idea, by=by, **fields
    )
    record("insight.pilot_planned", by=by, about=pilot, account=idea.author_id)
    tell_those_behind(idea, by=by)
    return pilot


@transaction.atomic
def change_pilot(pilot: Pilot, *, fields: Mapping[str, Any], by: Account) -> Pilot:
    """Change what is to be tried. A pilot that both sides have looked at stands as it was."""
    pilot = locked(pilot)
    if pilot.state not in (PilotState.PLANNED, PilotState.RUNNING):
        raise Refused(REFUSALS[WhyNotPilot.NOT_NOW])
    _check_days(fields)
    if all(getattr(pilot, name) == value for name, value in fields.items()):
        return pilot
    for name, value in fields.items():
        setattr(pilot, name, value)
    pilot.changed_at = timezone.now()
    pilot.save(update_fields=[*fields, "changed_at"])
    record("insight.pilot_changed", by=by, about=pilot)
    return pilot


@transaction.atomic
def run_pilot(pilot: Pilot, *, act: PilotAct, reason: str = "", by: Account, who: Standing) -> Pilot:
    """Start a pilot, call it off, or end it. Before its last day an end takes a reason: the rule for stopping is one."""
    pilot = locked(pilot)
    if closed := why_not_act_here(ground_of(pilot.process, who)):
        raise Refused(REFUSALS[closed])
    if act not in (PilotAct.START, PilotAct.CALL_OFF, PilotAct.END):
        raise Refused(REFUSALS[WhyNotPilot.NOT_NOW])
    today = timezone.localdate()
    someone = PilotPart.objects.filter(pilot=pilot).exists()
    early = today < pilot.ends
    if refusal := why_not(act, PilotState(pilot.state), early=early, reason=reason, someone=someone):
        raise Refused(REFUSALS[refusal], field="reason")
    if act is not PilotAct.START:
        pilot.ended_on, pilot.reason = today, reason.strip()
    _move(pilot, act, by=by, also=("ended_on", "reason"))
    return pilot


@transaction.atomic
def add_part(pilot: Pilot, *, key: UUID, fields: Mapping[str, Any], by: Account) -> PilotPart:
    """Write down who does what in a pilot. Sent twice it is written once."""
    made, fresh = PilotPart.objects.get_or_create(pk=key, defaults={**_of(pilot), "by": by, **fields})
    if fresh:
        record("insight.pilot_part_said", by=by, about=pilot)
    return made


@transaction.atomic
def remove_part(part: PilotPart, *, by: Account) -> None:
    """Take away who does something."""
    record("insight.pilot_part_removed", by=by, about=part.pilot)
    PilotPart.objects.filter(pk=part.pk).delete()


@transaction.atomic
def note(
    pilot: Pilot, *, key: UUID, day: date, text: str, number: Decimal | None, as_whom: str, by: Account, who: Standing
) -> PilotEntry:
    """Note in the log what happened, as one who acts here or does something in the pilot. Sent twice it is noted once."""
    if already := PilotEntry.objects.filter(pk=key, pilot=pilot).first():
        return already
    if not acts_in(pilot.process, who) and not does_something_in(pilot, who):
        raise Refused(REFUSALS[WhyNotPilot.NOT_IN_IT])
    if pilot.state not in LOGGED:
        raise Refused(REFUSALS[WhyNotPilot.NOT_RUNNING])
    made = PilotEntry.objects.create(pk=key, **_of(pilot), day=day, text=text, number=number, as_whom=as_whom, by=by)
    record("insight.pilot_noted", by=by, about=pilot, account=by.pk)
    return made


@transaction.atomic
def remove_note(entry: PilotEntry, *, by: Account) -> None:
    """Take away something one has noted."""
    record("insight.pilot_note_removed", by=by, about=entry.pilot, account=by.pk)
    PilotEntry.objects.filter(pk=entry.pk, by=by).delete()


@transaction.atomic
def review(
    pilot: Pilot, *, side: Side | None, verdict: Verdict, words: Mapping[str, str], by: Account, who: Standing
) -> Pilot:
    """Say for one's own side what it thinks after a pilot. The outcome comes when both sides have said theirs, never before.

    A side may say it anew until both have, and again where they see it differently.
    """
    pilot = locked(pilot)
    if closed := why_not_act_here(ground_of(pilot.process, who)):
        raise Refused(REFUSALS[closed])
    if side is None or who.side_in(pilot.process_id) is not side:
        raise Refused(REFUSALS[WhyNotPilot.NO_SIDE])
    if pilot.state not in REVIEWED:
        raise Refused(REFUSALS[WhyNotPilot.NOT_NOW])
    if refusal := why_not_say(verdict, happened=answer_of("insight_pilot_happened", pilot.pk)):
        raise Refused(REFUSALS[refusal], field="verdict")
    _say(pilot, side, {"verdict": verdict.value, **words, "by": by, "at": timezone.now()})
    record("insight.pilot_reviewed", by=by, about=pilot, account=by.pk, side=side.value, verdict=verdict.value)
    said = {Side(each): Verdict(what) for each, what in rows_of("insight_pilot_verdicts", pilot.pk)}
    if act := outcome(said):
        pilot.judged_at = timezone.now()
        _move(pilot, act, by=by, also=("judged_at",))
        if pilot.idea_id and (idea := Idea.objects.filter(pk=pilot.idea_id).first()):
            tell_those_behind(idea, by=by)
    return pilot


def _say(pilot: Pilot, side: Side, words: Mapping[str, Any]) -> None:
    said = PilotReview.objects.filter(pilot=pilot, side=side)
    if not said.update(**words):
        PilotReview.objects.create(**_of(pilot), side=side.value, **words)


def _move(pilot: Pilot, act: PilotAct, *, by: Account, also: tuple[str, ...]) -> None:
    after = PILOT.after(PilotState(pilot.state), act)
    if after is None:
        raise Refused(REFUSALS[WhyNotPilot.NOT_NOW])
    pilot.state = after.value
    pilot.save(update_fields=["state", *also])
    record("insight.pilot_moved", by=by, about=pilot, act=act.value)


def _check_days(fields: Mapping[str, Any]) -> None:
    if reason := why_not_plan(fields["starts"], fields["ends"]):
        raise Refused(REFUSALS[reason], field="ends")


def _of(pilot: Pilot) -> dict[str, Any]:
    return {"municipality_id": pilot.municipality_id, "process_id": pilot.process_id, "pilot": pilot}


def locked(pilot: Pilot) -> Pilot:
    """Lock a pilot; where one no longer acts, the database gives it to nobody to change."""
    found = Pilot.objects.select_for_update(of=("self",)).select_related("process").filter(pk=pilot.pk).first()
    if found is None:
        raise Refused(REFUSALS[WhyNotPilot.NOT_NOW])
    return found
