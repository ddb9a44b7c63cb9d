"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.insight.models.idea_refusals import REFUSALS as OF_IDEAS
from usving.insight.models.reading_refusals import READING_REFUSALS
from usving.insight.rules.experiences import WhyNotTell
from usving.insight.rules.open_pages import WhyNotOpen
from usving.insight.rules.replies import WhyNotReply
from usving.insight.rules.sounds import WhyNotSound

REFUSALS: dict[StrEnum, Any] = {
    **OF_IDEAS,
    **READING_REFUSALS,
    WhyNotTell.NOTHING_TOLD: _("Skriv noe, ta opp noe eller legg ved et bilde."),
    WhyNotTell.NOT_THE_AUTHOR: _("Bare den som fortalte dette, kan endre det."),
    WhyNotTell.NO_FAMILY: _("Du er ikke med i en familie her, og har derfor ingen kontakt på NAV her."),
    WhyNotTell.TOO_LATE: _("Det er mer enn 30 dager siden du tok dette bort."),
    WhyNotReply.ANSWERED_ALREADY: _("Dette er besvart."),
    WhyNotReply.NOT_YOURS: _("Dette svaret venter ikke på deg."),
    WhyNotReply.CANNOT_READ: _("Den du valgte, kan ikke lese det som skal besvares. Velg en annen."),
    WhyNotReply.WORDS_MISSING: _("Skriv svaret først."),
    WhyNotReply.DAY_PAST: _("Velg en dag som ikke er forbi."),
    WhyNotReply.DAY_TOO_FAR: _(
        "Et svar kan utsettes høyst 60 dager fra den første fristen. Ingen skal vente uten ende."
    ),
    WhyNotOpen.EMPTY: _("Det står ingenting på siden ennå."),
    WhyNotOpen.NOT_AGREED: _("Begge sider må si ja til siden slik den er nå."),
    WhyNotOpen.STORY_WAITS: _("En fortelling på siden venter på ja fra den som fortalte den."),
    WhyNotOpen.FALLEN: _("Noe på siden står ikke lenger. Ta det av utkastet, eller vent til det står igjen."),
    WhyNotOpen.NO_SIDE: _("Bare en familie eller en tjenesteyter kan si ja for siden sin."),
    WhyNotOpen.CHANGED: _("Siden er endret imens. Les den på nytt."),
    WhyNotOpen.SLUG_TAKEN: _("Adressen er i bruk. Velg en annen."),
    WhyNotOpen.STANDS_OPEN: _("Siden står åpen. Ta den ned før du endrer adressen eller språket."),
    WhyNotOpen.NOT_LET: _("Du må først si ja til at det kan stå på den åpne siden."),
    WhyNotOpen.NOT_STANDING: _("Begge sider må stå bak innsikten før den kan stå her."),
    WhyNotSound.NOT_SOUND: _(
        "Filen er ikke et lydopptak vi kan lese. Bruk opptakeren her, eller en fil i M4A, MP3 eller WAV."
    ),
    WhyNotSound.NOT_CLEANED: _(
        "Vi får ikke fjernet det telefonen har skrevet i filen. Ta opp her på siden, eller bruk M4A, MP3 eller WAV."
    ),
    WhyNotSound.TOO_HEAVY: _("Opptaket er for stort. Det kan være på høyst 5 MB."),
    WhyNotSound.TOO_LONG: _("Opptaket er lengre enn tre minutter. Del det i to."),
}
