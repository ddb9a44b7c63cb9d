"""From a document to the text of a process file, in a fixed order and made to be read."""

from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from usving.process.rules.file.document import ProcessFile
from usving.process.rules.file.reading import VERSION, checked
from usving.process.rules.file.tables import keys_of

OPENING = """\
# Prosessfil for U-sving: en prosess for samskaping, slik den er planlagt.
# Datoer står uten hermetegn. Alt annet enn tall står i hermetegn. En linje som begynner med # er en merknad.
"""

# Above each section, for the one who opens the file in a municipality: what stands here.
HEADINGS = {
    "process": "Prosessen: hva den heter, hvilket spørsmål den er til for, og når den varer.",
    "municipality": "Kommunen. Nummeret har fire siffer.",
    "organisations": "Organisasjonene som noen i prosessen kommer fra. De andre delene viser til «id».",
    "partners": "Partnerne: hvem som bærer prosessen sammen, og hva hver av dem gjør.",
    "recruiting": "Kontorene som inviterer familier, og når de gjør det.",
    "circles": "Kretsene: grupper som møtes for seg selv først.",
    "seats": "Plassene, med eller uten noen i dem.",
    "stations": "De sju stasjonene i U-en. «understanding» er å forstå sammen, «acting» er å handle sammen.",
    "methods": "Metodene: måter å jobbe sammen på. Saklistene viser til «id».",
    "gatherings": "Samlingene. «ground» sier hvem som eier stedet: «neutral», «families» eller en organisasjon.",
    "families": "Familiene. Denne delen inneholder opplysninger om personer.",
    "people": "De andre som er med. Denne delen inneholder opplysninger om personer.",
}


def write(document: ProcessFile) -> str:
    """Return the text of a process file that reads back as exactly this document.

    Raises `Refused` where the document breaks a rule of the format, so that nothing is written that cannot be loaded.
    """
    checked(asdict(document, dict_factory=_as_read))
    return "\n".join([OPENING, f"version = {VERSION}\n", *_sections(document)])


def _as_read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Give a table the form that reading gives it, where rows are lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in pairs}


def _sections(document: ProcessFile) -> list[str]:
    sections = []
    for key in keys_of(ProcessFile):
        value = getattr(document, key.name)
        heading = f"\n# {HEADINGS[key.name]}\n"
        if is_dataclass(value):
            sections.append(f"{heading}[{key.name}]\n{_lines(value)}")
        elif value:
            sections.append(heading + "\n".join(f"[[{key.name}]]\n{_lines(row)}" for row in value))
    return sections


def _said(row: object) -> Iterator[tuple[str, object]]:
    """Yield the keys of a table that say something, in their order."""
    table: type = type(row)
    for key in keys_of(table):
        value = getattr(row, key.name)
        if value not in ("", ()) and (key.required or value != getattr(table, key.name, None)):
            yield key.name, value


def _lines(row: object) -> str:
    """Write one table, a key on each line; what is not said is left out."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in _said(row))


def _value(value: object) -> str:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return "[\n" + "".join(f"  {_inline(row)},\n" for row in value) + "]"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return _quoted(str(value))


def _inline(row: object) -> str:
    """Write one table on one line, as the points of an agenda are."""
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in _said(row)) + " }"


def _quoted(text: str) -> str:
    """Quote one line of text; the format allows no characters that need more than these two escapes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
