"""What is asked of those in the room, and of the one who leads."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.pictures import LARGEST_FILE, WhyNotPicture, read
from usving.process.forms.contributions import LONGEST
from usving.process.models.processes import SIDES
from usving.process.models.refusals import REFUSALS
from usving.process.queries.paper import SIDE
from usving.process.rules.audience import Voice
from usving.process.rules.room import Spot, WhyNotRoom
from usving.process.rules.seats import Side

ME, TOGETHER, NOBODY = "me", "together", "nobody"
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class SayForm(forms.Form):
    """Something said in the room: words or a photo, who in the family says it, and where it goes (the button)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(choices=[(spot.value, spot.value) for spot in Spot], widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Det jeg vil si"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Skriv noe først."), "max_length": TOO_LONG},
    )
    speaker = forms.ChoiceField(label=_("Hvem sier det?"))
    photo = forms.FileField(
        label=_("Bilde"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={
            "empty": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
            "invalid": REFUSALS[WhyNotPicture.NOT_A_PICTURE],
        },
    )
    photo_words = forms.CharField(
        label=_("Hva viser bildet?"),
        help_text=_("Må fylles ut når du legger ved et bilde. Noen få ord, for den som ikke kan se det."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, name: str, family: str, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name, self.family, self.others = name, family, dict(others)
        together = [(TOGETHER, _("Vi sammen"))] if family else []
        choices = [(ME, name), *others, *together, (NOBODY, _("Uten navn"))]
        self.fields["speaker"].choices = choices  # type: ignore[attr-defined]
        self.fields["photo_words"].depends = True  # type: ignore[attr-defined]
        self.fields["key"].initial, self.fields["speaker"].initial = uuid4(), ME

    def clean_photo(self) -> Any:
        """A photo made anew, so that nothing is in it but what is seen."""
        file = self.cleaned_data["photo"]
        if not file:
            return None
        found = WhyNotPicture.TOO_HEAVY if file.size > LARGEST_FILE else read(file)
        if isinstance(found, WhyNotPicture):
            raise forms.ValidationError(str(REFUSALS[found]))
        return found

    def clean(self) -> dict[str, Any]:
        """Words or a photo must be there, and a photo says what it shows."""
        cleaned = super().clean() or {}
        if cleaned.get("photo") and not cleaned.get("photo_words"):
            self.add_error("photo_words", str(REFUSALS[WhyNotRoom.PHOTO_WITHOUT_WORDS]))
        if cleaned.get("photo") and not self.data.get("text", "").strip():
            self.errors.pop("text", None)
        return cleaned

    def say_that_the_photo_is_gone(self) -> None:
        """A page that is drawn anew cannot keep a file that was chosen: say so, beside the field."""
        if self.cleaned_data.get("photo"):
            self.add_error("photo", _("Velg bildet på nytt. Det ble ikke med."))

    @property
    def spot(self) -> Spot:
        """Where it goes."""
        return Spot(self.cleaned_data["to"])

    @property
    def said(self) -> dict[str, Any]:
        """The words, the voice and the name shown. One who speaks for oneself is named; one through another's phone as well."""
        speaker, text = self.cleaned_data["speaker"], self.cleaned_data.get("text") or self.cleaned_data["photo_words"]
        if speaker == ME:
            return {"text": text, "voice": Voice.PERSON, "signed": self.name}
        if speaker == NOBODY:
            return {"text": text, "voice": Voice.ALIAS, "signed": str(_("En i rommet"))}
        signed = f"{self.others[speaker]}, {self.family}" if speaker in self.others else self.family
        return {"text": text, "voice": Voice.FAMILY, "signed": signed[:120]}


class TypeForm(forms.Form):
    """What somebody said aloud, typed by the one who leads, and who said it."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(
        label=_("Det som ble sagt"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Skriv det som ble sagt."), "max_length": TOO_LONG},
    )
    whose = forms.ChoiceField(
        label=_("Hvem sa det?"), error_messages={"invalid_choice": _("Velg hvem som sa det, på nytt.")}
    )

    def __init__(self, *args: Any, whose: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = [each for each in whose if each[0].startswith(SIDE)]  # first: nobody is named by mistake
        self.fields["whose"].choices = nobody + [each for each in whose if each not in nobody]  # type: ignore[attr-defined]


class ParkForm(forms.Form):
    """A question that waits, and from which side it comes, if any."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = forms.CharField(
        label=_("Spørsmålet"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv spørsmålet."), "max_length": TOO_LONG},
    )
    side = forms.ChoiceField(
        label=_("Hvem spør?"), required=False, choices=[("", _("Ingen bestemt")), *labelled(Side, SIDES)]
    )


class NoteForm(forms.Form):
    """One's own notes."""

    words = forms.CharField(
        label=_("Egne notater"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )


class SeenForm(forms.Form):
    """Which step was on the page that a button was pressed on."""

    seen = forms.IntegerField(min_value=1, max_value=1000)


class TickForm(forms.Form):
    """A tick set or taken away."""

    on = forms.ChoiceField(choices=[("1", "1"), ("0", "0")])

    @property
    def is_on(self) -> bool:
        """Whether it is set."""
        return bool(self.cleaned_data["on"] == "1")
