"""A picture is kept upright, small, and without what the telephone wrote into it."""

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from usving.core.pictures import LARGEST_FILE, SMALL_BYTES, WhyNotPicture, read

PLACE, MAKER = 0x8825, 0x010F


def taken(width: int, height: int, *, kind: str = "JPEG", turned: int = 1) -> bytes:
    """A picture as a telephone writes it: with its maker, the place, and which way is up."""
    exif = Image.Exif()
    exif[MAKER] = "Telefonfabrikken"
    exif[0x0112] = turned
    exif.get_ifd(PLACE)[1] = "N"
    exif.get_ifd(PLACE)[2] = (59.0, 3.0, 12.0)
    picture, out = Image.new("RGB", (width, height), "navy"), io.BytesIO()
    picture.paste("yellow", (0, 0, width // 2, height // 2))
    picture.save(out, kind, exif=exif, comment=b"hjemme hos oss") if kind == "JPEG" else picture.save(
        out, kind, exif=exif
    )
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_the_telephone_wrote_is_left(kind: str):
    original = taken(800, 600, kind=kind)
    assert b"Telefonfabrikken" in original
    picture = read(io.BytesIO(original))
    for kept in (picture.large, picture.small):
        assert b"Telefonfabrikken" not in kept and b"hjemme hos oss" not in kept
        assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}


def test_it_is_turned_upright_before_that_is_forgotten():
    picture = read(io.BytesIO(taken(400, 200, turned=6)))
    assert (picture.width, picture.height) == (200, 400)
    upright = Image.open(io.BytesIO(picture.large)).convert("RGB")
    red, green, blue = upright.getpixel((190, 10))
    assert red > 200 and green > 200 and blue < 80


@pytest.mark.parametrize(("width", "height", "kept"), [(4000, 3000, (1600, 1200)), (300, 200, (300, 200))])
def test_it_is_made_no_larger_than_it_is_shown(width: int, height: int, kept: tuple[int, int]):
    picture = read(io.BytesIO(taken(width, height)))
    assert (picture.width, picture.height) == kept


def test_the_small_one_is_light_even_when_nothing_repeats_in_it():
    noise, out = Image.frombytes("RGB", (1200, 1200), os.urandom(1200 * 1200 * 3)), io.BytesIO()
    noise.save(out, "JPEG", quality=95)
    assert len(read(io.BytesIO(out.getvalue())).small) <= SMALL_BYTES


def test_a_file_that_is_too_heavy_is_not_read():
    assert read(io.BytesIO(taken(40, 40) + bytes(LARGEST_FILE))) is WhyNotPicture.TOO_HEAVY


def test_a_small_file_that_unpacks_to_more_than_memory_is_refused():
    bomb, out = Image.new("1", (9000, 9000)), io.BytesIO()
    bomb.save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert read(io.BytesIO(out.getvalue())) is WhyNotPicture.TOO_LARGE


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.integers(0, 900).map(lambda cut: taken(60, 40)[:cut])))
def test_what_is_no_picture_is_said_to_be_none(content: bytes):
    assert read(io.BytesIO(content)) is WhyNotPicture.NOT_A_PICTURE
