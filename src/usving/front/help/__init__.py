"""Help with every page, by the page's name; one file for each area. A test holds the names against the access table."""

from usving.front.help import (
    after,
    contributions,
    entrances,
    entry,
    gatherings,
    groups,
    leaving,
    matter,
    methods,
    municipality,
    open_pages,
    own,
    own_data,
    planning,
    process,
    recruiting,
    room,
    second_lock,
    setup,
    shared,
)
from usving.front.help.words import Help

AREAS = (
    open_pages.HELP,
    entry.HELP,
    own.HELP,
    entrances.HELP,
    second_lock.HELP,
    process.HELP,
    contributions.HELP,
    gatherings.HELP,
    after.HELP,
    methods.HELP,
    groups.HELP,
    recruiting.HELP,
    room.HELP,
    setup.HELP,
    municipality.HELP,
    shared.HELP,
    matter.HELP,
    leaving.HELP,
    own_data.HELP,
    planning.HELP,
)
HELP: dict[str, Help] = {name: words for area in AREAS for name, words in area.items()}

__all__ = ["HELP", "Help"]
