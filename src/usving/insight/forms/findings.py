"""What is asked when a finding is worded, and when something is said to it."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.insight.forms.readings import SHOWN
from usving.insight.models.findings import SAYS
from usving.insight.queries.readings import Marked
from usving.insight.rules.findings import Says
from usving.process.rules.seats import Side

TOO_LONG = {"max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")}


class FindingForm(forms.Form):
    """The wording of a finding and the passages it is made of."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Kort sagt"),
        max_length=160,
        error_messages={"required": _("Skriv hva dere har forstått, på én linje."), **TOO_LONG},
    )
    words = forms.CharField(
        label=_("Hva har vi forstått?"),
        help_text=_("Skriv så begge sider kan kjenne seg igjen. Ingen navn."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Skriv hva dere har forstått."), **TOO_LONG},
    )
    supports = forms.CharField(
        label=_("Hva støtter det?"),
        help_text=_("Dette og det neste må være skrevet før noen kan stå bak."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )
    against = forms.CharField(
        label=_("Hva taler mot det?"),
        help_text=_("Det som ikke passer, er ofte det vi lærer mest av. Fant dere ingenting, så skriv det."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )
    marks = forms.MultipleChoiceField(
        label=_("Hvilke steder bygger det på?"),
        help_text=_("Begge sider må lese disse tekstene før innsikten kan stå."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Velg minst én kilde."),
            "invalid_choice": _("En kilde er ikke delt lenger. Velg på nytt."),
        },
    )
    shown = forms.BooleanField(label=SHOWN, required=False)

    def __init__(self, *args: Any, marks: Iterable[Marked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(marks)
        self.known = {str(each.mark.pk): each.mark for each in found}
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in found:
            groups.setdefault(each.mark.theme, []).append((str(each.mark.pk), _place(each)))
        cast(forms.MultipleChoiceField, self.fields["marks"]).choices = list(groups.items())

    @property
    def worded(self) -> dict[str, str]:
        """The words of the finding."""
        return {name: self.cleaned_data[name] for name in ("title", "words", "supports", "against")}

    @property
    def chosen(self) -> list[Any]:
        """The marks that were chosen."""
        return [self.known[pk] for pk in self.cleaned_data["marks"]]


def _place(each: Marked) -> str:
    """A passage to choose: its words, or where they stand where they are not to be shown here; and which side marked it."""
    by = _("merket av familiene") if each.mark.side == Side.FAMILIES else _("merket av tjenesteyterne")
    if each.quote:
        return f"«{each.quote}» – {by}"
    where = _("Setning %(number)d i teksten fra %(name)s") % {"number": each.mark.first + 1, "name": each.source.signed}
    return f"{where} – {by}"


class SayForm(forms.Form):
    """What one says to a finding, with one's own words."""

    wording = forms.IntegerField(widget=forms.HiddenInput)
    says = forms.ChoiceField(
        label=_("Hva vil du si?"),
        choices=labelled(Says, SAYS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva du vil si.")},
    )
    words = forms.CharField(
        label=_("Med dine egne ord"),
        help_text=_(
            "Har du lest, så skriv hva du ser i dette. Er du uenig, så skriv hvorfor. Står du bak, kan det stå tomt."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=TOO_LONG,
    )
    shown = forms.BooleanField(label=SHOWN, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].depends = True  # type: ignore[attr-defined]

    def offer(self, allowed: Iterable[Says]) -> None:
        """Show only what one may say now; what is sent all the same still meets the rule, which says why not."""
        widget = cast(forms.RadioSelect, self.fields["says"].widget)
        widget.choices = [(each.value, SAYS[each]) for each in allowed]
