"""Telephone numbers as E.164 writes them, and the codes that are sent to them.

Norwegian mobile numbers have eight digits and begin with 4 or 9 (the Norwegian numbering plan, Nkom). A number from elsewhere
is taken with its country's code: fifteen digits at most (ITU-T E.164).
"""

import re
import secrets
from datetime import timedelta

CODE_LIVES = timedelta(minutes=10)
MOST_TRIES = 5  # of one code; then another must be asked for
CODES_A_DAY = 8  # to one number; each may be guessed at MOST_TRIES times: 40 in 1 000 000
_NORWEGIAN = re.compile(r"[49]\d{7}")
_ELSEWHERE = re.compile(r"\+[1-9]\d{6,14}")


def e164(typed: str) -> str:
    """The number that was typed, as +4791234567; empty where it is no number that an SMS can be sent to."""
    tidy = re.sub(r"[\s().\-/]", "", typed)
    if tidy.startswith("00"):
        tidy = f"+{tidy[2:]}"
    if _NORWEGIAN.fullmatch(tidy):
        return f"+47{tidy}"
    if tidy.startswith("+47"):
        return tidy if _NORWEGIAN.fullmatch(tidy[3:]) else ""
    return tidy if _ELSEWHERE.fullmatch(tidy) else ""


def grouped(number: str) -> str:
    """A number as people read it: 912 34 567 for a Norwegian one."""
    if number.startswith("+47") and len(number) == len("+4791234567"):
        return f"{number[3:6]} {number[6:8]} {number[8:]}"
    return number


def new_code() -> str:
    """Six digits, for ten minutes; worth nothing without the word that the asking browser alone has."""
    return f"{secrets.randbelow(1_000_000):06d}"


def tidy_code(typed: str) -> str:
    """A typed code without what was typed between the digits."""
    return re.sub(r"\D", "", typed)
