"""Help with one's own matter: its parts, who may see them, and who helps."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "my_matter": Help(
        what=_("Her er saken din, i åtte deler. Du bestemmer hva andre får se, hvem det er, og hvor lenge."),
        who=_("Ingen ser noe du ikke har åpnet. De som deler ut boliger, kan aldri slippes inn her."),
        then=_("Åpne én del om gangen, eller la være. Du kan stenge når du vil."),
    ),
    "my_part": Help(
        what=_("Her er det du har skrevet i én del av saken, og hvem som kan se den."),
        who=_("Bare du, og de du har åpnet for. Hver gang de leser, står det i loggen din."),
        then=_("Skriv, endre, åpne for noen eller steng."),
    ),
    "statement_new": Help(
        what=_("Her skriver du noe i saken din. Du kan skrive så lite du vil."),
        who=_("Har du åpnet delen for noen, ser de det når du lagrer. Ellers ser bare du det."),
        then=_("Du kan endre det eller ta det bort senere."),
    ),
    "statement": Help(
        what=_("Her endrer du det du har skrevet."),
        who=_("De du har åpnet for, ser det nye. Slik det sto før, ser bare du."),
        then=_("Tar du det bort, kan du angre i 30 dager."),
    ),
    "consent_question": Help(
        what=_("Noen spør om å få se en del av saken din. Her ser du hva de får se, akkurat nå."),
        who=_("Sier du nei, får ingen vite det."),
        then=_("Svar ja eller nei, når du vil. Et nei koster ingenting."),
    ),
    "consent_open": Help(
        what=_("Her åpner du en del av saken for noen, i tre steg."),
        who=_("Ingen ser noe før det siste steget. Der står det hva de får se."),
        then=_("Du velger en siste dag. Du kan stenge før."),
    ),
    "consent": Help(
        what=_("Her er ett samtykke: hvem som ser hva, og hvor lenge."),
        who=_("Bare du ser siden."),
        then=_("Trekker du det, er det stengt med en gang. Det koster ingenting."),
    ),
    "consents_former": Help(
        what=_("Her er det du hadde åpnet før."),
        who=_("Bare du ser siden."),
        then=_("Du kan åpne igjen om du vil."),
    ),
    "helpers": Help(
        what=_("Her er de som kan hjelpe deg i U-sving, og hva de kan gjøre."),
        who=_("Det en hjelper gjør for deg, blir merket. Det står i loggen din."),
        then=_("Du kan gi en ny fullmakt, eller avslutte en."),
    ),
    "helper_new": Help(
        what=_("Her gir du noen lov til å hjelpe deg."),
        who=_("Hjelperen ser bare det du krysser av for."),
        then=_("Du kan avslutte fullmakten når du vil."),
    ),
    "leave_household": Help(
        what=_("Her flytter du for deg selv i U-sving, for eksempel når dere går fra hverandre."),
        who=_("Den andre får ikke vite hva du har åpnet eller skrevet."),
        then=_("Det gjelder med en gang."),
    ),
    "hidden_name": Help(
        what=_("Her skjuler du navnet til den som trenger vern."),
        who=_("Navn, adresse og sted vises ikke i noen liste."),
        then=_("Du kan vise navnet igjen når det er trygt."),
    ),
    "paper": Help(
        what=_("Her fører du inn et ja som noen har gitt på papir."),
        who=_("Den det gjelder, ser i loggen at du førte det inn."),
        then=_("Gi arket tilbake. Den som sa ja, kan trekke det når som helst."),
    ),
    "paper_sheet": Help(
        what=_("Her er et ark til å skrive under på."),
        who=_("Bare den det gjelder, skal ha arket."),
        then=_("Når det er skrevet under, fører du det inn."),
    ),
    "paper_withdrawal": Help(
        what=_("Her fører du inn at noen trekker et ja de ga på papir."),
        who=_("Den det gjelder, ser i loggen at du førte det inn."),
        then=_("Da er det stengt med en gang."),
    ),
    "helping": Help(
        what=_("Her er de du hjelper."),
        who=_("Den du hjelper, ser alt du gjør for dem i loggen sin."),
        then=_("Velg en for å se hva du kan gjøre."),
    ),
    "helping_one": Help(
        what=_("Her ser du hva du kan gjøre for en du hjelper."),
        who=_("Alt du gjør her, blir merket med navnet ditt."),
        then=_("Spør den du hjelper, før du svarer eller skriver."),
    ),
    "helping_question": Help(
        what=_("Noen spør den du hjelper. Her svarer du for dem."),
        who=_("Det står at det var du som svarte."),
        then=_("Et nei koster ingenting. Et ja kan trekkes når som helst."),
    ),
    "helping_write": Help(
        what=_("Her skriver du noe for den du hjelper."),
        who=_("Det står at det var du som skrev det."),
        then=_("Den du hjelper, kan endre det eller ta det bort."),
    ),
    "birth": Help(
        what=_("Her fører dere inn når et barn er født."),
        who=_("Bare familien ser dagen."),
        then=_("Når barnet er gammelt nok, bestemmer det selv om sitt eget."),
    ),
}
