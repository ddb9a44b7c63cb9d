"""What is asked of one who puts something up, answers it, types it in from paper, or says that something is wrong."""

from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.process.models import Seat
from usving.process.rules.audience import Voice
from usving.strengths.actions.exchange import Task, stands_until
from usving.strengths.models import Post, VolunteerTask
from usving.strengths.models.exchange import POST_KINDS, REACHES, WAYS
from usving.strengths.rules import exchange as rules
from usving.strengths.rules.exchange import PostKind, Reach, Way

DAY = _("Velg en dag, for eksempel 14.05.2027.")
NUMBER = _("Skriv et tall fra 1 til 50.")
TITLES = {Way.OFFER: _("Hva kan du tilby?"), Way.ASK: _("Hva trenger du?")}


def too_long(limit: str = "%(limit_value)d") -> dict[str, Any]:
    """What is said of a text that is too long."""
    return {"max_length": _("Skriv kortere: det er plass til %(limit_value)d tegn. Dette er %(show_value)d.")}


class NamedForm(forms.Form):
    """Under which name someone offers, wishes or answers. Another name is a real choice: nobody else can find out who it is."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    voice = forms.ChoiceField(
        label=_("Hvilket navn skal de andre se?"),
        widget=forms.RadioSelect,
        help_text=_("Velger du et annet navn, får ingen vite hvem du er før du selv forteller det."),
        error_messages={"required": _("Velg et navn.")},
    )
    alias = forms.CharField(
        label=_("Et annet navn"),
        max_length=rules.LONGEST_SIGNED,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=too_long(),
    )
    for_family = forms.BooleanField(label=_("Vis dette til familien min også"), required=False)

    def __init__(self, *args: Any, name: str, family: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {Voice.PERSON.value: name, Voice.FAMILY.value: family}
        called = [(voice, said) for voice, said in self.names.items() if said]
        cast(forms.ChoiceField, self.fields["voice"]).choices = [
            (Voice.ALIAS.value, _("Et annet navn, så ingen vet hvem jeg er")),
            *called,
        ]
        if not family:
            del self.fields["for_family"]

    def clean(self) -> dict[str, Any]:
        """A chosen name must be there when it is to be shown."""
        cleaned = super().clean() or {}
        if cleaned.get("voice") == Voice.ALIAS.value and not cleaned.get("alias") and "alias" not in self.errors:
            self.add_error("alias", _("Skriv navnet som skal stå der."))
        return cleaned

    @property
    def signed(self) -> str:
        """The name that is shown."""
        return self.names.get(self.cleaned_data["voice"]) or self.cleaned_data["alias"]

    @property
    def is_alias(self) -> bool:
        """Whether it is a chosen name."""
        return bool(self.cleaned_data["voice"] == Voice.ALIAS.value)

    @property
    def for_all_at_home(self) -> bool:
        """Whether it is the family's, so that all at home see it."""
        return bool(self.cleaned_data.get("for_family"))

    @staticmethod
    def start(alias: str) -> dict[str, Any]:
        """A key of its own and a name that is nobody's."""
        return {"key": uuid4(), "voice": Voice.ALIAS.value, "alias": alias}


class PostForm(NamedForm):
    """Something offered or wished for."""

    kind = forms.ChoiceField(label=_("Hva slags?"), choices=labelled(PostKind, POST_KINDS), widget=forms.RadioSelect)
    title = forms.CharField(
        max_length=rules.LONGEST_TITLE, error_messages={"required": _("Skriv kort hva det er."), **too_long()}
    )
    words = forms.CharField(
        label=_("Mer om det"), max_length=rules.LONGEST_WORDS, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages=too_long(),
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("Hvor mange?"), min_value=1, max_value=rules.MOST, initial=1,
        error_messages={"invalid": NUMBER, "required": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    )  # fmt: skip
    lent = forms.BooleanField(label=_("Det er et lån, og skal tilbake"), required=False)
    time_words = forms.CharField(
        label=_("Når passer det?"), help_text=_("For eksempel kvelder, eller en helg i mai."), required=False,
        max_length=rules.LONGEST_AREA, error_messages=too_long(),
    )  # fmt: skip
    area = forms.CharField(
        label=_("Hvor, omtrent?"), help_text=_("Et område, ikke en adresse."), required=False,
        max_length=rules.LONGEST_AREA, error_messages=too_long(),
    )  # fmt: skip
    until = forms.DateField(label=_("Skal stå til og med"), error_messages={"required": DAY, "invalid": DAY})
    reach = forms.ChoiceField(
        label=_("Hvem skal se det?"), choices=labelled(Reach, REACHES), widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem som skal se det.")},
    )  # fmt: skip
    volunteers = forms.BooleanField(label=_("Vis et oppdrag til de frivillige også"), required=False)
    task = forms.CharField(
        label=_("Dette får en frivillig se"), required=False, max_length=rules.LONGEST_TITLE, error_messages=too_long(),
        help_text=_("Bare oppgaven. Området og tiden over vises også. De ser ikke resten, og ikke navnet."),
    )  # fmt: skip
    order = (
        "key", "kind", "title", "words", "count", "lent", "time_words", "area", "until", "voice", "alias", "for_family",
        "reach", "volunteers", "task",
    )  # fmt: skip

    def __init__(self, *args: Any, way: Way, hidden_home: bool, volunteer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way, self.fields["title"].label = way, TITLES[way]
        gone = [name for name, absent in (("area", hidden_home), ("reach", volunteer)) if absent]
        for name in (*gone, *(("volunteers", "task") if way is Way.OFFER or volunteer else ())):
            del self.fields[name]
        self.order_fields(self.order)

    @property
    def said(self) -> dict[str, Any]:
        """The fields of what is put up."""
        plain = ("kind", "title", "words", "count", "lent", "time_words", "until")
        asked = {name: self.cleaned_data.get(name, "") for name in ("area",)}
        reach = self.cleaned_data.get("reach") or Reach.ALL.value
        return {name: self.cleaned_data[name] for name in plain} | asked | {
            "reach": reach, "signed": self.signed, "alias": self.is_alias,
        }  # fmt: skip

    @property
    def said_to_volunteers(self) -> Task | None:
        """What volunteers are to see; None where they see nothing."""
        if not self.cleaned_data.get("volunteers"):
            return None
        said = self.cleaned_data
        return Task(said["task"], said.get("area", ""), said["time_words"])

    @staticmethod
    def begin(alias: str, **given: Any) -> dict[str, Any]:
        """What an empty form begins with."""
        return {
            **NamedForm.start(alias),
            "kind": "thing",
            "reach": "families",
            "until": stands_until(),
            "count": 1,
            **given,
        }

    @staticmethod
    def again(post: Post, task: VolunteerTask | None, *, family: str) -> dict[str, Any]:
        """What stands there, to be changed; one's own name stays one's own, and is no chosen one."""
        names = ("kind", "title", "words", "count", "lent", "time_words", "area", "until", "reach")
        shown = {"volunteers": task is not None, "task": task.words if task else ""}
        own = Voice.FAMILY if family and post.signed == family else Voice.PERSON
        voice = {"voice": Voice.ALIAS.value, "alias": post.signed} if post.alias else {"voice": own.value}
        return {"key": post.pk, **{name: getattr(post, name) for name in names}, **shown, **voice}


class ShelfForm(forms.Form):
    """Something from the reuse station: what it is, where and when one can fetch it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Hva er det?"), max_length=rules.LONGEST_TITLE,
        error_messages={"required": _("Skriv kort hva det er."), **too_long()},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Mer om det"), max_length=rules.LONGEST_WORDS, required=False, error_messages=too_long()
    )
    count = PostForm.base_fields["count"]
    area = forms.CharField(
        label=_("Hvor står det?"), max_length=rules.LONGEST_AREA,
        error_messages={"required": _("Skriv hvor det kan hentes."), **too_long()},
    )  # fmt: skip
    time_words = forms.CharField(
        label=_("Når kan det hentes?"), max_length=rules.LONGEST_AREA,
        error_messages={"required": _("Skriv når det kan hentes."), **too_long()},
    )  # fmt: skip
    until = PostForm.base_fields["until"]

    def said(self, name: str) -> dict[str, Any]:
        """The fields of what is put up, in the name of whoever brings it."""
        plain = ("title", "words", "count", "area", "time_words", "until")
        return {each: self.cleaned_data[each] for each in plain} | {"signed": name}


class PaperForm(forms.Form):
    """What someone has written on paper, or said."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seat = forms.ModelChoiceField(
        label=_("Hvem er det for?"), queryset=Seat.objects.none(), empty_label=None, widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem."), "invalid_choice": _("Velg en av dem på listen.")},
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("Er det et tilbud eller et ønske?"), choices=labelled(Way, WAYS), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Hva slags?"), choices=labelled(PostKind, POST_KINDS), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Det som står på lappen"), max_length=rules.LONGEST_TITLE,
        error_messages={"required": _("Skriv det som står på lappen."), **too_long()},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Mer om det"), max_length=rules.LONGEST_WORDS, required=False, error_messages=too_long()
    )
    signed = forms.CharField(
        label=_("Navnet de vil bruke"), max_length=rules.LONGEST_SIGNED,
        help_text=_("Spør hva de vil kalles. De andre ser bare dette navnet."),
        error_messages={"required": _("Skriv navnet de vil bruke."), **too_long()},
    )  # fmt: skip

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["seat"]).queryset = seats

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        said = dict(self.cleaned_data)
        seat = said["seat"]
        return said | {"seat": getattr(seat, "pk", seat), "way": Way(said["way"]), "kind": PostKind(said["kind"])}


class HelpedForm(PaperForm):
    """The same for one whom a helper writes for: the process is chosen, not the person."""

    def __init__(self, *args: Any, seats: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, seats=Seat.objects.none(), **kwargs)
        self.fields["seat"] = forms.TypedChoiceField(
            label=_("I hvilken prosess?"), choices=seats, coerce=UUID, widget=forms.RadioSelect,
            error_messages={"required": _("Velg prosessen."), "invalid_choice": _("Velg en av dem på listen.")},
        )  # fmt: skip
        self.order_fields(("key", "seat", "way", "kind", "title", "words", "signed"))


class AnswerForm(NamedForm):
    """An answer to something that is put up, with a few words or none."""

    words = forms.CharField(
        label=_("Vil du si noe kort?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=too_long(),
    )  # fmt: skip
    field_order = ("key", "words", "voice", "alias", "for_family")


class WrongForm(forms.Form):
    """What is wrong with something. The key is the row's own id."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Hva er galt?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv kort hva som er galt."), **too_long()},
    )  # fmt: skip
