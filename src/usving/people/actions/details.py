"""A person's own name, telephone, address and language."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account, Person


@transaction.atomic
def change_details(account: Account, *, name: str, phone: str, email: str, language: str, by: Account) -> None:
    """Keep what someone says of themselves. A change of address is told to the old one, so that nobody is moved unawares.

    Raises Refused where another account in the municipality has the address.
    """
    Person.objects.select_for_update().filter(pk=account.person_id).update(name=name, phone=phone)
    before = account.email
    account.email, account.language = email.lower(), language
    try:
        with transaction.atomic():
            account.save(update_fields=["email", "language"])
    except IntegrityError:
        account.email = before
        raise Refused(_("Denne adressen kan ikke brukes her. Skriv en annen."), field="email") from None
    if before and before != account.email:
        _tell_the_old_address(account, before, by)
    record("people.details_changed", by=by, about=account, account=account.pk, address_changed=before != account.email)


def _tell_the_old_address(account: Account, before: str, by: Account) -> None:
    subject = in_each_language(lambda: _("Adressen din i U-sving er endret"))[account.language]
    body = in_each_language(
        lambda: _(
            "Hei!\n\n"
            "Meldinger fra U-sving går heretter til en annen e-postadresse enn denne.\n"
            "Var det ikke du som endret den? Ta kontakt med kontaktpersonen din i kommunen.\n\n"
            "Hilsen U-sving\n"
        )
    )[account.language]
    post_notice(by=by, to=account, address=before, subject=subject, body=body)
