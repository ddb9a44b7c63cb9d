"""What is asked about values, and of a letter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.versioned import Versioned
from usving.strengths.models.values import LONGEST_LETTER, LONGEST_NAME, LONGEST_WHY, ChosenValue
from usving.strengths.rules.cards import ValueCard
from usving.strengths.rules.values import LEAST, MOST

NEW = ("new_1", "new_2", "new_3")
IMPORTANT = {LEAST: _("0 – ikke viktig nå"), 5: _("5 – ganske viktig"), MOST: _("10 – noe av det viktigste jeg har")}
LIVED = {LEAST: _("0 – ikke i det hele tatt"), 5: _("5 – noen ganger"), MOST: _("10 – så mye jeg vil")}


class CardsForm(forms.Form):
    """Which cards are one's own: the shipped ones, those made before, and up to three new ones."""

    cards = forms.MultipleChoiceField(
        label=_("Kortene"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Et av kortene finnes ikke lenger. Se over, og velg på nytt.")},
    )
    own = forms.MultipleChoiceField(
        label=_("Mine egne kort"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Et av kortene finnes ikke lenger. Se over, og velg på nytt.")},
    )

    def __init__(
        self, *args: Any, shipped: Iterable[ValueCard], own: list[tuple[str, str]], language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.shipped = {card.code: card for card in shipped}
        cards, mine = self.fields["cards"], self.fields["own"]
        said = [(code, f"{card.name(language)}: {card.about(language)}") for code, card in self.shipped.items()]
        cards.choices = said  # type: ignore[attr-defined]
        mine.choices = own  # type: ignore[attr-defined]
        if not own:
            del self.fields["own"]
        for number, name in enumerate(NEW, start=1):
            self.fields[name] = forms.CharField(
                label=_("Et kort jeg lager selv"),
                max_length=LONGEST_NAME,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
                help_text=_("Med dine egne ord.") if number == 1 else "",
            )

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action wants."""
        return {
            "cards": [self.shipped[code] for code in self.cleaned_data["cards"]],
            "own": self.cleaned_data.get("own", []),
            "new": [self.cleaned_data[name] for name in NEW if self.cleaned_data[name]],
        }


class ValueForm(Versioned):
    """Why a value matters, how much, and how it is lived today."""

    changed_elsewhere = _("Du har endret dette på en annen skjerm. Se over, og lagre på nytt.")
    grows = ("why",)

    importance = forms.TypedChoiceField(
        label=_("Hvor viktig er dette for deg?"), coerce=int, empty_value=None, required=False
    )
    lived = forms.TypedChoiceField(
        label=_("Hvor mye får du leve slik nå?"), coerce=int, empty_value=None, required=False
    )
    why = forms.CharField(
        label=_("Hvorfor betyr det noe for deg?"),
        help_text=_("Du kan la det stå tomt. Bare du leser det."),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("importance", IMPORTANT), ("lived", LIVED)):
            steps = [(mark, words.get(mark, mark)) for mark in range(LEAST, MOST + 1)]
            self.fields[name].choices = [("", _("Vil ikke si")), *steps]  # type: ignore[attr-defined]

    @staticmethod
    def of(value: ChosenValue) -> dict[str, Any]:
        """What stands there now."""
        return {"why": value.why, "importance": value.importance, "lived": value.lived}

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return {name: self.cleaned_data[name] for name in ("why", "importance", "lived")}


class MoveForm(forms.Form):
    """Which way."""

    up = forms.ChoiceField(choices=[("1", ""), ("0", "")])


class RoundForm(forms.Form):
    """Which round is begun."""

    number = forms.IntegerField(min_value=2, max_value=1000, widget=forms.HiddenInput)


class ShowForm(forms.Form):
    """Whether the words go with it."""

    with_why = forms.BooleanField(label=_("Vis også hvorfor det betyr noe for meg"), required=False)


class LetterForm(Versioned):
    """A letter from oneself in the future. `key` is the row's own id, so that a form sent twice is one letter."""

    changed_elsewhere = _("Du har endret dette på en annen skjerm. Se over, og lagre på nytt.")
    grows = ("text",)

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Brevet"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 14, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv noe først."),
            "max_length": _("Brevet er for langt: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )
