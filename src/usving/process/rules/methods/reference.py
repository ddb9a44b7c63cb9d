"""The JSON Schema of a file of adopted methods, made from the same declarations that read it."""

import json

from usving.process.rules.file.tables import Record
from usving.process.rules.methods.content import MethodSet
from usving.process.rules.methods.reading import VERSION


def schema_text() -> str:
    """Return the JSON Schema; that the steps and their minutes are as many, and add up, is checked beside it."""
    schema = Record(MethodSet).schema()
    properties, required = schema["properties"], schema["required"]
    assert isinstance(properties, dict) and isinstance(required, list)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "U-sving methods"}
    body = {
        "properties": {"version": {"const": VERSION, "description": "The version of the format."}, **properties},
        "required": ["version", *required],
    }
    return json.dumps({**head, **schema, **body}, ensure_ascii=False, indent=2) + "\n"
