"""Help with what is around a gathering: the place, needs, answers, several at once, the calendar."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

LED = _("Bare de som leder prosessen, ser denne siden.")
HELP = {
    "venues": Help(
        what=_("Her er stedene dere møtes. Beskriv et sted én gang, så kan du velge det hver gang."),
        who=_("De som er bedt til en samling der, ser stedet."),
        then=_("Når du planlegger en samling, velger du stedet fra listen."),
    ),
    "venue": Help(
        what=_("Her ser du hvor vi møtes, hvordan du finner fram, og hva som er der."),
        who=_("De som er bedt hit, og de som planlegger, ser siden."),
        then=_("Mangler det noe du trenger? Skriv det på siden «Det vi trenger», eller ring."),
    ),
    "venue_new": Help(
        what=_("Beskriv stedet for en som aldri har vært der. Skriv aldri adressen hjem til noen."),
        who=_("De som er bedt til en samling der, ser det du skriver."),
        then=_("Etterpå kan du legge til et bilde av døra."),
    ),
    "venue_change": Help(
        what=_("Her endrer du beskrivelsen."),
        who=_("De som er bedt til en samling der, ser det nye med en gang."),
        then=_("Samlinger som er planlagt der, beholder stedet."),
    ),
    "venue_photo_new": Help(
        what=_("Et bilde av døra hjelper mange å finne fram. Ta det uten folk på."),
        who=_("De som er bedt til en samling der, ser bildet."),
        then=_("Vi lager bildet på nytt, så ingen ser når og hvor det er tatt."),
    ),
    "my_needs": Help(
        what=_("Her skriver du hva dere trenger for å komme: mat, barnepass, skyss, tolk eller noe annet."),
        who=_(
            "Bare dere hjemme ser det. Krysser du av, ser den som planlegger det for samlinger dere har sagt ja til."
        ),
        then=_("Du kan ta bort krysset når du vil. Da ser ingen andre det fra da av."),
    ),
    "gathering_needs": Help(
        what=_("Her er det som må ordnes: hvor mye, til hvem, og hva som er gjort."),
        who=_("Du ser bare det de som kommer, har valgt å vise. To dager etter samlingen er det borte herfra."),
        then=_("Kryss av når noe er ordnet. Da ser den det gjelder, at det er gjort."),
    ),
    "gathering_invited": Help(
        what=_("Her ser du hvem som blir bedt, før noe sendes. Etterpå ser du hvem som har svart, og hvordan."),
        who=LED,
        then=_("De som ikke får melding, ringer du, eller du gir dem et svarkort."),
    ),
    "gathering_noted": Help(
        what=_("Her skriver du inn svar du har fått på papir eller telefon."),
        who=_("Den det gjelder, ser at du har skrevet det inn."),
        then=_("Det siste svaret gjelder. De kan selv svare på nytt."),
    ),
    "gathering_sheet": Help(
        what=_("En liste til å krysse av på. Skriv den ut, og ta den med."),
        who=LED,
        then=_("Skriv svarene inn etterpå. Kast arket på en trygg måte."),
    ),
    "series_new": Help(
        what=_("Her planlegger du flere samlinger på én gang, for eksempel seks torsdager."),
        who=_("Ingen ser noe før du har sett datoene og laget dem."),
        then=_("Etterpå kan du endre hver samling for seg, eller flytte alle sammen."),
    ),
    "series_from_u": Help(
        what=_("Her er samlingene i malen for U-en, lagt inn i tiden deres."),
        who=_("Ingen ser noe før du lager dem."),
        then=_("Etterpå kan du endre hver samling for seg."),
    ),
    "series": Help(
        what=_("Her flytter du alle samlingene som er igjen, en uke fram eller tilbake."),
        who=_("De som er bedt, ser de nye dagene når du flytter."),
        then=_("Svarene blir tatt vare på. Ring dem du vet har lagt planer."),
    ),
    "my_calendar": Help(
        what=_(
            "Her får du samlingene inn i kalenderen på telefonen. Vil du, kommer også frister og andre dager å huske med."
        ),
        who=_("Den som har lenken, ser dagene og klokkeslettene. Ikke gi den til andre."),
        then=_("Flyttes eller avlyses en samling, ser du det i kalenderen."),
    ),
    "answer_by_key": Help(
        what=_("Her svarer du om dere kommer. Du trenger ikke logge inn."),
        who=_("De som leder, ser svaret. De andre ser det ikke."),
        then=_("Du kan svare om igjen fram til dagen. Det siste svaret gjelder."),
    ),
    "helped_gatherings": Help(
        what=_("Her skriver du inn om den du hjelper, kommer på samlinger."),
        who=_("Den du hjelper, ser at det er du som har skrevet. Du ser bare dagen, ikke hva det gjelder."),
        then=_("Det siste svaret gjelder. De kan selv svare på nytt."),
    ),
    "answer_thanks": Help(
        what=_("Svaret ditt er lagret."),
        who=_("De som leder, ser svaret. De andre ser det ikke."),
        then=_("Du kan svare om igjen med den samme lenken."),
    ),
}
