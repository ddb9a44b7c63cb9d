"""What a family is asked at the gate."""

from django import forms

from usving.process.models.gate import MATTERS
from usving.process.rules.gate import Matter

YES, WAIT = "ja", "vent"


class VoiceForm(forms.Form):
    """One family's word in one matter; `confirmed` where a yes cannot be taken back."""

    matter = forms.TypedChoiceField(choices=[(matter.value, MATTERS[matter]) for matter in Matter], coerce=Matter)
    says = forms.TypedChoiceField(choices=[(YES, YES), (WAIT, WAIT)], coerce=lambda word: word == YES)
    confirmed = forms.BooleanField(required=False)
