"""From an answer to a thank-you: each act asks the rule, and tells the other that there is something, never what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_concerned
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.strengths.access.exchange import trading_place
from usving.strengths.actions.exchange import hold
from usving.strengths.actions.names import keep_from_others
from usving.strengths.models import Agreement, AgreementMessage, Post, VolunteerTask
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.queries.agreements import between, mine_in
from usving.strengths.rules.agreements import (
    AGREEMENT,
    AgreementAct,
    AgreementState,
    Party,
    WhyNotMove,
    why_not_day,
    why_not_move,
    why_not_say,
)
from usving.strengths.rules.exchange import PostState, Way, WhyNotAnswer

DAY_FIELD = {WhyNotMove.DAY_MISSING: "due", WhyNotMove.DAY_PAST: "due", WhyNotMove.DAY_FAR: "due"}


@dataclass(frozen=True)
class Answer:
    """Who answers, under which name and whether it is a chosen one, and whether for the family: then all at home see it."""

    signed: str
    for_family: bool = False
    words: str = ""
    alias: bool = True


@transaction.atomic
def answer(post: Post, answered: Answer, *, key: UUID, by: Account, who: Standing) -> Agreement:
    """Answer something that is put up. From the reuse shelf the first who asks has it; elsewhere its owner says yes or no.

    The same key twice is one. Raises Refused, kindly where another was first.
    """
    if already := Agreement.objects.filter(pk=key).first():
        return already
    reason = post.why_not_answer(own=False, is_open=post.process.closed_at is None, today=timezone.localdate())
    if reason:
        raise Refused(REFUSALS[reason])
    offered = post.way == Way.OFFER
    found = _begin(post.process, answered, key=key, what=post.title, post=post.pk, owner=post.owner_id, by=by, who=who,
                   mine=Party.TAKER if offered else Party.GIVER, other=post.signed, other_chosen=post.alias,
                   lent=post.lent)  # fmt: skip
    if post.station:
        _take_from_shelf(found)
    return found


@transaction.atomic
def answer_task(task: VolunteerTask, answered: Answer, *, key: UUID, by: Account, who: Standing) -> Agreement:
    """Answer a task as a volunteer: the asker is told, and says yes or no. The same key twice is one."""
    if already := Agreement.objects.filter(pk=key).first():
        return already
    return _begin(task.process, answered, key=key, what=task.words, post=task.post_id, owner=task.owner_id, by=by, who=who,
                  mine=Party.GIVER, other=_("Den som ba om hjelp"), other_chosen=False, lent=False)  # fmt: skip


def _begin(
    process: Process, answered: Answer, *, key: UUID, what: str, post: UUID, owner: UUID, by: Account, who: Standing,
    mine: Party, other: str, other_chosen: bool, lent: bool,
) -> Agreement:  # fmt: skip
    place = trading_place(who, process.pk)
    if place is None:
        raise Refused(_("Du har ikke en plass der du kan svare."))
    if answered.alias:
        keep_from_others(answered.signed, process=process.pk)
    family = place.family if answered.for_family else None
    holder = hold(process, family=family, by=by)
    theirs = Party.TAKER if mine is Party.GIVER else Party.GIVER
    sides: dict[str, Any] = {
        f"{mine.value}_id": holder.pk, f"{theirs.value}_id": owner, f"{mine.value}_signed": answered.signed,
        f"{theirs.value}_signed": other, f"{mine.value}_alias": answered.alias, f"{theirs.value}_alias": other_chosen,
        "asked": theirs.value,
    }  # fmt: skip
    found = Agreement.objects.create(
        pk=key, municipality_id=by.municipality_id, process=process, post_id=post, what=what, lent=lent, **sides
    )
    if answered.words:
        AgreementMessage.objects.create(
            municipality_id=by.municipality_id, agreement=found, by=holder, text=answered.words
        )
    record("strengths.exchange_answered", by=by, about=found, account=by.pk, family=family)
    tell_other(found)
    return found


def _take_from_shelf(found: Agreement) -> None:
    if answer_of("strengths_take_from_shelf", found.pk) != "agreed":
        raise Refused(REFUSALS[WhyNotAnswer.TAKEN])
    found.refresh_from_db()


@transaction.atomic
def agree(
    found: Agreement, *, place: str, time_words: str, due: date | None, name: str, by: Account, who: Standing
) -> None:
    """Say yes to one who has answered. The first yes counts; the others who answered are told kindly.

    `name` is one's own name where one chooses to tell it, or empty. Raises Refused.
    """
    post = Post.objects.select_for_update(of=("self",)).filter(pk=found.post_id or UUID(int=0)).first()
    locked = _hold(found, AgreementAct.AGREE, who)
    if locked is None:
        return
    if post is None or post.state != PostState.OPEN:
        raise Refused(REFUSALS[WhyNotMove.TAKEN])
    if reason := why_not_day(due, lent=locked.lent, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field=DAY_FIELD[reason])
    locked.place, locked.time_words, locked.due = place, time_words, due
    mine = mine_in(locked, who)
    setattr(locked, f"{mine.value}_name", name)
    _move(locked, AgreementState.AGREED, "place", "time_words", "due", f"{mine.value}_name")
    post.state = PostState.PROMISED.value
    post.save(update_fields=["state"])
    _say_no_to_the_others(locked)
    _done(locked, AgreementAct.AGREE, by)


def _say_no_to_the_others(found: Agreement) -> None:
    waiting = Agreement.objects.select_for_update(of=("self",)).filter(
        post=found.post_id, state=AgreementState.PROPOSED
    )
    for other in waiting.exclude(pk=found.pk):
        other.too_late = True
        _move(other, AgreementState.DECLINED, "too_late")
        tell_other(other)


@transaction.atomic
def move(found: Agreement, act: AgreementAct, *, by: Account, who: Standing) -> None:
    """Do one of the acts that need nothing more: no, cancel, handed over, given back. Done twice is done once."""
    locked = _hold(found, act, who)
    if locked is None:
        return
    before = AgreementState(locked.state)
    _move(locked, AGREEMENT.after(before, act) or before)
    if act is AgreementAct.CANCEL and before is AgreementState.AGREED:
        answer_of("strengths_stands_again", locked.pk)
    _done(locked, act, by)


@transaction.atomic
def thank(found: Agreement, *, words: str, by: Account, who: Standing) -> None:
    """Say thank you, with words or without."""
    locked = _hold(found, AgreementAct.THANK, who)
    if locked is None:
        return
    locked.thanks = words
    _move(locked, AgreementState.THANKED, "thanks")
    _done(locked, AgreementAct.THANK, by)


@transaction.atomic
def prolong(found: Agreement, *, due: date | None, by: Account, who: Standing) -> None:
    """Let a thing be lent until another day, as the two have agreed. The reminders follow the new day."""
    locked = _hold(found, AgreementAct.PROLONG, who)
    if locked is None or locked.due == due:
        return
    if reason := why_not_day(due, lent=True, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field="due")
    locked.due = due
    _move(locked, AgreementState.HANDED_OVER, "due")
    _done(locked, AgreementAct.PROLONG, by)


@transaction.atomic
def tell_name(found: Agreement, *, name: str, by: Account, who: Standing) -> None:
    """Tell the other one's own name; an empty one takes it back from the page."""
    field = f"{mine_in(found, who).value}_name"
    if getattr(found, field) == name:
        return
    if not Agreement.objects.filter(pk=found.pk).update(**{field: name}):
        raise Refused(REFUSALS[WhyNotMove.CLOSED])
    record("strengths.exchange_name_told", by=by, about=found, account=by.pk, told=bool(name))


@transaction.atomic
def say(found: Agreement, *, key: UUID, text: str, by: Account, who: Standing) -> None:
    """Write a short message to the other. The same key twice is one. Raises Refused where enough is said."""
    if AgreementMessage.objects.filter(pk=key).exists():
        return
    mine = getattr(found, f"{mine_in(found, who).value}_id")
    said = AgreementMessage.objects.filter(agreement=found, by=mine).count()
    if reason := why_not_say(between(found, who), said=said):
        raise Refused(REFUSALS[reason], field="text")
    AgreementMessage.objects.create(pk=key, municipality_id=by.municipality_id, agreement=found, by_id=mine, text=text)
    record("strengths.exchange_said", by=by, about=found, account=by.pk)
    tell_other(found)


@transaction.atomic
def take_message_away(message: AgreementMessage, *, by: Account) -> None:
    """Take away a message that one has written: the other reads it no more."""
    record("strengths.exchange_unsaid", by=by, about=message, account=by.pk)
    message.delete()


def _hold(found: Agreement, act: AgreementAct, who: Standing) -> Agreement | None:
    """Lock it and ask the rule; None where this very act is done already. Raises Refused."""
    locked = Agreement.objects.select_for_update(of=("self",)).filter(pk=found.pk).first()
    if locked is None:
        raise Refused(REFUSALS[WhyNotMove.CLOSED])
    seen = between(locked, who)
    if act is not AgreementAct.PROLONG and locked.state != found.state and _is_done(locked, act):
        return None
    if reason := why_not_move(act, seen):
        raise Refused(REFUSALS[WhyNotMove.TAKEN if locked.too_late else reason])
    return locked


def _is_done(locked: Agreement, act: AgreementAct) -> bool:
    return any(each.act is act and each.after == locked.state for each in AGREEMENT.moves)


def _move(found: Agreement, state: AgreementState, *fields: str) -> None:
    found.state, found.changed_on = state.value, timezone.localdate()
    found.save(update_fields=["state", "changed_on", *fields])


def _done(found: Agreement, act: AgreementAct, by: Account) -> None:
    record("strengths.exchange_moved", by=by, about=found, account=by.pk, act=act.value)
    tell_other(found)


def tell_other(found: Agreement) -> None:
    """Tell the other of the two that there is something, never what; the teller learns neither who nor where."""
    tell_concerned("strengths_tell_other", found.pk, subject=_subject, body=body_of(found.pk, _subject))


def _subject() -> str:
    return _("Det er noe nytt til deg i et bytte")


def body_of(found: UUID, subject: Callable[[], str]) -> Callable[[], str]:
    """What the message says: one sentence, and where to read more."""
    address = f"{settings.BASE_URL}{reverse('agreement', args=[found])}"
    return lambda: _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % {"what": subject(), "address": address}
