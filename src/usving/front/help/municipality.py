"""Help with the pages of the municipality's administrator."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

ONLY_HERE = _("Bare administratorer i kommunen ser siden. Familiene og det de skriver, er stengt for dere.")
LOGGED = _("Det du endrer, står i loggen til den det gjelder.")

HELP = {
    "administration": Help(
        what=_("Her styrer du hvem som er ansatt i U-sving, og hva de er her som."),
        who=ONLY_HERE,
        then=_("Begynn med organisasjonene. Legg så til de ansatte, og gi dem roller."),
    ),
    "processes_not_led": Help(
        what=_("Her står prosessene der ingen som leder, kan komme inn."),
        who=_("Bare administratorer ser siden. Dere ser navn og dager, ikke hva som er sagt."),
        then=_("Velg en prosess for å sette inn en ny prosjektleder."),
    ),
    "leader_new": Help(
        what=_("Her setter du inn en prosjektleder i en prosess som ingen leder."),
        who=_("Den du velger, får beskjed, og ser det i loggen sin. De som er med i prosessen, ser hvem som leder."),
        then=_("Den du velger, leder fra nå av, og velger selv hvem som leder sammen med seg."),
    ),
    "organisations": Help(
        what=_("Her er kontorene og de andre som er med i kommunen."),
        who=_("Navnene på dem ser alle i kommunen."),
        then=_("Velg en for å se team og ansatte, eller legg til en ny."),
    ),
    "organisation_new": Help(
        what=_("Her legger du til et kontor, et firma eller en forening."),
        who=_("Alle i kommunen ser navn og telefon."),
        then=_("Etterpå kan du lage team, og gi ansatte roller der."),
    ),
    "organisation": Help(
        what=_("Her er én organisasjon, med team og ansatte."),
        who=ONLY_HERE,
        then=_("Du kan endre den, lage et nytt team, eller legge den bort når den ikke er i bruk."),
    ),
    "organisation_change": Help(
        what=_("Her retter du navn og telefon."),
        who=_("Alle i kommunen ser navn og telefon."),
        then=_("Endringen gjelder med en gang."),
    ),
    "team_new": Help(
        what=_("Her lager du et team i organisasjonen."),
        who=ONLY_HERE,
        then=_("Etterpå kan du gi ansatte en rolle i teamet."),
    ),
    "team": Help(
        what=_("Her er ett team. Du kan gi det et nytt navn, eller legge det bort."),
        who=ONLY_HERE,
        then=_("Navnet byttes overalt med en gang."),
    ),
    "staff": Help(
        what=_("Her er de ansatte. Du kan søke, og du kan invitere flere."),
        who=ONLY_HERE,
        then=_("Velg en ansatt for å se roller og innlogging."),
    ),
    "staff_new": Help(
        what=_("Her legger du til en ansatt, og sender en velkomst."),
        who=_("Den du legger til, får en e-post. Alle i kommunen kan se navn og telefon til ansatte."),
        then=_("Når den ansatte logger inn første gang, må steg to settes opp."),
    ),
    "staff_person": Help(
        what=_("Her er én ansatt: roller, perioder og innlogging."),
        who=LOGGED,
        then=_("Du kan rette opplysningene, gi en ny rolle, avslutte en, eller stenge innloggingen."),
    ),
    "staff_details": Help(
        what=_("Her retter du navn, telefon eller e-postadresse til en ansatt."),
        who=_("Alle i kommunen ser navn og telefon. Det du retter, står i loggen til den ansatte."),
        then=_(
            "En ny adresse gjelder med en gang, og både den gamle og den nye får beskjed. Var den gamle feil fra starten,"
            " begynner den ansatte på nytt med en velkomst."
        ),
    ),
    "role_new": Help(
        what=_("Her gir du en ansatt en rolle, med en periode."),
        who=LOGGED,
        then=_("Rollen gjelder fra den dagen du setter."),
    ),
    "confirmations": Help(
        what=_("Her står det kommunen må bestemme selv, og hva som gjelder til dere har gjort det."),
        who=_("Alle i kommunen kan lese hva dere har bestemt. Bare administratoren kan endre det."),
        then=_("Spør personvernombudet hvis du er i tvil om en frist."),
    ),
    "decided": Help(
        what=_("Her står det kommunen har bestemt selv, og når. Det som ikke er bestemt ennå, står også her."),
        who=_("Alle som er logget inn i kommunen, ser dette. Navnet på den som bestemte, står ikke her."),
        then=_("Er du uenig i noe, kan du ta det opp med kommunen."),
    ),
    "confirmation": Help(
        what=_("Her bestemmer dere én ting. Det dere har bestemt før, står under."),
        who=_("Navnet ditt og dagen blir stående."),
        then=_("Det gjelder med en gang. Dere kan endre det igjen."),
    ),
    "role_end": Help(
        what=_("Her avslutter du en rolle."),
        who=LOGGED,
        then=_("Det rollen ga tilgang til, stenges fra dagen etter. Det som er gjort, blir stående."),
    ),
}
