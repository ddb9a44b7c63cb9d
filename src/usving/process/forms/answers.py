"""What is asked where someone answers without login, or where others' answers are written in."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.models import Seat
from usving.process.models.gatherings import ANSWER_WAYS, COMINGS
from usving.process.queries.gatherings import Asked
from usving.process.rules.gatherings import NOTED_BY_ANOTHER, AnswerWay, Coming
from usving.process.rules.seats import SeatRole

WAYS = [(code, label) for code, label in labelled(AnswerWay, ANSWER_WAYS) if code in NOTED_BY_ANOTHER]
UNCHANGED = ""
PEOPLE = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Skriv et tall fra 1 til 20."))


class CardsForm(forms.Form):
    """In which language the cards for paper are."""

    language = forms.ChoiceField(
        label=_("Språket på kortene"),
        choices=[("", _("Det språket hver leser på")), *settings.LANGUAGES],
        required=False,
    )


class NotedForm(forms.Form):
    """What others have answered: how it came, and one question for each seat that is asked."""

    how = forms.ChoiceField(
        label=_("Hvordan kom svarene?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan svarene kom.")},
    )

    def __init__(self, *args: Any, asked: list[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(each.seat.pk): each.seat for each in asked}
        for each in asked:
            self._ask(each)

    def _ask(self, asked: Asked) -> None:
        now = COMINGS[Coming(asked.attendance.coming) if asked.attendance else Coming.UNKNOWN]
        self.fields[f"svar-{asked.seat.pk}"] = forms.ChoiceField(
            label=str(asked.seat),
            choices=[(UNCHANGED, now), (Coming.YES.value, _("Kommer")), (Coming.NO.value, _("Kommer ikke"))],
            initial=UNCHANGED,
            required=False,
            widget=forms.Select,
        )
        if asked.seat.role == SeatRole.FAMILY:
            self.fields[f"antall-{asked.seat.pk}"] = forms.IntegerField(
                label=gettext("Hvor mange fra %(seat)s?") % {"seat": asked.seat},
                min_value=1,
                max_value=20,
                required=False,
                initial=asked.attendance.people if asked.attendance else None,
                error_messages=PEOPLE,
            )

    def rows(self) -> Iterator[list[BoundField]]:
        """The questions of each seat."""
        for pk in self.seats:
            yield [self[name] for name in (f"svar-{pk}", f"antall-{pk}") if name in self.fields]

    def noted(self) -> list[tuple[Seat, Coming, int]]:
        """What was answered, seat by seat; those that were not touched are left out."""
        said = self.cleaned_data
        return [
            (seat, Coming(said[f"svar-{pk}"]), said.get(f"antall-{pk}") or 1)
            for pk, seat in self.seats.items()
            if said[f"svar-{pk}"] != UNCHANGED
        ]
