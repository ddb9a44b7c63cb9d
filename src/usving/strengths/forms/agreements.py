"""What is asked of the two who have found each other."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.strengths.forms.exchange import DAY, too_long
from usving.strengths.models import Agreement
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.rules.agreements import LONGEST_MESSAGE, LONGEST_PLACE, LONGEST_THANKS, WhyNotMove


class DueForm(forms.Form):
    """The day that a thing is to be back."""

    due = forms.DateField(
        label=_("Tilbake innen"), error_messages={"invalid": DAY, "required": REFUSALS[WhyNotMove.DAY_MISSING]}
    )


class AgreeForm(DueForm):
    """Where and when the two meet, until when a thing is lent, and whether one tells one's name."""

    place = forms.CharField(
        label=_("Hvor møtes dere?"), required=False, max_length=LONGEST_PLACE, error_messages=too_long(),
        help_text=_("Det er trygt å møtes der prosessen møtes."),
    )  # fmt: skip
    time_words = forms.CharField(
        label=_("Når møtes dere?"), required=False, max_length=LONGEST_PLACE, error_messages=too_long()
    )
    tell = forms.BooleanField(label=_("Fortell den andre navnet mitt"), required=False)
    field_order = ("place", "time_words", "due", "tell")

    def __init__(self, *args: Any, found: Agreement, venue: str, hidden_home: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.venue, self.hidden_home = venue, hidden_home
        if hidden_home:
            del self.fields["place"]
        if not found.lent:
            del self.fields["due"]

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants: whoever must not be found, meets where the process does."""
        said = self.cleaned_data
        place = self.venue if self.hidden_home else said["place"]
        return {"place": place[:LONGEST_PLACE], "time_words": said["time_words"], "due": said.get("due")}


class ThanksForm(forms.Form):
    """A thank-you, with words or without."""

    thanks = forms.CharField(
        label=_("Vil du si noe?"), required=False, max_length=LONGEST_THANKS, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=too_long(),
    )  # fmt: skip


class MessageForm(forms.Form):
    """A short message to the other."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(
        label=_("Kort beskjed til den andre"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv noe først."), **too_long()},
    )  # fmt: skip
