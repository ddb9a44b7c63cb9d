"""What a municipality has confirmed, and what is left to confirm. `setting` is how other areas ask."""

import json
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from usving.core.telling import page_language
from usving.people.models import Confirmation
from usving.people.rules.confirmations import LANGUAGES, Answer, Default, Group, Kind, Matter, answer, matters, words_in

GROUPS: dict[Group, tuple[Any, Any]] = {
    Group.REACH: (
        gettext_lazy("Slik når folk kommunen"),
        gettext_lazy("Står på siden «Ta kontakt» for alle som er logget inn."),
    ),
    Group.RETENTION: (
        gettext_lazy("Hvor lenge ting blir lagret"),
        gettext_lazy("Etter fristen sletter U-sving av seg selv. Det som må arkiveres etter loven, slettes ikke."),
    ),
    Group.APPEAL: (
        gettext_lazy("Hvem som behandler klager"),
        gettext_lazy("Det er ikke samme organ for alle vedtak."),
    ),
    Group.INCIDENT: (
        gettext_lazy("Når noe går galt"),
        gettext_lazy("Hvem som sier fra til hvem, og om de ansattes navn vises i loggen."),
    ),
    Group.LOTTERY: (
        gettext_lazy("Hvis det må trekkes lodd"),
        gettext_lazy("Regelen må stå fast før det er noe å trekke om."),
    ),
}
NAMES: dict[str, Any] = {
    "reach.phone": gettext_lazy("Telefonnummer til kommunen"),
    "reach.hours": gettext_lazy("Åpningstid"),
    "languages": gettext_lazy("Språk kommunen kan hjelpe på"),
    "appeal.housing-help": gettext_lazy("Klage på nei til hjelp med å skaffe eller beholde bolig"),
    "appeal.municipal-home": gettext_lazy("Klage på nei til kommunal bolig"),
    "appeal.start-loan": gettext_lazy("Klage på startlån"),
    "appeal.housing-allowance": gettext_lazy("Klage på bostøtte"),
    "incident.told": gettext_lazy("Hvem som får vite det når noe går galt, og hvem som sier fra"),
    "worker_names_hidden": gettext_lazy("Skjule navnet på ansatte i loggen"),
    "lottery.draws": gettext_lazy("Hvem som trekker"),
    "lottery.witness": gettext_lazy("Hvem som er vitne"),
    "lottery.published": gettext_lazy("Hvordan det blir kjent"),
}
REACH = {"phone": "reach.phone", "hours": "reach.hours", "languages": "languages"}
LANGUAGE_NAMES = dict(
    zip(
        LANGUAGES,
        (
            "bokmål",
            "nynorsk",
            "English",
            "العربية",
            "Soomaali",
            "ትግርኛ",
            "українська",
            "فارسی",
            "polski",
            "davvisámegiella",
        ),
        strict=True,
    )
)


@dataclass(frozen=True)
class Item:
    """A matter as the page shows it: what holds now, who said so, and what is proposed."""

    matter: Matter
    newest: Confirmation | None
    answer: Answer
    default: Default | None

    @property
    def name(self) -> str:
        """What the matter is called: what is kept for a purpose is named by that purpose."""
        if self.matter.says:
            return _("For %(purpose)s") % {"purpose": _told(self.matter.says)}
        return str(NAMES[self.matter.code])

    @property
    def counted(self) -> str:
        """From when the days are counted; nothing where no days are."""
        return _told(self.matter.counted)

    @property
    def source(self) -> str:
        """Where the proposal comes from."""
        return _told(self.default.source) if self.default else ""

    @property
    def words(self) -> str:
        """The value that holds, in words; empty where nothing does."""
        return in_words(self.matter, self.answer.value)

    @property
    def proposed(self) -> str:
        """What is proposed, as a form carries it."""
        return json.dumps(self.default.value if self.default else None)

    @property
    def proposal_words(self) -> str:
        """What is proposed, in words."""
        return in_words(self.matter, self.default.value if self.default else None)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether one click is enough: something is proposed, and nobody has confirmed anything."""
        return self.newest is None and self.default is not None


@dataclass(frozen=True)
class Part:
    """The matters of one group, and how many of them are left."""

    name: str
    about: str
    items: list[Item]

    @property
    def code(self) -> str:
        """The group's code, as an address on the page ends with it."""
        return self.items[0].matter.group.value

    @property
    def left(self) -> int:
        """How many are not confirmed."""
        return sum(item.newest is None for item in self.items)


def setting(municipality: UUID, code: str) -> Any:
    """What holds in a matter of the municipality: the value it has confirmed last, else what is proposed, else None.

    Asked as someone who belongs to the municipality; a job that asks as nobody uses people_setting in the database.
    Raises KeyError for a code that is none.
    """
    matter = matters()[code]
    rows = Confirmation.objects.filter(municipality=municipality, code=code).order_by("-at", "-pk")
    return answer(matter, rows.values_list("value", flat=True)[:1], today=timezone.localdate()).value


def reach_of(municipality: UUID) -> dict[str, str]:
    """How the municipality is reached, in words: phone, hours and languages; empty where it has not said. One query."""
    rows = Confirmation.objects.filter(municipality=municipality, code__in=[*REACH.values()])
    kept = dict(rows.order_by("code", "-at", "-pk").distinct("code").values_list("code", "value"))
    today, known = timezone.localdate(), matters()
    held = {
        name: answer(known[code], [kept[code]] if code in kept else [], today=today).value
        for name, code in REACH.items()
    }
    return {name: in_words(known[REACH[name]], value) for name, value in held.items()}


def parts_of(municipality: UUID) -> list[Part]:
    """Everything to confirm, in the order of the page, with what holds now. One query."""
    newest = {
        row.code: row
        for row in Confirmation.objects.filter(municipality=municipality)
        .order_by("code", "-at", "-pk")
        .distinct("code")
    }
    items = [_item(matter, newest.get(matter.code)) for matter in matters().values()]
    return [
        Part(str(GROUPS[group][0]), str(GROUPS[group][1]), list(of_group))
        for group, of_group in groupby(items, key=lambda item: item.matter.group)
    ]


def left_to_confirm(municipality: UUID) -> int:
    """How many matters nobody has confirmed."""
    confirmed = Confirmation.objects.filter(municipality=municipality, code__in=matters())
    return len(matters()) - confirmed.order_by().values("code").distinct().count()


def item_of(municipality: UUID, matter: Matter) -> tuple[Item, list[tuple[Confirmation, str]]]:
    """One matter, and everything that has been confirmed in it with the value in words, newest first."""
    rows = list(Confirmation.objects.filter(municipality=municipality, code=matter.code).order_by("-at", "-pk"))
    return _item(matter, rows[0] if rows else None), [(row, in_words(matter, row.value)) for row in rows]


def _told(text: str) -> str:
    """A text of the files, in the language of the page."""
    return words_in(page_language()).get(text, text)


def _item(matter: Matter, newest: Confirmation | None) -> Item:
    today = timezone.localdate()
    return Item(matter, newest, answer(matter, [newest.value] if newest else [], today=today), matter.default_on(today))


def in_words(matter: Matter, value: Any) -> str:
    """A value as people read it; empty for none."""
    if value is None:
        return ""
    if matter.kind is Kind.DAYS:
        return _days(value)
    if matter.kind is Kind.SWITCH:
        return _("Ja") if value else _("Nei")
    if matter.kind is Kind.LANGUAGES:
        return ", ".join(LANGUAGE_NAMES.get(code, code) for code in value)
    return str(value)


def _days(number: int) -> str:
    """So many days; whole years as years."""
    if number % 365 == 0:
        years = number // 365
        return ngettext("%(years)s år", "%(years)s år", years) % {"years": years}
    return ngettext("%(number)s dag", "%(number)s dager", number) % {"number": number}
