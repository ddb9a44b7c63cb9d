"""What is asked when groups are made."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from usving.core.choices import labelled
from usving.process.models import Seat
from usving.process.models.groups import PAIR_RULES
from usving.process.queries.gatherings import Asked
from usving.process.rules.groups import LARGEST, SMALLEST, Choices, ColourUse, Families, PairRule, Sizes

SIZES = {
    Sizes.BALANCED: _("Like store bord"),
    Sizes.FREE: _("Ulike bord, så flest mulig møter noen nye"),
}
FAMILIES = {
    Families.TOGETHER: _("Familier sitter samlet"),
    Families.APART: _("Familier som har sagt ja til det, deler seg"),
}
COLOUR_USES = {
    ColourUse.IGNORED: _("Ikke bruk farger"),
    ColourUse.MIXED: _("Bland fargene"),
    ColourUse.ALIKE: _("Samme farge sammen"),
}
NUMBER = {
    "required": _("Skriv hvor mange. Skriv 0 om ingen er her."),
    "invalid": _("Skriv hvor mange, med tall."),
    "min_value": _("Skriv et tall fra 0 til 20."),
    "max_value": _("Skriv et tall fra 0 til 20."),
}
SIZE = {
    "required": _("Skriv hvor mange som kan sitte ved hvert bord."),
    "invalid": _("Skriv hvor mange, med tall."),
    "min_value": _("Skriv et tall fra 2 til 12."),
    "max_value": _("Skriv et tall fra 2 til 12."),
}


class GroupsForm(forms.Form):
    """How groups are wanted, and how many of each seat are here."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    size = forms.IntegerField(
        label=_("Høyst hvor mange ved hvert bord?"),
        initial=4,
        min_value=SMALLEST,
        max_value=LARGEST,
        error_messages=SIZE,
    )
    sizes = forms.ChoiceField(
        label=_("Hvor store skal bordene være?"), choices=labelled(Sizes, SIZES), widget=forms.RadioSelect
    )
    sides = forms.BooleanField(label=_("Bland familier og tjenester ved hvert bord"), required=False)
    families = forms.ChoiceField(
        label=_("De som kommer sammen"), choices=labelled(Families, FAMILIES), widget=forms.RadioSelect
    )
    colours = forms.ChoiceField(label=_("Farger"), choices=labelled(ColourUse, COLOUR_USES), widget=forms.RadioSelect)
    keep = forms.BooleanField(
        label=_("Flytt så få som mulig fra gruppene som vises nå"),
        help_text=_("For dem som kom sent, eller gikk."),
        required=False,
    )

    def __init__(self, *args: Any, come: Iterable[tuple[Asked, int]], told: int, is_shown: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())
        self.seats = [str(asked.seat.pk) for asked, _people in come]
        for asked, people in come:
            self.fields[str(asked.seat.pk)] = forms.IntegerField(
                label=str(asked.seat), initial=people, min_value=0, max_value=20, error_messages=NUMBER
            )
        self.fields["colours"].help_text = ngettext(
            "%(told)s har sagt at du kan bruke fargen.", "%(told)s har sagt at du kan bruke fargen.", told
        ) % {"told": told}
        if not is_shown:
            del self.fields["keep"]

    @property
    def here(self) -> list[Any]:
        """The fields that ask how many of each seat are here."""
        return [self[seat] for seat in self.seats]

    @property
    def wanted(self) -> list[Any]:
        """The fields that ask how the groups should be."""
        return [self[name] for name in self.fields if name not in (*self.seats, "key")]

    def people(self) -> dict[str, int]:
        """How many of each seat are here; those who are not are left out."""
        return {seat: self.cleaned_data[seat] for seat in self.seats if self.cleaned_data[seat]}

    def choices(self) -> Choices:
        """How the groups are wanted."""
        typed = self.cleaned_data
        return Choices(
            typed["size"], Sizes(typed["sizes"]), typed["sides"], Families(typed["families"]), ColourUse(typed["colours"])
        )  # fmt: skip


def as_chosen(choices: Choices | None) -> dict[str, Any]:
    """The choices as a form begins with them: those of the last groups, or the ordinary ones."""
    return (choices or Choices(4)).as_json()


class PairForm(forms.Form):
    """Two who are to sit together, or each at their own table."""

    first = forms.ChoiceField(label=_("Den ene"), error_messages={"required": _("Velg hvem.")})
    second = forms.ChoiceField(label=_("Den andre"), error_messages={"required": _("Velg hvem.")})
    rule = forms.ChoiceField(
        label=_("De to skal sitte"),
        choices=labelled(PairRule, PAIR_RULES),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg om de skal sitte sammen eller hver for seg.")},
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        for name in ("first", "second"):
            choices = [("", _("Velg")), *((pk, str(seat)) for pk, seat in self.seats.items())]
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def chosen(self) -> tuple[Seat, Seat, PairRule]:
        """The two, and what is to hold for them."""
        typed = self.cleaned_data
        return self.seats[typed["first"]], self.seats[typed["second"]], PairRule(typed["rule"])


class AllMeetForm(forms.Form):
    """How many people, how many at a table, and how many gatherings."""

    people = forms.IntegerField(
        label=_("Hvor mange er med?"),
        min_value=3,
        max_value=60,
        error_messages=NUMBER | dict.fromkeys(("min_value", "max_value"), _("Skriv et tall fra 3 til 60.")),
    )
    size = forms.IntegerField(
        label=_("Høyst hvor mange ved hvert bord?"), min_value=SMALLEST, max_value=LARGEST, error_messages=SIZE
    )
    gatherings = forms.IntegerField(
        label=_("Hvor mange samlinger?"),
        min_value=1,
        max_value=12,
        error_messages=NUMBER | dict.fromkeys(("min_value", "max_value"), _("Skriv et tall fra 1 til 12.")),
    )
