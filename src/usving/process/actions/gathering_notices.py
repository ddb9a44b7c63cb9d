"""Telling people of gatherings: that they are asked, that one is moved or called off. Never what it is about."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.core.database.asking import ids_of
from usving.people.actions.notices import defer, in_each_language
from usving.people.rules.notices import NoticeKind
from usving.process.models import Gathering


def tell_asked(gathering: Gathering) -> int:
    """Tell all who are asked to a gathering that there is something to answer; returns how many messages there are."""
    return _tell(gathering, NoticeKind.GATHERING, _asked)


def tell_moved(gathering: Gathering) -> int:
    """Tell all who are asked that the time or the place is another, at once."""
    return _tell(gathering, NoticeKind.CHANGED, _moved)


def tell_called_off(gathering: Gathering) -> int:
    """Tell all who are asked that it does not take place after all, at once; or that it does, where it is on again."""
    return _tell(gathering, NoticeKind.CHANGED, _called_off if gathering.called_off_at else _called_on)


@transaction.atomic
def _tell(gathering: Gathering, kind: NoticeKind, subject: Callable[[], str]) -> int:
    titles = Jsonb(in_each_language(subject))
    texts = Jsonb(in_each_language(lambda: body_of(gathering, subject())))
    messages = ids_of("process_tell_asked", gathering.pk, kind.value, titles, texts)
    for message in messages:
        defer(message)
    return len(messages)


def body_of(gathering: Any, subject: str) -> str:
    """What the message says: one sentence, and where to read more."""
    said = {"what": subject, "address": f"{settings.BASE_URL}{reverse('gathering', args=[gathering.pk])}"}
    return _("Hei!\n\n%(what)s.\nSe når og hvor, og svar om du kommer:\n\n%(address)s\n\nHilsen U-sving\n") % said


def _asked() -> str:
    return _("Du er spurt om å komme på noe")


def _moved() -> str:
    return _("En avtale du er spurt om, har fått ny tid eller nytt sted")


def _called_off() -> str:
    return _("En avtale du er spurt om, er avlyst")


def _called_on() -> str:
    return _("En avtale som var avlyst, blir av likevel")
