"""What is asked of someone who writes, shares, reports or looks for something."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.versioned import Versioned
from usving.process.models import Contribution, Gathering, Seat
from usving.process.models.contributions import AUDIENCES
from usving.process.rules.audience import Audience, Voice

LONGEST = 5000
MINE = "mine"


class WriteForm(Versioned):
    """Something to say, and under which name. `key` is the row's own id, so that a form sent twice is one contribution.

    Who writes on two screens at once is shown both wordings, and keeps both.
    """

    changed_elsewhere = _("Du har endret dette på en annen skjerm. Se over, og lagre på nytt.")
    grows = ("text",)

    key = forms.UUIDField(widget=forms.HiddenInput)
    samling = forms.ModelChoiceField(queryset=Gathering.objects.none(), required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Det jeg vil si"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv noe først."),
            "max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )
    voice = forms.ChoiceField(label=_("Hvilket navn skal stå på det?"), widget=forms.RadioSelect)
    alias = forms.CharField(
        label=_("Et annet navn"),
        help_text=_("Fyll ut bare hvis du valgte «Et annet navn». Andre ser at det er et valgt navn."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, name: str, family: str, gatherings: QuerySet[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {Voice.PERSON.value: name, Voice.FAMILY.value: family}
        called = [(voice, said) for voice, said in self.names.items() if said]
        self.fields["voice"].choices = [*called, (Voice.ALIAS.value, _("Et annet navn"))]  # type: ignore[attr-defined]
        self.fields["samling"].queryset = gatherings  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A chosen name must be there when it is to be shown."""
        cleaned = super().clean() or {}
        if cleaned.get("voice") == Voice.ALIAS.value and not cleaned.get("alias"):
            self.add_error("alias", _("Skriv navnet som skal stå der."))
        return cleaned

    @property
    def newest(self) -> str:
        """The version of what stands there now, for a page that goes on writing."""
        return str(self.get_initial_for_field(self.fields["version"], "version"))

    @property
    def said(self) -> dict[str, Any]:
        """What the actions want: the text, the voice, and the name that is shown."""
        voice = Voice(self.cleaned_data["voice"])
        signed = self.names.get(voice.value) or self.cleaned_data["alias"]
        return {"text": self.cleaned_data["text"], "voice": voice, "signed": signed}

    @staticmethod
    def start(gathering: str = "") -> dict[str, Any]:
        """What an empty form begins with: a key of its own, the person's own name."""
        return {"key": uuid4(), "voice": Voice.PERSON.value, "samling": gathering}

    @staticmethod
    def again(contribution: Contribution) -> dict[str, Any]:
        """What the form begins with when something is changed."""
        alias = contribution.signed if contribution.voice == Voice.ALIAS else ""
        return {"key": contribution.pk, "text": contribution.text, "voice": contribution.voice, "alias": alias}


class AudienceForm(forms.Form):
    """Who may read."""

    audience = forms.ChoiceField(
        label=_("Hvem skal få lese?"),
        choices=labelled(Audience, AUDIENCES),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem som skal få lese.")},
    )
    chosen = forms.ModelMultipleChoiceField(
        label=_("Noen jeg velger"),
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("En av dem du valgte, er ikke her lenger. Velg på nytt.")},
    )

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = seats  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason in a few words."""

    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Hold deg til 500 tegn. Dette er %(show_value)d.")},
    )


class ReportForm(ReasonForm):
    """What is wrong with something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Hva er galt?")
        self.fields["reason"].error_messages["required"] = _("Skriv kort hva som er galt.")


class HideForm(ReasonForm):
    """Why something is hidden; the author reads it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Hvorfor skjuler du det?")
        self.fields["reason"].help_text = _("Den som skrev, får lese grunnen.")
        self.fields["reason"].error_messages["required"] = _("Skriv kort hvorfor. Den som skrev, får lese det.")


WHOSE = Choice(
    "hvem", _("Vis"), (("", _("alt jeg kan lese")), (MINE, _("det jeg har skrevet")), *labelled(Audience, AUDIENCES))
)
ORDER = Choice("orden", _("Rekkefølge"), (("", _("nyeste først")), ("eldste", _("eldste først"))))
