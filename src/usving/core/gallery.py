"""What the gallery shows: every component in every state. All names are made up. Served only where DEBUG is on."""

from typing import Any

from django import forms
from django.core.paginator import Paginator

from usving.core.u import Figure, Mark, Side, Station, figure

STATIONS = (
    ("Slik er det nå", "legge fra seg gamle mønstre"),
    ("Se med nye øyne", "sammen med andre"),
    ("Lytte og kjenne etter", "familiene åpnet porten 12. mars"),
    ("Gi slipp, slippe til", "hva kan vi slippe?"),
    ("Foreslå sammen", "åpent og likeverdig"),
    ("Prøve ut", "i liten skala"),
    ("Ta i bruk", "og forankre"),
)
LEFT = (
    (1, Side.FAMILIES, 3),
    (1, Side.PROVIDERS, 2),
    (2, Side.FAMILIES, 2),
    (2, Side.PROVIDERS, 9),
    (3, Side.JOINT, 3),
)

PERSON = {
    "name": "Kari Eksempelsen",
    "role": "prosessleder",
    "organisation": "Boligkontoret i Eksempelvik",
    "phone": "99900123",
    "email": "kari@eksempelvik.example",
    "hours": "Mandag til fredag kl. 9–15",
}


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Hva skal vi kalle deg?", help_text="Fornavnet holder.", max_length=40)
    story = forms.CharField(label="Fortell", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    rooms = forms.IntegerField(label="Hvor mange soverom trenger dere?", min_value=1, max_value=9)
    place = forms.ChoiceField(
        label="Hvor vil dere bo?", choices=[("", "Velg"), ("sentrum", "Sentrum"), ("bygda", "Bygda")]
    )
    audience = forms.ChoiceField(
        label="Hvem kan lese dette?",
        help_text="Du kan endre det senere.",
        choices=[("me", "Bare jeg"), ("circle", "Familienes krets"), ("all", "Alle i prosessen")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Trenger dere noe for å komme?",
        choices=[("ride", "Skyss"), ("care", "Barnepass"), ("talk", "Tolk")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.DateField(label="Hvilken dag?")
    hour = forms.TimeField(label="Når på dagen?", required=False)
    agree = forms.BooleanField(label="Jeg vil ha beskjed på telefonen")


def u(here: int, joined_at: int | None) -> Figure:
    """Return the U of the gallery with one at station `here`."""
    stations = [Station(i, name, hint, f"#stasjon-{i}") for i, (name, hint) in enumerate(STATIONS, start=1)]
    marks = [Mark(number, side) for number, side, count in LEFT if number <= here for _ in range(count)]
    return figure(stations, here, joined_at, marks)


def context() -> dict[str, Any]:
    """Return all that core/gallery.html needs."""
    return {
        "empty_form": GalleryForm(auto_id="tom_%s"),
        "wrong_form": GalleryForm({"name": "", "rooms": "12", "story": "Dette skrev jeg."}, auto_id="feil_%s"),
        "middle": u(4, 3),
        "early": u(2, None),
        "late": u(8, 3),
        "person": PERSON,
        "steps": [
            {"label": "Ønsker", "state": "done", "url": "#onsker"},
            {"label": "Tomt og hus", "state": "here", "url": "#tomt"},
            {"label": "Penger", "state": "ahead"},
        ],
        "listed": Paginator(range(50), 10).page(3),
        "lines": ["Her ser du alle delene sidene er laget av.", "Alle navn er oppdiktet."],
        "help": {
            "what": "Her ser du alle delene sidene er laget av. Alle navn er oppdiktet.",
            "who": "Bare den som utvikler U-sving.",
            "then": "Ta det du trenger.",
        },
        **around(),
    }


def around() -> dict[str, Any]:
    """Return what stands around every page, here leading nowhere."""
    names = ("Min side", "U-en", "Samlinger", "Ideer", "Bolig", "Hvem ser hva")
    codes = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
    feet = ("Om U-sving", "Personvern", "Tilgjengelighet", "Ta kontakt")
    choices = [{"code": code, "label": label, "current": code == "nb"} for code, label in codes]
    return {
        "menu": [{"label": label, "url": "#", "current": label == "U-en", "exact": label == "U-en"} for label in names],
        "account": {"name": "Fatima Oppdiktet", "url": "#meg", "logout_url": "#ut"},
        "languages": {"url": "#sprak", "choices": choices},
        "breadcrumbs": [{"label": "Min side", "url": "#"}, {"label": "Bedre bolig sammen", "url": "#"}],
        "footer_links": [{"label": label, "url": "#"} for label in feet],
        "quick_exit": True,
        "demonstration": True,
    }
