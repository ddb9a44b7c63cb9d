"""One-time ways in: asked for, made for someone, spent."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of, rows_of
from usving.core.refusal import Refused
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account, Family, FamilyMember, LoginLink
from usving.people.rules.links import LIFETIME, LinkPurpose, digest, new_paper_code, new_token
from usving.people.rules.members import NoCode, why_not_code

NO_CODE = {
    NoCode.NO_ACCOUNT: gettext_lazy("Barn har ikke egen innlogging her."),
    NoCode.OWN_LOGIN: gettext_lazy("Den som alt har logget inn, får ny kode av kontaktpersonen deres."),
}


@dataclass(frozen=True)
class Spent:
    """What a one-time word was worth: whom it lets in, and what it was made for."""

    account: UUID
    purpose: LinkPurpose


def address_of(token: str) -> str:
    """Return the whole address that a one-time word is sent or printed as."""
    return f"{settings.BASE_URL}{reverse('login_link', args=[token])}"


@transaction.atomic
def offer_link(*, municipality: UUID, email: str) -> None:
    """Send a one-time link to the address if an account in the municipality has it; do exactly the same work if none has.

    Only the database's own function looks the address up. Nothing here learns what it found.
    """
    token, message = new_token(), uuid4()
    subject, body = in_each_language(_subject), in_each_language(lambda: _body(address_of(token)))
    lives = LIFETIME[LinkPurpose.LOGIN]
    texts = Jsonb(subject), Jsonb(body)
    answer_of("people_offer_link", municipality, email, digest(token), lives, message, *texts)
    defer(message)


def _subject() -> str:
    return _("Lenken din til U-sving")


def _body(address: str) -> str:
    return _(
        "Hei!\n\n"
        "Her er lenken som logger deg inn i U-sving:\n\n"
        "%(address)s\n\n"
        "Lenken virker én gang, i 30 minutter. Ikke send den videre.\n"
        "Var det ikke du som ba om den? Da kan du bare slette denne meldingen.\n\n"
        "Hilsen U-sving\n"
        "Du kan ikke svare på denne e-posten.\n"
    ) % {"address": address}


def spend(word: str) -> Spent | None:
    """Spend a one-time word; None where it is unknown, used or too old. Of two at the same time one gets it."""
    rows = rows_of("people_spend_link", digest(word))
    return Spent(rows[0][0], LinkPurpose(rows[0][1])) if rows else None


@transaction.atomic
def make_paper_code(*, family: Family, member: FamilyMember, by: Account, by_contact: bool, shown: bool = False) -> str:
    """Make a code on paper that lets a member of the family in once, within 30 days; older codes stop working.

    `shown`: the contact person says to have seen identification, and the code lets in to what is most private too. Recorded for
    the one it lets in. Raises Refused; the database refuses again by itself.
    """
    account = Account.objects.filter(person=member.person_id).first()
    reason = why_not_code(
        account=account is not None,
        has_been_here=account is not None and account.last_login is not None,
        by_contact=by_contact,
        oneself=account == by,
    )
    if reason or account is None:
        raise Refused(NO_CODE[reason or NoCode.NO_ACCOUNT])
    code = new_paper_code()
    purpose = LinkPurpose.SHOWN if shown and by_contact else LinkPurpose.PAPER
    if not answer_of("people_make_link", account.pk, digest(code), purpose.value, LIFETIME[purpose]):
        raise Refused(NO_CODE[NoCode.OWN_LOGIN])
    told: dict[str, Any] = {"about": account, "account": account.pk, "family": family.pk, "role": _role(by_contact)}
    record("people.paper_code_made", by=by, **told, shown=purpose is LinkPurpose.SHOWN)
    return code


def _role(by_contact: bool) -> str:
    return "contact" if by_contact else "family-member"


@transaction.atomic
def operator_link(username: str) -> str:
    """Return an address that logs someone in completely, once, within 15 minutes. For whoever runs the machine.

    `username` may be `number/username` where two municipalities share the name. It is recorded where that person sees it.
    Raises Refused (in English: it is read in a terminal).
    """
    account, token = _account_named(username), new_token()
    LoginLink.objects.create(
        account=account,
        digest=digest(token),
        purpose=LinkPurpose.OPERATOR.value,
        expires_at=timezone.now() + LIFETIME[LinkPurpose.OPERATOR],
    )
    record("people.operator_link_made", by=None, about=account, account=account.pk)
    return address_of(token)


def _account_named(username: str) -> Account:
    number, _slash, name = username.rpartition("/")
    found = Account.objects.filter(username=name, is_active=True).select_related("municipality")
    accounts = list(found.filter(municipality__number=number) if number else found)
    if not accounts:
        raise Refused(f"There is no account named {username!r}; `usving people` lists them.")
    if len(accounts) > 1:
        choices = ", ".join(sorted(f"{account.municipality.number}/{name}" for account in accounts))
        raise Refused(f"Several municipalities have an account named {name!r}; say which: {choices}.")
    return accounts[0]
