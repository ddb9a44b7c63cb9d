"""How hard our own texts are to read: LIX of each page, from its template and those it includes; and of each help text.

`python -m tools.plain_language` lists them, the hardest first; with `-v` each with its three hardest sentences. What people
write is not measured, nor names of buttons and headings: only whole sentences. LIX is C. H. Björnsson's (Läsbarhet, 1968):
under 30 is very easy, 35 easy to middling.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.messages import of_python, of_template

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "usving"
FEWEST, EASY = 30, 35  # words below which nothing is said of a page, and the LIX that a family's page stays under
LONG = 6
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?:]+(?=\s|$|[»\")])")
NOISE = re.compile(r"<[^>]+>|&\w+;|&#\d+;|https?://\S+")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
INCLUDED = re.compile(r"\{% include [\"']([^\"']+)[\"']")
# Pages that only those who work here are shown: measured and listed, not held to the families' limit.
FOR_STAFF = re.compile(
    r"^(people/administration/|process/setup/|process/recruiting|process/(u_move|gathering_(plan|attendance|seats)|reports?"
    r"|report_hide|seats_invitation)|mfa/|people/(about/password|login/staff)|account/"
    r"|people/forms/administration|process/forms/(setup|recruiting)|front/help/(setup|recruiting|municipality|second_lock))"
)
OURS = ("people", "process", "economy", "strengths", "insight", "steering", "housing", "front", "account", "mfa")


@dataclass(frozen=True)
class Measured:
    """One page or help text: its name, its words, its LIX, and its hardest sentences first."""

    name: str
    words: int
    lix: float
    hardest: tuple[str, ...]

    @property
    def for_families(self) -> bool:
        """Whether families are shown it."""
        return not FOR_STAFF.match(self.name)


def lix(text: str) -> float:
    """Words for each sentence plus long words (over six letters) in a hundred; 0 for nothing."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(1 for part in SENTENCE.split(text) if WORD.search(part)))
    return len(words) / sentences + 100 * sum(len(word) > LONG for word in words) / len(words)


def sentences_in(texts: Iterable[str]) -> list[str]:
    """The whole sentences among texts, cleaned: what stands in for something of someone's is one short word."""
    clean = (" ".join(PLACEHOLDER.sub("x", NOISE.sub(" ", text)).split()) for text in texts)
    return [text for text in dict.fromkeys(clean) if text.rstrip('»")').endswith((".", "!", "?", ":"))]


def measured(name: str, texts: Iterable[str]) -> Measured:
    """Measure the sentences of one page."""
    kept = sentences_in(texts)
    whole = " ".join(kept)
    return Measured(name, len(WORD.findall(whole)), lix(whole), tuple(sorted(kept, key=lix, reverse=True)))


def templates() -> dict[str, Path]:
    """Our templates of pages, letters and messages by the name that others include them by."""
    found = {}
    for folder in PACKAGE.glob("*/templates"):
        for path in folder.rglob("*"):
            if path.suffix in (".html", ".txt"):
                found[path.relative_to(folder).as_posix()] = path
    return found


def texts_of(name: str, known: dict[str, Path], seen: set[str] | None = None) -> Iterator[str]:
    """The texts of a template and of ours that it includes, each template once."""
    seen = set() if seen is None else seen
    if name in seen or name not in known or name.startswith("core/"):
        return
    seen.add(name)
    for text, plural in of_template(known[name]):
        yield text
        if plural:
            yield plural
    for other in INCLUDED.findall(known[name].read_text(encoding="utf-8")):
        yield from texts_of(other, known, seen)


@cache
def pages() -> list[Measured]:
    """Every page, letter and message of ours that has enough words, the hardest first."""
    known = templates()
    whole = [name for name, path in known.items() if _is_whole(name, path)]
    found = [measured(name, texts_of(name, known)) for name in whole]
    found += [measured(path.relative_to(PACKAGE).as_posix(), _texts_of_code(path)) for path in _code()]
    return sorted((each for each in found if each.words >= FEWEST), key=lambda each: (-each.lix, each.name))


def _is_whole(name: str, path: Path) -> bool:
    """Whether a template is a page or a letter by itself, and not a part of one."""
    text = path.read_text(encoding="utf-8")
    return name.split("/")[0] in OURS and ("{% extends" in text or path.suffix == ".txt") or "front/next/" in name


def _code() -> list[Path]:
    """Where texts stand in code: the help for each page, the fields of the forms, and the reasons why not."""
    return sorted(
        [*PACKAGE.glob("front/help/*.py"), *PACKAGE.glob("*/forms/*.py"), *PACKAGE.glob("*/models/refusals.py")]
    )


def _texts_of_code(path: Path) -> list[str]:
    return [text for text, _plural in of_python(path)]


def main() -> None:
    """Print the list."""
    for each in pages():
        who = "familie" if each.for_families else "ansatt"
        print(f"{each.lix:5.1f}  {each.words:4} ord  {who:8} {each.name}")
        if "-v" in sys.argv:
            for sentence in each.hardest[:3]:
                print(f"         {lix(sentence):5.1f}  {sentence}")


if __name__ == "__main__":
    main()
