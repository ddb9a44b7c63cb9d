"""What an entry of the trail may carry: codes, ids and numbers, never text (a name once written here could never be erased)."""

import re
from collections.abc import Mapping
from uuid import UUID

CODE = re.compile(r"^[a-z][a-z0-9_.-]{0,63}$")
Fact = str | int | bool | None


def why_not_fact(name: str, value: object) -> str | None:
    """Say why `value` may not stand in the trail under `name`, or None if it may."""
    if value is None or isinstance(value, bool | int):
        return None
    if isinstance(value, str) and (CODE.match(value) or _is_id(value)):
        return None
    return f"{name}: only codes, ids and numbers belong in the trail"


def why_not_facts(facts: Mapping[str, object]) -> str | None:
    """Say why these facts may not stand in the trail, or None if they may."""
    return next((reason for name, value in facts.items() if (reason := why_not_fact(name, value))), None)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
