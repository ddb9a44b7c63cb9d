"""The two questions of the pulse."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.process.queries.pulse import QUESTIONS
from usving.process.rules.pulse import HIGHEST, LOWEST

ENDS = {LOWEST: _("0 – ikke i det hele tatt"), HIGHEST: _("10 – så mye som mulig")}


class PulseForm(forms.Form):
    """Two marks from 0 to 10; nothing is chosen beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in QUESTIONS.items():
            self.fields[code] = forms.TypedChoiceField(
                label=question,
                choices=[(mark, ENDS.get(mark, str(mark))) for mark in range(LOWEST, HIGHEST + 1)],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Velg et tall."), "invalid_choice": _("Velg et tall fra 0 til 10.")},
            )
