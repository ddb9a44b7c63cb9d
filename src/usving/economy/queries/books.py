"""Reading a household's book: months, what stands in one, what waits to be sorted, and what was taken away."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.utils import timezone

from usving.economy.access import adults_family, books_visible_to
from usving.economy.models import Book, Commitment, Line, SortingRule
from usving.economy.models.books import LINE_KINDS
from usving.economy.rules.books import UNDO_DAYS, LineKind, Source, Sum, Whose, summed
from usving.people.models import Account

MONTHS_SHOWN = 12
LINES_SHOWN = 200  # of a month on one page
SUGGESTIONS = (
    *("Lønn", "Barnetrygd", "Bostøtte", "Stønad", "Husleie", "Strøm", "Mat", "Klær", "Transport", "Barnehage", "SFO"),
    *("Telefon og nett", "Forsikring", "Fritid", "Lån"),
)


@dataclass(frozen=True)
class Place:
    """A book one has, or may begin on."""

    whose: Whose
    book: Book | None


@dataclass(frozen=True)
class Group:
    """What is called the same in a month: the words, the lines that are shown, and the sum in øre and number of all of them."""

    words: str
    lines: list[Line]
    ore: int
    count: int


@dataclass(frozen=True)
class Side:
    """What came, went or moved in a month, by words, the largest first."""

    kind: LineKind
    groups: list[Group]
    ore: int

    @property
    def label(self) -> str:
        """Inn, ut, or moved, in words."""
        return str(LINE_KINDS[self.kind])


@dataclass(frozen=True)
class Month:
    """A month of a book: its sides, its sum, how many lines wait to be sorted, and which page of its lines is shown."""

    month: date
    sides: list[Side]
    sum: Sum
    unsorted: int
    page: Page[Line]


@dataclass(frozen=True)
class Unsorted:
    """Lines from the bank with the same text and no name of ours yet: how many, their sum in øre, and the last day."""

    text: str
    kind: LineKind
    count: int
    ore: int
    day: date | None


def places_of(user: Account) -> list[Place]:
    """The books one has or may begin on, the family's first."""
    books = {book.whose: book for book in books_visible_to(user)}
    shared = [Place(Whose.FAMILY, books.get(Whose.FAMILY))] if adults_family(user) or Whose.FAMILY in books else []
    return [*shared, Place(Whose.OWN, books.get(Whose.OWN))]


def months_of(book: Book) -> list[tuple[date, Sum]]:
    """The months that something stands in, the newest first, with their sums."""
    found: dict[date, list[tuple[str, int]]] = defaultdict(list)
    rows = Line.objects.filter(book=book, removed_at=None).values_list("month", "kind", "ore")
    for month, kind, ore in rows:
        found[month].append((kind, ore))
    return [(month, summed(found[month])) for month in sorted(found, reverse=True)[:MONTHS_SHOWN]]


def month_in(book: Book, month: date, number: str = "") -> Month:
    """What stands in a month. Where there are very many lines, one page of them; every sum is of them all."""
    lines = list(Line.objects.filter(book=book, month=month, removed_at=None).order_by("-ore", "words", "pk"))
    sides = [_side(kind, [line for line in lines if line.kind == kind]) for kind in LineKind]
    waiting = sum(line.source == Source.BANK and not line.words and line.kind != LineKind.MOVED for line in lines)
    ordered = [line for side in sides for group in side.groups for line in group.lines]
    page = Paginator(ordered, LINES_SHOWN).get_page(number)
    total = summed((line.kind, line.ore) for line in lines)
    return Month(month, _on(page, sides), total, waiting, page)


def removed_from(book: Book, month: date) -> list[Line]:
    """What was taken away from a month and can still be fetched back, the last first."""
    since = timezone.now() - timedelta(days=UNDO_DAYS)
    return list(Line.objects.filter(book=book, month=month, removed_at__gte=since).order_by("-removed_at", "pk"))


def own_words(book: Book) -> list[str]:
    """Words to choose among: what is used in the book, then some to begin with."""
    used = Line.objects.filter(book=book, removed_at=None).exclude(words="").values_list("words", flat=True)
    return list(dict.fromkeys([*(word for word, _count in Counter(used).most_common(20)), *SUGGESTIONS]))


def unsorted_in(book: Book) -> list[Unsorted]:
    """What the bank has written that has no name of ours yet, the most common first."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    lines = Line.objects.filter(book=book, source=Source.BANK.value, words="", removed_at=None)
    for line in lines.exclude(kind=LineKind.MOVED.value):
        found[line.bank_words, line.kind].append(line)
    groups = [
        Unsorted(
            text,
            LineKind(kind),
            len(same),
            sum(line.ore for line in same),
            max((line.day for line in same if line.day), default=None),
        )
        for (text, kind), same in found.items()
    ]
    return sorted(groups, key=lambda group: (-group.count, -group.ore, group.text))


def rules_of(book: Book) -> list[SortingRule]:
    """The rules for sorting, by what the bank writes."""
    return list(SortingRule.objects.filter(book=book).order_by("contains"))


def commitments_of(book: Book) -> list[Commitment]:
    """Debts and costs that come once: what is not paid first, then by the day and the words."""
    found = Commitment.objects.filter(book=book, removed_at=None)
    return sorted(found, key=lambda each: (each.done, each.kind, each.due or date.max, each.words))


def commitments_removed(book: Book) -> list[Commitment]:
    """Debts and costs that were taken away and can still be fetched back."""
    since = timezone.now() - timedelta(days=UNDO_DAYS)
    return list(Commitment.objects.filter(book=book, removed_at__gte=since).order_by("-removed_at", "pk"))


def _on(page: Page[Line], sides: Iterable[Side]) -> list[Side]:
    """The sides with those of their lines that are on the page; what has none there is left out."""
    there = {line.pk for line in page}
    found = []
    for side in sides:
        cut = [replace(group, lines=[line for line in group.lines if line.pk in there]) for group in side.groups]
        if groups := [group for group in cut if group.lines]:
            found.append(replace(side, groups=groups))
    return found


def _side(kind: LineKind, lines: Iterable[Line]) -> Side:
    by_words: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_words[line.words].append(line)
    groups = [Group(words, same, sum(line.ore for line in same), len(same)) for words, same in by_words.items()]
    groups.sort(key=lambda group: (-group.ore, group.words))
    return Side(kind, groups, sum(group.ore for group in groups))
