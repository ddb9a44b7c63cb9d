"""How one wants to be told, a mobile number and its code, and a stand-in."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.people.forms.people import PlaceForm
from usving.people.models.notice_wishes import WAYS
from usving.people.models.notices import KINDS
from usving.people.rules.notices import CHOOSABLE, HOURS, QUIET_FROM, QUIET_TO, Way
from usving.people.rules.phones import e164, tidy_code


def _hours(hours: range) -> list[tuple[int, str]]:
    return [(hour, f"{hour:02d}.00") for hour in hours]


class WishesForm(forms.Form):
    """How, when and of what one wants to be told. What is ticked is sent; what is not, stands on the page only."""

    way = forms.ChoiceField(label=_("Hvordan vil du få varsler?"), choices=WAYS.items(), widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("Når vil du ha det som kan vente?"),
        help_text=_("Vi samler det i én melding, høyst én gang om dagen."),
        coerce=int,
        choices=_hours(HOURS),
    )
    quiet_from = forms.TypedChoiceField(
        label=_("Stille fra"),
        help_text=_(
            "I den stille tiden sender vi ingenting, bortsett fra koder du ber om og varsler om innloggingen din."
        ),
        coerce=int,
        choices=_hours(QUIET_FROM),
    )
    quiet_to = forms.TypedChoiceField(label=_("Stille til"), coerce=int, choices=_hours(QUIET_TO))
    on = forms.MultipleChoiceField(
        label=_("Hva vil du ha varsel om?"),
        help_text=_("Det du ikke krysser av, står bare på denne siden."),
        choices=[(kind.value, KINDS[kind]) for kind in CHOOSABLE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tells_when = forms.BooleanField(
        label=_("Skriv tid og sted når dere minner meg om en avtale"),
        help_text=_("Ellers står det bare at du har en avtale. Andre kan se meldingen på telefonen din."),
        required=False,
    )
    paused_until = forms.DateField(
        label=_("Ta en pause til"),
        help_text=_("Den dagen får du alt samlet. La feltet stå tomt hvis du ikke vil ha pause."),
        required=False,
        error_messages={"invalid": _("Skriv en dag, for eksempel 31.12.2026.")},
    )

    def __init__(self, *arguments: Any, ways: frozenset[Way], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(way.value, words) for way, words in WAYS.items() if way in ways or way is Way.NONE]
        self.fields["way"].choices = offered  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What was said, as the wishes are kept: the kinds that are turned off."""
        said = dict(self.cleaned_data)
        on = set(said.pop("on"))
        return said | {"off": [kind.value for kind in CHOOSABLE if kind.value not in on]}


NUMBER = forms.CharField(
    label=_("Mobilnummeret ditt"),
    max_length=24,
    help_text=_("Vi sender en kode dit, så vi vet at det er ditt."),
    error_messages={"required": _("Skriv mobilnummeret ditt.")},
    widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
)


class NumberForm(forms.Form):
    """A mobile number to send a code to."""

    number = NUMBER

    def clean_number(self) -> str:
        """Return the number as it is kept."""
        if number := e164(self.cleaned_data["number"]):
            return number
        raise forms.ValidationError(
            _("Skriv et mobilnummer med åtte siffer. Er det utenlandsk, begynner du med + og landet.")
        )


class LoginNumberForm(NumberForm, PlaceForm):
    """The same at the door, with the municipality."""

    field_order = ("municipality", "number")


class DigitsForm(forms.Form):
    """Six digits that came by SMS."""

    code = forms.CharField(
        label=_("Koden i meldingen"),
        max_length=20,
        help_text=_("Seks siffer. Koden virker i ti minutter."),
        error_messages={"required": _("Skriv koden som står i meldingen.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """Return the digits alone."""
        return tidy_code(self.cleaned_data["code"])


class StandInForm(forms.Form):
    """Who is told while one is away, and from when to when."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    stand_in = forms.TypedChoiceField(
        label=_("Stedfortreder"),
        help_text=_("En kollega med samme rolle som deg, på samme sted."),
        coerce=UUID,
        error_messages={"required": _("Velg en kollega."), "invalid_choice": _("Velg en kollega i listen.")},
    )
    starts = forms.DateField(label=_("Første dag"), error_messages={"required": _("Skriv første dag.")})
    ends = forms.DateField(label=_("Siste dag"), error_messages={"required": _("Skriv siste dag.")})

    def __init__(self, *arguments: Any, colleagues: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["stand_in"].choices = [("", _("Velg kollega")), *colleagues]  # type: ignore[attr-defined]
