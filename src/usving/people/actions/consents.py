"""Saying yes, no, not so long, and no longer."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of, rows_of
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.actions.notices import in_each_language, post_notice, tell_concerned, tell_unseen
from usving.people.models import Account, Consent, ConsentRefusal, ConsentRequest, Person
from usving.people.queries.households import account_of
from usving.people.rules.consents import TEXT_VERSION, Recipient, why_not_until
from usving.people.rules.notices import NoticeKind
from usving.people.rules.parts import Part, Purpose

REMINDED_BEFORE = timedelta(days=7)


def _check_until(until: date) -> None:
    reason = why_not_until(until, timezone.localdate())
    if reason == "past":
        raise Refused(_("Velg en dag som ikke er over."), field="until")
    if reason == "too-long":
        raise Refused(_("Et samtykke varer høyst ett år. Velg en tidligere dag."), field="until")


@transaction.atomic
def give_consent(
    *,
    key: UUID,
    giver: UUID,
    about: UUID,
    part: Part,
    purpose: Purpose,
    recipient: Recipient,
    until: date,
    by: Account,
    request: ConsentRequest | None = None,
    seen: bool = False,
) -> None:
    """Open one part about one person for one recipient and one purpose until a day; the same `key` twice opens once.

    `giver` is the asker, or one for whom the asker answers as helper or notes an answer on paper; `seen`: whoever does so says
    that the giver has seen what it opens, and that stands in the giver's log. Raises Refused where the recipient
    allocates or is not at work in the municipality, or the day is past or more than a year away.
    """
    _check_until(until)
    whom = (recipient.organisation, recipient.team, recipient.worker)
    answers = request.pk if request else None
    outcome = answer_of(
        "people_give_consent", key, giver, about, part.value, purpose.value, *whom, until, answers, TEXT_VERSION
    )
    _refuse_outcome(outcome)
    if outcome != "already":
        if request is not None:
            ConsentRefusal.objects.filter(request=request, giver=giver).delete()
        record(
            "people.consent_given",
            **_in_trail_of(giver, by),
            part=part.value,
            purpose=purpose.value,
            manner=outcome,
            consent=key,
            seen=seen,
        )
        _tell_who_asked(request)


def _refuse_outcome(outcome: str) -> None:
    if outcome == "recipient":
        raise Refused(
            _("Du kan ikke åpne for denne. De som deler ut boliger, og de som har sluttet, kan ikke velges."),
            field="recipient",
        )
    if outcome in ("not-yours", "request"):
        raise Refused(_("Dette kan du ikke svare på lenger. Kanskje er spørsmålet trukket."))


@transaction.atomic
def shorten_consent(consent: Consent, *, until: date, by: Account) -> None:
    """Let a consent end earlier. Raises Refused where the day is past, or later than it ends now."""
    outcome = answer_of("people_shorten_consent", consent.pk, until)
    if outcome == "until":
        raise Refused(_("Velg en dag fra i dag til den dagen det slutter nå."), field="until")
    if outcome != "shortened":
        raise Refused(_("Dette samtykket er allerede trukket."))
    record("people.consent_shortened", **_in_trail_of(consent.giver_id, by), part=consent.part, consent=consent.pk)


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Account) -> None:
    """Take a consent back: closed at the next request. Twice is the same as once."""
    if consent.withdrawn_at is not None:
        return
    if answer_of("people_withdraw_consent", consent.pk) != "withdrawn":
        raise Refused(_("Dette samtykket kan du ikke trekke."))
    record("people.consent_withdrawn", **_in_trail_of(consent.giver_id, by), part=consent.part, consent=consent.pk)


@transaction.atomic
def say_no(request: ConsentRequest, *, giver: UUID, by: Account) -> None:
    """Keep a no for the one who said it; whoever asked is told nothing."""
    ConsentRefusal.objects.get_or_create(
        request=request, giver_id=giver, defaults={"municipality_id": request.municipality_id}
    )


@transaction.atomic
def ask_for_consent(
    *,
    key: UUID,
    about: Person,
    part: Part,
    purpose: Purpose,
    recipient: Recipient,
    reason: str,
    until: date,
    by: Account,
) -> ConsentRequest:
    """Ask to read one part and say why; those who decide get a notice without content. The same `key` twice asks once.

    Who they are, and whether they can be reached, the asker does not learn.
    """
    _check_until(until)
    if not answer_of("people_may_receive", recipient.organisation, recipient.team, recipient.worker):
        raise Refused(_("Du kan ikke spørre for denne. Den som deler ut boliger, kan ikke få åpnet noe her."))
    request, fresh = ConsentRequest.objects.get_or_create(
        id=key,
        defaults={
            "municipality_id": by.municipality_id,
            "asked_by": by,
            "about": about,
            "part": part.value,
            "purpose": purpose.value,
            "organisation_id": recipient.organisation,
            "team_id": recipient.team,
            "worker_id": recipient.worker,
            "reason": reason,
            "until": until,
        },
    )
    if fresh:
        tell_concerned("people_tell_asked", key, subject=_subject_of_question, body=_text_of_question)
    return request


@transaction.atomic
def take_back_request(request: ConsentRequest, *, by: Account) -> None:
    """Ask no longer; what was opened by it stays with who opened it."""
    ConsentRequest.objects.filter(pk=request.pk, taken_back_at__isnull=True).update(taken_back_at=timezone.now())


def remind_of_ending() -> int:
    """Say to those whose consent ends within a week that one does, each once and without content; returns how many."""
    with transaction.atomic():
        ending = rows_of("people_consents_ending", REMINDED_BEFORE.days)
    return sum(_remind(consent, account) for consent, account in ending)


def _remind(consent: UUID, account: UUID) -> bool:
    with acting_as(account), transaction.atomic():
        if not answer_of("people_consent_reminded", consent):
            return False
        giver = Account.objects.get(pk=account)
        _post(giver, giver, _subject_of_end, _text_of_end, reverse("my_matter"))
        return True


def _in_trail_of(giver: UUID, by: Account) -> dict[str, Any]:
    """Write in the giver's own trail; nobody else in the household reads it."""
    return {"by": by, "account": account_of(giver) or by.pk, "role": "" if giver == by.person_id else "helper"}


def _tell_who_asked(request: ConsentRequest | None) -> None:
    if request is not None:
        body = f"{{}}\n{_address(reverse('shared'))}\n"
        tell_unseen(request.asked_by_id, subject=_subject_of_answer, body=lambda: body.format(_text_of_answer()))


def _post(to: Account, by: Account, subject: Callable[[], str], text: Callable[[], str], path: str) -> None:
    if not (to.email or to.mobile):
        return
    subjects, bodies = in_each_language(subject), in_each_language(text)
    body = f"{bodies[to.language]}\n{_address(path)}\n"
    post_notice(by=by, to=to, subject=subjects[to.language], body=body, kind=NoticeKind.CONSENT)


def _address(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _subject_of_question() -> str:
    return _("Noen har spurt deg om noe i U-sving")


def _text_of_question() -> str:
    said = _(
        "Hei!\n\nEn som jobber for dere, har spurt deg om noe i U-sving.\n"
        "Logg inn for å se hva det er. Du bestemmer selv, og et nei koster ingenting.\n"
    )
    return f"{said}\n{_address(reverse('my_matter'))}\n"


def _subject_of_answer() -> str:
    return _("Noen har åpnet noe for deg i U-sving")


def _text_of_answer() -> str:
    return _("Hei!\n\nNoe du har spurt om, er åpnet for deg i U-sving. Logg inn for å se det.\n")


def _subject_of_end() -> str:
    return _("Noe du har åpnet i U-sving, stenger snart")


def _text_of_end() -> str:
    return _(
        "Hei!\n\nNoe du har åpnet for andre i U-sving, stenger av seg selv om kort tid.\n"
        "Du trenger ikke å gjøre noe. Vil du at det skal være åpent lenger, logg inn og åpne på nytt.\n"
    )
