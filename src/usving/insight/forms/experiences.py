"""What is asked of someone who tells an experience, and of the helper who writes one out."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from usving.core import pictures
from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.versioned import Versioned
from usving.insight.actions.experiences import With, Words
from usving.insight.models import TOPICS, Experience
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules import sounds
from usving.insight.rules.experiences import Topic, WhyNotTell
from usving.process.models.processes import SIDES
from usving.process.models.refusals import REFUSALS as PROCESS_REFUSALS
from usving.process.rules.audience import Voice
from usving.process.rules.seats import Side

LONGEST = 5000
MINE = "mine"
TOO_LONG = _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")


class TellForm(Versioned):
    """Something lived: in words, by voice or with a picture. `key` is the row's own id: sent twice, it is one experience."""

    changed_elsewhere = _("Du har endret dette på en annen skjerm. Se over, og lagre på nytt.")

    key = forms.UUIDField(widget=forms.HiddenInput)
    topic = forms.ChoiceField(
        label=_("Hva handler det om?"),
        choices=lambda: [(code, capfirst(str(words))) for code, words in labelled(Topic, TOPICS)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva det handler om.")},
    )
    text = forms.CharField(
        label=_("Det jeg vil fortelle"),
        help_text=_("Skriv her, ta opp med stemmen under, eller begge deler."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    sound = forms.FileField(
        label=_("Fortell med stemmen"),
        help_text=_("Høyst tre minutter. Vi fjerner det telefonen skriver i filen om tid og sted."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user", "data-record": ""}),
        error_messages=dict.fromkeys(("empty", "invalid"), REFUSALS[sounds.WhyNotSound.NOT_SOUND]),
    )
    photo = forms.FileField(
        label=_("Et bilde"),
        help_text=_("Ta det uten ansikter og navn, så slipper andre å bli med uten å ville det."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages=dict.fromkeys(("empty", "invalid"), PROCESS_REFUSALS[pictures.WhyNotPicture.NOT_A_PICTURE]),
    )
    photo_words = forms.CharField(
        label=_("Hva viser bildet?"),
        help_text=_("Noen få ord, for den som ikke kan se det."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    headline = forms.CharField(
        label=_("Kort sagt"),
        help_text=_("Noen få ord, så du og andre finner det igjen. Du kan la det stå tomt."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    voice = forms.ChoiceField(label=_("Hvilket navn skal stå på det?"), widget=forms.RadioSelect)
    alias = forms.CharField(
        label=_("Et annet navn"),
        help_text=_("Fyll ut bare hvis du valgte «Et annet navn». Andre ser at det er et valgt navn."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, name: str, family: str, has: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.has = {Voice.PERSON.value: name, Voice.FAMILY.value: family}, has
        called = [(voice, said) for voice, said in self.names.items() if said]
        self.fields["voice"].choices = [*called, (Voice.ALIAS.value, _("Et annet navn"))]  # type: ignore[attr-defined]

    def clean_sound(self) -> sounds.Sound | None:
        """A voice made anew, so that nothing is in it but what is heard."""
        file = self.cleaned_data["sound"]
        if not file:
            return None
        found = sounds.read(file.read(sounds.LARGEST_FILE + 1))
        if isinstance(found, sounds.WhyNotSound):
            raise forms.ValidationError(str(REFUSALS[found]))
        return found

    def clean_photo(self) -> pictures.Picture | None:
        """A picture made anew, so that nothing is in it but what is seen."""
        file = self.cleaned_data["photo"]
        if not file:
            return None
        found = pictures.WhyNotPicture.TOO_HEAVY if file.size > pictures.LARGEST_FILE else pictures.read(file)
        if isinstance(found, pictures.WhyNotPicture):
            raise forms.ValidationError(str(PROCESS_REFUSALS[found]))
        return found

    def clean(self) -> dict[str, Any]:
        """Something must be told in one way or another; a picture says what it shows, a chosen name must be there."""
        cleaned = super().clean() or {}
        shown, heard = cleaned.get("photo") or "photo" in self.has, cleaned.get("sound") or "sound" in self.has
        if shown and not cleaned.get("photo_words"):
            self.add_error("photo_words", _("Skriv kort hva bildet viser."))
        if not (cleaned.get("text", "").strip() or heard or shown or self.errors):
            self.add_error("text", str(REFUSALS[WhyNotTell.NOTHING_TOLD]))
        if cleaned.get("voice") == Voice.ALIAS.value and not cleaned.get("alias"):
            self.add_error("alias", _("Skriv navnet som skal stå der."))
        return cleaned

    @property
    def words(self) -> Words:
        """What is told. Where something is still missing, what is there so far: it is for its author alone as yet."""
        said = self.cleaned_data
        voice = Voice(said.get("voice") or Voice.PERSON)
        signed = self.names.get(voice.value) or said.get("alias") or self.names[Voice.PERSON.value]
        topic = Topic(said.get("topic") or Topic.DAY)
        return Words(said.get("headline", ""), said.get("text", "").strip(), topic, voice, signed)

    @property
    def told_with(self) -> With:
        """The picture and the voice that came with it."""
        said = self.cleaned_data
        return With(said.get("photo"), said.get("photo_words", ""), said.get("sound"))

    @property
    def can_be_kept(self) -> bool:
        """Whether a voice or a picture came that would be lost if the page only asked again."""
        return bool(self.cleaned_data.get("key") and (self.told_with.sound or self.told_with.picture))

    @staticmethod
    def start() -> dict[str, Any]:
        """What an empty form begins with: a key of its own, the person's own name."""
        return {"key": uuid4(), "voice": Voice.PERSON.value}

    def go_on_from(self, told: Experience) -> None:
        """Hold the page against what was kept of it just now, so that one is not warned of one's own words."""
        self.initial = self.again(told, self.told_with.shows)
        self._set("version", self.get_initial_for_field(self.fields["version"], "version"))

    @staticmethod
    def kept(told: Experience) -> Words:
        """The words that stand, while one has still to choose between them and what one wrote on another screen."""
        return Words(told.headline, told.text, Topic(told.topic), Voice(told.voice), told.signed)

    @staticmethod
    def again(told: Experience, shows: str = "") -> dict[str, Any]:
        """What the form begins with when something is changed."""
        alias = told.signed if told.voice == Voice.ALIAS else ""
        return {
            "key": told.pk, "headline": told.headline, "text": told.text, "topic": told.topic, "voice": told.voice,
            "alias": alias, "photo_words": shows,
        }  # fmt: skip


class WriteOutForm(Versioned):
    """What is said in a voice, in words."""

    changed_elsewhere = _("En annen har skrevet ut dette mens du skrev. Se over, og lagre på nytt.")
    grows = ("text",)

    text = forms.CharField(
        label=_("Det som blir sagt"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
        error_messages={"required": _("Skriv det du hører."), "max_length": TOO_LONG},
    )


TOPIC = Choice("om", _("Hva det handler om"), (("", _("alt")), *labelled(Topic, TOPICS)))
SIDE = Choice("side-av", _("Hvem som forteller"), (("", _("alle")), (MINE, _("meg")), *labelled(Side, SIDES)))
ORDER = Choice("orden", _("Rekkefølge"), (("", _("nyeste først")), ("eldste", _("eldste først"))))
