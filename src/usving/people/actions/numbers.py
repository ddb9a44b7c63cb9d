"""A mobile number of one's own, proved by a code that is sent to it, and coming in by such a code.

Whoever asks gets the same answer whether anyone has the number or not; the one who has it is told that someone tried.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.attempts import address_asked_for
from usving.people.actions.links import Spent, spend
from usving.people.actions.notices import defer, in_each_language, post_notice
from usving.people.models import Account
from usving.people.models.notices import Channel
from usving.people.rules.links import digest
from usving.people.rules.notices import NoticeKind
from usving.people.rules.phones import CODE_LIVES, CODES_A_DAY, MOST_TRIES, new_code


def _in_all(make: Callable[[], str]) -> Any:
    return Jsonb(in_each_language(make))


def whole(handle: str, code: str) -> str:
    """What a code is worth only together with: the word that the asking browser alone has."""
    return f"{handle}:{code}"


@transaction.atomic
def offer_code(*, municipality: UUID, number: str, handle: str) -> None:
    """Send six digits to the number if an account in the municipality has it; do exactly the same work if none has."""
    code, message = new_code(), uuid4()
    kept, text = digest(whole(handle, code)), _in_all(lambda: _login_text(code))
    answer_of("people_offer_code", municipality, number, kept, CODE_LIVES, CODES_A_DAY, message, text)
    defer(message)


def spend_code(handle: str, code: str) -> Spent | None:
    """Spend a code that was sent by SMS to the one who has the handle; None where it is wrong, used or too old."""
    return spend(whole(handle, code))


@transaction.atomic
def ask_for_number(account: Account, *, number: str, by: Account) -> None:
    """Send a code to a new number for oneself. What was asked for before is dropped. Raises Refused where asked too often."""
    if not address_asked_for(str(account.pk)):
        raise Refused(_("Du har bedt om mange koder på kort tid. Vent et kvarter, og prøv igjen."), field="number")
    code, message = new_code(), uuid4()
    texts = [_in_all(lambda: _number_text(code)), _in_all(_taken_text)]
    answer_of("people_ask_number", number, digest(whole(str(account.pk), code)), CODE_LIVES, message, *texts)
    defer(message)
    record("people.number_asked", by=by, about=account, account=account.pk)


@transaction.atomic
def confirm_number(account: Account, *, code: str, by: Account) -> bool:
    """Make the number that waits the account's own. False where the code is wrong; raises Refused where no code works now."""
    before = account.mobile
    outcome = answer_of("people_confirm_number", digest(whole(str(account.pk), code)), MOST_TRIES)
    if outcome == "ok":
        record("people.number_confirmed", by=by, about=account, account=account.pk)
        tell_old_number(account, before, by)
    return bool(outcome == "ok")


@transaction.atomic
def remove_number(account: Account, *, by: Account) -> None:
    """Take one's number away: nothing goes there any more, and nobody comes in by it. The number is told."""
    before = account.mobile
    if not before:
        return
    account.mobile = ""
    account.save(update_fields=["mobile"])
    record("people.number_removed", by=by, about=account, account=account.pk)
    tell_old_number(account, before, by)


def tell_old_number(account: Account, before: str, by: Account) -> None:
    """Tell a number, where there was one, that nothing goes there any more."""
    if before:
        body = in_each_language(_old_text)[account.language]
        kind, channel = NoticeKind.SECURITY, Channel.SMS
        post_notice(by=by, to=account, address=before, channel=channel, subject="", body=body, kind=kind)


def _login_text(code: str) -> str:
    return _("U-sving: Koden din er %(code)s. Den virker i 10 minutter. Gi den ikke til noen.") % {"code": code}


def _number_text(code: str) -> str:
    return _("U-sving: Skriv koden %(code)s for å bruke dette nummeret. Var det ikke deg? Se bort fra meldingen.") % {
        "code": code
    }


def _taken_text() -> str:
    return _("U-sving: Noen prøvde å ta i bruk nummeret ditt. Du har det allerede, og ingenting er endret.")


def _old_text() -> str:
    return _("U-sving: Meldinger går ikke lenger til dette nummeret. Var det ikke deg? Ring kontaktpersonen din.")
