"""Asking for a copy of one's own, making it, asking for a correction, and erasing oneself."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account, Correction, OwnCopy
from usving.people.models.own_data import Progress
from usving.people.queries.own_data import everything, subject_of
from usving.people.queries.own_data_copy import as_json, as_pdf
from usving.people.queries.own_data_corrections import family_with_contact
from usving.people.queries.own_data_erasure import is_last_administrator
from usving.people.rules.own_data import COPY_LASTS, answerer

MAKE = "people.make_own_copy"  # the name of the job in people.jobs


@transaction.atomic
def ask_for_copy(*, person: UUID, by: Account) -> OwnCopy:
    """Ask for a copy of everything about oneself or one's child. Asked again while it is being made, it is the same copy."""
    try:
        subject_of(by, person)
    except LookupError:
        raise Refused(_("Du kan bare be om kopi for deg selv og barna dine.")) from None
    waiting = OwnCopy.objects.filter(account=by.pk, person=person).exclude(progress=Progress.MADE).first()
    if waiting:
        return waiting
    try:
        with transaction.atomic():
            copy = OwnCopy.objects.create(municipality_id=by.municipality_id, account=by, person_id=person)
    except IntegrityError:  # two clicks at once
        return OwnCopy.objects.exclude(progress=Progress.MADE).get(account=by.pk, person=person)
    record("people.copy_asked", by=by, about=copy, account=by.pk)
    app.configure_task(MAKE).defer(copy_id=str(copy.pk))
    return copy


def make_copy(copy_id: UUID) -> bool:
    """Make a copy that waits, acting as the one who asked; returns whether there was one. Made twice, it is the same."""
    with transaction.atomic():
        account = answer_of("people_own_copy_asker", copy_id)
    if account is None:
        return False
    with acting_as(account):
        with transaction.atomic():
            reader = Account.objects.select_related("person", "municipality").get(pk=account)
        with translation.override(reader.language):
            _make(copy_id, reader)
    return True


def _make(copy_id: UUID, reader: Account) -> None:
    """Collect, then set on paper; each is kept when it is done, so that whoever waits sees how far it has come."""
    now = timezone.now()
    with transaction.atomic():
        copy = OwnCopy.objects.select_for_update().get(pk=copy_id)
        found = everything(subject_of(reader, copy.person_id), reader=reader)
        copy.as_json, copy.progress = as_json(found, reader=reader, made_at=now), Progress.COLLECTED.value
        copy.save(update_fields=["as_json", "progress"])
    copy.as_pdf, copy.progress = as_pdf(found, reader=reader, made_at=now), Progress.MADE.value
    copy.expires_at = now + COPY_LASTS
    with transaction.atomic():
        copy.save(update_fields=["as_pdf", "progress", "expires_at"])


@transaction.atomic
def ask_for_correction(*, key: UUID, wish: str, about_kind: str, about_id: UUID | None, by: Account) -> Correction:
    """Ask whoever is responsible to put something right. `key` is the row's own id: the same form sent twice is one wish.

    Raises Refused where the key is someone else's.
    """
    family = family_with_contact(by)
    wanted = {
        "municipality_id": by.municipality_id,
        "account": by,
        "family_id": family,
        "answerer": answerer(has_contact=family is not None).value,
        "about_kind": about_kind,
        "about_id": about_id,
        "wish": wish,
    }
    try:
        with transaction.atomic():
            correction, fresh = Correction.objects.get_or_create(pk=key, defaults=wanted)
    except IntegrityError:
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    if fresh:
        record("people.correction_asked", by=by, about=correction, account=by.pk)
        _tell_answerers(correction)
    return correction


def _tell_answerers(correction: Correction) -> None:
    """Say that there is something to answer, never what or from whom."""
    subject = in_each_language(lambda: _("Noen ber om å få noe rettet"))
    body = in_each_language(
        lambda: _("Hei!\n\nNoen ber deg rette opplysninger i U-sving. Logg inn og se under Om meg.\n\nHilsen U-sving\n")
    )
    for message in ids_of("people_tell_answerers", correction.pk, Jsonb(subject), Jsonb(body)):
        defer(message)


@transaction.atomic
def answer_correction(correction: Correction, *, answer: str, by: Account) -> None:
    """Answer a wish to have something corrected, once."""
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    if correction.answered_at:
        raise Refused(_("Denne er besvart."), field="answer")
    correction.answer, correction.answered_at, correction.answered_by = answer, timezone.now(), by
    correction.save(update_fields=["answer", "answered_at", "answered_by"])
    record("people.correction_answered", by=by, about=correction, account=correction.account_id)


@transaction.atomic
def erase_oneself(*, leave: bool, by: Account) -> None:
    """Erase everything of one's own that the law lets go, at once and for good. `leave`: what is adopted stays nameless.

    The trail is written first: after it there is nobody to write as. Raises Refused for a municipality's last administrator.
    """
    if is_last_administrator(by):
        raise Refused(_("Du er den eneste administratoren i kommunen. Gi rollen til en annen først."))
    record("people.erased", by=by, about=by, account=by.pk, left=leave)
    if not answer_of("people_erase", leave):
        raise Refused(_("Dette gikk ikke. Last siden på nytt."))


@transaction.atomic
def sweep_copies() -> None:
    """Drop the copies whose day is over, and those that were never finished."""
    answer_of("people_own_copy_sweep")
