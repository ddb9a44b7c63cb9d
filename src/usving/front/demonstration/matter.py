"""What one in a family has put down, opened, closed again and been asked about; and a helper with a mandate. All made up."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.actions.consents import ask_for_consent, give_consent, withdraw_consent
from usving.people.actions.mandates import give_mandate
from usving.people.actions.statements import write_statement
from usving.people.models import Account, Consent, FamilyMember, FollowUp, Membership, Municipality
from usving.people.rules.consents import HelperKind, Recipient
from usving.people.rules.parts import Part, Purpose

# Part, purpose, whom it is about, whether only for oneself, and the words.
SAID = (
    (Part.HOUSING, Purpose.HOUSING_HELP, "me", False, "Vi er fire i to rom. Det er kaldt på badet om vinteren."),
    (Part.HOUSING, Purpose.HOUSING_HELP, "child", False, "Lille Sol trenger et sted å sove som ikke er i stua."),
    (Part.ECONOMY, Purpose.FOLLOW_UP, "me", False, "Leia tar over halvparten av det vi har. Resten går til mat og strøm."),
    (Part.WISHES, Purpose.HOUSING_HELP, "me", False, "Vi vil bli i samme skolekrets. Vi vil ikke bo i kjeller igjen."),
    (Part.STORY, Purpose.CO_CREATION, "me", True, "Jeg kom hit som barn. Det første huset hadde et eple-tre."),
    (Part.HOME_PLAN, Purpose.OWN_HOME, "me", False, "Vi kan male og legge gulv selv. Jonas er flink med verktøy."),
    (Part.CONTACT, Purpose.FOLLOW_UP, "me", False, "Send melding først. Jeg svarer når barna er i seng."),
)  # fmt: skip


class Matter:
    """The matter of one person in the demonstration, as that person, the helper and the worker would have made it."""

    def __init__(self, municipality: Municipality, today: date, *, person: str, helper: str) -> None:
        self.municipality, self.today = municipality, today
        self.me, self.helper = self.account(person), self.account(helper)

    def run(self) -> None:
        """Let it all happen."""
        for part, purpose, about, own, text in SAID:
            self.say(part, purpose, self.me.person_id if about == "me" else self.child, own, text)
        self.opens(Part.HOUSING, Purpose.HOUSING_HELP, until=80, ago=10)
        self.opens(Part.HOUSING, Purpose.HOUSING_HELP, until=80, ago=10, about=self.child)
        self.opens(Part.WISHES, Purpose.HOUSING_HELP, until=-5, ago=95)
        self.takes_back(self.opens(Part.CONTACT, Purpose.FOLLOW_UP, until=60, ago=30), ago=3)
        self.is_asked()
        self.is_helped()

    def account(self, username: str) -> Account:
        """Someone in the municipality, by user name."""
        return Account.objects.select_related("person").get(municipality=self.municipality, username=username)

    @cached_property
    def child(self) -> UUID:
        """A child in the family."""
        family = FamilyMember.objects.get(person=self.me.person_id).family_id
        return FamilyMember.objects.filter(family=family, kind="child").earliest("position").person_id

    @cached_property
    def worker(self) -> Account:
        """Whoever follows the family up."""
        family = FamilyMember.objects.get(person=self.me.person_id).family_id
        return FollowUp.objects.select_related("worker__person").get(family=family).worker

    @cached_property
    def recipient(self) -> Recipient:
        """The same, as they work there now."""
        office = Membership.objects.get(account=self.worker, role="provider").organisation_id
        return Recipient(organisation=office, worker=self.worker.pk)

    def say(self, part: Part, purpose: Purpose, about: UUID, own: bool, text: str) -> None:
        """Put something down."""
        with acting_as(self.me.pk):
            write_statement(
                key=uuid4(), author=self.me.person_id, about=[about], part=part, purpose=purpose, text=text, own=own,
                by=self.me,
            )  # fmt: skip

    def opens(self, part: Part, purpose: Purpose, *, until: int, ago: int, about: UUID | None = None) -> Consent:
        """Open a part for the worker some days ago; the dates are set back afterwards."""
        key, me = uuid4(), self.me.person_id
        with acting_as(self.me.pk):
            give_consent(
                key=key, giver=me, about=about or me, part=part, purpose=purpose, recipient=self.recipient,
                until=self.today, by=self.me,
            )  # fmt: skip
        Consent.objects.filter(pk=key).update(until=self.day(-until), given_at=self.moment(ago))
        return Consent.objects.get(pk=key)

    def takes_back(self, given: Consent, *, ago: int) -> None:
        """Close it again."""
        with acting_as(self.me.pk):
            withdraw_consent(given, by=self.me)
        Consent.objects.filter(pk=given.pk).update(withdrawn_at=self.moment(ago))

    def is_asked(self) -> None:
        """The worker asks for one part, and says why."""
        about: Any = self.me.person
        with acting_as(self.worker.pk):
            ask_for_consent(
                key=uuid4(), about=about, part=Part.ECONOMY, purpose=Purpose.FOLLOW_UP, recipient=self.recipient,
                reason="Da kan vi se sammen på om dere kan få bostøtte, og hva dere har råd til.",
                until=self.day(-90), by=self.worker,
            )  # fmt: skip

    def is_helped(self) -> None:
        """A helper may write and answer for half a year."""
        with acting_as(self.me.pk):
            give_mandate(
                key=uuid4(), name="", username=self.helper.username, email="", kind=HelperKind.SUPPORT, may_write=True,
                may_answer=True, until=self.day(-180), by=self.me,
            )  # fmt: skip

    def day(self, ago: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=ago)

    def moment(self, ago: int) -> datetime:
        """An evening so many days ago."""
        return datetime.combine(self.day(ago), datetime.min.time(), timezone.get_current_timezone()) + timedelta(
            hours=19
        )
