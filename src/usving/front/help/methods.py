"""Help with methods, learning cards and films."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

NOTHING = _("Alle i kommunen som er logget inn, kan lese dette. Ingen ser hva du leser.")
IN_PROCESS = _("Alle med en plass i prosessen ser metodene.")
BOTH_SIDES = _("Familiene, tjenesteyterne og de som leder, ser forslaget og hvilken side det kommer fra. Ikke hvem.")

HELP = {
    "methods": Help(
        what=_("Her er måter å jobbe sammen på. Velg stasjon, hvem det er for, og hvor lang tid dere har."),
        who=NOTHING,
        then=_("Trykk på en metode for å lese stegene. Der kan du skrive ut arket."),
    ),
    "method": Help(
        what=_("Her er en hel metode, med tid, steg og ord du kan si."),
        who=NOTHING,
        then=_("Skriv ut arket, så klarer du deg uten nett og skjerm."),
    ),
    "learning_cards": Help(
        what=_("Hvert kort er ett minutt å lese høyt."),
        who=NOTHING,
        then=_("Velg ett. Det kan vises på en skjerm eller skrives ut."),
    ),
    "learning_card": Help(
        what=_("Les kortet høyt for gruppa. Snakk så om spørsmålet nederst."),
        who=NOTHING,
        then=_("Du kan skrive det ut, eller gå til neste kort."),
    ),
    "films": Help(
        what=_("Her er noen filmer som kan være fine å se sammen."),
        who=NOTHING,
        then=_("Finn filmen selv. Se den først alene, og snakk om den etterpå."),
    ),
    "process_methods": Help(
        what=_("Her er metodene dere bruker, og det som er foreslått å endre."),
        who=IN_PROCESS,
        then=_("Trykk på en metode for å lese den, skrive den ut eller foreslå noe nytt."),
    ),
    "process_method": Help(
        what=_("Her er metoden slik dere bruker den. Den endrer seg ikke før dere selv vil."),
        who=IN_PROCESS,
        then=_("Skriv ut arket. Familier og tjenesteytere kan foreslå en endring."),
    ),
    "method_change": Help(
        what=_("Her skriver du hvordan metoden bør bli, og hvorfor."),
        who=BOTH_SIDES,
        then=_("Den andre siden svarer. Sier de ja, er det en ny utgave."),
    ),
    "method_new": Help(
        what=_("Her skriver du en ny metode, steg for steg."),
        who=BOTH_SIDES,
        then=_("Den andre siden svarer. Sier de ja, kan alle i kommunen bruke den."),
    ),
    "method_proposal": Help(
        what=_("Her ser du hva som er nytt, og hva hver side har sagt."),
        who=BOTH_SIDES,
        then=_("Når begge sider har sagt ja, er det en ny utgave. Et nei stopper forslaget."),
    ),
    "methods_exchange": Help(
        what=_("Her kan dere dele metoder med andre kommuner, og hente deres."),
        who=_("Filen har ingen navn på folk. De som leder prosesser, og administratoren, ser denne siden."),
        then=_("Du ser over en fil før noe blir hentet. Det du har hentet, kan du ta bort igjen."),
    ),
}
