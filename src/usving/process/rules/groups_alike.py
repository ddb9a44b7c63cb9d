"""Groups of one colour: who is sent to which colour's tables, before the engine seats them there."""

from collections.abc import Iterable, Sequence

from usving.process.rules.colours import Colour, strongest
from usving.process.rules.groups import Sitter, Task

WITHOUT = ""  # the part of those who have let no colour be used


def parts_of(task: Task) -> list[list[Sitter]]:
    """Those who come, parted by their strongest colour; those without one are a part of their own.

    Those who are to sit together go to one colour, what theirs come to together; of two that tie, to where fewer are.
    Nobody is left to sit alone: one who would be joins those without a colour, or else the smallest part.
    """
    parts: dict[str, list[Sitter]] = {name: [] for name in (*(colour.value for colour in Colour), WITHOUT)}
    undecided = []
    for block in _blocks(task):
        colours = strongest(_sum(block))
        if len(colours) > 1:
            undecided.append((colours, block))
        else:
            parts[colours[0].value if colours else WITHOUT].extend(block)
    for colours, block in undecided:
        smallest = min(colours, key=lambda colour: _people(parts[colour.value]))
        parts[smallest.value].extend(block)
    return _nobody_alone(parts)


def _blocks(task: Task) -> list[list[Sitter]]:
    """The seats that are to sit together."""
    block = {sitter.seat: [sitter] for sitter in task.here}
    for a, b in task.together:
        if a in block and b in block and block[a] is not block[b]:
            block[a].extend(block[b])
            block.update(dict.fromkeys((each.seat for each in block[b]), block[a]))
    return [block[sitter.seat] for sitter in task.here if block[sitter.seat][0] is sitter]


def _sum(block: Iterable[Sitter]) -> Sequence[int]:
    colours = [each for sitter in block for each in sitter.colours]
    return [sum(column) for column in zip(*colours, strict=True)] if colours else [0, 0, 0]


def _people(part: Iterable[Sitter]) -> int:
    return sum(sitter.people for sitter in part)


def _nobody_alone(parts: dict[str, list[Sitter]]) -> list[list[Sitter]]:
    for name, part in parts.items():
        others = [other for key, other in parts.items() if key != name and other]
        if _people(part) == 1 and others:
            into = parts[WITHOUT] if name != WITHOUT and parts[WITHOUT] else min(others, key=_people)
            into.extend(part)
            part.clear()
    return [part for part in parts.values() if part]
