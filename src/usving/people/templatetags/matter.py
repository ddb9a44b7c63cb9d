"""Words for the codes that the trail holds."""

from typing import Any

from django import template

from usving.people.models.statements import PARTS
from usving.people.rules.parts import Part

register = template.Library()


@register.filter
def part_words(code: str) -> Any:
    """What a part is called; nothing for a code that is no part."""
    return PARTS[Part(code)] if code in set(Part) else ""
