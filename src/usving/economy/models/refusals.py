"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.core.money import WhyNotAmount
from usving.economy.models import alternatives
from usving.economy.rules.bank import WhyNotFile
from usving.economy.rules.books import WhyNotBack, WhyNotWrite
from usving.economy.rules.sifo import WhyNotBudget

REFUSALS: dict[StrEnum, Any] = {
    **alternatives.REFUSALS,
    WhyNotAmount.EMPTY: _("Skriv et beløp."),
    WhyNotAmount.NOT_A_NUMBER: _("Skriv beløpet med tall, for eksempel 12 000 eller 349,50."),
    WhyNotAmount.TOO_MANY_DECIMALS: _(
        "Skriv hele kroner, eller høyst to tall etter komma. Tusen skrives 1000 eller 1 000."
    ),
    WhyNotAmount.NEGATIVE: _("Skriv beløpet uten minus."),
    WhyNotAmount.TOO_LARGE: _("Beløpet er for stort. Sjekk at du ikke har skrevet for mange tall."),
    WhyNotWrite.MONTH_TOO_FAR: _("Måneden er for langt fram eller for langt tilbake."),
    WhyNotWrite.BOOK_IS_FULL: _("Boka er full. Ta bort noe dere ikke trenger lenger."),
    WhyNotWrite.NOTHING_TO_COPY: _("Det står ingenting i måneden før som kan kopieres."),
    WhyNotWrite.NO_WORDS: _("Skriv hva dere vil kalle det."),
    WhyNotBack.BACK_ALREADY: _("Den står i boka allerede."),
    WhyNotBack.TOO_LATE: _("Det er mer enn 30 dager siden. Den kan ikke hentes tilbake."),
    WhyNotFile.EMPTY: _("Filen er tom."),
    WhyNotFile.TOO_LARGE: _("Filen er for stor. Hent ut færre måneder om gangen fra banken."),
    WhyNotFile.NOT_TEXT: _("Filen er ikke en CSV-fil. Velg «CSV» når du laster ned fra banken, ikke PDF eller Excel."),
    WhyNotFile.NO_TABLE: _("Vi finner ingen tabell i filen. Velg «CSV» når du laster ned fra banken."),
    WhyNotFile.TOO_MANY_ROWS: _("Filen har for mange rader. Hent ut færre måneder om gangen."),
    WhyNotFile.COLUMNS_MISSING: _("Velg kolonnen med dato, og minst én kolonne med beløp."),
    WhyNotFile.COLUMN_TWICE: _("Du har valgt den samme kolonnen til to ting."),
    WhyNotFile.NO_ROWS: _("Ingen rader kunne leses med disse kolonnene. Velg andre kolonner."),
    WhyNotBudget.NOBODY: _("Skriv alderen til minst én person."),
    WhyNotBudget.SEX_MISSING: _("Velg kjønn for alle fra 11 år. SIFO har egne tall for dem."),
    WhyNotBudget.NO_SUCH_AGE: _("Vi finner ingen tall for alderen. Sjekk at den er riktig."),
}
