"""Help with what people say."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "write": Help(
        what=_(
            "Skriv slik du snakker. Du kan bruke navnet ditt, navnet på familien eller et navn du finner på. "
            "Det du skriver, blir lagret mens du skriver."
        ),
        who=_("Ingen andre ser det. Slik er det til du velger noe annet."),
        then=_("På neste side velger du hvem som får lese. Du kan la det være ditt."),
    ),
    "contribution": Help(
        what=_("Her er det som er sagt, og hva som ble av det. Er det ditt, kan du endre det og velge hvem som leser."),
        who=_(
            "Bare de som det er delt med, kan lese det. Sier du fra om noe, får ikke den som skrev det, vite at det var deg."
        ),
        then=_("Blir det tatt med videre, står det her."),
    ),
    "contribution_change": Help(
        what=_("Her endrer du det du har skrevet, eller navnet som står på det."),
        who=_("Er det delt, ser de andre endringen når du lagrer. De ser at det er endret, ikke hva som sto før."),
        then=_("Du kommer tilbake til det du skrev."),
    ),
    "audience": Help(
        what=_("Her velger du hvem som får lese. Under hvert valg står det hvem det er nå."),
        who=_("Ingen andre ser det før du lagrer. Det du har skrevet, er lagret alt."),
        then=_("Du kan ta det tilbake når du vil. Men det noen har lest, har de lest."),
    ),
    "contribution_delete": Help(
        what=_(
            "Her sletter du det du skrev, for godt. Vil du bare at andre ikke skal lese, kan du ta det tilbake i stedet."
        ),
        who=_("Ingen kan lese det etterpå, heller ikke du. I loggen din står det at du slettet noe, ikke hva."),
        then=_("Er du i tvil, behold det. Tar du det tilbake, kan du dele det på nytt senere."),
    ),
    "report": Help(
        what=_("Her sier du fra om noe som ikke burde stå der."),
        who=_("Prosessveilederen ser grunnen, men ikke hvem som sa fra. Den som skrev det, får ikke vite noe."),
        then=_("Prosessveilederen skjuler det eller lar det stå. Svaret ser du på siden til det du sa fra om."),
    ),
    "hide": Help(
        what=_("Her skjuler du noe for de andre, med en grunn."),
        who=_("Bare den som skrev det, ser teksten etterpå. Hun eller han ser også grunnen du gir."),
        then=_("Du kan vise det igjen fra siden «Meldinger»."),
    ),
    "reports": Help(
        what=_("Her er det noen har sagt fra om, og det som er skjult nå."),
        who=_("Du ser grunnen, ikke hvem som sa fra. Teksten ser du bare om den er delt med deg."),
        then=_("La det stå, eller skjul det. Da blir meldingen borte fra listen."),
    ),
}
