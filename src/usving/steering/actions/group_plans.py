"""Plans for several families at once: proposing, wording, both sides' yes, a new version, tasks from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.actions.tasks import set_task
from usving.process.models import Gathering, Process
from usving.process.rules.seats import Side
from usving.steering.models import GroupPlan, PlanPart, PlanYes
from usving.steering.models.group_plans import PARTIES
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.group_plans import PlanAct, PlanParty, PlanState, WhyNotPlanned, why_not, why_not_words

FIELD_OF = {
    WhyNotPlanned.DAYS_TURNED: "follow_up",
    WhyNotPlanned.FOLLOW_UP_PAST: "follow_up",
    WhyNotPlanned.NOBODY_DOES: "families",
}
# Who takes on the task that a part becomes; the volunteers have no side, so those who lead see to theirs.
OWNER = {PlanParty.FAMILIES: Side.FAMILIES, PlanParty.SERVICES: Side.PROVIDERS, PlanParty.VOLUNTEERS: Side.PROVIDERS}
Words = Mapping[str, Any]  # title, aim, looks_for, starts, follow_up
Parts = Mapping[PlanParty, str]


@transaction.atomic
def propose(
    process: Process, *, key: UUID, words: Words, parts: Parts, by: Account, after: GroupPlan | None = None
) -> GroupPlan:
    """Propose a plan, or a new version `after` one that is in force. Sent twice it is proposed once. Raises Refused."""
    if already := GroupPlan.objects.filter(pk=key, process=process).first():
        return already
    _check(words, parts)
    follows = _follows(after) if after else {"line": uuid4(), "number": 1}
    made = GroupPlan.objects.create(
        pk=key, municipality_id=by.municipality_id, process=process, by=by, **words, **follows
    )
    _write_parts(made, parts)
    record("steering.plan_proposed", by=by, about=made, number=made.number)
    return made


@transaction.atomic
def reword(plan: GroupPlan, *, words: Words, parts: Parts, by: Account) -> GroupPlan:
    """Word a plan anew that is not in force yet; whoever has said yes to other words is asked again. Raises Refused."""
    held = _hold(plan, PlanAct.REWORD)
    _check(words, parts)
    if all(getattr(held, name) == said for name, said in words.items()) and parts_of(held) == dict(parts):
        return held
    for name, said in words.items():
        setattr(held, name, said)
    held.wording += 1
    held.save()
    _write_parts(held, parts)
    record("steering.plan_worded", by=by, about=held, wording=held.wording)
    return held


def parts_of(plan: GroupPlan) -> dict[PlanParty, str]:
    """What each does, as it stands; only those who do something."""
    found = PlanPart.objects.filter(plan=plan).exclude(what="")
    return {PlanParty(each.party): each.what for each in found}


@transaction.atomic
def say_yes(plan: GroupPlan, *, side: Side, wording: int, by: Account) -> GroupPlan:
    """Say yes to exactly these words for one's side; with the other side's yes it is in force, in the place of the one before."""
    held = _hold(plan, PlanAct.AGREE)
    if held.wording != wording:
        raise Refused(REFUSALS[WhyNotPlanned.NEWER_WORDS])
    PlanYes.objects.update_or_create(
        plan=held, side=side.value,
        defaults={"municipality_id": by.municipality_id, "wording": wording, "by": by, "at": timezone.now()},
    )  # fmt: skip
    record("steering.plan_approved", by=by, about=held, side=side.value)
    if PlanYes.objects.filter(plan=held, wording=wording).values("side").distinct().count() == len(Side):
        _put_in_force(held, by)
    return held


@transaction.atomic
def drop(plan: GroupPlan, *, by: Account) -> GroupPlan:
    """Put a proposal away."""
    held = _end(plan, PlanAct.DROP, PlanState.DROPPED)
    record("steering.plan_dropped", by=by, about=held)
    return held


@transaction.atomic
def end(plan: GroupPlan, *, by: Account) -> GroupPlan:
    """End a plan that is in force: it is done, or of no use any more."""
    held = _end(plan, PlanAct.END, PlanState.ENDED)
    record("steering.plan_ended", by=by, about=held)
    return held


@transaction.atomic
def make_tasks(plan: GroupPlan, *, gathering: Gathering, due: date, by: Account) -> int:
    """Let what each has agreed to do stand as a task from a gathering, once for each part; returns how many are new."""
    held, made = GroupPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk), 0
    if held.state != PlanState.IN_FORCE:
        raise Refused(REFUSALS[WhyNotPlanned.NOT_NOW])
    for part in PlanPart.objects.filter(plan=held, task__isnull=True).exclude(what=""):
        party = PlanParty(part.party)
        text = part.what if len(part.what) <= 300 else f"{held.title}: {PARTIES[party]}"
        owner = {"side": OWNER[party].value}
        part.task = set_task(gathering, key=uuid4(), text=text, due=due, owner=owner, decision=None, by=by)
        part.save(update_fields=["task"])
        made += 1
    return made


def _check(words: Words, parts: Parts) -> None:
    said, today = sum(bool(what.strip()) for what in parts.values()), timezone.localdate()
    reason = why_not_words(starts=words["starts"], follow_up=words["follow_up"], today=today, parties=said)
    if reason:
        raise Refused(REFUSALS[reason], field=FIELD_OF[reason])


def _follows(after: GroupPlan) -> dict[str, Any]:
    """The line and number of a version that follows one in force. Raises Refused where one waits already."""
    held = _hold(after, PlanAct.REPLACE)
    line = GroupPlan.objects.filter(line=held.line)
    if line.filter(state=PlanState.PROPOSED).exists():
        raise Refused(REFUSALS[WhyNotPlanned.VERSION_WAITS])
    return {"line": held.line, "number": line.count() + 1}


def _write_parts(plan: GroupPlan, parts: Parts) -> None:
    for party in PlanParty:
        PlanPart.objects.update_or_create(
            plan=plan,
            party=party.value,
            defaults={"municipality_id": plan.municipality_id, "what": parts.get(party, "").strip()},
        )


def _put_in_force(plan: GroupPlan, by: Account) -> None:
    now = timezone.now()
    before = GroupPlan.objects.filter(line=plan.line, state=PlanState.IN_FORCE)
    before.update(state=PlanState.REPLACED, ended_at=now)
    plan.state, plan.in_force_at = PlanState.IN_FORCE.value, now
    plan.save(update_fields=["state", "in_force_at"])
    record("steering.plan_in_force", by=by, about=plan)


def _end(plan: GroupPlan, act: PlanAct, state: PlanState) -> GroupPlan:
    held = _hold(plan, act)
    held.state, held.ended_at = state.value, timezone.now()
    held.save(update_fields=["state", "ended_at"])
    return held


def _hold(plan: GroupPlan, act: PlanAct) -> GroupPlan:
    held = GroupPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if reason := why_not(PlanState(held.state), act):
        raise Refused(REFUSALS[reason])
    return held
