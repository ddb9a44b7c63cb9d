"""Help with what is kept of someone: reading, copying, correcting, erasing; and with what the municipality shows of it."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "own_data": Help(
        what=_("Her kan du lese alt om deg, få en kopi, få noe rettet eller slette deg."),
        who=_("Siden er bare din."),
        then=_("Velg det du trenger. Ingenting skjer før du trykker."),
    ),
    "own_data_all": Help(
        what=_("Her står alt som er lagret om deg nå."),
        who=_("Siden er bare din. I loggen din står det at du har vært her."),
        then=_("Er noe galt, kan du rette det selv eller be om det."),
    ),
    "own_data_file": Help(
        what=_("Her henter du kopien din."),
        who=_("Bare du kan hente den. Tenk over hvor du lagrer filen."),
        then=_("Kopien ligger her i et døgn. Etterpå kan du lage en ny."),
    ),
    "correction_new": Help(
        what=_("Her ber du om å få noe rettet."),
        who=_("Bare den som skal svare, leser det du skriver."),
        then=_("Du skal få svar innen én måned."),
    ),
    "correction_answer": Help(
        what=_("Her svarer du en som vil ha noe rettet."),
        who=_("Bare den som spurte, ser svaret."),
        then=_("Sier du nei, må du skrive hvorfor."),
    ),
    "own_data_erase": Help(
        what=_("Her sletter du deg selv for godt. Les listen først."),
        who=_("Ingen kan lese det som er slettet. Det andre har lest, kan de huske."),
        then=_("Det kan ikke hentes tilbake. Vil du bare slutte å dele, kan du gå ut i stedet."),
    ),
    "erased": Help(
        what=_("Nå er du slettet."),
        who=_("Ingen kan logge inn som deg mer."),
        then=_("Vil du være med igjen, må noen invitere deg på nytt."),
    ),
    "retention": Help(
        what=_("Her ser du hva som skal slettes, og når."),
        who=_("Her står bare antall. Små tall vises ikke."),
        then=_("Slettingen går av seg selv hver natt."),
    ),
    "privacy_papers": Help(
        what=_("Her er papirene om personvern, fylt ut fra det systemet gjør."),
        who=_("Administratoren og personvernombudet ser dem."),
        then=_("Les gjennom, fyll ut resten, og ta vare på dem i arkivet."),
    ),
}
