"""Help with what comes after a gathering."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "minutes": Help(
        what=_("Her er referatet. Alle som var bedt, kan rette det. Ordene dine blir stående ved siden av."),
        who=_("De som var bedt til samlingen, og de som leder, leser det. Ingen andre."),
        then=_("Når alle har sagt ja, eller fristen er ute, låses det. Etter det kan du skrive et tillegg."),
    ),
    "minutes_last_day": Help(
        what=_("Her velger du hvor lenge alle kan rette og si ja."),
        who=_("Alle som leser referatet, ser den nye dagen."),
        then=_("Referatet låses når dagen er over. Da står det hvem som ikke svarte."),
    ),
    "minutes_paragraph_new": Help(
        what=_("Her skriver du et nytt avsnitt. Skriv om det dere gjorde, ikke om saken til noen."),
        who=_("Alle som var bedt, leser det med en gang."),
        then=_("Har noen sagt ja alt, blir de spurt på nytt."),
    ),
    "minutes_paragraph": Help(
        what=_("Her skriver du i ett avsnitt. Skriver to på likt, mister ingen det de skrev."),
        who=_("Alle som var bedt, leser det med en gang."),
        then=_("Har noen sagt ja alt, blir de spurt på nytt."),
    ),
    "minutes_words": Help(
        what=_("Her skriver du hvordan det bør stå, med deres egne ord."),
        who=_("Alle som leser referatet, ser det ved siden av. Det står hvilken side det kommer fra."),
        then=_("Tas det ikke inn, blir det med i referatet slik du skrev det. Du kan trekke det."),
    ),
    "minutes_words_new": Help(
        what=_("Her skriver du det som mangler. Er referatet låst, blir det et tillegg."),
        who=_("Alle som leser referatet, ser det. Det står hvilken side det kommer fra."),
        then=_("Tas det ikke inn, blir det med slik du skrev det."),
    ),
    "agreed": Help(
        what=_("Her er alt dere er blitt enige om, og hva det ble til."),
        who=_("Du ser det fra samlingene du kan se. Andre ser det fra sine."),
        then=_("Har du selv en oppgave, kan du si at den er gjort."),
    ),
    "decisions": Help(
        what=_("Her er det dere ble enige om på én samling, og hvem som gjør hva."),
        who=_("Alle som ser samlingen, ser dette."),
        then=_("De som leder, kan endre avtalene til referatet er låst."),
    ),
    "decision": Help(
        what=_("Her endrer du en avtale, eller fjerner en som ikke var en avtale."),
        who=_("Alle som ser samlingen, ser endringen."),
        then=_("Har noen sagt ja til referatet, blir de spurt på nytt."),
    ),
    "task_new": Help(
        what=_("Her skriver du hvem som tar seg av noe, og til når."),
        who=_("Alle som ser samlingen, ser oppgaven. Den som tar den, ser den på Min side."),
        then=_("Vi minner om den tre dager før, og samme dag."),
    ),
    "task_new_alone": Help(
        what=_("Her skriver du en oppgave som ikke hører til en avtale."),
        who=_("Alle som ser samlingen, ser oppgaven. Den som tar den, ser den på Min side."),
        then=_("Vi minner om den tre dager før, og samme dag."),
    ),
    "task": Help(
        what=_("Her sier du hva det ble til. Det er greit om det ble noe annet enn planlagt."),
        who=_("Alle som ser samlingen, ser hva det ble til."),
        then=_("Du kan endre svaret senere."),
    ),
    "pulse": Help(
        what=_("Her svarer du på to spørsmål om samlingen. Det tar under ett minutt."),
        who=_(
            "Ingen ser hva du svarte, heller ikke vi som driver siden. Bare summen vises, og bare når mange har svart."
        ),
        then=_("Pulsen lukkes etter tre dager. Da vises tallene for dem som var bedt."),
    ),
    "voice_share": Help(
        what=_("Her ser du hvor mye hver side skrev på samlingen."),
        who=_("Bare prosessveilederen ser det. Det handler aldri om én person."),
        then=_("Bruk det til å planlegge neste gang, så de som sa lite, får bedre plass."),
    ),
    "paper_notes": Help(
        what=_("Her skriver du inn det som ble skrevet på papir, én lapp om gangen."),
        who=_("De som skulle lese lappen, leser den her. Den som skrev, kan rette den og ta den tilbake."),
        then=_("Ta vare på papiret til alle har sett over. Makuler det etterpå."),
    ),
    "paper_note": Help(
        what=_("Her retter du en lapp du har skrevet inn."),
        who=_("De som leser lappen, ser endringen med en gang."),
        then=_("Har den som skrev, tatt den tilbake, kan du ikke rette den mer."),
    ),
}
