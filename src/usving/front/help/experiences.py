"""Help with experiences, answers and the open page."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "experiences": Help(
        what=_("Her står det folk har opplevd og forteller om."),
        who=_("Du ser ditt eget, og det andre har delt med deg."),
        then=_("Trykk på «Fortell noe» for å fortelle selv. Først ser bare du det."),
    ),
    "experience_new": Help(
        what=_("Her forteller du noe du har opplevd: med ord, med stemmen eller med et bilde."),
        who=_("Bare du ser det, til du deler det."),
        then=_("På neste side velger du hvem som skal få lese."),
    ),
    "experience": Help(
        what=_("Her står én erfaring, og det den som fortalte, kan gjøre med den."),
        who=_("Den som fortalte, bestemmer hvem som leser."),
        then=_("Er den din, kan du dele den, endre den, ta den tilbake eller ta den bort."),
    ),
    "experience_change": Help(
        what=_("Her endrer du det du har fortalt."),
        who=_("Har du delt det, ser de andre endringen når du lagrer."),
        then=_("Et nytt opptak kommer i stedet for det gamle."),
    ),
    "experience_audience": Help(
        what=_("Her velger du hvem som skal få lese det du har fortalt."),
        who=_("Under hvert valg står det hvem som kan lese nå."),
        then=_("Deler du det med andre enn familien, skal du ha svar innen tre uker."),
    ),
    "experience_choices": Help(
        what=_("Her sier du ja eller nei til hva det kan brukes til."),
        who=_("Hvert ja gjelder bare det ene."),
        then=_("Du kan ta hvert ja tilbake når du vil. Det gjelder med en gang."),
    ),
    "experience_delete": Help(
        what=_("Her tar du bort noe du har fortalt."),
        who=_("Ingen andre kan lese det etterpå."),
        then=_("Du kan angre i 30 dager."),
    ),
    "experience_written_out": Help(
        what=_("Her hører du et opptak og skriver det ut for den du hjelper."),
        who=_("Den som fortalte, ser i loggen at du har hørt og skrevet."),
        then=_("Det du skriver, blir den skrevne teksten til erfaringen."),
    ),
    "told_to_me": Help(
        what=_("Her står det noen har valgt at du kan lese eller høre."),
        who=_("Når du åpner noe, står det i loggen til den som fortalte."),
        then=_("Tar de det tilbake, er det borte herfra."),
    ),
    "became": Help(
        what=_("Her ser du hva som har skjedd med det du fortalte."),
        who=_("Siden er din. Her står bare det du selv kan se."),
        then=_("Skjer det mer, får du et varsel."),
    ),
    "replies": Help(
        what=_("Her står det som venter på svar, og det som er besvart."),
        who=_("Du ser bare svar på det du selv kan lese."),
        then=_("Går fristen ut, minner vi den som skal svare."),
    ),
    "reply": Help(
        what=_("Her svarer du den som har fortalt noe, eller leser svaret."),
        who=_("De som kan lese det som er fortalt, kan lese svaret."),
        then=_("Den som fortalte, får vite at svaret er kommet."),
    ),
    "open_pages": Help(
        what=_("Her er alle sidene som står åpne for alle."),
        who=_("Alle kan lese dem. Vi teller ikke og følger ingen."),
        then=_("Velg en side for å lese hva de fant ut sammen."),
    ),
    "open_page": Help(
        what=_("Her står det en prosess har lært."),
        who=_("Alle kan lese siden. Vi teller ikke og følger ingen."),
        then=_("Du kan skrive den ut eller sende adressen videre."),
    ),
    "open_page_edit": Help(
        what=_("Her lages siden som alle kan lese."),
        who=_("De som leder, lager utkastet. Begge sider leser det før det åpnes."),
        then=_("Når begge sider har sagt ja, kan den åpnes. En endring må få ja på nytt."),
    ),
    "open_part_new": Help(
        what=_("Her skriver du ord til den åpne siden."),
        who=_("De blir åpne for alle først når begge sider har sagt ja."),
        then=_("Når du lagrer, står de i utkastet."),
    ),
    "open_part": Help(
        what=_("Her endrer du ord på den åpne siden."),
        who=_("Er det noens egne ord, må den som fortalte, si ja på nytt."),
        then=_("Begge sider må også si ja på nytt."),
    ),
    "open_story": Help(
        what=_("Her skriver du nøyaktig de ordene som kan stå på den åpne siden."),
        who=_("Alle kan lese den åpne siden. Velg selv navnet som står under."),
        then=_("Du kan ta det ned når du vil. Da er det borte med en gang."),
    ),
}
