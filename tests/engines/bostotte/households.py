"""Households to calculate for: one plain one, and others drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

MONTH = "2026-06"

PLAIN: dict[str, Any] = {
    "version": 1,
    "month": MONTH,
    "municipality": "3909",
    "persons": [{"born": "1990-04-02"}, {"born": "2018-01-10"}],
    "income_per_year": 300000,
    "net_wealth": 0,
    "tenure": "rented",
    "housing_cost_per_year": 144000,
    "adapted": False,
    "special": None,
}

ADULT, CHILD = {"born": "1980-01-01"}, {"born": "2015-01-01"}


def household(adults: int, children: int, **change: Any) -> dict[str, Any]:
    """The plain household with so many people, and something changed."""
    return PLAIN | {"persons": [ADULT] * adults + [CHILD] * children} | change


@st.composite
def households(draw: st.DrawFn) -> dict[str, Any]:
    return household(
        draw(st.integers(1, 4)),
        draw(st.integers(0, 5)),
        month=draw(st.sampled_from(["2026-06", "2026-12", "2027-05"])),
        municipality=draw(st.sampled_from(["0301", "4601", "3205", "3909"])),
        income_per_year=draw(st.integers(0, 700_000)),
        net_wealth=draw(st.sampled_from([-400_000, 0, 333_557, 350_000, 800_000])),
        tenure=draw(st.sampled_from(["rented", "cooperative", "owned"])),
        housing_cost_per_year=draw(st.integers(20_000, 260_000)),
        adapted=draw(st.booleans()),
        special=draw(st.sampled_from([None, "young-disabled", "single-pensioner"])),
    )
