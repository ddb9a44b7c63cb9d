"""What is asked when a station's words are taken on, and when the process moves."""

from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from usving.process.models import Contribution, HandOver, Station


class SourcesField(forms.ModelMultipleChoiceField):
    """Contributions to build on, named by how they begin and who said it, and by their station where it is an earlier one."""

    here = 0

    def label_from_instance(self, obj: Any) -> str:
        """How one contribution is named."""
        words = f"«{Truncator(' '.join(obj.text.split())).chars(90)}» – {obj.signed}"
        return words if obj.station.number == self.here else f"{words} ({obj.station.name})"


class HandOverForm(forms.Form):
    """What we take with us. `instead_of` is the wording one had before one's eyes, empty where there was none."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    instead_of = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Dette tar vi med oss"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Skriv hva dere tar med dere."),
            "max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )
    sources = SourcesField(
        label=_("Hva bygger det på?"),
        help_text=_("Den som skrev, ser at det ble tatt med videre. Selve bidraget vises ikke for flere enn før."),
        queryset=Contribution.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Noe av det du valgte, er ikke her lenger. Velg på nytt.")},
    )

    def __init__(self, *args: Any, readable: QuerySet[Contribution], here: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = cast(SourcesField, self.fields["sources"])
        sources.here, sources.queryset = here, readable

    @staticmethod
    def start(living: HandOver | None) -> dict[str, Any]:
        """What the form begins with: the wording that stands, if any, to be worded anew."""
        begun: dict[str, Any] = {"key": uuid4(), "instead_of": living.pk if living else None}
        if living:
            begun |= {"text": living.text, "sources": list(living.sources.values_list("contribution", flat=True))}
        return begun

    def after(self, newer: UUID | None) -> None:
        """Let the same words be sent once more, now that their writer has seen the newer wording."""
        typed = {name: self[name].value() for name in self.fields}
        self.data = {**typed, "instead_of": str(newer or "")}


class OnForm(forms.Form):
    """The next station, as the page named it: pressed twice, one goes on once."""

    to = forms.IntegerField(min_value=1, max_value=7)


class BackForm(forms.Form):
    """Back to which station, and why."""

    to = forms.TypedChoiceField(
        label=_("Hvor går dere tilbake til?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg en stasjon.")},
    )
    reason = forms.CharField(
        label=_("Hvorfor går dere tilbake?"),
        help_text=_("Alle i prosessen kan lese dette."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Skriv kort hvorfor dere går tilbake."),
            "max_length": _("Hold deg til 300 tegn. Dette er %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, stations: list[Station], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (station.number, f"{station.number}. {station.name}") for station in stations
        ]
