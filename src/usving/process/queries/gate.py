"""What the page of the gate reads. The voices are seen by the families alone: others get empty lists from the database."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from usving.process.access import Standing, seats_visible_to
from usving.process.models import FamilyVoice, Gate, Process
from usving.process.rules.gate import Matter, Tally, gate_opens, majority_is_enough, tally
from usving.process.rules.seats import SeatRole


@dataclass(frozen=True)
class Said:
    """What one family has said in a matter: its name, whether it is one's own, and True, False or None (nothing yet)."""

    name: str
    mine: bool
    says: bool | None


@dataclass(frozen=True)
class Asked:
    """One matter as the families see it."""

    matter: Matter
    said: tuple[Said, ...]
    tally: Tally

    @property
    def mine(self) -> bool | None:
        """What one's own family has said."""
        return next((each.says for each in self.said if each.mine), None)


@dataclass(frozen=True)
class Voices:
    """The families that sit here now, by name, and what each has said in each matter."""

    names: dict[UUID, str]
    mine: frozenset[UUID]
    said: dict[Matter, dict[UUID, bool]]

    def asked(self, matter: Matter) -> Asked:
        """One matter, family by family."""
        voices, families = self.said[matter], frozenset(self.names)
        easier = matter is Matter.JOIN and majority_is_enough(families, self.said[Matter.MAJORITY])
        rows = tuple(Said(name, family in self.mine, voices.get(family)) for family, name in self.names.items())
        return Asked(matter, rows, tally(families, voices, majority=easier))

    def would_open(self, matter: Matter, family: UUID) -> bool:
        """Whether a yes from this family in this matter opens the gate."""
        heard = {each: dict(voices) for each, voices in self.said.items()}
        heard[matter][family] = True
        return gate_opens(frozenset(self.names), heard[Matter.JOIN], heard[Matter.MAJORITY])


def opened_gate(process: Process) -> Gate | None:
    """The gate where it is open, or None."""
    return Gate.objects.filter(process=process).first()


def voices_in(process: Process, who: Standing) -> Voices:
    """What the families have said here, as one of them sees it."""
    said: dict[Matter, dict[UUID, bool]] = {matter: {} for matter in Matter}
    for matter, family, says in FamilyVoice.objects.filter(process=process).values_list("matter", "family_id", "says"):
        said[Matter(matter)][family] = says
    return Voices(_families(process, who), who.families, said)


def _families(process: Process, who: Standing) -> dict[UUID, str]:
    today = timezone.localdate()
    seats = seats_visible_to(who).filter(process=process, role=SeatRole.FAMILY, family__isnull=False)
    here = [s for s in seats if (s.starts is None or s.starts <= today) and (s.ends is None or s.ends >= today)]
    named = sorted(here, key=lambda seat: (seat.family_id not in who.families, str(seat)))
    return {seat.family_id: str(seat) for seat in named if seat.family_id}
