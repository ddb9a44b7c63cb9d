"""What is asked of someone who has an idea, gives a reason, or says what shows a step."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.versioned import Versioned
from usving.insight.models import Idea
from usving.insight.models.ideas import IDEA_STATES
from usving.insight.rules.ideas import IdeaState, MadeBy, ReasonKind, SourceKind

LONG = {"max_length": _("Teksten er for lang: %(show_value)d tegn. Det er plass til %(limit_value)d.")}
TABLE = "bord"  # what a choice of a table begins with: bord:<gathering>:<number>
MINE, WAITS = "mine", "venter"


def long_text(
    label: Any, *, help_text: Any = "", required: str = "", rows: int = 4, longest: int = 3000
) -> forms.CharField:
    """A long field; `required` is what it says when it is left empty, and makes it needed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={**LONG, "required": required},
    )


class IdeaForm(Versioned):
    """An idea and whose it is called. `key` is the row's own id, so that a form sent twice is one idea."""

    changed_elsewhere = _("Noen har endret ideen mens du skrev. Se over, og lagre på nytt.")
    grows = ("text",)

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Ideen, kort sagt"),
        max_length=120,
        error_messages={**LONG, "required": _("Gi ideen et navn på noen få ord.")},
    )
    text = long_text(_("Hva går den ut på?"), required=cast(str, _("Skriv hva ideen går ut på.")), rows=6, longest=5000)
    need = long_text(
        _("Hva trengs, som ikke finnes i dag?"),
        help_text=_("Skriv om behovet, ikke om saken til noen."),
        longest=2000,
    )
    for_whom = forms.CharField(label=_("For hvem?"), max_length=300, required=False, error_messages=LONG)
    novelty = long_text(_("Hva er nytt i den?"), longest=2000, rows=3)
    usefulness = long_text(
        _("Når er den nyttig?"), help_text=_("Hva må skje for at noen får det bedre?"), longest=2000, rows=3
    )
    users = forms.CharField(
        label=_("Hvem må ta den i bruk?"),
        help_text=_("En familie, et kontor, en leder, en nabo …"),
        max_length=300,
        required=False,
        error_messages=LONG,
    )
    made_by = forms.ChoiceField(
        label=_("Hvem sin idé er det?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvem sin idé det er.")},
    )
    alias = forms.CharField(
        label=_("Navnet som skal stå der"),
        help_text=_("Bare for en gruppe eller et annet navn."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, name: str, family: str, tables: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = {MadeBy.PERSON.value: name, MadeBy.FAMILY.value: family, **dict(tables)}
        called = [(code, said) for code, said in self.names.items() if said]
        others = [(MadeBy.GROUP.value, _("En gruppe")), (MadeBy.ALIAS.value, _("Et annet navn"))]
        cast(forms.ChoiceField, self.fields["made_by"]).choices = [*called, *others]
        self.fields["alias"].depends = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A chosen name must be there when it is to be shown."""
        cleaned = super().clean() or {}
        if cleaned.get("made_by") in (MadeBy.GROUP, MadeBy.ALIAS) and not cleaned.get("alias"):
            self.add_error("alias", _("Skriv navnet som skal stå der."))
        return cleaned

    @property
    def words(self) -> dict[str, str]:
        """The words of the idea."""
        wanted = ("title", "text", "need", "for_whom", "novelty", "usefulness", "users")
        return {name: self.cleaned_data[name] for name in wanted}

    @property
    def made(self) -> dict[str, Any]:
        """Whose it is called, and the table it was made at."""
        chosen = self.cleaned_data["made_by"]
        signed = self.names.get(chosen) or self.cleaned_data["alias"]
        if not chosen.startswith(TABLE):
            return {"made_by": chosen, "signed": signed, "gathering_id": None, "table": None}
        _table, gathering, number = chosen.split(":")
        return {
            "made_by": MadeBy.GROUP.value, "signed": signed, "gathering_id": UUID(gathering), "table": int(number),
        }  # fmt: skip

    @staticmethod
    def start() -> dict[str, Any]:
        """What an empty form begins with."""
        return {"key": uuid4(), "made_by": MadeBy.PERSON.value}

    @staticmethod
    def again(idea: Idea) -> dict[str, Any]:
        """What the form begins with when an idea is changed."""
        at_table = idea.gathering_id is not None and idea.table is not None
        chosen = f"{TABLE}:{idea.gathering_id}:{idea.table}" if at_table else idea.made_by
        named = idea.made_by in (MadeBy.GROUP, MadeBy.ALIAS) and not at_table
        words = ("title", "text", "need", "for_whom", "novelty", "usefulness", "users")
        return {
            "key": idea.pk, "made_by": chosen, "alias": idea.signed if named else "",
            **{name: getattr(idea, name) for name in words},
        }  # fmt: skip


class KeyedForm(forms.Form):
    """A form whose row has its id from the first, so that sent twice it is one row."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReasonForIdeaForm(KeyedForm):
    """A reason: for whom, and why."""

    kind = forms.ChoiceField(
        label=_("Hva vil du si?"),
        choices=[
            (ReasonKind.HELPS.value, _("Hvem den hjelper, og hvordan")),
            (ReasonKind.WORRIES.value, _("Hva jeg er urolig for")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva du vil si.")},
    )
    whom = forms.CharField(
        label=_("Hvem gjelder det?"),
        help_text=_("For eksempel: barn som flytter mye. Ikke skriv navn på noen."),
        max_length=200,
        error_messages={**LONG, "required": _("Skriv hvem det gjelder.")},
    )
    words = long_text(_("Grunnen"), required=cast(str, _("Skriv grunnen.")), longest=2000)


class SourceForIdeaForm(KeyedForm):
    """What an idea comes from: something that stands here, or one's own words."""

    pointed = forms.ChoiceField(
        label=_("Noe som står her"),
        required=False,
        help_text=_(
            "Du kan bare vise til det du selv kan lese. Andre ser at det står noe bak, ikke mer enn de har lov til."
        ),
        error_messages={"invalid_choice": _("Velg en av dem på listen.")},
    )
    kind = forms.ChoiceField(
        label=_("Eller egne ord fra"),
        required=False,
        choices=[
            ("", _("Velg")),
            (SourceKind.VALUE.value, _("en verdi som er viktig for meg")),
            (SourceKind.LETTER.value, _("et brev fra framtiden")),
            (SourceKind.OTHER.value, _("noe annet")),
        ],
    )
    words = long_text(
        _("Ordene"), help_text=_("Skriv av så mye du vil dele. Resten blir hos deg."), longest=1000, rows=3
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["pointed"]).choices = [("", _("Velg")), *choices]
        for name in ("pointed", "kind", "words"):
            self.fields[name].depends = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, and words where they are one's own."""
        cleaned = super().clean() or {}
        if not cleaned.get("pointed") and not cleaned.get("kind"):
            self.add_error("pointed", _("Velg noe som står her, eller skriv egne ord under."))
        if cleaned.get("kind") and not cleaned.get("pointed") and not cleaned.get("words"):
            self.add_error("words", _("Skriv ordene."))
        return cleaned


class NewProofForm(KeyedForm):
    """For one's own side: what there is today, and what would be otherwise."""

    there_today = long_text(
        _("Hva finnes i dag?"),
        required=cast(str, _("Skriv hva som finnes i dag. «Ingenting» er også et svar.")),
        longest=2000,
    )
    words = long_text(
        _("Hva er annerledes i ideen?"), required=cast(str, _("Skriv hva som er annerledes.")), longest=2000
    )


class UsefulProofForm(KeyedForm):
    """For one's own side: what shows that it is useful."""

    words = long_text(
        _("Hva viser at den er nyttig?"),
        help_text=_("Noe dere har sett, hørt eller talt. Si antallet som det er."),
        required=cast(str, _("Skriv hva som viser det.")),
        longest=2000,
    )
    source = forms.CharField(
        label=_("Hvor kan andre se det?"),
        help_text=_("En rapport, et sted, et møte. Bruk ikke noe som er privat."),
        max_length=300,
        required=False,
        error_messages=LONG,
    )


class WhyForm(forms.Form):
    """Why: all in the process read it."""

    reason = long_text(_("Hvorfor?"), required=cast(str, _("Skriv kort hvorfor.")), longest=500, rows=3)


class AnswerIdeaForm(forms.Form):
    """What those who lead say becomes of an idea."""

    words = long_text(
        _("Svaret"),
        help_text=_("Si hva som skjer videre og hvem som gjør det, eller hvorfor det ikke blir noe av nå."),
        required=cast(str, _("Skriv svaret først.")),
        longest=2000,
    )


STATE = Choice(
    "steg",
    _("Hvor langt"),
    (("", _("alle ideer")), *labelled(IdeaState, IDEA_STATES)),
)
SOURCE = Choice(
    "fra",
    _("Kommer fra"),
    (
        ("", _("alt")),
        (SourceKind.FINDING.value, _("noe vi fant ut sammen")),
        (SourceKind.EXPERIENCE.value, _("en erfaring")),
        (SourceKind.CONTRIBUTION.value, _("noe som er skrevet i prosessen")),
        (SourceKind.VALUE.value, _("en verdi")),
        (SourceKind.LETTER.value, _("et brev fra framtiden")),
    ),
)
WHOSE = Choice("vis", _("Vis"), (("", _("alle jeg kan lese")), (MINE, _("mine")), (WAITS, _("de som venter på svar"))))
