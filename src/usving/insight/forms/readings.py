"""What is asked when a passage is given words."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.insight.rules.passages import LONGEST_THEME, Sentence

SHOWN = _("Vis navnet mitt. Uten kryss ser de andre bare hvilken side det er fra.")


class MarkForm(forms.Form):
    """The sentences that are chosen, and the words they are given."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput)
    chosen = forms.MultipleChoiceField(
        label=_("Hvilke setninger?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én setning."), "invalid_choice": _("Velg en setning i teksten.")},
    )
    theme = forms.CharField(
        label=_("Hva handler det om?"),
        help_text=_("Noen få ord. Du kan velge ord andre har brukt, eller finne egne."),
        max_length=LONGEST_THEME,
        widget=forms.TextInput(attrs={"list": "temaer", "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv noen få ord om det du valgte."),
            "max_length": _("Hold deg til %(limit_value)d tegn."),
        },
    )
    shown = forms.BooleanField(label=SHOWN, required=False)

    def __init__(self, *args: Any, sentences: Iterable[Sentence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["chosen"]).choices = [
            (str(each.number), each.words) for each in sentences
        ]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the sentences chosen."""
        return [int(each) for each in self.cleaned_data["chosen"]]
