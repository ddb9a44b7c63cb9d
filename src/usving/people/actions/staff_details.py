"""Correcting what stands of one of the staff: a name spelt wrong, another number, an address that never was theirs.

Whoever may change where a colleague's links go could come in as that colleague. So both mailboxes are told, everyone who is in
is out again, and it stands in the colleague's own log.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.administration_staff import send_welcome
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account, Person
from usving.people.queries.administration import is_staff_address, welcome_address
from usving.people.rules.administration import WhyNotCorrect, may_be_welcomed, why_not_correct
from usving.people.rules.notices import NoticeKind

REFUSALS: dict[WhyNotCorrect, Any] = {
    WhyNotCorrect.ONESELF: gettext_lazy("Dine egne opplysninger endrer du på siden «Om meg»."),
    WhyNotCorrect.TAKEN: gettext_lazy("En annen som er ansatt her, har allerede denne adressen."),
}
FIELDS = {WhyNotCorrect.TAKEN: "email"}


@dataclass(frozen=True)
class Corrected:
    """What one of the staff is called and reached by; `email` is empty where the address is right as it is."""

    name: str
    phone: str
    email: str = ""


@transaction.atomic
def correct_staff(account: Account, right: Corrected, *, welcome: bool = False, by: Account) -> bool:
    """Keep what is right of one of the staff; returns whether the address is another one now.

    A new address counts at once; where it is someone's who is not staff, it is left out and the answer is alike, as when
    someone is invited. `welcome`: whoever has not been here yet gets a new one there. Raises Refused.
    """
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    before, address = welcome_address(locked, by), right.email.lower()
    moved = bool(address) and address != before
    taken = moved and is_staff_address(address, by, but=locked)
    if reason := why_not_correct(oneself=locked == by, taken=taken):
        raise Refused(REFUSALS[reason], field=FIELDS.get(reason))
    renamed = _keep_person(locked, right)
    if moved:
        _move(locked, before, address, by)
    if moved or renamed:
        told: dict[str, Any] = {"about": locked, "account": locked.pk, "role": "administrator"}
        record("people.staff_corrected", by=by, **told, address_changed=moved)
    if moved and welcome and may_be_welcomed(has_been_here=locked.last_login is not None, may_log_in=locked.is_active):
        send_welcome(locked, by=by)
    return moved


def _keep_person(account: Account, right: Corrected) -> bool:
    person = Person.objects.select_for_update().get(pk=account.person_id)
    changed = (person.name, person.phone) != (right.name, right.phone)
    if changed:
        person.name, person.phone = right.name, right.phone
        person.save(update_fields=["name", "phone"])
    return changed


def _move(account: Account, before: str, address: str, by: Account) -> None:
    """Let an account's mail go to another address; what was sent to the old one opens nothing more."""
    try:
        with transaction.atomic():
            _set_address(account, address)
    except IntegrityError:  # someone who is not staff has it: nobody may learn that here
        _set_address(account, "")
    answer_of("people_end_ways_in", account.pk)
    if before:
        _tell(account, before, _old_title, _old_text, by)
    _tell(account, address, _new_title, _new_text, by)


def _set_address(account: Account, address: str) -> None:
    account.email = address
    account.save(update_fields=["email"])


def _tell(account: Account, address: str, title: Callable[[], str], text: Callable[[], str], by: Account) -> None:
    said = {"municipality": by.municipality.name}
    subject, body = (in_each_language(words)[account.language] for words in (title, lambda: text() % said))
    post_notice(by=by, to=account, address=address, subject=subject, body=body, kind=NoticeKind.SECURITY)


def _old_title() -> str:
    return _("Adressen din i U-sving er rettet")


def _old_text() -> str:
    return _(
        "Hei!\n\n"
        "En administrator i %(municipality)s har rettet e-postadressen på innloggingen din i U-sving.\n"
        "Meldinger og lenker går heretter til en annen adresse enn denne.\n"
        "Du er logget ut alle steder, og lenker du har fått før, virker ikke lenger.\n"
        "Har du ikke bedt om det? Ring kommunen med en gang.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    )


def _new_title() -> str:
    return _("Denne adressen står nå på en innlogging i U-sving")


def _new_text() -> str:
    return _(
        "Hei!\n\n"
        "En administrator i %(municipality)s har satt denne e-postadressen på en innlogging i U-sving.\n"
        "Er det din innlogging? Da er du logget ut alle steder, og kan logge inn på nytt.\n"
        "Er det ikke deg? Da kan du slette denne meldingen, og gjerne si fra til kommunen.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    )
