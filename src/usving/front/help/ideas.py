"""Help with ideas, pilots, and what was made use of."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ALL = _("Alle som deltar i prosessen, leser det. Ingen andre.")
HELP = {
    "ideas": Help(
        what=_("Her er ideene. Du kan søke, og velge hvor langt de er kommet."),
        who=_("Delte ideer leses av alle som deltar. Notatene dine ser bare du."),
        then=_("Åpne en idé for å lese grunnene, og se hva som er neste steg."),
    ),
    "idea_new": Help(
        what=_("Her skriver du en idé. Du trenger bare et navn og noen setninger."),
        who=_("Først bare du. Du velger selv om du deler den."),
        then=_("Den blir et notat. Når dere har gjort vendingen, kan du dele den."),
    ),
    "idea": Help(
        what=_("Her er én idé: hva den går ut på, hvem den hjelper, og hvor langt den er kommet."),
        who=_("Er den et notat, ser bare du den. Er den delt, leser alle som deltar."),
        then=_("Gi en grunn, eller ta neste steg når grunnlaget er der."),
    ),
    "idea_change": Help(
        what=_("Her endrer du ordene. Skriver to på likt, mister ingen det de skrev."),
        who=_("De som kan lese ideen, ser de nye ordene med en gang."),
        then=_("Det som er gjort med ideen, blir stående."),
    ),
    "idea_remove": Help(
        what=_("Her sletter du en idé som ingen andre har bygd på."),
        who=_("Ingen kan lese den etterpå, heller ikke du."),
        then=_("Har andre bygd på den, kan du ta bort navnet ditt i stedet."),
    ),
    "idea_answer": Help(
        what=_("Her sier du hva som skjer med ideen, eller hvorfor det ikke blir noe av nå."),
        who=ALL,
        then=_("Svaret blir stående. Den som fortalte det ideen kommer fra, får beskjed."),
    ),
    "idea_reason_new": Help(
        what=_("Her skriver du hvem ideen hjelper, eller hva du er urolig for."),
        who=_("Alle som deltar, leser det. Det står hvilken side du er på, ikke navnet ditt."),
        then=_("Ingen teller grunner. Du kan ta din tilbake."),
    ),
    "idea_source_new": Help(
        what=_("Her viser du hva ideen kommer fra: noe som står her, eller egne ord."),
        who=_("Andre kan bare lese det de alt har lov til. Ellers ser de at noe står bak."),
        then=_("Den som fortalte det, får vite når ideen kommer videre."),
    ),
    "idea_proof": Help(
        what=_("Her sier du, for din side, hva som viser at ideen er ny eller nyttig."),
        who=_("Alle som deltar, leser det. Det står hvilken side som sier det."),
        then=_("Steget kan tas når begge sider har sagt sitt."),
    ),
    "idea_back": Help(
        what=_("Her tar du ideen et steg tilbake. Det er lov."),
        who=_("Alle som deltar, ser grunnen."),
        then=_("Det dere sa for steget, blir stående, men må sies på nytt."),
    ),
    "idea_rest": Help(
        what=_("Her lar du en idé hvile."),
        who=_("Alle som deltar, ser grunnen."),
        then=_("Den blir ikke borte. Den kan tas fram igjen når som helst."),
    ),
    "pilots": Help(
        what=_("Her er det dere prøver, har prøvd og skal prøve."),
        who=_("Alle som deltar, ser dem. Frivillige og andre ser dem de er med i."),
        then=_("En ny utprøving begynner på siden til en idé."),
    ),
    "pilot_new": Help(
        what=_("Her fyller dere ut prøvearket. Gjør det så lite som mulig."),
        who=ALL,
        then=_("Skriv så hvem som gjør hva. Sett i gang når dere er klare."),
    ),
    "pilot": Help(
        what=_("Her er arket, hvem som gjør hva, loggen og det sidene sier etterpå."),
        who=_("Alle som deltar, og de som gjør noe i utprøvingen."),
        then=_("Når den er over, sier hver side sitt. De leser hverandre når begge har svart."),
    ),
    "pilot_sheet": Help(
        what=_("Her er arket til å skrive ut og henge opp."),
        who=_("De som ser utprøvingen. Skriver du det ut, ser alle som ser papiret."),
        then=_("Endrer dere arket, må det skrives ut på nytt."),
    ),
    "pilot_change": Help(
        what=_("Her endrer dere arket. Skriver to på likt, mister ingen det de skrev."),
        who=ALL,
        then=_("Når utprøvingen er over, står arket slik det var."),
    ),
    "pilot_end": Help(
        what=_("Her avslutter dere. Før siste dag skriver dere hvorfor."),
        who=ALL,
        then=_("Etterpå ser hver side på den: gå videre, endre eller slutte."),
    ),
    "pilot_part_new": Help(
        what=_("Her skriver du hvem som gjør hva. Spør først."),
        who=_("Alle som ser utprøvingen, leser det."),
        then=_("Den som har en plass her, kan lese utprøvingen og skrive i loggen."),
    ),
    "pilot_review": Help(
        what=_("Her sier du, for din side, hva dere mener etter prøven."),
        who=_("Din side leser det nå. Den andre siden leser det når begge har svart."),
        then=_("Ser dere det ulikt, står begge syn. Dere kan svare på nytt."),
    ),
    "uses": Help(
        what=_("Her er det som er tatt i bruk."),
        who=ALL,
        then=_("Åpne noe for å se hvem som eier det, og hvor det kom fra."),
    ),
    "use_new": Help(
        what=_("Her forteller du hva ideen ble, og hvem som eier det nå."),
        who=ALL,
        then=_("Om et år spør vi om det fortsatt er i bruk."),
    ),
    "use": Help(
        what=_("Her er noe som er tatt i bruk, og hvor det kom fra."),
        who=_("Alle som deltar, og den som eier det."),
        then=_("Etter et år svarer eieren på om det fortsatt er i bruk."),
    ),
    "use_look": Help(
        what=_("Her sier du om det fortsatt er i bruk. Et nei er også et godt svar."),
        who=ALL,
        then=_("Er det ikke i bruk lenger, går ideen et steg tilbake."),
    ),
}
