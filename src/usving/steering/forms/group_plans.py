"""What is asked when a plan for several at once is proposed or worded anew."""

from collections.abc import Callable, Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.process.models import Gathering
from usving.steering.rules.group_plans import CaseData, PlanParty, case_data_in

INVALID_DAY = _("Velg en dag, for eksempel 14.05.2027.")
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")
NO_CASES = _("Skriv hva dere gjør sammen. Ikke skriv hva én familie trenger, og ingen navn.")
NEVER = {
    CaseData.IDENTITY: _("Her står det noe som ligner et fødselsnummer. Ta det bort."),
    CaseData.PHONE: _("Her står det noe som ligner et telefonnummer. Ta det bort."),
    CaseData.EMAIL: _("Her står det en e-postadresse. Ta den bort."),
}
TEXTS = ("title", "aim", "families", "services", "volunteers", "looks_for")


def long_text(label: Any, help_text: Any, *, required: bool = True) -> forms.CharField:
    """A few lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1500,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv noen ord her."), "max_length": TOO_LONG},
    )


class PlanForm(forms.Form):
    """A plan: aim, what each does, when, what we look for. It holds no case data, and asks once more where it may."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    title = forms.CharField(
        label=_("Hva heter planen?"), max_length=120, error_messages={"required": _("Gi planen et navn.")}
    )
    aim = long_text(_("Hva vil vi?"), NO_CASES)
    families = long_text(_("Hva gjør familiene, sammen?"), _("Ikke hvem, og ikke hvorfor."), required=False)
    services = long_text(_("Hva gjør tjenestene?"), _("Hvilket kontor, og hva de gjør annerledes."), required=False)
    volunteers = long_text(_("Hva gjør de frivillige?"), "", required=False)
    starts = forms.DateField(
        label=_("Når starter vi?"), error_messages={"required": _("Velg en dag."), "invalid": INVALID_DAY}
    )
    follow_up = forms.DateField(
        label=_("Når ser vi på planen igjen?"), error_messages={"required": _("Velg en dag."), "invalid": INVALID_DAY}
    )
    looks_for = long_text(_("Hva ser vi etter?"), _("Hvordan vet vi at det hjelper?"))
    no_names = forms.BooleanField(
        label=_("Jeg har sett over. Det er ikke navnet på noen her."), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, names: Callable[[str], list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names_in = names

    def clean(self) -> dict[str, Any]:
        """What says who someone is, never stands here; what may be a name, is asked about once."""
        typed = super().clean() or {}
        for name in TEXTS:
            for found in sorted(case_data_in(typed.get(name) or "")):
                self.add_error(name, NEVER[found])
        if not typed.get("no_names"):
            self._ask_about_names(typed)
        return typed

    def _ask_about_names(self, typed: dict[str, Any]) -> None:
        for name in TEXTS:
            if found := self.names_in(typed.get(name) or ""):
                words = {"words": ", ".join(f"«{word}»" for word in found)}
                self.add_error(
                    name,
                    gettext(
                        "%(words)s er også navnet på en familie her, eller noen i en. Skriv det om, eller kryss av nederst."
                    )
                    % words,
                )
                self.fields["no_names"].widget = forms.CheckboxInput()

    @property
    def words(self) -> dict[str, Any]:
        """What stands in the plan itself."""
        return {name: self.cleaned_data[name] for name in ("title", "aim", "looks_for", "starts", "follow_up")}

    @property
    def parts(self) -> dict[PlanParty, str]:
        """What each does."""
        found = {party: self.cleaned_data[party.value].strip() for party in PlanParty}
        return {party: what for party, what in found.items() if what}


class WordingForm(forms.Form):
    """A yes to the words as they were read."""

    wording = forms.IntegerField(widget=forms.HiddenInput)


class TasksForm(forms.Form):
    """Which gathering the tasks hang on, and until when."""

    gathering = forms.ChoiceField(
        label=_("Fra hvilken samling?"),
        help_text=_("Oppgavene står blant det dere ble enige om der."),
        error_messages={"required": _("Velg en samling."), "invalid_choice": _("Velg en av dem på listen.")},
    )
    due = forms.DateField(label=_("Innen når?"), error_messages={"required": _("Velg en dag."), "invalid": INVALID_DAY})

    def __init__(self, *args: Any, gatherings: Iterable[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in gatherings}
        choices = [(key, f"{each.title}, {each.starts_at:%d.%m.%Y}") for key, each in self.known.items()]
        cast(forms.ChoiceField, self.fields["gathering"]).choices = [("", _("Velg")), *choices]

    @property
    def chosen(self) -> Gathering:
        """The gathering that was chosen."""
        return self.known[self.cleaned_data["gathering"]]
