"""Help with coming in."""

from django.utils.translation import gettext_lazy as _

from usving.front.help.words import Help

HELP = {
    "login": Help(
        what=_(
            "Bare de som er invitert, kan logge inn. Skriv e-posten din, så får du en lenke. "
            "Har du ikke e-post? Be kontaktpersonen din om en kode på papir."
        ),
        who=_("Siden sier ikke om adressen er kjent. Slik kan ingen prøve seg fram."),
        then=_("Lenken virker én gang, i 30 minutter. Finner du ikke e-posten, så se i søppelposten."),
    ),
    "login_sent": Help(
        what=_("Vi har sendt en lenke til adressen, om den hører til noen her."),
        who=_("Bare den som leser e-posten, får lenken."),
        then=_("Åpne e-posten og trykk på lenken. Kommer den ikke, kan du be om en ny."),
    ),
    "login_link": Help(
        what=_("Her bekrefter du at det er du som vil inn."),
        who=_("Du får det med deg i din egen logg at du logget inn."),
        then=_("Du kommer til Min side. Etterpå virker ikke lenken mer."),
    ),
    "login_code": Help(
        what=_("Her skriver du koden fra arket. Store og små bokstaver er det samme."),
        who=_("Ingen andre ser koden. Den virker bare én gang."),
        then=_("Du kommer til Min side. Trenger du en ny kode, spør kontaktpersonen din."),
    ),
    "login_sms": Help(
        what=_("Skriv mobilnummeret ditt, så får du en kode. Nummeret må du ha lagt til på Varsler først."),
        who=_("Siden sier ikke om nummeret er kjent. Slik kan ingen prøve seg fram."),
        then=_("Koden virker i ti minutter. Gi den ikke til noen."),
    ),
    "login_sms_code": Help(
        what=_("Her skriver du de seks sifrene fra meldingen."),
        who=_("Koden virker bare på denne telefonen eller PC-en. Ingen fra kommunen spør om den."),
        then=_("Du kommer til Min side. Kom det ingen kode, kan du be om en ny."),
    ),
    "beginning": Help(
        what=_("Her er det tomt. Den som åpner siden, blir administrator for kommunen."),
        who=_("Bare den som har lenken, ser siden. Den virker én gang."),
        then=_("Du setter opp steg to. Så kommer du til siden for kommunen."),
    ),
    "login_staff": Help(
        what=_("Ansatte logger inn med brukernavn og passord her."),
        who=_("Siden sier ikke hva som var feil. Slik kan ingen prøve seg fram."),
        then=_("Etter passordet viser du steg to: en kode fra en app, eller en nøkkel."),
    ),
    "sent": Help(
        what=_("I demonstrasjonen blir ingen meldinger sendt ut. Du kan lese dem her."),
        who=_("Bare den som sitter ved denne maskinen, ser siden."),
        then=_("Trykk på en lenke i en melding for å prøve den."),
    ),
    "login_safer": Help(
        what=_("Det du vil åpne, krever en tryggere innlogging."),
        who=_("Ingen andre ser dette."),
        then=_("Velg en måte du har. Så kommer du dit du ville."),
    ),
    "outside_answer": Help(
        what=_("Du kommer tilbake fra den andre innloggingen."),
        who=_("Vi lagrer ikke fødselsnummeret ditt, bare et merke som ikke kan leses."),
        then=_("Gikk det ikke, kan du prøve igjen eller logge inn på en annen måte."),
    ),
    "outside_ended": Help(
        what=_("Innloggingen er over."),
        who=_("Ingen andre ser dette."),
        then=_("Du kan logge inn igjen når du vil."),
    ),
    "confirm_address": Help(
        what=_("Her bekrefter du en ny e-postadresse."),
        who=_("Den gamle adressen får beskjed. Ingen andre får vite det."),
        then=_("Fra nå går lenker og beskjeder til den nye adressen."),
    ),
}
