"""Ogg with Opus: the pages of sound are kept, the page of comments is made anew and empty."""

from usving.insight.rules.sounds.bytes import Broken, Cleaned, Foreign, cut, number

HEAD = 27
RATE = 48_000  # Opus counts so, whatever was recorded
BEGINS, ENDS = 2, 4
POLYNOMIAL = 0x04C11DB7


def _sums() -> tuple[int, ...]:
    table = []
    for index in range(256):
        value = index << 24
        for _bit in range(8):
            value = (value << 1) ^ (POLYNOMIAL if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return tuple(table)


SUMS = _sums()


def cleaned(content: bytes) -> Cleaned:
    """The file with an empty comment, its pages numbered anew, and its length."""
    pages = _pages(content)
    if not _payload(pages[0]).startswith(b"OpusHead"):
        raise Foreign
    stream, sound = pages[0][14:18], _after_comments(pages)
    if not sound or any(page[14:18] != stream for page in pages):
        raise Foreign
    empty = b"OpusTags" + (0).to_bytes(4, "little") * 2
    head = pages[0][:5] + b"\0" + bytes(8) + stream + bytes(8) + bytes([1, len(empty)]) + empty
    kept = [pages[0], head, *sound]
    last = number(sound[-1], 6, 8, little=True)
    seconds = last / RATE if last != 0xFFFFFFFFFFFFFFFF else 0.0
    return b"".join(_numbered(page, place) for place, page in enumerate(kept)), seconds


def _pages(content: bytes) -> list[bytes]:
    pages: list[bytes] = []
    at = 0
    while at < len(content):
        if cut(content, at, HEAD)[:4] != b"OggS":
            raise Broken
        count = content[at + 26]
        length = HEAD + count + sum(cut(content, at + HEAD, count))
        if at + length > len(content) and pages:
            break  # a recording that was cut off ends with its last whole page
        pages.append(cut(content, at, length))
        at += length
    if not pages:
        raise Broken
    return pages


def _payload(page: bytes) -> bytes:
    return page[HEAD + page[26] :]


def _after_comments(pages: list[bytes]) -> list[bytes]:
    """The pages after the comment, which begins on the second page and ends a page of its own."""
    if len(pages) < 2 or not _payload(pages[1]).startswith(b"OpusTags"):
        raise Broken
    for place, page in enumerate(pages[1:], start=1):
        lengths = page[HEAD : HEAD + page[26]]
        if lengths and lengths[-1] < 255:
            return pages[place + 1 :]
    raise Broken


def _numbered(page: bytes, place: int) -> bytes:
    """The page with its number and its sum; one that has its number already keeps its sum."""
    if page[18:22] == place.to_bytes(4, "little") and place != 1:
        return page
    bare = page[:18] + place.to_bytes(4, "little") + bytes(4) + page[26:]
    value = 0
    for byte in bare:
        value = ((value << 8) & 0xFFFFFFFF) ^ SUMS[(value >> 24) ^ byte]
    return bare[:22] + value.to_bytes(4, "little") + bare[26:]
