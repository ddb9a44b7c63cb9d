"""What is asked when a process is closed, and when someone leaves."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.process.models.refusals import REFUSALS
from usving.process.rules.closing import WhyNotClose


class ClosingForm(forms.Form):
    """Why the process is closed; needed where the two sides have not agreed on what the last station takes with it."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reason = forms.CharField(
        label=_("Hvorfor avslutter dere?"),
        help_text=_("Alle som har plass, kan lese det. Skriv ikke noe om enkeltpersoner."),
        max_length=500,
        error_messages={"required": REFUSALS[WhyNotClose.REASON_MISSING]},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, agreed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not agreed


class LeaveFamilyForm(forms.Form):
    """Whether what one has shared with the family is taken back."""

    take_back = forms.BooleanField(
        label=_("Ta tilbake det jeg har delt bare med familien"),
        help_text=_(
            "Da kan ingen andre enn du lese det fra nå av. Krysser du ikke av, kan familien fortsatt lese det."
        ),
        required=False,
    )
