"""Correcting what stands of one of the staff: a name spelt wrong, another number, an address that never was theirs.

Whoever may change where a colleague's links go could come in as that colleague. So both mailboxes are told, everyone who is in
is out again, and it stands in the colleague's own log. Where the address never was theirs, whoever read the mail there may have
made password and second lock: then these go too, and the colleague begins anew with a welcome.
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
from usving.people.actions.numbers import tell_old_number
from usving.people.models import Account, Person
from usving.people.queries.administration import is_staff_address, welcome_address
from usving.people.rules.administration import AddressWas, WhyNotCorrect, may_be_welcomed, why_not_correct
from usving.people.rules.notices import NoticeKind

REFUSALS: dict[WhyNotCorrect, Any] = {
    WhyNotCorrect.ONESELF: gettext_lazy("Dine egne opplysninger endrer du på siden «Om meg»."),
    WhyNotCorrect.TAKEN: gettext_lazy("En annen som er ansatt her, har allerede denne adressen."),
    WhyNotCorrect.UNSAID: gettext_lazy("Velg hva som var galt med adressen."),
    WhyNotCorrect.NOT_ANOTHER: gettext_lazy("Skriv den rette e-postadressen, en annen enn den som står der nå."),
}
FIELDS = {WhyNotCorrect.TAKEN: "email", WhyNotCorrect.UNSAID: "address_was", WhyNotCorrect.NOT_ANOTHER: "email"}


@dataclass(frozen=True)
class Corrected:
    """What one of the staff is called and reached by; `email` is empty where the address is right as it is.

    `address_was`: what was wrong with it, where someone has logged in already.
    """

    name: str
    phone: str
    email: str = ""
    address_was: AddressWas | None = None

    @property
    def anew(self) -> bool:
        """Whether the one who has logged in may have been a stranger, so that the ways in are made anew."""
        return self.address_was is AddressWas.NEVER_THEIRS


@transaction.atomic
def correct_staff(account: Account, right: Corrected, *, welcome: bool = False, by: Account) -> bool:
    """Keep what is right of one of the staff; returns whether the address is another one now.

    A new address counts at once; where it is someone's who is not staff, it is left out and the answer is alike, as when
    someone is invited. `welcome`: whoever has not been here yet gets a new one there; whoever begins anew always does.
    Raises Refused.
    """
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    before, address = welcome_address(locked, by), right.email.lower()
    moved = bool(address) and address != before
    _refuse(locked, right, address if moved else "", by)
    renamed = _keep_person(locked, right)
    if moved:
        _move(locked, before, address, by, anew=right.anew)
    if moved or renamed:
        told: dict[str, Any] = {"about": locked, "account": locked.pk, "role": "administrator"}
        was: dict[str, Any] = {"address_was": right.address_was.value} if moved and right.address_was else {}
        record("people.staff_corrected", by=by, **told, address_changed=moved, **was)
    been_here = locked.last_login is not None and not right.anew
    if moved and (welcome or right.anew) and may_be_welcomed(has_been_here=been_here, may_log_in=locked.is_active):
        send_welcome(locked, by=by)
    return moved


def _refuse(account: Account, right: Corrected, address: str, by: Account) -> None:
    """Raise Refused where it may not be done; `address` is the new one, empty where it stays."""
    reason = why_not_correct(
        oneself=account == by,
        taken=bool(address) and is_staff_address(address, by, but=account),
        moves=bool(address),
        has_been_here=account.last_login is not None,
        was=right.address_was,
    )
    if reason:
        raise Refused(REFUSALS[reason], field=FIELDS.get(reason))


def _keep_person(account: Account, right: Corrected) -> bool:
    person = Person.objects.select_for_update().get(pk=account.person_id)
    changed = (person.name, person.phone) != (right.name, right.phone)
    if changed:
        person.name, person.phone = right.name, right.phone
        person.save(update_fields=["name", "phone"])
    return changed


def _move(account: Account, before: str, address: str, by: Account, *, anew: bool) -> None:
    """Let an account's mail go to another address; what was sent to the old one opens nothing more.

    `anew`: nor does anything that was set up by whoever came in by it.
    """
    try:
        with transaction.atomic():
            _set_address(account, address)
    except IntegrityError:  # someone who is not staff has it: nobody may learn that here
        _set_address(account, "")
    number = account.mobile if anew else ""
    answer_of("people_forget_ways_in" if anew else "people_end_ways_in", account.pk)
    tell_old_number(account, number, by)
    if before:
        _tell(account, before, *((_never_title, _never_text) if anew else (_old_title, _old_text)), by)
    _tell(account, address, _new_title, _anew_text if anew else _new_text, by)


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


def _never_title() -> str:
    return _("Denne adressen er ikke lenger i bruk i U-sving")


def _never_text() -> str:
    return _(
        "Hei!\n\n"
        "Denne e-postadressen sto på en innlogging i U-sving i %(municipality)s.\n"
        "Kommunen sier at det var feil, og har tatt den bort.\n"
        "Lenker, passord og steg to for den innloggingen virker ikke lenger.\n"
        "Var det din innlogging? Ring kommunen med en gang.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    )


def _anew_text() -> str:
    return _(
        "Hei!\n\n"
        "En administrator i %(municipality)s har satt denne e-postadressen på en innlogging i U-sving.\n"
        "Er det din innlogging? Da får du en velkomst hit, med en lenke som slipper deg inn.\n"
        "Er det ikke deg? Da kan du slette denne meldingen, og gjerne si fra til kommunen.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    )
