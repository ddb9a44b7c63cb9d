"""Help with inviting, and with answering an invitation."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "recruiting": Help(
        what=_("Her er prosessene kontoret ditt kan invitere familier til."),
        who=_("Bare de som jobber på kontoret, ser siden."),
        then=_("Velg en prosess for å invitere."),
    ),
    "recruiting_channel": Help(
        what=_("Her ser du hvem kontoret har invitert."),
        who=_("Ingen på kontoret får vite hva en familie svarer. Slik skal det være."),
        then=_("Du kan invitere flere til siste dag. Velg et navn for å sende en gang til."),
    ),
    "invitation_new": Help(
        what=_("Her inviterer du en familie. Spør dem gjerne først."),
        who=_("Bare familien får lenken eller koden. Kontoret får ikke vite hva de svarer."),
        then=_(
            "Velger du brev, får du opp et brev med en kode. Koden vises bare den ene gangen. Skriv ut med en gang."
        ),
    ),
    "invitation_sent": Help(
        what=_("Her ser du når og hvordan en invitasjon er sendt."),
        who=_("Bare de på kontoret ser siden. Om noen har svart, vises ingen."),
        then=_("Du kan sende den en gang til, eller trekke den tilbake."),
    ),
    "invitation_sending": Help(
        what=_("Her sender du invitasjonen en gang til. Du kan velge en ny måte."),
        who=_("Bare den som er invitert, får den nye lenken eller koden."),
        then=_("Det som er sendt før, virker fortsatt."),
    ),
    "answer_by_code": Help(
        what=_("Her skriver du koden fra brevet, for å lese invitasjonen og svare."),
        who=_("Ingen ser at du leser den. Kontoret får ikke vite hva du svarer."),
        then=_("Du får lese først. Så svarer du ja eller nei, når du vil."),
    ),
    "invitation": Help(
        what=_("Her kan du lese hva du blir invitert til. Ta den tiden du trenger."),
        who=_("Kontoret som inviterte, får ikke vite om du svarer, eller hva."),
        then=_("Sier du ja, får du en plass. Et nei koster ingenting."),
    ),
    "invitation_thanks": Help(
        what=_("Svaret ditt er lagret."),
        who=_("Kontoret som inviterte, får ikke vite hva du svarte."),
        then=_("Du trenger ikke gjøre mer."),
    ),
    "invitation_known": Help(
        what=_("Dere har alt en plass her."),
        who=_("Ingen får vite at du åpnet invitasjonen."),
        then=_("Logg inn for å komme til Min side."),
    ),
    "invitation_full": Help(
        what=_("Alle plassene er tatt nå."),
        who=_("Ingen får vite at du svarte ja."),
        then=_("Ring kontoret om du vil vite om det blir plass senere."),
    ),
}
