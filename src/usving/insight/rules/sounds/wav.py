"""WAV (RIFF): the format and the samples are kept, lists of words, dates and places are not."""

from usving.insight.rules.sounds.bytes import Broken, Cleaned, Foreign, cut, number

HEAD, CHUNK = 12, 8
PLAIN = {1, 3, 6, 7}  # PCM, float, A-law, µ-law: what browsers play


def cleaned(content: bytes) -> Cleaned:
    """The file with its format and samples alone, and its length."""
    chunks = dict(_chunks(content))
    form, samples = chunks.get(b"fmt "), chunks.get(b"data")
    if form is None or not samples or len(form) < 16:
        raise Broken
    if number(form, 0, 2, little=True) not in PLAIN:
        raise Foreign
    rate = number(form, 8, 4, little=True)
    if not rate:
        raise Broken
    body = b"WAVE" + _chunk(b"fmt ", form[:16]) + _chunk(b"data", samples)
    return b"RIFF" + len(body).to_bytes(4, "little") + body, len(samples) / rate


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], HEAD
    while at + CHUNK <= len(content):
        name, length = cut(content, at, 4), number(content, at + 4, 4, little=True)
        length = min(length, len(content) - at - CHUNK)  # a recorder that was cut off says more than there is
        found.append((name, cut(content, at + CHUNK, length)))
        at += CHUNK + length + length % 2
    return found


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
