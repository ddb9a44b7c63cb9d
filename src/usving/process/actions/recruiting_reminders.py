"""Reminding those who have not answered, by the clock: the database alone knows who they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.people.actions.notices import defer
from usving.people.rules.links import digest
from usving.process.actions.recruiting_words import address_of, fresh_word


@dataclass(frozen=True)
class Due:
    """An invitation whose turn it is to be reminded of, answered or not."""

    invitation: UUID
    side: str
    way: str
    address: str
    office: str
    phone: str
    process: str
    municipality: str
    expires_at: datetime
    language: str


def remind_all() -> int:
    """Take every turn that has come, each in a transaction of its own; return how many turns, never how many went out."""
    due = _due()
    for each in due:
        _remind(each)
    return len(due)


@transaction.atomic
def _due() -> list[Due]:
    return [Due(*row) for row in rows_of("process_reminders_due")]


@transaction.atomic
def _remind(due: Due) -> None:
    """Take one turn. A message is asked for whatever was answered: the list of jobs is the same, and nobody reads it there."""
    word, message = fresh_word(), uuid4()
    with translation.override(due.language):
        context = {"due": due, "url": address_of(word)}
        body = render_to_string(f"process/mail/reminder_{due.side}.{due.way}.txt", context)
        subject = _("Vi minner om invitasjonen fra %(office)s") % {"office": due.office}
    answer_of("process_remind", due.invitation, digest(word), message, subject, body)
    defer(message)
