"""The trail as the one it is about reads it: who, when, and one plain sentence for each event.

Each event has its sentence in a template `events/<event>.html` in the app whose event it is. A template says what was done,
without a subject (the name stands above it), and gets `facts`, `mine` (done by the reader) and `about_me`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.models import Entry
from usving.people.access import family_ids
from usving.people.models import Account, Organisation
from usving.people.models.accounts import ROLES
from usving.people.models.statements import PARTS, PURPOSES
from usving.people.queries.behind import Behind, people_behind
from usving.people.queries.confirmations import setting

MOST_SEARCHED = 2000  # entries read through for a word: years of a family's matter
ROLE_WORDS: dict[str, Any] = {
    **{role.value: words for role, words in ROLES.items()},
    "contact": gettext_lazy("kontaktperson"),
}


@dataclass(frozen=True)
class Line:
    """One entry, to be read."""

    at: datetime
    who: str
    role: str
    sentence: str
    office: str = ""

    def says(self, word: str) -> bool:
        """Whether the word stands anywhere in the line."""
        return word.casefold() in f"{self.who} {self.role} {self.office} {self.sentence}".casefold()


def entries_of(account: Account, *, since: date | None = None, until: date | None = None) -> QuerySet[Entry]:
    """The entries about an account and its families, newest first; days included."""
    about = Entry.objects.filter(Q(account_id=account.pk) | Q(family_id__in=family_ids(account)))
    if since:
        about = about.filter(at__date__gte=since)
    if until:
        about = about.filter(at__date__lte=until)
    return about.order_by("-at", "id")


def trail_of(account: Account, *, word: str = "", since: date | None = None, until: date | None = None) -> Any:
    """What a page of the log is cut from: entries, or finished lines where a word is looked for."""
    entries = entries_of(account, since=since, until=until)
    if not word:
        return entries
    return [line for line in lines_of(entries[:MOST_SEARCHED], reader=account) if line.says(word)]


def lines_of(entries: Iterable[Entry], *, reader: Account) -> list[Line]:
    """Turn entries into lines, with the names that the reader may know.

    Where the municipality has stated a ground of safety, its workers stand there by role and office, without a name.
    """
    kept = list(entries)
    behind = people_behind({entry.actor_id for entry in kept if entry.actor_id})
    if any(person.staff for person in behind.values()) and setting(reader.municipality_id, "worker_names_hidden"):
        behind = {
            key: replace(person, name=_("En ansatt")) if person.staff else person for key, person in behind.items()
        }
    named = {entry.actor_organisation_id for entry in kept if entry.actor_organisation_id}
    offices = dict(Organisation.objects.filter(pk__in=named).values_list("pk", "name")) if named else {}
    return [_line(entry, behind, offices, reader) for entry in kept]


def _line(entry: Entry, behind: dict[Any, Behind], offices: dict[Any, str], reader: Account) -> Line:
    role = "" if entry.actor_id == reader.pk else str(ROLE_WORDS.get(entry.actor_role, ""))
    office = offices.get(entry.actor_organisation_id, "")
    return Line(entry.at, _who(entry, behind, reader), role, sentence(entry, reader), office)


def _who(entry: Entry, behind: dict[Any, Behind], reader: Account) -> str:
    if entry.actor_id is None:
        return _("Den som drifter U-sving")
    if entry.actor_id == reader.pk:
        return _("Du")
    person = behind.get(entry.actor_id)
    return person.name if person else _("En som ikke er her lenger")


def sentence(entry: Entry, reader: Account) -> str:
    """Return what an entry tells, in one plain sentence."""
    told = {
        "facts": entry.facts,
        "mine": entry.actor_id == reader.pk,
        "about_me": entry.account_id == reader.pk,
        "part": _words(PARTS, entry.facts.get("part")),
        "purpose": _words(PURPOSES, entry.facts.get("purpose")),
    }
    words: str
    try:
        words = render_to_string(f"events/{entry.event}.html", told)
    except TemplateDoesNotExist:
        words = _("Gjorde noe som ble loggført.")
    return " ".join(strip_tags(words).split())


def _words(words: Any, code: object) -> str:
    return next((str(label) for each, label in words.items() if each.value == code), "")
