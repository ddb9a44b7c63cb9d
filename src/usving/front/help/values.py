"""Help with values, letters from the future, and wishes for a home."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ALONE = _("Bare du ser det.")
HOME = _("Bare dere hjemme ser det. Ingen på kontorene kan lese det.")
HELP = {
    "values": Help(
        what=_("Her er det som betyr noe for deg, i den rekkefølgen du har satt det."),
        who=_("Bare du ser det. Dere hjemme ser bare det du selv har vist."),
        then=_("Trykk på et kort for å si hvorfor det betyr noe."),
    ),
    "value_cards": Help(
        what=_("Kryss av for kortene du kjenner deg igjen i. Du kan lage egne kort nederst."),
        who=ALONE,
        then=_("På neste side setter du dem i rekkefølge."),
    ),
    "value_order": Help(
        what=_("Flytt kortene opp og ned til det viktigste står øverst."),
        who=ALONE,
        then=_("Det blir lagret for hvert trykk."),
    ),
    "value": Help(
        what=_("Si hvor viktig dette er, og hvor mye du får leve slik nå. Du trenger ikke svare på alt."),
        who=_("Bare du ser det. Velger du å vise det hjemme, ser de navnet på kortet, aldri tallene."),
        then=_("Du kommer tilbake til verdiene dine."),
    ),
    "value_change": Help(
        what=_("Her står den første runden og den siste ved siden av hverandre."),
        who=ALONE,
        then=_("Det finnes ikke noe rett svar. Du kan gå en runde til når du vil."),
    ),
    "value_sheet": Help(
        what=_("Dette er verdiene dine på ett ark."),
        who=_("Bare du ser siden. Den som får arket, kan lese alt som står der."),
        then=_("Bruk «Skriv ut» i nettleseren."),
    ),
    "letters": Help(
        what=_("Her ligger brevene du har skrevet til deg selv fra framtiden."),
        who=_("Bare du kan lese dem, aldri noen andre."),
        then=_("Trykk på et brev for å lese det eller skrive videre."),
    ),
    "letter_new": Help(
        what=_("Tenk deg noen år fram, og skriv til deg selv. Noen linjer er nok."),
        who=_("Bare du kan lese det. Det du skriver, blir lagret mens du skriver."),
        then=_("Brevet legger seg øverst i listen din."),
    ),
    "letter": Help(
        what=_("Her leser du brevet, og skriver videre hvis du vil."),
        who=_("Bare du kan lese det."),
        then=_("Er det noe her om hvordan dere vil bo, kan du lage et ønske av det."),
    ),
    "wishes": Help(
        what=_("Her står det hva hver av dere må ha, ønsker, og ikke kan bo med."),
        who=HOME,
        then=_("Senere kan ønskene brukes når dere ser på boliger. Det er dere som velger det."),
    ),
    "wish_new": Help(
        what=_("Skriv ett ønske om gangen, slik du ville sagt det."),
        who=_("De hjemme ser det, og at det er du som har sagt det. Ingen andre ser det."),
        then=_("Du kommer tilbake til ønskene. Der kan du flytte det opp eller ned."),
    ),
    "wish": Help(
        what=_("Her endrer du ønsket ditt, eller tar det bort. Du ser også hva som sto før."),
        who=_("De hjemme ser det som står nå. Bare du ser det som sto før."),
        then=_("Tar du det bort, kan du hente det tilbake i 30 dager."),
    ),
    "wish_from_value": Help(
        what=_("Her lager du et ønske av noe som er viktig for deg. Du velger ordene selv."),
        who=_("De hjemme ser ønsket. De ser hvilken verdi det kommer fra, bare hvis du krysser av for det."),
        then=_("Ønsket legger seg blant dine på siden «Slik vil vi bo»."),
    ),
    "wish_from_letter": Help(
        what=_("Her lager du et ønske av noe du skrev i brevet."),
        who=_("De hjemme ser bare det du skriver i feltet. Brevet ser de ikke."),
        then=_("Ønsket legger seg blant dine på siden «Slik vil vi bo»."),
    ),
    "wish_sheet": Help(
        what=_("Dette er ønskene deres på ett ark."),
        who=_("Bare dere hjemme ser siden. Den som får arket, kan lese alt som står der."),
        then=_("Bruk «Skriv ut» i nettleseren."),
    ),
}
