"""Money as whole øre: read from what people type and banks write, and written as a Norwegian reader writes it."""

import re
from enum import StrEnum

ORE = 100
MOST = 100_000_000 * ORE  # a hundred million kroner: more than any household types on purpose
NARROW, MINUS = "\u00a0", "\u2212"  # the hard space between thousands; the minus of print

_AROUND = re.compile(r"^(?:nok|kr)\.?|(?:nok|kr)\.?$|,-+$", re.I)
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


class WhyNotAmount(StrEnum):
    """Why a text is no amount of money."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not-a-number"
    TOO_MANY_DECIMALS = "too-many-decimals"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"


def read_ore(text: str, *, negative: bool = False) -> int | WhyNotAmount:
    """Return the amount in whole øre, or why the text is none.

    `12 000,50`, `12.000`, `12000.5`, `kr 500,-` and `1.234.567,00` are read as a Norwegian reader reads them. A comma with three
    figures after it is read by nobody: it could be thousands or decimals.
    """
    figures, below_zero = _bare(text)
    if not figures:
        return WhyNotAmount.EMPTY
    plain = _with_point(figures)
    if isinstance(plain, WhyNotAmount):
        return plain
    whole, _point, decimals = plain.partition(".")
    ore = int(whole or "0") * ORE + int(decimals.ljust(2, "0") or "0")
    if ore > MOST:
        return WhyNotAmount.TOO_LARGE
    if below_zero and ore and not negative:
        return WhyNotAmount.NEGATIVE
    return -ore if below_zero else ore


def in_words(ore: int) -> str:
    """Return an amount as people read it: `12 000` or `12 000,50`, with hard spaces and the minus of print."""
    kroner, rest = divmod(abs(ore), ORE)
    text = f"{kroner:,}".replace(",", NARROW) + (f",{rest:02}" if rest else "")
    return f"{MINUS}{text}" if ore < 0 else text


def in_field(ore: int) -> str:
    """Return an amount as it stands in a field that people change: `12000` or `12000,50`."""
    kroner, rest = divmod(abs(ore), ORE)
    text = f"{kroner},{rest:02}" if rest else f"{kroner}"
    return f"-{text}" if ore < 0 else text


def whole_kroner(ore: int) -> int:
    """Return the nearest whole krone; half of one goes away from zero."""
    kroner = (abs(ore) + ORE // 2) // ORE
    return -kroner if ore < 0 else kroner


def _bare(text: str) -> tuple[str, bool]:
    """The figures with their points and commas, and whether a minus stands before or after them."""
    bare = _AROUND.sub("", _SPACES.sub("", text.strip()))
    bare = _AROUND.sub("", bare).replace(MINUS, "-")
    below_zero = bare.startswith("-") or bare.endswith("-")
    return bare.strip("-").removeprefix("+"), below_zero


def _with_point(figures: str) -> str | WhyNotAmount:
    """The same number with a point before its decimals and nothing between its thousands."""
    if "," in figures and "." in figures:
        figures = _of_both(figures)
    elif _GROUPED.fullmatch(figures):
        figures = figures.replace(".", "")
    figures = figures.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+", figures):
        return WhyNotAmount.NOT_A_NUMBER
    if len(figures.partition(".")[2]) > 2:
        return WhyNotAmount.TOO_MANY_DECIMALS
    return figures


def _of_both(figures: str) -> str:
    """Where both stand, the last of them is before the decimals; the other must part the thousands."""
    whole, mark, decimals = figures.rpartition("," if figures.rfind(",") > figures.rfind(".") else ".")
    grouped = _GROUPED if mark == "," else _COMMA_GROUPED
    return f"{re.sub(r'[.,]', '', whole)}.{decimals}" if grouped.fullmatch(whole) else figures
