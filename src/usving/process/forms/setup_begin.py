"""What is asked when a process begins: from the template, from a file, or by hand. Each form makes the same: a document."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.process.forms.setup_refusals import in_words
from usving.process.rules import file
from usving.process.rules.file.shapes import FIRST_DAY, LAST_DAY
from usving.process.rules.setup import Ground, Wishes, by_hand, from_template

DAY_ERRORS = {"required": _("Velg en dag."), "invalid": _("Velg en dag, for eksempel 14.01.2027.")}


class Line(forms.CharField):
    """One line of readable text, as a process file may hold it: line breaks and double spaces become one space."""

    default_error_messages = {"max_length": _("Skriv kortere: høyst %(limit_value)d tegn. Dette er %(show_value)d.")}

    def to_python(self, value: Any) -> str:
        """The text on one line."""
        return " ".join(str(super().to_python(value)).split())


class Day(forms.DateField):
    """A day in the years a process may lie in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"error_messages": DAY_ERRORS, **kwargs})

    def validate(self, value: Any) -> None:
        """A day that a process file can hold."""
        super().validate(value)
        if value and not FIRST_DAY <= value <= LAST_DAY:
            raise forms.ValidationError(gettext("Velg en dag etter 1990."))


def name_field() -> Line:
    """What a process is called."""
    return Line(
        label=_("Hva heter prosessen?"), max_length=120, error_messages={"required": _("Skriv hva prosessen heter.")}
    )


def question_field() -> Line:
    """The question a process exists for."""
    return Line(
        label=_("Hvilket spørsmål er den til for?"),
        help_text=_("Ett åpent spørsmål som både familier og tjenesteytere kan kjenne seg igjen i."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv spørsmålet.")},
    )


def arena_field() -> Line:
    """Where a process mostly meets."""
    return Line(
        label=_("Hvor møtes dere?"),
        help_text=_("Helst et sted der ingen er klient og ingen er saksbehandler."),
        max_length=200,
        error_messages={"required": _("Skriv hvor dere møtes.")},
    )


class DocumentForm(forms.Form):
    """Common to the three ways: the ground one stands on, and the document that comes of it."""

    def __init__(self, *args: Any, template: file.ProcessFile, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template, self.ground = template, ground

    def wishes(self) -> Wishes:
        """What was typed."""
        typed = self.cleaned_data
        return Wishes(typed["name"], typed["question"], typed["arena"], typed["starts"], typed.get("ends"))


class TemplateForm(DocumentForm):
    """From the template: what it is called, why, where and from when."""

    name, question, arena = name_field(), question_field(), arena_field()
    starts = Day(label=_("Når starter den?"), help_text=_("Resten av datoene følger etter. Malen varer et år."))

    def document(self) -> file.ProcessFile:
        """The template as it becomes here. Raises the file's Refused where a day falls too far away."""
        return from_template(self.template, self.wishes(), self.ground)


class HandForm(DocumentForm):
    """By hand: the frame; the seven stations are there from the start."""

    name, question, arena = name_field(), question_field(), arena_field()
    starts = Day(label=_("Når starter den?"))
    ends = Day(label=_("Når slutter den?"))

    def clean(self) -> dict[str, Any]:
        """It lasts some time."""
        typed = super().clean() or {}
        if typed.get("starts") and typed.get("ends") and typed["ends"] <= typed["starts"]:
            self.add_error("ends", gettext("Prosessen må slutte etter at den starter."))
        return typed

    def document(self) -> file.ProcessFile:
        """An empty process with its stations."""
        return by_hand(self.template, self.wishes(), self.ground)


class FileForm(DocumentForm):
    """From a file: the file, and a first day where everything should be moved."""

    upload = forms.FileField(
        label=_("Prosessfilen"),
        help_text=_("En tekstfil som slutter på .toml. Står det folk i den, blir de ikke med; alle inviteres på nytt."),
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
        error_messages={"required": _("Velg en fil."), "empty": _("Filen er tom."), "invalid": _("Velg en fil.")},
    )
    starts = Day(
        label=_("Når starter den?"),
        help_text=_("La det stå tomt for å bruke datoene i filen. Ellers flyttes alle datoene like langt."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Read the file, and hold it against the municipality one belongs to."""
        typed = super().clean() or {}
        if typed.get("upload"):
            try:
                document = file.read(typed["upload"].read(file.LARGEST_FILE + 1))
                typed["document"] = file.moved(document, typed["starts"]) if typed.get("starts") else document
            except file.Refused as refused:
                self.add_error("upload", in_words(refused))
            else:
                self._check_home(document)
        return typed

    def _check_home(self, document: file.ProcessFile) -> None:
        """The municipality is one's own, by its number; and it lasts some time, as the frame of a process must."""
        home, asked = self.ground.municipality, document.municipality
        if asked.number != home.number:
            words = gettext(
                "Filen er laget for %(theirs)s (%(number)s). Du kan bare sette opp prosesser i %(ours)s (%(own)s)."
            )
            names = {"theirs": asked.name, "number": asked.number, "ours": home.name, "own": home.number}
            self.add_error("upload", words % names)
        elif document.process.ends <= document.process.starts:
            self.add_error(
                "upload", gettext("Prosessen må slutte etter at den starter. Det gjelder «process.ends» i filen.")
            )

    def document(self) -> file.ProcessFile:
        """What the file says, without the people in it."""
        found: file.ProcessFile = self.cleaned_data["document"]
        return found.without_people()


class BeginForm(forms.Form):
    """The preview's own form: the whole document once more, as text, and the key of the row to be."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(widget=forms.HiddenInput, max_length=file.LARGEST_FILE, strip=False)

    def clean_text(self) -> file.ProcessFile:
        """The document, read and checked as any other file."""
        try:
            return file.read(self.cleaned_data["text"].encode())
        except file.Refused as refused:
            raise forms.ValidationError(in_words(refused)) from None
