"""What is told about something lifted: that there is something and where, never what it is."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.core.database.asking import ids_of
from usving.people.actions.notices import defer, in_each_language, tell_concerned
from usving.steering.models import Escalation


def tell_of_asking(escalation: Escalation) -> None:
    """Ask those it concerns to read the words and say yes or no."""
    _tell("steering_tell_concerned", escalation, lambda: _("Noen vil sende en tekst. De trenger ditt ja først"))


def tell_of_rising(escalation: Escalation) -> None:
    """Tell those it concerns, and those who lead, that it has gone one step up, or that they who have it are reminded."""
    _tell("steering_tell_concerned", escalation, lambda: _("Noe dere har løftet, har ikke fått svar i tide"))
    _tell("steering_tell_leaders", escalation, lambda: _("Noe som er løftet, har ikke fått svar i tide"))


def tell_of_answer(escalation: Escalation) -> None:
    """Tell those it concerns that there is an answer."""
    _tell("steering_tell_concerned", escalation, lambda: _("Noe dere har løftet, har fått svar"))


def tell_of_withdrawal(escalation: Escalation) -> None:
    """Tell the one who has it that it is withdrawn: honestly, and without what it was."""
    subject, there = _withdrawn, reverse("lifted_to_me")
    tell_concerned("steering_tell_holder", escalation.pk, subject=subject, body=lambda: _body(subject(), there))
    _write(escalation, subject, _withdrawn_letter)


def tell_holder(escalation: Escalation, link: str) -> None:
    """Tell the one who has it now, on the platform or by a letter with their own link."""
    there = reverse("escalation_answer", args=[escalation.pk])
    tell_concerned("steering_tell_holder", escalation.pk, subject=_waits, body=lambda: _body(_waits(), there))
    _write(escalation, _waits, lambda: _waiting_letter(link))


def _waits() -> str:
    return _("Noen venter på svar fra deg")


def _withdrawn() -> str:
    return _("En sak du har fått, er trukket tilbake")


def _waiting_letter(link: str) -> str:
    words = _("Hei!\n\n%(what)s. Les og svar her, uten å logge inn:\n\n%(address)s\n\nHilsen U-sving\n")
    return words % {"what": _waits(), "address": link}


def _withdrawn_letter() -> str:
    return _("Hei!\n\nNoen har tatt tilbake en sak de sendte deg. Du trenger ikke svare.\n\nHilsen U-sving\n")


def _write(escalation: Escalation, subject: Callable[[], str], words: Callable[[], str]) -> None:
    """Write to an address outside, whose language nobody has told us: the database takes what the process speaks most."""
    texts = Jsonb(in_each_language(subject)), Jsonb(in_each_language(words))
    for message in ids_of("steering_write_holder", escalation.pk, *texts):
        defer(message)


def _tell(function: str, escalation: Escalation, subject: Callable[[], str]) -> None:
    there = reverse("escalation", args=[escalation.pk])
    tell_concerned(function, escalation.pk, subject=subject, body=lambda: _body(subject(), there))


def _body(what: str, there: str) -> str:
    said = {"what": what, "address": f"{settings.BASE_URL}{there}"}
    return _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % said
