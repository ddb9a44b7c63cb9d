"""What people are asked for: at the door, and about themselves and their family."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.people.models.families import MEMBER_KINDS
from usving.people.queries import Place
from usving.people.rules.links import tidy_code
from usving.people.rules.members import has_account
from usving.people.rules.roles import MemberKind

PHONE = forms.RegexField(
    label=_("Telefon"),
    regex=r"^\+?[0-9 ]{5,18}$",
    required=False,
    error_messages={"invalid": _("Skriv nummeret med bare tall, for eksempel 912 34 567.")},
    widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
)


class PlaceForm(forms.Form):
    """Which municipality; not asked where there is only one."""

    municipality = forms.TypedChoiceField(
        label=_("Kommune"),
        coerce=UUID,
        error_messages={"required": _("Velg kommunen din."), "invalid_choice": _("Velg kommunen din i listen.")},
    )

    def __init__(self, *arguments: Any, places: list[Place], remembered: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["municipality"]
        field.choices = [(str(place.id), place.name) for place in places]  # type: ignore[attr-defined]
        if len(places) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(places[0].id)
        else:
            field.choices = [("", _("Velg kommune")), *field.choices]  # type: ignore[attr-defined]
            field.initial = next((str(place.id) for place in places if place.number == remembered), "")


class LoginForm(PlaceForm):
    """An address to send a one-time link to."""

    email = forms.EmailField(
        label=_("E-postadressen din"),
        max_length=254,
        error_messages={
            "required": _("Skriv e-postadressen din."),
            "invalid": _("Skriv hele adressen, for eksempel navn@epost.no."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class StaffForm(PlaceForm):
    """A user name or an address, and a password."""

    typed = forms.CharField(
        label=_("Brukernavn eller e-post"),
        max_length=254,
        error_messages={"required": _("Skriv brukernavnet eller e-postadressen din.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Passord"),
        max_length=256,
        strip=False,
        error_messages={"required": _("Skriv passordet ditt.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """A code typed off a sheet of paper."""

    code = forms.CharField(
        label=_("Koden på arket"),
        max_length=40,
        help_text=_("Tolv tegn. Det spiller ingen rolle om du skriver store eller små bokstaver, eller strekene."),
        error_messages={"required": _("Skriv koden som står på arket.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Return the code as it was printed."""
        return tidy_code(self.cleaned_data["code"])


class DetailsForm(forms.Form):
    """What one says of oneself."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=120,
        error_messages={"required": _("Skriv navnet ditt.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PHONE
    email = forms.EmailField(
        label=_("E-post"),
        max_length=254,
        required=False,
        help_text=_("Hit sender vi lenker til innlogging. Uten adresse logger du inn med kode på papir."),
        error_messages={"invalid": _("Skriv hele adressen, for eksempel navn@epost.no.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Språk"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class PasswordForm(forms.Form):
    """A new password, typed once; the browser's own keeper of passwords helps with it."""

    password = forms.CharField(
        label=_("Nytt passord"),
        max_length=256,
        strip=False,
        help_text=_("Minst tolv tegn. Tre–fire ord etter hverandre er lett å huske og vanskelig å gjette."),
        error_messages={"required": _("Skriv et nytt passord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, account: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.account = account

    def clean_password(self) -> str:
        """Return a password that is long enough and not among the common ones."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password


class FamilyNameForm(forms.Form):
    """What the family wants to be called."""

    name = forms.CharField(
        label=_("Navnet dere vil bruke her"),
        max_length=120,
        help_text=_("Det kan være et kallenavn. De andre i prosessen ser det."),
        error_messages={"required": _("Skriv et navn.")},
    )


def language_read(label: Any) -> forms.ChoiceField:
    """Which language someone else reads, where one makes an account for them; left alone it is one's own."""
    return forms.ChoiceField(
        label=label,
        choices=settings.LANGUAGES,
        required=False,
        help_text=_("Sidene og meldingene er på dette språket. Det kan endres siden, under Om meg."),
        error_messages={"invalid_choice": _("Velg et språk i listen.")},
    )


class MemberForm(forms.Form):
    """Someone to add to the family."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Navn"), max_length=120, error_messages={"required": _("Skriv navnet.")})
    kind = forms.ChoiceField(
        label=_("Hvem er det?"),
        choices=[(kind.value, MEMBER_KINDS[kind]) for kind in (MemberKind.CHILD, MemberKind.YOUTH, MemberKind.ADULT)],
        error_messages={"required": _("Velg om det er et barn, en ungdom eller en voksen.")},
        widget=forms.RadioSelect,
        help_text=_("Ungdom og voksne får egen innlogging. Det de skriver, er deres eget."),
    )
    email = forms.EmailField(
        label=_("E-postadressen til ungdommen eller den voksne"),
        max_length=254,
        required=False,
        help_text=_("Uten adresse kan dere lage en kode på papir etterpå."),
        error_messages={"invalid": _("Skriv hele adressen, for eksempel navn@epost.no.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    language = language_read(_("Språket ungdommen eller den voksne leser"))
    born = forms.DateField(
        label=_("Fødselsdato til barnet eller ungdommen"),
        required=False,
        help_text=_("Så vi vet hvem som bestemmer. Ingen på et kontor ser datoen."),
        error_messages={"invalid": _("Velg en dag.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("key", uuid4())
        super().__init__(*arguments, **options)

    def clean_born(self) -> date | None:
        """A day that has been, or none."""
        born: date | None = self.cleaned_data["born"]
        if born is not None and born > timezone.localdate():
            raise ValidationError(_("Velg en dag som har vært, og sjekk at året er riktig."))
        return born

    def clean(self) -> dict[str, Any]:
        """A child has no login and therefore no address; an adult decides whatever the age."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == MemberKind.ADULT.value:
            cleaned["born"] = None
        if cleaned.get("email") and cleaned.get("kind") and not has_account(MemberKind(cleaned["kind"])):
            raise ValidationError({"email": _("Barn har ikke egen innlogging. La feltet stå tomt.")})
        return cleaned


class LogSearchForm(forms.Form):
    """From which day to which in the log; the words are looked for as in every list."""

    since = forms.DateField(label=_("Fra dato"), required=False)
    until = forms.DateField(label=_("Til dato"), required=False)

    def clean(self) -> dict[str, Any]:
        """The first day cannot come after the last."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            raise ValidationError({"until": _("Til-datoen må være samme dag som fra-datoen eller senere.")})
        return cleaned
