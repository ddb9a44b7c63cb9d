"""Voices made anew: what a telephone wrote into the file is gone, what was said is there, and nothing else gets in."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.insight.rules import sounds
from usving.insight.rules.sounds import SoundKind, WhyNotSound, mp4, ogg, webm

SECRET = b"Storgata 5 59.0526N 10.0352E"
pytestmark = pytest.mark.quick


def sized(mark: int, body: bytes) -> bytes:
    return mark.to_bytes((mark.bit_length() + 7) // 8, "big") + (len(body) | 1 << 56).to_bytes(8, "big") + body


def a_webm(*, kind: int = 2, coding: bytes = b"A_OPUS", tracks: int = 1, blocks: int = 3, seconds: int = 1) -> bytes:
    """As a browser makes it: segment and clusters without lengths, titles and tags beside the sound."""
    head = sized(0x1A45DFA3, sized(0x4282, b"webm"))
    info = sized(
        0x1549A966, sized(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + sized(0x7BA9, SECRET) + sized(0x4461, SECRET[:8])
    )
    entry = sized(0xAE, sized(0xD7, b"\1") + sized(0x83, bytes([kind])) + sized(0x86, coding) + sized(0x536E, SECRET))
    clusters = b""
    for number in range(2):
        body = sized(0xE7, (number * seconds * 500).to_bytes(4, "big"))
        body += b"".join(sized(0xA3, b"\x81" + struct.pack(">h", each * 20) + b"\x80sound") for each in range(blocks))
        clusters += b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" + body
    tags = sized(0x1254C367, SECRET)
    return (
        head
        + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
        + info
        + sized(0x1654AE6B, entry * tracks)
        + clusters
        + tags
    )


def an_ogg_page(number: int, payload: bytes, granule: int = 0) -> bytes:
    lengths = [255] * (len(payload) // 255) + [len(payload) % 255]
    page = b"OggS\0\0" + granule.to_bytes(8, "little") + b"abcd" + number.to_bytes(4, "little") + bytes(4)
    return (
        ogg._numbered(page + bytes([len(lengths), *lengths]) + payload, number + 1000)[:18]
        + page[18:]
        + bytes([len(lengths), *lengths])
        + payload
    )


def an_ogg(*, first: bytes = b"OpusHead\1\1") -> bytes:
    pages = [an_ogg_page(0, first), an_ogg_page(1, b"OpusTags" + SECRET * 20), an_ogg_page(2, b"sound", 96_000)]
    return b"".join(pages)


def box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def an_mp4(*, handler: bytes = b"soun", coding: bytes = b"mp4a", tracks: int = 1) -> bytes:
    dates = bytes(4) + SECRET[:8]
    stsd = box(b"stsd", bytes(8) + box(coding, bytes(28)))
    media = box(b"mdia", box(b"mdhd", dates + bytes(12)) + box(b"hdlr", bytes(8) + handler + bytes(12) + SECRET) + box(
        b"minf", box(b"stbl", stsd)
    ))  # fmt: skip
    trak = box(b"trak", box(b"tkhd", dates + bytes(68)) + media)
    moov = box(b"mvhd", dates + (1000).to_bytes(4, "big") + (2000).to_bytes(4, "big") + bytes(76)) + trak * tracks
    moov += box(b"udta", box(b"\xa9xyz", SECRET))
    return box(b"ftyp", b"M4A isom") + box(b"moov", moov) + box(b"uuid", SECRET) + box(b"mdat", b"sound sound")


def an_mp3() -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"s" * 413
    return b"ID3\4\0\0\0\0\0" + bytes([len(SECRET)]) + SECRET + frame * 40 + b"TAG" + SECRET.ljust(125, b"\0")


def a_wav() -> bytes:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    chunks = b"LIST" + len(SECRET).to_bytes(4, "little") + SECRET
    chunks += b"fmt " + (16).to_bytes(4, "little") + form + b"data" + (32000).to_bytes(4, "little") + b"so" * 16000
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WAVE" + chunks


FILES = {
    SoundKind.WEBM: a_webm(),
    SoundKind.OGG: an_ogg(),
    SoundKind.MP4: an_mp4(),
    SoundKind.MP3: an_mp3(),
    SoundKind.WAV: a_wav(),
}
SECONDS = {SoundKind.WEBM: 0.54, SoundKind.OGG: 2.0, SoundKind.MP4: 2.0, SoundKind.MP3: 1.045, SoundKind.WAV: 2.0}


@pytest.mark.parametrize("kind", SoundKind)
def test_what_the_telephone_wrote_is_gone_and_what_was_said_is_there(kind: SoundKind):
    assert SECRET in FILES[kind] or SECRET[:8] in FILES[kind]
    found = sounds.read(FILES[kind])
    assert isinstance(found, sounds.Sound)
    assert (found.kind, round(found.seconds, 3)) == (kind, SECONDS[kind])
    assert SECRET not in found.heard and SECRET[:8] not in found.heard
    assert {SoundKind.MP3: b"sss", SoundKind.WAV: b"soso"}.get(kind, b"sound") in found.heard


@pytest.mark.parametrize("kind", SoundKind)
def test_made_anew_twice_is_the_same(kind: SoundKind):
    once = sounds.read(FILES[kind])
    assert isinstance(once, sounds.Sound)
    assert sounds.read(once.heard) == once


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", WhyNotSound.NOT_SOUND),
        (b"<html>", WhyNotSound.NOT_SOUND),
        (b"%PDF-1.7", WhyNotSound.NOT_SOUND),
        (b"GIF89a" * 100, WhyNotSound.NOT_SOUND),
        (b"\0" * (sounds.LARGEST_FILE + 1), WhyNotSound.TOO_HEAVY),
        (a_webm(kind=1, coding=b"V_VP8"), WhyNotSound.NOT_CLEANED),
        (a_webm(tracks=2), WhyNotSound.NOT_CLEANED),
        (a_webm(blocks=0)[:60], WhyNotSound.NOT_SOUND),
        (a_webm(seconds=400), WhyNotSound.TOO_LONG),
        (an_ogg(first=b"\1vorbis"), WhyNotSound.NOT_CLEANED),
        (an_mp4(handler=b"vide"), WhyNotSound.NOT_CLEANED),
        (an_mp4(coding=b"avc1"), WhyNotSound.NOT_CLEANED),
        (an_mp4(tracks=2), WhyNotSound.NOT_CLEANED),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_its_reason(content: bytes, reason: WhyNotSound):
    assert sounds.read(content) == reason


@given(kind=st.sampled_from(SoundKind), cut=st.integers(0, 2000), at=st.integers(0, 2000), byte=st.integers(0, 255))
def test_no_file_however_broken_does_anything_but_be_read_or_refused(kind: SoundKind, cut: int, at: int, byte: int):
    content = bytearray(FILES[kind])
    content[at % len(content)] = byte
    found = sounds.read(bytes(content[: len(content) - cut % len(content)]))
    assert isinstance(found, sounds.Sound | WhyNotSound)


@given(content=st.binary(max_size=300), kind=st.sampled_from(SoundKind))
def test_nor_does_any_bytes_after_a_known_beginning(content: bytes, kind: SoundKind):
    assert isinstance(sounds.read(FILES[kind][:12] + content), sounds.Sound | WhyNotSound)


def test_nothing_is_moved_in_an_mp4():
    cleaned, _seconds = mp4.cleaned(FILES[SoundKind.MP4])
    assert len(cleaned) == len(FILES[SoundKind.MP4])
    assert cleaned.index(b"sound sound") == FILES[SoundKind.MP4].index(b"sound sound")


def test_a_webm_made_anew_says_how_long_it_is():
    cleaned, seconds = webm.cleaned(FILES[SoundKind.WEBM])
    assert struct.pack(">d", 540.0) in cleaned
    assert seconds == 0.54


RECORDED = Path(__file__).parent / "recorded"


@pytest.mark.parametrize("name", ["chromium.webm"])  # its own hum, of less than a second
def test_what_real_browsers_recorded_is_read(name: str):
    found = sounds.read((RECORDED / name).read_bytes())
    assert isinstance(found, sounds.Sound) and found.seconds > 0
