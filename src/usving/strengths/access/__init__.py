"""The doors to what people stand for and can."""

from usving.strengths.access.values import (
    letter_for,
    letters_of,
    rounds_of,
    shown_value_by,
    shown_values_visible_to,
    value_for,
    value_to_change,
    values_of,
)

__all__ = [
    "letter_for",
    "letters_of",
    "rounds_of",
    "shown_value_by",
    "shown_values_visible_to",
    "value_for",
    "value_to_change",
    "values_of",
]
