"""Letters on paper: a PDF that a screen reader can read too (PDF/UA), and the square code that a telephone's camera reads."""

import json
from collections.abc import Mapping
from pathlib import Path

import segno
import typst


def pdf(template: Path, said: Mapping[str, object]) -> bytes:
    """Set a letter. `template` is a Typst file that reads `said` as data; what people wrote is never read as Typst.

    Only the fonts that come with Typst are used, so that a letter looks the same on every machine. Raises typst.TypstError
    where the template, filled so, would not be accessible.
    """
    inputs = {"said": json.dumps(said, ensure_ascii=False)}
    made = typst.compile(str(template), sys_inputs=inputs, ignore_system_fonts=True, pdf_standards="ua-1")
    return bytes(made)


def square(address: str) -> str:
    """The square code (QR) of an address, as the text of an SVG picture. Fifteen per cent of it may be torn or stained."""
    return str(segno.make(address, error="m", micro=False).svg_inline(scale=4, border=2))


def square_address(address: str) -> str:
    """The same code as an address that an <img> can show."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2))
