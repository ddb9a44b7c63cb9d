"""A picture in PNG as it may be kept: whole, small, and with nothing in it but the picture.

Read by hand, since nothing else here needs a library for pictures. Written after the PNG specification (W3C, third edition).
"""

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_FILE = 200 * 1024
LARGEST_SIDE = 1200
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")  # what draws the picture; words, places and times are left out
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


class WhyNotPicture(StrEnum):
    """Why a file cannot be kept as a picture."""

    NOT_PNG = "not-png"
    TOO_HEAVY = "picture-too-heavy"
    TOO_LARGE = "picture-too-large"
    BROKEN = "picture-broken"


@dataclass(frozen=True)
class Picture:
    """A picture made anew from the parts that draw it, and its size in points."""

    content: bytes
    width: int
    height: int


def read(content: bytes) -> Picture | WhyNotPicture:
    """Read a file and return the picture in it, made anew, or why it cannot be kept."""
    if len(content) > LARGEST_FILE:
        return WhyNotPicture.TOO_HEAVY
    if not content.startswith(SIGNATURE):
        return WhyNotPicture.NOT_PNG
    parts = _parts(content[len(SIGNATURE) :])
    if parts is None or [name for name, _data in parts[:1]] != [b"IHDR"] or len(parts[0][1]) != 13:
        return WhyNotPicture.BROKEN
    width, height, depth, colour, *_rest, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        return WhyNotPicture.TOO_LARGE
    points = b"".join(data for name, data in parts if name == b"IDAT")
    if (
        interlaced
        or colour not in CHANNELS
        or _unpacked(points) != height * (1 + -(-width * CHANNELS[colour] * depth // 8))
    ):
        return WhyNotPicture.BROKEN
    return Picture(SIGNATURE + b"".join(_part(*part) for part in parts if part[0] in KEPT), width, height)


def _parts(rest: bytes) -> list[tuple[bytes, bytes]] | None:
    """The parts of a file up to its end, each with its name; None where one is cut short or its sum is wrong."""
    parts: list[tuple[bytes, bytes]] = []
    while len(rest) >= 12:
        size, name = struct.unpack(">I4s", rest[:8])
        data, total = rest[8 : 8 + size], rest[8 + size : 12 + size]
        if len(data) != size or total != struct.pack(">I", zlib.crc32(name + data)):
            return None
        parts.append((name, data))
        if name == b"IEND":
            return parts
        rest = rest[12 + size :]
    return None


def _unpacked(points: bytes) -> int:
    """How many bytes the points fill; -1 where they cannot be unpacked, or fill more than the largest picture does."""
    most, unpacker = LARGEST_SIDE * (1 + LARGEST_SIDE * 8), zlib.decompressobj()
    try:
        filled = len(unpacker.decompress(points, most + 1))
    except zlib.error:
        return -1
    return filled if unpacker.eof else -1


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
