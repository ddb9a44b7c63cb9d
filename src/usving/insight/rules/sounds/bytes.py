"""What the readers of containers share: what a cleaned file is, and how one says that it cannot be cleaned."""

Cleaned = tuple[bytes, float]  # the file made anew, and its length in seconds (0 where it is not known)


class Broken(Exception):
    """The file is not what its first bytes say, or ends too early."""


class Foreign(Exception):
    """A sound we know of but cannot clean: more than one track, a picture, a coding we do not read."""


def cut(content: bytes, start: int, length: int) -> bytes:
    """The bytes from `start`, all `length` of them. Raises Broken where there are fewer."""
    if length < 0 or start < 0 or start + length > len(content):
        raise Broken
    return content[start : start + length]


def number(content: bytes, start: int, length: int, *, little: bool = False) -> int:
    """An unsigned number of so many bytes. Raises Broken where there are fewer."""
    return int.from_bytes(cut(content, start, length), "little" if little else "big")
