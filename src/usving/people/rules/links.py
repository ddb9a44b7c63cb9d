"""One-time words that let someone in: what for, how long, and what they are made of."""

import hashlib
import re
import secrets
from datetime import timedelta
from enum import StrEnum


class LinkPurpose(StrEnum):
    """What a one-time word is for."""

    LOGIN = "login"  # asked for by the person, sent by e-mail
    PAPER = "paper"  # printed and handed over
    SHOWN = "shown"  # the same, handed over to someone who showed identification
    OPERATOR = "operator"  # made on the machine by whoever runs it
    WELCOME = "welcome"  # the first way in after an invitation
    SMS = "sms"  # six digits asked for by the person, sent by SMS


# What is typed in, often on a telephone that is not one's own.
BY_CODE = frozenset({LinkPurpose.PAPER, LinkPurpose.SHOWN, LinkPurpose.SMS})

LIFETIME = {
    LinkPurpose.LOGIN: timedelta(minutes=30),
    LinkPurpose.PAPER: timedelta(days=30),
    LinkPurpose.SHOWN: timedelta(days=30),
    LinkPurpose.OPERATOR: timedelta(minutes=15),
    LinkPurpose.WELCOME: timedelta(days=14),
    LinkPurpose.SMS: timedelta(minutes=10),
}

# The address that an empty house prints for its first administrator.
FIRST_LIFETIME = timedelta(hours=1)

TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")

# Without letters that look alike on paper.
PAPER_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"


def new_token() -> str:
    """A word that nobody guesses: 192 bits, safe in an address."""
    return secrets.token_urlsafe(24)


def looks_like_token(text: str) -> bool:
    """Whether `text` could be a word of ours at all; a mangled address is not."""
    return TOKEN.fullmatch(text) is not None


def new_paper_code() -> str:
    """A code for paper: three groups of four, 58 bits; typed slowly, spent once, throttled at the door."""
    letters = [secrets.choice(PAPER_LETTERS) for _ in range(12)]
    return "-".join("".join(letters[i : i + 4]) for i in (0, 4, 8))


def tidy_code(typed: str) -> str:
    """A typed paper code as it was printed: capitals, groups of four, whatever was typed between them."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def digest(token: str) -> str:
    """What the database keeps of a one-time word: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
