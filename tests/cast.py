"""A cast, not a crowd: the same named people in every test. Odd is always the stranger."""

from dataclasses import dataclass

import tests.factories as make
from tests.database import as_owner
from usving.people.models import Account, Family, Municipality, Organisation
from usving.people.rules.roles import Role
from usving.process.models import Process, Seat
from usving.process.rules.seats import SeatRole

SEATS = ("sol_seat", "bekk_seat", "nils_seat", "kari_seat", "siv_seat")


@dataclass
class Cast:
    """Two families, two offices, those who lead, and one from across the border."""

    testvik: Municipality
    nav: Organisation
    office: Organisation
    fatima: Account  # an adult in the family Sol
    jonas: Account  # the other adult there
    amina: Account  # a youth there
    sol: Family
    per: Account  # the adult in the family Bekk
    bekk: Family
    nils: Account  # provider at NAV, follows up Sol
    kari: Account  # provider at the housing office
    siv: Account  # facilitator
    liv: Account  # process leader
    anne: Account  # administrator of the municipality
    odd: Account  # belongs to the municipality, has no seat and no family
    process: Process
    sol_seat: Seat
    bekk_seat: Seat
    nils_seat: Seat
    kari_seat: Seat
    siv_seat: Seat
    nordvik: Municipality
    other: Process
    bo: Account  # facilitator in the other municipality


def cast(here: int = 1) -> Cast:
    """Make them all, with the process at station `here` and its gate closed; one step out of the web's role for all of it."""
    with as_owner():
        return _all(here)


def _all(here: int) -> Cast:
    testvik, nordvik = make.municipality("Testvik"), make.municipality("Nordvik")
    nav, office = (
        make.organisation(testvik, "nav", "NAV Testvik"),
        make.organisation(testvik, "housing-office", "Boligkontoret"),
    )
    names = [
        ("Fatima Sol", False), ("Jonas Sol", False), ("Amina Sol", False), ("Per Bekk", False), ("Nils Nilsen", True),
        ("Kari Hus", True), ("Siv Svingen", True), ("Liv Leder", True), ("Anne Admin", True), ("Odd Utenfor", False),
    ]  # fmt: skip
    first = [full.split()[0].lower() for full, _staff in names]
    made = make.accounts(
        testvik, [(full, staff, f"{name}@testvik.example") for name, (full, staff) in zip(first, names, strict=True)]
    )
    people = dict(zip(first, made, strict=True))
    bo = make.account(nordvik, "Bo Nord", staff=True, email="siv@testvik.example")
    sol = make.family(testvik, "Familien Sol", people["fatima"], people["jonas"], youth=(people["amina"],))
    bekk = make.family(testvik, "Familien Bekk", people["per"])
    make.follow_up(sol, people["nils"])
    make.roles(
        (people["nils"], Role.PROVIDER, nav), (people["kari"], Role.PROVIDER, office), (people["siv"], Role.FACILITATOR, None),
        (people["liv"], Role.PROCESS_LEADER, None), (people["anne"], Role.ADMINISTRATOR, None), (bo, Role.FACILITATOR, None),
    )  # fmt: skip
    process, other = make.process(testvik, here=here), make.process(nordvik, "Hjem i nord")
    seats = make.seats(
        process, (SeatRole.FAMILY, sol), (SeatRole.FAMILY, bekk), (SeatRole.PROVIDER, people["nils"]),
        (SeatRole.PROVIDER, people["kari"]), (SeatRole.FACILITATOR, people["siv"]), (SeatRole.PROCESS_LEADER, people["liv"]),
    )  # fmt: skip
    make.seat(other, SeatRole.FACILITATOR, bo)
    return Cast(
        testvik=testvik, nav=nav, office=office, sol=sol, bekk=bekk, process=process, nordvik=nordvik, other=other, bo=bo,
        **people, **dict(zip(SEATS, seats, strict=False)),
    )  # fmt: skip
