"""Help with strengths, exchange and the volunteers' tasks."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ONE_SEES = _("Bare du ser det, og familien din der du har valgt det.")
TWO_SEE = _("Bare dere to ser dette. Navnet ditt vises ikke før du selv forteller det.")
HELP = {
    "resources": Help(
        what=_("Her skriver du ned det du kan, har og vet, og hvem du kjenner."),
        who=ONE_SEES,
        then=_("Vil du bytte med andre, legger du det ut selv. Ingenting deles av seg selv."),
    ),
    "resources_map": Help(
        what=_("Her ser du alt på ett ark."), who=ONE_SEES, then=_("Du kan skrive det ut og henge det opp.")
    ),
    "resource_new": Help(
        what=_("Her skriver du ned én ting."), who=ONE_SEES, then=_("Du kan endre eller ta bort det når du vil.")
    ),
    "resource": Help(
        what=_("Her endrer du det du har skrevet, eller legger det ut til bytte."),
        who=ONE_SEES,
        then=_("Legger du det ut, velger du navn og hvem som ser det."),
    ),
    "certificate_path": Help(
        what=_("Her ser du hvordan noe du kan, kan bli til papir på det."),
        who=_("Bare du ser skrittene og notatene. Den du spør, ser bare ordene du viser."),
        then=_("Ta ett skritt om gangen. Reglene kan endre seg, så spør dem som gir papiret."),
    ),
    "vouching_new": Help(
        what=_("Her spør du noen om å gå god for det du kan."),
        who=_("Den du spør, ser navnet ditt og det du skriver her."),
        then=_("Svaret kommer til deg. Du kan ta spørsmålet tilbake."),
    ),
    "vouchings": Help(
        what=_("Her står det andre har spurt deg om å gå god for."),
        who=_("Bare du og den som spør, ser det."),
        then=_("Svar ja bare hvis du vet det selv. Et nei er også et svar."),
    ),
    "vouching": Help(
        what=_("Her svarer du på om du kan gå god for noe."),
        who=_("Bare den som spør, ser svaret."),
        then=_("Du kan endre svaret senere."),
    ),
    "exchange": Help(
        what=_("Her ser du det andre tilbyr, og det noen trenger. Du kan tilby noe, eller be om noe."),
        who=_("Bruker du et annet navn, vet ingen hvem du er. Ingen teller hva noen gir eller får."),
        then=_("Når noen svarer deg, får du beskjed. Den første du sier ja til, har det."),
    ),
    "exchange_offer_new": Help(
        what=_("Her legger du ut noe du kan gi, låne bort eller gjøre."),
        who=_("Du velger navn, og hvem som ser det."),
        then=_("Når noen svarer, sier du ja eller nei."),
    ),
    "exchange_ask_new": Help(
        what=_("Her ber du om noe du trenger. Du kan bruke et annet navn."),
        who=_("Du velger hvem som ser det. De frivillige ser bare oppdraget du skriver til dem."),
        then=_("Når noen svarer, velger du selv om du vil fortelle hva du heter."),
    ),
    "exchange_shelf_new": Help(
        what=_("Her legger du ut noe gjenbruksstasjonen har."),
        who=_("Alle som er med i prosessen, ser det, og navnet ditt."),
        then=_("Den første som svarer, får det."),
    ),
    "exchange_paper": Help(
        what=_("Her skriver du inn et tilbud eller et ønske for en som bruker papir."),
        who=_("Bare familiene ser det, under navnet de vil bruke. De det gjelder, ser i loggen at du skrev det inn."),
        then=_("De kan ta det ned selv, eller be deg om det."),
    ),
    "helped_exchange": Help(
        what=_("Her skriver du inn et tilbud eller et ønske for en du hjelper."),
        who=_("Bare familiene i prosessen ser det, under navnet den du hjelper, vil bruke."),
        then=_("Den du hjelper, ser i loggen at du skrev det inn, og kan ta det ned."),
    ),
    "exchange_sheet": Help(
        what=_("Her er tilbudene på et ark du kan skrive ut."),
        who=_("Arket viser ingen navn."),
        then=_("Legg arket fram på samlingen. Det som blir skrevet, kan skrives inn etterpå."),
    ),
    "exchange_ended": Help(
        what=_("Her står det som er ferdig mellom deg og andre."), who=TWO_SEE, then=_("Ingen regner det sammen.")
    ),
    "exchange_post": Help(
        what=_("Her ser du én ting som er lagt ut, og kan svare på den."),
        who=_("Hvem som står bak et valgt navn, vet ingen andre."),
        then=_("Svarer du, får den andre beskjed."),
    ),
    "exchange_post_change": Help(
        what=_("Her endrer du det du har lagt ut."),
        who=_("De som ser det, ser endringen med en gang."),
        then=_("Du kan ta det ned når du vil."),
    ),
    "exchange_answer": Help(
        what=_("Her svarer du, under det navnet du vil."),
        who=_("Bare den som la det ut, ser svaret."),
        then=_("Den andre sier ja eller nei. Var en annen først, får du vite det."),
    ),
    "exchange_report": Help(
        what=_("Her sier du fra om noe som er galt."),
        who=_("Prosessveilederen ser grunnen og det du viser fram, ikke hvem du er."),
        then=_("Prosessveilederen kan skjule det."),
    ),
    "exchange_reports": Help(
        what=_("Her ser du det noen har sagt fra om."),
        who=_("Bare prosessveilederen ser dette."),
        then=_("La det stå, eller skjul det. Den som la det ut, får grunnen."),
    ),
    "exchange_post_hidden": Help(
        what=_("Her skjuler du noe for de andre."),
        who=_("Den som la det ut, leser grunnen. Du får ikke vite hvem det er."),
        then=_("De andre ser det ikke lenger."),
    ),
    "agreement": Help(
        what=_("Her er det dere to har avtalt, og knappen for det neste."),
        who=TWO_SEE,
        then=_("Alle veier er greie: ja, nei, avlyst, levert og takket."),
    ),
    "agreement_yes": Help(
        what=_("Her sier du ja, og skriver hvor og når dere møtes."),
        who=TWO_SEE,
        then=_("Andre som har svart, får vite at en annen var først."),
    ),
    "agreement_thanks": Help(what=_("Her kan du si takk."), who=TWO_SEE, then=_("Da er det ferdig.")),
    "agreement_due": Help(
        what=_("Her skriver du en ny dag for noe som er lånt."), who=TWO_SEE, then=_("Vi minner om den nye dagen.")
    ),
    "agreement_report": Help(
        what=_("Her sier du fra om noe mellom dere som er galt."),
        who=_("Prosessveilederen ser grunnen din og det den andre har skrevet."),
        then=_("Du kan avlyse når du vil, uten grunn."),
    ),
    "volunteer_tasks": Help(
        what=_("Her ser du hva noen trenger hjelp til."),
        who=_("Du ser oppgaven, omtrent hvor og når. Ikke hvem det er."),
        then=_("Svarer du, sier den andre ja eller nei."),
    ),
    "volunteer_task": Help(
        what=_("Her kan du ta et oppdrag."),
        who=_("Den som ba om hjelp, ser navnet du velger og det du skriver."),
        then=_("Blir dere enige, får dere vite hvor dere møtes."),
    ),
}
