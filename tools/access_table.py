"""Who may come to which page: what tools/access_table.toml says it should be, held against the addresses the code has.

`tools/reference.py` writes it as docs/referanse/tilgang.md; tests/crawl tries it out, page by page and person by person.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "access_table.toml"
METHODS = {"GET": "get", "POST": "post"}
FEW = 3  # so many at most are named as those who are left out


@dataclass(frozen=True)
class Who:
    """One position: its code, its words, and who in the demonstration has it (nobody: one who is not logged in)."""

    code: str
    says: str
    login: str


@dataclass(frozen=True)
class Row:
    """One page: what it is, who may read it and who may act there (None: that is not done here at all), and on what terms."""

    name: str
    area: str
    says: str
    get: frozenset[str] | None
    post: frozenset[str] | None
    when: str
    login: bool = False  # whether it sends everyone who is not known to the login page by itself

    def expected(self, who: Who, method: str, *, login_required: bool) -> str:
        """The class of the answer that this position gets: `open`, `login`, `404` or `405`."""
        allowed = self.get if method == "GET" else self.post
        if allowed is not None and who.code in allowed:
            return "open"
        if not who.login and (login_required or self.login):
            return "login"
        return "405" if allowed is None else "404"


@dataclass(frozen=True)
class Table:
    """The positions, and the pages by name."""

    who: tuple[Who, ...]
    rows: dict[str, Row]


@dataclass(frozen=True)
class Page:
    """An address of the code: its name, its pattern, and whether one must be logged in."""

    name: str
    address: str
    login_required: bool


@cache
def table() -> Table:
    """Read what is meant."""
    read = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    who = tuple(Who(**each) for each in read["who"])
    groups = read["groups"] | {each.code: [each.code] for each in who}
    rows = {
        name: _row(name, area, told, groups) for area, pages in read["page"].items() for name, told in pages.items()
    }
    return Table(who, rows)


def _row(name: str, area: str, told: dict[str, str], groups: dict[str, list[str]]) -> Row:
    get, post = (_allowed(told.get(act), groups) for act in METHODS.values())
    return Row(name, area, told["says"], get, post, told.get("when", ""), "login" in told)


def _allowed(words: str | None, groups: dict[str, list[str]]) -> frozenset[str] | None:
    """The codes that a list of positions and groups stands for; a group may stand for others."""
    if words is None:
        return None
    found: set[str] = set()
    for word in words.split():
        for code in groups[word]:
            found |= {code} if groups.get(code) == [code] else _allowed(code, groups) or set()
    return frozenset(found)


def pages() -> dict[str, Page]:
    """Every address of the code by its name; a second name for the same address is left out, for it is never reached."""
    from django.urls import get_resolver

    by_address: dict[str, Page] = {}
    for page in _pages(get_resolver().url_patterns, ""):
        by_address.setdefault(page.address, page)
    return {page.name: page for page in by_address.values()}


def _pages(patterns: list[Any], before: str) -> Iterator[Page]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _pages(pattern.url_patterns, here)
        else:
            yield Page(pattern.name, here, getattr(pattern.callback, "login_required", True))


def access() -> str:
    """The page docs/referanse/tilgang.md: every page with who reads and who acts, and then each position by itself."""
    told, addresses = table(), pages()
    lines = [
        "# Hvem kommer hvor\n",
        "Hver side i U-sving, hvem som kan lese den, og hvem som kan gjøre noe der. Alle andre får samme svar som om siden "
        "ikke fantes, og den som ikke er logget inn, sendes til innloggingen. At noen kommer til en side, betyr ikke at de "
        "ser alt på den: vilkåret sier hva det hviler på. `tests/crawl` går til hver side som hver av dem og sammenligner.\n",
        "«–» betyr at det ikke er noe å gjøre der. «Ingen» betyr at ingen slipper inn.",
    ]
    area = ""
    for row in told.rows.values():
        if row.area != area:
            area = row.area
            lines += [
                f"\n## {area}\n",
                "| side | adresse | leser | gjør noe | vilkår |",
                "| --- | --- | --- | --- | --- |",
            ]
        cells = [
            row.says,
            f"`/{_readable(addresses[row.name].address)}`",
            _people(row.get, told),
            _people(row.post, told),
            row.when,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *_by_position(told)]) + "\n"


def _readable(address: str) -> str:
    """An address with dots where something of one's own stands."""
    return re.sub(r"<[^>]+>", "…", address)


def _people(allowed: frozenset[str] | None, told: Table) -> str:
    """The positions in words, with the usual groups as one word."""
    if allowed is None:
        return "–"
    everyone = frozenset(who.code for who in told.who)
    known = frozenset(who.code for who in told.who if who.login)
    if allowed >= known:
        return "alle" if allowed == everyone else "alle som er logget inn"
    if len(known - allowed) <= FEW:
        return (
            f"alle som er logget inn, unntatt {', '.join(who.says for who in told.who if who.code in known - allowed)}"
        )
    return ", ".join(who.says for who in told.who if who.code in allowed) or "ingen"


def _by_position(told: Table) -> list[str]:
    """Each position's own pages; those that all who are logged in have, once."""
    lines = ["\n## Rolle for rolle\n", "Det som kommer i tillegg til sidene for alle som er logget inn.\n"]
    lines += ["| rolle | leser | gjør noe |", "| --- | --- | --- |"]
    for who in told.who:
        if who.login:
            cells = [_titles(told, who, act) for act in METHODS.values()]
            lines.append(f"| {who.says} | {' | '.join(cells)} |")
    return lines


def _titles(told: Table, who: Who, act: str) -> str:
    known = frozenset(each.code for each in told.who if each.login)
    allowed = ((row.says, getattr(row, act) or frozenset()) for row in told.rows.values())
    return "; ".join(says for says, codes in allowed if who.code in codes and not codes >= known) or "ingen flere"
