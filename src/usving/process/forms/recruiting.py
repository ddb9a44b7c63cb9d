"""What is asked when someone is invited, and when someone has said yes."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.people.models import Account
from usving.people.queries.notices import ways_open as ways_that_go
from usving.people.rules.links import tidy_code
from usving.process.actions.recruiting_words import Addressed
from usving.process.rules.recruiting import InvitationWay

WAYS = {
    InvitationWay.EMAIL: _("E-post"),
    InvitationWay.SMS: _("SMS"),
    InvitationWay.PAPER: _("Brev på papir, som du skriver ut nå"),
}
PHONE = re.compile(r"^\+?\d{8,15}$")


def ways_open() -> list[tuple[str, Any]]:
    """The ways an invitation really goes from here: nothing is offered that would be noted as sent and reach nobody.

    Paper always; e-mail where a mail server is set, SMS where a gateway is; on a demonstration, where `Sendt` shows what would
    have gone, all three.
    """
    opened = {InvitationWay.PAPER.value, *ways_that_go()}
    return [(way.value, label) for way, label in WAYS.items() if way.value in opened]


def missing_ways() -> str:
    """A sentence about the ways that are not set up here; empty where all are."""
    unopened = set(WAYS) - {InvitationWay(code) for code, _label in ways_open()}
    if unopened == {InvitationWay.SMS}:
        return gettext("SMS er ikke satt opp her ennå.")
    if unopened == {InvitationWay.EMAIL}:
        return gettext("E-post er ikke satt opp her ennå.")
    return gettext("E-post og SMS er ikke satt opp her ennå.") if unopened else ""


class WayForm(forms.Form):
    """How an invitation goes, and where to."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    way = forms.ChoiceField(
        label=_("Hvordan skal invitasjonen sendes?"),
        choices=ways_open,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan invitasjonen skal sendes.")},
    )
    address = forms.CharField(
        label=_("Hvor?"),
        help_text=_("E-postadressen eller mobilnummeret. For brev: postadressen, om du vil ha den på brevet."),
        max_length=254,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].help_text = missing_ways()

    def clean(self) -> dict[str, Any]:
        """Hold the address against the way it is for."""
        typed = super().clean() or {}
        way, address = typed.get("way"), typed.get("address", "")
        if way == InvitationWay.SMS:
            typed["address"] = address = re.sub(r"[\s-]", "", address)
            if address and not PHONE.match(address):
                self.add_error("address", gettext("Skriv et mobilnummer med åtte siffer."))
        if way == InvitationWay.EMAIL and address:
            self._check_email(address)
        return typed

    def _check_email(self, address: str) -> None:
        try:
            validate_email(address)
        except forms.ValidationError:
            self.add_error("address", gettext("Skriv en hel e-postadresse, for eksempel navn@eksempel.no."))


class InvitationForm(WayForm):
    """To whom, how, and in which language."""

    to_name = forms.CharField(
        label=_("Hvem inviterer du?"),
        help_text=_("For- og etternavn."),
        max_length=120,
        error_messages={"required": _("Skriv hvem du inviterer.")},
    )
    language = forms.ChoiceField(
        label=_("Språket i invitasjonen"),
        help_text=_("Meldingen, brevet, påminnelsene og siden de svarer på, blir på dette språket."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Velg språket i invitasjonen."),
            "invalid_choice": _("Velg språket i invitasjonen."),
        },
    )
    field_order = ("to_name", "way", "address", "language")

    def addressed(self) -> Addressed:
        """The answer as the action wants it."""
        typed = self.cleaned_data
        return Addressed(typed["to_name"], InvitationWay(typed["way"]), typed["address"], typed["language"])


class SendingForm(WayForm):
    """The same invitation once more, by the same way or another."""

    @property
    def way_chosen(self) -> InvitationWay:
        """The way as the action wants it."""
        return InvitationWay(self.cleaned_data["way"])


class KeyForm(forms.Form):
    """A button that writes a row: pressed twice, it writes one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class WordForm(forms.Form):
    """The word of a letter that stands on the page, sent back to be set as a PDF."""

    word = forms.CharField(widget=forms.HiddenInput, max_length=60)


class CodeForm(forms.Form):
    """The code from a letter."""

    code = forms.CharField(
        label=_("Koden fra brevet"),
        help_text=_("Store eller små bokstaver gjør ingen forskjell."),
        max_length=40,
        error_messages={"required": _("Skriv koden som står på brevet.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code as it was printed."""
        return tidy_code(self.cleaned_data["code"])


BY_EMAIL, BY_PAPER = "email", "paper"


class FamilyWelcomeForm(forms.Form):
    """A family that has come in: what to call them, and how they come in again."""

    family = forms.CharField(
        label=_("Hva vil dere kalles her?"),
        help_text=_("Det kan være et etternavn, eller noe helt annet. De andre dere møter, ser dette navnet."),
        max_length=80,
        error_messages={"required": _("Skriv hva dere vil kalles.")},
    )
    name = forms.CharField(
        label=_("Hva heter du?"),
        help_text=_("Fornavnet holder."),
        max_length=120,
        error_messages={"required": _("Skriv hva du heter.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    way = forms.ChoiceField(
        label=_("Hvordan vil du komme inn igjen senere?"),
        choices=[
            (BY_EMAIL, _("Med en lenke på e-post")),
            (BY_PAPER, _("Med koder på papir")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan du vil komme inn igjen.")},
    )
    email = forms.EmailField(
        label=_("E-postadressen din"),
        help_text=_("Trengs bare hvis du vil ha lenker på e-post."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean(self) -> dict[str, Any]:
        """An address where links are wanted; none is kept where paper is."""
        typed = super().clean() or {}
        if typed.get("way") == BY_EMAIL and not typed.get("email") and "email" not in self.errors:
            self.add_error("email", gettext("Skriv e-postadressen din, eller velg koder på papir."))
        if typed.get("way") == BY_PAPER:
            typed["email"] = ""
        return typed


class PersonWelcomeForm(forms.Form):
    """One around the table who has come in as oneself: the name, and the address for links."""

    name = forms.CharField(
        label=_("Hva heter du?"),
        help_text=_("De andre som er med, ser navnet."),
        max_length=120,
        error_messages={"required": _("Skriv hva du heter.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-postadressen din"),
        help_text=_("Vi sender deg en lenke når du vil inn igjen. Du trenger ikke noe passord."),
        error_messages={"required": _("Skriv e-postadressen din.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ProviderWelcomeForm(forms.Form):
    """A provider who has come in: name, telephone and a password."""

    name = forms.CharField(
        label=_("Hva heter du?"), max_length=120, error_messages={"required": _("Skriv hva du heter.")}
    )
    phone = forms.CharField(
        label=_("Telefonen din på jobb"), help_text=_("Vises for alle i kommunen."), max_length=20, required=False
    )
    email = forms.EmailField(
        label=_("E-postadressen din på jobb"), error_messages={"required": _("Skriv e-postadressen din på jobb.")}
    )
    password = forms.CharField(
        label=_("Velg et passord"),
        help_text=_("Minst tolv tegn. Gjerne flere ord etter hverandre."),
        error_messages={"required": _("Velg et passord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    again = forms.CharField(
        label=_("Skriv passordet en gang til"),
        error_messages={"required": _("Skriv passordet en gang til.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """A password that is not too easy to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        """The same word twice."""
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise forms.ValidationError(gettext("De to passordene er ikke like."))
        return str(self.cleaned_data["again"])
