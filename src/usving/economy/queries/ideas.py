"""Suggestions to begin with."""

from usving.economy.rules.ideas import Suggestion, shipped_ideas


def suggestions(language: str) -> tuple[Suggestion, ...]:
    """Our own suggestions, in the reader's language."""
    return shipped_ideas(language[:2])
