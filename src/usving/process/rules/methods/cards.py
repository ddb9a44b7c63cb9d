"""What a learning card and the list of films say."""

from dataclasses import dataclass
from typing import Annotated

from usving.process.rules.file.document import SLUG, STATION_NUMBER
from usving.process.rules.file.shapes import Text, Whole
from usving.process.rules.file.tables import Listed, Record


@dataclass(frozen=True, kw_only=True)
class CardWords:
    """A learning card in one language: one minute to read aloud, and one question to talk about."""

    title: Annotated[str, Text(60), "What it is called."]
    paragraphs: Annotated[tuple[str, ...], Listed(Text(500), 5, 2), "What it says, a few lines at a time."]
    question: Annotated[str, Text(200), "One question to talk about."]
    source: Annotated[str, Text(240), "Whose thought it is."]


@dataclass(frozen=True, kw_only=True)
class Card:
    """A learning card."""

    place: Annotated[int, Whole(1, 99), "Its place among the cards."]
    stations: Annotated[tuple[int, ...], Listed(STATION_NUMBER, 7, 1), "The stations it suits, the best one first."]
    methods: Annotated[tuple[str, ...], Listed(SLUG, 5), "The methods it goes well with."]
    licence: Annotated[str, Text(60), "The licence of the words."]
    nb: Annotated[CardWords, Record(CardWords), "In bokmål."]
    nn: Annotated[CardWords, Record(CardWords), "In nynorsk."]
    en: Annotated[CardWords, Record(CardWords), "In English."]

    def words(self, language: str) -> CardWords:
        """The words in a language; bokmål where that one is not there."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)


@dataclass(frozen=True, kw_only=True)
class FilmWords:
    """A film in one language: what it is about, and where it can be found, said in words."""

    about: Annotated[str, Text(400), "What it is about."]
    where: Annotated[str, Text(300), "Where it can be found; no address, so that nobody is followed from here."]
    talk: Annotated[str, Text(200), "Something to talk about afterwards."]


@dataclass(frozen=True, kw_only=True)
class Film:
    """A film to see together."""

    title: Annotated[str, Text(120), "The title."]
    year: Annotated[int, Whole(0, 2100), "The year; 0 where we do not know."] = 0
    maker: Annotated[str, Text(120), "Who made it."]
    minutes: Annotated[int, Whole(0, 400), "How long it is; 0 where we do not know."] = 0
    nb: Annotated[FilmWords, Record(FilmWords), "In bokmål."]
    nn: Annotated[FilmWords, Record(FilmWords), "In nynorsk."]
    en: Annotated[FilmWords, Record(FilmWords), "In English."]

    def words(self, language: str) -> FilmWords:
        """The words in a language; bokmål where that one is not there."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)


@dataclass(frozen=True, kw_only=True)
class Films:
    """The list of films."""

    films: Annotated[tuple[Film, ...], Listed(Record(Film), 50), "The films."]
