"""Help with setting up a process."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ONLY_LEADERS = _("Bare de som leder prosessen, ser denne siden.")
AFTER = _("Du kan endre det senere. Alle som er med, ser endringen når du lagrer.")
NOTHING_YET = _("Ingenting er laget ennå. Ingen andre får plass eller beskjed før du inviterer dem.")

HELP = {
    "process_new": Help(
        what=_("Her begynner du på en ny prosess: fra en mal, fra en fil eller fra bunnen av."),
        who=NOTHING_YET,
        then=_("Du får se hele prosessen før noe blir laget. Du blir den som leder den."),
    ),
    "process_from_template": Help(
        what=_("Her begynner du fra en mal med ferdige stasjoner og spørsmål."),
        who=NOTHING_YET,
        then=_("Du får se hele prosessen før noe blir laget."),
    ),
    "process_from_file": Help(
        what=_("Her begynner du fra en fil som noen har laget."),
        who=NOTHING_YET,
        then=_("Er noe galt i filen, står det hvor. Du får se alt før noe blir laget."),
    ),
    "process_by_hand": Help(
        what=_("Her begynner du fra bunnen av: navn, spørsmål og tid."),
        who=NOTHING_YET,
        then=_("Du får se hele prosessen før noe blir laget. Resten fyller du ut etterpå."),
    ),
    "setup": Help(
        what=_(
            "Her ser du alt som hører til prosessen, og hva som mangler. Samlinger flytter du på siden for samlinger."
        ),
        who=ONLY_LEADERS,
        then=_("Gjør det som mangler først. Velg et navn for å avslutte plassen til en som slutter."),
    ),
    "setup_frame": Help(
        what=_("Her endrer du navn, spørsmål, tid og sted, og hvor lenge den kan leses etterpå."),
        who=_("Navnet og spørsmålet ser alle i kommunen."),
        then=AFTER,
    ),
    "setup_station": Help(
        what=_("Her endrer du ordene til en stasjon."),
        who=_("Navnet på stasjonen ser alle i kommunen. Spørsmålet ser de som er med."),
        then=AFTER,
    ),
    "setup_partner_new": Help(
        what=_("Her legger du til noen som står bak prosessen."),
        who=_("Alle i kommunen ser hvem som står bak."),
        then=AFTER,
    ),
    "setup_partner": Help(
        what=_("Her endrer du hva en partner bidrar med, eller fjerner den."),
        who=_("Alle i kommunen ser hvem som står bak."),
        then=AFTER,
    ),
    "setup_logo": Help(
        what=_("Her velger du logoen til en partner."),
        who=_("Alle i kommunen kan se logoen."),
        then=_("Den vises ved siden av navnet. Du kan bytte eller fjerne den når du vil."),
    ),
    "setup_seat_new": Help(
        what=_("Her lager du en plass i en av kretsene, eller for andre rundt bordet."),
        who=_("De som er med, ser at plassen finnes."),
        then=_("Plassen er tom til noen er invitert og har sagt ja."),
    ),
    "setup_seat": Help(
        what=_("Her endrer du en tom plass, eller fjerner den."),
        who=_("De som er med, ser at plassen finnes."),
        then=_("Når noen sitter der, kan plassen ikke fjernes."),
    ),
    "setup_seat_end": Help(
        what=_("Her avslutter du plassen til en som slutter eller byttes ut."),
        who=_("Den som har plassen, får beskjed med en gang. Alle som er med, ser hvem som har plass."),
        then=_("Det som er sagt, står. En ledig plass kommer i stedet, så en annen kan ta over."),
    ),
    "setup_leader": Help(
        what=_("Her velger du hvem som leder sammen med deg."),
        who=_("Alle som er med, ser hvem som leder."),
        then=_("Den du velger, får det samme ansvaret som du har, med en gang."),
    ),
    "setup_office_new": Help(
        what=_("Her velger du et kontor som skal invitere familier."),
        who=_("De som jobber på kontoret, ser prosessen under «Rekruttering»."),
        then=_("Kontoret kan invitere mellom de to dagene du setter."),
    ),
    "setup_office": Help(
        what=_("Her endrer du når et kontor inviterer, og hvordan vi minner om det. Du kan også fjerne det."),
        who=_("De som jobber på kontoret, ser dagene. Ingen ser hva familiene svarer."),
        then=AFTER,
    ),
}
