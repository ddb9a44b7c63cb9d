"""A plan for several families at once: its moves, and what may not stand in it."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from usving.core.states import Machine, Move


class PlanParty(StrEnum):
    """Who does something in a plan."""

    FAMILIES = "families"
    SERVICES = "services"
    VOLUNTEERS = "volunteers"


class PlanState(StrEnum):
    """Where a version of a plan has come."""

    PROPOSED = "proposed"
    IN_FORCE = "in-force"
    REPLACED = "replaced"
    ENDED = "ended"
    DROPPED = "dropped"


class PlanAct(StrEnum):
    """What can be done with it."""

    REWORD = "reword"
    AGREE = "agree"
    REPLACE = "replace"
    END = "end"
    DROP = "drop"


class WhyNotPlanned(StrEnum):
    """Why something cannot be done with a plan now."""

    NOT_NOW = "plan-not-now"
    NEWER_WORDS = "plan-newer-words"
    DAYS_TURNED = "plan-days-turned"
    FOLLOW_UP_PAST = "plan-follow-up-past"
    NOBODY_DOES = "plan-nobody-does"
    VERSION_WAITS = "plan-version-waits"


_S, _A = PlanState, PlanAct
_TAKES_PART = "en som deltar"
GROUP_PLAN = Machine(
    "group-plan",
    "Felles plan",
    first=_S.PROPOSED,
    labels={
        _S.PROPOSED: "foreslått",
        _S.IN_FORCE: "gjelder nå",
        _S.REPLACED: "byttet ut",
        _S.ENDED: "avsluttet",
        _S.DROPPED: "lagt bort",
    },
    moves=(
        Move(_S.PROPOSED, _A.REWORD, _S.PROPOSED, _TAKES_PART, "nye ord må begge sider si ja til på nytt"),
        Move(_S.PROPOSED, _A.AGREE, _S.IN_FORCE, "begge sider", "begge har sagt ja til akkurat disse ordene"),
        Move(_S.PROPOSED, _A.DROP, _S.DROPPED, _TAKES_PART, "det ble ikke noe av"),
        Move(_S.IN_FORCE, _A.REPLACE, _S.REPLACED, "begge sider", "en ny utgave gjelder"),
        Move(_S.IN_FORCE, _A.END, _S.ENDED, "den som leder", "planen er gjort, eller ikke til nytte lenger"),
    ),
)


def why_not(state: PlanState, act: PlanAct) -> WhyNotPlanned | None:
    """Say that the act is no move from this state, or None."""
    return None if GROUP_PLAN.allows(state, act) else WhyNotPlanned.NOT_NOW


def why_not_words(*, starts: date, follow_up: date, today: date, parties: int) -> WhyNotPlanned | None:
    """Say why a plan cannot say this, or None: a day ahead to look at it again, and somebody who does something."""
    if follow_up < starts:
        return WhyNotPlanned.DAYS_TURNED
    if follow_up < today:
        return WhyNotPlanned.FOLLOW_UP_PAST
    return None if parties else WhyNotPlanned.NOBODY_DOES


# What never stands in a plan: a national identity number, a telephone number, an e-mail address.
_IDENTITY = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)47[ ]?)?(?:\d{8}|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3})(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_WORD = re.compile(r"\w+", re.UNICODE)
FEWEST_LETTERS = 3
# Words that stand in the names of families and seats without being a name.
NO_NAME = frozenset({"familien", "familie", "fam", "plass", "for", "fra", "hos", "med", "nav", "kommune", "kommunen"})


class CaseData(StrEnum):
    """What a text may hold that it must not, or perhaps should not."""

    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"


def case_data_in(text: str) -> frozenset[CaseData]:
    """What a text holds that says who someone is beyond doubt."""
    found = {CaseData.EMAIL: _EMAIL, CaseData.IDENTITY: _IDENTITY, CaseData.PHONE: _PHONE}
    return frozenset(kind for kind, pattern in found.items() if pattern.search(text))


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """The words of a text that are also in a name known here, as they stand in the text, each once, in order.

    Compared word by word without regard to case, also with an s behind (Sols, sols); a word of two letters is no name.
    """
    known = {word for name in names for word in _words(name)} - NO_NAME
    found = [word for word in _WORD.findall(text) if _bare(word, known) in known]
    return list(dict.fromkeys(found))


def words_in(text: str) -> set[str]:
    """The words of a text that may be a name, without regard to case, each also without an s behind."""
    words = _words(text)
    return (words | {word[:-1] for word in words if word.endswith("s") and len(word) > FEWEST_LETTERS}) - NO_NAME


def _words(name: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(name) if len(word) >= FEWEST_LETTERS}


def _bare(word: str, known: set[str]) -> str:
    plain = word.casefold()
    return plain[:-1] if plain.endswith("s") and plain not in known else plain
