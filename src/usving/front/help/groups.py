"""Help with groups at the tables, and with colours."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "groups": Help(
        what=_("Her lager du grupper av dem som er her nå. Du kan prøve så mange ganger du vil før du viser dem."),
        who=_("Forslaget ser bare de som leder. Når du viser gruppene, ser de som sitter der, hvem de sitter med."),
        then=_("Kommer noen sent, retter du tallet og lager et nytt forslag. Da flyttes så få som mulig."),
    ),
    "tables": Help(
        what=_("Her ser du hvor du sitter, og hvem du sitter med."),
        who=_("De som sitter ved bordene, og de som leder, ser det. Ingen ser hvorfor gruppene ble slik."),
        then=_("Blir gruppene endret, ser du det her."),
    ),
    "pairs": Help(
        what=_("Her skriver du ned to som skal sitte sammen, eller ved hvert sitt bord. Skriv aldri en grunn."),
        who=_("Bare prosessveilederen for prosessen ser det. De to får ikke vite om det."),
        then=_("Gruppene følger reglene. Alt slettes når prosessen avsluttes."),
    ),
    "all_meet": Help(
        what=_("Her regner du ut om alle kan sitte ved samme bord som alle andre, med så mange samlinger."),
        who=_("Det er bare tall. Ingen blir lagret."),
        then=_("Bruk svaret når du planlegger hvor mange samlinger dere skal ha."),
    ),
    "colours_put_in": Help(
        what=_("Her legger du inn resultater fra en test som dere har lisens til."),
        who=_("Hver ser sitt eget. Du kan ikke bruke det før hun eller han har sagt ja."),
        then=_("Slett din egen fil. Fargene her slettes når prosessen avsluttes."),
    ),
    "at_the_tables": Help(
        what=_("Her sier du hvordan dere vil sitte på samlingene. Du kan også ha en farge, om du vil."),
        who=_("Fargen er din. Den som deler ut boliger, får aldri se den."),
        then=_("Du kan slette fargen når du vil. Den blir borte når prosessen er slutt."),
    ),
    "colour_typed": Help(
        what=_("Her skriver du inn tre tall du har fra en test et annet sted."),
        who=_("Bare du ser tallene. Du velger om de kan brukes til å lage grupper."),
        then=_("Du kan endre eller slette dem når du vil."),
    ),
    "colour_exercise": Help(
        what=_("Her velger du hvor ofte ni setninger passer på deg. Det er ingen test."),
        who=_("Svarene dine blir ikke lagret. Bare de tre tallene blir det, og bare du ser dem."),
        then=_("Du ser fargen din med en gang."),
    ),
}
