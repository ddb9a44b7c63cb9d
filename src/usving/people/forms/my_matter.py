"""What is asked of someone who writes about themselves, opens for others, or closes again."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.people.models import Statement
from usving.people.models.statements import PARTS, PURPOSES
from usving.people.queries.households import Housemate
from usving.people.queries.receivers import Receiver
from usving.people.rules.consents import LONGEST, Recipient
from usving.people.rules.parts import Part, Purpose

LONGEST_TEXT = 5000


def purposes() -> list[tuple[str, str]]:
    """The purposes to choose among, each with a large first letter."""
    return [(code, capfirst(str(words))) for code, words in labelled(Purpose, PURPOSES)]


class UntilField(forms.DateField):
    """The last day of something; today at the earliest, a year from now at the latest, or before `latest`."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("label", _("Til og med"))
        super().__init__(*arguments, **options)
        self.latest: date | None = None
        self.error_messages |= {"required": _("Velg den siste dagen."), "invalid": _("Velg en dag.")}

    def clean(self, value: Any) -> date:
        """Check the day against today, a year, and the latest day that is asked for."""
        day: date = super().clean(value)
        today = timezone.localdate()
        if day < today:
            raise ValidationError(_("Velg en dag som ikke er over."))
        if self.latest is not None and day > self.latest:
            raise ValidationError(_("Velg en dag som ikke er senere enn den du ble spurt om."))
        if day > today + LONGEST:
            raise ValidationError(_("Et samtykke varer høyst ett år. Velg en tidligere dag."))
        return day


class StatementForm(forms.Form):
    """Words about oneself, for one purpose. `key` is the row's own id, so that a form sent twice is written once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Det jeg vil skrive"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv noe først."),
            "max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d."),
        },
    )
    purpose = forms.ChoiceField(
        label=_("Hva kan det brukes til?"),
        choices=purposes,
        widget=forms.RadioSelect,
        help_text=_("Det åpnes bare for dette. Ingen får se det før du sier ja."),
        error_messages={"required": _("Velg hva det kan brukes til.")},
    )
    about = forms.MultipleChoiceField(
        label=_("Hvem handler det om?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Handler det om flere, åpnes det først når alle har sagt ja. De det handler om, kan lese det."),
        error_messages={
            "required": _("Velg hvem det handler om."),
            "invalid_choice": _("Velg noen som bor sammen med deg nå."),
        },
    )
    own = forms.BooleanField(
        label=_("Bare mine ord"),
        required=False,
        help_text=_("Da leser ingen andre i familien det, og bare du bestemmer. Det kan handle om deg og barna dine."),
    )

    def __init__(self, *arguments: Any, household: list[Housemate], **options: Any) -> None:
        super().__init__(*arguments, **options)
        about = self.fields["about"]
        about.choices = [(str(each.person), each.name) for each in household]  # type: ignore[attr-defined]

    def clean_about(self) -> list[UUID]:
        """The persons, as ids."""
        return [UUID(person) for person in self.cleaned_data["about"]]

    def clean_purpose(self) -> Purpose:
        """The purpose, as a code."""
        return Purpose(self.cleaned_data["purpose"])

    @staticmethod
    def start(person: UUID) -> dict[str, Any]:
        """What an empty form begins with."""
        return {"key": uuid4(), "about": [str(person)]}


class HelpersStatementForm(StatementForm):
    """The same words, typed in by a helper: the page speaks to the helper, of the one it helps."""

    def __init__(self, *arguments: Any, name: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        named = {"name": name}
        self.fields["text"].label = _("Det %(name)s sier") % named
        self.fields["purpose"].help_text = _("Det åpnes bare for dette. Ingen får se det før %(name)s sier ja.") % named
        self.fields["about"].error_messages["invalid_choice"] = _("Velg noen som bor sammen med %(name)s nå.") % named
        self.fields["own"].label = _("Bare ordene til %(name)s") % named
        self.fields["own"].help_text = _("Da leser ingen andre i familien det, og bare %(name)s bestemmer.") % named


class ChangeForm(StatementForm):
    """Changed words: whom they are about stays as it was."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, household=[], **options)
        del self.fields["about"], self.fields["own"]

    @staticmethod
    def again(statement: Statement) -> dict[str, Any]:
        """What the form begins with."""
        return {
            "key": statement.pk, "version": statement.version, "text": statement.text, "purpose": statement.purpose
        }  # fmt: skip


class YesForm(forms.Form):
    """A yes until a day. `key` is the consent's own id, so that a double click opens once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    until = UntilField(help_text=_("Det stenger av seg selv etter denne dagen. Du kan trekke det før når du vil."))

    def __init__(self, *arguments: Any, latest: date | None = None, **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("key", uuid4())
        super().__init__(*arguments, **options)
        self.fields["until"].latest = latest  # type: ignore[attr-defined]


class SeenField(forms.BooleanField):
    """That the one who says yes has seen what it opens, where another notes the yes and is not to read it."""

    def __init__(self, **options: Any) -> None:
        missing = _("Uten dette kan du ikke føre inn et ja. Den det gjelder, må ha sett det først.")
        super().__init__(**{"error_messages": {"required": missing}, **options})


class HelpersYesForm(YesForm):
    """A yes that a helper gives for another: only when that one has seen what the helper may not read."""

    seen = SeenField()

    def __init__(self, *arguments: Any, name: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["until"].help_text = _(
            "Det stenger av seg selv etter denne dagen. Det kan trekkes før, når som helst."
        )
        self.fields["seen"].label = _("%(name)s har sett det som blir åpnet") % {"name": name}


class UnaskedYesForm(YesForm):
    """A yes that nobody asked for: the day is one's own to choose."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["until"].help_text = _(
            "Du velger selv, høyst ett år. Mange velger tre måneder. Etter dagen stenger det av seg selv."
        )


class ShortenForm(forms.Form):
    """An earlier last day."""

    until = UntilField(label=_("Ny siste dag"))

    def __init__(self, *arguments: Any, latest: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        until = self.fields["until"]
        until.latest = latest  # type: ignore[attr-defined]


class WhatForm(forms.Form):
    """The first step: which part, and about whom."""

    part = forms.ChoiceField(
        label=_("Hva vil du åpne?"),
        choices=labelled(Part, PARTS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva du vil åpne."), "invalid_choice": _("Velg en av delene.")},
    )
    about = forms.ChoiceField(
        label=_("Hvem gjelder det?"),
        widget=forms.RadioSelect,
        help_text=_("Velg én om gangen."),
        error_messages={"required": _("Velg hvem det gjelder."), "invalid_choice": _("Velg deg selv eller et barn.")},
    )

    def __init__(self, *arguments: Any, household: list[Housemate], person: UUID, **options: Any) -> None:
        super().__init__(*arguments, **options)
        decided = [each for each in household if each.person == person or each.is_minor]
        field = self.fields["about"]
        field.choices = [(str(each.person), each.name) for each in decided]  # type: ignore[attr-defined]
        if len(decided) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(person)

    def clean_part(self) -> Part:
        """The part, as a code."""
        return Part(self.cleaned_data["part"])

    def clean_about(self) -> UUID:
        """The person, as an id."""
        return UUID(self.cleaned_data["about"])


class WhomForm(forms.Form):
    """The second step: for whom, and for what."""

    recipient = forms.ChoiceField(
        label=_("Hvem vil du åpne for?"),
        help_text=_("De som deler ut boliger, står ikke her. De kan aldri slippes inn."),
        error_messages={
            "required": _("Velg hvem du vil åpne for."),
            "invalid_choice": _(
                "Du kan ikke åpne for denne. De som deler ut boliger, og de som har sluttet, kan ikke velges."
            ),
        },
    )
    purpose = forms.ChoiceField(
        label=_("Hva skal de bruke det til?"),
        choices=purposes,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva de skal bruke det til.")},
    )

    def __init__(self, *arguments: Any, receivers: list[tuple[str, list[Receiver]]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        groups = [(heading, [(each.code, each.name) for each in found]) for heading, found in receivers]
        self.fields["recipient"].choices = [("", _("Velg en")), *groups]  # type: ignore[attr-defined]
        self.receivers = {each.code: each for _heading, found in receivers for each in found}
        self.fields["recipient"].widget.choices = self.fields["recipient"].choices  # type: ignore[attr-defined]

    def clean_purpose(self) -> Purpose:
        """The purpose, as a code."""
        return Purpose(self.cleaned_data["purpose"])

    @property
    def chosen(self) -> Receiver:
        """Whoever was chosen."""
        return self.receivers[self.cleaned_data["recipient"]]

    @property
    def recipient_chosen(self) -> Recipient:
        """Whoever was chosen, as the rule wants it."""
        return self.chosen.recipient
