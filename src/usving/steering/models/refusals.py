"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.steering.rules.board import WhyNotBoard
from usving.steering.rules.escalations import WhyNotEscalation
from usving.steering.rules.group_plans import WhyNotPlanned
from usving.steering.rules.quality import WhyNotRound

REFUSALS: dict[StrEnum, Any] = {
    WhyNotBoard.ONE_MORE_ALREADY: _("Dere er én flere enn den andre siden allerede. Vent til de har valgt en til."),
    WhyNotBoard.NOBODY: _("Ingen sitter i styret ennå. Begge kretsene velger sine først."),
    WhyNotBoard.UNEVEN: _("Det er ikke like mange fra hver side i styret. Velg en til fra den siden som har færrest."),
    WhyNotBoard.DAY_PAST: _("Velg en dag som ikke er over."),
    WhyNotBoard.WITHDRAWN: _("Saken er trukket."),
    WhyNotBoard.IN_FORCE: _("Vedtaket gjelder, og ordene kan ikke endres. Ta saken opp på nytt i stedet."),
    WhyNotBoard.NEWER_WORDS: _("Ordene er endret siden du leste dem. Les dem før du sier ja."),
    WhyNotBoard.NOBODY_HEARD: _("Kryss av for minst én som er hørt."),
    WhyNotBoard.DECIDED: _("Styret har bestemt i denne saken."),
    WhyNotBoard.NOT_IN_FORCE: _("Vedtaket gjelder ikke ennå."),
    WhyNotRound.ONCE_ALREADY: _("Dere har spurt én gang før på dette tidspunktet."),
    WhyNotRound.OTHER_OPEN: _("En runde er åpen allerede."),
    WhyNotEscalation.NOT_NOW: _("Det går ikke nå. Saken har kommet et annet sted. Se hvor den står."),
    WhyNotEscalation.NO_STEP: _("Skriv minst én som skal få saken."),
    WhyNotEscalation.NO_WAY_TO_REACH: _("Skriv e-post eller telefon, eller velg en ansatt."),
    WhyNotEscalation.SOMEBODY_WAITS: _("Alle det gjelder, må si ja til disse ordene først."),
    WhyNotEscalation.NEWER_WORDS: _("Ordene er endret siden du leste dem. Les dem før du sier ja."),
    WhyNotEscalation.TOP_ALREADY: _("Ingen står over den som svarte."),
    WhyNotEscalation.NOT_AN_ADULT: _("En voksen i familien svarer for dere."),
    WhyNotEscalation.NOT_CONCERNED: _("Saken gjelder ikke plassen din."),
    WhyNotPlanned.NOT_NOW: _("Det går ikke nå. Planen har fått en annen tilstand. Se hvor den står."),
    WhyNotPlanned.NEWER_WORDS: _("Ordene er endret siden du leste dem. Les dem før du sier ja."),
    WhyNotPlanned.DAYS_TURNED: _("Dagen dere ser på planen igjen, må komme etter at den starter."),
    WhyNotPlanned.FOLLOW_UP_PAST: _("Velg en dag som ikke er over."),
    WhyNotPlanned.NOBODY_DOES: _("Skriv hva minst én av dem skal gjøre."),
    WhyNotPlanned.VERSION_WAITS: _("En ny utgave er foreslått allerede. Si ja til den, eller legg den bort først."),
}
