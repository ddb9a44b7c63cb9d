"""What is planted of ideas, pilots and uses: notes of one's own, what all who take part read, what one side alone reads yet."""

from typing import Any

from django.utils import timezone

from tests.crawl.facts import TAKES_PART
from tests.crawl.words import Planted
from usving.insight.models import (
    Idea,
    IdeaMove,
    IdeaProof,
    IdeaReason,
    IdeaSource,
    Pilot,
    PilotEntry,
    PilotPart,
    PilotReview,
    Use,
    UseLook,
)
from usving.people.models import Account
from usving.process.models import Process

OF_IDEA = (
    "idea", "idea_change", "idea_share", "idea_take_back", "idea_remove", "idea_unsign", "idea_answer", "idea_reason_new",
    "idea_source_new", "idea_step", "idea_back", "idea_rest", "idea_wake", "pilot_new", "use_new",
)  # fmt: skip
OF_PILOT = (
    "pilot", "pilot_sheet", "pilot_change", "pilot_start", "pilot_end", "pilot_part_new", "pilot_entry", "pilot_review",
)  # fmt: skip


def plant_ideas(planted: Planted) -> None:
    """In every process: a note of each who takes part; where the circles are one, what is shared as well."""
    for process in Process.objects.order_by("code"):
        for page in ("ideas", "idea_new", "pilots", "uses"):
            planted.at(page, process.pk)
        inside = planted.facts.sitting(process.pk, TAKES_PART)
        for pk in sorted(inside):
            plant_note(planted, process, planted.facts.accounts[pk])
        if process.pk in planted.facts.joined:
            InIdeas(planted, process, inside).plant()


def plant_note(planted: Planted, process: Process, author: Account) -> None:
    """An idea that its author alone reads."""
    common = {"municipality_id": process.municipality_id, "process": process}
    words = {
        what: planted.word(f"the {what} of a note by {author}", {author.pk}) for what in ("title", "text", "signed")
    }
    note = Idea.objects.create(**common, author=author, made_by="alias", **words)
    for page in OF_IDEA:
        planted.at(page, note.pk)
    for step in ("nytt", "nyttig"):
        planted.at("idea_proof", note.pk, step)


class InIdeas:
    """Plants what is shared in one process."""

    def __init__(self, planted: Planted, process: Process, inside: Any) -> None:
        self.planted, self.process, self.inside = planted, process, inside
        self.common = {"municipality_id": process.municipality_id, "process": process}
        seats = [seat for seat in planted.facts.seats if seat.process_id == process.pk]
        self.by_role = {role: [seat for seat in seats if seat.role == role] for role in (*TAKES_PART, "volunteer")}

    def word(self, what: str, may: Any = None) -> str:
        """A word for all who take part, or for fewer."""
        return self.planted.word(f"{what} in {self.process.code}", self.inside if may is None else may)

    def plant(self) -> None:
        """Shared ideas by each who takes part, and on the last of them all that hangs on one."""
        for pk in sorted(self.inside):
            idea = self.shared(self.planted.facts.accounts[pk])
            self.grounds(idea, self.planted.facts.accounts[pk])
        self.rests(self.planted.facts.accounts[min(self.inside)])
        self.pilot(idea, "running")
        self.pilot(idea, "over")
        self.use(idea)

    def shared(self, author: Account) -> Idea:
        """An idea that all who take part read."""
        now = timezone.now()
        fields = {name: self.word(f"the {name} of an idea by {author}") for name in ("title", "text", "signed", "need")}
        idea = Idea.objects.create(
            **self.common,
            author=author,
            made_by="group",
            state="proposed",
            shared_at=now,
            answer_due=now.date(),
            **fields,
        )
        for page in OF_IDEA:
            self.planted.at(page, idea.pk)
        for step in ("nytt", "nyttig", "tull"):
            self.planted.at("idea_proof", idea.pk, step)
        return idea

    def rests(self, author: Account) -> None:
        """An idea at rest, and why."""
        now = timezone.now()
        idea = Idea.objects.create(
            **self.common,
            author=author,
            state="resting",
            shared_at=now,
            answer_due=now.date(),
            title="Hviler",
            text="x",
        )
        reason = self.word("why an idea rests")
        IdeaMove.objects.create(**self.common, idea=idea, act="rest", came_from="new", went_to="resting", reason=reason)
        for page in ("idea", "idea_wake"):
            self.planted.at(page, idea.pk)

    def grounds(self, idea: Idea, by: Account) -> None:
        """What an idea comes from, a reason, and what a side says."""
        row = {**self.common, "idea": idea, "by": by}
        source = IdeaSource.objects.create(**row, kind="value", words=self.word(f"a source by {by}"))
        said = {name: self.word(f"the {name} of a reason by {by}") for name in ("whom", "words")}
        reason = IdeaReason.objects.create(**row, kind="worries", **said)
        IdeaProof.objects.create(**row, step="find-new", side="families", words=self.word(f"a proof by {by}"))
        self.planted.at("idea_source_removal", idea.pk, source.pk)
        self.planted.at("idea_reason_removal", idea.pk, reason.pk)

    def pilot(self, idea: Idea, state: str) -> None:
        """A pilot, with a volunteer in it, a log, and what the families alone have said."""
        readers, helper = set(self.inside), next(iter(self.by_role["volunteer"]), None)
        readers |= self.planted.facts.on(helper) if helper else set()
        today = timezone.localdate()
        names = ("title", "what", "looks_for", "stop_rule")
        words = {name: self.word(f"the {name} of a pilot: {state}", readers) for name in names}
        pilot = Pilot.objects.create(
            **self.common, idea=idea, state=state, starts=today, ends=today, by=idea.author, **words
        )  # fmt: skip
        row = {**self.common, "pilot": pilot}
        does = self.word(f"what someone does in a pilot: {state}", readers)
        part = PilotPart.objects.create(**row, kind="volunteers", seat=helper, does=does, called="Noen")
        for page in OF_PILOT:
            self.planted.at(page, pilot.pk)
        self.planted.at("pilot_part_removal", pilot.pk, part.pk)
        for pk in sorted(self.inside):
            text = self.word(f"the log of a pilot by {pk}: {state}", readers)
            entry = PilotEntry.objects.create(**row, day=today, text=text, by_id=pk)
            self.planted.at("pilot_entry_removal", pilot.pk, entry.pk)
        if state == "over":
            families = self.planted.facts.sitting(self.process.pk, {"family"})
            sides = self.planted.facts.sitting(self.process.pk, {"provider"})  # read when both sides have said theirs
            said = self.planted.word("what the families alone have said", families, then=sides)
            PilotReview.objects.create(**row, side="families", verdict="stop", learned=said)

    def use(self, idea: Idea) -> None:
        """What an idea became, and that someone looked again."""
        today = timezone.localdate()
        words = {name: self.word(f"the {name} of a use") for name in ("title", "owner", "words", "replaced")}
        use = Use.objects.create(
            **self.common, idea=idea, became="routine", since=today, for_how_many=3, look_on=today, **words
        )
        UseLook.objects.create(**self.common, use=use, still="yes", words=self.word("a look again"))
        for page in ("use", "use_look"):
            self.planted.at(page, use.pk)
