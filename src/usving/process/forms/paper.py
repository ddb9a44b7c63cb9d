"""What is asked when a note from paper is typed in."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.process.access import Standing
from usving.process.models import Contribution, Gathering
from usving.process.queries import paper as queries
from usving.process.queries.paper import Whose
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind

LONGEST = 5000


class PaperNoteForm(forms.Form):
    """One note: what it says, whose it is, and who it was shared with in the room."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Det som står på lappen"),
        help_text=_("Skriv det av ord for ord."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv det som står på lappen."),
            "max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )
    whose = forms.ChoiceField(
        label=_("Hvem skrev lappen?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem."), "invalid_choice": _("Velg en av dem på listen.")},
    )
    audience = forms.ChoiceField(
        label=_("Hvem ble dere enige om at skulle lese?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem som skal lese.")},
    )

    def __init__(self, *args: Any, gathering: Gathering, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gathering, self.who = gathering, who
        cast(forms.ChoiceField, self.fields["whose"]).choices = queries.whose_choices(gathering, who)
        cast(forms.ChoiceField, self.fields["audience"]).choices = [
            (Audience.CIRCLE.value, _("kretsen til den som skrev")),
            (Audience.ALL.value, _("alle i prosessen")),
        ]

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return {
            "text": self.cleaned_data["text"],
            "audience": Audience(self.cleaned_data["audience"]),
            "whose": self.chosen,
        }

    @property
    def chosen(self) -> Whose:
        """Whose the note is."""
        return queries.whose(self.cleaned_data["whose"], self.gathering, self.who)

    @staticmethod
    def start(gathering: Gathering, last: Contribution | None) -> dict[str, Any]:
        """A key of its own; and who reads, as for the note before it, or as the kind of gathering suggests."""
        apart = gathering.kind in (GatheringKind.FAMILIES, GatheringKind.PROVIDERS)
        usual = Audience.CIRCLE.value if apart else Audience.ALL.value
        return {"key": uuid4(), "audience": last.audience if last else usual}

    @staticmethod
    def again(note: Contribution) -> dict[str, Any]:
        """What was typed in."""
        return {"key": note.pk, "text": note.text, "whose": queries.chosen_of(note), "audience": note.audience}
