"""Pictures people take: made anew before they are kept, so that nothing is in them but what is seen.

A telephone writes where and when a picture was taken, and by which telephone, into the file; none of it survives. A picture
is turned upright first, since that is said there too.
"""

import io
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 12 * 1024 * 1024  # what the camera of a newer telephone makes, with room to spare
MOST_POINTS = 60_000_000  # a picture is unpacked in memory: three bytes for each point
LARGE, SMALL = 1600, 480  # the longest side of the picture, and of the one in a list
SMALL_BYTES = 40 * 1024
FORMATS = ("JPEG", "PNG", "WEBP")
TYPE = "image/webp"


class WhyNotPicture(StrEnum):
    """Why a file cannot be kept as a picture."""

    NOT_A_PICTURE = "not-a-picture"
    TOO_HEAVY = "picture-too-heavy"
    TOO_LARGE = "picture-too-large"


@dataclass(frozen=True)
class Picture:
    """A picture and a small one of the same, both WebP, with the size of the large one in points."""

    large: bytes
    small: bytes
    width: int
    height: int


def read(file: IO[bytes]) -> Picture | WhyNotPicture:
    """Read a file and return the picture in it, made anew, or why it cannot be kept.

    The large one is at most 1600 points on its longest side, the small one 480 and at most 40 kB.
    """
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        return WhyNotPicture.TOO_HEAVY
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_POINTS:
                return WhyNotPicture.TOO_LARGE
            upright = ImageOps.exif_transpose(found).convert("RGBA" if found.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return WhyNotPicture.NOT_A_PICTURE
    upright.info.clear()
    large = _within(upright, LARGE)
    return Picture(_written(large, 82), _light(_within(upright, SMALL)), large.width, large.height)


def size_of(written: bytes) -> tuple[int, int]:
    """How wide and how high a picture of ours is, in points."""
    with Image.open(io.BytesIO(written), formats=["WEBP"]) as found:
        return found.size


def _within(picture: Image.Image, longest: int) -> Image.Image:
    small = picture.copy()
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return small


def _light(picture: Image.Image) -> bytes:
    """The picture in at most 40 kB; one full of detail loses some of it."""
    for quality in (78, 60, 40, 20):
        if len(written := _written(picture, quality)) <= SMALL_BYTES:
            return written
    return _written(_within(picture, SMALL // 2), 20)


def _written(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
