"""What a calculator's page shows beside the form: the months there are rates for, what came out in words, and drawings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.core.money import ORE, read_ore
from usving.core.telling import page_language
from usving.economy.rules.dated import text_in
from usving.economy.rules.runs import Calculator
from usving.economy.rules.sifo import Budget
from usving.engines.bostotte import bostotte, marginal
from usving.engines.bostotte.rates import NAMES, all_parameters

PARTS = {
    "infant-equipment": gettext_lazy("Utstyr til spedbarn"),
    "food-together": gettext_lazy("Par med mer enn to barn bruker mindre på mat"),
    "groceries": gettext_lazy("Andre dagligvarer, for hele husholdningen"),
    "articles": gettext_lazy("Ting til huset"),
    "furniture": gettext_lazy("Møbler"),
    "media": gettext_lazy("Nett, TV, telefon og fritid hjemme"),
    "ticket-child": gettext_lazy("Månedskort, 6–19 år"),
    "ticket-adult": gettext_lazy("Månedskort, 20–66 år"),
    "ticket-pensioner": gettext_lazy("Månedskort, fra 67 år"),
    "car-petrol": gettext_lazy("Bil på bensin eller diesel"),
    "car-electric": gettext_lazy("Elbil"),
}
RATES = {
    "single": gettext_lazy("Enslig"),
    "couple": gettext_lazy("Par"),
    "shared": gettext_lazy("Person i bofellesskap"),
    "child_0": gettext_lazy("Barn 0–5 år"),
    "child_6": gettext_lazy("Barn 6–10 år"),
    "child_11": gettext_lazy("Barn 11–17 år"),
}
POINTS = 24  # in a drawing
WIDE, HIGH, LEFT, BELOW = 360, 230, 58, 40  # of a drawing, and the room for its figures


@dataclass(frozen=True)
class Chart:
    """A line drawn from pairs in øre a month: its points in the drawing, the marks on both sides, and where one is now."""

    line: str
    pairs: list[tuple[int, int]]
    across: list[tuple[int, int]]
    upward: list[tuple[int, int]]
    now: tuple[int, int] | None


@dataclass(frozen=True)
class Stretch:
    """Incomes (øre a month) between which each krone more takes the same share of one from the allowance.

    `at_once`: the øre a month that fall away in one step where the stretch ends.
    """

    begins: int
    ends: int
    lost: Decimal
    at_once: int


def months_known() -> tuple[date, date]:
    """The first and the last day for which the housing allowance has all its rates."""
    newest = [
        max((row for row in all_parameters() if row.name == name), key=lambda row: row.valid_to) for name in NAMES
    ]
    return max(row.valid_from for row in newest), min(row.valid_to for row in newest)


def parts_in_words(came_out: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The parts of a reference budget, each with its words."""
    return [(_part_in_words(part["code"], part["says"]), part["ore"]) for part in came_out["parts"]]


def budget_in_words(budget: Budget) -> list[tuple[str, int]]:
    """The same for a budget that was made a moment ago."""
    return [(_part_in_words(part.code, part.says), part.ore) for part in budget.parts]


def _part_in_words(code: str, says: str) -> str:
    return text_in(Calculator.SIFO, says, page_language()) if says else str(PARTS[code])


def where_from(calculator: Calculator, came_out: Mapping[str, Any]) -> str:
    """Where the figures are from and how they were checked; nothing for one whose every step says it."""
    if "source" not in came_out:
        return ""
    source, checked = (text_in(calculator, came_out[key], page_language()) for key in ("source", "checked"))
    return f"{source}. {checked}"


def rates_in_words(came_out: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    """The rates of social assistance: words, how many, and what they have together."""
    return [(str(RATES[rate["code"]]), rate["count"], rate["ore"]) for rate in came_out["rates"]]


def ore_of(amount: str) -> int:
    """The øre of an amount that the engine has written."""
    found = read_ore(amount)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def by_income(put_in: dict[str, Any]) -> Chart:
    """The allowance as the income grows, from none to well over the one at which it ends."""
    limit = bostotte({**put_in}, limit=True)["income_limit_per_month"]
    now = int(Decimal(str(put_in["income_per_year"])) * ORE / 12)
    most = max(ore_of(limit) if limit else 0, now, 10_000 * ORE) * 6 // 5
    return _chart(put_in, "income_per_year", most, now)


def by_cost(put_in: dict[str, Any]) -> Chart:
    """The allowance as the housing cost grows: past the cap it grows no more."""
    now = int(Decimal(str(put_in["housing_cost_per_year"])) * ORE / 12)
    return _chart(put_in, "housing_cost_per_year", max(now, 15_000 * ORE) * 6 // 5, now)


def stretches(put_in: dict[str, Any]) -> list[Stretch]:
    """From no income upwards: how much allowance each krone more takes away, stretch by stretch, until there is none left."""
    found: list[Stretch] = []
    begins = Decimal(0)
    while True:
        at = marginal({**put_in, "income_per_year": float(begins)})
        ends = Decimal(at["until_income_per_year"] or 0)
        if ends <= begins:
            return found
        at_once = ore_of(at["lost_at_once_per_month"])
        found.append(Stretch(int(begins * ORE / 12), int(ends * ORE / 12), Decimal(at["lost_per_krone"]), at_once))
        begins = ends + Decimal("0.01")


def step_name(rule: str) -> str:
    """The heading of a step of the housing allowance."""
    return {
        "weight": _("Hvem som teller"),
        "wealth_supplement": _("Formue"),
        "weighted_income": _("Inntekt delt på vekttallet"),
        "own_share": _("Det dere betaler selv"),
        "municipality_group": _("Kommunegruppe"),
        "cap": _("Tak for boutgifter"),
        "approved_cost": _("Boutgifter som teller"),
        "amount": _("Bostøtten"),
        "minimum": _("Minste utbetaling"),
    }.get(rule, rule)


def _chart(put_in: dict[str, Any], what: str, most: int, now: int) -> Chart:
    step = _even(most // POINTS)
    pairs = [(ore, _amount(put_in, what, ore)) for ore in range(0, step * POINTS + 1, step)]
    most_amount = max(max(amount for _ore, amount in pairs), 100 * ORE)
    gap = _even(max(most_amount // 3, ORE))
    top = -(-most_amount // gap) * gap  # a whole number of gaps, so that the highest line has its number too
    widest = pairs[-1][0]
    line = " ".join(f"{_x(ore, widest)},{_y(amount, top)}" for ore, amount in pairs)
    here = (_x(now, widest), _y(_amount(put_in, what, now), top)) if now <= widest else None
    across = [(_x(ore, widest), ore) for ore in range(0, widest + 1, step * POINTS // 3)]
    upward = [(_y(amount, top), amount) for amount in range(0, top + 1, gap)]
    return Chart(line, pairs[::3], across, upward, here)


def _amount(put_in: dict[str, Any], what: str, ore: int) -> int:
    """The allowance in øre a month where one number of the input is so much a month."""
    return ore_of(bostotte({**put_in, what: ore * 12 / ORE})["amount_per_month"])


def _even(ore: int) -> int:
    """A whole hundred of kroner, upwards: a step that one can read."""
    hundred = 100 * ORE
    return max(hundred, -(-ore // hundred) * hundred)


def _x(ore: int, widest: int) -> int:
    return LEFT + (WIDE - LEFT - 10) * ore // widest


def _y(amount: int, top: int) -> int:
    return HIGH - BELOW - (HIGH - BELOW - 20) * amount // top
