"""The dated figures: complete where a month is answered, refused where not, and as their sources print them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.engines.bostotte.households import PLAIN
from usving.engines.bostotte import bostotte
from usving.engines.bostotte.municipalities import register
from usving.engines.bostotte.rates import NAMES, all_parameters, rates_of
from usving.engines.refusal import Refused

MONTHS = [date(2026, month, 1) for month in range(6, 13)] + [date(2027, month, 1) for month in range(1, 6)]


@pytest.mark.parametrize("month", MONTHS)
def test_twelve_months_are_complete(month: date) -> None:
    assert set(rates_of(month)) == set(NAMES)
    assert bostotte(PLAIN | {"month": f"{month:%Y-%m}"})["amount_per_month"] == "3500.74"


@pytest.mark.parametrize(
    ("month", "why"),
    [
        ("2026-05", "month: 2026-05 has no rates; all rates are known from 2026-06 to 2027-05."),
        ("2027-06", "month: 2027-06 has no rates; all rates are known from 2026-06 to 2027-05."),
        ("2025-01", "month: 2025-01 has no rates; all rates are known from 2026-06 to 2027-05."),
        (
            "2023-06",
            "month: 2023-06 lacks weight, wealth_share, wealth_exempt_rented, wealth_exempt_own_home, "
            "own_share_minimum, own_share_points, own_share_points_young_disabled, "
            "own_share_points_single_pensioner, own_share_rates, coverage; "
            "all rates are known from 2026-06 to 2027-05.",
        ),
    ],
)
def test_a_month_without_all_its_rates_is_refused_and_never_guessed(month: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        bostotte(PLAIN | {"month": month})
    assert str(refused.value) == why


def test_older_caps_are_kept_as_printed() -> None:
    old = {row.name: row for row in all_parameters() if row.valid_from == date(2023, 6, 1)}
    assert old["cap"].values == tuple(map(Decimal, (78237, 97404, 108263, 119124, 129983)))
    assert old["cap_addition"].values == tuple(map(Decimal, (24900, 16978, 11319, 0)))
    assert (old["cap_addition_adapted"].value, old["minimum_per_month"].value) == (5093, 56)


def test_the_chain_of_published_adjustments_leads_from_the_caps_of_2023_to_those_of_2026() -> None:
    """Up 4.2 per cent in June 2024, 4 000 kroner in July 2024, 2.7 per cent in June 2025 (Husbanken's annual reports).

    The adjustment of June 2026 that this implies is the same, 5.0 per cent, for all nine figures.
    """
    rows = {(row.name, row.valid_from.year): row.values for row in all_parameters() if row.name.startswith("cap")}
    for name, added in (("cap", 4000), ("cap_addition", 0), ("cap_addition_adapted", 0)):
        for old, new in zip(rows[name, 2023], rows[name, 2026], strict=True):
            before = (old * Decimal("1.042") + added) * Decimal("1.027")
            assert not old or round(new / before, 3) == Decimal("1.050")


def test_no_parameter_has_two_figures_on_one_day() -> None:
    rows = all_parameters()
    for row, following in zip(rows, rows[1:], strict=False):
        assert row.valid_from <= row.valid_to
        assert row.name != following.name or row.valid_to < following.valid_from


def test_every_figure_names_its_source_and_ends_before_the_next_adjustment() -> None:
    for row in all_parameters():
        assert "orskrift om bustøtte § " in row.source
        assert row.name in NAMES
        assert (row.valid_to + timedelta(days=1)).strftime("%m-%d") == "06-01"


def test_the_register_holds_all_municipalities_and_the_groups_of_the_regulation() -> None:
    municipalities = register().municipalities
    assert len(municipalities) == 357
    assert all(len(number) == 4 and number.isdigit() for number in municipalities)
    named = {group: sorted(one.name for one in municipalities.values() if one.group == group) for group in (1, 2, 3)}
    assert named == {
        1: ["Oslo"],
        2: ["Bergen", "Bærum", "Stavanger", "Tromsø", "Trondheim"],
        3: [
            "Asker",
            "Frogn",
            "Kristiansand",
            "Lillestrøm",
            "Lørenskog",
            "Nesodden",
            "Nordre Follo",
            "Sandnes",
            "Sola",
        ],
    }
    assert [(one.number, one.name) for one in municipalities.values() if one.note] == [("3205", "Lillestrøm")]
    assert [municipalities[number].name for number in ("0301", "4601", "3909")] == ["Oslo", "Bergen", "Larvik"]
