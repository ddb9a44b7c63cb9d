"""What a method says: one frozen dataclass for each table of its file, with every key declared once.

The shapes and the reader are those of the process file: each key is `Annotated[type, shape, note]`. The longest texts are
short enough that the whole method fits on one printed sheet.
"""

from dataclasses import dataclass
from typing import Annotated

from usving.process.rules.file.document import SIDES, SLUG, STATION_NUMBER
from usving.process.rules.file.shapes import OneOf, Text, Whole
from usving.process.rules.file.tables import Listed, Record

LICENCE = "CC BY 4.0"
LONGEST, MOST_STEPS, MOST_MATERIALS = 240, 8, 8
SPACES = ("lines", "boxes", "none")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what it is called, what happens, and words that can be said aloud."""

    title: Annotated[str, Text(60), "What the step is called."]
    do: Annotated[str, Text(400), "What happens."]
    say: Annotated[str, Text(300), "Words to say, where they help."] = ""


@dataclass(frozen=True, kw_only=True)
class Access:
    """How everybody can be with: what to do for each."""

    hearing: Annotated[str, Text(200), "For those who hear little."]
    sight: Annotated[str, Text(200), "For those who see little."]
    reading: Annotated[str, Text(200), "For those who read or write little."]
    language: Annotated[str, Text(200), "For those who speak another language."]
    children: Annotated[str, Text(200), "When children are there."]


@dataclass(frozen=True, kw_only=True)
class Words:
    """The method in one language."""

    title: Annotated[str, Text(60), "What it is called."]
    purpose: Annotated[str, Text(400), "What it is good for."]
    group: Annotated[str, Text(200), "Who sits with whom."]
    materials: Annotated[tuple[str, ...], Listed(Text(120), MOST_MATERIALS, 1), "What must be there."]
    steps: Annotated[tuple[Step, ...], Listed(Record(Step), MOST_STEPS, 1), "The steps in order."]
    leaves: Annotated[str, Text(300), "What it leaves behind."]
    care: Annotated[str, Text(400), "What to take care of."]
    access: Annotated[Access, Record(Access), "How everybody can be with."]
    source: Annotated[str, Text(300), "The tradition or the author that the idea comes from; the words are our own."]


@dataclass(frozen=True, kw_only=True)
class Content:
    """A method, whole: what is the same in every language, and its words."""

    audience: Annotated[tuple[str, ...], Listed(OneOf(SIDES), 2, 1), "For families, providers, or both."]
    stations: Annotated[tuple[int, ...], Listed(STATION_NUMBER, 7, 1), "The stations it suits, the best one first."]
    least: Annotated[int, Whole(1, LONGEST), "The fewest minutes."]
    most: Annotated[int, Whole(1, LONGEST), "The most minutes."]
    times: Annotated[
        tuple[int, ...], Listed(Whole(1, LONGEST), MOST_STEPS, 1), "The minutes of each step, as it is usually done."
    ]
    space: Annotated[str, OneOf(SPACES), "What the sheet has to write on: lines, boxes or none."]
    licence: Annotated[str, Text(60), "The licence of the words."]
    nb: Annotated[Words, Record(Words), "In bokmål."]
    nn: Annotated[Words | None, Record(Words), "In nynorsk; a method changed in one language may lack it."] = None
    en: Annotated[Words | None, Record(Words), "In English; a method changed in one language may lack it."] = None

    @property
    def minutes(self) -> int:
        """How long it usually takes."""
        return sum(self.times)

    @property
    def others(self) -> dict[str, Words]:
        """The words in the languages beside bokmål that it has."""
        return {language: words for language, words in (("nn", self.nn), ("en", self.en)) if words}

    def words(self, language: str) -> Words:
        """The words in a language; bokmål where that one is not there."""
        return self.others.get(language, self.nb)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One method in a file of adopted methods: its code, where it was agreed on, and all it says."""

    code: Annotated[str, SLUG, "The code that plans point to."]
    origin: Annotated[str, Text(80), "The municipality whose families and providers agreed on it."]
    origin_number: Annotated[int, Whole(1, 9999), "Which version it is there."]
    content: Annotated[Content, Record(Content), "The method."]


@dataclass(frozen=True, kw_only=True)
class MethodSet:
    """A file of adopted methods, for another municipality to use."""

    methods: Annotated[tuple[Sent, ...], Listed(Record(Sent), 300, 1), "The methods."]
