"""What is asked when the set-up of a process is changed. What stands already is changed by a form that knows its version."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.versioned import Versioned
from usving.people.models import Organisation
from usving.people.models.organisations import KINDS
from usving.process.forms.setup_begin import Day, Line, arena_field, name_field, question_field
from usving.process.models import Process, RecruitingChannel, Station
from usving.process.rules.closing import LONGEST_READING, SHORTEST_READING
from usving.process.rules.seats import SeatRole

LIMITS = {"name": 60, "hint": 160, "question": 400}  # as the process file has them
LANGUAGES = {"nb": "", "nn": _(" på nynorsk"), "en": _(" på engelsk")}
SEATED = {
    SeatRole.FAMILY: _("En familie"),
    SeatRole.PROVIDER: _("En tjenesteyter"),
    SeatRole.CONTRACTOR: _("En fra et byggefirma"),
    SeatRole.VOLUNTEER: _("En frivillig"),
    SeatRole.HELPER: _("En støtteperson"),
    SeatRole.RESEARCHER: _("En forsker"),
    SeatRole.GUEST: _("En gjest"),
}
HOMES = {
    SeatRole.PROVIDER: _("Velg hvor tjenesteyteren kommer fra."),
    SeatRole.CONTRACTOR: _("Velg byggefirmaet."),
    SeatRole.VOLUNTEER: _("Velg hvem som inviterer den frivillige, for eksempel frivilligsentralen."),
    SeatRole.HELPER: _("Velg hvem som inviterer støttepersonen."),
    SeatRole.RESEARCHER: _("Velg hvor forskeren kommer fra."),
    SeatRole.GUEST: _("Velg hvem som inviterer gjesten."),
}
STATION_WORDS = {"name": _("Navn"), "hint": _("Noen få ord ved siden av"), "question": _("Spørsmålet der")}


class FrameForm(Versioned):
    """The frame of a process."""

    name, question, arena = name_field(), question_field(), arena_field()
    starts = Day(label=_("Når starter den?"))
    ends = Day(label=_("Når slutter den?"))
    reading_days = forms.IntegerField(
        label=_("Hvor mange dager skal den kunne leses etter slutten?"),
        help_text=_("De som var med, kan lese så lenge. Da skriver ingen noe nytt. Ett år er 365 dager."),
        min_value=SHORTEST_READING,
        max_value=LONGEST_READING,
        error_messages={
            "required": _("Skriv hvor mange dager."),
            "invalid": _("Skriv dagene med tall."),
            "min_value": _("Skriv et tall fra 30 til 3650."),
            "max_value": _("Skriv et tall fra 30 til 3650."),
        },
    )

    @staticmethod
    def start(process: Process) -> dict[str, Any]:
        """What the form begins with."""
        return {name: getattr(process, name) for name in FrameForm.base_fields if name != "version"}

    def written(self) -> dict[str, Any]:
        """The fields of the process."""
        return {name: self.cleaned_data[name] for name in FrameForm.base_fields if name != "version"}


class StationForm(Versioned):
    """A station's days, and its words in three languages; where nynorsk or English is empty, bokmål is shown."""

    starts = Day(label=_("Fra"))
    ends = Day(label=_("Til"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGES.items():
            for what, label in STATION_WORDS.items():
                self.fields[f"{what}_{code}"] = _word(what, f"{label}{language}", required=code == "nb")

    @staticmethod
    def start(station: Station) -> dict[str, Any]:
        """What the form begins with."""
        words = {f"{what}_{code}": station.words.get(what, {}).get(code, "") for what in LIMITS for code in LANGUAGES}
        return {"starts": station.starts, "ends": station.ends, **words}

    def written(self) -> dict[str, Any]:
        """The fields of the station; a language that says nothing is left out."""
        typed = self.cleaned_data
        words = {what: {code: typed[f"{what}_{code}"] for code in LANGUAGES} for what in LIMITS}
        said = {what: {code: text for code, text in texts.items() if text} for what, texts in words.items()}
        return {"starts": typed["starts"], "ends": typed["ends"], "words": said}

    def by_language(self) -> list[dict[str, Any]]:
        """The fields of the two other languages, for the page to fold away; open where something is wrong in them."""
        names = {"nn": _("Nynorsk"), "en": _("Engelsk")}
        groups = [(name, [self[f"{what}_{code}"] for what in LIMITS]) for code, name in names.items()]
        return [
            {"name": name, "fields": fields, "open": any(field.errors for field in fields)} for name, fields in groups
        ]

    def first(self) -> list[Any]:
        """The fields that stand open: bokmål and the days."""
        return [self[name] for name in ("name_nb", "hint_nb", "question_nb", "starts", "ends")]


def _word(what: str, label: str, *, required: bool) -> Line:
    wide = forms.Textarea(attrs={"rows": 3}) if what == "question" else forms.TextInput()
    return Line(
        label=label,
        max_length=LIMITS[what],
        required=required,
        widget=wide,
        error_messages={"required": _("Skriv noe her på bokmål.")},
    )


class OrganisationForm(forms.Form):
    """Which organisation: one that is here, or a new one by name and kind."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = forms.ModelChoiceField(
        label=_("Hvilken organisasjon?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Ingen av disse"),
    )
    new_name = Line(
        label=_("Eller en ny: hva heter den?"),
        help_text=_("Bare hvis den ikke står i listen."),
        max_length=120,
        required=False,
    )
    new_kind = forms.ChoiceField(
        label=_("Hva slags organisasjon er den nye?"),
        choices=[("", _("Velg"))] + [(kind.value, label) for kind, label in KINDS.items()],
        required=False,
    )
    needed = True

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["organisation"]).queryset = organisations

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        typed = super().clean() or {}
        chosen, new = typed.get("organisation"), typed.get("new_name")
        if chosen and new:
            self.add_error("new_name", gettext("Velg fra listen, eller skriv en ny. Ikke begge deler."))
        elif not chosen and not new and self.needed and "organisation" not in self.errors:
            self.add_error("organisation", gettext("Velg en organisasjon, eller skriv en ny."))
        if new and not typed.get("new_kind"):
            self.add_error("new_kind", gettext("Velg hva slags organisasjon det er."))
        return typed


class PartnerForm(OrganisationForm):
    """A new partner, and what it does."""

    part = Line(
        label=_("Hva gjør de i prosessen?"), max_length=300, error_messages={"required": _("Skriv kort hva de gjør.")}
    )


class PartForm(Versioned):
    """What a partner does."""

    part = Line(
        label=_("Hva gjør de i prosessen?"), max_length=300, error_messages={"required": _("Skriv kort hva de gjør.")}
    )


class OfficeForm(OrganisationForm):
    """An office that invites families, and when."""

    opens = Day(label=_("Første dag det inviteres"))
    closes = Day(label=_("Siste dag det inviteres"))


class DaysForm(Versioned):
    """When an office invites, and how those who have not answered are reminded."""

    opens = Day(label=_("Første dag det inviteres"))
    closes = Day(label=_("Siste dag det inviteres"))
    reminders = forms.TypedChoiceField(
        label=_("Hvor mange ganger skal vi minne om en invitasjon?"),
        help_text=_("Bare den som ikke har svart, får det. Ingen ser hvem det er."),
        coerce=int,
        choices=[(0, _("Ingen")), (1, _("Én gang")), (2, _("To ganger"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvor mange ganger.")},
    )
    remind_after = forms.IntegerField(
        label=_("Hvor mange dager skal det gå først?"),
        min_value=1,
        max_value=60,
        error_messages={
            "required": _("Skriv hvor mange dager."),
            "invalid": _("Skriv dagene med tall."),
            "min_value": _("Skriv et tall fra 1 til 60."),
            "max_value": _("Skriv et tall fra 1 til 60."),
        },
    )

    @staticmethod
    def start(channel: RecruitingChannel) -> dict[str, Any]:
        """What the form begins with."""
        return {name: getattr(channel, name) for name in DaysForm.base_fields if name != "version"}

    def written(self) -> dict[str, Any]:
        """The fields of the recruiting."""
        return {name: self.cleaned_data[name] for name in DaysForm.base_fields if name != "version"}


class SeatForm(OrganisationForm):
    """A new seat: for whom, what it is called, and where from."""

    needed = False
    role = forms.ChoiceField(
        label=_("Hvem er plassen for?"),
        choices=[(role.value, label) for role, label in SEATED.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem plassen er for.")},
    )
    label = Line(
        label=_("Hva heter plassen?"),
        help_text=_("For eksempel «Familie 6», «Veileder i NAV» eller «Kjøkken og barnepass». Ikke navnet på noen."),
        max_length=120,
        error_messages={"required": _("Skriv hva plassen heter.")},
    )
    field_order = ("role", "label", "organisation", "new_name", "new_kind")

    def __init__(self, *args: Any, offices: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = offices

    def clean(self) -> dict[str, Any]:
        """Everyone comes from somewhere, or is invited by it; a family by an office that recruits for this process."""
        typed = super().clean() or {}
        chosen, new = typed.get("organisation"), typed.get("new_name")
        if typed.get("role") in HOMES and not chosen and not new and not self.errors:
            self.add_error("organisation", HOMES[typed["role"]])
        if typed.get("role") == SeatRole.FAMILY and (chosen is None or chosen.pk not in self.offices):
            words = gettext(
                "Velg et kontor som inviterer familier til prosessen. Legg det til under «Rekruttering» først."
            )
            self.add_error("organisation", words)
        return typed


class EmptySeatForm(Versioned):
    """What an empty seat is called, and where the one who gets it comes from."""

    label = Line(
        label=_("Hva heter plassen?"), max_length=120, error_messages={"required": _("Skriv hva plassen heter.")}
    )
    organisation = forms.ModelChoiceField(
        label=_("Fra hvilken organisasjon?"),
        queryset=Organisation.objects.none(),
        empty_label=_("Velg"),
        error_messages={"required": _("Velg en organisasjon.")},
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["organisation"]).queryset = organisations


class LeaderForm(forms.Form):
    """Who is to lead the process too: a person of the municipality with that role, as (code, label) in `people`."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    person = forms.ChoiceField(
        label=_("Hvem?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem som skal lede."), "invalid_choice": _("Velg en av dem som står her.")},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["person"]).choices = people

    def chosen(self) -> tuple[SeatRole, UUID]:
        """As what, and whose account."""
        role, _colon, account = self.cleaned_data["person"].partition(":")
        return SeatRole(role), UUID(account)
