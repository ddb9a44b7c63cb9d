"""What is asked about the board: who sits there, its meetings, what is taken up, what was decided."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.models import Gathering, Seat
from usving.steering.models import AgendaPoint
from usving.steering.models.board import MATTERS
from usving.steering.models.decisions import HEARD
from usving.steering.rules.board import Heard, Matter

INVALID_DAY = _("Velg en dag, for eksempel 14.05.2027.")
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class CandidateForm(forms.Form):
    """Whom one proposes for the board."""

    seat = forms.ChoiceField(
        label=_("Hvem vil dere ha i styret?"),
        help_text=_("Du kan foreslå deg selv. Den det er, må si ja."),
        error_messages={"required": _("Velg en."), "invalid_choice": _("Velg en av dem på listen.")},
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(seat.pk): seat for seat in seats}
        choices = [(key, str(seat)) for key, seat in self.known.items()]
        cast(forms.ChoiceField, self.fields["seat"]).choices = [("", _("Velg")), *choices]

    @property
    def chosen(self) -> Seat:
        """The seat that was chosen."""
        return self.known[self.cleaned_data["seat"]]


class MeetingForm(forms.Form):
    """When and where the board meets."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    gathering = forms.ChoiceField(
        label=_("Er møtet en av samlingene?"),
        help_text=_("Da skriver begge sider referat der, og dagen følger samlingen."),
        required=False,
    )
    day = forms.DateField(label=_("Eller velg en dag"), required=False, error_messages={"invalid": INVALID_DAY})
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)

    def __init__(self, *args: Any, gatherings: Iterable[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in gatherings}
        choices = [(key, f"{each.title}, {each.starts_at:%d.%m.%Y}") for key, each in self.known.items()]
        cast(forms.ChoiceField, self.fields["gathering"]).choices = [("", _("Nei, et eget møte")), *choices]
        for name in self.fields:
            self.fields[name].depends = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A gathering, or a day."""
        typed = super().clean() or {}
        gathering = self.known.get(typed.get("gathering") or "")
        if gathering is None and not typed.get("day") and "day" not in self.errors:
            self.add_error("day", gettext("Velg en samling eller en dag."))
        return typed

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        gathering = self.known.get(self.cleaned_data["gathering"])
        day = timezone.localdate(gathering.starts_at) if gathering else self.cleaned_data["day"]
        place = self.cleaned_data["place"] or (gathering.place if gathering else "")
        return {"day": day, "place": place[:200], "gathering": gathering}


class AgendaForm(forms.Form):
    """What a meeting takes up."""

    points = forms.MultipleChoiceField(
        label=_("Hva tar dere opp?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, points: Iterable[AgendaPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(point.pk): point for point in points}
        choices = [(key, point.title) for key, point in self.known.items()]
        cast(forms.MultipleChoiceField, self.fields["points"]).choices = choices

    @property
    def chosen(self) -> list[AgendaPoint]:
        """The points ticked, in their order."""
        ticked = set(self.cleaned_data["points"])
        return [point for key, point in self.known.items() if key in ticked]


class PointForm(forms.Form):
    """Something the board should take up."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(
        label=_("Hva bør styret ta opp?"), max_length=160, error_messages={"required": _("Skriv hva det gjelder.")}
    )
    about = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("Alle i prosessen kan lese dette. Skriv ikke om én familie."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": TOO_LONG},
    )
    matter = forms.ChoiceField(
        label=_("Hva slags sak er det?"),
        choices=labelled(Matter, MATTERS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg en.")},
    )


class DecisionForm(forms.Form):
    """What the board decided."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    text = forms.CharField(
        label=_("Hva bestemte dere?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv hva dere bestemte."), "max_length": TOO_LONG},
    )
    reasons = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("De som ikke var der, skal forstå det."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv hvorfor."), "max_length": TOO_LONG},
    )
    heard = forms.MultipleChoiceField(
        label=_("Hvem er hørt?"),
        choices=labelled(Heard, HEARD),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryss av for minst én som er hørt.")},
    )
    not_heard = forms.CharField(
        label=_("Hvem er ikke hørt, og hvorfor?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ChoiceField(label=_("Hvem følger opp?"), required=False)
    follow_up = forms.DateField(
        label=_("Når ser vi på det igjen?"), error_messages={"required": _("Velg en dag."), "invalid": INVALID_DAY}
    )

    def __init__(self, *args: Any, owners: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(seat.pk): seat for seat in owners}
        choices = [(key, str(seat)) for key, seat in self.known.items()]
        cast(forms.ChoiceField, self.fields["owner"]).choices = [("", _("De som leder")), *choices]

    @property
    def words(self) -> dict[str, Any]:
        """What the action wants."""
        names = ("text", "reasons", "heard", "not_heard", "follow_up")
        return {name: self.cleaned_data[name] for name in names} | {"owner": self.known.get(self.cleaned_data["owner"])}


class VersionForm(forms.Form):
    """A yes to the words as they were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class BecameForm(forms.Form):
    """What became of a decision."""

    words = forms.CharField(
        label=_("Hva ble det til?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv noen ord."), "max_length": TOO_LONG},
    )
