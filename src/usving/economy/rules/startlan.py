"""What a household can service of a loan for a home, and what it would take to own one. Exact decimals; money in øre."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from usving.core.money import ORE
from usving.economy.rules.dated import figures

MONTHS = 12
HUNDRED = Decimal(100)
FURTHER_RATES = tuple(Decimal(step) for step in ("-1", "0", "1", "2", "3"))
TERMS = (20, 25, 30, 40, 50)
STEP = 1_000 * ORE  # loans are shown in whole thousands, downwards


@dataclass(frozen=True)
class Purse:
    """What a household has and uses each month, in øre: income after tax, living, other loans, running costs of the home."""

    income: int
    living: int
    debts: int
    running: int

    @property
    def free(self) -> int:
        """What is left for a loan; below zero where nothing is."""
        return self.income - self.living - self.debts - self.running


@dataclass(frozen=True)
class Terms:
    """The loan: nominal rate a year in percent, the addition that must also be borne, and the years."""

    percent: Decimal
    buffer: Decimal
    years: int


@dataclass(frozen=True)
class Gap:
    """What it would take to buy for a price: the loan needed, what it costs a month, and three ways to close the gap."""

    loan: int
    per_month: int
    per_month_with_buffer: int
    missing_per_month: int
    missing_capital: int
    years_enough: int | None
    """The shortest of the usual terms with which it goes round without more money; None where none does."""

    @property
    def closed(self) -> bool:
        """Whether it goes round already."""
        return self.missing_per_month == 0


def beginning(day: date) -> dict[str, Any]:
    """Return the figures that the page begins with on a day; raises NoRates where there are none."""
    return figures("startlan", day)


def loan_for(per_month: int, percent: Decimal, years: int) -> int:
    """Return the largest annuity loan in øre that so much a month pays down in so many years, in whole thousands of kroner."""
    if per_month <= 0:
        return 0
    with localcontext(prec=50):
        loan = Decimal(per_month) * _factor(percent, years)
        return int(loan.quantize(Decimal(1), ROUND_FLOOR)) // STEP * STEP


def per_month_for(loan: int, percent: Decimal, years: int) -> int:
    """Return what an annuity loan costs each month, in øre, rounded half up."""
    with localcontext(prec=50):
        return int((Decimal(loan) / _factor(percent, years)).quantize(Decimal(1), ROUND_HALF_UP))


def by_rate(purse: Purse, terms: Terms) -> list[tuple[Decimal, int]]:
    """Return the loan that the household can bear at rates around the one asked for: (percent, øre)."""
    rates = [terms.percent + step for step in FURTHER_RATES if terms.percent + step >= 0]
    return [(rate, loan_for(purse.free, rate + terms.buffer, terms.years)) for rate in rates]


def by_years(purse: Purse, terms: Terms, *, most: int) -> list[tuple[int, int]]:
    """Return the loan that the household can bear over different terms: (years, øre)."""
    years = sorted({*TERMS, terms.years})
    return [(each, loan_for(purse.free, terms.percent + terms.buffer, each)) for each in years if each <= most]


def gap_to(price: int, own: int, purse: Purse, terms: Terms, *, most: int) -> Gap:
    """Return what it would take to buy for `price` with `own` money (saved, or a grant)."""
    loan, tested = max(0, price - own), terms.percent + terms.buffer
    borne = loan_for(purse.free, tested, terms.years)
    needed = per_month_for(loan, tested, terms.years)
    enough = [
        years
        for years in sorted({*TERMS, terms.years})
        if years <= most and loan_for(purse.free, tested, years) >= loan
    ]
    closed = needed <= max(0, purse.free)
    return Gap(
        loan=loan,
        per_month=per_month_for(loan, terms.percent, terms.years),
        per_month_with_buffer=needed,
        missing_per_month=0 if closed else needed - purse.free,
        missing_capital=0 if closed else loan - borne,
        years_enough=enough[0] if enough else None,
    )


def _factor(percent: Decimal, years: int) -> Decimal:
    """How much can be borrowed for each krone a month (the present value of an annuity paid at the end of each month)."""
    months = years * MONTHS
    rate = percent / HUNDRED / MONTHS
    return Decimal(months) if rate == 0 else (1 - (1 + rate) ** -months) / rate
