"""Reading people: for the pages, and for whoever runs the machine."""

from usving.people.queries.accounts import accounts_listed, has_second_lock, locks_count, roles_held, sessions_of
from usving.people.queries.behind import Behind, people_behind
from usving.people.queries.demonstration import Made, demonstration, sent
from usving.people.queries.families import Member, contacts_of, member_of, members_of
from usving.people.queries.login import Place, link_lives, municipalities
from usving.people.queries.trail import Line, entries_of, lines_of, trail_of

__all__ = [
    "Behind",
    "Line",
    "Made",
    "Member",
    "Place",
    "accounts_listed",
    "contacts_of",
    "demonstration",
    "has_second_lock",
    "entries_of",
    "lines_of",
    "link_lives",
    "locks_count",
    "member_of",
    "members_of",
    "municipalities",
    "people_behind",
    "roles_held",
    "sent",
    "sessions_of",
    "trail_of",
]
