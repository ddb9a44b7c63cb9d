"""What a municipality confirms: which answer holds, and what cannot be confirmed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.people.queries.confirmations import GROUPS, NAMES, in_words
from usving.people.rules.confirmations import (
    Default,
    Group,
    Kind,
    Matter,
    WhyNotConfirm,
    answer,
    matters,
    why_not_confirm,
)

pytestmark = pytest.mark.quick
DAY = date(2026, 11, 22)


def matter(kind: Kind, *defaults: Default) -> Matter:
    return Matter("x", kind, Group.REACH, defaults)


def test_the_file_holds_every_group_and_every_matter_has_words():
    found = matters()
    assert {each.group for each in found.values()} == set(Group) == set(GROUPS)
    assert {code for code, each in found.items() if not each.says} == set(NAMES)
    assert [each.group for each in found.values()] == sorted(
        (each.group for each in found.values()), key=list(Group).index
    )


def test_every_proposal_could_be_confirmed_as_it_stands_and_says_where_it_is_from():
    proposed = [(each, default) for each in matters().values() for default in each.defaults]
    assert len(proposed) > 10
    assert [each.code for each, default in proposed if why_not_confirm(each, default.value)] == []
    assert [each.code for each, default in proposed if not default.source] == []


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2025, 12, 31), None), (date(2026, 1, 1), 10), (date(2026, 6, 1), 20), (DAY, 20)]
)
def test_the_newest_proposal_that_has_begun_holds(today: date, expected: int | None):
    two = matter(Kind.DAYS, Default(date(2026, 6, 1), 20, "b"), Default(date(2026, 1, 1), 10, "a"))
    found = answer(two, [], today=today)
    assert (found.value, found.confirmed) == (expected, False)


def test_what_is_confirmed_goes_before_what_is_proposed_also_when_it_is_no():
    proposed = matter(Kind.SWITCH, Default(date(2026, 1, 1), True, "a"))
    assert answer(proposed, [False, True], today=DAY).value is False
    assert answer(proposed, [False], today=DAY).confirmed is True


@pytest.mark.parametrize(
    ("kind", "value", "reason", "expected"),
    [
        (Kind.DAYS, 1, "", None),
        (Kind.DAYS, 36_500, "", None),
        (Kind.DAYS, 0, "", WhyNotConfirm.NOT_DAYS),
        (Kind.DAYS, 36_501, "", WhyNotConfirm.NOT_DAYS),
        (Kind.DAYS, True, "", WhyNotConfirm.NOT_DAYS),
        (Kind.DAYS, "90", "", WhyNotConfirm.NOT_DAYS),
        (Kind.TEXT, "Klagenemnda", "", None),
        (Kind.TEXT, "  ", "", WhyNotConfirm.EMPTY),
        (Kind.TEXT, "x" * 501, "", WhyNotConfirm.TOO_LONG),
        (Kind.PHONE, "", "", WhyNotConfirm.EMPTY),
        (Kind.SWITCH, False, "", None),
        (Kind.SWITCH, True, " ", WhyNotConfirm.REASON_MISSING),
        (Kind.SWITCH, True, "Trusler mot ansatte", None),
        (Kind.LANGUAGES, [], "", WhyNotConfirm.NO_LANGUAGE),
        (Kind.LANGUAGES, ["xx"], "", WhyNotConfirm.NO_LANGUAGE),
        (Kind.LANGUAGES, ["nb", "so"], "", None),
    ],
)
def test_what_cannot_be_confirmed(kind: Kind, value: object, reason: str, expected: WhyNotConfirm | None):
    assert why_not_confirm(matter(kind), value, reason=reason) == expected


@given(st.integers())
def test_days_are_confirmed_from_one_to_a_hundred_years_and_no_others(number: int):
    assert (why_not_confirm(matter(Kind.DAYS), number) is None) == (0 < number <= 36_500)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 dag"), (90, "90 dager"), (365, "1 år"), (1095, "3 år"), (400, "400 dager")]
)
def test_days_in_words(days: int, words: str):
    assert in_words(matter(Kind.DAYS), days) == words
