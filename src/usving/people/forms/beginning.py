"""What the first administrator of an empty house is asked."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from usving.people.models import Account


class BeginningForm(forms.Form):
    """The municipality, oneself, and a password."""

    municipality = forms.CharField(
        label=_("Navnet på kommunen"),
        max_length=100,
        error_messages={"required": _("Skriv navnet på kommunen.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    number = forms.RegexField(
        label=_("Kommunenummer"),
        regex=r"^[0-9]{4}$",
        help_text=_("Fire tall, for eksempel 3909."),
        error_messages={"required": _("Skriv kommunenummeret."), "invalid": _("Kommunenummeret har fire tall.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
    )
    name = forms.CharField(
        label=_("Navnet ditt"),
        max_length=120,
        error_messages={"required": _("Skriv navnet ditt.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-postadressen din"),
        max_length=254,
        help_text=_("Du logger inn med den."),
        error_messages={
            "required": _("Skriv e-postadressen din."),
            "invalid": _("Skriv hele adressen, for eksempel navn@epost.no."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Passord"),
        max_length=256,
        strip=False,
        help_text=_("Minst tolv tegn. Tre–fire ord etter hverandre er lett å huske og vanskelig å gjette."),
        error_messages={"required": _("Skriv et passord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """A password is long enough, not among the common ones, and not the owner's own address."""
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            try:
                validate_password(password, Account(email=cleaned.get("email", ""), username=cleaned.get("name", "")))
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return cleaned
