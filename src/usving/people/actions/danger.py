"""Opening in danger, and telling of it: in the log, and by a message without content, to the family and the privacy officer."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of
from usving.core.refusal import Refused
from usving.people.access import as_held, concerned_by, office_of
from usving.people.actions.notices import tell_concerned
from usving.people.models import Account, Person
from usving.people.rules.consents import Ground
from usving.people.rules.parts import OPENED_BY_DANGER

LATEST_TOLD = timedelta(days=90)


@transaction.atomic
def open_in_danger(
    person: Person, *, key: UUID, ground: Ground, reason: str, silent_by: str, tell_on: date | None, by: Account
) -> None:
    """Open where someone lives and how to reach them for a day, because of danger; the ground and the words are kept.

    The person and those who decide are told at once, or, where `silent_by` names the law that bars it, on `tell_on`; the
    privacy officer is told at once in any case. Raises Refused where the asker does not follow them up.
    """
    _check_silence(silent_by, tell_on)
    outcome = answer_of("people_open_in_danger", key, person.pk, ground.value, reason, silent_by, tell_on)
    if outcome == "not-yours":
        raise Refused(_("Du kan bare åpne for noen du følger opp. Ring den som gjør det, eller 110, 112 eller 113."))
    if outcome == "opened":
        _write(person, [None], ground=ground, by=by, override=key)
        if not silent_by:
            concerned = {account for part in OPENED_BY_DANGER for account in concerned_by(person, part)}
            _write(person, concerned, ground=ground, by=by)
            _tell_family(key)
        tell_concerned("people_tell_officers_of_danger", key, subject=_subject_at_work, body=_text_at_work)


def tell_those_who_wait() -> int:
    """Tell of the openings whose day has come; returns how many. Asked by the clock, as nobody: the day decides."""
    with transaction.atomic():
        waiting = ids_of("people_overrides_to_tell")
    return sum(_tell_late(opening) for opening in waiting)


@transaction.atomic
def _tell_late(opening: UUID) -> bool:
    told = answer_of("people_tell_of_override", opening)
    if told:
        _tell_family(opening)
    return told


def _check_silence(silent_by: str, tell_on: date | None) -> None:
    today = timezone.localdate()
    if bool(silent_by) != bool(tell_on):
        raise Refused(_("Skriv både lovhjemmelen og dagen det skal sies fra, eller ingen av dem."), field="tell_on")
    if tell_on is not None and not today < tell_on <= today + LATEST_TOLD:
        raise Refused(_("Velg en dag innen tre måneder."), field="tell_on")


def _write(person: Person, accounts: "set[UUID] | list[None]", *, ground: Ground, by: Account, **facts: Any) -> None:
    """Write an opening in the trail, and so in the log of those it concerns: by whom, as what and from which office."""
    office = office_of(by)
    for account in accounts:
        record(
            "people.opened_in_danger",
            by=by,
            about=person,
            account=account,
            **as_held(office),
            ground=ground.value,
            **facts,
        )


def _tell_family(opening: UUID) -> None:
    tell_concerned("people_tell_family_of_danger", opening, subject=_subject_at_home, body=_text_at_home)


def _subject_at_home() -> str:
    return _("Noe nytt står i loggen din i U-sving")


def _text_at_home() -> str:
    said = _("Hei!\n\nNoe nytt står i loggen din i U-sving. Logg inn for å se hva det er.\n")
    return f"{said}\n{settings.BASE_URL}{reverse('my_log')}\n"


def _subject_at_work() -> str:
    return _("Noe er åpnet på grunn av fare i U-sving")


def _text_at_work() -> str:
    said = _("Hei!\n\nNoen har åpnet noe i U-sving på grunn av fare. Logg inn for å se grunnen.\n")
    return f"{said}\n{settings.BASE_URL}{reverse('danger_openings')}\n"
