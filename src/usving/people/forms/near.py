"""What is asked about the people near oneself: helpers, leaving a household, another name, a date of birth, a signed sheet."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.people.forms.my_matter import SeenField, UntilField, WhatForm, WhomForm
from usving.people.forms.people import language_read
from usving.people.models.consents import HELPER_KINDS
from usving.people.queries.households import Housemate
from usving.people.queries.receivers import Receiver
from usving.people.rules.consents import HelperKind
from usving.people.rules.parts import Part

MAIL = forms.EmailInput(attrs={"autocomplete": "off"})


class HelperForm(forms.Form):
    """A helper, and what it may do. `key` is the mandate's own id."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Navnet til hjelperen"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-postadressen til hjelperen"),
        max_length=254,
        required=False,
        help_text=_("Hjelperen får en e-post og logger inn med en lenke."),
        error_messages={"invalid": _("Skriv hele adressen, for eksempel navn@epost.no.")},
        widget=MAIL,
    )
    username = forms.CharField(
        label=_("Eller brukernavnet, hvis hjelperen alt er her"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    language = language_read(_("Språket hjelperen leser"))
    kind = forms.ChoiceField(
        label=_("Hvem er det?"),
        choices=[("", _("Velg en")), *labelled(HelperKind, HELPER_KINDS)],
        error_messages={"required": _("Velg hvem det er.")},
    )
    may_write = forms.BooleanField(label=_("Kan skrive for meg"), required=False)
    may_answer = forms.BooleanField(
        label=_("Kan svare for meg når noen spør"),
        required=False,
        help_text=_("Hjelperen leser ikke det du har skrevet. Vil du det, åpner du for hjelperen etterpå."),
    )
    until = UntilField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("key", uuid4())
        super().__init__(*arguments, **options)

    def clean(self) -> dict[str, Any]:
        """A new helper has a name and an address; one who is here has a user name."""
        cleaned = super().clean() or {}
        if cleaned.get("username"):
            return cleaned
        if not cleaned.get("name"):
            self.add_error("name", _("Skriv navnet, eller brukernavnet lenger ned."))
        if not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Skriv e-postadressen, så hjelperen kan logge inn."))
        return cleaned

    def clean_kind(self) -> HelperKind:
        """What the helper is, as a code."""
        return HelperKind(self.cleaned_data["kind"])


class LeaveForm(forms.Form):
    """Who comes along, and what the new family is called. `key` is the new family's own id."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    called = forms.CharField(
        label=_("Hva skal den nye familien hete her?"),
        max_length=120,
        help_text=_("Det kan være et kallenavn."),
        error_messages={"required": _("Skriv et navn.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    children = forms.MultipleChoiceField(
        label=_("Hvem skal også bo hos deg?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De blir stående i den gamle familien også."),
        error_messages={"invalid_choice": _("Velg barn som bor i familien nå, og prøv igjen.")},
    )
    sure = forms.BooleanField(
        label=_("Jeg har lest hva som skjer"), error_messages={"required": _("Kryss av når du har lest.")}
    )

    def __init__(self, *arguments: Any, minors: list[Housemate], **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("key", uuid4())
        super().__init__(*arguments, **options)
        field = self.fields["children"]
        field.choices = [(str(each.person), each.name) for each in minors]  # type: ignore[attr-defined]
        if not minors:
            del self.fields["children"]

    def clean_children(self) -> list[UUID]:
        """The children, as ids."""
        return [UUID(child) for child in self.cleaned_data["children"]]


class HideForm(forms.Form):
    """Another name for oneself or a child."""

    person = forms.ChoiceField(
        label=_("Hvem gjelder det?"), widget=forms.RadioSelect, error_messages={"required": _("Velg hvem det gjelder.")}
    )
    called = forms.CharField(
        label=_("Navnet som skal stå i stedet"),
        max_length=60,
        help_text=_("Velg et navn som ingen kjenner deg igjen på."),
        error_messages={"required": _("Skriv et navn.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, mine: list[Housemate], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["person"]
        field.choices = [(str(each.person), each.name) for each in mine]  # type: ignore[attr-defined]
        if len(mine) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(mine[0].person)

    def clean_person(self) -> UUID:
        """The person, as an id."""
        return UUID(self.cleaned_data["person"])


class BirthForm(forms.Form):
    """When someone was born."""

    born = forms.DateField(
        label=_("Fødselsdato"),
        help_text=_("Så vi vet hvem som bestemmer. Ingen på et kontor ser datoen."),
        error_messages={"required": _("Velg en dag."), "invalid": _("Velg en dag.")},
    )

    def clean_born(self) -> Any:
        """A day that has been."""
        if self.cleaned_data["born"] > timezone.localdate():
            raise ValidationError(_("Velg en dag som har vært, og sjekk at året er riktig."))
        return self.cleaned_data["born"]


class PaperForm(WhomForm):
    """What stands on a sheet that is signed, or is to be."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    about = forms.ChoiceField(
        label=_("Hvem gjelder det?"), widget=forms.RadioSelect, error_messages={"required": _("Velg hvem det gjelder.")}
    )
    part = forms.ChoiceField(label=_("Hva gjelder det?"), error_messages={"required": _("Velg hva det gjelder.")})
    until = UntilField(help_text=_("Dagen som står på arket."))
    seen = SeenField(label=_("Det er krysset av på arket for at personen har sett det som blir åpnet"))
    field_order = ("about", "part", "recipient", "purpose", "until", "seen")

    def __init__(
        self, *arguments: Any, household: list[Housemate], receivers: list[tuple[str, list[Receiver]]], **options: Any
    ) -> None:
        options.setdefault("initial", {}).setdefault("key", uuid4())
        super().__init__(*arguments, receivers=receivers, **options)
        self.fields["recipient"].label = _("Hvem får se?")
        about, part = self.fields["about"], self.fields["part"]
        about.choices = [(str(each.person), each.name) for each in household]  # type: ignore[attr-defined]
        part.choices = [("", _("Velg en")), *WhatForm.base_fields["part"].choices]  # type: ignore[attr-defined]
        if len(household) == 1:
            about.widget, about.initial = forms.HiddenInput(), str(household[0].person)

    def clean_part(self) -> Part:
        """The part, as a code."""
        return Part(self.cleaned_data["part"])

    def clean_about(self) -> UUID:
        """The person, as an id."""
        return UUID(self.cleaned_data["about"])


class SheetForm(PaperForm):
    """What shall stand on a sheet that is not signed yet, and in which language; first that of whoever signs it."""

    language = forms.ChoiceField(label=_("Språket på arket"), choices=settings.LANGUAGES, required=False)

    def __init__(self, *arguments: Any, language: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["language"].initial = language
        del self.fields["seen"]

    def clean_language(self) -> str:
        """The language that was chosen, or that of whoever signs it."""
        return str(self.cleaned_data["language"] or self.fields["language"].initial)


class PaperNoForm(WhomForm):
    """What stands on a signed sheet that takes a yes back: of which part, and for whom."""

    part = forms.ChoiceField(label=_("Hva gjelder det?"), error_messages={"required": _("Velg hva det gjelder.")})
    field_order = ("part", "recipient")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        del self.fields["purpose"]
        self.fields["recipient"].label = _("Hvem skal ikke se lenger?")
        part = self.fields["part"]
        part.choices = [("", _("Velg en")), *WhatForm.base_fields["part"].choices]  # type: ignore[attr-defined]

    def clean_part(self) -> Part:
        """The part, as a code."""
        return Part(self.cleaned_data["part"])
