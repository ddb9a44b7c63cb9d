"""Help with gatherings."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "gatherings": Help(
        what=_("Her er samlingene du er bedt til. Først de som kommer, så de som er holdt."),
        who=_("Familiene møtes for seg, og tjenestene for seg. Felles samlinger er for begge."),
        then=_("Trykk på en samling for å svare og for å se planen."),
    ),
    "gathering": Help(
        what=_("Her ser du når, hvor og hva vi skal gjøre. Du svarer om du kommer. Siden kan skrives ut på ett ark."),
        who=_("De som leder prosessen, ser hva du svarer. De andre ser det ikke."),
        then=_("Du kan endre svaret fram til samlingen. Et nei er helt greit."),
    ),
    "gathering_new": Help(
        what=_(
            "Her planlegger du en samling. Velg et sted der ingen er klient. Avtal mat, barnepass og skyss i god tid."
        ),
        who=_("De som blir bedt, ser samlingen når du lagrer."),
        then=_("De som er bedt, kan svare med en gang. Du ser svarene på siden for samlingen."),
    ),
    "gathering_plan": Help(
        what=_(
            "Her endrer du tid, sted og plan. Et sted som ingen av sidene eier, gjør det lettere å møtes som likeverdige."
        ),
        who=_("De som er bedt, ser endringen når du lagrer."),
        then=_("Svarene som er gitt, blir tatt vare på. Flytter du dagen, bør du ringe rundt."),
    ),
    "gathering_attendance": Help(
        what=_("Her noterer du hvem som kom. Gjør det helst samme dag."),
        who=_("Bare de det gjelder og de som leder, ser det. Det brukes ikke til noe annet."),
        then=_("Du kan rette det senere."),
    ),
}
