"""What is asked about needs, and about seeing to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from usving.core.versioned import Versioned
from usving.process.models import Need
from usving.process.models.needs import NEED_KINDS
from usving.process.rules.needs import COUNTED, MOST, NeedKind, Said, tidy

QUESTIONS = {
    NeedKind.FOOD: (
        _("Hva trenger kjøkkenet å vite?"),
        _("For eksempel allergi, halal eller vegetar. Du trenger ikke si hvorfor."),
    ),
    NeedKind.CHILDCARE: (
        _("Hva bør den som passer barna, vite?"),
        _("Skriv ikke navnene. Dem sier dere selv når dere kommer."),
    ),
    NeedKind.TRANSPORT: (
        _("Hvor og når kan noen hente?"),
        _("Et møtested holder, for eksempel en bussholdeplass."),
    ),
    NeedKind.INTERPRETER: (_("Hvilket språk vil du ha tolk på?"), _("For eksempel tigrinja eller norsk tegnspråk.")),
    NeedKind.ACCESS: (
        _("Hva gjør det lettere å være med?"),
        _("For eksempel rullestol, teleslynge, pauser eller en fast plass."),
    ),
}
NUMBERS = {
    NeedKind.CHILDCARE: _("Hvor mange barn skal passes?"),
    NeedKind.TRANSPORT: _("Hvor mange trenger skyss?"),
}


@dataclass(frozen=True)
class Section:
    """The questions about one kind of need."""

    kind: NeedKind
    label: Any
    fields: list[BoundField]


class NeedsForm(Versioned):
    """Every kind of need on one page, each with its own yes to telling it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, (question, hint) in QUESTIONS.items():
            if kind in COUNTED:
                self.fields[f"{kind}-count"] = forms.IntegerField(
                    label=NUMBERS[kind], min_value=0, max_value=MOST, required=False, error_messages=_wrong_number()
                )
            self.fields[f"{kind}-words"] = forms.CharField(
                label=question, help_text=hint, max_length=300, required=False
            )
            self.fields[f"{kind}-told"] = forms.BooleanField(
                label=_("Vis dette til den som planlegger samlingen"), required=False
            )

    def sections(self) -> Iterator[Section]:
        """The fields, kind by kind."""
        for kind in QUESTIONS:
            yield Section(kind, NEED_KINDS[kind], [self[name] for name in self.fields if name.startswith(f"{kind}-")])

    def said(self) -> dict[NeedKind, Said]:
        """What was said, kind by kind."""
        return {
            kind: tidy(
                kind,
                count=self.cleaned_data.get(f"{kind}-count"),
                words=self.cleaned_data[f"{kind}-words"],
                told=self.cleaned_data[f"{kind}-told"],
            )
            for kind in QUESTIONS
        }


def as_said(needs: Mapping[NeedKind, Need]) -> dict[str, Any]:
    """What the form shows of needs that are said already."""
    shown: dict[str, Any] = {}
    for kind, need in needs.items():
        shown |= {f"{kind}-count": need.count or None, f"{kind}-words": need.words, f"{kind}-told": need.told}
    return shown


class ArrangementForm(forms.Form):
    """Whether a need is seen to, and by whom."""

    words = forms.CharField(label=_("Hvem ordner det?"), max_length=120, required=False)
    done = forms.BooleanField(label=_("Ordnet"), required=False)


def _wrong_number() -> dict[str, Any]:
    number = _("Skriv et tall fra 0 til 12.")
    return {"invalid": number, "min_value": number, "max_value": number}
