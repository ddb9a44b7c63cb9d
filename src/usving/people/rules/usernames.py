"""User names for people who did not choose one themselves."""

import secrets
import unicodedata

from usving.people.rules.links import PAPER_LETTERS

NORWEGIAN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def new_username(name: str) -> str:
    """A user name from a person's first name and four letters that nobody else has: Åse Berg becomes ase-k3fp.

    A name without any Latin letter becomes `person-…`. The letters are what makes it unique: 31^4, 923 521 for each name.
    """
    first = (name.split() or [""])[0].lower().translate(NORWEGIAN)
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    word = "".join(letter for letter in plain if letter.isalnum())[:30] or "person"
    return f"{word}-{''.join(secrets.choice(PAPER_LETTERS) for _ in range(4)).lower()}"
