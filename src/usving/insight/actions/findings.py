"""Wording a finding, and what each side says to it. Its state follows from the facts, in the database."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.insight.actions.hands import drop, hand_of
from usving.insight.actions.replies import tell_teller
from usving.insight.models import Experience, Finding, FindingSource, FindingWords, Mark
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries.findings import sayer_of, state_now, that_lost
from usving.insight.rules.findings import Says, WhyNotSay, replaced_by, why_not_say
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process

WORDED = ("title", "words", "supports", "against")


@transaction.atomic
def propose(
    process: Process, *, key: UUID, marks: Iterable[Mark], shown: bool, who: Standing, by: Account, **worded: str
) -> Finding:
    """Write the first wording of a finding, for one's side, of some marked passages. `key` is the row's own id.

    `worded`: title, words, supports, against. Raises Refused where one speaks for no side, or no passage is chosen.
    """
    if there := Finding.objects.filter(pk=key, hand__account=by).first():
        return there
    side, chosen = who.side_in(process.pk), list(marks)
    if side is None:
        raise Refused(REFUSALS[WhyNotSay.NO_SIDE])
    if not chosen:
        raise Refused(REFUSALS[WhyNotSay.NO_SOURCES], field="marks")
    hand = hand_of(process, shown=shown, by=by)
    common = {"municipality_id": by.municipality_id, "process": process}
    finding = Finding(pk=key, hand=hand, side=side.value, **common, **{name: worded[name] for name in WORDED})
    finding.save(force_insert=True)
    _rest_on(finding, chosen, by)
    record("insight.finding_proposed", by=by, about=finding, account=by.pk, side=side.value)
    return finding


@transaction.atomic
def reword(finding: Finding, *, seen: int, marks: Iterable[Mark], who: Standing, by: Account, **worded: str) -> Finding:
    """Word a finding anew, perhaps of other passages: both sides are asked again. `seen`: the wording on the screen.

    Raises Refused where someone else has worded it meanwhile.
    """
    chosen = list(marks)
    if who.side_in(finding.process_id) is None:
        raise Refused(REFUSALS[WhyNotSay.NO_SIDE])
    if not chosen:
        raise Refused(REFUSALS[WhyNotSay.NO_SOURCES], field="marks")
    if not answer_of("insight_reword", finding.pk, seen, *(worded[name] for name in WORDED)):
        raise Refused(REFUSALS[WhyNotSay.REWORDED])
    finding.refresh_from_db()
    FindingSource.objects.filter(finding=finding).delete()
    _rest_on(finding, chosen, by)
    record("insight.finding_reworded", by=by, about=finding, account=by.pk, wording=finding.wording)
    return finding


@transaction.atomic
def say(
    finding: Finding, *, says: Says, words: str, wording: int, shown: bool, who: Standing, by: Account
) -> FindingWords:
    """Say to a finding that one has read it all, stands behind it, or disagrees; for one's own side.

    To stand behind comes in place of one's own disagreement with this wording, and the other way round.
    Raises Refused where the rule says no, or `wording` is not the one that stands.
    """
    finding = _locked(finding)
    if wording != finding.wording:
        raise Refused(REFUSALS[WhyNotSay.REWORDED])
    sayer = sayer_of(finding, who)
    state = state_now(finding, lost=finding.pk in that_lost())
    if reason := why_not_say(says, sayer, state, words=words):
        raise Refused(REFUSALS[reason], field="words" if reason is WhyNotSay.NO_WORDS else "says")
    assert sayer.side is not None
    for before in FindingWords.objects.filter(
        finding=finding, wording=wording, hand__account=by, says__in=replaced_by(says)
    ).select_related("hand"):
        _unsay(before)
    said = FindingWords(
        pk=uuid4(), municipality_id=by.municipality_id, process_id=finding.process_id, finding=finding,
        hand=hand_of(finding.process, shown=shown, by=by), side=sayer.side.value, wording=wording, says=says.value,
        words=words,
    )  # fmt: skip
    said.save(force_insert=True)
    state_after = settle(finding)
    record("insight.finding_answered", by=by, about=finding, account=by.pk, says=says.value, state=state_after)
    return said


@transaction.atomic
def take_back_words(said: FindingWords, *, by: Account) -> None:
    """Take back what one has said to a finding; its state follows."""
    finding = said.finding
    _unsay(said)
    record("insight.finding_words_taken_back", by=by, about=finding, account=by.pk, state=settle(finding))


@transaction.atomic
def remove_draft(finding: Finding, *, by: Account) -> None:
    """Take away a draft one began oneself, that nobody has answered. Raises Refused otherwise."""
    if finding.said.exists():
        raise Refused(REFUSALS[WhyNotSay.SAID_ALREADY])
    record("insight.finding_removed", by=by, about=finding, account=by.pk)
    hand = finding.hand
    FindingSource.objects.filter(finding=finding).delete()
    Finding.objects.filter(pk=finding.pk)._raw_delete(using="default")  # nothing points at it, and Django would look
    if hand:
        drop(hand)


def _unsay(said: FindingWords) -> None:
    """Take words to a finding away, with the hand that wrote them."""
    hand = said.hand
    said.delete()
    if hand:
        drop(hand)


def settle(finding: Finding) -> str:
    """Let the state follow the facts, and say which it is."""
    return str(answer_of("insight_settle_finding", finding.pk))


def _locked(finding: Finding) -> Finding:
    """The finding as it is now. Nobody but the database's own function changes the row, and that function locks it."""
    return Finding.objects.select_related("process").get(pk=finding.pk)


def _rest_on(finding: Finding, marks: list[Mark], by: Account) -> None:
    """Point at the passages; two marks on the same one are one source."""
    places = {(m.contribution_id, m.experience_id, m.first, m.last): m.digest for m in marks}
    FindingSource.objects.bulk_create(
        FindingSource(
            municipality_id=by.municipality_id, process_id=finding.process_id, finding=finding, contribution_id=said,
            experience_id=told, first=first, last=last, digest=digest,
        )
        for (said, told, first, last), digest in places.items()
    )  # fmt: skip
    for told in Experience.objects.filter(pk__in={experience for _said, experience, *_place in places if experience}):
        tell_teller(told, by=by)
