"""What a help text is made of."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Help:
    """Help with one page: what one can do there, who sees what one does, and what happens next. Each in a few short sentences."""

    what: Any
    who: Any
    then: Any
