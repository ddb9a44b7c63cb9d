"""Help with what people have opened for someone who works for them."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "shared": Help(
        what=_("Her er de du følger opp, og de som har åpnet noe for deg."),
        who=_("Hver av dem ser i loggen sin at du har sett navnet i listen."),
        then=_("Velg et navn for å se hva som er åpent."),
    ),
    "shared_person": Help(
        what=_("Her ser du hvilke deler en person har åpnet for deg, og hvor lenge."),
        who=_("Personen ser i loggen at du har vært her. Om noen har sagt nei, vises ikke."),
        then=_("Velg en del som er åpen, eller spør om å få lese mer."),
    ),
    "shared_part": Help(
        what=_("Her leser du det en person har åpnet for deg."),
        who=_("Hver gang du leser, står i loggen. De det gjelder, ser det, om ikke en lov hindrer det nå."),
        then=_("Blir samtykket trukket, stenger siden neste gang du trykker på noe."),
    ),
    "shared_ask": Help(
        what=_("Her spør du om å få lese én del. Skriv hvorfor, og ikke be om mer enn du trenger."),
        who=_("Den du spør, ser navnet ditt, kontoret og grunnen. Andre i familien ser det ikke."),
        then=_("Sier personen ja, ser du det her. Et nei får du ikke vite om."),
    ),
    "shared_danger": Help(
        what=_("Her kan du åpne uten å spørre når noen er i fare. Ring 110, 112 eller 113 først."),
        who=_("Personvernombudet får beskjed med en gang. Det får også de det gjelder, om ikke en lov hindrer det."),
        then=_("Du ser hvordan personen bor og kan nås. Det stenger etter ett døgn."),
    ),
    "danger_openings": Help(
        what=_("Her står alle åpninger ved fare i kommunen."),
        who=_(
            "Bare personvernombudet ser siden. De det gjelder, ser i loggen at du har sett den, når de har fått vite om åpningen."
        ),
        then=_("Er en grunn ikke god nok, tar du det opp med den som åpnet."),
    ),
}
