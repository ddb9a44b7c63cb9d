"""Small words for templates: signs, how a person's initials, a telephone number and a link to one are written."""

import re
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
@cache
def sign(kind: str) -> SafeString:
    """The sign of core/ui/sign.html, drawn once for each kind: it has no words, and a page may show a hundred."""
    return mark_safe(render_to_string("core/ui/sign.html", {"kind": kind}).strip())


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
