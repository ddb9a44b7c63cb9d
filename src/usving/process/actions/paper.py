"""Typing in what was written on paper at a gathering."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Contribution, Gathering, Station
from usving.process.queries.paper import Whose
from usving.process.rules.audience import Audience, Voice


@transaction.atomic
def type_in(
    gathering: Gathering, *, key: UUID, station: Station, text: str, audience: Audience, whose: Whose, by: Account
) -> Contribution:
    """Type in one note, for those it was shared with in the room. Sent twice it is one note, as it was typed last.

    It belongs where the same words would if they had been written on the telephone: the gathering's station, the circle and
    the family of the seat.
    """
    if already := Contribution.objects.filter(pk=key, entered_by=by, on_paper=True).first():
        return correct(already, text=text, audience=audience, whose=whose, by=by)
    note = Contribution.objects.create(
        pk=key, municipality_id=by.municipality_id, process_id=gathering.process_id, station=station, gathering=gathering,
        on_paper=True, entered_by=by, entered_as=by.person.name, text=text, audience=audience.value, **_whose(whose),
    )  # fmt: skip
    _record("process.note_typed_in", note, by)
    return note


@transaction.atomic
def correct(note: Contribution, *, text: str, audience: Audience, whose: Whose, by: Account) -> Contribution:
    """Correct what one has typed in, until whoever it is of has taken it back."""
    locked = Contribution.objects.select_for_update(of=("self",)).filter(pk=note.pk, entered_by=by).first()
    if locked is None or locked.audience == Audience.ME:
        raise Refused(_("Den som skrev lappen, har tatt den tilbake."))
    values: dict[str, Any] = {"text": text, "audience": audience.value, **_whose(whose)}
    if all(getattr(locked, name) == value for name, value in values.items()):
        return locked
    for name, value in values.items():
        setattr(locked, name, value)
    locked.changed_at = timezone.now()
    locked.save(update_fields=[*values, "changed_at"])
    _record("process.note_corrected", locked, by)
    return locked


@transaction.atomic
def take_away(note: Contribution, *, by: Account) -> None:
    """Delete what one has typed in by mistake."""
    _record("process.note_removed", note, by)
    answer_of("process_take_away", note.pk)


def _whose(whose: Whose) -> dict[str, Any]:
    seat, family = whose.seat, whose.seat.family_id if whose.seat else None
    voice = Voice.FAMILY if family else (Voice.PERSON if seat else Voice.ALIAS)
    names = {"seat_id": seat.pk if seat else None, "family_id": family, "circle_id": whose.circle.pk}
    return {**names, "voice": voice.value, "signed": whose.name}


def _record(event: str, note: Contribution, by: Account) -> None:
    """Whoever it is of reads in their own trail that it was typed in, and by whom."""
    seat = note.seat
    account, family = (seat.account_id, seat.family_id) if seat else (None, None)
    record(event, by=by, about=note, account=account, family=family)
