"""What waits for someone in this area, for pages across areas."""

from usving.core.waiting import Waits, waits_by


def waits_for_me() -> list[Waits]:
    """An answer to what one put up, something lent that is due tomorrow or before, a question to vouch for someone."""
    return waits_by("strengths_waits_for_me")
