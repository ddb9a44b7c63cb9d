"""The forms about one's own data."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.personal import register


class CorrectionForm(forms.Form):
    """What is wrong, and what is right."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    about_kind = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    about_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    wish = forms.CharField(
        label=_("Hva er feil, og hva er riktig?"),
        help_text=_("Skriv kort. Ikke skriv om andre enn deg selv og barna dine."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv hva som er feil.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_about_kind(self) -> str:
        """One of the kinds of rows there are; anything else is left out, and the words say what it is about."""
        kind: str = self.cleaned_data["about_kind"]
        return kind if kind in {each.model._meta.label_lower for each in register()} else ""


class AnswerForm(forms.Form):
    """What has been done with a wish."""

    answer = forms.CharField(
        label=_("Hva er gjort?"),
        help_text=_("Si hva som er rettet, eller hvorfor det ikke blir rettet. Den som spurte, får svaret."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv et svar.")},
    )


class EraseForm(forms.Form):
    """The choice about what is adopted, and that one means it."""

    left = forms.ChoiceField(
        label=_("Det dere har tatt med videre"),
        choices=[
            ("no", _("Slett også det jeg har skrevet som er tatt med videre")),
            ("yes", _("La det stå uten navnet mitt")),
        ],
        initial="no",
        widget=forms.RadioSelect,
        required=False,
    )
    sure = forms.BooleanField(
        label=_("Jeg forstår at dette ikke kan hentes tilbake"),
        error_messages={"required": _("Kryss av for at du forstår at dette ikke kan hentes tilbake.")},
    )
