"""Voices people send: known by their bytes, and made anew with nothing in them but what is heard.

A telephone writes when, where and by which program something was recorded into the file. Of a container we know, only what is
needed to play it is kept; a file we cannot clean is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from usving.insight.rules.sounds import mp3, mp4, ogg, wav, webm
from usving.insight.rules.sounds.bytes import Broken, Cleaned, Foreign

LARGEST_FILE = 5 * 1024 * 1024
LONGEST = 180  # seconds: what someone listens to in one go, and what one can write out in a sitting
SLACK = 5  # seconds: the recorder in the browser stops a moment late


class SoundKind(StrEnum):
    """The containers of sound that are taken in."""

    WEBM = "webm"
    OGG = "ogg"
    MP4 = "mp4"
    MP3 = "mp3"
    WAV = "wav"


class WhyNotSound(StrEnum):
    """Why a file cannot be kept as a voice."""

    NOT_SOUND = "not-sound"
    NOT_CLEANED = "sound-not-cleaned"
    TOO_HEAVY = "sound-too-heavy"
    TOO_LONG = "sound-too-long"


TYPES = {
    SoundKind.WEBM: "audio/webm",
    SoundKind.OGG: "audio/ogg",
    SoundKind.MP4: "audio/mp4",
    SoundKind.MP3: "audio/mpeg",
    SoundKind.WAV: "audio/wav",
}
CLEANERS: dict[SoundKind, Callable[[bytes], Cleaned]] = {
    SoundKind.WEBM: webm.cleaned,
    SoundKind.OGG: ogg.cleaned,
    SoundKind.MP4: mp4.cleaned,
    SoundKind.MP3: mp3.cleaned,
    SoundKind.WAV: wav.cleaned,
}


@dataclass(frozen=True)
class Sound:
    """A voice without what the telephone wrote besides. `seconds` is 0 where the container does not say."""

    kind: SoundKind
    heard: bytes
    seconds: float


def kind_of(content: bytes) -> SoundKind | None:
    """The container a file is, by its first bytes; None for anything we do not take in."""
    starts = {b"\x1a\x45\xdf\xa3": SoundKind.WEBM, b"OggS": SoundKind.OGG, b"ID3": SoundKind.MP3}
    for mark, kind in starts.items():
        if content.startswith(mark):
            return kind
    if content[4:8] == b"ftyp":
        return SoundKind.MP4
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return SoundKind.WAV
    return SoundKind.MP3 if mp3.frame_at(content, 0) else None


def read(content: bytes) -> Sound | WhyNotSound:
    """Return the voice in a file, made anew, or why it cannot be kept. `content` may be cut one byte past the limit."""
    if len(content) > LARGEST_FILE:
        return WhyNotSound.TOO_HEAVY
    kind = kind_of(content)
    if kind is None:
        return WhyNotSound.NOT_SOUND
    try:
        heard, seconds = CLEANERS[kind](content)
    except Foreign:
        return WhyNotSound.NOT_CLEANED
    except Broken:
        return WhyNotSound.NOT_SOUND
    return WhyNotSound.TOO_LONG if seconds > LONGEST + SLACK else Sound(kind, heard, seconds)
