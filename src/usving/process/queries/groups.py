"""Groups at the tables: who is here, what they are made of, and how a wall, a phone and whoever made them show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from usving.core.database.asking import rows_of
from usving.process.access import (
    Standing,
    gatherings_visible_to,
    group_seats_visible_to,
    groupings_visible_to,
    makes_groups_in,
    pairs_visible_to,
    seats_visible_to,
    wishes_visible_to,
)
from usving.process.models import Attendance, Gathering, Grouping, GroupSeat, Process, Seat, SeatPair
from usving.process.queries.gatherings import Asked, asked_to, taken
from usving.process.queries.names import shown_name
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.groups import Choices, PairRule, Sitter, Table, Task, changed
from usving.process.rules.seats import LEADS, SIDE_OF, SeatRole


@dataclass(frozen=True)
class AtTable:
    """One seat at a table: its name, and how many sit there; `family` says whether they are some of a family."""

    name: str
    people: int
    family: bool
    mine: bool = False


@dataclass(frozen=True)
class TableShown:
    """One table: those whose names are shown, and how many more sit there."""

    number: int
    seats: list[AtTable] = field(default_factory=list)
    unnamed: int = 0

    @property
    def people(self) -> int:
        """How many sit at it."""
        return self.unnamed + sum(each.people for each in self.seats)


@dataclass(frozen=True)
class ChangedNames:
    """What is otherwise than in the groups that are shown now, in names."""

    came: list[str]
    left: list[str]
    moved: list[str]


@dataclass(frozen=True)
class GroupsAt:
    """What a gathering has of groups: whether they are shown, whether one makes them, whether one sits in an open process."""

    shown: bool
    makes: bool
    sits: bool


def groups_at(gathering: Gathering, who: Standing) -> GroupsAt:
    """What there is of groups at a gathering, for someone."""
    place = who.place_in(gathering.process_id)
    return GroupsAt(
        shown=groupings_visible_to(who).filter(gathering=gathering, published_at__isnull=False).exists(),
        makes=gathering.process_id in makes_groups_in(who),
        sits=place is not None and place.is_open,
    )


def latest(gathering: Gathering, who: Standing) -> Grouping | None:
    """The groups that are published, if any."""
    found = groupings_visible_to(who).filter(gathering=gathering, published_at__isnull=False)
    return found.order_by("-number").first()


def draft(gathering: Gathering, who: Standing) -> Grouping | None:
    """The groups that are made and not published, if any."""
    found = groupings_visible_to(who).filter(gathering=gathering, published_at__isnull=True)
    return found.order_by("-number").first()


def tables_in(grouping: Grouping | None, who: Standing) -> dict[int, Table]:
    """Who sits where, as the rules want it."""
    tables: dict[int, Table] = {}
    found = group_seats_visible_to(who).filter(grouping=grouping) if grouping else GroupSeat.objects.none()
    for each in found.order_by("table", "seat"):
        tables.setdefault(each.table, {})[str(each.seat_id)] = each.people
    return tables


def wall_tables(gathering: Gathering, who: Standing) -> list[TableShown]:
    """The published tables as a wall shows them, to everyone in the room: a name stands there only where all may see it.

    Until the circles have joined, families are numbers on a wall that both sides look at.
    """
    return shown(tables_in(latest(gathering, who), who), who, hide_families=families_hidden(gathering, who))


def families_hidden(gathering: Gathering, who: Standing) -> bool:
    """Whether the families' names are not for everyone in the room."""
    return gathering.kind != GatheringKind.FAMILIES and gathering.process_id not in who.joined


def has_tables(gathering: Gathering) -> bool:
    """Whether tables are published at a gathering."""
    return Grouping.objects.filter(gathering=gathering, published_at__isnull=False).exists()


def my_tables(gathering: Gathering, who: Standing) -> list[TableShown]:
    """The published tables that one's own seat sits at: one, or more where a family has parted."""
    if not has_tables(gathering):
        return []  # most looks at a room are before or after the tables, and the door is a long question
    tables = shown(tables_in(latest(gathering, who), who), who)
    return [table for table in tables if any(each.mine for each in table.seats)]


def shown(tables: Mapping[int, Table], who: Standing, *, hide_families: bool = False) -> list[TableShown]:
    """Tables with the names one may see; those one may not are counted."""
    wanted = {seat for table in tables.values() for seat in table}
    seats = {str(seat.pk): seat for seat in seats_visible_to(who).filter(pk__in=wanted)} if wanted else {}
    if hide_families:
        seats = {pk: seat for pk, seat in seats.items() if seat.role != SeatRole.FAMILY}
    return [_table(number, table, seats, who) for number, table in sorted(tables.items())]


def _table(number: int, table: Table, seats: Mapping[str, Seat], who: Standing) -> TableShown:
    """One table, families first, then by name."""
    lines, unnamed = [], 0
    for pk, people in table.items():
        name = shown_name(str(seats[pk])) if pk in seats else ""
        if name:
            lines.append(AtTable(name, people, seats[pk].role == SeatRole.FAMILY, seats[pk].pk in who.seats))
        else:
            unnamed += people
    return TableShown(number, sorted(lines, key=lambda line: (not line.family, line.name)), unnamed)


def what_changed(before: Mapping[int, Table], after: Mapping[int, Table], who: Standing) -> ChangedNames | None:
    """What a new draft changes of what is published; None where nothing was."""
    if not before:
        return None
    found = changed(before, after)
    names = names_of([*found.came, *found.left, *found.moved], who)
    return ChangedNames(*(_named(seats, names) for seats in (found.came, found.left, found.moved)))


def names_of(seats: Iterable[str], who: Standing) -> dict[str, str]:
    """The names of seats."""
    return {str(seat.pk): shown_name(str(seat)) for seat in seats_visible_to(who).filter(pk__in=list(seats))}


def _named(seats: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(names[seat] for seat in seats if names.get(seat))


def come_now(gathering: Gathering, who: Standing) -> list[tuple[Asked, int]]:
    """The seats that are asked, and how many of each sit down: as they sit now, or as they have answered."""
    made = draft(gathering, who) or latest(gathering, who)
    seated = _counted(tables_in(made, who))
    return [(each, _people(each, seated, made=bool(made))) for each in asked_to(gathering, who)]


def unseated(come: Iterable[tuple[Asked, int]]) -> list[str]:
    """Those who have been noted as here and sit nowhere: they came late, or have left."""
    return [str(each.seat) for each, people in come if not people and each.attendance and each.attendance.came]


def _counted(tables: Mapping[int, Table]) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in tables.values():
        for seat, people in table.items():
            found[seat] = found.get(seat, 0) + people
    return found


def _people(asked: Asked, seated: Mapping[str, int], *, made: bool) -> int:
    """How many of a seat sit down: as was said when the groups were made, and before that as they have come or answered."""
    known: Attendance | None = asked.attendance
    if made or known is None:
        return seated.get(str(asked.seat.pk), 0)
    comes = known.coming == Coming.YES if known.came is None else known.came
    return known.people if comes else 0


def task_for(
    gathering: Gathering, who: Standing, *, choices: Choices, people: Mapping[str, int], seed: int, keep: bool
) -> Task:
    """All that groups are made of. `people` says how many of each seat sit down; `keep` asks to change little."""
    asked = asked_to(gathering, who)
    colours, wishes = _colours(gathering.process_id), _wishes(gathering.process_id, who)
    here: list[Sitter] = []
    away: list[Sitter] = []
    for each in asked:
        seat, known = each.seat, each.attendance
        count = people.get(str(seat.pk), 0)
        usual = known.people if known else 1
        sitter = Sitter(
            str(seat.pk), count or usual, _side(seat), _organisation(seat), colours.get(seat.pk, ()), wishes.get(seat.pk, False)
        )  # fmt: skip
        (here if count else away).append(sitter)
    pairs = [(pair.rule, (str(pair.first_id), str(pair.second_id))) for pair in pairs_of(gathering.process, who)]
    left = still_to_come(gathering, who)
    return Task(
        choices=choices,
        here=tuple(here),
        away=tuple(away),
        together=tuple(two for rule, two in pairs if rule == PairRule.TOGETHER),
        apart=tuple(two for rule, two in pairs if rule == PairRule.APART),
        past=past_tables(gathering, who),
        planned=tuple(tables_in(latest(gathering, who), who).values()) if keep else (),
        left=left,
        seed=seed,
    )


def _side(seat: Seat) -> str | None:
    side = SIDE_OF.get(SeatRole(seat.role))
    return side.value if side else (seat.side or None)


def _organisation(seat: Seat) -> str | None:
    """Where a provider comes from; for a family it is only who invited them."""
    return str(seat.organisation_id) if seat.organisation_id and seat.role != SeatRole.FAMILY else None


def _wishes(process: UUID, who: Standing) -> dict[UUID, bool]:
    return dict(wishes_visible_to(who).filter(process=process).values_list("seat_id", "parts"))


def _colours(process: UUID) -> dict[UUID, tuple[tuple[int, int, int], ...]]:
    """The colours that may be used, by seat; the database gives them to whoever makes groups, and to no one who allocates."""
    found: dict[UUID, tuple[tuple[int, int, int], ...]] = {}
    for seat, *scores in rows_of("process_colours_for_groups", process):
        found[seat] = (*found.get(seat, ()), tuple(scores))
    return found


def colours_told(process: Process) -> int:
    """How many have let their colours be used."""
    return sum(map(len, _colours(process.pk).values()))


def sit_at_tables(process: Process, who: Standing) -> list[Seat]:
    """The seats whose people sit at the tables: all that are taken, but for those who lead."""
    seats = seats_visible_to(who).filter(taken(), process=process).exclude(role__in=LEADS)
    return list(seats.order_by("role", "called", "code"))


def pairs_of(process: Process, who: Standing) -> list[SeatPair]:
    """Who is to sit together or apart in a process."""
    found = pairs_visible_to(who).filter(process=process)
    return list(found.select_related("first", "second").order_by("noted_at", "pk"))


def past_tables(gathering: Gathering, who: Standing) -> tuple[Table, ...]:
    """The tables of the gatherings before this one, as they were published last."""
    held = Q(gathering__starts_at__lt=gathering.starts_at, gathering__process=gathering.process_id)
    published = groupings_visible_to(who).filter(held, published_at__isnull=False).order_by("gathering", "number")
    last = {each.gathering_id: each.pk for each in published}
    tables: dict[tuple[UUID, int], Table] = {}
    for each in group_seats_visible_to(who).filter(grouping__in=last.values()).order_by("grouping", "table", "seat"):
        tables.setdefault((each.grouping_id, each.table), {})[str(each.seat_id)] = each.people
    return tuple(tables.values())


def still_to_come(gathering: Gathering, who: Standing) -> int:
    """How many gatherings of the same people there are from this one on, itself included."""
    alike = (
        Q(circle=gathering.circle_id, kind=gathering.kind)
        if gathering.circle_id
        else Q(kind__in=[GatheringKind.JOINT, GatheringKind.OPEN])
    )
    later = gatherings_visible_to(who).filter(
        alike, process=gathering.process_id, starts_at__gt=gathering.starts_at, called_off_at__isnull=True
    )
    return 1 + min(later.count(), 11)
