"""Methods as the pages and the room show them: the library, and a process's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.core.listing import Choice
from usving.core.telling import page_language
from usving.people.models import Account
from usving.process.access import Known
from usving.process.access.methods import as_known, kept_by, library_of, newest_of, versions_visible_to
from usving.process.models import Method, MethodVersion, Process
from usving.process.models.library import shipped_cards, shipped_methods
from usving.process.queries.setup_begin import shipped
from usving.process.rules.methods.cards import Card, CardWords
from usving.process.rules.methods.content import Content, Step, Words
from usving.process.rules.methods.difference import Part
from usving.process.rules.seats import Side

AUDIENCES = {
    (Side.FAMILIES,): gettext_lazy("for familier"),
    (Side.PROVIDERS,): gettext_lazy("for tjenesteytere"),
    (Side.FAMILIES, Side.PROVIDERS): gettext_lazy("for begge sider"),
}
WHOM = Choice(
    "hvem",
    gettext_lazy("Hvem er den for?"),
    (("", gettext_lazy("alle")), ("families", gettext_lazy("familier")), ("providers", gettext_lazy("tjenesteytere"))),
)
TIME = Choice(
    "tid",
    gettext_lazy("Hvor lang tid har dere?"),
    (
        ("", gettext_lazy("det spiller ingen rolle")),
        ("30", gettext_lazy("høyst en halv time")),
        ("45", gettext_lazy("høyst tre kvarter")),
        ("60", gettext_lazy("høyst en time")),
    ),
)
PARTS = {
    Part.TITLE: gettext_lazy("Navnet"),
    Part.PURPOSE: gettext_lazy("Til hva"),
    Part.AUDIENCE: gettext_lazy("Hvem den er for"),
    Part.STATIONS: gettext_lazy("Stasjoner"),
    Part.GROUP: gettext_lazy("Hvem som sitter sammen"),
    Part.MATERIALS: gettext_lazy("Dette trenger dere"),
    Part.STEPS: gettext_lazy("Stegene"),
    Part.LEAVES: gettext_lazy("Det den etterlater"),
    Part.CARE: gettext_lazy("Ta vare på"),
    Part.HEARING: gettext_lazy("Hører lite"),
    Part.SIGHT: gettext_lazy("Ser lite"),
    Part.READING: gettext_lazy("Leser lite"),
    Part.LANGUAGE: gettext_lazy("Annet språk"),
    Part.CHILDREN: gettext_lazy("Barn"),
    Part.SOURCE: gettext_lazy("Hvor den kommer fra"),
}


@dataclass(frozen=True)
class TimedStep:
    """One step, with its minutes and when it begins, counted from the start of the method."""

    number: int
    step: Step
    minutes: int
    starts: int


@dataclass(frozen=True)
class Shown:
    """A method in the language of the page."""

    known: Known

    @property
    def code(self) -> str:
        """Its code."""
        return self.known.code

    @property
    def number(self) -> int:
        """Which version it is."""
        return self.known.number

    @property
    def content(self) -> Content:
        """All of it."""
        return self.known.content

    @property
    def words(self) -> Words:
        """Its words in the language of the page."""
        return self.content.words(page_language())

    @property
    def title(self) -> str:
        """What it is called."""
        return self.words.title

    @property
    def minutes(self) -> int:
        """How long it usually takes."""
        return self.content.minutes

    @property
    def lasts(self) -> str:
        """The fewest and the most minutes, in words."""
        least, most = self.content.least, self.content.most
        if least == most:
            return _("%(most)s minutter") % {"most": most}
        return _("%(least)s–%(most)s minutter") % {"least": least, "most": most}

    @property
    def for_whom(self) -> str:
        """Whom it is for, in words."""
        return str(AUDIENCES[tuple(side for side in Side if side in self.content.audience)])

    @property
    def stations(self) -> list[tuple[int, str]]:
        """The stations it suits: number and usual name."""
        named = dict(station_names())
        return [(number, named[number]) for number in self.content.stations]

    @property
    def steps(self) -> list[TimedStep]:
        """The steps with their times."""
        starts, found = 0, []
        for number, (minutes, step) in enumerate(zip(self.content.times, self.words.steps, strict=True), start=1):
            found.append(TimedStep(number, step, minutes, starts))
            starts += minutes
        return found

    @property
    def access(self) -> list[tuple[str, str]]:
        """How everybody can be with: for whom, and what to do."""
        parts = (Part.HEARING, Part.SIGHT, Part.READING, Part.LANGUAGE, Part.CHILDREN)
        return [(str(PARTS[part]), getattr(self.words.access, part)) for part in parts]

    @property
    def spoken(self) -> str:
        """The language that its words are in: that of the page, or else bokmål."""
        return page_language() if page_language() in self.content.others else "nb"

    @property
    def only_norwegian(self) -> bool:
        """Whether the page is in English and the words are not."""
        return page_language() == "en" and self.spoken != "en"

    @property
    def from_elsewhere(self) -> bool:
        """Whether it became so in another municipality."""
        return self.known.received


def station_names() -> list[tuple[int, str]]:
    """The seven stations by their usual names, in the language of the page."""
    return [(station.number, station.called(page_language())) for station in shipped().stations]


def station_choice() -> Choice:
    """The choice of a station in the library."""
    names = ((str(number), f"{number}. {name}") for number, name in station_names())
    return Choice("stasjon", _("Hvilken stasjon er dere ved?"), (("", _("alle")), *names))


def method_of(process: Process, code: str) -> Shown | None:
    """A method as a process has it: the version it keeps, or else the newest; None where the library has none of that code."""
    row = Method.objects.filter(process=process, code=code).first()
    found = (kept_by(row) if row else None) or newest_of(process.municipality_id, code)
    return Shown(found) if found else None


def methods_linked(process: Process, codes: Iterable[str]) -> frozenset[str]:
    """Those of the codes that have a page in this process."""
    wanted = {code for code in codes if code}
    shipped_here = wanted & set(shipped_methods())
    if wanted == shipped_here:
        return frozenset(wanted)
    rest = MethodVersion.objects.filter(municipality=process.municipality_id, code__in=wanted - shipped_here)
    return frozenset(shipped_here | set(rest.values_list("code", flat=True)))


def codes_to_plan(process: Process) -> frozenset[str]:
    """The codes of the methods a plan in this process can use: those of the library, and the process's own."""
    versions = MethodVersion.objects.filter(municipality=process.municipality_id).values_list("code", flat=True)
    own = Method.objects.filter(process=process).values_list("code", flat=True)
    return frozenset([*shipped_methods(), *versions, *own])


def library(user: Account, *, words: str = "", station: str = "", whom: str = "", minutes: str = "") -> list[Shown]:
    """The methods of the municipality's library that fit, by the station they suit best and then by name."""
    found = [Shown(known) for known in library_of(user.municipality_id).values()]
    fits = [
        each
        for each in found
        if (not station or int(station) in each.content.stations)
        and (not whom or whom in each.content.audience)
        and (not minutes or each.content.least <= int(minutes))
        and _mentions(each, words)
    ]
    return sorted(fits, key=lambda each: (_place(each, station), each.title))


def _place(each: Shown, station: str) -> int:
    return each.content.stations.index(int(station)) if station else each.content.stations[0]


def _mentions(each: Shown, words: str) -> bool:
    said = each.words
    texts = chain((said.title, said.purpose, said.leaves), (f"{step.title} {step.do}" for step in said.steps))
    return words.casefold() in " ".join(texts).casefold()


@dataclass(frozen=True)
class Used:
    """A method that a process uses: its own row, the version it keeps or would get, and whether there is a newer one."""

    row: Method
    shown: Shown | None
    keeps: bool
    newer: bool

    @property
    def title(self) -> str:
        """What it is called."""
        return self.shown.title if self.shown else self.row.name


def used_in(process: Process, number: str = "") -> list[Used]:
    """The methods of a process, by station and name; at one station only, where a number is given."""
    known = library_of(process.municipality_id)
    found = [_used(row, known.get(row.code)) for row in Method.objects.filter(process=process)]
    found = [each for each in found if not number or number in _stations(each)]
    return sorted(found, key=lambda each: (each.row.station or 0, each.title))


def _stations(each: Used) -> set[str]:
    stations = {each.row.station} if each.row.station else set()
    return {str(number) for number in stations | set(each.shown.content.stations if each.shown else ())}


def _used(row: Method, newest: Known | None) -> Used:
    kept = kept_by(row)
    found = kept or newest
    newer = kept is not None and newest is not None and newest.number > kept.number
    return Used(row, Shown(found) if found else None, kept is not None, newer)


def versions_of(user: Account, code: str) -> list[Known]:
    """Every version of a method that the municipality has, newest first; the one that came with us stands last."""
    found = [as_known(version) for version in versions_visible_to(user).filter(code=code).order_by("-number")]
    content = shipped_methods().get(code)
    return [*found, Known(code, 1, content)] if content else found


def newest_in(process: Process, known: Known) -> Known:
    """The newest version of a method in the municipality of a process."""
    return newest_of(process.municipality_id, known.code) or known


@dataclass(frozen=True)
class ShownCard:
    """A learning card in the language of the page."""

    code: str
    card: Card

    @property
    def words(self) -> CardWords:
        """Its words."""
        return self.card.words(page_language())


def cards_shown(cards: Iterable[tuple[str, Card]]) -> list[ShownCard]:
    """Learning cards as a page shows them."""
    return [ShownCard(code, card) for code, card in cards]


def cards_at(stations: Iterable[int]) -> list[tuple[str, Card]]:
    """The learning cards that suit one of the stations."""
    wanted = set(stations)
    return [(code, card) for code, card in shipped_cards().items() if wanted & set(card.stations)]


def cards_of(code: str) -> list[tuple[str, Card]]:
    """The learning cards that go well with a method."""
    return [(name, card) for name, card in shipped_cards().items() if code in card.methods]
