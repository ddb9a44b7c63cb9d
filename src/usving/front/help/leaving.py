"""Help with going out, with closing a process, and with the promise at a gathering."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "family_leaving": Help(
        what=_("Her går du ut av familien i U-sving. Det gjelder bare her."),
        who=_("Familien ser i loggen at du gikk ut. Ingen spør hvorfor."),
        then=_("Det du har skrevet, er fortsatt ditt. Du kan angre til dagen er over."),
    ),
    "seat_leaving": Help(
        what=_("Her går du ut av prosessen. Det koster ingenting."),
        who=_("De som leder, ser at plassen er tom. Ingen spør hvorfor."),
        then=_("Det du har skrevet, er fortsatt ditt. Du kan angre til dagen er over."),
    ),
    "left": Help(
        what=_("Her står det du har gått ut av."),
        who=_("Siden er bare din."),
        then=_("Så lenge dagen ikke er over, kan du angre."),
    ),
    "own_things": Help(
        what=_("Her er alt du har skrevet i prosessen. Det er ditt, også når du har gått ut."),
        who=_("Listen er bare din. Ved hvert bidrag står det hvem som kan lese."),
        then=_("Du kan ta det tilbake eller slette det når du vil."),
    ),
    "closing": Help(
        what=_("Her avslutter dere prosessen, eller åpner den igjen."),
        who=_("Alle som er med, ser at den er avsluttet."),
        then=_("Ingen kan skrive mer, men hver kan lese sitt. Dere kan angre i 30 dager."),
    ),
    "promise": Help(
        what=_("Her står det vi lover hverandre på samlingen, og det som må sies videre etter loven."),
        who=_("De som er på samlingen, ser hvem som har gitt løftet."),
        then=_("Du kan ta løftet tilbake. Det som er sagt, er sagt."),
    ),
    "promise_on_paper": Help(
        what=_("Her skriver du inn et løfte du har fått på papir."),
        who=_("Det står at det var du som skrev det inn."),
        then=_("Løftet står på samlingen. Den som ga det, kan ta det tilbake."),
    ),
    "promise_sheet": Help(
        what=_("Her er løftet som et ark til å skrive ut."),
        who=_("Arket er tomt. Ingen navn står på det."),
        then=_("Skriv det ut, og la hver som vil, skrive under."),
    ),
}
