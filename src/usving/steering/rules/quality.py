"""How the process works, asked twice: when, what, and what may be told of few. steering_quality_told says the same."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

OPEN_DAYS = 14
LOWEST, HIGHEST = 0, 10
FEWEST_ANSWERS, FEWEST_PARTIES, FEWEST_OF_SIDE = 5, 3, 3
BOTH = ""  # where the sides are told of as one


class Moment(StrEnum):
    """When both sides are asked."""

    MIDWAY = "mid"
    END = "end"


class Statement(StrEnum):
    """What one says how far one agrees with: four values in our own words, and two on what each brings."""

    EQUAL = "equal"
    EXCHANGE = "exchange"
    LEARNING = "learning"
    LEADING = "leading"
    COMPETENCE = "competence"
    FITTING = "fitting"


class WordsFor(StrEnum):
    """Who reads the words when the round is closed; never with a name."""

    NOBODY = "nobody"
    BOARD = "board"
    ALL = "all"


class WhyNotRound(StrEnum):
    """Why a round cannot be opened now."""

    ONCE_ALREADY = "quality-once-already"
    OTHER_OPEN = "quality-other-open"


def opens_on(moment: Moment, *, starts: date, ends: date) -> date:
    """The day the clock opens a round: half-way through the frame, and two weeks before its last day."""
    if moment is Moment.MIDWAY:
        return starts + (ends - starts) // 2
    return max(ends - timedelta(days=OPEN_DAYS), starts)


def closes_on(opens: date) -> date:
    """The last day of a round that opens on this day."""
    return opens + timedelta(days=OPEN_DAYS)


def why_not_open(moment: Moment, *, known: Collection[Moment], is_open: Collection[Moment]) -> WhyNotRound | None:
    """Say why a round cannot be opened, or None: each is held once, and one at a time."""
    if moment in known:
        return WhyNotRound.ONCE_ALREADY
    return WhyNotRound.OTHER_OPEN if is_open else None


def told_of(marks: Mapping[str, Mapping[str, Collection[int]]]) -> dict[str, tuple[Decimal, Decimal]]:
    """What may be told of one statement: (middle, spread) by side, or for both as one under "", or nothing.

    `marks`: by side, by party (a family; a provider), the marks given. Both sides are told apart only where each has three
    answers from three parties. Else they are told of as one, where there are five answers from three parties; never as one
    *and* apart, so that the small side cannot be had by subtraction.
    """
    answers = {side: [mark for given in parties.values() for mark in given] for side, parties in marks.items()}
    parties = {side: sum(bool(given) for given in by_party.values()) for side, by_party in marks.items()}
    total, of = sum(map(len, answers.values())), sum(parties.values())
    if total < FEWEST_ANSWERS or of < FEWEST_PARTIES:
        return {}
    sides = ("families", "providers")
    apart = all(min(len(answers.get(side, [])), parties.get(side, 0)) >= FEWEST_OF_SIDE for side in sides)
    groups = {side: answers[side] for side in sides} if apart else {BOTH: [m for a in answers.values() for m in a]}
    return {side: (_half(_mean(given)), _half(_spread(given))) for side, given in groups.items()}


def _mean(marks: Collection[int]) -> Decimal:
    return Decimal(sum(marks)) / len(marks)


def _spread(marks: Collection[int]) -> Decimal:
    """The standard deviation of all who answered."""
    middle = _mean(marks)
    return (sum(((mark - middle) ** 2 for mark in marks), Decimal(0)) / len(marks)).sqrt()


def _half(number: Decimal) -> Decimal:
    """Rounded to the nearest half: exact enough to talk about, too coarse to work one answer out of two rounds."""
    return (number * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2
