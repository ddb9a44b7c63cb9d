"""What a municipality confirms: the matters with their defaults, and which answer holds. Plain Python over two TOML files."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from usving.core.languages import texts_in

HERE = Path(__file__).resolve().parents[1]
SOURCE, RETENTION = HERE / "confirmations.toml", HERE / "retention.toml"
LONGEST_DAYS = 36_500  # a hundred years: longer is a slip of the hand
LONGEST_TEXT = 500
# Languages that help can be given in, by ISO 639; the pages themselves speak the first three.
LANGUAGES = ("nb", "nn", "en", "ar", "so", "ti", "uk", "fa", "pl", "se")


class Kind(StrEnum):
    """What kind of value a matter has."""

    DAYS = "days"
    TEXT = "text"
    PHONE = "phone"
    SWITCH = "switch"
    LANGUAGES = "languages"


class Group(StrEnum):
    """What a matter belongs to on the page, in its order there."""

    REACH = "reach"
    RETENTION = "retention"
    APPEAL = "appeal"
    INCIDENT = "incident"
    LOTTERY = "lottery"


class WhyNotConfirm(StrEnum):
    """Why a value cannot be confirmed."""

    EMPTY = "empty"
    NOT_DAYS = "not-days"
    TOO_LONG = "too-long"
    REASON_MISSING = "reason-missing"
    NO_LANGUAGE = "no-language"


@dataclass(frozen=True)
class Default:
    """A proposal: the value, the day from which it is proposed, and where it comes from."""

    since: date
    value: Any
    source: str


@dataclass(frozen=True)
class Matter:
    """Something to confirm. `says` and `counted` are its words where they stand in the file: a purpose, and from when."""

    code: str
    kind: Kind
    group: Group
    defaults: tuple[Default, ...]
    says: str = ""
    counted: str = ""

    def default_on(self, day: date) -> Default | None:
        """The newest proposal that holds on `day`, or None where it has to be written."""
        held = [default for default in self.defaults if default.since <= day]
        return max(held, key=lambda default: default.since, default=None)


@dataclass(frozen=True)
class Answer:
    """What holds in a matter: the value (None where nothing does), and whether the municipality has confirmed it."""

    value: Any
    confirmed: bool


@cache
def matters() -> dict[str, Matter]:
    """Every matter by its code, in the order of the page. Raises ValueError or KeyError where a file is wrong."""
    found = [_matter(row) for row in tomllib.loads(SOURCE.read_text(encoding="utf-8"))["matter"]]
    found += [_period(row) for row in tomllib.loads(RETENTION.read_text(encoding="utf-8"))["purpose"]]
    if len({matter.code for matter in found}) != len(found):
        raise ValueError("a code stands twice in confirmations.toml")
    return {matter.code: matter for matter in sorted(found, key=lambda matter: list(Group).index(matter.group))}


@cache
def words_in(language: str) -> dict[str, str]:
    """The words of both files, from bokmål to a language. A value stays as it is: it is what is confirmed."""
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (SOURCE, RETENTION)]
    return texts_in(files, language)


def _matter(row: Mapping[str, Any]) -> Matter:
    defaults = tuple(Default(each["from"], each["value"], each["source"]) for each in row.get("default", ()))
    return Matter(row["code"], Kind(row["kind"]), Group(row["group"]), defaults)


def _period(row: Mapping[str, Any]) -> Matter:
    """How long one purpose's things are kept, as retention.toml proposes it."""
    defaults = tuple(Default(each["from"], each["days"], each["source"]) for each in row["period"])
    return Matter(f"retention.{row['code']}", Kind.DAYS, Group.RETENTION, defaults, row["says"], row["counted"])


def answer(matter: Matter, confirmed: Iterable[Any], *, today: date) -> Answer:
    """What holds in a matter: the newest of the values `confirmed` (newest first), else what is proposed, else nothing."""
    for value in confirmed:
        return Answer(value, confirmed=True)
    default = matter.default_on(today)
    return Answer(default.value if default else None, confirmed=False)


def why_not_confirm(matter: Matter, value: Any, *, reason: str = "") -> WhyNotConfirm | None:
    """Say why a value cannot be confirmed, or None if it can. Whoever hides names says why: the families read it."""
    if matter.kind is Kind.DAYS:
        right = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_DAYS
        return None if right else WhyNotConfirm.NOT_DAYS
    if matter.kind is Kind.SWITCH:
        return WhyNotConfirm.REASON_MISSING if value is True and not reason.strip() else None
    if matter.kind is Kind.LANGUAGES:
        return None if value and set(value) <= set(LANGUAGES) else WhyNotConfirm.NO_LANGUAGE
    if not str(value or "").strip():
        return WhyNotConfirm.EMPTY
    return WhyNotConfirm.TOO_LONG if len(str(value)) > LONGEST_TEXT else None
