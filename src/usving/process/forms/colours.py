"""What is asked about colours: a file of results, three numbers, or nine statements to lay in piles."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.models.colours import PILES, STATEMENTS, UNREADABLE
from usving.process.rules.colours import MOST, Pile, Result, Unreadable, read, sorted_out

MOST_BYTES = 100_000
NUMBER = {
    "required": _("Skriv tallet."),
    "invalid": _("Skriv et helt tall."),
    "min_value": _("Skriv et tall fra 0 til 100."),
    "max_value": _("Skriv et tall fra 0 til 100."),
}
YES_TO_USE = _("Prosessveilederen kan bruke fargen min når grupper lages")
WHAT_IT_MEANS = _(
    "Det er du som velger. Lages det grupper med samme farge, kan de andre ved bordet skjønne fargen din."
)


class ColourFileForm(forms.Form):
    """A file of results from an instrument that the municipality has a licence for."""

    instrument = forms.CharField(
        label=_("Hva heter testen?"), max_length=120, error_messages={"required": _("Skriv hva testen heter.")}
    )
    licence = forms.CharField(
        label=_("Hvem har lisens til å bruke den?"),
        help_text=_("For eksempel: Testvik kommune, avtale fra 2027."),
        max_length=200,
        error_messages={"required": _("Skriv hvem som har lisensen.")},
    )
    file = forms.FileField(
        label=_("Filen med resultatene"),
        help_text=_("En CSV-fil med kolonnene who, red, blue og green. I who står koden fra den det gjelder."),
        error_messages={"required": _("Velg filen."), "empty": _("Filen er tom.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> list[Result]:
        """Read the file; what is wrong names its line."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("Filen er for stor. Den kan ha høyst 200 linjer."))
        try:
            return read(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(gettext("Filen kan ikke leses. Lagre den som CSV med UTF-8.")) from None
        except Unreadable as wrong:
            raise forms.ValidationError(str(UNREADABLE[wrong.reason]) % {"line": wrong.line}) from wrong


class TypedColourForm(forms.Form):
    """A result one has from before."""

    red = forms.IntegerField(label=_("Rød"), min_value=0, max_value=MOST, error_messages=NUMBER)
    blue = forms.IntegerField(label=_("Blå"), min_value=0, max_value=MOST, error_messages=NUMBER)
    green = forms.IntegerField(label=_("Grønn"), min_value=0, max_value=MOST, error_messages=NUMBER)
    instrument = forms.CharField(label=_("Hvor er tallene fra?"), max_length=120, required=False)
    shared = forms.BooleanField(label=YES_TO_USE, help_text=WHAT_IT_MEANS, required=False)

    @property
    def scores(self) -> tuple[int, int, int]:
        """Red, blue and green."""
        return self.cleaned_data["red"], self.cleaned_data["blue"], self.cleaned_data["green"]


class ExerciseForm(forms.Form):
    """Nine statements, each laid in one of three piles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in STATEMENTS.items():
            self.fields[code] = forms.ChoiceField(
                label=words,
                choices=labelled(Pile, PILES),
                widget=forms.RadioSelect,
                error_messages={"required": _("Velg hvor ofte det passer.")},
            )
        self.fields["shared"] = forms.BooleanField(label=YES_TO_USE, help_text=WHAT_IT_MEANS, required=False)

    @property
    def scores(self) -> tuple[int, int, int]:
        """What the piles come to: red, blue and green."""
        return sorted_out({code: Pile(self.cleaned_data[code]) for code in STATEMENTS})
