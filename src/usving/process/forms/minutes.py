"""What is asked when minutes are written, worded and agreed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.versioned import Versioned
from usving.process.models import MinutesParagraph
from usving.process.rules.minutes import ANSWER_DAYS

LONGEST = 5000
NO_CASES = _(
    "Skriv om det dere gjorde og ble enige om. Ikke skriv noe om saken til noen, og ikke noe noen fortalte om seg selv."
)
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class BeginForm(forms.Form):
    """Until when everyone can answer. `key` is the row's own id, so that a form sent twice begins once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    answer_by = forms.DateField(
        label=_("Siste dag for å rette og si ja"),
        help_text=_("Etter denne dagen låses referatet, også om noen ikke har svart."),
        error_messages={"required": _("Velg den siste dagen."), "invalid": _("Velg en dag, for eksempel 14.05.2027.")},
    )

    @staticmethod
    def start() -> dict[str, Any]:
        """A week from today."""
        return {"key": uuid4(), "answer_by": timezone.localdate() + timedelta(days=ANSWER_DAYS)}


class LastDayForm(BeginForm):
    """Another last day."""

    key = None  # type: ignore[assignment]


class ParagraphForm(Versioned):
    """A paragraph: its heading and its text. Two who change it at once both keep their words."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Overskrift"), max_length=120, error_messages={"required": _("Skriv en kort overskrift.")}
    )
    text = forms.CharField(
        label=_("Tekst"),
        help_text=NO_CASES,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": TOO_LONG},
    )

    @staticmethod
    def again(paragraph: MinutesParagraph) -> dict[str, Any]:
        """What stands there now."""
        return {"key": paragraph.pk, "title": paragraph.title, "text": paragraph.text}

    @property
    def worded(self) -> dict[str, str]:
        """The fields of a paragraph."""
        return {name: self.cleaned_data[name] for name in ("title", "text")}


class WordsForm(forms.Form):
    """How one's own side wants it to stand, in its own words."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Slik bør det stå"),
        help_text=NO_CASES,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Skriv hvordan det bør stå."), "max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class SeenForm(forms.Form):
    """The mark of the text that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)


class YesForm(forms.Form):
    """A yes to one version."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
