"""What people in the demonstration can and have, and what goes on between them: offered, lent, thanked. All made up."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Process, Seat
from usving.process.rules.seats import SeatRole
from usving.strengths.actions import agreements, exchange, resources
from usving.strengths.models import Agreement, Post
from usving.strengths.queries.exchange import meeting_place
from usving.strengths.rules.agreements import AgreementAct
from usving.strengths.rules.exchange import Way
from usving.strengths.rules.resources import ResourceKind, Vouched
from usving.strengths.rules.shelves import growth_paths

STRENGTHS = (
    (ResourceKind.CAN, "Reparere sykler", "Har gjort det siden jeg var tolv.", True),
    (ResourceKind.CAN, "Lage mat til mange", "", False),
    (ResourceKind.HAVE, "Symaskin", "Den tåler dongeri.", False),
    (ResourceKind.KNOW, "Hvor maten er billig på fredager", "", False),
    (ResourceKind.WHOM, "Naboen med den røde luen", "Kan alt om planter.", False),
)


def exchange_things(process: Process) -> None:
    """Let families and a volunteer offer, ask, lend and thank; where the process has too few of them, nothing is told."""
    people = [_adult(seat) for seat in _seats(process, SeatRole.FAMILY) if seat.family_id]
    volunteers = [seat.account for seat in _seats(process, SeatRole.VOLUNTEER) if seat.account]
    if len(people) < 3 or not volunteers or process.closed_at:
        return
    one, two, three = people[:3]
    with acting_as(one.pk):
        _strengths(process, one)
    _shelf(process, volunteers[0])
    _lend(process, one, two)
    _give(process, two, three)
    _ask(process, three, one, volunteers[0])


def _seats(process: Process, role: SeatRole) -> list[Seat]:
    return list(Seat.objects.filter(process=process, role=role).select_related("account", "family").order_by("code"))


def _adult(seat: Seat) -> Account:
    adults = seat.family.members.filter(kind="adult", person__account__isnull=False)  # type: ignore[union-attr]
    found: Account = adults.order_by("position")[0].person.account
    return found


def _strengths(process: Process, me: Account) -> None:
    kept = [
        resources.keep(
            key=uuid4(), family=None, fields={"kind": kind.value, "words": words, "more": more, "grows": grows}, by=me
        )
        for kind, words, more, grows in STRENGTHS
    ]
    way = next(iter(growth_paths().values()))
    resources.choose_path(kept[0], path=way.code, steps=way.first_steps("nb"), by=me)
    provider = _seats(process, SeatRole.PROVIDER)[0]
    if provider.account is None:
        return
    asked = resources.ask_to_vouch(
        kept[0], key=uuid4(), seat=provider, words="Reparere sykler", why="Du så meg gjøre det på samlingen.", by=me
    )
    with acting_as(provider.account_id):
        resources.answer_vouching(asked, answer=Vouched.YES, words="Det var fint arbeid.", by=provider.account)


def _fields(title: str, **said: Any) -> dict[str, Any]:
    plain = {
        "words": "",
        "count": 1,
        "lent": False,
        "time_words": "kvelder",
        "area": "",
        "reach": "families",
        "alias": True,
    }
    return {"kind": "thing", "title": title, "until": exchange.stands_until(), **plain, **said}


def _put_up(process: Process, by: Account, way: Way, task: exchange.Task | None = None, **said: Any) -> Post:
    with acting_as(by.pk):
        return exchange.put_up(
            process, key=uuid4(), way=way, fields=_fields(**said), task=task, by=by, who=standing_of(by)
        )


def _answer(post: Post, by: Account, signed: str, words: str = "") -> Agreement:
    with acting_as(by.pk):
        said = agreements.Answer(signed, words=words)
        return agreements.answer(post, said, key=uuid4(), by=by, who=standing_of(by))


def _agree(found: Agreement, by: Account, **said: Any) -> None:
    plain: dict[str, Any] = {"time_words": "lørdag formiddag", "due": None, "name": ""}
    with acting_as(by.pk):
        plain["place"] = meeting_place(found.process, standing_of(by))[:120]
        agreements.agree(found, **{**plain, **said}, by=by, who=standing_of(by))
        found.refresh_from_db()


def _shelf(process: Process, volunteer: Account) -> None:
    with acting_as(volunteer.pk):
        for title, place in (
            ("Et bord med fire stoler", "Gjenbruksstasjonen"),
            ("Barnevogn, hel og ren", "Frivilligsentralen"),
        ):
            fields = _fields(title, area=place, time_words="onsdag 16–19", signed=volunteer.person.name, alias=False)
            exchange.stock(process, key=uuid4(), fields=fields, by=volunteer)


def _lend(process: Process, lender: Account, borrower: Account) -> None:
    """A trailer is lent out, and is to be back tomorrow; a sewing machine stands free."""
    trailer = _put_up(
        process, lender, Way.OFFER, title="En henger", lent=True, signed="Linerle", words="Tar to sykler."
    )
    _put_up(process, lender, Way.OFFER, title="Symaskin til låns", lent=True, signed="Linerle", area="nær torget")
    found = _answer(trailer, borrower, "Blåklokke", "Kan jeg låne den på lørdag?")
    _agree(found, lender, due=timezone.localdate() + timedelta(days=1))
    with acting_as(borrower.pk):
        agreements.move(found, AgreementAct.HAND_OVER, by=borrower, who=standing_of(borrower))


def _give(process: Process, giver: Account, taker: Account) -> None:
    """Clothes are given away and thanked for; an evening of cooking stands free."""
    clothes = _put_up(process, giver, Way.OFFER, title="Vinterklær, str. 110", kind="second-hand", signed="Fyrlykt")
    _put_up(process, giver, Way.OFFER, title="Jeg lager mat til mange", kind="skill", signed="Fyrlykt")
    found = _answer(clothes, taker, "Tindved")
    _agree(found, giver)
    with acting_as(taker.pk):
        agreements.move(found, AgreementAct.HAND_OVER, by=taker, who=standing_of(taker))
        found.refresh_from_db()
        agreements.thank(found, words="De passer så fint!", by=taker, who=standing_of(taker))


def _ask(process: Process, asker: Account, friend: Account, volunteer: Account) -> None:
    """Two wishes under another name: one for the volunteers too, one that a family has answered."""
    task = exchange.Task("Bære noe tungt opp en trapp", "sentrum", "en kveld")
    _put_up(process, asker, Way.ASK, task, title="Hjelp til å bære en sofa", kind="time", signed="Snøfonn")
    bike = _put_up(process, asker, Way.ASK, title="En sykkel som trenger stell", kind="skill", signed="Snøfonn")
    _answer(bike, friend, "Linerle", "Det kan jeg. Ta den med på neste samling.")
