"""The doors to what has to do with homes."""

from usving.housing.access.wishes import wish_taken_away, wish_to_change, wishes_visible_to, wishing_family

__all__ = ["wish_taken_away", "wish_to_change", "wishes_visible_to", "wishing_family"]
