"""State machines as data: which states a thing can be in, who moves it and why. Plain Python: no Django, no clock.

    IDEA = Machine(
        "idea", "Idé", first=IdeaState.NEW, labels={IdeaState.NEW: "ny", …},
        moves=(Move(IdeaState.NEW, IdeaAct.SUPPORT, IdeaState.SUPPORTED, who="en deltaker", why="noen gir en grunn for den"), …),
    )
    IDEA.after(IdeaState.NEW, IdeaAct.SUPPORT)  # the state it then is in; None where the move is not in the machine

A machine says only what is possible. Whether it may be done now, by this person, is for the rule beside it to say, with its
reason why not. A machine that stands by its name in a module of `rules` is drawn in docs/referanse/tilstander.md by
tools/reference.py, which compares the drawing with the code. `labels`, `who` and `why` are words for that page, in bokmål.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)
Act = TypeVar("Act", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[State, Act]):
    """One move: from a state, by an act, to a state (it may be the same); who does it, and why it is so."""

    before: State
    act: Act
    after: State
    who: str
    why: str


class BrokenMachine(ValueError):
    """A machine that cannot be: an act with two outcomes, a state without words or that nothing leads to."""


@dataclass(frozen=True)
class Machine(Generic[State, Act]):
    """The states of one kind of thing and every move between them. Raises BrokenMachine when it does not hold together."""

    name: str
    title: str
    first: State
    labels: Mapping[State, str]
    moves: tuple[Move[State, Act], ...]
    _next: dict[tuple[State, Act], State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {(move.before, move.act): move.after for move in self.moves}
        if len(found) != len(self.moves):
            raise BrokenMachine(f"{self.name}: one act leads to two states")
        if set(self.labels) != set(type(self.first)):
            raise BrokenMachine(f"{self.name}: states and their words differ")
        object.__setattr__(self, "_next", found)
        if lost := set(self.labels) - self.reached():
            raise BrokenMachine(f"{self.name}: nothing leads to {', '.join(sorted(lost))}")

    def after(self, state: State, act: Act) -> State | None:
        """The state that `act` leads to from `state`; None where there is no such move."""
        return self._next.get((state, act))

    def allows(self, state: State, act: Act) -> bool:
        """Whether `act` is a move from `state`."""
        return (state, act) in self._next

    def acts(self, state: State) -> tuple[Act, ...]:
        """What can be done in `state`, in the order of the machine."""
        return tuple(move.act for move in self.moves if move.before == state)

    def ends(self) -> frozenset[State]:
        """The states that nothing leads out of."""
        return frozenset(self.labels) - {move.before for move in self.moves if move.after != move.before}

    def reached(self, *, without: frozenset[Act] = frozenset()) -> frozenset[State]:
        """The states one can come to from the first; `without` some acts: what nobody else can bring about."""
        seen, waiting = {self.first}, [self.first]
        while waiting:
            here = waiting.pop()
            further = {m.after for m in self.moves if m.before == here and m.act not in without} - seen
            seen |= further
            waiting += further
        return frozenset(seen)

    def drawing(self) -> str:
        """The machine as a mermaid state diagram; moves between the same two states share one arrow."""
        lines = ["stateDiagram-v2", f"    [*] --> {_node(self.first)}"]
        lines += [f"    {_node(state)} : {words}" for state, words in self.labels.items()]
        lines += [f"    {_node(a)} --> {_node(b)} : {', '.join(acts)}" for (a, b), acts in self._arrows().items()]
        lines += [f"    {_node(state)} --> [*]" for state in self.labels if state in self.ends()]
        return "\n".join(lines) + "\n"

    def table(self) -> str:
        """Every move as a row of a markdown table: from, act, to, who, why."""
        lines = ["| fra | handling | til | hvem | hvorfor |", "| --- | --- | --- | --- | --- |"]
        lines += [
            f"| {self.labels[m.before]} | `{m.act.value}` | {self.labels[m.after]} | {m.who} | {m.why} |"
            for m in self.moves
        ]
        return "\n".join(lines) + "\n"

    def _arrows(self) -> dict[tuple[State, State], list[str]]:
        arrows: dict[tuple[State, State], list[str]] = {}
        for move in self.moves:
            arrows.setdefault((move.before, move.after), []).append(move.act.value)
        return arrows


def _node(state: StrEnum) -> str:
    return state.value.replace("-", "_")
