"""What a refusal says to a person. Complete for every reason of the rules, or a test fails."""

from django.utils.translation import gettext_lazy as _

from usving.core.pictures import WhyNotPicture
from usving.process.rules.audience import WhyNotShare
from usving.process.rules.closing import WhyNotClose, WhyNotReopen
from usving.process.rules.gate import WhyNotSpeak
from usving.process.rules.gatherings import WhyNotPlan
from usving.process.rules.leaving import WhyNotEnd, WhyNotLeave, WhyNotReturn
from usving.process.rules.minutes import WhyNotMinutes
from usving.process.rules.promises import WhyNotPromise
from usving.process.rules.recruiting import WhyNotAgain, WhyNotInvite
from usving.process.rules.room import WhyNotRoom
from usving.process.rules.series import WhyNotSeries
from usving.process.rules.setup import WhyNotFrame, WhyNotOffice, WhyNotStation
from usving.process.rules.stations import WhyNotMove
from usving.process.rules.tasks import WhyNotTask

REFUSALS = {
    WhyNotShare.NOT_THE_AUTHOR: _("Bare den som skrev, kan bestemme hvem som leser."),
    WhyNotShare.NO_FAMILY: _("Du er ikke med i en familie her."),
    WhyNotShare.NO_CIRCLE: _("Du sitter ikke i en krets her."),
    WhyNotShare.NOBODY_CHOSEN: _("Velg minst én som skal kunne lese."),
    WhyNotShare.HIDDEN: _("Prosessveilederen har skjult dette."),
    WhyNotSpeak.NOT_A_FAMILY_HERE: _("Bare familiene i prosessen har en stemme her."),
    WhyNotSpeak.NOT_AN_ADULT: _("En voksen i familien gir stemmen."),
    WhyNotSpeak.ALREADY_OPEN: _("Porten er åpen. Den kan ikke lukkes igjen."),
    WhyNotPlan.OUTSIDE_FRAME: _("Tidspunktet ligger utenfor tiden prosessen varer."),
    WhyNotPlan.TOO_SHORT: _("En samling varer minst et kvarter."),
    WhyNotPlan.TOO_LONG: _("En samling varer høyst tolv timer."),
    WhyNotInvite.NOT_OPEN_YET: _("Rekrutteringen har ikke åpnet ennå."),
    WhyNotInvite.CLOSED: _("Rekrutteringen er avsluttet."),
    WhyNotInvite.ADDRESS_MISSING: _("Skriv hvor invitasjonen skal sendes."),
    WhyNotAgain.WITHDRAWN: _("Invitasjonen er trukket tilbake."),
    WhyNotAgain.TOO_OLD: _("Invitasjonen gjelder ikke lenger. Lag en ny."),
    WhyNotAgain.OFTEN_ENOUGH: _("Invitasjonen er sendt fem ganger. Det får holde."),
    WhyNotSeries.OUTSIDE_FRAME: _("En av dagene ligger utenfor tiden prosessen varer."),
    WhyNotSeries.NONE_TO_MOVE: _("Det er ingen samlinger foran dere å flytte."),
    WhyNotPicture.NOT_A_PICTURE: _("Filen kan ikke leses som et bilde. Bruk et bilde i JPEG, PNG eller WebP."),
    WhyNotPicture.TOO_HEAVY: _("Bildet er for tungt. Det kan være på høyst 12 MB."),
    WhyNotPicture.TOO_LARGE: _("Bildet har for mange punkter. Lagre det mindre, og prøv igjen."),
    WhyNotMove.NO_SUCH_STATION: _("Den stasjonen finnes ikke."),
    WhyNotMove.HERE_ALREADY: _("Dere er ved denne stasjonen nå."),
    WhyNotMove.SKIPS: _("Dere går videre én stasjon om gangen."),
    WhyNotMove.NOT_HANDED_OVER: _("Begge sider må først være enige om hva dere tar med dere herfra."),
    WhyNotMove.REASON_MISSING: _("Skriv kort hvorfor dere går tilbake."),
    WhyNotFrame.ENDS_FIRST: _("Prosessen må slutte etter at den starter."),
    WhyNotFrame.GATHERING_OUTSIDE: _("Samlingen «%(name)s» (%(day)s) ville falle utenfor. Flytt den først."),
    WhyNotFrame.STATION_OUTSIDE: _("Stasjonen «%(name)s» (%(day)s) ville falle utenfor. Endre datoene der først."),
    WhyNotFrame.OFFICE_OUTSIDE: _("Rekrutteringen hos «%(name)s» åpner %(day)s, etter slutten. Endre den først."),
    WhyNotStation.ENDS_FIRST: _("Stasjonen kan ikke slutte før den starter."),
    WhyNotStation.OUTSIDE_FRAME: _("Datoene må ligge innenfor tiden prosessen varer."),
    WhyNotStation.BEFORE_THE_FORMER: _("Stasjonen kan ikke starte før stasjonen foran den."),
    WhyNotStation.AFTER_THE_NEXT: _("Stasjonen kan ikke starte etter stasjonen bak den."),
    WhyNotOffice.CLOSES_FIRST: _("Rekrutteringen kan ikke lukke før den åpner."),
    WhyNotOffice.AFTER_THE_END: _("Rekrutteringen må åpne før prosessen er over."),
    WhyNotClose.CLOSED_ALREADY: _("Prosessen er avsluttet allerede."),
    WhyNotClose.REASON_MISSING: _(
        "Skriv kort hvorfor dere slutter før begge sider er enige om det siste dere tar med."
    ),
    WhyNotReopen.NOT_CLOSED: _("Prosessen er åpen."),
    WhyNotReopen.TOO_LATE: _("Det er mer enn 30 dager siden prosessen ble avsluttet. Den kan ikke åpnes igjen."),
    WhyNotLeave.NOT_YOURS: _("Dette er ikke din plass."),
    WhyNotLeave.NOT_AN_ADULT: _(
        "Bare en voksen kan gjøre dette. Snakk med en voksen i familien eller kontaktpersonen."
    ),
    WhyNotLeave.LAST_LEADER: _("Du er den eneste som leder prosessen. Gi noen andre en plass som leder først."),
    WhyNotEnd.REFUSED: _("Denne plassen kan ikke avsluttes av deg."),
    WhyNotEnd.OVER: _("Plassen er allerede avsluttet."),
    WhyNotEnd.DAY_PAST: _("Velg i går, i dag eller en dag som kommer."),
    WhyNotEnd.LAST_TO_LEAD: _("Da ville ingen lede prosessen. Gi noen andre en plass som leder først."),
    WhyNotReturn.BACK_ALREADY: _("Du er tilbake allerede."),
    WhyNotReturn.DAY_IS_OVER: _("Det går bare an å angre samme dag. Snakk med den som leder prosessen."),
    WhyNotPromise.NOT_ASKED: _("Løftet er for dem som er bedt til samlingen."),
    WhyNotPromise.CALLED_OFF: _("Samlingen er avlyst."),
    WhyNotPromise.TOO_EARLY: _("Løftet gir vi når vi møtes, samme dag. Les det gjerne nå."),
    WhyNotPromise.TOO_LATE: _("Det er mer enn to uker siden samlingen. Nå kan ingen gi løftet lenger."),
    WhyNotPromise.CLOSED: _("Prosessen er avsluttet."),
    WhyNotMinutes.FIXED: _("Referatet er låst. Du kan skrive et tillegg."),
    WhyNotMinutes.NEWER: _("Teksten er endret imens. Les den på nytt før du svarer."),
    WhyNotMinutes.DATE_TOO_EARLY: _("Gi alle minst til i morgen."),
    WhyNotMinutes.DATE_TOO_LATE: _("Velg en dag i løpet av de neste to månedene."),
    WhyNotMinutes.NOT_HELD: _("Samlingen er ikke holdt ennå."),
    WhyNotTask.WORDS_MISSING: _("Skriv kort hvorfor."),
    WhyNotTask.DATE_MISSING: _("Velg den nye dagen."),
    WhyNotTask.DATE_PAST: _("Velg en dag som ikke er forbi."),
    WhyNotRoom.CALLED_OFF: _("Samlingen er avlyst."),
    WhyNotRoom.TOO_EARLY: _("Rommet kan åpnes den dagen dere møtes."),
    WhyNotRoom.TOO_LATE: _("Samlingen er over."),
    WhyNotRoom.NOT_OPEN: _("Samlingen er over. Det du skrev, er ikke sendt."),
    WhyNotRoom.NO_WALL: _("Denne samlingen har ingen vegg for ord."),
    WhyNotRoom.PHOTO_WITHOUT_WORDS: _("Skriv kort hva bildet viser."),
}
