"""Identities from outside: connected to one's own account, taken off it again, and logins that end from there."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.outside_client import LoggedOut
from usving.people.models import Account, OutsideIdentity
from usving.people.rules.levels import Level, may_connect
from usving.people.rules.outside import Provider, identity_digest, session_digest, word_digest


def account_behind(provider: Provider, *, municipality: UUID, who: str) -> UUID | None:
    """Whom an identity lets in, in a municipality; None where nobody has connected it, or the account is closed."""
    return answer_of("people_outside_candidate", identity_digest(settings.ID_KEY, provider, municipality, who))


@transaction.atomic
def connect_identity(provider: Provider, *, who: str, level: Level, first_visit: bool, by: Account) -> None:
    """Connect an identity to one's own account. Raises Refused where it may not be done now, or is done already."""
    if not may_connect(level, first_visit=first_visit):
        raise Refused(_("Logg inn tryggere først, med en kode du har fått mot legitimasjon."))
    kept = identity_digest(settings.ID_KEY, provider, by.municipality_id, who)
    if OutsideIdentity.objects.filter(account=by, digest=kept).exists():
        return
    try:
        with transaction.atomic():
            OutsideIdentity.objects.create(
                municipality_id=by.municipality_id, account=by, provider=provider.code, digest=kept
            )
    except IntegrityError:
        raise Refused(
            _("Den kan ikke kobles til her. Er den koblet til en annen innlogging, må den kobles fra der først.")
        ) from None
    record("people.outside_connected", by=by, about=by, account=by.pk, provider=provider.code)


@transaction.atomic
def disconnect_identity(identity: OutsideIdentity, *, by: Account) -> None:
    """Take an identity off one's own account again."""
    code = identity.provider
    identity.delete()
    record("people.outside_disconnected", by=by, about=by, account=by.pk, provider=code)


def name_of_login(provider: Provider, sid: str) -> str:
    """What a session keeps of its login at a provider; nothing where the provider gave it no name."""
    return session_digest(settings.ID_KEY, provider, sid) if sid else ""


@transaction.atomic
def end_from_outside(provider: Provider, *, sid: str) -> int:
    """End the logins that came from one login at a provider; returns how many."""
    return _ended(name_of_login(provider, sid))


@transaction.atomic
def end_by_message(provider: Provider, message: LoggedOut) -> int:
    """The same by a signed message, which is taken once."""
    if not answer_of("people_word_is_new", word_digest(settings.ID_KEY, provider, message.word)):
        return 0
    return _ended(name_of_login(provider, message.sid))


def _ended(kept: str) -> int:
    return answer_of("people_outside_logged_out", kept)
