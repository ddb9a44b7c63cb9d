"""What is asked about open questions."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.insight.forms.readings import SHOWN
from usving.insight.models import Finding
from usving.insight.models.questions import DIRECTIONS
from usving.insight.rules.questions import Direction

TOO_LONG = {"max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")}


class QuestionForm(forms.Form):
    """A new question."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = forms.CharField(
        label=_("Hva lurer dere på?"),
        help_text=_("Ett spørsmål. Ikke svaret, og ingen navn."),
        max_length=300,
        error_messages={"required": _("Skriv spørsmålet."), **TOO_LONG},
    )
    why = forms.CharField(
        label=_("Hvorfor spør dere?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )
    shown = forms.BooleanField(label=SHOWN, required=False)


class EvidenceForm(forms.Form):
    """Something that speaks for or against."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    direction = forms.ChoiceField(
        label=_("Hvilken vei peker det?"),
        choices=labelled(Direction, DIRECTIONS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg om det taler for eller mot.")},
    )
    words = forms.CharField(
        label=_("Hva viser det?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv hva det viser."), **TOO_LONG},
    )
    source = forms.CharField(
        label=_("Hvor er det fra?"),
        help_text=_("For eksempel noe dere har opplevd, en innsikt, en rapport eller et tall."),
        max_length=200,
        error_messages={"required": _("Skriv hvor det er fra."), **TOO_LONG},
    )
    finding = forms.ChoiceField(label=_("Bygger det på en innsikt?"), required=False)
    shown = forms.BooleanField(label=SHOWN, required=False)

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = {str(each.pk): each for each in findings}
        choices = [("", _("Nei")), *((pk, each.title) for pk, each in self.findings.items())]
        cast(forms.ChoiceField, self.fields["finding"]).choices = choices

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        data = self.cleaned_data
        return {
            "key": data["key"],
            "direction": Direction(data["direction"]),
            "words": data["words"],
            "source": data["source"],
            "finding": self.findings.get(data["finding"]),
            "shown": data["shown"],
        }


class WordsForm(forms.Form):
    """A few words: why a question can be closed, why it is held open, or what has changed since it was last looked at."""

    words = forms.CharField(
        label=_("Med egne ord"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv noen få ord."), **TOO_LONG},
    )
