"""What is asked when several gatherings are planned at once, or a series is moved."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.forms.gatherings import KINDS, PlanForm
from usving.process.models.refusals import REFUSALS
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.series import MOST, Rhythm, WhyNotSeries

RHYTHMS = {
    Rhythm.WEEKLY: _("hver uke"),
    Rhythm.SECOND: _("annenhver uke"),
    Rhythm.THIRD: _("hver tredje uke"),
    Rhythm.FOURTH: _("hver fjerde uke"),
    Rhythm.MONTHLY: _("samme ukedag hver måned, for eksempel tredje torsdag"),
}


class SeriesForm(PlanForm):
    """The first gathering of a series, how often, and how many."""

    rhythm = forms.ChoiceField(
        label=_("Hvor ofte?"),
        choices=labelled(Rhythm, RHYTHMS),
        initial=Rhythm.THIRD.value,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvor ofte.")},
    )
    count = forms.IntegerField(
        label=_("Hvor mange samlinger?"),
        initial=6,
        min_value=2,
        max_value=MOST,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Skriv et tall fra 2 til 20.")
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["guests"]  # a talk is planned by itself
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [(each.value, label) for each, label in KINDS.items() if each is not GatheringKind.BILATERAL]
        self.fields["title"].label = _("Hva heter samlingene?")
        self.fields["title"].help_text = _("De får et nummer etter navnet. Du kan endre hver for seg etterpå.")
        self.fields["starts_at"].label = _("Når begynner den første?")
        self.fields["minutes"].label = _("Hvor mange minutter varer hver?")
        self.fields["agenda"].label = _("Hva skal dere gjøre hver gang?")
        self.order_fields(["title", "kind", "station", "starts_at", "rhythm", "count", "minutes"])


class MoveForm(forms.Form):
    """How far a series is moved, and where its gatherings stood when one looked."""

    weeks = forms.TypedChoiceField(choices=[("1", ""), ("-1", "")], coerce=int)
    seen = forms.CharField()

    def clean_seen(self) -> list[datetime]:
        """The times, read back."""
        try:
            return [datetime.fromisoformat(each) for each in self.cleaned_data["seen"].split(",")]
        except ValueError:
            raise forms.ValidationError(cast(str, REFUSALS[WhyNotSeries.NONE_TO_MOVE])) from None
