"""MP3: the frames of sound are kept, every tag before, between and after them is not."""

from usving.insight.rules.sounds.bytes import Broken, Cleaned

# Kilobits a second by index, layer III: MPEG 1, then MPEG 2 and 2.5.
BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # by version
FEWEST = 3  # frames: fewer may be other bytes that look like one
TOLD = (b"Xing", b"Info", b"VBRI")  # a first frame without sound, where the program that made it tells of itself


def frame_at(content: bytes, at: int) -> tuple[int, float] | None:
    """The length in bytes and seconds of the frame that begins here; None where none does."""
    head = content[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or (head[1] >> 1) & 3 != 1:
        return None
    version, bits, hertz = (head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3
    if version == 1 or bits in (0, 15) or hertz == 3:
        return None
    rate, samples = HERTZ[version][hertz], 1152 if version == 3 else 576
    kilobits = (BITS_1 if version == 3 else BITS_2)[bits]
    return samples * kilobits * 125 // rate + ((head[2] >> 1) & 1), samples / rate


def cleaned(content: bytes) -> Cleaned:
    """The frames alone, one after another, and how long they last."""
    frames: list[bytes] = []
    at, seconds = _after_tag(content), 0.0
    while at + 4 <= len(content):
        found = frame_at(content, at)
        if found is None or at + found[0] > len(content):
            at += 1
            continue
        frame = content[at : at + found[0]]
        if frames or not any(mark in frame[:48] for mark in TOLD):
            frames.append(frame)
            seconds += found[1]
        at += found[0]
    if len(frames) < FEWEST:
        raise Broken
    return b"".join(frames), seconds


def _after_tag(content: bytes) -> int:
    """Where the sound begins: after the tags in front, whose length is four bytes of seven bits."""
    at = 0
    while content[at : at + 3] == b"ID3" and len(content) >= at + 10:
        length = 0
        for byte in content[at + 6 : at + 10]:
            length = length << 7 | byte & 0x7F
        at += 10 + length
    return at
