"""What the administrator is asked when the municipality decides something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.people.forms.administration import KeyedForm
from usving.people.forms.people import PHONE
from usving.people.queries.confirmations import LANGUAGE_NAMES
from usving.people.rules.confirmations import LONGEST_DAYS, LONGEST_TEXT, Kind, Matter

REASON = forms.CharField(
    label=_("Hvorfor"),
    max_length=LONGEST_TEXT,
    required=False,
    help_text=_("Må skrives hvis navnene skal skjules. Familiene kan lese det."),
    widget=forms.Textarea(attrs={"rows": 3}),
)


def _yes(value: str) -> bool:
    return value == "yes"


def _days() -> forms.Field:
    wrong = _("Skriv et helt antall dager, fra 1 til 36 500.")
    return forms.IntegerField(
        label=_("Antall dager"),
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text=_("Ett år er 365 dager."),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def _switch() -> forms.Field:
    return forms.TypedChoiceField(
        label=_("Skal navnene skjules?"),
        choices=[("no", _("Nei, vis navnet")), ("yes", _("Ja, skjul navnet"))],
        coerce=_yes,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg ja eller nei.")},
    )


def _languages() -> forms.Field:
    return forms.MultipleChoiceField(
        label=_("Språk"),
        choices=list(LANGUAGE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Sidene finnes på bokmål, nynorsk og engelsk. Kryss av for språk dere kan hjelpe på, også med tolk."
        ),
        error_messages={"required": _("Velg minst ett språk.")},
    )


def _phone() -> forms.Field:
    return forms.RegexField(
        label=_("Telefonnummer"),
        regex=PHONE.regex,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
        error_messages={
            "required": _("Skriv telefonnummeret."),
            "invalid": _("Skriv nummeret med bare tall, for eksempel 912 34 567."),
        },
    )


def _text() -> forms.Field:
    return forms.CharField(
        label=_("Dette har vi bestemt"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv hva dere har bestemt.")},
    )


FIELDS = {
    Kind.DAYS: _days,
    Kind.SWITCH: _switch,
    Kind.LANGUAGES: _languages,
    Kind.PHONE: _phone,
    Kind.TEXT: _text,
}


class ConfirmationForm(KeyedForm):
    """A decision in one matter; hiding the workers' names needs a reason."""

    def __init__(self, *arguments: Any, matter: Matter, now: Any, **options: Any) -> None:
        shown = {True: "yes", False: "no"}.get(now, now) if matter.kind is Kind.SWITCH else now
        options["initial"] = {"value": shown, **options.get("initial", {})}
        super().__init__(*arguments, **options)
        self.fields["value"] = FIELDS[matter.kind]()
        if matter.kind is Kind.SWITCH:
            self.fields["reason"] = REASON


class ProposalForm(forms.Form):
    """One click on what is proposed; the value comes along, so that nobody confirms something else than they saw."""

    key = forms.UUIDField()
    value = forms.JSONField()
