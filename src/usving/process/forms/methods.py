"""What is asked when a method is changed or made, planned, or received from another municipality."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.telling import page_language
from usving.process.access import Known
from usving.process.forms.setup_begin import Line
from usving.process.forms.setup_refusals import in_words
from usving.process.models import Gathering
from usving.process.models.processes import SIDES
from usving.process.rules import file
from usving.process.rules.methods.content import LICENCE, MOST_MATERIALS, Access, Content, MethodSet, Words
from usving.process.rules.methods.difference import Part
from usving.process.rules.methods.reading import as_content, as_tables, read_set
from usving.process.rules.methods.typing import NotRead, Typed, WhyNotSteps, read_steps, typed_steps
from usving.process.rules.seats import Side

WRONG_STEPS = {
    WhyNotSteps.NONE: _("Skriv minst ett steg."),
    WhyNotSteps.TOO_MANY: _("En metode kan ha høyst åtte steg."),
    WhyNotSteps.NO_MINUTES: _("Steg %(number)s: Skriv minutter først, så hva steget heter. For eksempel: 10 Bli kjent"),
    WhyNotSteps.TITLE_LONG: _("Steg %(number)s: Navnet kan være på høyst 60 tegn."),
    WhyNotSteps.NOTHING_DONE: _("Steg %(number)s: Skriv hva som skjer, på linjen under navnet."),
    WhyNotSteps.TOO_LONG: _("Steg %(number)s: Skriv kortere, så alt får plass på ett ark."),
}
ACCESS = (Part.HEARING, Part.SIGHT, Part.READING, Part.LANGUAGE, Part.CHILDREN)


def _words(label: Any, most: int, missing: Any, *, rows: int = 2, help_text: Any = "") -> Line:
    """One of the texts of a method, on one line however it is typed."""
    return Line(
        label=label,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class MethodForm(forms.Form):
    """A method as one proposes it, and why. In bokmål; other languages follow when it is adopted."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    why = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("Den andre siden leser dette. Skriv hva som skjedde da dere brukte metoden. Ikke navn."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv kort hvorfor.")},
    )
    title = Line(label=_("Hva heter metoden?"), max_length=60, error_messages={"required": _("Skriv hva den heter.")})
    purpose = _words(_("Hva er den god for?"), 400, _("Skriv hva den er god for."), rows=3)
    audience = forms.MultipleChoiceField(
        label=_("Hvem er den for?"),
        choices=[(side.value, label) for side, label in SIDES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg hvem den er for.")},
    )
    stations = forms.TypedMultipleChoiceField(
        label=_("Hvilke stasjoner passer den til?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én stasjon.")},
    )
    group = _words(_("Hvem sitter sammen?"), 200, _("Skriv hvem som sitter sammen."))
    materials = forms.CharField(
        label=_("Hva trenger dere?"),
        help_text=_("Én ting på hver linje."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv minst én ting, om det så bare er stoler.")},
    )
    steps = forms.CharField(
        label=_("Stegene"),
        help_text=_(
            "Først minutter og navn. På neste linje hva som skjer. Vil du, en linje som begynner med «Si:». Tom linje mellom"
            " stegene."
        ),
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": WRONG_STEPS[WhyNotSteps.NONE]},
    )
    leaves = _words(_("Hva etterlater den?"), 300, _("Skriv hva som blir igjen etterpå, også om det er ingenting."))
    care = _words(_("Hva må dere ta vare på?"), 400, _("Skriv hva som kan bli vanskelig."), rows=3)
    hearing = _words(_("For den som hører lite"), 200, _("Skriv hva som gjør at alle får det med seg."))
    sight = _words(_("For den som ser lite"), 200, _("Skriv hva som gjør at alle får det med seg."))
    reading = _words(_("For den som leser eller skriver lite"), 200, _("Skriv hvordan det går uten å lese."))
    language = _words(_("For den som snakker et annet språk"), 200, _("Skriv hvordan det går på flere språk."))
    children = _words(_("Når barn er med"), 200, _("Skriv hva barna gjør."))
    source = _words(
        _("Hvor kommer den fra?"),
        300,
        _("Skriv hvor ideen kommer fra."),
        help_text=_("Bruk egne ord, ikke andres tekst."),
    )

    def __init__(self, *args: Any, before: Known | None, stations: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", as_typed(before) if before else None)
        super().__init__(*args, **kwargs)
        self.before, self.typed = before, None  # type: Known | None, Typed | None
        self.fields["stations"].choices = [(number, f"{number}. {name}") for number, name in stations]  # type: ignore[attr-defined]

    def clean_materials(self) -> tuple[str, ...]:
        """One thing on each line."""
        lines = tuple(" ".join(line.split()) for line in self.cleaned_data["materials"].splitlines() if line.strip())
        if len(lines) > MOST_MATERIALS:
            raise forms.ValidationError(gettext("Skriv høyst åtte ting."))
        if any(len(line) > 120 for line in lines):
            raise forms.ValidationError(gettext("Hver ting kan ha høyst 120 tegn."))
        return lines

    def clean_steps(self) -> Typed:
        """The steps with their minutes; what is wrong names its step."""
        try:
            return read_steps(self.cleaned_data["steps"])
        except NotRead as wrong:
            raise forms.ValidationError(WRONG_STEPS[wrong.why] % {"number": wrong.number}) from None

    def clean(self) -> dict[str, Any]:
        """Make the method of it."""
        typed = super().clean() or {}
        if not self.errors:
            try:
                typed["content"] = as_content(as_tables(self._content(typed)))
            except file.Refused as refused:
                self.add_error(None, in_words(refused))
        return typed

    def _content(self, typed: dict[str, Any]) -> Content:
        before, steps = self.before.content if self.before else None, typed["steps"]
        minutes = sum(steps.times)
        return Content(
            audience=tuple(side.value for side in Side if side.value in typed["audience"]),
            stations=_in_old_order(typed["stations"], before),
            least=min(minutes, before.least if before else minutes),
            most=max(minutes, before.most if before else minutes),
            times=steps.times,
            space=before.space if before else "lines",
            licence=before.licence if before else LICENCE,
            nb=Words(
                **{
                    name: typed[name] for name in ("title", "purpose", "group", "materials", "leaves", "care", "source")
                },
                steps=steps.steps,
                access=Access(**{part.value: typed[part.value] for part in ACCESS}),
            ),
        )


def _in_old_order(chosen: list[int], before: Content | None) -> tuple[int, ...]:
    """The chosen stations, those that were there before first and as they stood: the first is the one it suits best."""
    kept = [number for number in (before.stations if before else ()) if number in chosen]
    return tuple(kept + [number for number in sorted(chosen) if number not in kept])


def as_typed(known: Known) -> dict[str, Any]:
    """What the form shows of a method that is there."""
    content, words = known.content, known.content.nb
    return {
        **{name: getattr(words, name) for name in ("title", "purpose", "group", "leaves", "care", "source")},
        **{part.value: getattr(words.access, part.value) for part in ACCESS},
        "materials": "\n".join(words.materials),
        "steps": typed_steps(content),
        "audience": list(content.audience),
        "stations": list(content.stations),
    }


class IntoPlanForm(forms.Form):
    """Which gathering a method is put into."""

    gathering = forms.ChoiceField(label=_("Legg metoden sist i planen for"))

    def __init__(self, *args: Any, gatherings: Iterable[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gatherings = {str(each.pk): each for each in gatherings}
        self.fields["gathering"].choices = [(pk, each.title) for pk, each in self.gatherings.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Gathering:
        """The gathering that was chosen."""
        return self.gatherings[self.cleaned_data["gathering"]]


class SetFileForm(forms.Form):
    """A file of methods from another municipality."""

    upload = forms.FileField(
        label=_("Filen med metoder"),
        help_text=_("En tekstfil som slutter på .toml. Du ser over før noe blir tatt i bruk."),
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
        error_messages={"required": _("Velg en fil."), "empty": _("Filen er tom."), "invalid": _("Velg en fil.")},
    )

    def clean_upload(self) -> MethodSet:
        """Read the file."""
        return _read(self.cleaned_data["upload"].read(file.LARGEST_FILE + 1))


class SetForm(forms.Form):
    """What was read, once more as text, and which of the methods one wants."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=file.LARGEST_FILE, strip=False)
    codes = forms.MultipleChoiceField(
        label=_("Hvilke vil dere ha?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én metode.")},
    )

    def __init__(self, *args: Any, found: MethodSet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        if found is None:
            try:
                self.found = _read(self.data.get("text", "").encode())
            except forms.ValidationError as wrong:
                self.wrong = wrong
        self.fields["codes"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.content.words(page_language()).title} ({each.origin})")
            for each in (self.found.methods if self.found else ())
        ]

    def clean_text(self) -> str:
        """The file reads."""
        if self.found is None:
            raise self.wrong
        return str(self.cleaned_data["text"])


def _read(data: bytes) -> MethodSet:
    try:
        return read_set(data)
    except file.Refused as refused:
        raise forms.ValidationError(in_words(refused)) from None
