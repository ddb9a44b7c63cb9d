"""Words that stand nowhere else, each with those who may see it and those who surely do."""

import random
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse

from tests.crawl.facts import Accounts, Facts

SIGN = "zqv"  # every planted word begins so: one search for it finds all that a searcher may read, and shows the whole word
PLANTED = re.compile(SIGN + "[a-z]{10}")
NOBODY: Accounts = frozenset()


@dataclass(frozen=True)
class Secret:
    """A planted word: what it is, who may see it, who is sure to, and the pages that tell it to whoever has their address.

    `then`: those who may see it on the page that a form of theirs leads to, and not before.
    """

    word: str
    what: str
    may: Accounts
    must: Accounts
    open_at: str | tuple[str, ...] = "-"
    then: Accounts = NOBODY


@dataclass
class Planted:
    """The secrets by word, the people, and the addresses of all that holds a secret."""

    facts: Facts
    secrets: dict[str, Secret] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    draw: random.Random = field(default_factory=lambda: random.Random(2026))

    def word(
        self,
        what: str,
        may: Iterable[UUID],
        must: Iterable[UUID] | None = None,
        open_at: str | tuple[str, ...] = "-",
        then: Iterable[UUID] = NOBODY,
    ) -> str:
        """Make a word for those who `may` see it; all of them are expected to, unless `must` says fewer."""
        word = SIGN + "".join(self.draw.choices(string.ascii_lowercase, k=10))
        seen = frozenset(may)
        self.secrets[word] = Secret(
            word, what, seen, seen if must is None else frozenset(must), open_at, frozenset(then)
        )
        return word

    def at(self, name: str, *args: Any) -> None:
        """Let this address be among those that everyone tries."""
        self.addresses.append(reverse(name, args=args))
