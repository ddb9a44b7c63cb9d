"""What is asked about one's own week."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.telling import told
from usving.insight.models.weeks import ITEMS as WORDS
from usving.insight.rules.weeks import ITEMS, Item, Unit, items_of
from usving.process.rules.seats import Side


class WeekForm(forms.Form):
    """The numbers of one week; what one does not count is left empty."""

    week = forms.ChoiceField(
        label=_("Hvilken uke?"),
        error_messages={"required": _("Velg uken."), "invalid_choice": _("Velg en av de siste ukene.")},
    )

    def __init__(self, *args: Any, side: Side, weeks: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items_of(side)
        cast(forms.ChoiceField, self.fields["week"]).choices = [(each.isoformat(), named(each)) for each in weeks]
        for item in self.items:
            self.fields[item.value] = _number(item)

    @property
    def monday(self) -> date:
        """The Monday of the week chosen."""
        return date.fromisoformat(self.cleaned_data["week"])

    @property
    def values(self) -> dict[Item, Decimal]:
        """What was counted."""
        found = {item: self.cleaned_data.get(item.value) for item in self.items}
        return {item: value for item, value in found.items() if value is not None}


def named(monday: date) -> str:
    """A week in words: its number, and its first day."""
    number = monday.isocalendar().week
    return gettext("Uke %(number)s, fra mandag %(day)s") % {"number": number, "day": told(monday, "day_month")}


def _number(item: Item) -> forms.DecimalField:
    most = ITEMS[item].most
    places = 1 if ITEMS[item].unit is Unit.HOURS else 0
    return forms.DecimalField(
        label=capfirst(WORDS[item]),
        required=False,
        min_value=0,
        max_value=most,
        decimal_places=places,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Skriv et tall."),
            "min_value": _("Tallet kan ikke være under null."),
            "max_value": _("Det er plass til høyst %(limit_value)s."),
            "max_decimal_places": _("Skriv et helt tall.") if not places else _("Skriv høyst ett tall etter komma."),
        },
    )
