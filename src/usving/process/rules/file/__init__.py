"""The process file: one process as readable TOML that can be loaded, exported and moved in time without loss.

`read` takes the bytes of a file, `write` gives its text, `moved` shifts every date, and all three raise `Refused`
with one clear sentence that names the place. The keys are declared once, in `document`; the reader, the writer, the
JSON Schema and the reference tables all follow those declarations.
"""

from usving.process.rules.file.document import (
    AgendaItem,
    Circle,
    Family,
    Frame,
    Gathering,
    Member,
    Method,
    Municipality,
    Organisation,
    Partner,
    Person,
    ProcessFile,
    Recruiting,
    Seat,
    Station,
)
from usving.process.rules.file.moving import moved
from usving.process.rules.file.reading import LARGEST_FILE, VERSION, read
from usving.process.rules.file.reference import schema_text, with_tables
from usving.process.rules.file.refusal import Refused
from usving.process.rules.file.writing import write

__all__ = [
    "LARGEST_FILE",
    "VERSION",
    "AgendaItem",
    "Circle",
    "Family",
    "Frame",
    "Gathering",
    "Member",
    "Method",
    "Municipality",
    "Organisation",
    "Partner",
    "Person",
    "ProcessFile",
    "Recruiting",
    "Refused",
    "Seat",
    "Station",
    "moved",
    "read",
    "schema_text",
    "with_tables",
    "write",
]
