"""Help with the room of a gathering."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "room": Help(
        what=_("Her ser du hva vi gjør nå. Du kan skrive noe, og velge hvor det skal."),
        who=_("Det du henger på veggen, ser alle i rommet. Det du beholder, ser bare du."),
        then=_("Siden følger med av seg selv. Gjør den ikke det, trykker du på «Vis det neste»."),
    ),
    "room_console": Help(
        what=_("Her leder du samlingen: punkt for punkt, hvem som er her, og hva som venter."),
        who=_("Bare de som leder, ser denne siden. Dine egne notater ser bare du."),
        then=_("Når du avslutter, blir veggen tatt ned. Det som er skrevet, har hver og en fortsatt."),
    ),
    "room_wall": Help(
        what=_("Dette er veggen for projektoren."),
        who=_("Her står bare det som er hengt opp for alle i rommet."),
        then=_("Den følger med av seg selv, og tømmes når samlingen er over."),
    ),
}
