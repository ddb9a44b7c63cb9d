"""What is stored."""

from usving.housing.models.wishes import Wish, WishTie, WishVersion

__all__ = ["Wish", "WishTie", "WishVersion"]
