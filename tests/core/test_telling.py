"""Days, hours and numbers in the three languages, and that no page writes them in a way of its own."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import engines
from django.utils.translation import override

from usving.core.telling import FORMATS, hours, near_day, number, told

pytestmark = pytest.mark.quick
ROOT = Path(__file__).resolve().parents[2]
WHEN = datetime(2026, 6, 8, 16, 0, tzinfo=UTC)  # six in the evening in Norway
WAYS = {
    "day": ("8. juni 2026", "8. juni 2026", "8 June 2026"),
    "day_month": ("8. juni", "8. juni", "8 June"),
    "month": ("juni 2026", "juni 2026", "June 2026"),
    "weekday": ("mandag 8. juni", "måndag 8. juni", "Monday 8 June"),
    "weekday_year": ("mandag 8. juni 2026", "måndag 8. juni 2026", "Monday 8 June 2026"),
    "short_day": ("8. jun 2026", "8. juni 2026", "8 Jun 2026"),
    "short_weekday": ("man 8. jun 2026", "man 8. juni 2026", "Mon 8 Jun 2026"),
    "clock": ("18.00", "18.00", "18:00"),
    "moment": (
        "mandag 8. juni 2026 kl.\u00a018.00",
        "måndag 8. juni 2026 kl.\u00a018.00",
        "Monday 8 June 2026 at 18:00",
    ),
}


@pytest.mark.parametrize("place, language", list(enumerate(("nb", "nn", "en"))))
def test_every_way_of_telling_a_day_in_each_language(place, language):
    with override(language):
        assert {way: told(WHEN, way) for way in FORMATS} == {way: words[place] for way, words in WAYS.items()}


def test_a_day_without_an_hour_and_an_hour_without_a_day():
    with override("nb"):
        assert [told(date(2026, 6, 8), "day"), told(time(9, 5), "clock"), told(None, "day")] == [
            "8. juni 2026",
            "09.05",
            "",
        ]


def test_the_year_is_told_where_it_is_another():
    this = date.today().year  # noqa: DTZ011
    with override("nb"):
        assert [near_day(date(this, 1, 1)).count(str(this)), near_day(date(this + 1, 1, 1)).count(str(this + 1))] == [
            0,
            1,
        ]


@pytest.mark.parametrize("language, said", [("nb", "18.00–\u206020.00"), ("en", "18:00–\u206020:00")])
def test_from_when_to_when_stays_on_a_line(language, said):
    with override(language):
        assert hours(WHEN, WHEN.replace(hour=18)) == said


@pytest.mark.parametrize(
    "value, places, nb, en",
    [
        (7, 0, "7", "7"),
        (1250, 0, "1\u202f250", "1,250"),
        (1234567, 0, "1\u202f234\u202f567", "1,234,567"),
        (Decimal("1234.5"), 2, "1\u202f234,50", "1,234.50"),
        (-12, 0, "\N{MINUS SIGN}12", "-12"),
        (None, 0, "", ""),
    ],
)
def test_numbers(value, places, nb, en):
    with override("nb"):
        assert number(value, places) == nb
    with override("en"):
        assert number(value, places) == en


PAGE = "{{ when|moment }} · {{ when|day }} · {{ when|hours_to:end }} · {{ count|number }} · {{ cost|number:2 }} · {{ none|day }}"
SAID = {
    "nb": "mandag 8. juni 2026 kl.\u00a018.00 · 8. juni 2026 · 18.00–\u206020.00 · 12\u202f345 · 0,50 · ",
    "nn": "måndag 8. juni 2026 kl.\u00a018.00 · 8. juni 2026 · 18.00–\u206020.00 · 12\u202f345 · 0,50 · ",
    "en": "Monday 8 June 2026 at 18:00 · 8 June 2026 · 18:00–\u206020:00 · 12,345 · 0.50 · ",
}


def test_the_same_page_in_three_languages():
    page = engines["django"].from_string(PAGE)
    facts = {"when": WHEN, "end": WHEN.replace(hour=18), "count": 12345, "cost": 0.5, "none": None}
    shown = {}
    for language in SAID:
        with override(language):
            shown[language] = page.render(facts)
    assert shown == SAID


def test_no_template_writes_a_day_in_a_way_of_its_own():
    own = re.compile(r"""\|(?:date|time):["'](?!(?:c|Y-m-d|Y-m)["'])|\{% now |\|floatformat|\|intcomma""")
    pages = [path for end in ("html", "txt") for path in (ROOT / "src").rglob(f"*.{end}")]
    assert [path.name for path in pages if own.search(path.read_text(encoding="utf-8"))] == []


def test_no_code_writes_a_day_in_a_way_of_its_own():
    own = re.compile(r"""\bdate_format\(|\.strftime\((?!["']%Y-%m-%d)""")
    code = [path for path in (ROOT / "src/usving").rglob("*.py") if "engines" not in path.parts]
    assert [path.name for path in code if own.search(path.read_text(encoding="utf-8"))] == []
