"""A run of a calculator, frozen: what was put in, what came out, which rules, and a digest over all of it."""

import hashlib
import json
from enum import StrEnum
from typing import Any


class Calculator(StrEnum):
    """The calculators."""

    BOSTOTTE = "bostotte"
    STARTLAN = "startlan"
    SIFO = "sifo"
    SOCIAL = "social"


def digest_of(*, calculator: Calculator, put_in: Any, rules: str, came_out: Any) -> str:
    """Return the SHA-256 of a run over its canonical JSON: sorted keys, no spaces, UTF-8."""
    told = {"calculator": calculator.value, "input": put_in, "output": came_out, "rules": rules}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
