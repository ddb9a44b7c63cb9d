"""What is said to a person who cannot mark, read, ask or count so."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.insight.rules.findings import WhyNotSay
from usving.insight.rules.passages import WhyNotMark
from usving.insight.rules.questions import WhyNotAsk
from usving.insight.rules.weeks import WhyNotWeek

ONLY_SIDES = _("Bare familier og tjenesteytere kan gjøre dette, og bare så lenge prosessen er åpen.")

READING_REFUSALS: dict[StrEnum, Any] = {
    WhyNotMark.NOTHING_CHOSEN: _("Velg minst én setning."),
    WhyNotMark.TEXT_CHANGED: _("Teksten ble endret mens du leste. Les den på nytt, og velg igjen."),
    WhyNotMark.NO_WORDS: _("Skriv noen få ord om det du valgte."),
    WhyNotMark.NO_SIDE: ONLY_SIDES,
    WhyNotSay.NO_SIDE: ONLY_SIDES,
    WhyNotSay.NOT_OPENED: _("Les alle kildene først. Ved hver kilde står det om du har lest den."),
    WhyNotSay.NOT_READ: _("Si først at du har lest, med egne ord. Så kan du stå bak."),
    WhyNotSay.NO_WORDS: _("Skriv med egne ord."),
    WhyNotSay.SAID_ALREADY: _("Dette har du sagt før, om den samme ordlyden."),
    WhyNotSay.LOOK_AGAIN: _("En kilde er borte eller endret. Innsikten må få ny ordlyd først."),
    WhyNotSay.REWORDED: _("Noen skrev en ny ordlyd mens du leste. Les den først."),
    WhyNotSay.NO_SOURCES: _("Velg minst én kilde."),
    WhyNotSay.NOT_WEIGHED: _(
        "Innsikten må først si hva som støtter den, og hva som taler mot. Fant dere ingenting, så skriv det."
    ),
    WhyNotAsk.NO_SIDE: ONLY_SIDES,
    WhyNotAsk.NO_WORDS: _("Skriv noen få ord."),
    WhyNotAsk.CLOSED: _("Spørsmålet er lukket. Åpne det igjen først."),
    WhyNotAsk.NOT_NOW: _("Det kan ikke gjøres nå. Last siden på nytt og se hvor spørsmålet står."),
    WhyNotAsk.NOT_LEADING: _("Bare de som leder prosessen, skriver dette."),
    WhyNotWeek.NO_SIDE: ONLY_SIDES,
    WhyNotWeek.NOT_NOW: _("Den uken kan ikke fylles ut nå. Velg en av de siste ukene."),
    WhyNotWeek.EMPTY: _("Skriv minst ett tall."),
}
