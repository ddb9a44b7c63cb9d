"""Changing one's e-mail address: asked for, confirmed from the new mailbox, told to the old one.

Whoever asks gets the same answer whether someone else here has the address or not; its owner is told that someone tried.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.attempts import address_asked_for
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account
from usving.people.rules.links import digest, new_token

LIVES = timedelta(days=2)


@transaction.atomic
def ask_for_address(account: Account, *, address: str, by: Account) -> None:
    """Send a confirmation to a new address for oneself; it becomes one's own when the link there is used, within two days.

    What was asked for before is dropped. Raises Refused where it has been asked for too often.
    """
    if not address_asked_for(str(account.pk)):
        raise Refused(_("Du har bedt om mange adresser på kort tid. Vent et kvarter, og prøv igjen."), field="email")
    token, message = new_token(), uuid4()
    texts = [
        _in_all(_free_title),
        _in_all(lambda: _free_text(_address_of(token))),
        _in_all(_taken_title),
        _in_all(_taken_text),
    ]
    answer_of("people_ask_address", address, digest(token), LIVES, message, *texts)
    defer(message)
    record("people.address_asked", by=by, about=account, account=account.pk)


@transaction.atomic
def confirm_address(token: str) -> bool:
    """Make the address that a confirmation went to the account's own; False where the word does not live any more."""
    message = uuid4()
    confirmed = answer_of("people_confirm_address", digest(token), message, _in_all(_old_title), _in_all(_old_text))
    if confirmed:
        defer(message)
    return bool(confirmed)


def _address_of(token: str) -> str:
    return f"{settings.BASE_URL}{reverse('confirm_address', args=[token])}"


def _in_all(make: Callable[[], str]) -> Jsonb:
    return Jsonb(in_each_language(make))


def _free_title() -> str:
    return _("Bekreft adressen din")


def _free_text(address: str) -> str:
    return _(
        "Hei!\n\n"
        "Noen vil bruke denne e-postadressen i U-sving.\n"
        "Er det deg? Trykk på lenken, så er adressen din:\n\n"
        "%(address)s\n\n"
        "Lenken virker i to dager.\n"
        "Er det ikke deg? Da kan du bare slette denne meldingen.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    ) % {"address": address}


def _taken_title() -> str:
    return _("Noen ville bruke adressen din")


def _taken_text() -> str:
    return _(
        "Hei!\n\n"
        "Noen prøvde å ta i bruk denne e-postadressen i U-sving.\n"
        "Du har den allerede, så ingenting er endret.\n"
        "Var det deg? Da logger du inn som før.\n"
        "Var det ikke deg? Da trenger du ikke gjøre noe.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    )


def _old_title() -> str:
    return _("Adressen din i U-sving er endret")


def _old_text() -> str:
    return _(
        "Hei!\n\n"
        "Meldinger fra U-sving går heretter til en annen e-postadresse enn denne.\n"
        "Var det ikke du som endret den? Ta kontakt med kontaktpersonen din i kommunen.\n\n"
        "Hilsen U-sving\n"
    )


OLD = (_old_title, _old_text)  # the same is told where an address is only taken away
