"""What is planted of strengths and exchange: who can what, what is put up under another name, what is between two."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.crawl.facts import TAKES_PART
from tests.crawl.words import NOBODY, Planted
from usving.people.models import Account, Mandate
from usving.process.models import Circle, Process, Seat
from usving.strengths.models import (
    Agreement,
    AgreementMessage,
    ExchangeReport,
    Holder,
    PathStep,
    Post,
    Resource,
    VolunteerTask,
    Vouching,
)

IN_A_PROCESS = (
    "exchange", "exchange_sheet", "exchange_ended", "exchange_offer_new", "exchange_ask_new", "exchange_shelf_new",
    "exchange_paper", "exchange_reports",
)  # fmt: skip
OF_A_POST = (
    "exchange_post", "exchange_post_change", "exchange_post_taken_down", "exchange_post_again", "exchange_answer",
    "exchange_report", "exchange_post_hidden",
)  # fmt: skip
OF_TWO = (
    "agreement", "agreement_yes", "agreement_no", "agreement_cancelled", "agreement_handed_over", "agreement_returned",
    "agreement_thanks", "agreement_due", "agreement_name", "agreement_message", "agreement_report",
)  # fmt: skip
OF_A_RESOURCE = ("resource", "resource_removal", "certificate_path", "path_choice", "path_step_new", "vouching_new")
MEETS = TAKES_PART | {"volunteer", "helper"}


def plant_exchange(planted: Planted) -> None:
    """Strengths of everyone in a family, and an exchange in every process that is open."""
    for process in Process.objects.filter(closed_at__isnull=True).order_by("code"):
        for page in IN_A_PROCESS:
            planted.at(page, process.pk)
        _InExchange(planted, process).plant()
    for mandate in Mandate.objects.filter(may_write=True):
        planted.at("helped_exchange", mandate.pk)


class _InExchange:
    """Plants in one process."""

    def __init__(self, planted: Planted, process: Process) -> None:
        self.planted, self.process, self.facts = planted, process, planted.facts
        self.common: dict[str, Any] = {"municipality_id": process.municipality_id, "process": process}
        seats = [seat for seat in self.facts.seats if seat.process_id == process.pk]
        self.families = [seat for seat in seats if seat.role == "family"]
        self.volunteers = [seat.account for seat in seats if seat.role == "volunteer" and seat.account]
        self.providers = [seat.account for seat in seats if seat.role == "provider" and seat.account]
        self.leaders = [seat.account for seat in seats if seat.role == "facilitator" and seat.account]
        self.circle = Circle.objects.get(process=process, side="families")

    def plant(self) -> None:
        """All of it."""
        people = [(seat, self.facts.accounts[pk]) for seat in self.families for pk in sorted(self.facts.on(seat))]
        for number, (seat, account) in enumerate(people):
            self.plant_strengths(seat, account)
            self.where_a_hidden_home_is(account)
            for way in ("offer", "ask"):
                for reach in ("families", "all"):
                    post = self.put_up(account, way, reach)
                    self.between(post, account, people[number - 1][1])
        if self.volunteers and people:
            self.with_volunteer(people[0][1], self.volunteers[0])
        for account in (*self.leaders, *self.volunteers):
            self.shelf(account)

    def plant_strengths(self, seat: Seat, account: Account) -> None:
        """One's own, and the family's; a step, and a question to a provider."""
        for family, readers in ((None, {account.pk}), (seat.family_id, self.facts.of_family(seat.family_id))):
            kept = Resource.objects.create(
                municipality_id=self.process.municipality_id, account=None if family else account, family_id=family, kind="can",
                words=self.planted.word(f"what {account} can", readers), notes=self.planted.word("notes", readers, NOBODY),
            )  # fmt: skip
            step = PathStep.objects.create(
                municipality_id=kept.municipality_id, resource=kept, words=self.planted.word("a step", readers)
            )
            for page in OF_A_RESOURCE:
                self.planted.at(page, kept.pk)
            self.planted.at("path_step_done", kept.pk, step.pk)
            self.planted.at("path_step_removal", kept.pk, step.pk)
        walking = [each for each in self.providers if each.username in ("nils", "maja")]
        for asked in walking or self.providers[:1]:
            self.vouch(kept, account, asked)

    def vouch(self, kept: Resource, account: Account, asked: Account) -> None:
        """A question to a provider: read by the two."""
        two = {account.pk, asked.pk}
        question = Vouching.objects.create(
            **self.common, resource=kept, by=account, asked=asked, signed="En som spør",
            words=self.planted.word(f"asked of {asked}", two), why=self.planted.word("why", two, {asked.pk}),
        )  # fmt: skip
        self.planted.at("vouching", question.pk)
        self.planted.at("vouching_taken_back", question.pk)

    def holder(self, account: Account) -> Holder:
        """The row that stands for someone."""
        return Holder.objects.create(**self.common, account=account)

    def post(
        self, account: Account, readers: Any, must: Any, *, names: tuple[str, ...] = ("title", "signed"), **said: Any
    ) -> Post:
        """Something put up, each of its words planted."""
        words = {name: self.planted.word(f"the {name} put up by {account}", readers, must) for name in names}
        until = timezone.localdate() + timedelta(days=30)
        found = Post.objects.create(**self.common, owner=self.holder(account), until=until, **words, **said)
        for page in OF_A_POST:
            self.planted.at(page, found.pk)
        return found

    def put_up(self, account: Account, way: str, reach: str) -> Post:
        """What a family offers or asks for."""
        readers = self.facts.sitting(self.process.pk, {"family"})
        if reach == "all" and self.process.pk in self.facts.joined:
            readers |= self.facts.sitting(self.process.pk, TAKES_PART)
        return self.post(account, readers, readers, way=way, kind="thing", reach=reach, circle=self.circle, alias=True)

    def where_a_hidden_home_is(self, account: Account) -> None:
        """What says where, by someone whose home must not be found (all the homes here): shown to nobody else."""
        own, names = {account.pk}, ("title", "area", "signed")
        self.post(
            account, own, own, names=names, way="offer", kind="thing", reach="families", circle=self.circle, alias=True
        )

    def shelf(self, account: Account) -> None:
        """Something on the reuse shelf: for all who meet here."""
        readers = self.facts.sitting(self.process.pk, MEETS)
        names = ("title", "area", "signed")
        self.post(account, readers, readers, names=names, way="offer", kind="second-hand", reach="all", station=True)

    def between(self, post: Post, owner: Account, other: Account) -> None:
        """An answer: what is between the two is theirs."""
        if owner.pk == other.pk:
            return
        two, mine = {owner.pk, other.pk}, self.holder(other)
        gives = post.way == "offer"
        found = Agreement.objects.create(
            **self.common, post=post, giver=post.owner if gives else mine, taker=mine if gives else post.owner,
            asked="giver" if gives else "taker", what=self.planted.word("what is between two", two),
            place=self.planted.word("where two meet", two), giver_signed=self.planted.word("a chosen name", two, NOBODY),
        )  # fmt: skip
        said = AgreementMessage.objects.create(
            municipality_id=self.process.municipality_id,
            agreement=found,
            by=mine,
            text=self.planted.word("said to one", two),
        )
        for page in OF_TWO:
            self.planted.at(page, found.pk)
        self.planted.at("agreement_message_removal", found.pk, said.pk)
        self.told(post, other)

    def told(self, post: Post, by: Account) -> None:
        """The facilitator is told of what was put up; the one who told reads it nowhere."""
        watching: set[UUID] = {each.pk for each in self.leaders}
        may = watching | {by.pk}
        report = ExchangeReport.objects.create(
            **self.common, post=post, by=by, reason=self.planted.word("what is wrong", may, watching),
            shown=self.planted.word("what is shown to the facilitator", may, watching),
        )  # fmt: skip
        self.planted.at("exchange_report_closed", self.process.pk, report.pk)

    def with_volunteer(self, asker: Account, volunteer: Account) -> None:
        """A wish that shows volunteers a task and no more; one between the asker and a volunteer; one that says where to go.

        The last is shown to no volunteer: the asker's home must not be found, as with all the homes here.
        """
        seen, own = self.facts.sitting(self.process.pk, {"volunteer"}), frozenset({asker.pk})
        for answered, says_where in ((False, False), (True, False), (False, True)):
            readers = own if says_where else seen | own
            wish = {"way": "ask", "kind": "thing", "reach": "families", "circle": self.circle, "alias": True}
            post = self.post(asker, own, own, **wish) if says_where else self.put_up(asker, "ask", "families")
            task = VolunteerTask.objects.create(
                **self.common, post=post, owner=post.owner,
                words=self.planted.word("a task", readers),
                area=self.planted.word("the area of a task", own) if says_where else "",
            )  # fmt: skip
            self.planted.at("volunteer_task", task.pk)
            if answered:
                self.between(post, asker, volunteer)
