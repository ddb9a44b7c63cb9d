"""Ideas of the demonstration: some on their way, one made use of; the process has been past the turn once and gone back."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.insight.actions import idea_grounds, idea_steps, ideas, pilots, uses
from usving.insight.models import Finding, Idea, IdeaMove, Pilot, Use
from usving.insight.rules.findings import FindingState
from usving.insight.rules.ideas import IdeaAct, ReasonKind, SourceKind
from usving.insight.rules.pilots import PilotAct, Verdict
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Process, Seat, StationMove

TURNED_AGO, BACK_AGO = 30, 9
WHY_BACK = "Vi ville høre flere før vi valgte hva vi prøver mer av."
WORDS: dict[str, dict[str, str]] = {
    "letter": {
        "title": "Ett brev i stedet for fire",
        "text": "Vi samler alt om boligen i ett brev, på norsk og på ett språk til.",
        "need": "I dag kommer det fire brev på én uke. Folk mister frister.",
        "for_whom": "familier som søker bolig første gang",
        "novelty": "Kontorene skriver sammen.",
        "usefulness": "Når ingen mister en frist fordi brevet var vanskelig.",
        "users": "boligkontoret og NAV",
    },
    "walk": {
        "title": "Gå en tur i nabolaget før du svarer",
        "text": "Den som får tilbud om en bolig, går en tur dit sammen med en som bor der.",
        "need": "I dag svarer folk på en bolig de ikke har sett.",
        "for_whom": "familier med barn",
        "novelty": "En nabo er med, ikke bare en ansatt.",
        "users": "boligkontoret og de som bor der",
    },
    "toolbox": {
        "title": "Verktøykasse til låns",
        "text": "En kasse med verktøy står på Gjenbrukssentralen. Alle kan låne den.",
        "need": "Mange vil gjøre noe selv, men mangler verktøy.",
        "for_whom": "de som flytter inn",
    },
    "waiting": {
        "title": "En prat mens vi venter",
        "text": "Én gang i måneden ringer noen og forteller hvor saken står.",
        "need": "Ingen vet hvor de står i køen.",
        "for_whom": "alle som venter",
    },
}


def have_ideas(process: Process) -> None:
    """Ideas in each state, with reasons, pilots and one that was made use of."""
    names = ("fatima", "per", "nils", "berit", "siv")
    found = Account.objects.filter(municipality=process.municipality, username__in=names)
    people = {account.username: account for account in found.select_related("person")}
    if len(people) == len(names):
        Having(process, people).run()


class Having:
    """The story of the ideas of one process."""

    def __init__(self, process: Process, people: dict[str, Account]) -> None:
        self.process, self.people, self.today = process, people, timezone.localdate()

    def run(self) -> None:
        """Let it all happen, then set it back in time."""
        self.turn()
        letter, walk = self.share("fatima", "letter"), self.share("nils", "walk")
        self.share("per", "toolbox")
        self.write("fatima", "waiting")
        self.reasons(letter)
        self.use(letter)
        self.come_from(letter)
        self.show_new(walk)
        self.under_way(walk)
        answer = "Vi prøver det i to uker. Berit tar det."
        self.as_one("siv", ideas.answer_idea, letter, words=answer, signed=self.people["siv"].person.name)
        Idea.objects.filter(process=self.process).update(written_at=self.at(20))
        Idea.objects.filter(process=self.process, shared_at__isnull=False).update(
            shared_at=self.at(19), answer_due=self.today + timedelta(days=2)
        )

    def turn(self) -> None:
        """They went past the bottom of the U, began to act, and went back to listen once more."""
        common = {"municipality": self.process.municipality, "process": self.process, "by": self.people["siv"]}
        StationMove.objects.create(**common, came_from=4, went_to=5, at=self.at(TURNED_AGO))
        StationMove.objects.create(**common, came_from=5, went_to=4, reason=WHY_BACK, at=self.at(BACK_AGO))

    def at(self, ago: int) -> Any:
        """A moment some days ago."""
        return timezone.now() - timedelta(days=ago)

    def as_one(self, name: str, doing: Any, /, *what: Any, **said: Any) -> Any:
        """Let someone do something themselves."""
        by = self.people[name]
        with acting_as(by.pk):
            return doing(*what, **said, by=by, who=standing_of(by))

    def write(self, name: str, which: str) -> Idea:
        """A note of someone's own."""
        by = self.people[name]
        words = {field: WORDS[which].get(field, "") for field in ideas.WORDS}
        made = {"made_by": "person", "signed": by.person.name}
        idea: Idea = self.as_one(name, ideas.write_idea, key=uuid4(), process=self.process, words=words, made=made)
        return idea

    def share(self, name: str, which: str) -> Idea:
        """An idea that all see."""
        idea: Idea = self.as_one(name, ideas.share_idea, self.write(name, which))
        return idea

    def reasons(self, idea: Idea) -> None:
        """Whom it helps, and what someone worries about."""
        for name, kind, whom, words in (
            ("per", ReasonKind.HELPS, "den som leser sakte", "Ett brev rekker jeg å lese ferdig."),
            ("nils", ReasonKind.HELPS, "de som svarer telefonen", "Mange ringer for å spørre hva brevene betyr."),
            ("berit", ReasonKind.WORRIES, "de som skriver brevene", "Hvem retter det når noe er feil?"),
        ):
            side = standing_of(self.people[name]).side_in(self.process.pk)
            said = {"kind": kind, "whom": whom, "words": words, "side": side}
            self.as_one(name, idea_grounds.give_reason, idea, key=uuid4(), **said)

    def come_from(self, idea: Idea) -> None:
        """Where it comes from: what both sides found, where there is something, and words from a letter from the future."""
        by = self.people["fatima"]
        with acting_as(by.pk):
            stands = Finding.objects.filter(process=self.process, state=FindingState.STANDS).first()
            if stands:
                idea_grounds.point_at(idea, key=uuid4(), kind=SourceKind.FINDING, finding_id=stands.pk, by=by)
            words = "Jeg åpner ett brev, og jeg skjønner det."
            idea_grounds.point_at(idea, key=uuid4(), kind=SourceKind.LETTER, words=words, by=by)

    def show_new(self, idea: Idea) -> None:
        """Both sides say what there is today, and what differs."""
        for name, today, words in (
            ("fatima", "Vi får en adresse og tre dager.", "Vi får se stedet med en som bor der."),
            ("nils", "Vi sender et tilbud med et bilde.", "En nabo viser rundt, og vi hører hva de spør om."),
        ):
            side = standing_of(self.people[name]).side_in(self.process.pk)
            said = {"step": IdeaAct.FIND_NEW, "side": side, "there_today": today, "words": words}
            self.as_one(name, idea_grounds.prove, idea, key=uuid4(), **said)
        self.as_one("per", idea_steps.step, idea, act=IdeaAct.FIND_NEW)

    def plan(self, idea: Idea, by: str, starts: date, ends: date, **words: str) -> Pilot:
        """A pilot with who does what."""
        fields = {
            "for_whom": "", "expects": "", "counts": "", "must_not": "", "for_children": "", "who_stops": "Hvem som helst",
            "kroner": 0, "hours": 10, "starts": starts, "ends": ends, **words,
        }  # fmt: skip
        pilot: Pilot = self.as_one(by, pilots.plan_pilot, idea, key=uuid4(), fields=fields)
        with acting_as(self.people[by].pk):
            volunteer = Seat.objects.filter(process=self.process, role="volunteer", account__isnull=False).first()
            for kind, seat, called, does in (
                ("providers", None, "Berit", "Skriver brevet og tar imot spørsmål"),
                ("volunteers", volunteer, "", "Er til stede på kafeen"),
            ):
                part = {"kind": kind, "seat": seat, "called": called, "does": does, "day": starts}
                pilots.add_part(pilot, key=uuid4(), fields=part, by=self.people[by])
        running: Pilot = self.as_one(by, pilots.run_pilot, pilot, act=PilotAct.START)
        return running

    def log(self, pilot: Pilot, *rows: tuple[str, int, str, int]) -> None:
        """What happened, and a number."""
        for name, ago, text, number in rows:
            said = {
                "day": self.today - timedelta(days=ago),
                "text": text,
                "number": number,
                "as_whom": name.capitalize(),
            }
            self.as_one(name, pilots.note, pilot, key=uuid4(), **said)

    def use(self, idea: Idea) -> None:
        """Shown to be new, tried for two weeks, found useful by both, and made use of."""
        self.show_new(idea)
        today = self.today
        pilot = self.plan(
            idea, "berit", today - timedelta(days=17), today, title="To uker med ett brev",
            what="Tre familier får ett brev i stedet for fire.", looks_for="Om folk må ringe for å forstå brevet.",
            counts="telefoner", stop_rule="Vi stopper hvis noen mister en frist.", must_not="Ingen skal miste en frist.",
            for_children="Foreldrene blir mindre stresset.",
        )  # fmt: skip
        self.log(
            pilot, ("per", 14, "Brevet kom mandag. Jeg leste det i fred.", 4), ("berit", 7, "Færre ringer nå.", 1),
        )  # fmt: skip
        self.as_one("berit", pilots.run_pilot, pilot, act=PilotAct.END)
        for name, verdict, learned in (
            ("per", Verdict.GO_ON, "Ett brev er nok."),
            ("berit", Verdict.CHANGE, "Det virker, men vi må si hvem man kan ringe."),
        ):
            side = standing_of(self.people[name]).side_in(self.process.pk)
            words = {"learned": learned, "went_well": "Færre spurte.", "was_hard": "", "surprised": ""}
            self.as_one(name, pilots.review, pilot, side=side, verdict=verdict, words=words)
        self.as_one("nils", idea_steps.step, idea, act=IdeaAct.FIND_USEFUL)
        self.tell_use(idea)

    def tell_use(self, idea: Idea) -> None:
        """What it became, looked at again today as if a year had gone."""
        seat = Seat.objects.filter(process=self.process, account=self.people["berit"]).first()
        fields = {
            "title": "Ett brev om boligen", "owner": "Berit", "owner_role": "leder for mottaket", "owner_seat": seat,
            "became": "routine", "words": "Alle nye søkere får ett brev. Det står hvem de kan ringe.",
            "written_where": "Rutine 4.2", "since": self.today - timedelta(days=2), "for_how_many": 40,
            "replaced": "Fire brev fra to kontorer.",
        }  # fmt: skip
        use: Use = self.as_one("berit", uses.describe_use, idea, key=uuid4(), fields=fields)
        Use.objects.filter(pk=use.pk).update(look_on=self.today + timedelta(days=363))
        IdeaMove.objects.filter(idea=idea, act=IdeaAct.SHARE).update(at=self.at(19))

    def under_way(self, idea: Idea) -> None:
        """One that runs now, and one that waits for a side to look at it."""
        running = self.plan(
            idea, "nils", self.today - timedelta(days=5), self.today + timedelta(days=9), title="Tre turer i nabolaget",
            what="Tre familier går tur med en nabo.", looks_for="Om de er tryggere når de svarer.", counts="turer",
            stop_rule="Vi stopper hvis noen føler seg presset.",
        )  # fmt: skip
        self.log(running, ("nils", 3, "Den første turen ble av i regn. Det gikk fint.", 1))
        over = self.plan(
            idea, "nils", self.today - timedelta(days=8), self.today, title="En tur med bare bilder",
            what="To familier ser bilder på kafeen.", looks_for="Om bilder er nok.",
            stop_rule="Vi stopper hvis ingen kommer.",
        )  # fmt: skip
        self.log(over, ("nils", 2, "To familier så bildene. De ville se stedet selv.", 2))
        self.as_one("nils", pilots.run_pilot, over, act=PilotAct.END)
        side = standing_of(self.people["per"]).side_in(self.process.pk)
        words = {"learned": "Bilder er ikke nok.", "went_well": "Kaffen.", "was_hard": "", "surprised": ""}
        self.as_one("per", pilots.review, over, side=side, verdict=Verdict.STOP, words=words)
