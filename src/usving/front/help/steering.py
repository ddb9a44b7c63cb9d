"""Help with the board, how we work, what is lifted, and plans for several at once."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ALL_READ = _("Alle i prosessen kan lese dette.")
CONCERNED = _("Bare de saken gjelder, ser den før den er sendt. Da ser også den som får den, og de som leder.")

HELP = {
    "board": Help(
        what=_("Her ser du hvem som styrer prosessen, når de møtes, og hva de har bestemt."),
        who=_("Alle i prosessen ser dette. Forslag til hvem som skal sitte der, ser bare kretsen."),
        then=_("Begge sider kan foreslå saker. Styret tar dem opp på neste møte."),
    ),
    "board_member_new": Help(
        what=_("Her foreslår du en fra din egen krets til styret. Du kan foreslå deg selv."),
        who=_("Bare kretsen din ser forslaget."),
        then=_("Den det er, og mer enn halve kretsen, må si ja."),
    ),
    "board_meeting_new": Help(
        what=_("Her planlegger du et møte i styret. Det kan være en av samlingene."),
        who=ALL_READ,
        then=_("Så setter du opp hva dere skal ta opp."),
    ),
    "board_meeting": Help(
        what=_("Her ser du hva styret tar opp på møtet, og hva det bestemte."),
        who=ALL_READ,
        then=_("Etter møtet skriver styret hva det bestemte, og hvorfor."),
    ),
    "board_meeting_change": Help(
        what=_("Her flytter du et styremøte, eller gjør det til en samling."),
        who=ALL_READ,
        then=_("Sakene følger med."),
    ),
    "board_point_new": Help(
        what=_("Her foreslår du noe styret bør ta opp. Skriv ikke om én familie."),
        who=ALL_READ,
        then=_("Saken står på listen til styret setter den opp på et møte."),
    ),
    "board_decision_new": Help(
        what=_("Her skriver du hva styret bestemte, hvorfor, og hvem som er hørt."),
        who=ALL_READ,
        then=_("I noen saker må begge sider si ja før det gjelder."),
    ),
    "board_decision": Help(
        what=_("Her ser du hva styret bestemte, hvorfor, og hvem som er hørt."),
        who=ALL_READ,
        then=_("Den som følger opp, får beskjed når dagen kommer, og forteller hva det ble til."),
    ),
    "board_decision_words": Help(
        what=_("Her endrer du ordene i noe som ikke gjelder ennå."),
        who=ALL_READ,
        then=_("Endrer du noe, må begge sider si ja på nytt."),
    ),
    "board_decision_became": Help(
        what=_("Her forteller du hva et vedtak ble til."), who=ALL_READ, then=_("Det står ved siden av vedtaket.")
    ),
    "quality": Help(
        what=_("Her ser du hvordan begge sider mener vi jobber sammen."),
        who=_("Ingen ser hva én har svart. Er det for få svar, vises de ikke."),
        then=_("Runden åpner av seg selv midtveis og på slutten. Du får beskjed."),
    ),
    "quality_answer": Help(
        what=_("Her sier du hvor godt seks setninger stemmer for deg."),
        who=_("Ingen andre kan lese svaret ditt. Ordene dine vises bare som du velger, og uten navn."),
        then=_("Du kan endre svaret til runden lukkes. Da skilles det fra navnet ditt for godt."),
    ),
    "escalations": Help(
        what=_("Her ser du saker som er løftet til noen som kan bestemme, og hvem som har dem nå."),
        who=CONCERNED,
        then=_("Svarer ingen i tide, går saken av seg selv videre til neste."),
    ),
    "escalation_new": Help(
        what=_("Her skriver du hva dere trenger at noen andre løser."),
        who=_("Bare du ser dette nå."),
        then=_("Så velger du hvem som skal få det. De andre det gjelder, må si ja før det blir sendt."),
    ),
    "escalation": Help(
        what=_("Her ser du ordene, hvem som har sagt ja, og hvem som har saken nå."),
        who=CONCERNED,
        then=_("Får dere svar, står det her. Du kan trekke saken når som helst."),
    ),
    "escalation_words": Help(
        what=_("Her endrer du ordene før saken er sendt."), who=CONCERNED, then=_("Alle det gjelder, må si ja på nytt.")
    ),
    "escalation_ladder": Help(
        what=_("Her velger du hvem som skal få saken, og hvem som får den om ingen svarer."),
        who=_("De det gjelder, ser hvem du velger."),
        then=_("Den første får saken når dere sender den."),
    ),
    "escalation_answer_noted": Help(
        what=_("Her skriver du inn et svar som kom på telefon, i brev eller i en samtale."),
        who=_("De saken gjelder, leser det."),
        then=_("De sier om svaret er godt nok, eller sender saken videre."),
    ),
    "lifted_to_me": Help(
        what=_("Her står det noen venter på at du svarer på."),
        who=_("De som sendte deg saken, ser om du har svart. Ingen andre ser listen din."),
        then=_("Svarer du ikke i tide, går saken videre til den som står over."),
    ),
    "escalation_answer": Help(
        what=_("Her leser du hva noen trenger, og svarer."),
        who=_("De som sendte saken, og de som leder prosessen, leser svaret."),
        then=_("De får beskjed når du har svart."),
    ),
    "escalation_by_link": Help(
        what=_("Noen har sendt deg en sak, og venter på svar. Du trenger ikke logge inn."),
        who=_("De som sendte den, ser svaret ditt."),
        then=_("Lenken virker til du har svart, eller til saken går videre."),
    ),
    "escalation_by_link_thanks": Help(
        what=_("Svaret ditt er sendt."), who=_("De som spurte, leser det."), then=_("Du trenger ikke gjøre mer.")
    ),
    "group_plans": Help(
        what=_("Her ser du hva familiene vil gjøre sammen med tjenestene. Det står ingenting om én familie."),
        who=ALL_READ,
        then=_("Alle som deltar, kan foreslå en plan. Den gjelder når begge sider sier ja."),
    ),
    "group_plan_new": Help(
        what=_("Her foreslår du en plan for flere på en gang. Skriv hva dere gjør, ikke hva én trenger."),
        who=ALL_READ,
        then=_("Begge sider må si ja før den gjelder."),
    ),
    "group_plan": Help(
        what=_("Her ser du hva vi vil, hva hver av oss gjør, og når vi ser på det igjen."),
        who=ALL_READ,
        then=_("Når dagen kommer, får de som leder, beskjed."),
    ),
    "group_plan_words": Help(
        what=_("Her endrer du en plan som ikke gjelder ennå."), who=ALL_READ, then=_("Begge sider må si ja på nytt.")
    ),
    "group_plan_next": Help(
        what=_("Her foreslår du en ny utgave av planen."),
        who=ALL_READ,
        then=_("Den gamle gjelder til begge sider har sagt ja til den nye."),
    ),
    "group_plan_tasks": Help(
        what=_("Her gjør du det hver har sagt de gjør, til oppgaver fra en samling."),
        who=_("De som ser samlingen, ser oppgavene."),
        then=_("De som eier en oppgave, får beskjed når den nærmer seg."),
    ),
}
