"""Results of commands: read and written whole, or not at all."""

import contextlib
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from usving.command.problem import Problem

MOST_DIGITS = 1000
ODD = re.compile(
    rf"\\u[dD][89a-fA-F]|[0-9]{{{MOST_DIGITS + 1}}}"
)  # where it is worth looking for what `_refuse_odd` refuses
LARGEST_INPUT = 20 * 1024 * 1024  # bytes; a file of a whole municipality is a tenth of this


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object from a file; one sentence and status 2 where it is not one."""
    text = read_text(path)
    try:
        data = json.loads(text, parse_constant=_no_constant, parse_int=_whole, object_pairs_hook=_once)
        if ODD.search(text):
            _refuse_odd(data, "")
    except ValueError as error:
        raise Problem(f"{path} is not valid JSON: {error}.", status=2) from error
    except RecursionError as error:
        raise Problem(f"{path} is nested too deeply.", status=2) from error
    if not isinstance(data, dict):
        raise Problem(f"{path} must hold a JSON object.", status=2)
    return data


def read_text(path: Path) -> str:
    """Read a text file in UTF-8 of a bounded size; one sentence and status 2 where it cannot be."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_INPUT + 1)
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}.", status=2) from error
    if len(content) > LARGEST_INPUT:
        raise Problem(f"{path} is larger than {LARGEST_INPUT // 1024**2} MB.", status=2)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not text in UTF-8.", status=2) from error


def write(text: str, out: str | None = None) -> None:
    """Write a result to standard output, or to a file that is replaced in one step."""
    if out is None:
        _print(text.rstrip("\n") + "\n")
        return
    target = Path(out)
    try:
        _replace(target, text.rstrip("\n") + "\n")
    except OSError as error:
        raise Problem(f"{target} cannot be written: {error.strerror}.") from error


def write_json(data: Any, out: str | None = None) -> None:
    """Write a result as JSON that people can read too."""
    write(json.dumps(data, ensure_ascii=False, indent=1), out)


def _print(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the terminal says of itself."""
    try:
        sys.stdout.flush()
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is tried again at the end
        raise Problem(f"The result cannot be written: {error.strerror}.") from error


def _replace(target: Path, text: str) -> None:
    if target.exists() and not target.is_file():  # a device or a pipe is written to, not replaced
        target.write_text(text, encoding="utf-8")
        return
    target = target.resolve()  # what a link leads to is replaced, not the link
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


class _TooLong(str):
    """A whole number of thousands of digits, which Python refuses to read before anybody could say where it stands."""


def _whole(digits: str) -> int | _TooLong:
    return int(digits) if len(digits) <= MOST_DIGITS else _TooLong(digits)


def _refuse_odd(part: Any, place: str) -> None:
    """Refuse, naming the place, what JSON can spell and nothing can use: endless numbers, and halves of characters."""
    there = f"{place}: " if place else ""
    if isinstance(part, dict):
        for name, value in part.items():
            _refuse_odd(name, place)
            _refuse_odd(value, f"{place}.{name}" if place else name)
    elif isinstance(part, list):
        for at, value in enumerate(part):
            _refuse_odd(value, f"{place}[{at}]")
    elif isinstance(part, _TooLong):
        raise Problem(f"{there}a number of {len(part)} digits is too long.", status=2)
    elif isinstance(part, str) and any("\ud800" <= sign <= "\udfff" for sign in part):
        raise Problem(f"{there}{part!a} is not a text: it holds half a character.", status=2)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number that JSON knows")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, and refuse a name that stands twice: which one counts would be a guess."""
    built: dict[str, Any] = {}
    for name, value in pairs:
        if name in built:
            raise ValueError(f"the name {name!r} stands twice in one object")
        built[name] = value
    return built


def note(sentence: str) -> None:
    """Tell the operator something that is not the result."""
    print(sentence, file=sys.stderr, flush=True)
