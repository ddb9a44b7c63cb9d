"""Adopted methods as a file for another municipality, and what would be new in a file from one."""

from dataclasses import dataclass

from usving.core.telling import page_language
from usving.people.models import Account
from usving.process.access import versions_visible_to
from usving.process.access.methods import as_known
from usving.process.models import MethodVersion
from usving.process.rules.methods.content import Content, MethodSet, Sent, Words
from usving.process.rules.methods.reading import as_content, as_tables, write_set


@dataclass(frozen=True)
class Offered:
    """One method in a file: whether it is here already, whether it would change one of ours, and its newest here."""

    sent: Sent
    here: bool
    ours: Content | None

    @property
    def words(self) -> Words:
        """What it says, in the language of the page."""
        return self.sent.content.words(page_language())


def newest_versions(user: Account) -> list[MethodVersion]:
    """The newest version of each method that has been agreed on, here or elsewhere, by code."""
    found = versions_visible_to(user).order_by("code", "-number").distinct("code")
    return list(found)


def received_versions(user: Account) -> list[MethodVersion]:
    """The versions from other municipalities, newest first."""
    return list(versions_visible_to(user).filter(received=True).order_by("-at", "code"))


def set_of(user: Account) -> str:
    """The file of what the municipality has agreed on or received; empty text where there is nothing yet."""
    versions = [(each, as_known(each)) for each in newest_versions(user)]
    if not versions:
        return ""
    return write_set(
        MethodSet(
            methods=tuple(
                Sent(code=known.code, origin=known.origin, origin_number=known.origin_number, content=known.content)
                for _row, known in versions
            )
        )
    )


def offered(found: MethodSet, user: Account) -> list[Offered]:
    """What stands in a file, held against what is here."""
    codes = [each.code for each in found.methods]
    rows: dict[str, list[MethodVersion]] = {}
    for row in versions_visible_to(user).filter(code__in=codes).order_by("-number"):
        rows.setdefault(row.code, []).append(row)
    return [_offered(each, rows.get(each.code, [])) for each in found.methods]


def _offered(sent: Sent, rows: list[MethodVersion]) -> Offered:
    tables = as_tables(sent.content)
    here = any(
        (row.origin, row.origin_number) == (sent.origin, sent.origin_number) and row.content == tables for row in rows
    )
    return Offered(sent, here, as_content(rows[0].content) if rows else None)


@dataclass(frozen=True)
class ShownVersion:
    """A version in a list, with what it is called."""

    version: MethodVersion
    title: str


def newest_shown(user: Account) -> list[ShownVersion]:
    """The newest versions as a list shows them."""
    return [_shown(each) for each in newest_versions(user)]


def received_shown(user: Account) -> list[ShownVersion]:
    """The received versions as a list shows them."""
    return [_shown(each) for each in received_versions(user)]


def _shown(version: MethodVersion) -> ShownVersion:
    return ShownVersion(version, as_content(version.content).words(page_language()).title)
