"""Making groups, publishing them, noting who is to sit together or apart, and a family's own wish."""

from collections.abc import Mapping
from secrets import randbelow
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.actions import record
from usving.core.live import changed
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.access import Standing, groupings_visible_to
from usving.process.actions.gatherings import hold
from usving.process.models import Gathering, Grouping, GroupSeat, Process, Seat, SeatPair, TableWish
from usving.process.queries.groups import latest, names_of, tables_in, task_for
from usving.process.rules.groups import MOST_PEOPLE, Choices, PairRule, Table
from usving.process.rules.groups_made import Clash, make

CLASHES = {
    "too-many": gettext_lazy(
        "%(names)s skal sitte sammen, men det er bare plass til %(largest)s ved et bord. Gjør bordene større."
    ),
    "both": gettext_lazy("%(names)s skal sitte sammen, men også hver for seg. Ta bort en av reglene."),
    "no-room": gettext_lazy(
        "%(names)s kan ikke alle plasseres slik reglene er. Gjør bordene større eller mindre, eller ta bort en regel."
    ),
}


@transaction.atomic
def make_groups(
    gathering: Gathering,
    *,
    key: UUID,
    choices: Choices,
    people: Mapping[str, int],
    keep: bool,
    by: Account,
    who: Standing,
) -> Grouping:
    """Make groups for those who are here, as a draft; a draft that was there goes. `key` is the row's own id.

    Raises Refused where nobody is here, or the rules cannot all hold: then those in conflict are named.
    """
    gathering = hold(gathering)
    if known := Grouping.objects.filter(pk=key, gathering=gathering).first():
        return known
    _refuse_numbers(people)
    seed = randbelow(2**31)
    published = tables_in(latest(gathering, who), who)
    task = task_for(gathering, who, choices=choices, people=people, seed=seed, keep=keep)
    try:
        made = make(task, published=published)
    except Clash as clash:
        raise Refused(_why(clash, who)) from clash
    Grouping.objects.filter(gathering=gathering, published_at__isnull=True).delete()
    last = groupings_visible_to(who).filter(gathering=gathering).order_by("-number").first()
    grouping = Grouping.objects.create(
        pk=key, municipality_id=by.municipality_id, gathering=gathering, number=last.number + 1 if last else 1, seed=seed,
        choices=choices.as_json(), result=made.counts(), made_by=by,
    )  # fmt: skip
    _seat(grouping, made.tables)
    record("process.groups_made", by=by, about=grouping)
    return grouping


@transaction.atomic
def publish(grouping: Grouping, *, by: Account) -> None:
    """Let those who sit there see the groups, on the wall and on their phones. Published twice is published once."""
    grouping = Grouping.objects.select_for_update().get(pk=grouping.pk)
    if grouping.published_at:
        return
    grouping.published_at = timezone.now()
    grouping.save(update_fields=["published_at"])
    record("process.groups_published", by=by, about=grouping)
    changed(grouping.gathering_id)


@transaction.atomic
def note_pair(process: Process, *, first: Seat, second: Seat, rule: PairRule, by: Account) -> SeatPair:
    """Note that two seats are to sit together or apart; said again, the last word counts. Raises Refused for one seat twice."""
    if first.pk == second.pk:
        raise Refused(_("Velg to forskjellige."), field="second")
    Process.objects.select_for_update().get(pk=process.pk)  # two at once: the last word counts
    one, other = sorted((first.pk, second.pk), key=str)
    SeatPair.objects.filter(process=process, first=one, second=other).delete()
    pair = SeatPair.objects.create(
        municipality_id=process.municipality_id, process=process, first_id=one, second_id=other, rule=rule.value, noted_by=by
    )  # fmt: skip
    record("process.groups_prepared", by=by, about=process)
    return pair


@transaction.atomic
def forget_pair(pair: SeatPair, *, by: Account) -> None:
    """Take a pair away."""
    record("process.groups_prepared", by=by, about=pair.process)
    pair.delete()


@transaction.atomic
def wish(process: Process, *, seat: UUID, parts: bool, by: Account) -> None:
    """Say whether those who come with a seat gladly sit at different tables."""
    told = {"parts": parts, "told_at": timezone.now(), "municipality_id": by.municipality_id, "process": process}
    told_wish, _fresh = TableWish.objects.update_or_create(seat_id=seat, defaults=told)
    record("process.table_wish_told", by=by, about=told_wish, account=by.pk)


def _refuse_numbers(people: Mapping[str, int]) -> None:
    total = sum(people.values())
    if total == 0:
        raise Refused(_("Ingen er her ennå. Skriv hvor mange som sitter ved bordene, for hver plass."))
    if total > MOST_PEOPLE:
        raise Refused(_("Det er for mange på en gang. Gruppene kan lages for høyst seksti."))


def _seat(grouping: Grouping, tables: Mapping[int, Table]) -> None:
    GroupSeat.objects.bulk_create(
        GroupSeat(municipality_id=grouping.municipality_id, grouping=grouping, seat_id=UUID(seat), table=number, people=count)
        for number, table in tables.items()
        for seat, count in table.items()
    )  # fmt: skip


def _why(clash: Clash, who: Standing) -> str:
    """The rules that clash, in words, with the names of those in conflict."""
    names = names_of(clash.seats, who)
    listed = sorted(names[seat] for seat in clash.seats if names.get(seat))
    said = _(" og ").join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
    return str(CLASHES[clash.reason]) % {"names": said, "largest": clash.largest}
