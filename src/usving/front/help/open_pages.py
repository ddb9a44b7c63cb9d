"""Help with the pages that are open to all."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "home": Help(
        what=_("Her kan du lese hva U-sving er. Har du en kode eller en konto, kommer du inn herfra."),
        who=_("Ingen ser at du er her. Vi følger ikke med på hvem som leser."),
        then=_("Logg inn, eller svar på en invitasjon. Du trenger ikke gjøre noen av delene."),
    ),
    "about": Help(
        what=_("Her står det hva U-sving er, hvor det kommer fra, og hva det ikke kan."),
        who=_("Siden er åpen for alle. Ingen ser at du leser den."),
        then=_("Lurer du på mer, kan du ta kontakt med noen i kommunen."),
    ),
    "privacy": Help(
        what=_("Her står det hva vi lagrer, hvem som ser det, og hva du kan kreve."),
        who=_("Siden er åpen for alle. Ingen ser at du leser den."),
        then=_("Er du logget inn, kan du åpne loggen herfra. Der ser du hvem som har lest om deg."),
    ),
    "accessibility": Help(
        what=_("Her står det hvordan sidene er laget, og hva som er prøvd."),
        who=_("Siden er åpen for alle. Ingen ser at du leser den."),
        then=_("Fant du en feil, si fra. Da kan den bli rettet."),
    ),
    "help": Help(
        what=_("Her er kort hjelp for hver rolle. Finn overskriften som passer for deg."),
        who=_("Siden er åpen for alle. Ingen ser at du leser den."),
        then=_("Hver side har også sin egen hjelp nederst."),
    ),
    "contact": Help(
        what=_("Her finner du noen å ringe eller skrive til."),
        who=_("Navn ser du bare når du er logget inn. Ingen ser at du har vært her."),
        then=_("Ring eller skriv til den det gjelder. Har du det travelt, er telefon best."),
    ),
}
