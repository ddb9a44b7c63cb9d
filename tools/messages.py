"""The words of the screens and their translations, without GNU gettext.

`python tools/messages.py` puts every text of the code into the .po files of nn and en (source text: bokmål), keeps what is
translated, and drops what is gone. `--check` only says what is missing; `--list LANGUAGE` prints what is to be translated.
Texts that ship as TOML hold their languages themselves: `tools/shipped_texts.py` looks through those.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "usving"
LANGUAGES = ("nn", "en")
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_TEMPLATE = re.compile(
    r"\b(?P<call>n?p?gettext)\(u?(?P<first>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"(?:,\s*u?(?P<second>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))?"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
Message = tuple[str, str]  # the text, and its plural or ""


def of_python(path: Path) -> Iterator[Message]:
    """The texts of a Python file, from its calls of gettext."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name in SINGLE and words:
                yield words[0], ""
            elif name in PLURAL and len(words) >= 2:
                yield words[0], words[1]


def of_template(path: Path) -> Iterator[Message]:
    """The texts of a template, from its translate and blocktranslate tags."""
    for found in IN_TEMPLATE.finditer(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        first, second = found["first"], found["second"]
        yield ast.literal_eval(first), ast.literal_eval(second) if second and found["call"] == "ngettext" else ""


def messages() -> dict[Message, set[str]]:
    """Every text of the code with the files it stands in."""
    found: dict[Message, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*")):
        if "migrations" in path.parts or "locale" in path.parts:
            continue
        extract = {".py": of_python, ".html": of_template, ".txt": of_template}.get(path.suffix)
        for message in extract(path) if extract else ():
            if message[0].strip():
                found.setdefault(message, set()).add(path.relative_to(PACKAGE).as_posix())
    return found


def catalogue(language: str) -> polib.POFile:
    """The .po file of a language, as it is."""
    path = _path(language)
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def update(language: str) -> None:
    """Bring a language's file up to the code: new texts untranslated, gone ones away."""
    old = {(entry.msgid, entry.msgid_plural): entry for entry in catalogue(language)}
    new = polib.POFile(wrapwidth=120)
    new.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "MIME-Version": "1.0",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (text, plural), files in sorted(messages().items()):
        before = old.get((text, plural))
        entry = polib.POEntry(msgid=text, msgid_plural=plural, occurrences=[(file, "") for file in sorted(files)])
        if plural:
            entry.msgstr_plural = dict(before.msgstr_plural) if before else {0: "", 1: ""}
        elif before:
            entry.msgstr = before.msgstr
        if PLACEHOLDER.search(text):
            entry.flags = ["python-format"]
        new.append(entry)
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))


def missing(language: str) -> list[str]:
    """What a language lacks: texts without a file entry, without a translation, or with other placeholders."""
    held = {(entry.msgid, entry.msgid_plural): entry for entry in catalogue(language)}
    wrong = []
    for message, files in sorted(messages().items()):
        entry = held.get(message)
        said = list(entry.msgstr_plural.values()) if entry and message[1] else [entry.msgstr if entry else ""]
        if not all(said):
            wrong.append(f"{language}: {sorted(files)[0]}: {message[0]!r} has no translation")
        for text, source in zip(said, message, strict=False):
            if text and not set(PLACEHOLDER.findall(text)) ^ set(PLACEHOLDER.findall(source)) <= _may_be_left_out(
                message
            ):
                wrong.append(f"{language}: {message[0]!r}: the placeholders differ")
    return wrong


def _may_be_left_out(message: Message) -> set[str]:
    """Of one thing one may say its number or not: what stands in only one of the two forms is free in both."""
    return set(PLACEHOLDER.findall(message[0])) ^ set(PLACEHOLDER.findall(message[1])) if message[1] else set()


def _path(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def main(arguments: list[str]) -> int:
    """Update, check or list."""
    if arguments[:1] == ["--check"]:
        wrong = [line for language in LANGUAGES for line in missing(language)]
        print("\n".join(wrong))
        return 1 if wrong else 0
    if arguments[:1] == ["--list"]:
        print("\n".join(missing(arguments[1])))
        return 0
    for language in LANGUAGES:
        update(language)
        print(f"{language}: {len(missing(language))} of {len(messages())} to translate")
    return 0


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    raise SystemExit(main(sys.argv[1:]))
