"""Help with the household's own economy and the calculators."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

OWN = _("Bare de som eier boka, ser den: de voksne i familien sammen, eller du alene. Ingen andre, heller ikke NAV.")
NOBODY = _("Ingen. Vi lagrer ikke det du skriver.")
THEN = _("Vil du ta vare på svaret, logger du inn og trykker på knappen under det.")
HELP = {
    "economy": Help(
        what=_("Her er boka dere har felles, og din egen. Du velger selv om du vil ha noen av dem."),
        who=OWN,
        then=_("Åpne en bok, og skriv det som kommer inn og går ut."),
    ),
    "book": Help(
        what=_("Her er månedene i boka, og veien til gjeld, bank og frister."),
        who=OWN,
        then=_("Velg en måned, eller noe i listen."),
    ),
    "book_month": Help(
        what=_("Her står det som kom inn og gikk ut i en måned. Bruk deres egne ord."),
        who=OWN,
        then=_("Det du tar bort, kan hentes tilbake i 30 dager."),
    ),
    "line": Help(
        what=_("Her endrer du én post. Den lagres når du går til neste felt."),
        who=OWN,
        then=_("Summen i måneden blir ny med en gang."),
    ),
    "commitments": Help(
        what=_("Her skriver dere det som skal betales: gjeld, og det som kommer én gang."),
        who=OWN,
        then=_("Har det en dato, står den blant dagene å huske."),
    ),
    "commitment": Help(
        what=_("Her endrer du en gjeld eller en kostnad, eller sier at den er betalt."),
        who=OWN,
        then=_("Det du tar bort, kan hentes tilbake i 30 dager."),
    ),
    "book_comparison": Help(
        what=_(
            "Her kan dere se SIFOs budsjett og satsene for sosialhjelp ved siden av egne tall. Det er av til dere ber om det."
        ),
        who=OWN,
        then=_("Du kan ta tallene bort når du vil."),
    ),
    "bank_file": Help(
        what=_("Her henter dere inn det banken har skrevet, så dere slipper å skrive alt selv."),
        who=_("Filen blir ikke lagret. Bare de som eier boka, ser postene."),
        then=_("Du får se hva vi leser, før noe lagres. Det som står i boka fra før, kommer ikke to ganger."),
    ),
    "sorting": Help(
        what=_("Her gir dere postene fra banken deres egne ord."),
        who=OWN,
        then=_("Sier du at vi skal gjøre det samme neste gang, husker vi det."),
    ),
    "helped_economy": Help(
        what=_("Her skriver du inn det den du hjelper, forteller deg om penger inn og ut."),
        who=_("Bare den du hjelper, ser det. Du ser ikke boka."),
        then=_("Den du hjelper, kan endre eller ta bort det du skrev."),
    ),
    "calculators": Help(
        what=_("Her er kalkulatorene. Svarene er veiledende."),
        who=_("Det du har tatt vare på, ser bare du."),
        then=_("Velg en av dem. Du trenger ikke logge inn."),
    ),
    "calculator_bostotte": Help(
        what=_("Skriv hvem dere er, hva dere tjener, og hva boligen koster. Så ser du hva bostøtten kan bli."),
        who=NOBODY,
        then=THEN,
    ),
    "calculator_startlan": Help(
        what=_("Skriv hva dere har å leve av. Så ser du hvor mye lån dere kan betale på."), who=NOBODY, then=THEN
    ),
    "calculator_sifo": Help(
        what=_("Skriv hvor gamle dere er. Så ser du hva SIFO regner med at dere trenger."), who=NOBODY, then=THEN
    ),
    "calculator_social": Help(
        what=_("Skriv hvem dere er. Så ser du de veiledende satsene for sosialhjelp."), who=NOBODY, then=THEN
    ),
    "run": Help(
        what=_("Her er en utregning slik den var da du tok vare på den. Vi regner den ut på nytt og sammenligner."),
        who=_("Bare du ser den."),
        then=_("Du kan slette den når du vil."),
    ),
}
