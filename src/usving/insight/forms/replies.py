"""What is asked of whoever owes an answer."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from usving.process.models import Seat

LONGEST = 3000


class ReplyForm(forms.Form):
    """An answer in words."""

    words = forms.CharField(
        label=_("Svaret ditt"),
        help_text=_("Skriv hva som er gjort, eller hvorfor det ikke går nå. Si det som det er."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv svaret først."),
            "max_length": _("Svaret er for langt: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )


class HandOverForm(forms.Form):
    """Someone else who is to answer."""

    seat = forms.ModelChoiceField(
        label=_("Hvem skal svare?"),
        help_text=_("Bare de som kan lese det, står her."),
        queryset=Seat.objects.none(),
        error_messages={
            "required": _("Velg hvem som skal svare."),
            "invalid_choice": _("Den du valgte, kan ikke lese dette lenger. Velg en annen."),
        },
    )

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats  # type: ignore[attr-defined]


class PutOffForm(forms.Form):
    """Another last day."""

    due = forms.DateField(
        label=_("Ny siste dag for svar"),
        error_messages={"required": _("Velg en dag."), "invalid": _("Skriv dagen som dag.måned.år.")},
    )
