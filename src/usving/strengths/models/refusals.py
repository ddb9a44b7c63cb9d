"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from enum import StrEnum
from typing import Any

from usving.strengths.models import agreements, exchange, resources, values

REFUSALS: dict[StrEnum, Any] = {
    **values.REFUSALS,
    **resources.REFUSALS,
    **exchange.REFUSALS,
    **agreements.REFUSALS,
}
