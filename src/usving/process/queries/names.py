"""What people are called in lists. Every list that names people asks here, so that one who is protected can stand in none."""


def shown_name(name: str, *, protected: bool = False) -> str:
    """The name as others see it; empty for one who is protected, and a list then leaves the line out or says how many."""
    return "" if protected else name
