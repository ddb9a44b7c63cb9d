"""What the refusals of ideas, pilots and uses say."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.insight.rules.ideas import WhyNotIdea
from usving.insight.rules.pilots import WhyNotPilot
from usving.insight.rules.uses import WhyNotUse

REFUSALS: dict[StrEnum, Any] = {
    WhyNotIdea.NOT_TURNED: _("Dere har ikke gjort vendingen ennå. Ideen blir et notat bare for deg så lenge."),
    WhyNotIdea.NOT_JOINED: _("Porten er lukket. Familiene og tjenestene har ikke møttes ennå."),
    WhyNotIdea.NOT_THE_AUTHOR: _("Bare den som skrev ideen, kan gjøre dette."),
    WhyNotIdea.NOT_NOW: _("Ideen har flyttet seg imens. Se på siden på nytt."),
    WhyNotIdea.NOT_TOLD: _("Skriv først i ideen hva som trengs, for hvem, og hvem som må ta den i bruk."),
    WhyNotIdea.NOT_SHOWN_NEW: _("Begge sider må først si hva som finnes i dag, og hva som er annerledes."),
    WhyNotIdea.NOT_SHOWN_USEFUL: _("Prøv ideen i det små først, eller la begge sider vise at den er nyttig."),
    WhyNotIdea.NOT_SHOWN_USED: _("Skriv først hvem som eier den, og hva den ble."),
    WhyNotIdea.REASON_MISSING: _("Skriv kort hvorfor. Alle i prosessen kan lese det."),
    WhyNotIdea.BUILT_ON: _("Andre har bygd på ideen, så den blir stående. Du kan ta bort navnet ditt."),
    WhyNotIdea.NO_SIDE: _("Bare familier og tjenesteytere kan si dette."),
    WhyNotIdea.ANSWER_MISSING: _("Skriv svaret først."),
    WhyNotIdea.ANSWERED: _("Ideen har fått svar alt."),
    WhyNotPilot.ENDS_FIRST: _("Den siste dagen må komme etter den første."),
    WhyNotPilot.TOO_LONG: _("En utprøving er liten. Den varer høyst tre måneder."),
    WhyNotPilot.IDEA_NOT_SHARED: _("Ideen må være delt, og ikke ligge til hvile."),
    WhyNotPilot.NOT_NOW: _("Utprøvingen har flyttet seg imens. Se på siden på nytt."),
    WhyNotPilot.REASON_MISSING: _("Skriv kort hvorfor. Alle i prosessen kan lese det."),
    WhyNotPilot.NOBODY: _("Skriv først hvem som gjør hva. En prøve trenger noen som gjør den."),
    WhyNotPilot.NOTHING_NOTED: _(
        "Skriv først hvem som gjorde noe, og i loggen hva som skjedde. Vil dere slutte, kan dere si det nå."
    ),
    WhyNotPilot.NO_SIDE: _("Bare familier og tjenesteytere vurderer. Hver side gjør det for seg."),
    WhyNotPilot.NOT_IN_IT: _("Bare de som er med, kan skrive i loggen."),
    WhyNotPilot.NOT_RUNNING: _("Loggen er åpen så lenge dere prøver."),
    WhyNotUse.NOT_BEGUN: _("Velg en dag som ikke er foran oss. Det er i bruk når noen bruker det."),
    WhyNotUse.NOBODY: _("Skriv hvor mange det er for. Én er nok."),
    WhyNotUse.REPLACED_MISSING: _("Skriv hva det kom i stedet for. «Ingenting» er også et svar."),
    WhyNotUse.ENDED: _("Det er sagt at dette ikke er i bruk lenger."),
    WhyNotUse.NOT_USEFUL: _("Ideen må først være vist å være nyttig."),
    WhyNotUse.NOT_NOW: _("Prosessen er avsluttet, eller du har ikke tilgang lenger."),
    WhyNotUse.WORDS_MISSING: _("Skriv kort hva som er endret, eller hvorfor det sluttet."),
}
