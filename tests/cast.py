"""A cast, not a crowd: the same named people in every test. Odd is always the stranger."""

from dataclasses import dataclass

import tests.factories as make
from tests.database import as_owner
from usving.people.models import Account, Family, Municipality, Organisation
from usving.people.rules.roles import Role
from usving.process.models import Process, Seat
from usving.process.rules.seats import SeatRole


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
    people = {
        name: make.account(testvik, full, staff=staff, email=f"{name}@testvik.example")
        for name, full, staff in (
            ("fatima", "Fatima Sol", False),
            ("jonas", "Jonas Sol", False),
            ("amina", "Amina Sol", False),
            ("per", "Per Bekk", False),
            ("nils", "Nils Nilsen", True),
            ("kari", "Kari Hus", True),
            ("siv", "Siv Svingen", True),
            ("liv", "Liv Leder", True),
            ("anne", "Anne Admin", True),
            ("odd", "Odd Utenfor", False),
        )
    }
    bo = make.account(nordvik, "Bo Nord", staff=True, email="siv@testvik.example")
    sol = make.family(testvik, "Familien Sol", people["fatima"], people["jonas"], youth=(people["amina"],))
    bekk = make.family(testvik, "Familien Bekk", people["per"])
    make.follow_up(sol, people["nils"])
    make.role(people["nils"], Role.PROVIDER, nav)
    make.role(people["kari"], Role.PROVIDER, office)
    make.role(people["siv"], Role.FACILITATOR)
    make.role(people["liv"], Role.PROCESS_LEADER)
    make.role(people["anne"], Role.ADMINISTRATOR)
    make.role(bo, Role.FACILITATOR)
    process, other = make.process(testvik, here=here), make.process(nordvik, "Hjem i nord")
    seats = {
        name: make.seat(process, role, holder)
        for name, role, holder in (
            ("sol_seat", SeatRole.FAMILY, sol),
            ("bekk_seat", SeatRole.FAMILY, bekk),
            ("nils_seat", SeatRole.PROVIDER, people["nils"]),
            ("kari_seat", SeatRole.PROVIDER, people["kari"]),
            ("siv_seat", SeatRole.FACILITATOR, people["siv"]),
        )
    }
    make.seat(process, SeatRole.PROCESS_LEADER, people["liv"])
    make.seat(other, SeatRole.FACILITATOR, bo)
    return Cast(
        testvik=testvik, nav=nav, office=office, sol=sol, bekk=bekk, process=process, nordvik=nordvik, other=other, bo=bo,
        **people, **seats,
    )  # fmt: skip
