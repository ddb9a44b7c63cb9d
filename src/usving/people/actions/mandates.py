"""Letting a helper act, hiding who one is, and leaving a household."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_unseen
from usving.people.models import Account, Family, Mandate
from usving.people.queries.households import account_of
from usving.people.rules.consents import HelperKind
from usving.people.rules.usernames import new_username


@transaction.atomic
def give_mandate(
    *,
    key: UUID,
    name: str,
    username: str,
    email: str,
    kind: HelperKind,
    may_write: bool,
    may_answer: bool,
    until: date,
    by: Account,
    language: str = "",
) -> Mandate:
    """Let a helper write or answer for oneself until a day; a helper who is not here yet gets an account, in their `language`.

    `username` names one who is here. The same `key` twice gives once. Raises Refused where nobody is named so, or nothing is
    allowed, or the day is past.
    """
    today = timezone.localdate()
    _check_mandate(may_write or may_answer, until, today)
    helper = answer_of("people_helper_named", username) if username else _new_helper(key, name, email, language, by)
    if helper is None:
        raise Refused(_("Ingen hjelper har dette brukernavnet her."), field="username")
    mandate, fresh = Mandate.objects.get_or_create(
        id=key,
        defaults={
            "municipality_id": by.municipality_id,
            "person_id": by.person_id,
            "helper_id": helper,
            "kind": kind.value,
            "may_write": may_write,
            "may_answer": may_answer,
            "starts": today,
            "ends": until,
        },
    )
    if fresh:
        record("people.mandate_given", by=by, about=mandate, account=by.pk, kind=kind.value)
        tell_unseen(helper, subject=_subject_of_mandate, body=_text_of_mandate)
    return mandate


def _check_mandate(anything: bool, until: date, today: date) -> None:
    if not anything:
        raise Refused(_("Velg minst én ting hjelperen kan gjøre."), field="may_write")
    if not today <= until <= today + timedelta(days=365):
        raise Refused(_("Velg en dag fra i dag og høyst ett år fram."), field="until")


def _subject_of_mandate() -> str:
    return _("Noen vil ha hjelp av deg i U-sving")


def _text_of_mandate() -> str:
    return _(
        "Hei!\n\nEn du kjenner, har gitt deg fullmakt i U-sving.\nLogg inn for å se hva den gjelder: %(address)s\n"
    ) % {"address": f"{settings.BASE_URL}{reverse('helping')}"}


def _new_helper(key: UUID, name: str, email: str, language: str, by: Account) -> UUID:
    account = uuid5(key, "account")
    values = (uuid5(key, "person"), account, name, new_username(name), email.lower(), language or by.language)
    try:
        with transaction.atomic():
            outcome = answer_of("people_add_helper", *values)
    except IntegrityError:
        raise Refused(_("Denne adressen er i bruk her. Spør etter brukernavnet i stedet."), field="email") from None
    if outcome == "not-yours":
        raise Refused(_("Dette kan du ikke gjøre nå."))
    return account


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Account) -> None:
    """End a mandate now, by the person or by the helper."""
    if answer_of("people_end_mandate", mandate.pk):
        record("people.mandate_ended", by=by, about=mandate, account=account_of(mandate.person_id))


@transaction.atomic
def hide_name(person: UUID, *, called: str, by: Account) -> None:
    """Go by another name everywhere; the true one is put where no page reads it."""
    if not answer_of("people_protect", person, called):
        raise Refused(_("Dette kan du ikke gjøre for denne personen."))
    record("people.name_hidden", by=by, account=by.pk, own=person == by.person_id)


@transaction.atomic
def show_name(person: UUID, *, by: Account) -> None:
    """Take one's own name back."""
    if answer_of("people_unprotect", person):
        record("people.name_shown", by=by, account=by.pk, own=person == by.person_id)


@transaction.atomic
def split_household(family: Family, *, key: UUID, called: str, children: list[UUID], by: Account) -> None:
    """Leave a household at once, with children who shall also live with oneself. The same `key` twice splits once."""
    outcome = answer_of("people_split_household", family.pk, key, called, children)
    if outcome in ("not-yours", "children"):
        raise Refused(_("Velg barn som bor i familien nå, og prøv igjen."), field="children")
    if outcome == "split":
        record("people.household_split", by=by, account=by.pk, family=key)
