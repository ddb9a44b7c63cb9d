"""Kroner as exact decimals: read from an input, divided once, and written for a person or for a file."""

from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation

from usving.engines.refusal import Refused

# Sums and products run under this context. A step that would have to round raises `Inexact` instead of
# passing unseen; the one division at the end is `rounded_to_ore`, which rounds on purpose.
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero])

LARGEST = 10**12
ZERO = Decimal(0)
HUNDRED = Decimal(100)


def read_kroner(value: object, place: str, *, negative: bool = False) -> Decimal:
    """Return an amount in kroner from a number of an input; refuse what is no amount, naming `place`."""
    if type(value) is int:
        amount = Decimal(value)
    elif isinstance(value, (float, Decimal)):
        # The shortest text of a float is what the file said; its binary value is not.
        amount = Decimal(repr(value)) if isinstance(value, float) else value
        _check_decimals(amount, place)
    else:
        raise Refused(f"{place}: must be an amount in kroner, as a number.")
    if abs(amount) > LARGEST:
        raise Refused(f"{place}: must be at most {LARGEST} kroner.")
    if amount < 0 and not negative:
        raise Refused(f"{place}: must not be negative.")
    return amount


def _check_decimals(amount: Decimal, place: str) -> None:
    if not amount.is_finite():
        raise Refused(f"{place}: must be an amount in kroner, as a number.")
    exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        raise Refused(f"{place}: must have at most two decimals.")


def rounded_to_ore(numerator: Decimal, denominator: Decimal) -> int:
    """Return the quotient of two amounts that are not negative, in whole øre, rounded half up in one exact step."""
    return int((numerator * 200 + denominator) // (denominator * 2))


def to_ore(amount: Decimal) -> int:
    """Return an amount in kroner as whole øre; a sum with more decimals is rounded half up, for reading only."""
    return int((amount * 100).to_integral_value(ROUND_HALF_UP))


def in_file(ore: int) -> str:
    """Return an amount, not negative, as results write it: two decimals, a point, no spaces."""
    return f"{ore // 100}.{ore % 100:02}"


def in_words(ore: int) -> str:
    """Return an amount as a Norwegian reader writes it, `113_774` or `56_774,20`: `sentence` makes `_` a hard space."""
    if 100_000 <= ore < 100_000_000:
        # Most amounts have four to six figures before the comma; cutting them up is twice as fast as formatting.
        digits = str(ore)
        kroner = f"{digits[:-5]}_{digits[-5:-2]}"
        return kroner if digits.endswith("00") else f"{kroner},{digits[-2:]}"
    kroner = f"{'−' if ore < 0 else ''}{abs(ore) // 100:_}"
    return f"{kroner},{abs(ore) % 100:02}" if ore % 100 else kroner


def sentence(text: str) -> str:
    """Return a text with the hard spaces that keep a number and its unit on one line."""
    return text.replace("_", "\u00a0")


def as_factor(number: Decimal) -> str:
    """Return a rate or weight as a Norwegian reader writes it, without needless zeros: `1,15`."""
    return f"{number.normalize():f}".replace(".", ",")


def as_percent(share: Decimal) -> str:
    """Return a share of one as a percentage, `16,44_%`; see `sentence`."""
    return f"{as_factor(share * HUNDRED)}_%"
