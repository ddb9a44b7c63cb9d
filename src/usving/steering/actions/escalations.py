"""Lifting something: the words, the yes of all it concerns, sending it, and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.access import family_ids
from usving.people.models import Account
from usving.people.rules.links import digest, new_token
from usving.process.access import Standing
from usving.process.models import Process, Seat
from usving.steering.actions.escalation_notices import tell_holder, tell_of_asking, tell_of_withdrawal
from usving.steering.models import Escalation, EscalationConcern, EscalationKey, EscalationStep
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.escalations import (
    ESCALATION,
    SHOWN,
    EscalationAct,
    EscalationState,
    Rung,
    WhyNotEscalation,
    due_after,
    everyone_says_yes,
    why_not,
    why_not_send,
)


@dataclass(frozen=True)
class Step:
    """A step of the ladder as it is asked for."""

    rung: Rung
    name: str
    days: int
    account: UUID | None = None
    email: str = ""
    phone: str = ""


@transaction.atomic
def begin(
    process: Process, *, key: UUID, title: str, text: str, direction: str, seats: Iterable[Seat], by: Account
) -> Escalation:
    """Begin a draft that nobody else sees yet; `seats` are whom it concerns. Sent twice it is begun once."""
    made, fresh = Escalation.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "process": process, "title": title, "text": text, "direction": direction,
            "by": by,
        },
    )  # fmt: skip
    if fresh:
        for seat in dict.fromkeys(seats):  # whoever is named twice is asked once
            EscalationConcern.objects.create(municipality_id=by.municipality_id, escalation=made, seat=seat)
        record("steering.escalation_begun", by=by, about=made)
    return made


@transaction.atomic
def reword(escalation: Escalation, *, title: str, text: str, by: Account) -> Escalation:
    """Word it anew. Whoever has said yes to other words is asked again. Raises Refused when it is sent."""
    held = _hold(escalation, EscalationAct.REWORD)
    if (held.title, held.text) != (title, text):
        held.title, held.text, held.version = title, text, held.version + 1
        held.save(update_fields=["title", "text", "version"])
        record("steering.escalation_worded", by=by, about=held, version=held.version)
        _tell_again(held, by)
    return held


@transaction.atomic
def set_ladder(escalation: Escalation, *, steps: Iterable[Step], by: Account) -> Escalation:
    """Say who gets it, and who above them when they do not answer. Another ladder is asked about anew, as other words are.

    Raises Refused when it is sent, without a step, and for one nobody can reach.
    """
    held, wanted = _hold(escalation, EscalationAct.REWORD), list(steps)
    if not wanted:
        raise Refused(REFUSALS[WhyNotEscalation.NO_STEP], field="name_1")
    if any(not (step.account or step.email or step.phone) for step in wanted):
        raise Refused(REFUSALS[WhyNotEscalation.NO_WAY_TO_REACH])
    if wanted == ladder_of(held):
        return held
    answer_of("steering_clear_ladder", held.pk)
    for number, step in enumerate(wanted, start=1):
        EscalationStep.objects.create(
            municipality_id=by.municipality_id, escalation=held, number=number, rung=step.rung.value, name=step.name,
            account_id=step.account, email=step.email, phone=step.phone, days=step.days,
        )  # fmt: skip
    Escalation.objects.filter(pk=held.pk).update(version=F("version") + 1)
    record("steering.escalation_ladder_set", by=by, about=held, steps=len(wanted))
    _tell_again(held, by)
    return held


def ladder_of(escalation: Escalation) -> list[Step]:
    """The ladder as it stands."""
    found = EscalationStep.objects.filter(escalation=escalation).order_by("number")
    return [Step(Rung(s.rung), s.name, s.days, s.account_id, s.email, s.phone) for s in found]


@transaction.atomic
def ask(escalation: Escalation, *, who: Standing, by: Account) -> Escalation:
    """Ask all whom it concerns; one's own seat says yes with it. Raises Refused without a ladder."""
    held = _hold(escalation, EscalationAct.ASK)
    if not EscalationStep.objects.filter(escalation=held).exists():
        raise Refused(REFUSALS[WhyNotEscalation.NO_STEP])
    held.state = EscalationState.ASKED.value
    held.save(update_fields=["state"])
    record("steering.escalation_asked", by=by, about=held)
    say_yes(held, version=held.version, who=who, by=by, in_own_words=True)
    said = dict(EscalationConcern.objects.filter(escalation=held).values_list("seat_id", "yes_to"))
    if not everyone_says_yes(said, held.version):
        tell_of_asking(held)
    return held


@transaction.atomic
def say_yes(
    escalation: Escalation, *, version: int, who: Standing, by: Account, in_own_words: bool = False
) -> Escalation:
    """Say yes to exactly these words, for one's own seat. Raises Refused where they are other by now, and for a youth."""
    held = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    if held.state != EscalationState.ASKED:
        raise Refused(REFUSALS[WhyNotEscalation.NOT_NOW])
    if held.version != version:
        raise Refused(REFUSALS[WhyNotEscalation.NEWER_WORDS])
    mine = list(EscalationConcern.objects.filter(escalation=held, seat__in=who.seats).select_related("seat"))
    adult = family_ids(by, adult=True)
    able = [each for each in mine if each.seat.family_id is None or each.seat.family_id in adult]
    if not able and not in_own_words:
        raise Refused(REFUSALS[WhyNotEscalation.NOT_AN_ADULT if mine else WhyNotEscalation.NOT_CONCERNED])
    for each in able:
        each.yes_to, each.said_at = version, timezone.now()
        each.save(update_fields=["yes_to", "said_at"])
        record("steering.escalation_approved", by=by, about=held, family=each.seat.family_id, version=version)
    return held


@transaction.atomic
def take_yes_back(escalation: Escalation, *, who: Standing, by: Account) -> Escalation:
    """Take one's yes back before it is sent."""
    held = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    if held.state != EscalationState.ASKED:
        raise Refused(REFUSALS[WhyNotEscalation.NOT_NOW])
    gone = EscalationConcern.objects.filter(escalation=held, seat__in=who.seats, yes_to__isnull=False)
    if gone.update(yes_to=None, said_at=timezone.now()):
        record("steering.escalation_yes_taken_back", by=by, about=held)
    return held


@transaction.atomic
def send(escalation: Escalation, *, by: Account) -> Escalation:
    """Send it to the first step of the ladder, when all it concerns have said yes to it as it stands. Raises Refused."""
    held = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    steps = list(EscalationStep.objects.filter(escalation=held).order_by("number"))
    said = dict(EscalationConcern.objects.filter(escalation=held).values_list("seat_id", "yes_to"))
    if reason := why_not_send(EscalationState(held.state), said=said, version=held.version, steps=len(steps)):
        raise Refused(REFUSALS[reason])
    now, first, word = timezone.now(), steps[0], new_token()
    first.began_at = now
    first.due = due_after(EscalationAct.SEND, today=timezone.localdate(now), days=first.days)
    first.save(update_fields=["began_at", "due"])
    EscalationKey.objects.create(municipality_id=by.municipality_id, step=first, digest=digest(word))
    held.state, held.sent_at = EscalationState.SENT.value, now
    held.save(update_fields=["state", "sent_at"])
    record("steering.escalation_sent", by=by, about=held)
    tell_holder(held, link_of(word))
    return held


@transaction.atomic
def withdraw(escalation: Escalation, *, by: Account) -> Escalation:
    """Take it back. From now on nobody but those it concerns reads it; whoever had it is told that it is withdrawn."""
    held = _hold(escalation, EscalationAct.WITHDRAW)
    if was_sent := EscalationState(held.state) in SHOWN:
        tell_of_withdrawal(held)
    held.state, held.ended_at = EscalationState.WITHDRAWN.value, timezone.now()
    held.save(update_fields=["state", "ended_at"])
    record("steering.escalation_withdrawn", by=by, about=held, sent=was_sent)
    return held


@transaction.atomic
def settle(escalation: Escalation, *, by: Account) -> Escalation:
    """Say that the answer is good enough."""
    held = _hold(escalation, EscalationAct.SETTLE)
    held.state, held.ended_at = EscalationState.SETTLED.value, timezone.now()
    held.save(update_fields=["state", "ended_at"])
    record("steering.escalation_settled", by=by, about=held)
    return held


def link_of(word: str) -> str:
    """The whole address of the page that a word opens."""
    return f"{settings.BASE_URL}{reverse('escalation_by_link', args=[word])}"


def _hold(escalation: Escalation, act: EscalationAct) -> Escalation:
    """Lock it, and refuse what is no move from where it stands."""
    held = Escalation.objects.select_for_update(of=("self",)).filter(pk=escalation.pk).first()
    if held is None:
        raise Refused(_("Saken er ikke din lenger."))
    if reason := why_not(EscalationState(held.state), act):
        raise Refused(REFUSALS[reason])
    assert ESCALATION.allows(EscalationState(held.state), act)
    return held


def _tell_again(held: Escalation, by: Account) -> None:
    """Those who were asked about other words are asked anew."""
    if held.state == EscalationState.ASKED:
        tell_of_asking(held)
