"""Help with the two pages of ways in."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "together": Help(
        what=_("Her finner du alt vi gjør sammen i prosessen. Velg det du vil se på."),
        who=_("Alle som er med i prosessen, ser sin egen utgave av denne siden."),
        then=_("Det du skriver, er først bare ditt. Du velger selv hvem som får lese."),
    ),
    "own": Help(
        what=_("Her er det som er ditt og deres: verdier, ønsker, ressurser og penger."),
        who=_("Bare du ser det, eller familien din der dere har valgt det."),
        then=_("Du kan la være å bruke noe av dette. Det koster deg ingenting."),
    ),
}
