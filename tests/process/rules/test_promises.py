"""When a promise can be given, and that a wording people have promised by is never changed."""

from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from usving.process.models.promises import DUTIES, WORDINGS
from usving.process.rules.promises import NOW, Meeting, PromiseText, WhyNotPromise, why_not_promise

pytestmark = pytest.mark.quick
OSLO = ZoneInfo("Europe/Oslo")
STARTS = datetime(2027, 5, 1, 17, tzinfo=OSLO)
ENDS = STARTS + timedelta(hours=3)
# A changed digest means a changed promise: give the new wording a new code instead.
FIRST_PROMISED = {PromiseText.V1: "c5c2f65a38b2f99a"}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (STARTS - timedelta(days=1), WhyNotPromise.TOO_EARLY),
        (STARTS.replace(hour=0), None),
        (STARTS, None),
        (ENDS + timedelta(days=14), None),
        (ENDS + timedelta(days=14, minutes=1), WhyNotPromise.TOO_LATE),
    ],
)
def test_a_promise_is_given_from_the_day_on(now: datetime, expected: WhyNotPromise | None):
    assert why_not_promise(Meeting(STARTS, ENDS), asked=True, now=now) == expected


@pytest.mark.parametrize(
    ("meeting", "asked", "expected"),
    [
        (Meeting(STARTS, ENDS), False, WhyNotPromise.NOT_ASKED),
        (Meeting(STARTS, ENDS, called_off=True), True, WhyNotPromise.CALLED_OFF),
        (Meeting(STARTS, ENDS, closed=True), True, WhyNotPromise.CLOSED),
    ],
)
def test_nobody_promises_where_there_is_no_gathering_for_them(
    meeting: Meeting, asked: bool, expected: WhyNotPromise | None
):
    assert why_not_promise(meeting, asked=asked, now=STARTS) == expected


def test_a_wording_is_never_changed():
    with override("nb"):
        said = {code: sha256("\n".join(map(str, lines)).encode()).hexdigest()[:16] for code, lines in WORDINGS.items()}
    assert said == FIRST_PROMISED
    assert NOW in WORDINGS


def test_each_duty_names_its_section_of_law():
    with override("nb"):
        assert [str(law) for _title, _words, law in DUTIES] == [
            "barnevernsloven § 13-2",
            "straffeloven § 196",
            "helsepersonelloven §§ 31 og 33",
        ]
