"""A process whose circles have joined, with texts of both sides to read together."""

from typing import Any
from uuid import uuid4

import tests.factories as make
from tests.cast import Cast, cast
from usving.core.identity import acting_as
from usving.insight.access import source_for
from usving.insight.access.readings import Kind, Source
from usving.insight.actions import findings, readings
from usving.insight.models import Finding, Mark
from usving.insight.rules.findings import Says
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Contribution
from usving.process.rules.audience import Audience

SOL = "Vi ventet i seks uker. Ingen ringte. Da brevet kom, forsto vi det ikke."
NILS = "Jeg skriver tolv brev i uken. De færreste svarer på det folk spør om."
WORDED = {
    "title": "Brevene svarer ikke",
    "words": "Vi skriver, men svarer ikke.",
    "supports": "To sa det.",
    "against": "Ingenting vi vet om.",
}


def joined() -> Cast:
    """The cast, with the gate open."""
    world = cast(here=3)
    make.gate(world.process)
    return world


def said(world: Cast, by: Account, text: str, audience: Audience = Audience.ALL) -> Contribution:
    """Something said by someone of a side."""
    seat = {world.fatima.pk: world.sol_seat, world.per.pk: world.bekk_seat, world.nils.pk: world.nils_seat}[by.pk]
    values: dict[str, Any] = {"circle": seat.circle, "family": seat.family}
    return make.contribution(by, make.station(world.process), text, audience, **values)


def source_of(world: Cast, text: Contribution, by: Account) -> Source:
    return source_for(standing_of(by), world.process, Kind.CONTRIBUTION, text.pk)


def read(world: Cast, text: Contribution, by: Account) -> None:
    with acting_as(by.pk):
        readings.note_read(source_of(world, text, by), process=world.process, by=by)


def mark(
    world: Cast,
    text: Contribution,
    by: Account,
    theme: str = "brev",
    chosen: tuple[int, ...] = (0,),
    shown: bool = False,
) -> Mark:
    """Mark a passage as someone."""
    with acting_as(by.pk):
        source = source_of(world, text, by)
        (made,) = readings.mark(
            source, key=uuid4(), seen=source.digest, chosen=list(chosen), theme=theme, shown=shown,
            process=world.process, who=standing_of(by), by=by,
        )  # fmt: skip
    return made


def finding(world: Cast, by: Account, *marks: Mark, **worded: str) -> Finding:
    """Propose a finding as someone."""
    with acting_as(by.pk):
        return findings.propose(
            world.process, key=uuid4(), marks=marks, shown=False, who=standing_of(by), by=by, **(WORDED | worded)
        )


def say(found: Finding, by: Account, says: Says, words: str = "Slik ser jeg det.") -> str:
    """Say something to the wording that stands, as someone; returns the state after."""
    with acting_as(by.pk):
        now = Finding.objects.get(pk=found.pk)
        findings.say(now, says=says, words=words, wording=now.wording, shown=False, who=standing_of(by), by=by)
        return Finding.objects.get(pk=found.pk).state
