"""Small words for templates: how a person's initials, a telephone number and a link to one are written."""

import re

from django import template

register = template.Library()


@register.filter
def initials(name: str) -> str:
    """Return at most two capital letters: of the first name and the last."""
    words = str(name).split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def phone_digits(number: str) -> str:
    """Return the number as a link needs it: digits with the country's code; a Norwegian number has eight digits."""
    digits = re.sub(r"\D", "", str(number))
    if str(number).strip().startswith("+"):
        return f"+{digits}"
    return f"+47{digits}" if len(digits) == 8 else digits


@register.filter
def phone_shown(number: str) -> str:
    """Return a Norwegian number as it is read aloud: 999 00 123 for mobiles and 800 numbers, 33 00 12 34 otherwise."""
    digits = re.sub(r"\D", "", str(number)) if not str(number).strip().startswith("+") else ""
    if len(digits) != 8:
        return str(number)
    cuts = (3, 5) if digits[0] in "489" else (2, 4, 6)
    starts, ends = (0, *cuts), (*cuts, 8)
    return "\N{NO-BREAK SPACE}".join(digits[start:end] for start, end in zip(starts, ends, strict=True))
