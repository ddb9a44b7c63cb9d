"""What is asked of a household that weighs other ways to use what there is."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from usving.economy.forms.amounts import AmountField
from usving.economy.models import LifeArea, PossibleUse, SavedPlan, Weighing
from usving.economy.models.alternatives import LONGEST
from usving.economy.models.books import WHOSE
from usving.economy.rules.alternatives import LEAST, MOST
from usving.economy.rules.books import Whose

ORE, MOST_HOURS, LARGEST = 100, 744, 10_000_000
MARKS = [(mark, mark) for mark in range(LEAST, MOST + 1)]
WRONG_HOURS = _("Skriv et tall fra 0 til 744.")


class Kroner(AmountField):
    """An amount read as people write it; its clean value is whole kroner, or None where nothing is written."""

    def clean(self, value: Any) -> int | None:
        """Return whole kroner; refuse what is not whole."""
        ore = super().clean(value)
        if ore is None:
            return None
        if ore > LARGEST * ORE:
            raise forms.ValidationError(_("Beløpet er for stort. Sjekk at du ikke har skrevet for mange tall."))
        if ore % ORE:
            raise forms.ValidationError(_("Skriv hele kroner, uten øre."))
        return ore // ORE

    def prepare_value(self, value: Any) -> Any:
        """Show whole kroner as they are."""
        return value


def hours_field(label: Any, help_text: Any = "") -> forms.IntegerField:
    """A field for hours in a month."""
    wrong = {"invalid": WRONG_HOURS, "min_value": WRONG_HOURS, "max_value": WRONG_HOURS}
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=0, max_value=MOST_HOURS, required=False, error_messages=wrong
    )


class BeginForm(forms.Form):
    """Whose weighing it is."""

    whose = forms.ChoiceField(choices=[(whose.value, WHOSE[whose]) for whose in Whose])


class AreasForm(forms.Form):
    """The areas of life: what the ones there are called, suggestions to take, and new ones in one's own words."""

    suggested = forms.MultipleChoiceField(label=_("Forslag"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, areas: list[LifeArea], suggestions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = {area.name.casefold() for area in areas}
        left = [str(each) for each in suggestions if str(each).casefold() not in taken]
        self.fields["suggested"].choices = [(each, each) for each in left]  # type: ignore[attr-defined]
        if not left:
            del self.fields["suggested"]
        for area in areas:
            self.fields[f"name-{area.pk}"] = forms.CharField(label=_("Område"), max_length=LONGEST, initial=area.name)
        for number in (1, 2, 3):
            self.fields[f"new_{number}"] = forms.CharField(
                label=_("Noe annet"),
                max_length=LONGEST,
                required=False,
                help_text=_("Med egne ord.") if number == 1 else "",
            )

    def clean(self) -> dict[str, Any]:
        """No two areas may be called the same."""
        typed = super().clean() or {}
        seen: set[str] = set()
        for name in [*(each for each in typed if each.startswith("name-")), "new_1", "new_2", "new_3"]:
            words = str(typed.get(name) or "").casefold()
            if words and words in seen:
                self.add_error(name, _("Dette står her alt. Skriv noe annet."))
            seen.add(words)
        return typed

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        typed = self.cleaned_data
        names = {UUID(name.removeprefix("name-")): value for name, value in typed.items() if name.startswith("name-")}
        own = [typed[name] for name in ("new_1", "new_2", "new_3") if typed.get(name)]
        return {"names": names, "new": [*typed.get("suggested", []), *own]}


class WeightsForm(forms.Form):
    """How much each area weighs, with one slider each."""

    def __init__(self, *args: Any, areas: list[LifeArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in areas:
            self.fields[f"w-{area.pk}"] = forms.IntegerField(
                label=area.name,
                initial=area.weight,
                min_value=LEAST,
                max_value=MOST,
                required=False,
                widget=forms.NumberInput(
                    attrs={"type": "range", "min": LEAST, "max": MOST, "step": 1, "class": "slider"}
                ),
            )

    @property
    def weights(self) -> dict[str, int]:
        """The weights by the area's id; what was left out or is wrong is as it was."""
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {
            name.removeprefix("w-"): field.initial if typed.get(name) is None else typed[name]
            for name, field in self.fields.items()
        }


class LimitsForm(forms.Form):
    """What there is to use."""

    per_month = Kroner(
        label=_("Kroner i måneden"),
        help_text=_(
            "Det dere rår over når husleie, strøm og mat er betalt. Tomt betyr at vi ikke regner med noen grense."
        ),
        required=False,
    )
    once = Kroner(label=_("Kroner én gang"), help_text=_("For eksempel noe dere har spart."), required=False)
    hours = hours_field(_("Timer i måneden"), _("Tid dere kan bruke på noe nytt."))

    @staticmethod
    def of(weighing: Weighing) -> dict[str, Any]:
        """What stands there now."""
        return {name: getattr(weighing, name) for name in ("per_month", "once", "hours")}


class UseForm(forms.Form):
    """One way to use money, hours or effort. `key` is the row's own id, so that a form sent twice is one use."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Hva er det?"),
        help_text=_("For eksempel «Månedskort på bussen» eller «Svømming på lørdager»."),
        max_length=LONGEST,
        error_messages={"required": _("Skriv hva det er.")},
    )
    per_month = Kroner(label=_("Hva koster det i måneden?"), required=False)
    once = Kroner(label=_("Hva koster det å komme i gang?"), help_text=_("Én gang."), required=False)
    hours = hours_field(_("Hvor mange timer tar det i måneden?"))
    now = forms.BooleanField(label=_("Dette gjør vi i dag"), required=False)

    def __init__(self, *args: Any, areas: list[LifeArea], others: list[PossibleUse], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        for area in areas:
            self.fields[f"gives-{area.pk}"] = forms.TypedChoiceField(
                label=area.name, choices=MARKS, coerce=int, empty_value=None, required=False
            )
        choices = [(str(use.pk), use.name) for use in others]
        self.fields["required"] = forms.BooleanField(label=_("Dette må være med"), required=False)
        for name, label in (("needs", _("Trenger også")), ("excludes", _("Kan ikke være sammen med"))):
            if choices:
                self.fields[name] = forms.MultipleChoiceField(
                    label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False,
                    error_messages={"invalid_choice": _("En av dem er tatt bort. Se over, og lagre på nytt.")},
                )  # fmt: skip

    @property
    def plain(self) -> list[BoundField]:
        """The fields about what it is and what it takes."""
        return [self[name] for name in ("name", "per_month", "once", "hours", "now")]

    @property
    def giving(self) -> list[BoundField]:
        """The fields about what it gives."""
        return [self[f"gives-{area.pk}"] for area in self.areas]

    @property
    def bound_together(self) -> list[BoundField]:
        """The fields about what must be there, and what goes with what."""
        return [self[name] for name in ("required", "needs", "excludes") if name in self.fields]

    @property
    def tied(self) -> bool:
        """Whether something is said, or wrong, among the last fields."""
        return any(field.errors or field.value() for field in self.bound_together)

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants, but for the key."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            **{name: typed[name] or 0 for name in ("per_month", "once", "hours")},
            **{name: typed[name] for name in ("now", "required")},
            **{name: [UUID(each) for each in typed.get(name, [])] for name in ("needs", "excludes")},
            "gives": {str(area.pk): typed[f"gives-{area.pk}"] for area in self.areas if typed[f"gives-{area.pk}"]},
        }

    @staticmethod
    def of(use: PossibleUse) -> dict[str, Any]:
        """What stands there now."""
        marks = {f"gives-{area}": mark for area, mark in use.gives.items()}
        tied = {name: [str(each) for each in getattr(use, name)] for name in ("needs", "excludes")}
        plain = {name: getattr(use, name) for name in ("name", "now", "required")}
        return {
            "key": use.pk,
            **plain,
            **{n: getattr(use, n) or None for n in ("per_month", "once", "hours")},
            **tied,
            **marks,
        }


class IdeaForm(forms.Form):
    """An idea to take into one's own list."""

    words = forms.CharField(max_length=LONGEST)


class SaveForm(forms.Form):
    """Keep a plan under a name."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    uses = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Hva vil dere kalle planen?"), max_length=LONGEST, error_messages={"required": _("Gi planen et navn.")}
    )

    @staticmethod
    def start(uses: str, name: str) -> dict[str, Any]:
        """What an empty form begins with."""
        return {"key": uuid4(), "uses": uses, "name": name}


class PairForm(forms.Form):
    """Two areas to hold against each other."""

    x = forms.ChoiceField(label=_("Mer av"))
    y = forms.ChoiceField(label=_("Eller mer av"))

    def __init__(self, *args: Any, areas: list[LifeArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, field in enumerate(self.fields.values()):
            field.choices = [(str(area.pk), area.name) for area in areas]  # type: ignore[attr-defined]
            field.initial = str(areas[place].pk) if place < len(areas) else None

    def clean(self) -> dict[str, Any]:
        """Refuse one area held against itself."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("x") and cleaned.get("x") == cleaned.get("y"):
            self.add_error("y", _("Velg et annet område enn det over."))
        return cleaned


class TwoPlansForm(forms.Form):
    """Two saved plans to hold beside each other."""

    a = forms.ChoiceField(label=_("Den ene planen"))
    b = forms.ChoiceField(label=_("Den andre planen"))

    def __init__(self, *args: Any, plans: list[SavedPlan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(str(plan.pk), plan.name) for plan in plans]  # type: ignore[attr-defined]


class FeltForm(forms.Form):
    """How each thing in a plan felt, in each area it was thought to give something. `running`: its month is not over."""

    words = forms.CharField(
        label=_("Hva la dere merke til?"),
        help_text=_("Du kan la det stå tomt."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, pairs: list[tuple[str, str, str, str]], running: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = {f"{use}_{area}": (use, area) for use, area, _use, _area in pairs}
        marks: list[tuple[Any, Any]] = [("", _("Vil ikke si")), *MARKS]
        for use, area, use_name, area_name in pairs:
            self.fields[f"{use}_{area}"] = forms.TypedChoiceField(
                label=f"{use_name}: {area_name}", choices=marks, coerce=int, empty_value=None, required=False
            )

        if running:
            self.fields["over"] = forms.BooleanField(
                label=_("Vi er ferdige med å prøve planen"),
                help_text=_("Krysser dere ikke av, prøver dere den videre, og kan si mer når måneden er over."),
                required=False,
            )

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        return {"marks": self.marks, "words": self.cleaned_data["words"], "over": self.cleaned_data.get("over", False)}

    @property
    def marks(self) -> dict[str, dict[str, int]]:
        """What was said, by use and area."""
        found: dict[str, dict[str, int]] = {}
        for name, (use, area) in self.pairs.items():
            if self.cleaned_data[name] is not None:
                found.setdefault(use, {})[area] = self.cleaned_data[name]
        return found

    @staticmethod
    def of(marks: Mapping[str, Mapping[str, int]], words: str) -> dict[str, Any]:
        """What stands there now."""
        return {"words": words} | {f"{use}_{area}": mark for use, each in marks.items() for area, mark in each.items()}
