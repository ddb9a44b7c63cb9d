"""Help with weighing other ways to use the money and the time there is."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

OURS = _(
    "Bare den eller de det hører til, ser det. Det er du alene, eller de voksne hjemme. Ingen på kontorene kan se det."
)
HELP = {
    "alternatives": Help(
        what=_(
            "Her kan dere se om det finnes en bedre måte å bruke det dere har på. Dere kan gjøre det alene eller sammen."
        ),
        who=OURS,
        then=_("Først sier dere hva som er viktig. Så lister dere opp hva dere kunne brukt penger og tid på."),
    ),
    "weighing": Help(
        what=_("Her er de fire stegene. Ta dem i den rekkefølgen dere vil."),
        who=OURS,
        then=_("Når noe står i steg 1 og 3, kan dere se hvilke planer som passer."),
    ),
    "weighing_areas": Help(
        what=_("Finn ord for det som er viktig i livet deres."),
        who=OURS,
        then=_("På neste side sier dere hvor viktig hvert av dem er."),
    ),
    "weighing_weights": Help(
        what=_("Dra hver linje dit det kjennes riktig. Står de likt, teller de likt."),
        who=OURS,
        then=_("Dere kan prøve andre vekter når dere ser på planene."),
    ),
    "weighing_limits": Help(
        what=_("Skriv hva dere har av penger og tid. Det holder å skrive omtrent."),
        who=OURS,
        then=_("Planene holder seg innenfor det dere skriver her."),
    ),
    "possible_use_new": Help(
        what=_("Skriv én ting dere bruker penger eller tid på, eller kunne brukt det på."),
        who=OURS,
        then=_("Si hva det gir dere. Det er bare dere som vet det."),
    ),
    "possible_use": Help(
        what=_("Her endrer dere tallene, eller tar det bort."),
        who=_("Bare dere ser tallene. Gir dere ideen videre, ser andre bare navnet og omtrent hva det koster."),
        then=_("Planene blir regnet ut på nytt neste gang dere ser på dem."),
    ),
    "spending_ideas": Help(
        what=_("Her er noen ideer, fra oss og fra andre familier."),
        who=_("Ingen ser hvem en idé er fra. Ingen ser hva dere tar med."),
        then=_("Tar dere med en idé, skriver dere selv hva den koster og gir."),
    ),
    "weighing_answer": Help(
        what=_("Her står det slik det er i dag, og noen gode planer. Dra i linjene, og se hva som skjer."),
        who=_("Bare dere ser det. Ingenting blir lagret før dere velger det."),
        then=_("Liker dere en plan, kan dere lagre den og prøve den i en måned."),
    ),
    "weighing_front": Help(
        what=_("Her ser dere hva mer av det ene koster i det andre. Det samme står i tabellen."),
        who=OURS,
        then=_("Dere kan velge to andre områder."),
    ),
    "plan_new": Help(
        what=_("Gi planen et navn dere kjenner igjen."),
        who=OURS,
        then=_("Planen blir stående slik den er nå."),
    ),
    "saved_plan": Help(
        what=_("Her er planen slik den var da dere lagret den."),
        who=OURS,
        then=_("Prøv den i en måned. Vi minner dere på det når måneden er over."),
    ),
    "plan_felt": Help(
        what=_("Si hvordan hver ting kjentes. Du trenger ikke svare på alt."),
        who=_("De planen hører til, ser det du sier, og at det er du som har sagt det."),
        then=_("Kjentes noe annerledes enn dere trodde, kan dere regne videre med det."),
    ),
    "plans_compared": Help(
        what=_("Velg to planer, og se dem ved siden av hverandre."),
        who=OURS,
        then=_("Trykk på en plan for å prøve den."),
    ),
}
