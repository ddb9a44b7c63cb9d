"""Under which name someone offers, wishes or answers: never one that is another's."""

from uuid import UUID

from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.rules.exchange import WhyNotPost


def keep_from_others(
    signed: str, *, process: UUID | None = None, seat: UUID | None = None, field: str = "alias"
) -> None:
    """Raise Refused where a chosen name is another's in a process, or there where one types in for a seat.

    The database answers yes or no: nobody learns who takes part by trying names.
    """
    if answer_of("strengths_name_is_anothers", process, signed, seat):
        raise Refused(REFUSALS[WhyNotPost.NAME_TAKEN], field=field)
