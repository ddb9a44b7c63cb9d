"""Steps and lists as people type them, and back: the way a method is written in a form."""

import re
from dataclasses import dataclass
from enum import StrEnum

from usving.process.rules.methods.content import LONGEST, MOST_STEPS, Content, Step

HEAD = re.compile(r"^(\d{1,3})\s+(\S.*)$")
SAID = re.compile(r"^si:\s*", re.I)
LONGEST_TITLE, LONGEST_DO, LONGEST_SAY = 60, 400, 300


class WhyNotSteps(StrEnum):
    """Why steps as typed cannot be read."""

    NONE = "steps-none"
    TOO_MANY = "steps-too-many"
    NO_MINUTES = "step-no-minutes"
    TITLE_LONG = "step-title-long"
    NOTHING_DONE = "step-nothing-done"
    TOO_LONG = "step-too-long"


class NotRead(Exception):
    """The steps could not be read: why, and in which step (0: all of them)."""

    def __init__(self, why: WhyNotSteps, number: int = 0) -> None:
        super().__init__(why, number)
        self.why, self.number = why, number


@dataclass(frozen=True)
class Typed:
    """Steps as they were typed: the minutes of each, and each step."""

    times: tuple[int, ...]
    steps: tuple[Step, ...]


def read_steps(text: str) -> Typed:
    """Read steps with an empty line between them: minutes and name first, then what happens, then “Si:” and words to say.

    Raises NotRead with the first thing wrong.
    """
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()) if block.strip()]
    if not blocks:
        raise NotRead(WhyNotSteps.NONE)
    if len(blocks) > MOST_STEPS:
        raise NotRead(WhyNotSteps.TOO_MANY)
    read = [_step(number, block) for number, block in enumerate(blocks, start=1)]
    return Typed(tuple(minutes for minutes, _step in read), tuple(step for _minutes, step in read))


def _step(number: int, block: str) -> tuple[int, Step]:
    first, *rest = [" ".join(line.split()) for line in block.split("\n") if line.strip()]
    head = HEAD.match(first)
    if not head or not 1 <= int(head[1]) <= LONGEST:
        raise NotRead(WhyNotSteps.NO_MINUTES, number)
    if len(head[2]) > LONGEST_TITLE:
        raise NotRead(WhyNotSteps.TITLE_LONG, number)
    say = " ".join(SAID.sub("", line) for line in rest if SAID.match(line))
    do = " ".join(line for line in rest if not SAID.match(line))
    if not do:
        raise NotRead(WhyNotSteps.NOTHING_DONE, number)
    if len(do) > LONGEST_DO or len(say) > LONGEST_SAY:
        raise NotRead(WhyNotSteps.TOO_LONG, number)
    return int(head[1]), Step(title=head[2], do=do, say=say)


def typed_steps(content: Content) -> str:
    """The steps in bokmål as they are typed."""
    return "\n\n".join(
        f"{minutes} {step.title}\n{step.do}" + (f"\nSi: {step.say}" if step.say else "")
        for minutes, step in zip(content.times, content.nb.steps, strict=True)
    )
