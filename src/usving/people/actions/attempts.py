"""Counting what is tried in vain at a door, and shutting it for a while. Kept by the database, the same for every web process.

The database gets keyed digests only: neither who was tried nor from where can be read there.
"""

from django.utils import timezone
from django.utils.crypto import salted_hmac

from usving.core.database.asking import answer_of, rows_of
from usving.people.rules.attempts import (
    ADDRESSES_OF_ONE,
    ALL_FROM_HERE,
    GUESSES_AT_CODE,
    LINKS_FROM_HERE,
    LINKS_TO_ONE_FROM_HERE,
    ONE_FROM_HERE,
    WINDOW,
    Patience,
    is_shut,
    network_of,
)

Doors = dict[str, Patience]  # by digest


def closed_to(address: str, *, who: str = "") -> bool:
    """Whether so much has failed from this address lately, for `who` or for all, that the door stays shut for now."""
    return _any_shut(_doors(address, who))


def failed(address: str, *, who: str = "") -> None:
    """Count one failure from this address, and for `who` from this address."""
    _count(_doors(address, who))


def link_asked_for(address: str, *, to: str) -> bool:
    """Count that a link `to` someone is asked for from this address; False where that has been done too often.

    The answer depends on what the caller has done, never on whether anyone has the address.
    """
    doors = {
        _digest("link", network_of(address)): LINKS_FROM_HERE,
        _digest("link-to", network_of(address), to.lower()): LINKS_TO_ONE_FROM_HERE,
    }
    if _any_shut(doors):
        return False
    _count(doors)
    return True


def code_is_closed(handle: str) -> bool:
    """Whether the code that was asked for with this handle has been guessed at as often as it may be."""
    return _any_shut({_digest("code", handle): GUESSES_AT_CODE})


def code_failed(address: str, handle: str) -> None:
    """Count one wrong guess at a code, for the one who asked for it and for the place."""
    _count({_digest("code", handle): GUESSES_AT_CODE, **_doors(address, "")})


def address_asked_for(account: str) -> bool:
    """Count that someone asks for a new e-mail address for themselves; False where they have done so too often."""
    doors = {_digest("address", account): ADDRESSES_OF_ONE}
    if _any_shut(doors):
        return False
    _count(doors)
    return True


def sweep() -> None:
    """Forget what is older than anyone is made to wait."""
    answer_of("people_attempts_sweep", WINDOW)


def _doors(address: str, who: str) -> Doors:
    place = network_of(address)
    doors = {_digest("door", place): ALL_FROM_HERE}
    return doors | {_digest("door-who", place, who.lower()): ONE_FROM_HERE} if who else doors


def _digest(*parts: str) -> str:
    return salted_hmac("usving.people.attempts", "\n".join(parts), algorithm="sha256").hexdigest()


def _any_shut(doors: Doors) -> bool:
    now = timezone.now()
    tried = rows_of("people_attempts", sorted(doors))
    return any(is_shut(doors[key], failures=count, last=last, now=now) for key, count, last in tried)


def _count(doors: Doors) -> None:
    answer_of("people_attempt_failed", sorted(doors), WINDOW)
