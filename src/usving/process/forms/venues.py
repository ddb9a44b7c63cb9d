"""What is asked when a place is described."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.pictures import LARGEST_FILE, WhyNotPicture
from usving.core.versioned import Versioned
from usving.people.models import Account
from usving.process.models import Venue
from usving.process.models.refusals import REFUSALS
from usving.process.models.venues import FEATURES, GROUNDS
from usving.process.queries.gatherings import hosts_to_choose
from usving.process.rules.gatherings import Ground
from usving.process.rules.venues import Feature

WORDS = ("name", "address", "ground", "host", "directions", "features", "access", "borrow")


class VenueForm(Versioned):
    """A place: where it is, whose it is, how one finds it, and what it has."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = forms.CharField(
        label=_("Hva heter stedet?"), max_length=120, error_messages={"required": _("Skriv hva stedet heter.")}
    )
    address = forms.CharField(
        label=_("Hva er adressen?"),
        help_text=_("Aldri hjemme hos noen. Adressen sees av alle som er bedt hit."),
        max_length=200,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Hvem sitt sted er det?"),
        help_text=_("På nøytral grunn møtes familier og tjenester som likeverdige."),
        choices=[(each.value, label) for each, label in GROUNDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem sitt sted det er.")},
    )
    directions = forms.CharField(
        label=_("Hvordan finner man fram?"),
        help_text=_("Tenk på en som aldri har vært der: hvilken buss, hvilken dør, hvem man spør."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    features = forms.MultipleChoiceField(
        label=_("Hva har stedet?"),
        choices=labelled(Feature, FEATURES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    access = forms.CharField(
        label=_("Er det mer å vite om å komme inn og være der?"),
        help_text=_("For eksempel terskler, lys, lyd, eller hvor man kan trekke seg tilbake."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    borrow = forms.CharField(
        label=_("Hva kan lånes?"),
        help_text=_("For eksempel stoler, leker eller duk fra gjenbruksstasjonen."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"] = forms.ModelChoiceField(
            label=_("Hos hvilken tjeneste?"),
            help_text=_("Bare når stedet er en tjenestes eget."),
            queryset=hosts_to_choose(user, self.initial.get("host")),
            required=False,
            empty_label=_("Ingen"),
        )
        self.fields["host"].depends = True  # type: ignore[attr-defined]
        self.order_fields(["name", "address", "ground", "host", "directions", "features", "access", "borrow"])

    def clean(self) -> dict[str, Any]:
        """A service's own place says which service's."""
        typed = super().clean()
        if typed.get("ground") == Ground.ORGANISATION and not typed.get("host"):
            self.add_error("host", gettext("Velg hvilken tjeneste stedet hører til."))
        return typed

    def described(self) -> dict[str, Any]:
        """The fields of the place."""
        at_service = self.cleaned_data["ground"] == Ground.ORGANISATION
        return {
            **{name: self.cleaned_data[name] for name in WORDS},
            "host": self.cleaned_data["host"] if at_service else None,
        }


class PhotoForm(forms.Form):
    """A picture of a place, and what is on it for one who does not see it."""

    picture = forms.FileField(
        label=_("Velg et bilde"),
        help_text=_("Vis gjerne døra man skal inn. Ta det uten folk på. Når og hvor bildet er tatt, fjernes fra fila."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Velg et bilde."),
            "empty": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
            "invalid": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
        },
    )
    shows = forms.CharField(
        label=_("Hva viser bildet?"),
        help_text=_("Én setning for den som ikke ser bildet."),
        max_length=200,
        error_messages={"required": _("Skriv kort hva bildet viser.")},
    )

    def clean_picture(self) -> object:
        """A file that is too heavy is not read at all."""
        picture = self.cleaned_data["picture"]
        if picture.size > LARGEST_FILE:
            raise forms.ValidationError(cast(str, REFUSALS[WhyNotPicture.TOO_HEAVY]))
        return picture


def as_described(venue: Venue) -> dict[str, Any]:
    """What the form shows of a place that is described already."""
    return {"key": venue.pk, **{name: getattr(venue, name) for name in WORDS}}
