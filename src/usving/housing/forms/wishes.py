"""What is asked of someone who wishes something of a home."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.housing.models.wishes import KINDS, LONGEST
from usving.housing.rules.wishes import WishKind


class WishForm(forms.Form):
    """A wish in one's own words. `key` is the row's own id, so that a form sent twice is one wish."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Hva er det?"),
        help_text=_("For eksempel: «Barna kan gå til skolen selv.»"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv hva du tenker på."),
            "max_length": _("Skriv kortere: %(show_value)d tegn er for mye. Det er plass til %(limit_value)d."),
        },
    )
    kind = forms.ChoiceField(
        label=_("Hvor viktig er det?"),
        choices=labelled(WishKind, KINDS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvor viktig det er.")},
    )

    @property
    def said(self) -> dict[str, Any]:
        """What the actions want, but for the key."""
        return {"kind": WishKind(self.cleaned_data["kind"]), "words": self.cleaned_data["words"]}


class CarryForm(WishForm):
    """A wish that comes from a value of one's own."""

    told = forms.BooleanField(
        label=_("La de hjemme se hvilken verdi det kommer fra"),
        help_text=_("Lar du det stå tomt, er det bare du som vet det."),
        required=False,
    )


class MoveForm(forms.Form):
    """Which way."""

    up = forms.ChoiceField(choices=[("1", ""), ("0", "")])
