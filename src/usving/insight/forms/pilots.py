"""What is asked of those who try something out, and who tell what it became."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.telling import number
from usving.core.versioned import Versioned
from usving.insight.forms.ideas import LONG, KeyedForm, long_text
from usving.insight.models import Idea, Pilot, PilotReview
from usving.insight.models.pilot_words import VERDICTS
from usving.insight.models.pilots import PARTS, PILOT_STATES
from usving.insight.models.uses import BECAME, STILL_USED
from usving.insight.rules.pilots import PartKind, PilotState, Verdict
from usving.insight.rules.uses import Became, StillUsed

INVALID_DAY = _("Velg en dag, for eksempel 14.05.2027.")
DAY = {"required": _("Velg en dag."), "invalid": INVALID_DAY}
WHOLE = {
    "invalid": _("Skriv et helt tall."),
    "min_value": _("Skriv null eller mer."),
}
FIELDS = (
    "title", "what", "for_whom", "expects", "looks_for", "counts", "must_not", "for_children", "stop_rule", "who_stops",
    "starts", "ends", "kroner", "hours",
)  # fmt: skip


def whole(label: Any, help_text: Any, most: int) -> forms.IntegerField:
    """A whole number that may be left empty, which is nothing."""
    wrong: Any = {**WHOLE, "max_value": lazy(_too_much, str)(most)}
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=0, max_value=most, error_messages=wrong
    )


def _too_much(most: int) -> str:
    return gettext(
        "Det er for mye for noe lite. Det største er %(most)s. Trenger dere mer, er det en sak for styret."
    ) % {"most": number(most)}


class PilotForm(Versioned):
    """The sheet of a pilot: as the one that the method hands out."""

    changed_elsewhere = _("Noen har endret arket mens du skrev. Se over, og lagre på nytt.")
    grows = ("what",)

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Hva prøver vi, kort sagt?"),
        max_length=120,
        error_messages={**LONG, "required": _("Gi utprøvingen et navn på noen få ord.")},
    )
    what = long_text(
        _("Hva gjør vi?"),
        help_text=_("Hva er det minste dere kan gjøre for å lære noe?"),
        required=cast(str, _("Skriv hva dere gjør.")),
    )
    for_whom = forms.CharField(label=_("For hvem?"), max_length=300, required=False, error_messages=LONG)
    expects = long_text(_("Hva tror vi skjer?"), rows=3, longest=1000)
    looks_for = long_text(
        _("Hvordan ser vi det?"), required=cast(str, _("Skriv hva dere ser etter.")), rows=3, longest=1000
    )
    counts = forms.CharField(
        label=_("Er det noe dere teller?"),
        help_text=_("For eksempel: dager til svar. La det stå tomt hvis ikke."),
        max_length=120,
        required=False,
        error_messages=LONG,
    )
    must_not = long_text(_("Hva skal ikke gå galt?"), rows=3, longest=1000)
    for_children = forms.CharField(
        label=_("Hva blir annerledes for barna?"), max_length=300, required=False, error_messages=LONG
    )
    stop_rule = long_text(
        _("Hva får oss til å stoppe før tiden?"),
        help_text=_("Uten en slik regel er det ikke en prøve."),
        required=cast(str, _("Skriv når dere stopper.")),
        rows=3,
        longest=1000,
    )
    who_stops = forms.CharField(label=_("Hvem kan si stopp?"), max_length=200, required=False, error_messages=LONG)
    starts = forms.DateField(label=_("Fra"), error_messages=DAY)
    ends = forms.DateField(label=_("Til og med"), help_text=_("Da ser dere på den sammen."), error_messages=DAY)
    kroner = whole(_("Kroner"), _("Det dere regner med at den koster. Null er best."), 50_000)
    hours = whole(_("Timer"), _("Alles tid til sammen."), 2_000)

    @property
    def said(self) -> dict[str, Any]:
        """The fields of the sheet."""
        return {name: self.cleaned_data[name] for name in FIELDS} | {
            name: self.cleaned_data[name] or 0 for name in ("kroner", "hours")
        }

    @staticmethod
    def start(idea: Idea) -> dict[str, Any]:
        """What an empty sheet begins with."""
        today = timezone.localdate()
        return {
            "key": uuid4(), "title": idea.title, "for_whom": idea.for_whom, "starts": today + timedelta(days=7),
            "ends": today + timedelta(days=21), "kroner": 0, "hours": 0,
        }  # fmt: skip

    @staticmethod
    def again(pilot: Pilot) -> dict[str, Any]:
        """What the sheet begins with when it is changed."""
        return {"key": pilot.pk, **{name: getattr(pilot, name) for name in FIELDS}}


class PartForm(KeyedForm):
    """Who does what: a seat here, or a name."""

    kind = forms.ChoiceField(
        label=_("Hvem er det?"),
        choices=labelled(PartKind, PARTS),
        error_messages={"required": _("Velg hvem.")},
    )
    seat = forms.ChoiceField(
        label=_("Noen som har en plass her"),
        required=False,
        error_messages={"invalid_choice": _("Velg en av dem på listen.")},
    )
    called = forms.CharField(
        label=_("Eller et navn"), help_text=_("Spør først. Fornavn er nok."), max_length=120, required=False
    )
    does = forms.CharField(
        label=_("Hva gjør de?"), max_length=300, error_messages={**LONG, "required": _("Skriv hva de gjør.")}
    )
    day = forms.DateField(label=_("Innen"), required=False, error_messages={"invalid": INVALID_DAY})

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["seat"]).choices = [("", _("Velg")), *seats]
        for name in ("seat", "called"):
            self.fields[name].depends = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A seat or a name."""
        cleaned = super().clean() or {}
        if not cleaned.get("seat") and not cleaned.get("called"):
            self.add_error("seat", _("Velg en plass, eller skriv et navn."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        seat = self.cleaned_data["seat"]
        wanted = {name: self.cleaned_data[name] for name in ("kind", "called", "does", "day")}
        return wanted | {"seat_id": UUID(seat) if seat else None}


class EntryForm(KeyedForm):
    """Something that happened, and a number of what is counted."""

    day = forms.DateField(label=_("Dag"), initial=timezone.localdate, error_messages=DAY)
    text = long_text(
        _("Hva skjedde?"),
        help_text=_("Skriv det du så. Ikke skriv om saken til noen."),
        required=cast(str, _("Skriv hva som skjedde.")),
        rows=3,
        longest=2000,
    )
    number = forms.DecimalField(
        label=_("Tall"),
        required=False,
        max_digits=9,
        decimal_places=1,
        localize=True,
        error_messages={
            "invalid": _("Skriv et tall."),
            "max_digits": _("Tallet er for stort."),
            "max_decimal_places": _("Bruk høyst ett tall etter komma."),
            "max_whole_digits": _("Tallet er for stort."),
        },
    )


class EndForm(forms.Form):
    """Why it ends. Before the last day it is needed; the action says so."""

    reason = long_text(_("Hvorfor?"), help_text=_("Trengs bare hvis dere slutter før tiden."), longest=500, rows=3)


class ReviewForm(Versioned):
    """What one's own side says after a pilot."""

    changed_elsewhere = _("Noen på deres side har endret dette mens du skrev. Se over, og lagre på nytt.")

    went_well = long_text(_("Hva gikk bra?"), rows=3, longest=1500)
    was_hard = long_text(_("Hva var vanskelig?"), rows=3, longest=1500)
    surprised = long_text(_("Hva overrasket oss?"), rows=3, longest=1500)
    learned = long_text(
        _("Hva vet vi nå?"),
        help_text=_("Hva så dere, og hva tror dere bare?"),
        required=cast(str, _("Skriv hva dere vet nå.")),
        rows=3,
        longest=1500,
    )
    verdict = forms.ChoiceField(
        label=_("Hva gjør vi nå?"),
        help_text=_("Alle tre er gode. En prøve som ikke virket, har lært oss noe."),
        choices=labelled(Verdict, VERDICTS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva dere vil.")},
    )

    @property
    def words(self) -> dict[str, str]:
        """The words, without the choice."""
        return {name: self.cleaned_data[name] for name in ("went_well", "was_hard", "surprised", "learned")}

    @staticmethod
    def again(said: PilotReview | None) -> dict[str, Any]:
        """What one's side has said before."""
        names = ("went_well", "was_hard", "surprised", "learned", "verdict")
        return {name: getattr(said, name) for name in names} if said else {}


class UseForm(KeyedForm):
    """What an idea became."""

    title = forms.CharField(
        label=_("Hva er tatt i bruk?"), max_length=120, error_messages={**LONG, "required": _("Skriv hva det er.")}
    )
    owner = forms.CharField(
        label=_("Hvem eier det nå?"),
        help_text=_("Et navn, eller en stilling som alltid finnes."),
        max_length=120,
        error_messages={**LONG, "required": _("Skriv hvem som eier det.")},
    )
    owner_role = forms.CharField(label=_("Som hva?"), max_length=120, required=False, error_messages=LONG)
    owner_seat = forms.ChoiceField(
        label=_("Har eieren en plass her?"),
        help_text=_("Eieren får en melding nå, og blir minnet på å se på det igjen om et år."),
        required=False,
        error_messages={"invalid_choice": _("Velg en av dem på listen.")},
    )
    became = forms.ChoiceField(
        label=_("Hva ble det?"),
        choices=labelled(Became, BECAME),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva det ble.")},
    )
    words = long_text(_("Hvordan gjøres det nå?"), required=cast(str, _("Skriv hvordan det gjøres nå.")), longest=2000)
    written_where = forms.CharField(
        label=_("Hvor står det skrevet?"),
        help_text=_("En rutine, et møtereferat, et vedtak."),
        max_length=300,
        required=False,
        error_messages=LONG,
    )
    since = forms.DateField(label=_("Siden når?"), error_messages=DAY)
    for_how_many = forms.IntegerField(
        label=_("For hvor mange personer?"),
        help_text=_("Så mange som det er. Én er nok."),
        min_value=1,
        max_value=1_000_000,
        error_messages={
            **WHOLE,
            "required": _("Skriv hvor mange."),
            "min_value": _("Skriv én eller flere."),
            "max_value": _("Tallet er for stort."),
        },
    )
    replaced = long_text(
        _("Hva kom det i stedet for?"),
        required=cast(str, _("Skriv hva det kom i stedet for. «Ingenting» er også et svar.")),
        rows=3,
        longest=1000,
    )

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["owner_seat"]).choices = [("", _("Nei")), *seats]
        self.fields["owner_seat"].depends = True  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """What the action wants."""
        seat = self.cleaned_data["owner_seat"]
        wanted = {name: value for name, value in self.cleaned_data.items() if name not in ("key", "owner_seat")}
        return wanted | {"owner_seat_id": UUID(seat) if seat else None}


class LookForm(KeyedForm):
    """Whether it is still in use."""

    still = forms.ChoiceField(
        label=_("Er det fortsatt i bruk?"),
        help_text=_("Et nei er også et godt svar."),
        choices=labelled(StillUsed, STILL_USED),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg et svar.")},
    )
    words = long_text(_("Hva er endret, eller hvorfor sluttet det?"), rows=3, longest=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].depends = True  # type: ignore[attr-defined]


PILOT_STATE = Choice("steg", _("Hvor den står"), (("", _("alle")), *labelled(PilotState, PILOT_STATES)))
