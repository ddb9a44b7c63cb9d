"""What is asked when something is lifted, when the ladder is made, and when someone answers."""

from collections.abc import Iterable, Iterator
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.models import Seat
from usving.steering.actions.escalations import Step
from usving.steering.models.escalations import DIRECTIONS, OUTCOMES, RUNGS, WAYS
from usving.steering.rules.escalations import LADDERS, LONGEST, SHORTEST, AnswerWay, Direction, Outcome, Rung

NOTED = (AnswerWay.PHONE, AnswerWay.LETTER, AnswerWay.TALK)
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class WordsForm(forms.Form):
    """The words of something that is lifted."""

    title = forms.CharField(
        label=_("Hva gjelder det?"),
        help_text=_("Noen få ord."),
        max_length=120,
        error_messages={"required": _("Skriv hva det gjelder.")},
    )
    text = forms.CharField(
        label=_("Hva trenger dere, og hvorfor?"),
        help_text=_("Skriv bare det som må til. Alle det gjelder, får lese og si ja før noe blir sendt."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Skriv hva dere trenger."), "max_length": TOO_LONG},
    )


class LiftForm(WordsForm):
    """Something new to lift."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    direction = forms.ChoiceField(
        label=_("Hvilken vei skal det?"),
        choices=labelled(Direction, DIRECTIONS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg en vei.")},
    )
    seats = forms.MultipleChoiceField(
        label=_("Hvem andre gjelder det?"),
        help_text=_("Du er med selv. Alle du krysser av for, må si ja til ordene."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Velg blant dem på listen.")},
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(seat.pk): seat for seat in seats}
        field = cast(forms.MultipleChoiceField, self.fields["seats"])
        field.choices = [(key, str(seat)) for key, seat in self.known.items()]
        if not self.known:
            del self.fields["seats"]

    @property
    def chosen(self) -> list[Seat]:
        """The seats ticked."""
        return [self.known[key] for key in self.cleaned_data.get("seats", [])]


class LadderForm(forms.Form):
    """Who gets it, and who above them when they do not answer: up to four, each with a name, a way to be reached and days."""

    def __init__(
        self, *args: Any, direction: Direction, staff: list[tuple[str, str]], ladder: list[Step], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rungs, self.staff = LADDERS[direction], dict(staff)
        for number, (rung, days) in enumerate(self.rungs, start=1):
            stands = next((step for step in ladder if step.rung is rung), None)
            self._add(number, stands.days if stands else days, stands)

    def _add(self, number: int, days: int, stands: Step | None) -> None:
        choose = [("", _("Ingen av disse")), *self.staff.items()]
        begun = stands or Step(Rung.PERSON, "", days)
        account = str(begun.account or "")
        named = "" if account in self.staff else begun.name
        self.fields |= {
            f"account_{number}": forms.ChoiceField(
                label=_("En ansatt i kommunen"), choices=choose, required=False, initial=account
            ),
            f"name_{number}": forms.CharField(
                label=_("Eller navnet på en annen"), max_length=120, required=False, initial=named
            ),
            f"email_{number}": forms.EmailField(
                label=_("E-post"), help_text=_("Får en lenke å svare med."), required=False, initial=begun.email,
                error_messages={"invalid": _("Skriv en hel e-postadresse, for eksempel navn@firma.no.")},
            ),
            f"phone_{number}": forms.CharField(
                label=_("Telefon"), max_length=20, required=False, initial=begun.phone
            ),
            f"days_{number}": forms.IntegerField(
                label=_("Dager til å svare"), min_value=SHORTEST, max_value=LONGEST, initial=days, required=False,
                error_messages={"min_value": _("Gi minst 3 dager."), "max_value": _("Gi høyst 90 dager."),
                                "invalid": _("Skriv et tall.")},
            ),
        }  # fmt: skip
        for name in ("account", "name", "email", "phone", "days"):
            self.fields[f"{name}_{number}"].depends = True  # type: ignore[attr-defined]

    def groups(self) -> Iterator[tuple[int, Any, list[BoundField], bool]]:
        """The fields of each step: its number, what it is called, the fields, and whether it should stand open."""
        for number, (rung, _days) in enumerate(self.rungs, start=1):
            names = [f"{name}_{number}" for name in ("account", "name", "email", "phone", "days")]
            fields = [self[name] for name in names]
            told = any(field.errors for field in fields) or any(field.value() for field in fields[:4])
            yield number, RUNGS[rung], fields, number == 1 or told

    def clean(self) -> dict[str, Any]:
        """Each step that is begun has a name and a way to be reached; the first is there."""
        typed = super().clean() or {}
        for number in range(1, len(self.rungs) + 1):
            name, account = typed.get(f"name_{number}"), typed.get(f"account_{number}")
            reach = typed.get(f"email_{number}") or typed.get(f"phone_{number}")
            if name and not account and not reach and f"email_{number}" not in self.errors:
                self.add_error(f"email_{number}", gettext("Skriv e-post eller telefon."))
            if reach and not name and not account:
                self.add_error(f"name_{number}", gettext("Skriv hvem det er."))
            if number == 1 and not name and not account and not reach:
                self.add_error("name_1", gettext("Skriv hvem som skal få saken, eller velg en ansatt."))
        return typed

    def steps(self) -> list[Step]:
        """The ladder that was asked for."""
        found = [self._step(number, rung, days) for number, (rung, days) in enumerate(self.rungs, start=1)]
        return [step for step in found if step]

    def _step(self, number: int, rung: Rung, usual: int) -> Step | None:
        typed = {
            name: self.cleaned_data.get(f"{name}_{number}") for name in ("account", "name", "email", "phone", "days")
        }
        days = typed["days"] or usual
        if typed["account"]:
            name = self.staff[typed["account"]]
            return Step(rung, name[:120], days, account=UUID(typed["account"]))
        if not typed["name"]:
            return None
        return Step(rung, typed["name"], days, email=typed["email"] or "", phone=typed["phone"] or "")


class YesForm(forms.Form):
    """A yes to the words as they were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What the one who has it answers."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    outcome = forms.ChoiceField(
        label=_("Hva svarer du?"),
        choices=labelled(Outcome, OUTCOMES),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg et svar.")},
    )
    words = forms.CharField(
        label=_("Hva skjer nå, og når?"),
        help_text=_("De som spurte, leser dette. Sier du nei, skriv hvorfor."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv noen ord."), "max_length": TOO_LONG},
    )

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return {
            "key": self.cleaned_data["key"],
            "outcome": Outcome(self.cleaned_data["outcome"]),
            "words": self.cleaned_data["words"],
        }


class NotedForm(AnswerForm):
    """An answer that came another way."""

    way = forms.ChoiceField(
        label=_("Hvordan kom svaret?"),
        choices=[(way.value, WAYS[way]) for way in NOTED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan svaret kom.")},
    )

    field_order = ["way", "outcome", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = gettext("Hva var svaret?")
        self.fields["words"].label = gettext("Hva ble sagt?")
        self.fields["words"].help_text = gettext("De det gjelder, leser dette.")

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return super().said | {"way": AnswerWay(self.cleaned_data["way"])}
