"""What is asked when something is decided, when someone takes it on, and when it is told what became of it."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.versioned import Versioned
from usving.process.forms.minutes import NO_CASES
from usving.process.models.tasks import TASK_STATES
from usving.process.queries.tasks import owner_chosen, usual_due
from usving.process.rules.tasks import TaskState

INVALID_DAY = _("Velg en dag, for eksempel 14.05.2027.")


class DecisionForm(Versioned):
    """Something decided."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Hva ble dere enige om?"),
        help_text=NO_CASES,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Skriv hva dere ble enige om."),
            "max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )


class TaskForm(forms.Form):
    """Who sees to what, until when."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(
        label=_("Hva skal gjøres?"), max_length=300, error_messages={"required": _("Skriv hva som skal gjøres.")}
    )
    owner = forms.ChoiceField(
        label=_("Hvem tar seg av det?"),
        error_messages={"required": _("Velg hvem."), "invalid_choice": _("Velg en av dem på listen.")},
    )
    due = forms.DateField(
        label=_("Innen når?"),
        initial=usual_due,
        error_messages={"required": _("Velg en dag."), "invalid": INVALID_DAY},
    )

    def __init__(self, *args: Any, owners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["owner"]).choices = [("", _("Velg")), *owners]

    @property
    def owner_fields(self) -> dict[str, Any]:
        """The seat, the side or the organisation that was chosen."""
        return owner_chosen(self.cleaned_data["owner"])


class TaskAnswerForm(forms.Form):
    """What became of a task."""

    state = forms.ChoiceField(
        label=_("Hva ble det til?"),
        choices=[each for each in labelled(TaskState, TASK_STATES) if each[0] != TaskState.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva det ble til.")},
    )
    due = forms.DateField(
        label=_("Ny dag"),
        help_text=_("Bare hvis det er utsatt."),
        required=False,
        error_messages={"invalid": INVALID_DAY},
    )
    words = forms.CharField(
        label=_("Med noen få ord"),
        help_text=_("Alle som så avtalen, kan lese dette. Skriv hvorfor, hvis det er utsatt eller lagt bort."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Hold deg til 300 tegn. Dette er %(show_value)d.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("due", "words"):
            self.fields[name].depends = True  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return {**self.cleaned_data, "state": TaskState(self.cleaned_data["state"])}
