"""What the calculators ask. Nothing of it is kept unless the one who asks keeps the whole run."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from usving.core.money import ORE, in_words, whole_kroner
from usving.economy.forms.amounts import AmountField
from usving.economy.rules.books import shifted
from usving.economy.rules.dated import figures
from usving.economy.rules.places import Moved, Several, found_place
from usving.economy.rules.social import Living
from usving.engines.bostotte.municipalities import Municipality

MOST_PEOPLE = 20
TENURES = {
    "rented": _("Vi leier"),
    "cooperative": _("Borettslag eller sameie"),
    "owned": _("Vi eier enebolig eller rekkehus"),
}
SPECIALS = {
    "": _("Nei"),
    "young-disabled": _("Ja, søkeren er ung ufør"),
    "single-pensioner": _("Ja, søkeren er alene og alderspensjonist eller ufør"),
}
LIVINGS = {
    Living.SINGLE: _("Jeg er alene voksen"),
    Living.COUPLE: _("Vi er et par"),
    Living.SHARED: _("Jeg bor i bofellesskap"),
}


def _count(label: Any, *, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    wrong = _("Skriv et tall fra 1 til 20.") if least else _("Skriv et tall fra 0 til 20.")
    return forms.IntegerField(
        label=label, min_value=least, max_value=MOST_PEOPLE, initial=kwargs.pop("initial", 0),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong, "required": wrong}, **kwargs,
    )  # fmt: skip


class BostotteForm(forms.Form):
    """A household in one month, as the housing allowance asks of it."""

    month = forms.ChoiceField(label=_("Måned"))
    municipality = forms.CharField(
        label=_("Kommune"), max_length=40, help_text=_("Skriv navnet eller nummeret."),
        widget=forms.TextInput(attrs={"list": "kommuner", "autocomplete": "off"}),
        error_messages={"required": _("Skriv hvilken kommune dere bor i.")},
    )  # fmt: skip
    adults = _count(_("Voksne, 18 år eller mer"), least=1, initial=1, help_text=_("Tell med deg selv."))
    children = _count(_("Barn under 18 år"))
    income = AmountField(
        label=_("Inntekt i måneden før skatt"),
        help_text=_(
            "Den som søker, og alle andre som har fylt 20 år, til sammen. "
            "Ikke ta med barnetrygd, barnebidrag, kontantstøtte eller sosialhjelp."
        ),
    )
    tenure = forms.ChoiceField(
        label=_("Hvordan bor dere?"), choices=list(TENURES.items()), widget=forms.RadioSelect, initial="rented"
    )
    cost = AmountField(label=_("Boutgifter i måneden"))
    wealth = AmountField(
        label=_("Formue minus gjeld"), required=False, negative=True, help_text=_("La stå tomt hvis dere ikke har noe.")
    )
    special = forms.ChoiceField(
        label=_("Er søkeren ung ufør, eller alene og pensjonist?"), choices=list(SPECIALS.items()), required=False
    )
    adapted = forms.BooleanField(label=_("Boligen er spesielt tilpasset for en som trenger det"), required=False)

    def __init__(self, *args: Any, first: date, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [first]
        while months[-1] < last.replace(day=1):
            months.append(shifted(months[-1], 1))
        choices = [(f"{each:%Y-%m}", f"{MONTHS[each.month]} {each.year}") for each in months]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]
        self.fields["cost"].help_text = " ".join(_what_counts(first))

    def clean(self) -> dict[str, Any]:
        """Several adults cannot be reckoned as one who lives alone."""
        said = super().clean() or {}
        if said.get("special") == "single-pensioner" and said.get("adults", 1) > 1:
            self.add_error("special", _("Dere er flere voksne. Da er ikke søkeren alene. Velg «Nei»."))
        return said

    def clean_municipality(self) -> str:
        """Return the official number; a number of before is refused with the one of today."""
        found = found_place(self.cleaned_data["municipality"])
        if isinstance(found, Moved):
            raise forms.ValidationError(
                _("Navnet eller nummeret er ikke i bruk lenger. Skriv %(places)s."), code="moved",
                params={"places": _either(found.now)},
            )  # fmt: skip
        if isinstance(found, Several):
            raise forms.ValidationError(
                _("Flere kommuner heter det. Skriv %(places)s."), code="several",
                params={"places": _either(found.places)},
            )  # fmt: skip
        if found is None:
            raise forms.ValidationError(
                _("Vi finner ikke kommunen. Skriv navnet slik det står i listen, eller nummeret.")
            )
        return found.number

    @property
    def put_in(self) -> dict[str, Any]:
        """The input of the engine. Only the number of adults and children counts, so the ages are made up."""
        said = self.cleaned_data
        year = int(said["month"][:4])
        adults = [{"born": f"{year - 40}-01-01"}] * said["adults"]
        return {
            "version": 1, "month": said["month"], "municipality": said["municipality"],
            "persons": [*adults, *([{"born": f"{year - 8}-01-01"}] * said["children"])],
            "income_per_year": _kroner(said["income"] * 12), "housing_cost_per_year": _kroner(said["cost"] * 12),
            "net_wealth": _kroner(said["wealth"] or 0), "tenure": said["tenure"], "adapted": said["adapted"],
            "special": said["special"] or None,
        }  # fmt: skip


class SocialForm(forms.Form):
    """Who the guiding rates are looked up for."""

    living = forms.ChoiceField(
        label=_("Hvordan bor du?"), choices=list(LIVINGS.items()), widget=forms.RadioSelect, initial="single"
    )
    small = _count(_("Barn fra 0 til 5 år"))
    middle = _count(_("Barn fra 6 til 10 år"))
    big = _count(_("Barn fra 11 til 17 år"))

    @property
    def put_in(self) -> dict[str, Any]:
        """What was said, as plain JSON without the day."""
        return dict(self.cleaned_data)


class PercentField(forms.CharField):
    """A rate in percent with a comma or a point; its clean value is a text with a point."""

    default_error_messages = {"required": _("Skriv et tall, for eksempel 4,55. Er det ingen, skriv 0.")}

    def clean(self, value: Any) -> str:
        """Return the rate; refuse what is none, and what no bank would ask."""
        text = str(super().clean(value)).replace("%", "").replace(",", ".").strip()
        try:
            rate = Decimal(text)
        except InvalidOperation:
            raise forms.ValidationError(_("Skriv renten med tall, for eksempel 4,55.")) from None
        if not rate.is_finite() or not 0 <= rate <= 30 or -rate.as_tuple().exponent > 3:  # type: ignore[operator]
            raise forms.ValidationError(_("Skriv en rente mellom 0 og 30 prosent."))
        return str(rate)


class StartlanForm(forms.Form):
    """What a household has and uses each month, the loan it thinks of, and perhaps a price."""

    income = AmountField(
        label=_("Inntekt i måneden etter skatt"), help_text=_("Alle i husholdningen, med barnetrygd og bostøtte.")
    )
    living = AmountField(
        label=_("Det dere lever av i måneden"),
        help_text=_("Mat, klær, reise og annet. Referansebudsjettet kan hjelpe deg å anslå."),
    )
    debts = AmountField(label=_("Avdrag og renter på annen gjeld i måneden"), required=False)
    running = AmountField(
        label=_("Faste utgifter til boligen i måneden"),
        help_text=_("Felleskostnader, strøm, kommunale avgifter og forsikring."),
    )
    percent = PercentField(label=_("Rente i prosent"), max_length=8)
    buffer = PercentField(label=_("Tillegg dere også må tåle, i prosentpoeng"), max_length=8)
    years = forms.IntegerField(label=_("Antall år"), min_value=1, max_value=50)
    price = AmountField(
        label=_("Pris på en bolig dere tenker på"),
        required=False,
        help_text=_("Ta med omkostninger. La stå tomt hvis du ikke har en."),
    )
    own = AmountField(label=_("Egne penger og tilskudd"), required=False)

    def __init__(self, *args: Any, most_years: int = 50, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = _("Skriv et helt tall fra 1 til %(most)d.") % {"most": most_years}
        self.fields["years"].error_messages |= {
            "invalid": wrong,
            "min_value": wrong,
            "max_value": wrong,
            "required": wrong,
        }

    @property
    def put_in(self) -> dict[str, Any]:
        """What was said, as plain JSON without the day."""
        said = self.cleaned_data
        return dict(said) | {"debts": said["debts"] or 0, "own": said["own"] or 0}


def _what_counts(day: date) -> list[str]:
    """What to put together as the cost of a home, for each way of living in one."""
    sums = {name: whole_kroner(figures("bostotte_costs", day)[name]) * ORE for name in ("heating_ore", "upkeep_ore")}
    told = {name.removesuffix("_ore"): in_words(ore) for name, ore in sums.items()}
    return [
        _("Leier dere: husleien, og %(heating)s kr til hvis oppvarming ikke er med i den.") % told,
        str(_("Borettslag eller sameie: felleskostnader, og renter og avdrag på boliglån.")),
        _(
            "Eier dere enebolig eller rekkehus: renter og avdrag på boliglån, kommunale avgifter, eiendomsskatt og "
            "festeavgift, og %(upkeep)s kr til vedlikehold og forsikring."
        )
        % told,
    ]


def _either(places: Iterable[Municipality]) -> str:
    """The places one may mean, each with its number: «Ålesund (1508) eller Haram (1580)»."""
    return str(_(" eller ")).join(f"{each.name} ({each.number})" for each in places)


def _kroner(ore: int) -> int | float:
    """Kroner as the engine's input has them: whole where they are whole."""
    return ore // 100 if ore % 100 == 0 else ore / 100
