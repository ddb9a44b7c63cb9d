"""What erasing oneself would do, told honestly beforehand: what goes, what loses the name, what stays, why and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from usving.audit.models import Entry
from usving.core.personal import Classified, Fate, register
from usving.people.access import current
from usving.people.models import Account, Family, FamilyMember, Membership
from usving.people.queries.own_data import Subject, oneself
from usving.people.rules.roles import Role

# What each area holds, in words for whoever thinks of erasing it all.
GROUPS = {
    "people": gettext_lazy("Hvem du er her, innloggingen din, og det du har skrevet og åpnet i Min sak"),
    "process": gettext_lazy("Det du har skrevet, svart og vært med på i prosessene"),
    "insight": gettext_lazy("Erfaringer og ideer, og det du har sagt om dem"),
    "steering": gettext_lazy("Det du har vært med på å styre"),
    "economy": gettext_lazy("Pengene dine: bøkene, planene og det du har regnet ut"),
    "strengths": gettext_lazy("Verdiene, brevene, ressursene og byttet"),
    "housing": gettext_lazy("Ønskene dine for en bolig"),
    "audit": gettext_lazy("Loggen"),
}
ORDER = ("delete", "scrub", "keep")  # a row that goes is not told again among those that stay


@dataclass(frozen=True)
class Line:
    """One kind of row: how many there are (None where that is not for oneself to see), and what becomes of them."""

    what: str
    number: int | None
    why: str
    until: str
    area: str = ""


@dataclass(frozen=True)
class Group:
    """What one area holds of someone: all its lines, how many things they are, and each reason once."""

    words: str
    lines: tuple[Line, ...]

    @property
    def number(self) -> int | None:
        """How many things there are, of those one may see the number of."""
        known = [line.number for line in self.lines if line.number is not None]
        return sum(known) if known else None

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Why and until when, each once."""
        return list(dict.fromkeys((line.why, line.until) for line in self.lines if line.why or line.until))


def grouped(lines: Iterable[Line]) -> list[Group]:
    """The lines in the few groups that a reader can take in, in the order of the areas."""
    told = list(lines)
    groups = [Group(str(words), tuple(line for line in told if line.area == code)) for code, words in GROUPS.items()]
    return [group for group in groups if group.lines]


@dataclass(frozen=True)
class Outlook:
    """Everything erasure would do. `left` is how many of one's contributions may stay without a name, with the words for it."""

    goes: tuple[Line, ...]
    nameless: tuple[Line, ...]
    stays: tuple[Line, ...]
    families: tuple[Family, ...]
    children: tuple[str, ...]
    left: int
    left_words: str


def outlook(account: Account) -> Outlook:
    """Walk the register as the one who asks, with the fate of each row."""
    subject, children = _going(account)
    told: dict[str, list[Line]] = {"delete": [], "scrub": [], "keep": []}
    for each in register():
        for fate, rows in _fates(each, subject, staff=account.is_staff):
            if rows != 0 or each.model is Entry:  # the erasure itself is written there
                told[fate.act].append(
                    Line(_many(each), rows, str(fate.why), str(fate.until), each.model._meta.app_label)
                )
    left, words = _left(account)
    remaining = Family.objects.filter(pk__in=oneself(account).family - subject.family).order_by("name")
    return Outlook(
        tuple(told["delete"]), tuple(told["scrub"]), tuple(told["keep"]), tuple(remaining), children, left, words
    )


def _going(account: Account) -> tuple[Subject, tuple[str, ...]]:
    """What goes with the account: itself, and the families where nobody else has a login, with their children."""
    mine = oneself(account)
    others = FamilyMember.objects.filter(Q(ends=None) | current(), family__in=mine.family, kind__in=["adult", "youth"])
    kept = set(others.exclude(person=account.person_id).values_list("family_id", flat=True))
    homes = mine.family - kept
    places = FamilyMember.objects.filter(current(), family__in=homes, kind="child").select_related("person")
    elsewhere = set(FamilyMember.objects.filter(current(), family__in=kept).values_list("person_id", flat=True))
    children = {place.person_id: place.person.name for place in places if place.person_id not in elsewhere}
    return Subject(mine.name, mine.account, mine.person | children.keys(), homes), tuple(sorted(children.values()))


def _fates(each: Classified, subject: Subject, *, staff: bool) -> list[tuple[Fate, int | None]]:
    """The different fates of one model's rows, with how many rows each is for."""
    ways = {**each.of, **dict.fromkeys(each.by, "account")}
    told: dict[tuple[str, str, str], tuple[Fate, Q]] = {}
    for lookup, kind in ways.items():
        fate, theirs = each.fate(lookup, staff=staff), Q(**{f"{lookup}__in": getattr(subject, kind)})
        same = (fate.act, str(fate.why), str(fate.until))
        told[same] = (fate, told[same][1] | theirs if same in told else theirs)
    if each.not_copied:
        return [(fate, None) for fate, _theirs in told.values()]
    found: list[tuple[Fate, int | None]] = []
    gone: set[Any] = set()
    for fate, theirs in sorted(told.values(), key=lambda one: ORDER.index(one[0].act)):
        rows = set(each.model._default_manager.filter(theirs).values_list("pk", flat=True)) - gone
        gone |= rows
        found.append((fate, len(rows)))
    return found


def _left(account: Account) -> tuple[int, str]:
    """How many rows may be left behind without a name, and the words of the choice."""
    number, words, mine = 0, "", oneself(account)
    for each in register():
        if each.left:
            of = reduce(or_, (Q(**{f"{lookup}__in": getattr(mine, kind)}) for lookup, kind in each.of.items()))
            number += each.model._default_manager.filter(of).extra(where=[each.left.where]).count()
            words = str(each.left.says)
    return number, words


def _many(each: Any) -> str:
    words = str(each.model._meta.verbose_name_plural)
    return words[:1].upper() + words[1:]


def is_last_administrator(account: Account) -> bool:
    """Whether the municipality would be without an administrator when this one is gone."""
    held = Membership.objects.filter(current(), role=Role.ADMINISTRATOR, municipality=account.municipality_id)
    return set(held.values_list("account_id", flat=True)) == {account.pk}
