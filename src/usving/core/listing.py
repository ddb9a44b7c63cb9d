"""Lists, made once: words to look for, choices, order, twenty or fifty on a page, and what to say when nothing is found.

What is chosen stands in the address (`?hvem=circle&side=2`), so that a list can be kept and gone back to. Words do not:
they are often somebody's name, and an address is kept by browsers, screens and logs. They go by POST to the page `search`,
which keeps them in the session for that one list and sends the browser back to it. No JavaScript is needed; with it the
list alone is fetched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.http import urlencode

SIZES = (20, 50)
LONGEST = 100  # letters looked for
KEPT = "listings"  # in the session: path of a list → words looked for there
MOST_KEPT = 12
PAGE, SIZE = "side", "antall"


@dataclass(frozen=True)
class Choice:
    """One thing to choose in a list: its name in the address, its label, and (code, words) with the usual first."""

    name: str
    label: Any
    options: tuple[tuple[str, Any], ...]

    def code(self, typed: str) -> str:
        """The code that is meant: what is typed where it is one of ours, else the usual."""
        return typed if typed in dict(self.options) else self.options[0][0]


@dataclass(frozen=True)
class Chosen:
    """A choice and the code chosen, for the page to draw."""

    choice: Choice
    code: str


@dataclass(frozen=True)
class Asked:
    """What is asked of one list."""

    path: str
    words: str
    chosen: tuple[Chosen, ...]
    size: int
    number: str
    also: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """The code chosen under this name."""
        return {each.choice.name: each.code for each in self.chosen}[
            name
        ]  # KeyError: a template then asks for an attribute

    @property
    def narrowed(self) -> bool:
        """Whether something is left out by words or choices."""
        return bool(self.words or self.typed) or any(each.code != each.choice.options[0][0] for each in self.chosen)

    @property
    def kept(self) -> dict[str, str]:
        """What the address says besides the page and its size; the usual is left out."""
        chosen = {each.choice.name: each.code for each in self.chosen if each.code != each.choice.options[0][0]}
        return {**self.also, **self.typed, **chosen}

    def address(self, **changed: Any) -> str:
        """The query of the same list with something changed; begins with `?`."""
        sized = {SIZE: self.size} if self.size != SIZES[0] else {}
        return "?" + urlencode({**self.kept, **sized, **changed})


@dataclass(frozen=True)
class Listing:
    """One page of a list, with all that core/ui/find.html, found.html and pager.html draw."""

    asked: Asked
    page: Page[Any]
    searchable: bool = True

    @property
    def query(self) -> str:
        """The rest of the address, with `&` last where there is any: for the links to other pages."""
        rest = self.asked.address()[1:]
        return f"{rest}&" if rest else ""

    @property
    def count(self) -> int:
        """How many are found."""
        return self.page.paginator.count

    @property
    def worth_finding_in(self) -> bool:
        """Whether a search is of any use: something is there, or was there before one narrowed."""
        return self.asked.narrowed or self.count > 1

    @property
    def sizes(self) -> list[tuple[int, str]]:
        """The numbers to have on a page and their addresses; the one in use has none. Empty for a short list."""
        if self.count <= SIZES[0]:
            return []
        return [(size, "" if size == self.asked.size else self.asked.address(**{SIZE: size})) for size in SIZES]


def asked_of(request: HttpRequest, *choices: Choice, also: Iterable[str] = (), typed: Iterable[str] = ()) -> Asked:
    """Read what is asked of the list on this page; nonsense is the usual.

    `also`: names the address keeps whatever is looked for; `typed`: names of fields of the page's own, days and the like.
    """
    given = request.GET
    size = given.get(SIZE, "")
    return Asked(
        path=request.path,
        words=request.session.get(KEPT, {}).get(request.path, ""),
        chosen=tuple(Chosen(choice, choice.code(given.get(choice.name, ""))) for choice in choices),
        size=int(size) if size in map(str, SIZES) else SIZES[0],
        number=given.get(PAGE, ""),
        also={name: given[name] for name in also if given.get(name)},
        typed={name: given[name] for name in typed if given.get(name)},
    )


def listed(
    asked: Asked, rows: Any, *, count: int | None = None, searchable: bool = True, newest_last: bool = False
) -> Listing:
    """Cut the asked page from rows (a queryset or a list); `count` where it is known already. A page too far is the last.

    `newest_last`: rows are told from the beginning, so one begins at the last page.
    """
    paginator: Paginator[Any] = Paginator(rows, asked.size)
    if count is not None:
        paginator.count = count
    first = paginator.num_pages if newest_last else 1
    return Listing(asked, paginator.get_page(asked.number or first), searchable)


def keep_words(request: HttpRequest, path: str, words: str) -> None:
    """Remember the words looked for in the list at `path`, and forget the oldest list where there are many."""
    kept = {where: what for where, what in request.session.get(KEPT, {}).items() if where != path}
    if words := " ".join(words.split())[:LONGEST]:
        kept[path] = words
    request.session[KEPT] = dict(list(kept.items())[-MOST_KEPT:])
