"""A family's contact person: answered, taken back, ended, and parted from when a worker has left."""

from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of, rows_of
from usving.core.refusal import Refused
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account, ContactRequest, FollowUp
from usving.people.rules.contacts import NoContact

REFUSALS: dict[NoContact, Any] = {
    NoContact.NOT_A_CHOICE: gettext_lazy("Dere kan ikke spørre denne personen."),
    NoContact.FOLLOWS_ALREADY: gettext_lazy("Denne personen er alt kontaktpersonen deres."),
    NoContact.GONE: gettext_lazy("Spørsmålet er ikke åpent lenger."),
}
ENDING = gettext_lazy("Hei!\n\n%(what)s\n\nLogg inn i U-sving for å se mer.\n\nHilsen U-sving\n")


def words(title: Any, what: Any) -> list[Any]:
    """A short message in every language, as the database's functions take it: its subject and its text. Nothing of the matter."""
    subject = in_each_language(lambda: str(title))
    return [Jsonb(subject), Jsonb(in_each_language(lambda: str(ENDING) % {"what": what}))]


@transaction.atomic
def answer(request: ContactRequest, *, yes: bool, by: Account) -> None:
    """The worker says yes or no to a family. A yes holds from today; the family is told either way. Raises Refused."""
    title = gettext_lazy("Svar om kontaktperson")
    said = gettext_lazy("Dere har fått svar fra den dere spurte om å være kontaktperson.")
    code = "yes" if yes else "no"
    follow_up = uuid5(request.pk, "follow-up")
    if not _told("people_answer_contact", request.pk, code, follow_up, *words(title, said)):
        raise Refused(REFUSALS[NoContact.GONE])
    record(
        "people.contact_accepted" if yes else "people.contact_declined",
        by=by,
        about=request,
        family=request.family_id,
        account=by.pk,
    )


@transaction.atomic
def withdraw(request: ContactRequest, *, by: Account) -> None:
    """The family takes its question back. Raises Refused where it is answered."""
    if not answer_of("people_withdraw_contact", request.pk):
        raise Refused(REFUSALS[NoContact.GONE])
    record(
        "people.contact_withdrawn",
        by=by,
        about=request,
        role="family-member",
        family=request.family_id,
        account=request.worker_id,
    )


@transaction.atomic
def end(follow_up: FollowUp, *, by: Account) -> None:
    """The family or the worker ends it, at once; the other side is told. What is over already stays so."""
    title = gettext_lazy("Kontaktperson i U-sving")
    said = (
        gettext_lazy("Kontaktpersonen deres følger dere ikke opp lenger. Dere kan velge en ny.")
        if follow_up.worker_id == by.pk
        else gettext_lazy("En familie har valgt å ikke ha deg som kontaktperson lenger.")
    )
    if _told("people_end_contact", follow_up.pk, *words(title, said)):
        family, worker = follow_up.family_id, follow_up.worker_id
        record("people.contact_ended", by=by, about=follow_up, family=family, account=worker)


@transaction.atomic
def part_from_those_who_left() -> int:
    """End the follow-ups of whoever no longer works here, or gives out homes now; tell the families. Returns how many are told.

    Asked by the worker process at night; the database decides who that is.
    """
    title = gettext_lazy("Kontaktpersonen deres har sluttet")
    said = gettext_lazy("Kontaktpersonen deres er ikke her lenger. Dere kan velge en ny.")
    messages = ids_of("people_part_from_those_who_left", *words(title, said))
    for message in messages:
        defer(message)
    return len(messages)


def _told(function: str, *values: Any) -> bool:
    """Ask a function that answers whether it did it, and which messages follow; send those."""
    done, messages = rows_of(function, *values)[0]
    for message in messages:
        defer(message)
    return bool(done)


def refuse(reason: NoContact) -> Refused:
    """The refusal for a reason, in words."""
    return Refused(REFUSALS[reason])


def ask_values(family: UUID, worker: UUID, key: UUID) -> list[Any]:
    """What the database's function for asking takes, with the words to the one who is asked."""
    title = gettext_lazy("En familie spør deg i U-sving")
    said = gettext_lazy("En familie spør om du vil være kontaktpersonen deres.")
    return [family, worker, key, *words(title, said)]
