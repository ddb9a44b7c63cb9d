"""What a worker is asked for: which part, as whom, why, until when; and what danger there is."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from usving.people.models.consents import GROUNDS
from usving.people.models.statements import PARTS, PURPOSES_AT_WORK
from usving.people.rules.consents import Ground, Recipient
from usving.people.rules.parts import Part, Purpose


class AskForm(forms.Form):
    """A question to a person: may we read this part?"""

    key = forms.UUIDField(widget=forms.HiddenInput)
    part = forms.TypedChoiceField(
        label=_("Hva trenger du å lese?"),
        coerce=Part,
        choices=[(part.value, words) for part, words in PARTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg én del. Spør heller om mer siden.")},
    )
    purpose = forms.TypedChoiceField(
        label=_("Hva skal det brukes til?"),
        coerce=Purpose,
        choices=lambda: [(purpose.value, capfirst(str(words))) for purpose, words in PURPOSES_AT_WORK.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva det skal brukes til.")},
    )
    recipient = forms.ChoiceField(
        label=_("Hvem skal få lese?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem som skal få lese.")},
    )
    reason = forms.CharField(
        label=_("Hvorfor spør du?"),
        help_text=_("Skriv kort og vanlig. Den du spør, leser akkurat dette."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv hvorfor du spør."), "max_length": _("Skriv kortere, høyst 600 tegn.")},
    )
    until = forms.DateField(
        label=_("Til og med"),
        help_text=_("Ikke lenger enn du trenger, og høyst ett år."),
        error_messages={"required": _("Velg en dag."), "invalid": _("Skriv en dag, for eksempel 1.3.2027.")},
    )

    def __init__(self, *arguments: Any, recipients: list[tuple[str, str, Recipient]], **options: Any) -> None:
        options["initial"] = {"key": uuid4(), **options.get("initial", {})}
        super().__init__(*arguments, **options)
        self._recipients = {code: recipient for code, _words, recipient in recipients}
        self.fields["recipient"].choices = [(code, words) for code, words, _one in recipients]  # type: ignore[attr-defined]

    def named_recipient(self) -> Recipient:
        """Whom the answer would let in."""
        return self._recipients[self.cleaned_data["recipient"]]


class DangerForm(forms.Form):
    """Opening without a yes, because of danger."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    ground = forms.TypedChoiceField(
        label=_("Hva er faren?"),
        coerce=Ground,
        choices=[(ground.value, words) for ground, words in GROUNDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva faren er.")},
    )
    reason = forms.CharField(
        label=_("Hva har skjedd, og hvorfor haster det?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv hva som haster."), "max_length": _("Skriv kortere, høyst 600 tegn.")},
    )
    silent_by = forms.CharField(
        label=_("Hindrer en lov at du sier fra nå? Skriv paragrafen."),
        help_text=_("La stå tom ellers. Da ser personen med en gang at du har åpnet."),
        required=False,
        max_length=120,
    )
    tell_on = forms.DateField(
        label=_("Når skal personen få vite det?"),
        help_text=_("Bare når en lov hindrer det nå. Innen tre måneder."),
        required=False,
        error_messages={"invalid": _("Skriv en dag, for eksempel 1.3.2027.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options["initial"] = {"key": uuid4(), **options.get("initial", {})}
        super().__init__(*arguments, **options)
