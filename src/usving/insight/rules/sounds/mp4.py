"""MP4 and M4A: one track of sound. Boxes of words and places are blanked and dates are zeroed where they stand.

Nothing is moved, since the file points into itself by counting bytes.
"""

from collections.abc import Iterator

from usving.insight.rules.sounds.bytes import Broken, Cleaned, Foreign, cut, number

# What a player needs; every other box is blanked.
KEPT = {
    b"ftyp", b"styp", b"moov", b"mvhd", b"trak", b"tkhd", b"edts", b"elst", b"mdia", b"mdhd", b"hdlr", b"minf", b"smhd",
    b"dinf", b"dref", b"stbl", b"stsd", b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp", b"mvex",
    b"mehd", b"trex", b"moof", b"mfhd", b"traf", b"tfhd", b"tfdt", b"trun", b"mdat", b"sidx",
}  # fmt: skip
INSIDE = {b"moov", b"trak", b"edts", b"mdia", b"minf", b"dinf", b"stbl", b"mvex", b"moof", b"traf"}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
CODINGS = {b"mp4a", b"Opus", b"fLaC", b"alac"}
NAMELESS = 24  # in a `hdlr` the name begins after so many bytes of its body


def cleaned(content: bytes) -> Cleaned:
    """The file with everything but the sound blanked, and its length where the file says it."""
    made, tracks, seconds = bytearray(content), 0, 0.0
    for name, start, body, end in _boxes(content, 0, len(content)):
        if name not in KEPT:
            made[start + 4 : start + 8] = b"free"
            made[body:end] = bytes(end - body)
        elif name in DATED:
            _undate(made, body)
        elif name == b"hdlr":
            _hear_only(made, body, end)
        elif name == b"stsd":
            _known_coding(content, body)
        tracks += name == b"trak"
        seconds = _seconds(content, body) if name == b"mvhd" else seconds
    if tracks != 1:
        raise Foreign
    return bytes(made), seconds


def _boxes(content: bytes, at: int, end: int, depth: int = 0) -> Iterator[tuple[bytes, int, int, int]]:
    """Every box from the outside in: its name, where it begins, where its body begins, and where it ends."""
    if depth > 8:
        raise Broken
    while at + 8 <= end:
        length, name, body = number(content, at, 4), cut(content, at + 4, 4), at + 8
        if length == 1:
            length, body = number(content, at + 8, 8), at + 16
        stop = end if length == 0 else at + length
        if stop > end or stop < body:
            raise Broken
        yield name, at, body, stop
        if name in INSIDE:
            yield from _boxes(content, body, stop, depth + 1)
        at = stop


def _undate(made: bytearray, body: int) -> None:
    """Zero when it was made and changed; version 1 has eight bytes for each."""
    width = 16 if made[body] == 1 else 8
    made[body + 4 : body + 4 + width] = bytes(width)


def _hear_only(made: bytearray, body: int, end: int) -> None:
    """Only sound; and the name of the one that made it is blanked."""
    if bytes(made[body + 8 : body + 12]) != b"soun":
        raise Foreign
    made[body + NAMELESS : end] = bytes(max(0, end - body - NAMELESS))


def _known_coding(content: bytes, body: int) -> None:
    if cut(content, body + 12, 4) not in CODINGS:
        raise Foreign


def _seconds(content: bytes, body: int) -> float:
    """The length a file says it has; 0 for one that is written in pieces."""
    new = content[body] == 1
    scale, length = number(content, body + (20 if new else 12), 4), body + (24 if new else 16)
    return number(content, length, 8 if new else 4) / scale if scale else 0.0
