"""The ways in to the areas, gathered on two pages: what we do together in a process, and what is one's own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from usving.process.rules.seats import SeatRole

SIDES = frozenset({SeatRole.FAMILY, SeatRole.PROVIDER})
LEADING = frozenset({SeatRole.FACILITATOR, SeatRole.PROCESS_LEADER})
ALL_WHO_WORK = SIDES | LEADING
WITH_VOLUNTEERS = ALL_WHO_WORK | {SeatRole.VOLUNTEER}
EVERYONE = frozenset(SeatRole)


@dataclass(frozen=True)
class Entrance:
    """A page one may go to: the name of its address, what it is called, what one does there, and for which seats it is.

    `at_home`: only for one who is in a family; `told`: only for one whom families may let read what they have told;
    `joined`: for the sides when the circles have joined.
    """

    name: str
    title: Any
    text: Any
    roles: frozenset[SeatRole] = ALL_WHO_WORK
    at_home: bool = False
    told: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Group:
    """Some entrances under one heading."""

    title: Any
    entrances: tuple[Entrance, ...]


TOGETHER = (
    Group(
        _("Vi forstår sammen"),
        (
            Entrance(
                "experiences", _("Erfaringer"), _("Fortell om noe du har opplevd. Først er det bare for deg."), EVERYONE
            ),
            Entrance("reading_room", _("Leserommet"), _("Begge sider leser det som er delt, og setter ord på det.")),
            Entrance("findings", _("Innsikter"), _("Det begge sider står bak.")),
            Entrance("weeks", _("Uka vår"), _("Hvordan ser uka ut for familiene og for dem som jobber her?")),
            Entrance(
                "questions", _("Åpne spørsmål"), _("Spørsmål vi ikke har svar på. Hva taler for, og hva taler mot?")
            ),
        ),
    ),
    Group(
        _("Vi handler sammen"),
        (
            Entrance("ideas", _("Ideer"), _("Hva kan vi gjøre annerledes? Gi grunner, ikke stemmer.")),
            Entrance("pilots", _("Utprøvinger"), _("Smått, raskt og billig. Så ser vi på det sammen.")),
            Entrance("uses", _("Tatt i bruk"), _("Det som ble til noe som varer.")),
            Entrance("group_plans", _("Felles planer"), _("Det flere familier og tjenester gjør sammen."), EVERYONE),
            Entrance("exchange", _("Bytte"), _("Lån, hjelp og ting vi kan gi hverandre."), WITH_VOLUNTEERS),
        ),
    ),
    Group(
        _("Vi styrer sammen"),
        (
            Entrance("board", _("Styret"), _("Begge sider bestemmer. Her står hva, og hvorfor."), EVERYONE),
            Entrance("quality", _("Slik jobber vi"), _("Er vi likeverdige? Lærer vi av hverandre?"), EVERYONE),
            Entrance(
                "escalations", _("Løftet videre"), _("Det vi ikke kan løse her, går til en som kan svare."), EVERYONE
            ),
            Entrance("replies", _("Svar vi skylder"), _("Det noen har sagt, og som venter på svar."), EVERYONE),
            Entrance("open_page_edit", _("Den åpne siden"), _("Det alle kan lese om det vi har lært."), joined=True),
        ),
    ),
)
OWN = (
    Group(
        _("Det som er viktig for oss"),
        (
            Entrance("values", _("Verdiene mine"), _("Hva betyr mest for deg? Bare du ser det.")),
            Entrance("letters", _("Brev fra framtiden"), _("Skriv til deg selv. Bare du kan lese det.")),
            Entrance(
                "wishes",
                _("Ønsker for en bolig"),
                _("Det vi må ha, det vi ønsker, og det vi sier nei til."),
                at_home=True,
            ),
            Entrance("resources", _("Ressursene våre"), _("Det vi kan, har og vet.")),
        ),
    ),
    Group(
        _("Det andre har vist meg"),
        (
            Entrance(
                "told_to_me",
                _("Fortalt til meg"),
                _("Det noen har valgt at akkurat du kan lese eller høre."),
                told=True,
            ),
            Entrance("vouchings", _("Gode ord"), _("Noen spør om du kan gå god for det de kan.")),
            Entrance("lifted_to_me", _("Løftet til deg"), _("Noen trenger at du bestemmer noe, eller svarer.")),
        ),
    ),
    Group(
        _("Pengene våre"),
        (
            Entrance(
                "economy",
                _("Økonomien vår"),
                _("Det som kommer inn, og det som går ut. Lukket for alle andre."),
                at_home=True,
            ),
            Entrance(
                "alternatives", _("Andre måter å bruke det vi har"), _("Se hva du kunne valgt i stedet."), at_home=True
            ),
            Entrance("calculators", _("Regn ut"), _("Bostøtte, startlån og satser. Svaret er veiledende.")),
        ),
    ),
)


def open_to(role: SeatRole, *, joined: bool) -> list[Group]:
    """What we do together, as far as a seat of this role is let in; `joined` says whether the circles have become one."""
    return _kept(TOGETHER, lambda each: role in each.roles and (joined or role in LEADING or not each.joined))


def own_of(*, at_home: bool, told: bool) -> list[Group]:
    """What is one's own: `at_home` for one who is in a family, `told` for one who follows a family up or helps someone."""
    return _kept(OWN, lambda each: (at_home or not each.at_home) and (told or not each.told))


def _kept(groups: Iterable[Group], let_in: Callable[[Entrance], bool]) -> list[Group]:
    kept = (Group(group.title, tuple(filter(let_in, group.entrances))) for group in groups)
    return [group for group in kept if group.entrances]
