"""WebM (Matroska) with one track of sound: written anew with the track and its blocks, and nothing else."""

import struct
from collections.abc import Iterator

from usving.insight.rules.sounds.bytes import Broken, Cleaned, Foreign, cut, number

EBML, SEGMENT, INFO, TRACKS, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
SCALE, DURATION, MUXER, WRITER = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACK, TRACK_TYPE, CODING = 0xAE, 0x83, 0x86
TIME, SIMPLE, GROUP, BLOCK = 0xE7, 0xA3, 0xA0, 0xA1
# Of a track: number, uid, type, coding, its private part, delay, preroll, the sound's own, and how it is laced.
OF_TRACK = {0xD7, 0x73C5, 0x83, 0x86, 0x63A2, 0x56AA, 0x56BB, 0xE1, 0x9C}
OF_GROUP = {0xA1, 0x9B, 0xFB, 0x75A2}  # the block, its length, what it leans on, what is thrown away at the end
OF_HEAD = {0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285}
TOP = {INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770, EBML, SEGMENT}
SOUND, CODINGS = 2, {b"A_OPUS", b"A_VORBIS"}
OPEN = -1  # a length that was not known when the element began
NAME = b"U-sving"
MILLISECOND = 1_000_000  # nanoseconds; what a file counts in where it does not say


def cleaned(content: bytes) -> Cleaned:
    """The file made anew, with the length that its last block gives."""
    head, segment = _outermost(content)
    tracks, clusters, scale, last = b"", [], MILLISECOND, 0
    for mark, body in segment:
        if mark == INFO:
            scale = next((number(each, 0, len(each)) for kind, each in _elements(body) if kind == SCALE), scale)
        elif mark == TRACKS:
            tracks = _track(body)
        elif mark == CLUSTER:
            cluster, last = _cluster(body, last)
            clusters.append(cluster)
    if not tracks or not clusters or not 0 < scale < 1 << 32:
        raise Broken
    info = _element(SCALE, scale.to_bytes(4, "big")) + _element(DURATION, struct.pack(">d", float(last)))
    info += _element(MUXER, NAME) + _element(WRITER, NAME)
    inside = _element(INFO, info) + _element(TRACKS, tracks) + b"".join(clusters)
    return _element(EBML, head) + _element(SEGMENT, inside), last * scale / 1e9


def _outermost(content: bytes) -> tuple[bytes, list[tuple[int, bytes]]]:
    """The head, made of what it must say, and the elements of the first segment."""
    elements = _elements(content)
    mark, body = next(elements, (0, b""))
    if mark != EBML:
        raise Broken
    head = b"".join(_element(kind, each) for kind, each in _elements(body) if kind in OF_HEAD)
    for mark, body in elements:
        if mark == SEGMENT:
            return head, list(_elements(body))
    raise Broken


def _track(body: bytes) -> bytes:
    """The one track there is, and only of sound."""
    entries = [list(_elements(each)) for kind, each in _elements(body) if kind == TRACK]
    if len(entries) != 1:
        raise Foreign
    said = dict(entries[0])
    if number(said.get(TRACK_TYPE, b"\0"), 0, 1) != SOUND or said.get(CODING, b"").rstrip(b"\0") not in CODINGS:
        raise Foreign
    return _element(TRACK, b"".join(_element(kind, each) for kind, each in entries[0] if kind in OF_TRACK))


def _cluster(body: bytes, last: int) -> tuple[bytes, int]:
    """A cluster with its time and its blocks, and the latest time seen so far."""
    kept, time = [], 0
    for kind, each in _elements(body):
        if kind == TIME:
            time = number(each, 0, len(each))
        elif kind == GROUP:
            inside = [(one, part) for one, part in _elements(each) if one in OF_GROUP]
            last = max([last, *(_moment(part, time) for one, part in inside if one == BLOCK)])
            each = b"".join(_element(one, part) for one, part in inside)
        elif kind == SIMPLE:
            last = max(last, _moment(each, time))
        else:
            continue
        kept.append(_element(kind, each))
    return _element(CLUSTER, b"".join(kept)), last


def _moment(block: bytes, time: int) -> int:
    """When a block is played: its cluster's time and its own, signed, after the number of its track."""
    _track_number, width = _sized(block, 0)
    offset: int = struct.unpack(">h", cut(block, width, 2))[0]
    return time + offset


def _elements(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements one after another. One without a length goes on to the next of its own height."""
    at = 0
    while at < len(content):
        mark, width = _mark(content, at)
        length, more = _sized(content, at + width)
        start = at + width + more
        stop = _end_of(content, start, mark) if length == OPEN else min(start + length, len(content))
        yield mark, content[start:stop]
        at = stop


def _end_of(content: bytes, at: int, mark: int) -> int:
    """Where an element ends that did not know its length: a segment with the file, a cluster where the next begins."""
    while mark != SEGMENT and at < len(content):
        inner, width = _mark(content, at)
        if inner in TOP:
            return at
        length, more = _sized(content, at + width)
        if length == OPEN:
            raise Broken
        at += width + more + length
    return len(content)


def _mark(content: bytes, at: int) -> tuple[int, int]:
    first = number(content, at, 1)
    width = 9 - first.bit_length()
    if width > 4:
        raise Broken
    return number(content, at, width), width


def _sized(content: bytes, at: int) -> tuple[int, int]:
    """A length and how many bytes it takes; OPEN where all its bits are set."""
    first = number(content, at, 1)
    width = 9 - first.bit_length()
    if width > 8:
        raise Broken
    most = (1 << 7 * width) - 1
    value = number(content, at, width) & most
    return (OPEN if value == most else value), width


def _element(mark: int, body: bytes) -> bytes:
    size = (len(body) | 1 << 56).to_bytes(8, "big")
    return mark.to_bytes((mark.bit_length() + 7) // 8, "big") + size + body
