"""What the rules say of a kind of household, before anybody's money is known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property, lru_cache

from usving.engines.bostotte.money import EXACT
from usving.engines.bostotte.municipalities import Municipality, municipality_of
from usving.engines.bostotte.rates import Parameter, Rates, rates_of


@dataclass(frozen=True, eq=False)
class Terms:
    """The rates of a month applied to who lives where and how; money in kroner a year.

    Compared by identity, so that what is derived from one can be remembered; `terms_for` gives equal kinds the same.
    """

    first_day: date
    municipality: Municipality
    adults: int
    """Everybody of 18 or more on the first day, and the applicant whatever the age."""
    children: int
    rented: bool
    adapted: bool
    rates: Rates
    weight: Decimal
    """What the household's income is divided by (forskrift om bustøtte § 7)."""
    cap: Decimal
    """The highest housing cost that counts (forskrift om bustøtte § 3)."""
    points: Parameter
    """The two weighted incomes above which the own share grows (forskrift om bustøtte § 4)."""

    @cached_property
    def incomes(self) -> tuple[Decimal, Decimal]:
        """The same two points as incomes of this household: times its weight."""
        first, second = self.points.values
        return first * self.weight, second * self.weight

    @cached_property
    def least_own_share(self) -> Decimal:
        """The own share of a household without income, times the weight."""
        return self.rates["own_share_minimum"].value * self.weight

    @cached_property
    def own_share_rates(self) -> tuple[Decimal, Decimal]:
        """What the own share grows by for each krone above the first point, and further above the second."""
        rate, further_rate = self.rates["own_share_rates"].values
        return rate, further_rate

    @cached_property
    def coverage(self) -> Decimal:
        """The share of the costs above the own share that is paid (forskrift om bustøtte § 1)."""
        return self.rates["coverage"].value

    @cached_property
    def minimum_ore(self) -> Decimal:
        """The least that is paid out, in øre a month (forskrift om bustøtte § 13)."""
        return self.rates["minimum_per_month"].value * 100

    @cached_property
    def exempt_wealth(self) -> Decimal:
        """The net wealth that does not count: for an own home the most that its tax value exempts (§ 6)."""
        return self.rates["wealth_exempt_rented" if self.rented else "wealth_exempt_own_home"].value

    @property
    def size(self) -> int:
        """How many people live here."""
        return self.adults + self.children


# Few kinds of household exist and many households are of each kind: remembering them is most of the speed.
@lru_cache(maxsize=8192)
def terms_for(
    first_day: date, municipality: str, adults: int, children: int, rented: bool, adapted: bool, special: str | None
) -> Terms:
    """Return the terms of one kind of household; refuse an unknown municipality or a month without its rates."""
    rates = rates_of(first_day)
    place = municipality_of(municipality, first_day)
    with localcontext(EXACT):
        applicant, other_adult, child = rates["weight"].values
        weight = applicant + other_adult * (adults - 1) + child * children
        cap = _cap(rates, adults + children, place.group, adapted)
    return Terms(first_day, place, adults, children, rented, adapted, rates, weight, cap, _points(rates, special))


def _cap(rates: Rates, size: int, group: int, adapted: bool) -> Decimal:
    caps = rates["cap"].values
    cap = caps[min(size, len(caps)) - 1] + rates["cap_addition"].values[group - 1]
    return cap + rates["cap_addition_adapted"].value if adapted else cap


def _points(rates: Rates, special: str | None) -> Parameter:
    name = "own_share_points"
    return rates[f"{name}_{special.replace('-', '_')}" if special else name]
