"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from enum import StrEnum
from typing import Any

from usving.housing.models import wishes

REFUSALS: dict[StrEnum, Any] = {**wishes.REFUSALS}
