"""What is understood together in the demonstration: marks, findings, the weeks of each side, open questions."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.insight.access import source_for
from usving.insight.access.readings import Kind
from usving.insight.actions import findings, questions, readings, weeks
from usving.insight.models import Evidence, Finding, FindingWords, Mark, Question, WeekCount
from usving.insight.rules.findings import Says
from usving.insight.rules.questions import Direction
from usving.insight.rules.weeks import Item, items_of, monday_of
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Contribution, Process, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

# Whose text, who marks it, which sentences, with which words, and whether the name is shown.
MARKS = (
    ("fatima", "grete", (0, 1), "å flytte ofte", False),
    ("fatima", "nils", (0,), "å flytte ofte", True),
    ("fatima", "kari", (1,), "barna", False),
    ("nils", "per", (0,), "møter om det som gikk galt", False),
    ("nils", "kari", (0,), "møter om det som gikk galt", False),
    ("lise", "fatima", (0,), "å bli spurt", True),
    ("lise", "nils", (0, 1), "å bli spurt", False),
)
STANDS = {
    "title": "Barna begynner på nytt hver gang familien flytter",
    "words": "En flytting er mer enn en ny adresse. Barna mister venner og trygghet, og begynner forfra.",
    "supports": "Familiene forteller det samme, og de som jobber med dem, kjenner det igjen.",
    "against": "Noen barn ville flytte, og fikk det bedre.",
}
UNDER_WAY = {
    "title": "Vi snakker mer om det som gikk galt enn om det som kan gå bra",
    "words": "Uka til de ansatte går til det som alt har skjedd. Familiene venter imens.",
    "supports": "",
    "against": "Noe må rettes opp, ellers går det ut over dem det gjelder.",
}
SAID = (
    ("grete", Says.READ, "Slik er det hos oss også. Eldste spør ikke lenger hvor lenge vi blir."),
    ("nils", Says.READ, "Jeg har sett det i sakene. Men jeg har aldri sett det samlet før."),
    ("kari", Says.OBJECT, "Jeg tror det gjelder mest når flyttingen kommer brått."),
    ("grete", Says.STAND, ""),
    ("nils", Says.STAND, ""),
)
COUNTED = {
    Item.PEOPLE: (45, 60, 38, 52, 41, 70), Item.LETTERS: (12, 9, 15, 4, 11, 8), Item.DESK_HOURS: (24, 27, 22, 30, 25, 20),
    Item.TALK_HOURS: (6, 4, 9, 3, 5, 8), Item.WAITING_HOURS: (9, 4, 14, 7, 11, 6), Item.FORMS: (2, 1, 3, 2, 4, 1),
    Item.TOLD_AGAIN: (3, 2, 5, 4, 3, 2), Item.MOVES: (0, 1, 0, 0, 2, 0),
}  # fmt: skip


def understand_together(process: Process) -> None:
    """Everything the two sides have understood together so far; asked as the owner."""
    people = {each.username: each for each in Account.objects.filter(municipality=process.municipality)}
    marks = [mark for row in MARKS for mark in _mark(process, people, *row)]
    about = [mark for mark in marks if mark.theme == "å flytte ofte"]
    if not about or "grete" not in people:
        return
    stands = _find(process, people["grete"], about, STANDS)
    for name, says, words in SAID:
        _say(stands, people[name], says, words)
    _find(process, people["per"], [m for m in marks if m.theme.startswith("møter")], UNDER_WAY)
    _ask(process, people, stands)
    _count(process)
    _set_back(process)


def _set_back(process: Process) -> None:
    """Let it have been done over some weeks, and not all today."""
    today, now = timezone.localdate(), timezone.now()
    Mark.objects.filter(process=process).update(made_on=today - timedelta(days=24))
    Finding.objects.filter(process=process).update(made_at=now - timedelta(days=20))
    FindingWords.objects.filter(process=process).update(said_on=today - timedelta(days=17))
    Question.objects.filter(process=process).update(asked_at=now - timedelta(days=12))
    Evidence.objects.filter(process=process).update(given_on=today - timedelta(days=9))


def _mark(
    process: Process, people: dict[str, Account], whose: str, by: str, chosen: Iterable[int], theme: str, shown: bool
) -> list[Mark]:
    said = Contribution.objects.filter(process=process, author__username=whose, audience=Audience.ALL)
    text = said.order_by("written_at").first()
    if text is None or by not in people:
        return []
    account = people[by]
    with acting_as(account.pk):
        who = standing_of(account)
        source = source_for(who, process, Kind.CONTRIBUTION, text.pk)
        return readings.mark(
            source, key=uuid4(), seen=source.digest, chosen=list(chosen), theme=theme, shown=shown, process=process,
            who=who, by=account,
        )  # fmt: skip


def _find(process: Process, by: Account, marks: list[Mark], worded: dict[str, str]) -> Finding:
    with acting_as(by.pk):
        return findings.propose(process, key=uuid4(), marks=marks, shown=False, who=standing_of(by), by=by, **worded)


def _say(finding: Finding, by: Account, says: Says, words: str) -> None:
    with acting_as(by.pk):
        now = Finding.objects.select_related("process").get(pk=finding.pk)
        findings.say(now, says=says, words=words, wording=now.wording, shown=False, who=standing_of(by), by=by)


def _ask(process: Process, people: dict[str, Account], stands: Finding) -> None:
    """Two questions that came with the platform, one of their own, and one that one side would close."""
    by, nils = people["grete"], people["nils"]
    with acting_as(by.pk):
        who = standing_of(by)
        taken = [
            questions.take_up(process, code=code, who=who, by=by) for code in ("talking-in-the-queue", "after-work")
        ]
        own = questions.ask(
            process,
            key=uuid4(),
            words="Hvem burde si fra når en familie må flytte igjen?",
            why="",
            shown=False,
            who=who,
            by=by,
        )
        _give(
            taken[0], by, Direction.FOR, "Vi visste ikke hva vi kunne ønske oss, før noen spurte.", "Det vi har opplevd"
        )
        _give(own, by, Direction.FOR, "Barna merker det først.", "Innsikten vår", stands)
    with acting_as(nils.pk):
        _give(taken[0], nils, Direction.AGAINST, "Vi rekker ikke å ringe alle. Noen ville fått mindre.", "Uka vår")
        questions.close(taken[1], words="Vi bruker for mye tid etterpå. Det vet vi nå.", who=standing_of(nils), by=nils)
    Question.objects.filter(pk=taken[1].pk).update(look_on=timezone.localdate() - timedelta(days=3))


def _give(
    question: Question, by: Account, direction: Direction, words: str, source: str, finding: Finding | None = None
) -> None:
    side = standing_of(by).side_in(question.process_id)
    questions.give_evidence(
        question, side=side, direction=direction, words=words, source=source, finding=finding, by=by
    )


def _count(process: Process) -> None:
    """Six on each side have counted three weeks that are over, which the clock then draws."""
    for side, holders in _speakers(process).items():
        for back in (4, 3, 2):
            week = monday_of(timezone.localdate()) - timedelta(weeks=back)
            for number, (account, seat) in enumerate(holders[:6]):
                WeekCount.objects.bulk_create(
                    WeekCount(
                        municipality=process.municipality, process=process, account=account, seat=seat, side=side.value,
                        week=week, item=item.value, value=Decimal(COUNTED[item][(number * back + back) % 6]),
                    )
                    for item in items_of(side)
                )  # fmt: skip
    with acting_as(None):
        weeks.draw_weeks()


def _speakers(process: Process) -> dict[Side, list[tuple[Account, Seat]]]:
    """Those who sit here for each side, each with their seat: everyone grown up in a family, every provider."""
    seats = Seat.objects.filter(process=process, role__in=["family", "provider"]).order_by("code")
    found: dict[Side, list[tuple[Account, Seat]]] = {side: [] for side in Side}
    for seat in seats.select_related("account"):
        if seat.account:
            found[Side.PROVIDERS].append((seat.account, seat))
        adults = Account.objects.filter(person__familymember__family=seat.family_id, person__familymember__kind="adult")
        found[Side.FAMILIES] += [(each, seat) for each in adults.order_by("username")] if seat.family_id else []
    return found
