"""What is asked about a file from a bank, and about sorting what it held."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.bank import (
    LARGEST,
    Columns,
    Table,
    WhyNotFile,
    recognised,
    table_of,
    text_of,
    why_not_columns,
)

NONE = ""
ROLES = {
    "day": _("Kolonnen med dato"),
    "words": _("Kolonnen med tekst"),
    "amount": _("Kolonnen med beløp, minus for ut"),
    "money_in": _("Kolonnen med beløp inn"),
    "money_out": _("Kolonnen med beløp ut"),
}

SUMS = ("amount", "money_in", "money_out")  # one of them at least


class FileForm(forms.Form):
    """A file from a bank, as someone has downloaded it."""

    file = forms.FileField(
        label=_("CSV-fil fra banken"),
        help_text=_("Last ned bevegelsene på kontoen som CSV i nettbanken, og velg filen her."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        error_messages={"required": _("Velg en fil.")},
    )

    def clean_file(self) -> str:
        """Return the text of the file, whichever encoding it is in; refuse what is no table."""
        upload = self.cleaned_data["file"]
        found = WhyNotFile.TOO_LARGE if upload.size > LARGEST else text_of(upload.read())
        if isinstance(found, WhyNotFile):
            raise forms.ValidationError(REFUSALS[found], code=found.value)
        table = table_of(found)
        if isinstance(table, WhyNotFile):
            raise forms.ValidationError(REFUSALS[table], code=table.value)
        return found


class ColumnsForm(forms.Form):
    """Which column holds what. The text of the file comes along in the form itself: it is kept nowhere."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LARGEST)

    def __init__(self, *args: Any, table: Table | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table or self._table()
        names = self.table.header if self.table else ()
        choices = [(NONE, _("Ingen")), *((str(place), self._called(place)) for place in range(len(names)))]
        guess = recognised(names)
        for role, label in ROLES.items():
            place = getattr(guess, role)
            self.fields[role] = forms.ChoiceField(
                label=label, choices=choices, required=role == "day", initial=NONE if place is None else str(place),
                error_messages={"required": REFUSALS[WhyNotFile.COLUMNS_MISSING]},
            )  # fmt: skip
            self.fields[role].depends = role in SUMS  # type: ignore[attr-defined]

    @property
    def columns(self) -> Columns:
        """The columns that are chosen, or guessed where nothing is sent yet."""
        said = self.cleaned_data if self.is_bound else {name: self.fields[name].initial for name in ROLES}
        return Columns(**{role: int(said[role]) for role in ROLES if said.get(role) not in (None, NONE)})

    def clean(self) -> dict[str, Any]:
        """Refuse columns that cannot be read."""
        cleaned = super().clean() or {}
        if self.table is None:
            raise forms.ValidationError(REFUSALS[WhyNotFile.NO_TABLE])
        if not self.errors and (reason := why_not_columns(self.columns)):
            raise forms.ValidationError(REFUSALS[reason], code=reason.value)
        return cleaned

    @property
    def unsure(self) -> bool:
        """Whether nothing is chosen yet, and the names of the columns do not tell enough."""
        return not self.is_bound and why_not_columns(self.columns) is not None

    def _called(self, place: int) -> str:
        """The name of a column; where it has none, its number and the first thing that stands in it."""
        if self.table is None or self.table.header[place]:
            return self.table.header[place] if self.table else ""
        first = next((row[place] for row in self.table.rows if place < len(row) and row[place]), "")
        return _("Kolonne %(number)d: %(first)s") % {"number": place + 1, "first": first[:30]}

    def _table(self) -> Table | None:
        found = table_of(str(self.data.get("text", "")))
        return None if isinstance(found, WhyNotFile) else found


class SortForm(forms.Form):
    """What lines with the same text are called."""

    contains = forms.CharField(max_length=60, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Hva kaller dere det?"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "egne-ord"}),
    )
    moved = forms.BooleanField(label=_("Penger flyttet mellom egne kontoer"), required=False)
    also_next_time = forms.BooleanField(label=_("Gjør det samme neste gang"), required=False, initial=True)
