"""What is between two, as one of them sees it. Nowhere is it counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.core.database.asking import answer_of
from usving.process.access import Standing
from usving.process.models import Process
from usving.strengths.access.exchange import agreements_visible_to, holders_of, trading_place
from usving.strengths.models import Agreement, AgreementMessage, Post
from usving.strengths.models.agreements import AGREEMENT_STATES
from usving.strengths.rules.agreements import (
    RUNNING,
    AgreementAct,
    AgreementState,
    Between,
    Party,
    acts_for,
    why_not_say,
)
from usving.strengths.rules.exchange import PostState

BACK = (AgreementState.RETURNED, AgreementState.THANKED)


@dataclass(frozen=True)
class Seen:
    """Something between oneself and another: which of the two one is, what the other is called, and what one can do now."""

    agreement: Agreement
    mine: Party
    other: str
    other_chosen: bool  # whether that name is a chosen one
    other_told: str
    acts: tuple[AgreementAct, ...]
    i_am_asked: bool

    @property
    def title(self) -> str:
        """What it is about."""
        return self.agreement.what

    @property
    def called(self) -> str:
        """What the other is called, and whether they have chosen that name for here."""
        return f"{self.other} {_('(valgt navn)')}" if self.other_chosen else self.other

    @property
    def waits_for_me(self) -> bool:
        """Whether one is the one who says yes or no now."""
        return self.i_am_asked and self.agreement.state == AgreementState.PROPOSED

    @property
    def state(self) -> Any:
        """How far it is, in words for the one who reads."""
        return _("venter på deg") if self.waits_for_me else AGREEMENT_STATES[AgreementState(self.agreement.state)]


def mine_in(found: Agreement, who: Standing) -> Party:
    """Which of the two one is."""
    gives = found.giver_id is not None and holders_of(who).filter(pk=found.giver_id).exists()
    return Party.GIVER if gives else Party.TAKER


def between(found: Agreement, who: Standing) -> Between:
    """What the rules want to know of it, seen from oneself."""
    return Between(
        AgreementState(found.state), mine_in(found, who), Party(found.asked), found.lent,
        is_open=_is_open(found, who), both_here=bool(answer_of("strengths_other_is_here", found.pk)),
    )  # fmt: skip


def _is_open(found: Agreement, who: Standing) -> bool:
    """Whether one still acts in the process: it is open and one has a place in it."""
    held = any(each.process == found.process_id and each.is_open for each in who.places)
    return held or trading_place(who, found.process_id) is not None


def seen(found: Agreement, who: Standing) -> Seen:
    """One agreement as one of the two sees it, with what can be done."""
    facts = between(found, who)
    return _seen(found, facts.mine, acts_for(facts))


def running_in(process: Process, who: Standing) -> list[Seen]:
    """What goes on between oneself and others in a process, what waits for oneself first."""
    found = agreements_visible_to(who).filter(process=process, state__in=RUNNING).order_by("changed_on", "pk")
    mine = set(holders_of(who).filter(process=process).values_list("pk", flat=True))
    listed = [_seen(each, Party.GIVER if each.giver_id in mine else Party.TAKER, ()) for each in found]
    return sorted(listed, key=lambda each: not each.waits_for_me)


def ended_in(process: Process, who: Standing) -> list[Seen]:
    """What is over between oneself and others, the last first. For oneself alone, and without any sum."""
    found = agreements_visible_to(who).filter(process=process).exclude(state__in=RUNNING)
    mine = set(holders_of(who).filter(process=process).values_list("pk", flat=True))
    return [
        _seen(each, Party.GIVER if each.giver_id in mine else Party.TAKER, ())
        for each in found.order_by("-changed_on", "pk")
    ]


def _seen(found: Agreement, mine: Party, acts: tuple[AgreementAct, ...]) -> Seen:
    theirs = Party.TAKER if mine is Party.GIVER else Party.GIVER
    other, told = getattr(found, f"{theirs.value}_signed"), getattr(found, f"{theirs.value}_name")
    chosen = getattr(found, f"{theirs.value}_alias")
    return Seen(found, mine, other, chosen, told, acts, found.asked == mine.value)


def to_put_up_again(found: Agreement, mine: Party) -> Post | None:
    """What one has lent out and that is back, where it still stands as promised to someone; None otherwise."""
    if mine is not Party.GIVER or not found.lent or found.state not in BACK:
        return None
    return Post.objects.filter(agreements=found.pk, state=PostState.PROMISED).first()


def days_of_return(who: Standing, *, today: date) -> list[date]:
    """The days from today on by which something that one has lent, or has on loan, is to be back."""
    out = agreements_visible_to(who).filter(state=AgreementState.HANDED_OVER, due__gte=today)
    return [each.due for each in out.order_by("due") if each.due]


def messages_in(found: Agreement, who: Standing) -> list[tuple[AgreementMessage, bool]]:
    """The messages of the two, each with whether it is one's own."""
    mine = set(holders_of(who).filter(process=found.process_id).values_list("pk", flat=True))
    return [(each, each.by_id in mine) for each in found.messages.order_by("at", "pk")]


def may_say(found: Agreement, who: Standing) -> Any:
    """Why one can write no more here; nothing where one can."""
    facts = between(found, who)
    mine = getattr(found, f"{facts.mine.value}_id")
    return why_not_say(facts, said=found.messages.filter(by=mine).count())
