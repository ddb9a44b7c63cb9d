"""Help with the second step of logging in."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ONLY_YOU = _("Bare du ser dette. Ingen andre kan bruke nøklene og kodene dine.")
NEXT_TIME = _("Neste gang du logger inn, blir du spurt om det.")

HELP = {
    "mfa_index": Help(
        what=_("Her legger du til et steg to: en app på telefonen, eller en nøkkel."),
        who=ONLY_YOU,
        then=_("Lag reservekoder med en gang. Da kommer du inn om du mister telefonen."),
    ),
    "mfa_authenticate": Help(
        what=_("Du er halvveis inne. Nå viser du steg to."),
        who=ONLY_YOU,
        then=_("Så er du inne. Har du mistet telefonen, kan du bruke en reservekode."),
    ),
    "mfa_reauthenticate": Help(
        what=_("Du skal gjøre noe viktig. Derfor viser du steg to en gang til."),
        who=ONLY_YOU,
        then=_("Så går du videre til det du holdt på med."),
    ),
    "mfa_activate_totp": Help(
        what=_("Her kobler du til en app som lager koder."),
        who=_("Bildet og nøkkelen er bare for deg. Ikke del dem."),
        then=NEXT_TIME,
    ),
    "mfa_deactivate_totp": Help(
        what=_("Her tar du bort appen som lager koder."),
        who=ONLY_YOU,
        then=_("Kodene fra appen virker ikke mer. Du kan koble til en ny."),
    ),
    "mfa_view_recovery_codes": Help(
        what=_("Her ser du reservekodene. De vises bare én gang."),
        who=ONLY_YOU,
        then=_("Skriv dem ut, og legg dem et trygt sted. Hver kode virker én gang."),
    ),
    "mfa_generate_recovery_codes": Help(
        what=_("Her lager du nye reservekoder."),
        who=ONLY_YOU,
        then=_("De gamle slutter å virke. Ta vare på de nye."),
    ),
    "mfa_list_webauthn": Help(
        what=_("Her er nøklene du har lagt til."),
        who=ONLY_YOU,
        then=_("Du kan gi en nøkkel navn, eller ta den bort."),
    ),
    "mfa_add_webauthn": Help(
        what=_("Her legger du til en nøkkel: en liten brikke, eller låsen på telefonen."),
        who=_("Fingeren eller ansiktet ditt blir på telefonen. Vi får det aldri."),
        then=NEXT_TIME,
    ),
    "mfa_reauthenticate_webauthn": Help(
        what=_("Bruk nøkkelen en gang til, så vi vet at det er deg."),
        who=ONLY_YOU,
        then=_("Så går du videre til det du holdt på med."),
    ),
    "mfa_remove_webauthn": Help(
        what=_("Her tar du bort en nøkkel, for eksempel en du har mistet."),
        who=ONLY_YOU,
        then=_("Nøkkelen virker ikke mer. Du kan legge til en ny."),
    ),
    "mfa_edit_webauthn": Help(
        what=_("Her gir du nøkkelen et navn du kjenner igjen."),
        who=ONLY_YOU,
        then=_("Navnet står i listen over nøklene dine."),
    ),
}
