"""What is planted at the tables: groups that everyone sits in, a pair that only the facilitator knows, and everyone's colours."""

from typing import Any

from django.utils import timezone

from tests.crawl.words import Planted
from usving.process.models import ColourResult, Gathering, Grouping, GroupSeat, Process, Seat, SeatPair

IN_A_PROCESS = (
    "pairs", "all_meet", "colours_put_in", "at_the_tables", "table_wish", "colour_typed", "colour_exercise", "colour_use",
    "colour_removal", "colour_slot",
)  # fmt: skip
AT_A_GATHERING = ("groups", "groups_made", "tables")


def plant_groups(planted: Planted, gathering: Gathering, seats: list[Seat]) -> None:
    """Groups in which every seat sits, shown, and a draft of the next ones; no word stands there but the seats' own names."""
    common: dict[str, Any] = {"municipality_id": gathering.municipality_id}
    for number, published in ((1, timezone.now()), (2, None)):
        grouping = Grouping.objects.create(
            **common, gathering=gathering, number=number, seed=number, published_at=published,
            choices={"size": 4, "sizes": "balanced", "sides": True, "families": "together", "colours": "ignored"},
            result={"possible": 3, "before": 1, "after": 2, "left": 1, "all_meet": "unknown", "by": 0, "at_least": 0},
        )  # fmt: skip
        for index, seat in enumerate(seats):
            GroupSeat.objects.create(**common, grouping=grouping, seat=seat, table=index // 4 + 1, people=1)
        planted.at("groups_shown", gathering.pk, grouping.pk)
    for page in AT_A_GATHERING:
        planted.at(page, gathering.pk)


def plant_at_the_tables(planted: Planted, process: Process) -> None:
    """A pair; and in a process that is open, everyone's colours under the name of a test that they alone see."""
    seats = [seat for seat in planted.facts.seats if seat.process_id == process.pk]
    common: dict[str, Any] = {"municipality_id": process.municipality_id, "process": process}
    told = SeatPair.objects.filter(process=process).first()
    pair = told or SeatPair.objects.create(**common, first=seats[0], second=seats[1], rule="apart")
    planted.at("pair_removal", process.pk, pair.pk)
    for page in IN_A_PROCESS:
        planted.at(page, process.pk)
    if process.closed_at is not None:
        return
    for account in {account for seat in seats for account in planted.facts.on(seat)}:
        test = planted.word(f"the test of {planted.facts.accounts[account]}", {account}, {account})
        ColourResult.objects.update_or_create(
            process=process, account_id=account,
            defaults={
                "municipality_id": process.municipality_id, "red": 5, "blue": 3, "green": 1, "source": "typed",
                "instrument": test, "shared": True,
            },
        )  # fmt: skip
