"""What is asked when a promise is given here, or written in from paper."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.process.models import Seat


class PromiseForm(forms.Form):
    """One tap: nothing but the key, so that a double tap is one promise."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class PaperPromiseForm(forms.Form):
    """A name off a sheet of paper, and whose seat it belongs to."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = forms.CharField(
        label=_("Navnet på arket"),
        max_length=120,
        error_messages={"required": _("Skriv navnet som står på arket.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seat = forms.ChoiceField(
        label=_("Hvilken plass kom personen fra?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg plassen."), "invalid_choice": _("Velg en av plassene.")},
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        cast(forms.ChoiceField, self.fields["seat"]).choices = [(pk, str(seat)) for pk, seat in self.seats.items()]

    @property
    def chosen(self) -> Seat:
        """The seat that was chosen."""
        return self.seats[self.cleaned_data["seat"]]
