"""Money on a page, as a Norwegian reader writes it."""

from django import template

from usving.core.money import in_words, whole_kroner

register = template.Library()


@register.filter
def kroner(ore: int | None) -> str:
    """An amount in øre as kroner: `12 000` or `12 000,50`; nothing where there is none."""
    return "" if ore is None else in_words(ore)


@register.filter
def whole(ore: int | None) -> str:
    """An amount in øre as whole kroner: `12 001`."""
    return "" if ore is None else in_words(whole_kroner(ore) * 100)
