"""What is asked about what one can, has and knows."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.telling import page_language
from usving.process.models import Seat
from usving.strengths.forms.exchange import too_long
from usving.strengths.models.resources import RESOURCE_KINDS, VOUCHED
from usving.strengths.rules.resources import LONGEST_MORE, LONGEST_WORDS, ResourceKind, Vouched
from usving.strengths.rules.shelves import growth_paths

OURS, MINE = "ours", "mine"


class ResourceForm(forms.Form):
    """A strength, in one's own words."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(
        label=_("Hva slags?"), choices=labelled(ResourceKind, RESOURCE_KINDS), widget=forms.RadioSelect,
        error_messages={"required": _("Velg ett.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Hva er det?"), max_length=LONGEST_WORDS,
        help_text=_("Smått teller. Kjenner du noen: kall dem noe bare du forstår."),
        error_messages={"required": _("Skriv kort hva det er."), **too_long()},
    )  # fmt: skip
    more = forms.CharField(
        label=_("Mer om det"), max_length=LONGEST_MORE, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=too_long(),
    )  # fmt: skip
    whose = forms.ChoiceField(
        label=_("Hvem er det sitt?"), widget=forms.RadioSelect,
        choices=[(MINE, _("Mitt. Bare jeg ser det.")), (OURS, _("Vårt. Familien min ser det også."))],
        initial=MINE,
    )  # fmt: skip
    grows = forms.BooleanField(label=_("Jeg vil bli bedre i dette, eller få papir på det"), required=False)

    def __init__(self, *args: Any, has_family: bool, made: bool = False, may_grow: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if made or not has_family:
            del self.fields["whose"]
        if not may_grow:
            del self.fields["grows"]

    @property
    def said(self) -> dict[str, Any]:
        """The fields of the strength."""
        said = {name: self.cleaned_data[name] for name in ("kind", "words", "more")}
        return said | {"grows": self.cleaned_data.get("grows", False)}

    @property
    def is_ours(self) -> bool:
        """Whether it is the family's."""
        return bool(self.cleaned_data.get("whose") == OURS)


class PathForm(forms.Form):
    """Which way one would like to go."""

    path = forms.ChoiceField(
        label=_("Hvilken vei passer?"), widget=forms.RadioSelect, error_messages={"required": _("Velg en vei.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = page_language()
        ways = [(each.code, each.name(language)) for each in growth_paths().values()]
        cast(forms.ChoiceField, self.fields["path"]).choices = ways


class NotesForm(forms.Form):
    """One's own notes on the way."""

    notes = forms.CharField(
        label=_("Mine notater"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=too_long(),
    )  # fmt: skip


class StepForm(forms.Form):
    """One step."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = forms.CharField(
        label=_("Et skritt til"), max_length=200, error_messages={"required": _("Skriv skrittet først."), **too_long()}
    )


class VouchForm(forms.Form):
    """Whom one asks, and what one shows."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seat = forms.ModelChoiceField(
        label=_("Hvem vil du spørre?"), queryset=Seat.objects.none(), empty_label=None, widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem."), "invalid_choice": _("Velg en av dem på listen.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Dette får de se"), max_length=LONGEST_WORDS,
        error_messages={"required": _("Skriv hva du kan."), **too_long()},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Vil du si noe til dem?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=too_long(),
    )  # fmt: skip

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["seat"]).queryset = seats


class VouchAnswerForm(forms.Form):
    """Whether one can vouch for it."""

    answer = forms.ChoiceField(
        label=_("Kan du gå god for det?"), widget=forms.RadioSelect, error_messages={"required": _("Velg et svar.")},
        choices=[(code.value, VOUCHED[code]) for code in Vouched if code is not Vouched.WAITING],
    )  # fmt: skip
    words = forms.CharField(
        label=_("Vil du si noe?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=too_long(),
    )  # fmt: skip
