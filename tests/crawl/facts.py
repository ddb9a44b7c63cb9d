"""Who belongs where, read straight from the rows as the owner; none of the product's own queries or policies are asked."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from usving.people.models import Account, Family, FamilyMember, FollowUp, Mandate, Membership
from usving.process.models import Circle, Contribution, FamilyVoice, Gate, Process, Seat
from usving.process.rules.audience import Audience, Reader, Written, may_read

LEADS = {"facilitator", "process-leader"}
TAKES_PART = LEADS | {"family", "provider"}
INVITES = LEADS | {"provider", "housing-manager", "caseworker"}
Accounts = frozenset[UUID]


@dataclass
class Facts:
    """The rows that decide who may see what. The demonstration has no periods that are over, so dates are left out."""

    accounts: dict[UUID, Account]
    seats: list[Seat]
    places: list[FamilyMember]
    workers: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    joined: set[UUID] = field(default_factory=set)
    offices: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))  # who invites from each
    administer: set[UUID] = field(default_factory=set)
    known: dict[tuple[UUID, UUID], Reader] = field(default_factory=dict)
    helpers: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))  # by the person who is helped
    guests: set[tuple[UUID, UUID]] = field(
        default_factory=set
    )  # a process, and the circle its facilitator reads along in

    def of_municipality(self, municipality: UUID) -> Accounts:
        """Everyone who belongs to a municipality."""
        return frozenset(pk for pk, account in self.accounts.items() if account.municipality_id == municipality)

    def of_family(self, family: UUID) -> Accounts:
        """The adults and youths of a family."""
        people = {place.person_id for place in self.places if place.family_id == family and place.kind != "child"}
        return frozenset(pk for pk, account in self.accounts.items() if account.person_id in people)

    def near_family(self, family: UUID) -> Accounts:
        """A family and those who follow it up."""
        return self.of_family(family) | self.workers[family]

    def helpers_near(self, place: FamilyMember) -> Accounts:
        """Those who help this person, or an adult who decides for it."""
        home = [each for each in self.places if each.family_id == place.family_id and each.kind == "adult"]
        deciders = {place.person_id} | ({each.person_id for each in home} if place.kind != "adult" else set())
        return frozenset().union(*(self.helpers[person] for person in deciders))

    def contacts_of(self, account: Account) -> Accounts:
        """Those who need to reach someone: the administrator the staff, whoever follows the family up the family."""
        if account.person.staff:
            return self.of_municipality(account.municipality_id) & self.administer
        families = {place.family_id for place in self.places if place.person_id == account.person_id}
        return frozenset().union(*(self.workers[family] for family in families))

    def on(self, seat: Seat) -> Accounts:
        """Those who sit on a seat: its person, or the family."""
        return frozenset({seat.account_id}) if seat.account_id else self.of_family(seat.family_id)

    def sitting(self, process: UUID, roles: set[str] | None = None, circle: UUID | None = None) -> Accounts:
        """Those who sit in a process, perhaps only in these roles or this circle."""
        seats = [seat for seat in self.seats if seat.process_id == process and (not roles or seat.role in roles)]
        return frozenset().union(*(self.on(seat) for seat in seats if circle in (None, seat.circle_id)))

    def reader(self, account: UUID, process: UUID) -> Reader:
        """What the rule of audiences wants to know of someone, found here once."""
        if (account, process) not in self.known:
            self.known[account, process] = self._reader(account, process)
        return self.known[account, process]

    def _reader(self, account: UUID, process: UUID) -> Reader:
        mine = [seat for seat in self.seats if account in self.on(seat)]
        here = [seat for seat in mine if seat.process_id == process]
        circles = {seat.circle_id for seat in mine if seat.circle_id}
        facilitates = {seat.process_id for seat in mine if seat.role == "facilitator"}
        circles |= {circle for guest, circle in self.guests if guest in facilitates}
        families = {place.family_id for place in self.places if account in self.of_family(place.family_id)}
        inside = process in self.joined and any(seat.role in TAKES_PART for seat in here)
        return Reader(
            account, frozenset(families), frozenset(seat.pk for seat in mine), frozenset(circles), in_joined=inside
        )

    def readers(self, said: Contribution, chosen: set[UUID], *, hidden: bool = False) -> Accounts:
        """Everyone who may read a contribution."""
        written = Written(
            said.author_id, Audience(said.audience), said.family_id, said.circle_id, frozenset(chosen), hidden,
            said.seat_id, said.entered_by_id,
        )  # fmt: skip
        return frozenset(pk for pk in self.accounts if may_read(self.reader(pk, said.process_id), written))


def facts() -> Facts:
    """Read them all; asked as the owner."""
    found = Facts(
        accounts={account.pk: account for account in Account.objects.select_related("person", "municipality")},
        seats=list(Seat.objects.exclude(account=None, family=None)),
        places=list(FamilyMember.objects.select_related("person")),
    )
    for follow in FollowUp.objects.all():
        found.workers[follow.family_id].add(follow.worker_id)
    for member in Membership.objects.exclude(organisation=None).filter(role__in=INVITES):
        found.offices[member.organisation_id].add(member.account_id)
    for mandate in Mandate.objects.all():
        found.helpers[mandate.person_id].add(mandate.helper_id)
    found.administer = set(Membership.objects.filter(role="administrator").values_list("account_id", flat=True))
    found.joined = set(Gate.objects.values_list("process_id", flat=True))
    for process in Process.objects.all():
        families = set(Family.objects.filter(seat__process=process).values_list("pk", flat=True))
        said = FamilyVoice.objects.filter(process=process, matter="guest", says=True)
        if families and families <= set(said.values_list("family_id", flat=True)):
            found.guests.add((process.pk, Circle.objects.get(process=process, side="families").pk))
    return found
