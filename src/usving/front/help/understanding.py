"""Help with what is understood together: the reading room, findings, weeks, open questions."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ALL_HERE = _(
    "De som deltar i prosessen, ser det. Hvilken side det er fra, vises alltid. Navnet ditt vises bare når du vil."
)
HELP = {
    "reading_room": Help(
        what=_("Her er alt som er delt med begge sider. Les det, og sett ord på det du ser."),
        who=_("De som deltar i prosessen, ser de samme tekstene."),
        then=_("Tar noen tilbake en tekst, er den borte herfra med en gang."),
    ),
    "source": Help(
        what=_("Her leser du en tekst. Kryss av noen setninger, og skriv hva de handler om."),
        who=ALL_HERE,
        then=_("Det du merker, kan bli en kilde til en innsikt. Du kan fjerne merket igjen."),
    ),
    "themes": Help(
        what=_("Her står det familiene og tjenesteyterne har merket, ved siden av hverandre."),
        who=_("De som deltar i prosessen, ser det."),
        then=_("Velg et tema og skriv en innsikt om det."),
    ),
    "findings": Help(
        what=_("Her er det dere har forstått sammen, og det som er på vei."),
        who=_("De som deltar i prosessen, ser alle innsiktene."),
        then=_("En innsikt står når noen på begge sider har lest kildene, sagt sitt og står bak."),
    ),
    "finding": Help(
        what=_("Her leser du en innsikt og kildene den kommer fra. Så sier du ditt."),
        who=ALL_HERE,
        then=_("Uenighet blir stående. Tas en kilde tilbake, må innsikten ses på igjen."),
    ),
    "finding_new": Help(
        what=_("Her skriver du hva dere har forstått, og velger kildene."),
        who=_("De som deltar i prosessen, ser utkastet."),
        then=_("Begge sider leser kildene og sier sitt."),
    ),
    "finding_wording": Help(
        what=_("Her skriver du en ny ordlyd, eller velger andre kilder."),
        who=_("De som deltar i prosessen, ser den nye ordlyden."),
        then=_("Begge sider blir spurt på nytt."),
    ),
    "weeks": Help(
        what=_("Her teller du din egen uke, og ser hvordan ukene er for begge sider."),
        who=_("Bare du ser tallene dine. Andre ser et snitt, og bare når mange nok har talt."),
        then=_("Uken tegnes én gang, når den har vært over i en uke."),
    ),
    "questions": Help(
        what=_("Her er det dere ikke vet ennå."),
        who=_("De som deltar i prosessen, ser spørsmålene."),
        then=_("Hvert spørsmål ses på igjen etter et år."),
    ),
    "question": Help(
        what=_("Her er det som taler for og mot. Legg til det dere vet."),
        who=ALL_HERE,
        then=_("Begge sider må ville lukke det. Én side kan åpne det igjen."),
    ),
    "question_new": Help(
        what=_("Her stiller du et spørsmål som ingen har svart på ennå."),
        who=ALL_HERE,
        then=_("Andre kan legge til grunner for og mot."),
    ),
    "question_closing": Help(
        what=_("Her sier du at din side vil lukke spørsmålet, og hvorfor."),
        who=ALL_HERE,
        then=_("Det lukkes når begge sider har sagt det."),
    ),
    "evidence_new": Help(
        what=_("Her legger du til noe som taler for eller mot, og hvor det er fra."),
        who=ALL_HERE,
        then=_("Du kan ta det tilbake så lenge spørsmålet er åpent."),
    ),
}
