"""What is asked when a gathering is planned, answered and remembered."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from usving.core.choices import labelled
from usving.core.listing import Choice
from usving.core.versioned import Versioned
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Gathering, Process
from usving.process.models.gatherings import COMINGS, GATHERING_KINDS, GROUNDS
from usving.process.models.refusals import REFUSALS
from usving.process.queries.gatherings import Asked, hosts_to_choose, seats_to_ask, stations_to_choose
from usving.process.queries.methods import codes_to_plan
from usving.process.queries.venues import venues_to_choose
from usving.process.rules.gatherings import LONGEST, SHORTEST, Coming, GatheringKind, Ground, WhyNotPlan

KINDS = {
    GatheringKind.FAMILIES: _("Familiesamling – familiene for seg"),
    GatheringKind.PROVIDERS: _("Tjenestesamling – tjenesteyterne for seg"),
    GatheringKind.JOINT: _("Felles samling – begge sider sammen"),
    GatheringKind.BILATERAL: _("Samtale – med noen få"),
    GatheringKind.OPEN: _("Åpen samling – alle med en plass"),
}
KIND = Choice("slag", _("Vis"), (("", _("alle samlinger")), *labelled(GatheringKind, GATHERING_KINDS)))
LINE = re.compile(r"^(\d{1,3})\s+(\S.*?)(?:\s*\[([^\[\]]*)\])?$")  # minutes, what, and a method's code in brackets
LONGEST_TITLE, MOST_POINTS = 120, 40


class PlanForm(forms.Form):
    """A gathering: what, when, how long, where, on whose ground, and what happens."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(
        label=_("Hva heter samlingen?"), max_length=120, error_messages={"required": _("Skriv hva samlingen heter.")}
    )
    kind = forms.ChoiceField(
        label=_("Hva slags samling er det?"),
        choices=[(each.value, label) for each, label in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva slags samling det er.")},
    )
    guests = forms.MultipleChoiceField(
        label=_("Hvem er samtalen med?"),
        help_text=_("Bare for en samtale. De du velger, og de som leder prosessen, ser at samtalen er planlagt."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    station = forms.TypedChoiceField(label=_("Hvilken stasjon hører den til?"), coerce=int)
    starts_at = forms.DateTimeField(
        label=_("Når begynner den?"),
        error_messages={
            "required": _("Velg dagen og klokkeslettet."),
            "invalid": _("Velg en dag og et klokkeslett, for eksempel 14.05.2027 kl. 17.00."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Hvor mange minutter varer den?"),
        initial=180,
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "required": _("Skriv hvor mange minutter."),
            "invalid": _("Skriv minuttene med tall."),
            "min_value": REFUSALS[WhyNotPlan.TOO_SHORT],
            "max_value": REFUSALS[WhyNotPlan.TOO_LONG],
        },
    )
    place = forms.CharField(
        label=_("Hvor er den?"),
        help_text=_("Har dere valgt et sted over, kan dette stå tomt."),
        max_length=200,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Hvem sitt sted er det?"),
        help_text=_("På nøytral grunn møtes familier og tjenester som likeverdige."),
        choices=[(each.value, label) for each, label in GROUNDS.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    agenda = forms.CharField(
        label=_("Hva skal dere gjøre?"),
        help_text=_(
            "Skriv én ting på hver linje, med minutter først. For eksempel: 45 Middag sammen. Bruker dere en metode, står koden"
            " i klammer til slutt: 15 Bli kjent [runde]"
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )

    def __init__(self, *args: Any, process: Process, user: Account, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.seats = {str(seat.pk): seat for seat in seats_to_ask(process, who)}
        cast(forms.ChoiceField, self.fields["guests"]).choices = [(pk, str(seat)) for pk, seat in self.seats.items()]
        cast(forms.ChoiceField, self.fields["station"]).choices = stations_to_choose(process)
        self.fields["host"] = forms.ModelChoiceField(
            label=_("Hos hvilken tjeneste?"),
            help_text=_("Bare når dere er hos en tjeneste."),
            queryset=hosts_to_choose(user, self.initial.get("host")),
            required=False,
            empty_label=_("Ingen"),
        )
        self.fields["venue"] = forms.ModelChoiceField(
            label=_("På hvilket sted er den?"),
            help_text=_("Stedene dere har beskrevet, med vei, bilde og hva som er der."),
            queryset=venues_to_choose(user, who, self.initial.get("venue")),
            required=False,
            empty_label=_("Et annet sted"),
        )
        for name in ("guests", "host", "venue", "place", "ground"):  # asked where the other answers call for it
            self.fields[name].depends = True  # type: ignore[attr-defined]
        last = ("place", "ground", "host", "agenda")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def clean_agenda(self) -> list[dict[str, Any]]:
        """Read the lines into points; each error names its line."""
        lines = [line.strip() for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        if len(lines) > MOST_POINTS:
            raise forms.ValidationError(gettext("Planen kan ha høyst førti linjer."))
        return [self._point(number, line) for number, line in enumerate(lines, start=1)]

    def _point(self, number: int, line: str) -> dict[str, Any]:
        found = LINE.match(line)
        if not found or int(found[1]) == 0:
            raise forms.ValidationError(
                gettext("Linje %(number)s: Skriv minutter først, så hva dere gjør. For eksempel: 20 Kaffe.")
                % {"number": number}
            )
        if len(found[2]) > LONGEST_TITLE:
            raise forms.ValidationError(
                gettext("Linje %(number)s: Skriv kortere, høyst 120 tegn.") % {"number": number}
            )
        return {"title": found[2], "minutes": int(found[1]), **self._method(number, (found[3] or "").strip())}

    def _method(self, number: int, code: str) -> dict[str, str]:
        """The method a line points to; a code that is none is refused, with the one that was meant where it can be guessed."""
        known = codes_to_plan(self.process) if code else frozenset()
        if not code or code in known:
            return {"method": code} if code else {}
        near = get_close_matches(code, sorted(known), n=1)
        words = (
            gettext("Linje %(number)s: Ingen metode har koden «%(code)s». Mente du «%(near)s»?")
            if near
            else gettext("Linje %(number)s: Ingen metode har koden «%(code)s». Kodene står på siden for metodene.")
        )
        raise forms.ValidationError(words % {"number": number, "code": code[:60], "near": near[0] if near else ""})

    def clean(self) -> dict[str, Any]:
        """Hold the answers against each other."""
        typed = super().clean() or {}
        self._check_time(typed.get("agenda") or [], typed.get("minutes"))
        if not typed.get("venue"):
            self._check_place(typed)
        if typed.get("kind") == GatheringKind.BILATERAL and not typed.get("guests"):
            self.add_error("guests", gettext("Velg minst én som samtalen er med."))
        return typed

    def _check_place(self, typed: dict[str, Any]) -> None:
        """A place that is not described in the list is said here."""
        if not typed.get("place"):
            self.add_error("place", gettext("Skriv hvor samlingen er."))
        if not typed.get("ground"):
            self.add_error("ground", gettext("Velg hvem sitt sted det er."))
        if typed.get("ground") == Ground.ORGANISATION and not typed.get("host"):
            self.add_error("host", gettext("Velg hvilken tjeneste dere er hos."))

    def _check_time(self, agenda: list[dict[str, Any]], minutes: int | None) -> None:
        planned = sum(point["minutes"] for point in agenda)
        if minutes is not None and planned > minutes:
            self.add_error(
                "agenda",
                gettext("Planen tar %(planned)s minutter, men samlingen varer bare %(minutes)s.")
                % {"planned": planned, "minutes": minutes},
            )

    def planned(self) -> dict[str, Any]:
        """The fields of the gathering."""
        fields = {name: self.cleaned_data[name] for name in ("kind", "station", "title", "starts_at", "minutes")}
        return {**fields, **self._where(), "agenda": self.cleaned_data["agenda"]}

    def _where(self) -> dict[str, Any]:
        """The place: as it is described in the list, or as it was typed."""
        venue, place = self.cleaned_data["venue"], self.cleaned_data["place"]
        if venue:
            untouched = venue != self.initial.get("venue") and place == self.initial.get("place")
            said = "" if untouched else place
            return {"venue": venue, "place": said or venue.name, "ground": venue.ground, "host": venue.host}
        ground = self.cleaned_data["ground"]
        host = self.cleaned_data["host"] if ground == Ground.ORGANISATION else None
        return {"venue": None, "place": place, "ground": ground, "host": host}

    def chosen(self) -> list[Any]:
        """The seats that are asked to a talk."""
        return [self.seats[pk] for pk in self.cleaned_data["guests"]]


class PlanChangeForm(Versioned, PlanForm):
    """The same over a gathering that is planned already; two who change it at once both keep their words."""


def as_planned(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of a gathering that is planned already."""
    lines = [_line(point) for point in gathering.agenda]
    same = ("title", "kind", "station", "minutes", "venue", "place", "ground", "host")
    return {
        **{name: getattr(gathering, name) for name in same},
        "starts_at": timezone.localtime(gathering.starts_at),
        "guests": [str(guest.seat_id) for guest in gathering.guests.all()],
        "agenda": "\n".join(lines),
    }


def _line(point: Mapping[str, Any]) -> str:
    """A point of the plan as it is typed."""
    method = f" [{point['method']}]" if point.get("method") else ""
    return f"{point['minutes']} {point['title']}{method}"


class AnswerForm(forms.Form):
    """Whether we come, and how many we are."""

    coming = forms.ChoiceField(choices=[(Coming.YES.value, ""), (Coming.NO.value, "")])
    people = forms.IntegerField(
        label=_("Hvor mange kommer dere?"),
        min_value=1,
        max_value=20,
        error_messages={
            "required": _("Skriv hvor mange dere er."),
            "invalid": _("Skriv hvor mange, med tall."),
            "min_value": _("Skriv et tall fra 1 til 20."),
            "max_value": _("Skriv et tall fra 1 til 20."),
        },
    )

    def __init__(self, *args: Any, family: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not family or self.data.get("coming") == Coming.NO:
            self.fields["people"].required = False

    @property
    def people_coming(self) -> int:
        """How many come; one, where nothing is said."""
        return self.cleaned_data.get("people") or 1


CAME = {"yes": True, "no": False, "unknown": None}


class AttendanceForm(forms.Form):
    """Who came: one question for each seat that is asked."""

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in asked:
            came = each.attendance.came if each.attendance else None
            self.fields[str(each.seat.pk)] = forms.ChoiceField(
                label=str(each.seat),
                help_text=_answered(each),
                choices=[("yes", _("Kom")), ("no", _("Kom ikke")), ("unknown", _("Vet ikke"))],
                initial=next(code for code, meaning in CAME.items() if meaning is came),
                widget=forms.RadioSelect,
            )

    def came(self) -> dict[UUID, bool | None]:
        """Whether each seat came; None where it is not known."""
        return {UUID(seat): CAME[code] for seat, code in self.cleaned_data.items()}


def _answered(asked: Asked) -> str:
    """What a seat had answered, for whoever notes who came."""
    attendance = asked.attendance
    if attendance is None or attendance.coming != Coming.YES:
        coming = Coming(attendance.coming) if attendance else Coming.UNKNOWN
        return gettext("Svarte: %(answer)s") % {"answer": COMINGS[coming]}
    return ngettext("Svarte: kommer, %(people)s person", "Svarte: kommer, %(people)s personer", attendance.people) % {
        "people": attendance.people
    }
