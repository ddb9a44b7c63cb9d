"""Everyone sends whole forms: their own, their own with ids that only others were shown, and the forms of others."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.crawl.forms import Body, Form, ids_by_field, with_ids_of_others
from tests.crawl.rows import Rows
from tests.crawl.walking import Walk, name_of, spread

OWN, STRANGE_IDS, OF_OTHERS = "own", "with the ids of others", "of others"
# Whoever has the word of a letter or a link is let in by it, whoever they are.
OPEN_DOORS = ("invitation", "login", "welcome", "confirm_address", "answer_by_key")
# What someone brings about for others by right: whoever closes a process clears away what was to go then.
# Whoever opens the open page copies onto it what both sides and each teller have agreed to.
# An administrator who corrects a colleague's address drops one that waits to be confirmed, and all that a
# stranger could have set up where the address was wrong from the start.
BY_RIGHT = {
    "closing": {"process_colourresult"},
    "open_page_opened": {"insight_openshown"},
    "open_page_closed": {"insight_openpart", "insight_openshown"},
    "staff_details": {
        "people_addresschange",
        "people_numberchange",
        "people_knowndevice",
        "people_outsideidentity",
        "mfa_authenticator",
        "process_answerkey",
        "process_calendarfeed",
    },
}
Shape = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Sent:
    """One whole form that somebody sent: which, how, the status, and the tables in which others' rows changed."""

    who: str
    page: str
    how: str
    status: int
    changed: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.who or 'nobody'} sends {self.page} {self.how} ({self.status}): {', '.join(self.changed)}"


@dataclass
class Sending:
    """All that was sent. With `once` each kind of form is sent by one person in each way, else by everyone."""

    walk: Walk
    rows: Rows
    most: int
    once: bool
    sent: list[Sent] = field(default_factory=list)
    taken: set[tuple[Shape, str]] = field(default_factory=set)

    def send_all(self) -> None:
        """Let everyone send what there is to send."""
        shown = {who: self.forms_of(who) for who in self.walk.visitors}
        every = list(dict.fromkeys(form for forms in shown.values() for form in forms))
        for who, mine in shown.items():
            known, own = {form.action for form in mine}, set(mine)
            others = ids_by_field(form for form in every if form not in own)
            for shape, forms in by_shape(mine).items():
                self.send_own(who, shape, forms, others)
            for shape, forms in by_shape([form for form in every if form.action not in known]).items():
                if self.is_wanted(shape, OF_OTHERS):
                    for form in spread(forms, self.most):
                        self.send(who, form, next(form.without_planted_words().bodies()), OF_OTHERS)

    def send_own(self, who: str, shape: Shape, forms: list[Form], others: dict[str, set[str]]) -> None:
        """Send forms of one kind that one was shown, filled in, and then with strange ids in them."""
        wanted = {how: self.is_wanted(shape, how) for how in (OWN, STRANGE_IDS)}
        for form in spread(forms, self.most):
            bodies = list(form.bodies())
            if wanted[OWN]:
                for body in bodies[: 2 * self.most]:
                    self.send(who, form, body, OWN)
            strange = with_ids_of_others(bodies[0], others)
            if wanted[STRANGE_IDS] and strange:
                self.send(who, form, strange, STRANGE_IDS)

    def is_wanted(self, shape: Shape, how: str) -> bool:
        """Whether forms of this kind are still to be sent in this way."""
        if self.once and (shape, how) in self.taken:
            return False
        self.taken.add((shape, how))
        return True

    def forms_of(self, who: str) -> list[Form]:
        """The forms that one was shown, each once."""
        answers = (answer for answer in self.walk.answers if answer.who == who and answer.method == "GET")
        return list(dict.fromkeys(form for answer in answers for form in answer.forms if name_of(form.action)))

    def send(self, who: str, form: Form, body: Body, how: str) -> None:
        """Send it, see whose rows changed, and take it back."""
        account, page = self.walk.visitors[who][0], name_of(form.action)
        watched = not page.startswith(OPEN_DOORS)
        if watched:
            self.rows.stood(account)
        changed: list[str] = []

        def look() -> None:
            changed.extend(self.rows.changed(account) if watched else ())

        status = self.walk.send(who, form.action, body, look, follow=watched)
        wrong = [table for table in changed if how != OWN or table not in BY_RIGHT.get(page, set())]
        self.sent.append(Sent(who, page, how, status, tuple(wrong)))


def by_shape(forms: list[Form]) -> dict[Shape, list[Form]]:
    """The forms by what they are: the page they go to, and what they ask for."""
    found: dict[Any, list[Form]] = defaultdict(list)
    for form in forms:
        found[(name_of(form.action), form.names)].append(form)
    return found
