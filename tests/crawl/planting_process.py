"""What is planted in a process: what is said there, its gatherings, what is minded and taken on, who is invited."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from tests.crawl.facts import LEADS, TAKES_PART
from tests.crawl.planting_after import plant_after, plant_paper
from tests.crawl.planting_groups import plant_at_the_tables, plant_groups
from tests.crawl.planting_methods import plant_methods
from tests.crawl.planting_plan import plant_answers, plant_around
from tests.crawl.planting_room import come_in, hang_own, plant_room
from tests.crawl.words import NOBODY, PLANTED, SIGN, Planted, Secret
from usving.people.models import Account, Organisation
from usving.process.models import (
    Attendance,
    Circle,
    Contribution,
    ContributionReader,
    Gathering,
    GatheringGuest,
    HandOver,
    HandOverSource,
    Hiding,
    Invitation,
    Leaving,
    Partner,
    PartnerLogo,
    Process,
    Promise,
    RecruitingChannel,
    RemovedContribution,
    Report,
    Seat,
    Station,
    StationMove,
)
from usving.process.rules.audience import Audience

IN_A_PROCESS = (
    "u", "together",
    "move", "move_on", "gate", "gate_voice", "reports", "gatherings", "gathering_new", "seats", "setup", "setup_frame",
    "setup_partner_new", "setup_seat_new", "setup_leader", "setup_office_new", "setup_file", "closing", "reopening", "agreed",
)  # fmt: skip


class InProcess:
    """Plants in one process."""

    def __init__(self, planted: Planted, process: Process) -> None:
        self.planted, self.process, self.facts = planted, process, planted.facts
        self.common = {"municipality_id": process.municipality_id, "process": process}
        self.circles = {circle.side: circle for circle in Circle.objects.filter(process=process)}
        seats = [seat for seat in self.facts.seats if seat.process_id == process.pk]
        self.by_role = {role: [seat for seat in seats if seat.role == role] for role in TAKES_PART}
        self.stations = {station.number: station for station in Station.objects.filter(process=process)}
        self.leader = next(iter(self.facts.on(self.by_role["facilitator"][0])))
        self.number = 0

    def plant(self) -> None:
        """All of it."""
        self.plant_frame()
        for seat in self.by_role["family"]:
            for author in (self.adult_of(seat), *self.youths_of(seat)):
                self.plant_said_by(author, self.circles["families"], self.by_role["provider"][0], seat.family)
                self.plant_taken_away(author, self.circles["families"], seat.family)
        for seat in (*self.by_role["provider"], *self.by_role["facilitator"], *self.by_role["process-leader"]):
            self.plant_said_by(seat.account, self.circles["providers"], self.by_role["family"][0], None)
        self.plant_gatherings()
        self.plant_leavings()
        self.plant_what_is_minded()
        self.plant_hand_over()
        plant_methods(self)
        plant_at_the_tables(self.planted, self.process)
        self.plant_invitations()

    def adult_of(self, seat: Seat) -> Account:
        """One who speaks for the family."""
        people = [p.person_id for p in self.facts.places if p.family_id == seat.family_id and p.kind == "adult"]
        return next(account for account in self.facts.accounts.values() if account.person_id in people)

    def youths_of(self, seat: Seat) -> list[Account]:
        """Those of the family who log in and do not speak for it."""
        people = [p.person_id for p in self.facts.places if p.family_id == seat.family_id and p.kind == "youth"]
        return [account for account in self.facts.accounts.values() if account.person_id in people]

    def plant_frame(self) -> None:
        """The name of the process is no secret in its municipality, and is told to whoever is invited."""
        everyone = self.facts.of_municipality(self.process.municipality_id)
        seated = self.facts.sitting(self.process.pk)
        name = self.planted.word(
            f"the name of {self.process.code}", everyone, seated, open_at=("/invitasjon/", "/loftet/lenke/")
        )
        Process.objects.filter(pk=self.process.pk).update(name=f"Bedre bolig {name}")
        for page in IN_A_PROCESS:
            self.planted.at(page, self.process.pk)
        for partner in Partner.objects.filter(process=self.process)[:1]:
            self.planted.at("setup_partner", self.process.pk, partner.pk)
            self.planted.at("setup_partner_removal", self.process.pk, partner.pk)
            for page in ("setup_logo", "setup_logo_removal"):
                self.planted.at(page, self.process.pk, partner.pk)
            PartnerLogo.objects.create(**self.common, partner=partner, content=b"", width=1, height=1, mark="merke")
            self.planted.at("partner_logo", self.process.pk, partner.pk, "merke")
        for number in self.stations:
            for page in ("station", "write", "draft", "hand_over_new", "setup_station"):
                self.planted.at(page, self.process.pk, number)
            looked_for = reverse("station", args=[self.process.pk, number]) + f"?sok={SIGN}"
            self.planted.addresses += [looked_for, f"{looked_for}&del=felles"]

    def say(self, author: Account, circle: Circle, audience: Audience, family: Any, chosen: Seat | None = None) -> Any:
        """Let someone say a word to an audience, under a name that is a word as well. Returns what was said."""
        self.number += 1
        said = Contribution(
            **self.common, author=author, circle=circle, family=family, audience=audience.value, voice="alias",
            station=self.stations[self.number % 7 + 1],
        )  # fmt: skip
        readers = self.facts.readers(said, {chosen.pk} if chosen else set())
        said.text = f"Jeg sier {self.planted.word(f'said by {author} to {audience.value}', readers)}."
        said.signed = f"En {self.planted.word(f'the name under what {author} said to {audience.value}', readers)}"
        said.save()
        if chosen:
            ContributionReader.objects.create(municipality=author.municipality, contribution=said, seat=chosen)
        for page in (
            "contribution",
            "contribution_change",
            "audience",
            "contribution_delete",
            "contribution_taken_back",
            "contribution_put_back",
            "contribution_forgotten",
            "report",
            "hide",
        ):
            self.planted.at(page, said.pk)
        return said

    def plant_taken_away(self, author: Account, circle: Circle, family: Any) -> None:
        """Something an author has taken away: the author's alone."""
        removed = RemovedContribution(
            **self.common, author=author, circle=circle, family=family, voice="alias", station=self.stations[1],
            written_at=timezone.now(),
        )  # fmt: skip
        removed.text = f"Jeg sa {self.planted.word(f'taken away by {author}', {author.pk})}."
        removed.signed = f"En {self.planted.word(f'the name under what {author} took away', {author.pk})}"
        removed.save()
        for page in ("contribution_put_back", "contribution_forgotten"):
            self.planted.at(page, removed.pk)

    def plant_said_by(self, author: Account, circle: Circle, chosen: Seat, family: Any) -> None:
        """One thing for each audience that the author can choose."""
        for audience in Audience:
            if family or audience is not Audience.FAMILY:
                self.say(author, circle, audience, family, chosen if audience is Audience.CHOSEN else None)

    def plant_gatherings(self) -> None:
        """One of each kind: its name, its plan and its place."""
        led, all_here = self.facts.sitting(self.process.pk, LEADS), self.facts.sitting(self.process.pk)
        families, providers = self.circles["families"], self.circles["providers"]
        asked = [self.by_role["family"][0], self.by_role["provider"][-1]]
        for kind, circle, may in (
            ("families", families, led | self.facts.sitting(self.process.pk, circle=families.pk)),
            ("providers", providers, led | self.facts.sitting(self.process.pk, circle=providers.pk)),
            ("joint", None, all_here),
            ("open", None, all_here),
            ("bilateral", None, led.union(*(self.facts.on(seat) for seat in asked))),
        ):  # fmt: skip
            words = [self.planted.word(f"{what} of a gathering: {kind}", may) for what in ("name", "plan", "place")]
            gathering = Gathering.objects.create(
                **self.common, code=f"plantet-{kind}", kind=kind, circle=circle, station=1, title=words[0],
                starts_at=timezone.now() + timedelta(days=3), minutes=120, place=words[2], ground="neutral",
                agenda=[{"title": words[1], "minutes": 30}],
            )  # fmt: skip
            if kind == "bilateral":
                for seat in asked:
                    GatheringGuest.objects.create(
                        municipality_id=self.process.municipality_id, gathering=gathering, seat=seat
                    )
            for page in ("", "_answer", "_plan", "_off", "_on", "_attendance"):
                self.planted.at(f"gathering{page}", gathering.pk)
            for page in ("promise", "promise_given", "promise_on_paper", "promise_sheet"):
                self.planted.at(page, gathering.pk)
            plant_around(self.planted, gathering)
            sides = self.facts.sitting(self.process.pk, {"family", "provider"})
            plant_after(self.planted, gathering, may, led | sides if kind == "joint" else may)
            if kind == "families":
                plant_paper(self.planted, gathering, self.leader, families, self.by_role["family"][0])
            if kind in ("joint", "open"):
                here = [each for each in self.facts.seats if each.process_id == self.process.pk]
                plant_groups(self.planted, gathering, here)
            self.plant_in_room(gathering, may)
            if kind == "bilateral":
                self.plant_promises(gathering, asked)
                plant_answers(self.planted, gathering, asked)

    def plant_in_room(self, gathering: Gathering, may: Any) -> None:
        """The room of a gathering, those who lead in it, and what each has hung up."""
        seat = self.by_role["family"][0]
        plant_room(self.planted, gathering, self.by_role["facilitator"][0], self.adult_of(seat), seat, may)
        if gathering.kind != "families":
            come_in(gathering, self.by_role["process-leader"])
        if gathering.kind == "joint":
            providers = [each.account for each in self.by_role["provider"] if each.account_id]
            hang_own(self.planted, gathering, [self.adult_of(seat), *self.youths_of(seat), *providers])

    def plant_promises(self, gathering: Gathering, asked: list[Seat]) -> None:
        """Both who are asked come, and have promised; a name there is read by those who come and those who lead."""
        here = self.facts.sitting(self.process.pk, LEADS).union(*(self.facts.on(seat) for seat in asked))
        for seat in asked:
            Attendance.objects.create(
                municipality_id=self.process.municipality_id, gathering=gathering, seat=seat, coming="yes"
            )
            given = Promise.objects.create(
                municipality_id=self.process.municipality_id, gathering=gathering, seat=seat, text="v1", way="tap",
                account=self.adult_of(seat) if seat.family_id else seat.account,
                name=self.planted.word(f"the name on a promise from {seat.code}", here),
            )  # fmt: skip
            self.planted.at("promise_taken_back", gathering.pk, given.pk)

    def plant_leavings(self) -> None:
        """The pages where one leaves, and what someone left a while ago."""
        for seat in self.facts.seats:
            if seat.process_id == self.process.pk:
                self.planted.at("seat_leaving", seat.pk)
        seat = self.by_role["provider"][0]
        left = Leaving.objects.create(
            **self.common, seat=seat, by=seat.account, left_at=timezone.now() - timedelta(days=9)
        )
        for page in ("left", "left_undone"):
            self.planted.at(page, left.pk)

    def plant_what_is_minded(self) -> None:
        """Something that another family has told about, and something hidden: the reasons, and the words that nobody reads."""
        seat, other = self.by_role["family"][:2]
        author, teller = self.adult_of(seat), self.adult_of(other)
        facilitators = self.facts.sitting(self.process.pk, {"facilitator"})
        circle = self.circles["families"]
        minded = self.say(author, circle, Audience.CIRCLE, seat.family)
        told = self.planted.word("the reason of one who minds", facilitators | {teller.pk}, facilitators)
        report = Report.objects.create(**self.common, contribution=minded, by=teller, reason=told)
        hidden = self.say(author, circle, Audience.ALL, seat.family)
        for word in PLANTED.findall(f"{hidden.text} {hidden.signed}"):
            kept = self.planted.secrets[word]
            self.planted.secrets[word] = Secret(word, f"hidden, {kept.what}", *[frozenset({author.pk})] * 2)
        why = self.planted.word("the reason of a hiding", facilitators | {author.pk})
        hiding = Hiding.objects.create(**self.common, contribution=hidden, by_id=self.leader, reason=why)
        self.planted.at("report_close", self.process.pk, report.pk)
        self.planted.at("hiding_end", self.process.pk, hiding.pk)

    def plant_hand_over(self) -> None:
        """Words taken on, built on something that only a family reads; and the reason of a move."""
        seat = self.by_role["family"][0]
        inside = self.facts.sitting(self.process.pk, TAKES_PART)
        source = self.say(self.adult_of(seat), self.circles["families"], Audience.FAMILY, seat.family)
        HandOver.objects.filter(station=self.stations[7], replaced_at=None).update(replaced_at=timezone.now())
        taken = HandOver.objects.create(
            **self.common, station=self.stations[7], text=self.planted.word("what is taken on", inside),
            proposed_by="families", by=self.adult_of(seat),
        )  # fmt: skip
        HandOverSource.objects.create(**self.common, hand_over=taken, contribution=source)
        self.planted.at("hand_over_approve", taken.pk)
        inside = self.facts.sitting(self.process.pk)
        why = self.planted.word("the reason of a move", inside, NOBODY if self.process.closed_at else inside)
        StationMove.objects.create(**self.common, came_from=2, went_to=1, reason=why, by_id=self.leader)

    def plant_invitations(self) -> None:
        """Whom an office has invited, and whom those who lead have; the letters' own pages are open to who has the word."""
        for channel in RecruitingChannel.objects.filter(process=self.process).select_related("organisation"):
            office = self.facts.offices[channel.organisation_id]
            self.plant_invitation("families", channel.organisation, None, office)
            for page in ("recruiting_channel", "invitation_new"):
                self.planted.at(page, channel.pk)
            for page in ("setup_office", "setup_office_removal"):
                self.planted.at(page, self.process.pk, channel.pk)
        empty = Seat.objects.filter(process=self.process, role="provider", account=None).select_related("organisation")
        led = self.facts.sitting(self.process.pk, LEADS)
        seat = empty.first() or self.by_role["provider"][0]
        self.plant_invitation("providers", seat.organisation, None if seat.account_id else seat, led, NOBODY)
        for page in ("setup_seat_end", "setup_seat_end_undone"):
            self.planted.at(page, self.process.pk, self.by_role["provider"][0].pk)
        for seat in empty[:1]:
            for page in ("seat_invitation", "setup_seat", "setup_seat_removal"):
                self.planted.at(page, self.process.pk, seat.pk)

    def plant_invitation(
        self, side: str, office: Organisation, seat: Any, may: Iterable[UUID], must: Any = None
    ) -> None:
        """One invitation with a letter whose word we know."""
        letter = f"letter-{side}-{self.process.code}-{office.pk}"
        name = self.planted.word(f"one invited by {office.code}", may, must)
        sent = Invitation.objects.create(
            **self.common, side=side, organisation=office, seat=seat, to_name=name, way="email",
            address=f"{self.planted.word(f'the address of one invited by {office.code}', may, NOBODY)}@eksempel.example",
            digest=sha256(letter.encode()).hexdigest(), expires_at=timezone.now() + timedelta(days=9),
        )  # fmt: skip
        for page in ("", "_yes", "_no", "_thanks", "_known", "_full"):
            self.planted.at(f"invitation{page}", letter)
        for page in ("sent", "sending", "told", "withdrawal", "letter"):
            self.planted.at(f"invitation_{page}", sent.pk)
