"""What the administrator is asked for: organisations, teams, staff and their roles."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.versioned import Versioned
from usving.people.forms.people import PHONE, language_read
from usving.people.models.organisations import KINDS
from usving.people.queries.administration import organisation_choices, role_choices, team_choices
from usving.people.rules.administration import AddressWas
from usving.people.rules.roles import Role

ADDRESS_WAS = {
    AddressWas.NEVER_THEIRS: _("Adressen var feil fra starten: noen andre kan ha brukt den"),
    AddressWas.CHANGED: _("Personen har byttet adresse"),
}


class KeyedForm(forms.Form):
    """A form whose row has its id before it is sent, so that two clicks make one."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options["initial"] = {"key": uuid4(), **options.get("initial", {})}
        super().__init__(*arguments, **options)


class OrganisationForm(KeyedForm):
    """An office, a school, a firm."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=120,
        help_text=_("Slik navnet skal stå for alle, for eksempel «NAV Testvik»."),
        error_messages={"required": _("Skriv navnet på organisasjonen.")},
    )
    kind = forms.ChoiceField(
        label=_("Hva slags organisasjon er det?"), error_messages={"required": _("Velg hva slags organisasjon det er.")}
    )
    phone = PHONE

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        kinds = [(kind.value, _first_large(words)) for kind, words in KINDS.items()]
        self.fields["kind"].choices = [("", _("Velg slag")), *kinds]  # type: ignore[attr-defined]


class TeamForm(KeyedForm):
    """A team in an organisation."""

    name = forms.CharField(
        label=_("Navnet på teamet"), max_length=120, error_messages={"required": _("Skriv navnet på teamet.")}
    )


class PlaceOfRoleForm(KeyedForm):
    """A role, and where one has it from."""

    role = forms.TypedChoiceField(
        label=_("Rolle"),
        coerce=Role,
        error_messages={"required": _("Velg en rolle."), "invalid_choice": _("Velg en rolle i listen.")},
    )
    organisation = forms.TypedChoiceField(
        label=_("Organisasjon"),
        coerce=UUID,
        required=False,
        empty_value=None,
        help_text=_("Den som arbeider for hele kommunen, kan stå uten."),
        error_messages={"invalid_choice": _("Velg en organisasjon i listen.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["role"].choices = [("", _("Velg rolle")), *role_choices()]  # type: ignore[attr-defined]
        places = [("", _("Ingen")), *organisation_choices()]
        self.fields["organisation"].choices = places  # type: ignore[attr-defined]


class InviteForm(PlaceOfRoleForm):
    """Someone new on the staff."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=120,
        help_text=_("Alle i kommunen ser navnet."),
        error_messages={"required": _("Skriv navnet til den du inviterer.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-post"),
        max_length=254,
        help_text=_("Hit sender vi lenken som slipper inn første gang."),
        error_messages={
            "required": _("Skriv e-postadressen til den du inviterer."),
            "invalid": _("Skriv hele adressen, for eksempel navn@epost.no."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = PHONE
    language = language_read(_("Språket personen leser"))
    field_order = ["name", "email", "phone", "language", "role", "organisation"]


class StaffDetailsForm(Versioned):
    """What is corrected of one of the staff. The address that stands there is not shown: it may have been asked for alone."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=120,
        help_text=_("Alle i kommunen ser navnet."),
        error_messages={"required": _("Skriv navnet til den ansatte.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.RegexField(
        label=PHONE.label,
        regex=PHONE.regex,
        required=False,
        help_text=_("Alle i kommunen ser nummeret."),
        error_messages=PHONE.error_messages,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("Rett e-postadresse"),
        max_length=254,
        required=False,
        help_text=_("La feltet stå tomt når adressen er riktig."),
        error_messages={"invalid": _("Skriv hele adressen, for eksempel navn@epost.no.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    address_was = forms.TypedChoiceField(
        label=_("Hva var galt med adressen?"),
        coerce=AddressWas,
        empty_value=None,
        required=False,
        choices=labelled(AddressWas, ADDRESS_WAS),
        widget=forms.RadioSelect,
        help_text=_(
            "Noen har logget inn her. Var adressen feil fra starten, fjerner vi passordet, steg to, mobilnummeret for innlogging"
            " og alle andre veier inn. Den ansatte får en ny velkomst og begynner på nytt. Det kan ikke angres."
        ),
        error_messages={"invalid_choice": _("Velg hva som var galt med adressen.")},
    )
    welcome = forms.BooleanField(label=_("Send en ny velkomst til den nye adressen"), required=False)

    def __init__(self, *arguments: Any, new_here: bool, been_here: bool, **options: Any) -> None:
        options["initial"] = {"email": "", "welcome": True, **options.get("initial", {})}
        super().__init__(*arguments, **options)
        self.fields["address_was"].depends = True  # type: ignore[attr-defined]
        for name, asked in (("address_was", been_here), ("welcome", new_here)):
            if not asked:
                del self.fields[name]


class RoleForm(PlaceOfRoleForm):
    """One more role for someone on the staff; a team is asked for where there are any."""

    field_order = ["role", "organisation", "team", "starts", "ends"]

    starts = forms.DateField(
        label=_("Første dag"),
        error_messages={"required": _("Velg den første dagen."), "invalid": _("Velg en dag i kalenderen.")},
    )
    team = forms.TypedChoiceField(
        label=_("Team"),
        coerce=UUID,
        required=False,
        empty_value=None,
        help_text=_("Velger du et team, vet vi hvilken organisasjon det er."),
        error_messages={"invalid_choice": _("Velg et team i listen.")},
    )
    ends = forms.DateField(
        label=_("Siste dag"),
        required=False,
        help_text=_("La feltet stå tomt når rollen ikke har noen sluttdato."),
        error_messages={"invalid": _("Velg en dag i kalenderen.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options["initial"] = {"starts": timezone.localdate(), **options.get("initial", {})}
        super().__init__(*arguments, **options)
        if teams := team_choices():
            self.fields["team"].choices = [("", _("Ingen")), *teams]  # type: ignore[attr-defined]
        else:
            del self.fields["team"]


class EndRoleForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(
        label=_("Siste dag"),
        initial=timezone.localdate,
        help_text=_("Rollen gjelder ut denne dagen. Skal noen ut med en gang, stenger du innloggingen i stedet."),
        error_messages={"required": _("Velg den siste dagen."), "invalid": _("Velg en dag i kalenderen.")},
    )


def organisation_listing_choices() -> tuple[Choice, ...]:
    """How the list of organisations is narrowed: by kind, and to those that are put away."""
    kinds = [(kind.value, _first_large(words)) for kind, words in KINDS.items()]
    use = Choice("bruk", _("Vis"), (("", _("I bruk")), ("borte", _("Lagt bort"))))
    return (Choice("slag", _("Slag"), (("", _("Alle slag")), *kinds)), use)


def staff_listing_choices() -> tuple[Choice, ...]:
    """How the list of staff is narrowed: by role and organisation (looked for in the same role), and by who is still here."""
    states = (("now", _("Her nå")), ("waiting", _("Ikke logget inn ennå")), ("left", _("Alle roller er slutt")))
    return (
        Choice("rolle", _("Rolle"), (("", _("Alle roller")), *role_choices())),
        Choice("sted", _("Organisasjon"), (("", _("Alle organisasjoner")), *organisation_choices())),
        Choice(
            "hvem",
            _("Hvem"),
            (("", _("Alle")), *states, ("closed", _("Stengt")), ("ending", _("En rolle slutter snart"))),
        ),
    )


def _first_large(words: Any) -> str:
    """The words with a capital first, the rest as they are (NAV stays NAV)."""
    text = str(words)
    return text[:1].upper() + text[1:]
