"""What is asked when someone writes in a household's book."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.money import WhyNotAmount
from usving.core.telling import page_language, told
from usving.economy.actions.commitments import Said
from usving.economy.forms.amounts import AmountField
from usving.economy.models.books import LINE_KINDS, WHOSE
from usving.economy.models.commitments import COMMITMENT_KINDS
from usving.economy.rules.books import CommitmentKind, LineKind, Whose, month_of, shifted
from usving.economy.rules.dated import text_in
from usving.economy.rules.deadlines import all_deadlines

HELPED_MONTHS = 6  # back in time that a helper may write for


WITHOUT_MINUS = {
    WhyNotAmount.NEGATIVE.value: _("Skriv beløpet uten minus. Velg heller om det er inn eller ut.")
}  # only where there is such a choice


class WhoseForm(forms.Form):
    """Whose book to begin on."""

    whose = forms.ChoiceField(choices=labelled(Whose, WHOSE))


class LineForm(forms.Form):
    """One sum that comes or goes. `key` is the row's own id, so that a form sent twice is one line."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(
        label=_("Inn eller ut?"),
        choices=labelled(LineKind, LINE_KINDS),
        initial=LineKind.EXPENSE.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Hva er det?"),
        help_text=_("Bruk deres egne ord, for eksempel mat, husleie eller lommepenger."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "egne-ord"}),
        error_messages={"required": _("Skriv hva det er.")},
    )
    ore = AmountField(label=_("Hvor mange kroner?"), error_messages=WITHOUT_MINUS)
    recurs = forms.BooleanField(label=_("Kommer hver måned"), required=False)

    @property
    def said(self) -> dict[str, Any]:
        """What was said, as the actions take it."""
        return {
            "kind": LineKind(self.cleaned_data["kind"]),
            "words": self.cleaned_data["words"],
            "ore": self.cleaned_data["ore"],
            "recurs": self.cleaned_data["recurs"],
        }


class HelpedLineForm(forms.Form):
    """One sum that a helper puts down for someone, with the month it belongs in."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    month = forms.ChoiceField(label=_("Måned"))
    kind = forms.ChoiceField(
        label=_("Inn eller ut?"),
        choices=labelled(LineKind, LINE_KINDS),
        initial=LineKind.EXPENSE.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Hva er det?"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv hva det er.")},
    )
    ore = AmountField(label=_("Hvor mange kroner?"), error_messages=WITHOUT_MINUS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = month_of(timezone.localdate())
        months = [shifted(now, -number) for number in range(HELPED_MONTHS)]
        choices = [(each.isoformat(), told(each, "month")) for each in months]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]

    def clean_month(self) -> date:
        """Return the first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])


class CopyForm(forms.Form):
    """What to copy from the month before."""

    only_recurring = forms.BooleanField(label=_("Bare det som kommer hver måned"), required=False)


class CommitmentForm(forms.Form):
    """A debt, or something that is paid once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(
        label=_("Hva slags er det?"),
        choices=labelled(CommitmentKind, COMMITMENT_KINDS),
        initial=CommitmentKind.DEBT.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Hva kaller dere det?"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv hva det er.")},
    )
    ore = AmountField(label=_("Hvor mye er igjen å betale?"))
    ore_per_month = AmountField(label=_("Hvor mye betaler dere i måneden?"), required=False)
    due = forms.DateField(
        label=_("Når skal det betales?"),
        required=False,
        widget=forms.DateInput(),
        error_messages={"invalid": _("Skriv en dato som finnes.")},
    )
    done = forms.BooleanField(label=_("Det er betalt"), required=False)

    @property
    def said(self) -> Said:
        """What was said, as the actions take it."""
        kept = {name: self.cleaned_data[name] for name in ("kind", "words", "ore", "ore_per_month", "due", "done")}
        return Said(**kept)


class DeadlinesForm(forms.Form):
    """Which deadlines to follow."""

    codes = forms.MultipleChoiceField(
        label=_("Hvilke frister vil dere se?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known, language = all_deadlines(), page_language()
        choices = [(each.code, text_in("deadlines", each.says, language)) for each in known]
        self.fields["codes"].choices = choices  # type: ignore[attr-defined]
