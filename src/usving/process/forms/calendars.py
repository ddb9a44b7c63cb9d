"""What is asked about one's calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DEFAULT_TITLE = _("Avtale")


class CalendarForm(forms.Form):
    """What the entries are called, and whether they say where."""

    title = forms.CharField(
        label=_("Hva skal avtalene hete i kalenderen?"),
        help_text=_("Velg et ord som ikke sier noe til den som ser skjermen din."),
        max_length=40,
        initial=DEFAULT_TITLE,
        error_messages={"required": _("Skriv hva avtalene skal hete.")},
    )
    shows_place = forms.BooleanField(label=_("Vis stedet i kalenderen"), required=False)
    days_title = forms.CharField(
        label=_("Hva skal frister og andre dager å huske hete?"),
        help_text=_(
            "Skriv for eksempel «Frist». Da kommer fristene du følger, og dagen noe lånt skal leveres, med i kalenderen. "
            "Bare dagen og ordet ditt står der. Lar du det stå tomt, er de ikke med."
        ),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, places: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not places:
            del self.fields["shows_place"]

    def said(self) -> dict[str, Any]:
        """What was chosen; without the question no place is shown."""
        return {
            "title": self.cleaned_data["title"],
            "shows_place": self.cleaned_data.get("shows_place", False),
            "days_title": self.cleaned_data["days_title"],
        }
