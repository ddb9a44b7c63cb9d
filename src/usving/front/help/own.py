"""Help with one's own pages and the family's."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "my_page": Help(
        what=_("Her står det ene som venter på deg. Når det er gjort, kommer det neste."),
        who=_("Siden er bare din. Ingen andre ser den."),
        then=_("Det er greit å vente. Ingenting forsvinner."),
    ),
    "about_me": Help(
        what=_("Her ser du det vi vet om deg, rollene dine og hvor du er logget inn."),
        who=_("Siden er bare din. Navnet ditt ser de du er i prosess med."),
        then=_("Ser du en innlogging du ikke kjenner? Logg ut der, og ring noen i kommunen."),
    ),
    "my_details": Help(
        what=_("Her retter du navn, telefon, e-post og språk."),
        who=_("De du er i prosess med, ser navnet. Kontaktpersonen din ser hvordan du kan nås."),
        then=_("Endringen gjelder med en gang. Den står i loggen din."),
    ),
    "notices": Help(
        what=_("Her velger du hvordan og når vi gir deg beskjed, og ser det du har fått beskjed om."),
        who=_("Siden er bare din. Kommer ikke varsler fram, får prosessveilederen vite det, men ikke adressen."),
        then=_("Valgene gjelder fra nå av. Lenker og koder du ber om, kommer alltid med en gang."),
    ),
    "my_number": Help(
        what=_("Her legger du til mobilnummeret ditt, så du kan få SMS."),
        who=_("Ingen andre ser at du har nummeret her."),
        then=_("Du får en kode. Når du har skrevet den, er nummeret ditt."),
    ),
    "my_number_code": Help(
        what=_("Her skriver du de seks sifrene vi sendte til nummeret."),
        who=_("Ingen andre ser dette. Gi ikke koden til noen."),
        then=_("Så kan du få varsler og logge inn med nummeret."),
    ),
    "stand_in_new": Help(
        what=_("Her velger du en kollega som får varslene dine når du er borte."),
        who=_("Kollegaen får vite at det har kommet et varsel til deg, men ser ikke mer enn før."),
        then=_("Du kan avslutte det når du vil på Varsler."),
    ),
    "my_password": Help(
        what=_("Her lager du et passord, så du slipper å vente på en lenke."),
        who=_("Ingen kan lese passordet, heller ikke den som drifter U-sving."),
        then=_("Neste gang kan du logge inn med passordet. Du viser steg to som før."),
    ),
    "my_log": Help(
        what=_(
            "Her står det hvem som har lest og gjort noe i saken til deg og familien din. Du kan søke, og skrive ut."
        ),
        who=_("Bare du og familien din ser loggen. Ingen som bruker U-sving, kan endre eller slette den."),
        then=_("Er det noe du lurer på? Ring den det gjelder, eller personvernombudet i kommunen."),
    ),
    "account_reauthenticate": Help(
        what=_("Du skal gjøre noe viktig. Derfor viser du en gang til at det er deg."),
        who=_("Ingen andre ser dette."),
        then=_("Så går du videre til det du holdt på med."),
    ),
    "welcome": Help(
        what=_("Velkommen. Her står det kort hva som skjer videre."),
        who=_("Siden er bare din. De andre får vite at dere er med når dere møtes."),
        then=_("Du kommer til Min side. Der står det første du kan gjøre."),
    ),
    "family": Help(
        what=_(
            "Her ser dere hvem som er med i familien, og hvem dere kan ringe. Ungdom og voksne har egen innlogging. "
            "Det de skriver, er deres eget."
        ),
        who=_("Familien ser siden. Den som følger dere opp, ser den også. Da står det i loggen deres."),
        then=_(
            "En kode på papir slipper inn den som ikke har vært her før. Har du vært inne, lager du en ny til deg selv."
        ),
    ),
    "family_name": Help(
        what=_("Her velger dere hva familien skal hete i U-sving. Det kan være et kallenavn."),
        who=_("De andre i prosessen ser navnet når kretsene møtes. Kretsen deres ser det før."),
        then=_("Navnet byttes overalt med en gang. Dere kan endre det igjen."),
    ),
    "contact_person": Help(
        what=_("Her velger dere hvem dere vil kunne ringe. Den dere spør, må si ja."),
        who=_(
            "Kontaktpersonen ser navnene deres og hvordan dere kan nås. Det dere skriver, er lukket til dere deler det."
        ),
        then=_("Dere kan bytte når dere vil. Den som deler ut boliger, kan ikke være kontaktperson."),
    ),
    "followed_families": Help(
        what=_("Her er familiene du følger opp, og de som spør deg."),
        who=_("Familiene ser i loggen sin at du har sett listen, og når du åpner siden deres."),
        then=_("Slutter du her, får familiene vite det og kan velge en ny."),
    ),
    "family_member": Help(
        what=_("Her legger du til en til i familien. Barn får ikke egen innlogging."),
        who=_("Familien og den som følger dere opp, ser navnet."),
        then=_("Ungdom og voksne får en lenke på e-post, eller dere lager en kode på papir."),
    ),
}
