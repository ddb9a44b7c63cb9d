"""Who lives in a home, row by row, and what else the reference budget asks."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.sifo import Car, Sex, Someone, Travel, WhyNotBudget, why_not_someone

ROWS, FIRST_ROWS = 16, 8  # the first are shown at once, the rest where someone asks for them
AGE = re.compile(r"(\d{1,3})\s*(md|mnd|måneder|måned|m)?\.?(?:\s*år)?", re.I)
SEXES = {
    Sex.WOMAN: _("Kvinne eller jente"),
    Sex.MAN: _("Mann eller gutt"),
    Sex.PREGNANT: _("Gravid"),
    Sex.NURSING: _("Ammer"),
}
TRAVELS = {Travel.NOBODY: _("Ingen"), Travel.ADULTS: _("De voksne"), Travel.EVERYONE: _("Alle fra 6 år")}
CARS = {Car.NONE: _("Ingen bil"), Car.PETROL: _("Bensin eller diesel"), Car.ELECTRIC: _("Elbil")}


class HomeForm(forms.Form):
    """The people of a home by age, and for those of eleven years or more which table counts; nothing has a name."""

    couple = forms.BooleanField(label=_("To av de voksne er et par"), required=False)
    travel = forms.ChoiceField(label=_("Hvem skal ha månedskort til buss og tog?"), choices=list(TRAVELS.items()))
    car = forms.ChoiceField(label=_("Bil"), choices=list(CARS.items()))

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        for row in range(ROWS):
            self.fields[f"age-{row}"] = forms.CharField(
                label=_("Alder nr. %(number)d") % {"number": row + 1}, required=False, max_length=12,
                widget=forms.TextInput(attrs={"autocomplete": "off", "size": 6}),
            )  # fmt: skip
            self.fields[f"sex-{row}"] = forms.ChoiceField(
                label=_("Kjønn nr. %(number)d") % {"number": row + 1}, required=False,
                choices=[("", _("Velg")), *SEXES.items()],
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The two fields of each of the first people."""
        return self._fields_of(range(FIRST_ROWS))

    def more_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The two fields of each of the rest."""
        return self._fields_of(range(FIRST_ROWS, ROWS))

    @property
    def is_many(self) -> bool:
        """Whether anything is said, or wrong, of the rest."""
        return any(field.value() or field.errors for pair in self.more_rows() for field in pair)

    def _fields_of(self, rows: range) -> Iterator[tuple[BoundField, BoundField]]:
        return ((self[f"age-{row}"], self[f"sex-{row}"]) for row in rows)

    def clean(self) -> dict[str, Any]:
        """Read each age, and ask for what a table needs."""
        cleaned = super().clean() or {}
        self.people = [self._someone(row, cleaned) for row in range(ROWS) if cleaned.get(f"age-{row}")]
        if not self.people:
            self.add_error("age-0", REFUSALS[WhyNotBudget.NOBODY])
        return cleaned

    @property
    def put_in(self) -> dict[str, Any]:
        """The home as plain JSON."""
        people = [{"months": each.months, "sex": each.sex.value if each.sex else ""} for each in self.people if each]
        said = {name: self.cleaned_data[name] for name in ("travel", "car", "couple")}
        return {"people": people, "day": self.day.isoformat(), **said}

    def _someone(self, row: int, cleaned: dict[str, Any]) -> Someone | None:
        months = months_in(cleaned[f"age-{row}"])
        if months is None:
            self.add_error(f"age-{row}", _("Skriv alderen med tall, for eksempel 34. Under ett år: 4 md."))
            return None
        sex = Sex(cleaned[f"sex-{row}"]) if cleaned.get(f"sex-{row}") else None
        someone = Someone(months, sex)
        if reason := why_not_someone(someone, day=self.day):
            self.add_error(f"sex-{row}" if reason is WhyNotBudget.SEX_MISSING else f"age-{row}", REFUSALS[reason])
        return someone


def months_in(text: str) -> int | None:
    """Return an age in months: `34` is years, `4 md` is months."""
    found = AGE.fullmatch(text.strip())
    if not found:
        return None
    number = int(found[1])
    return number if found[2] else number * 12


def as_shown(put_in: dict[str, Any]) -> dict[str, Any]:
    """What the form shows of a home that is said already."""
    shown: dict[str, Any] = {name: put_in[name] for name in ("travel", "car", "couple") if name in put_in}
    for row, each in enumerate(put_in.get("people", [])[:ROWS]):
        shown |= {f"age-{row}": age_in_words(each["months"]), f"sex-{row}": each["sex"]}
    return shown


def from_ages(ages: Iterable[int]) -> dict[str, Any]:
    """What the form shows of people of whom only the age in months is known."""
    return as_shown({"people": [{"months": months, "sex": ""} for months in ages]})


def age_in_words(months: int) -> str:
    """Return an age as one writes it in the form."""
    return f"{months} md" if months < 12 else str(months // 12)
