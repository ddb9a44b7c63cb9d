"""The trail as the one it is about reads it: who, when, and one plain sentence for each event.

Each event has its sentence in a template `events/<event>.html` in the app whose event it is. A template says what was done,
without a subject (the name stands above it), and gets `facts`, `mine` (done by the reader) and `about_me`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.models import Entry
from usving.people.access import family_ids
from usving.people.models import Account, Consent, Organisation
from usving.people.models.accounts import ROLES
from usving.people.models.statements import PARTS, PURPOSES, PURPOSES_AT_WORK
from usving.people.queries.behind import Behind, people_behind
from usving.people.queries.confirmations import setting
from usving.people.queries.households import household_of
from usving.people.queries.receivers import names_of

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


@dataclass(frozen=True)
class Told:
    """A consent that an entry tells of: whom it lets in, and whom it is about where that is not the reader."""

    whom: str
    about: str


@dataclass(frozen=True)
class Names:
    """What the log of one reader may say: what the minors one lives with are called, and the consents one has given oneself."""

    minors: dict[UUID, str] = field(default_factory=dict)
    consents: dict[str, Told] = field(default_factory=dict)

    def of(self, entry: Entry, reader: Account) -> str:
        """What the person an entry is about is called; nothing where it is the reader, or no person."""
        if entry.about_kind != PERSON or entry.about_id in (None, reader.person_id):
            return ""
        return self.minors.get(entry.about_id, _("en i familien"))


PERSON = "people.person"  # what stands as `about_kind` where an entry is about someone
NO_NAMES = Names()


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
    names = _names(kept, reader)
    return [_line(entry, behind, offices, names, reader) for entry in kept]


def _names(entries: list[Entry], reader: Account) -> Names:
    """The names that some entries need. Only of oneself and of minors in one's home: nothing here names another adult."""
    given = {entry.facts["consent"] for entry in entries if "consent" in entry.facts}
    others = any(entry.about_kind == PERSON and entry.about_id != reader.person_id for entry in entries)
    near = household_of(reader.person_id) if others or given else []
    minors = {each.person: each.name for each in near if each.is_minor and each.person != reader.person_id}
    own = Consent.objects.filter(pk__in=given, giver=reader.person_id).select_related("organisation", "team")
    consents = list(own) if given else []
    whom = names_of(consents)
    return Names(minors, {str(each.pk): Told(whom[each.pk], minors.get(each.about_id, "")) for each in consents})


def _line(entry: Entry, behind: dict[Any, Behind], offices: dict[Any, str], names: Names, reader: Account) -> Line:
    role = "" if entry.actor_id == reader.pk else str(ROLE_WORDS.get(entry.actor_role, ""))
    office = offices.get(entry.actor_organisation_id, "")
    return Line(entry.at, _who(entry, behind, reader), role, sentence(entry, reader, names), office)


def _who(entry: Entry, behind: dict[Any, Behind], reader: Account) -> str:
    if entry.actor_id is None:
        return _("Den som drifter U-sving")
    if entry.actor_id == reader.pk:
        return _("Du")
    person = behind.get(entry.actor_id)
    return person.name if person else _("En som ikke er her lenger")


def sentence(entry: Entry, reader: Account, names: Names = NO_NAMES) -> str:
    """Return what an entry tells, in one plain sentence."""
    name = names.of(entry, reader)
    told = {
        "facts": entry.facts,
        "mine": entry.actor_id == reader.pk,
        "about_me": entry.account_id == reader.pk,
        "part": _words(PARTS, entry.facts.get("part")),
        "purpose": _words(PURPOSES_AT_WORK if name else PURPOSES, entry.facts.get("purpose")),
        "name": name,
        "consent": names.consents.get(str(entry.facts.get("consent"))),
    }
    words: str
    try:
        words = render_to_string(f"events/{entry.event}.html", told)
    except TemplateDoesNotExist:
        words = _("Gjorde noe som ble loggført.")
    return " ".join(strip_tags(words).split())


def _words(words: Any, code: object) -> str:
    return next((str(label) for each, label in words.items() if each.value == code), "")
