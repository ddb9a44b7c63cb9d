"""Translations, compiled where they have changed. Bokmål is the source text and needs none."""

import os
from pathlib import Path

from usving.command.addresses import PACKAGE
from usving.command.result import note


def compile_changed() -> int:
    """Compile every .po file that is newer than its .mo file; return how many."""
    changed = [path for path in sorted(PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")) if _is_newer(path)]
    for path in changed:
        try:
            _compile(path)
        except OSError as error:
            note(f"The translation {path} could not be compiled: {error.strerror}.")
    return len(changed)


def _is_newer(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(source: Path) -> None:
    import polib

    half = source.with_suffix(f".mo.{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(half))
    half.replace(source.with_suffix(".mo"))
