"""Six statements, and words if one wants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.steering.models.quality import STATEMENTS, WORDS_FOR
from usving.steering.rules.quality import HIGHEST, LOWEST, Moment, Statement, WordsFor

UNKNOWN = "vet-ikke"
ENDS = {LOWEST: _("0 – stemmer ikke"), HIGHEST: _("10 – stemmer helt")}


class QualityForm(forms.Form):
    """How well each statement fits, from 0 to 10, or that one does not know; nothing is chosen beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [(str(mark), ENDS.get(mark, str(mark))) for mark in range(LOWEST, HIGHEST + 1)]
        for statement in Statement:
            self.fields[statement.value] = forms.ChoiceField(
                label=STATEMENTS[statement],
                choices=[*marks, (UNKNOWN, _("Vet ikke"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Velg et tall, eller «Vet ikke»."),
                    "invalid_choice": _("Velg ett av dem."),
                },
            )
        self.fields["words"] = forms.CharField(
            label=_("Vil du si noe med egne ord?"),
            help_text=_("Skriv ikke navn, og ikke noe som viser hvem du er."),
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"max_length": _("Hold deg til 1000 tegn. Dette er %(show_value)d.")},
        )
        self.fields["words_for"] = forms.ChoiceField(
            label=_("Hvem kan lese ordene når runden er lukket?"),
            choices=labelled(WordsFor, WORDS_FOR),
            widget=forms.RadioSelect,
            initial=WordsFor.NOBODY.value,
            error_messages={"required": _("Velg hvem som kan lese.")},
        )

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        typed = {each.value: self.cleaned_data[each.value] for each in Statement}
        marks = {code: int(mark) for code, mark in typed.items() if mark != UNKNOWN}
        words_for = WordsFor(self.cleaned_data["words_for"])
        return {"marks": marks, "words": self.cleaned_data["words"], "words_for": words_for}


class OpenForm(forms.Form):
    """Which round is opened."""

    moment = forms.ChoiceField(choices=[(moment.value, moment.value) for moment in Moment])
