"""Help with a process: the U, its stations, its seats, its gate."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "processes": Help(
        what=_("Her er prosessene i kommunen, først de du er med i."),
        who=_("Alle i kommunen ser at en prosess finnes. Det som sies der, ser bare de som er med."),
        then=_("Velg en prosess for å se U-en."),
    ),
    "u": Help(
        what=_(
            "U-en er kartet over prosessen. Sirkler er fra familiene, firkanter er fra tjenestene, og soler er felles. "
            "Trykk på en stasjon for å se hva som er sagt der."
        ),
        who=_("Tallene teller bare det du selv kan lese. Ingen ser hva du leser."),
        then=_("Stasjonen vi er ved nå, er merket. Skriver du ut siden, får du U-en på et eget ark til veggen."),
    ),
    "seats": Help(
        what=_("Her ser du hvem som er med, og hvilke plasser som er ledige."),
        who=_("Før familiene åpner porten, ser de to sidene bare sine egne navn. De som leder, ser begge."),
        then=_("De som leder prosessen, inviterer til de ledige plassene."),
    ),
    "seat_invitation": Help(
        what=_("Her inviterer du noen til en ledig plass."),
        who=_("Bare den du inviterer, får lenken. De som leder, ser at plassen er tilbudt."),
        then=_("Når hun eller han sier ja, står navnet på plassen."),
    ),
    "move": Help(
        what=_("Her går dere videre til neste stasjon, eller tilbake til en tidligere."),
        who=_("Alle som er med, ser at dere flyttet dere. Går dere tilbake, ser de også hvorfor."),
        then=_("Det som er skrevet, blir stående. Dere kan alltid gå tilbake."),
    ),
    "gate": Help(
        what=_("Porten skiller de to kretsene. Familiene åpner den, når de er klare."),
        who=_("Hva hver familie har sagt, ser bare familiene. De andre ser bare om porten er åpen."),
        then=_(
            "Når porten åpnes, leser begge sider det som er delt med alle. Det som er delt bare i kretsen, blir der."
        ),
    ),
    "station": Help(
        what=_("Her står det som er sagt ved stasjonen, og det dere tar med videre. Du kan søke, og du kan skrive."),
        who=_("Du ser bare det som er delt med deg. Hva du søker etter, ser ingen andre."),
        then=_("Det du skriver, er først bare for deg. Så velger du hvem som får lese."),
    ),
    "hand_over_new": Help(
        what=_("Her skriver én av dere det dere er enige om å ta med videre."),
        who=_("Begge sider ser teksten, også før porten er åpen. Skriv ikke noe som er sagt bare i kretsen."),
        then=_("Din side står bak når du sender. Den andre siden blir spurt. Begge må si ja."),
    ),
}
