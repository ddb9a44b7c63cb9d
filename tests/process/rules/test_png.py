"""Pictures: what is kept of a file, and what is not taken at all."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.png import LARGEST_FILE, SIGNATURE, Picture, WhyNotPicture, read

pytestmark = pytest.mark.quick


def part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    width: int = 2, height: int = 3, *, points: bytes | None = None, extra: bytes = b"", interlaced: int = 0
) -> bytes:
    """A picture in eight bits of red, green and blue."""
    filled = points if points is not None else (b"\0" + b"\x10\x20\x30" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, interlaced)
    return SIGNATURE + part(b"IHDR", head) + extra + part(b"IDAT", zlib.compress(filled)) + part(b"IEND", b"")


def test_a_picture_is_kept_as_it_is():
    assert read(png()) == Picture(png(), 2, 3)


def test_words_places_and_what_comes_after_the_end_are_left_out():
    told = part(b"tEXt", b"Author\0Fatima") + part(b"eXIf", b"59.05N 10.03E") + part(b"tIME", b"1234567")
    assert read(png(extra=told) + b"<script>") == Picture(png(), 2, 3)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", WhyNotPicture.NOT_PNG),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", WhyNotPicture.NOT_PNG),
        (b"\xff\xd8\xff\xe0 JFIF", WhyNotPicture.NOT_PNG),
        (SIGNATURE, WhyNotPicture.BROKEN),
        (png()[:-1], WhyNotPicture.BROKEN),
        (png()[:-20] + b"\0" * 20, WhyNotPicture.BROKEN),
        (png(points=b"\0" * 5), WhyNotPicture.BROKEN),
        (png(interlaced=1), WhyNotPicture.BROKEN),
        (png(width=1201, points=b""), WhyNotPicture.TOO_LARGE),
        (png(height=0, points=b""), WhyNotPicture.TOO_LARGE),
        (png(extra=part(b"tEXt", b"x" * LARGEST_FILE)), WhyNotPicture.TOO_HEAVY),
        (png(points=b"\0" * 50_000_000), WhyNotPicture.BROKEN),
    ],
)
def test_what_is_not_taken(content, why):
    assert read(content) == why


@given(st.binary(max_size=300), st.integers(0, 60))
def test_nothing_breaks_it(noise: bytes, at: int):
    whole = png()
    for content in (noise, SIGNATURE + noise, whole[:at] + noise + whole[at:]):
        found = read(content)
        assert isinstance(found, WhyNotPicture | Picture)
        assert not isinstance(found, Picture) or read(found.content) == found
