"""The pages of docs/referanse that are made from the code. `python tools/reference.py` writes them, `--check` compares."""

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import django

DOCS = Path(__file__).resolve().parents[1] / "docs" / "referanse"
SOURCES = Path(__file__).resolve().parents[1] / "src"
MADE = "<!-- Laget av tools/reference.py. Ikke rett her; rett koden og lag siden på nytt. -->\n\n"


def database() -> str:
    """Every table with its guard, and the functions that answer before anyone is known."""
    from usving.core.catalogue import declared
    from usving.core.policy import ACTS

    lines = [
        "# Databasens vakter\n",
        "Nettsiden spør som en rolle som ikke eier noe. Denne tabellen er hele listen over hva rollen får gjøre. "
        "«Radvakt» betyr at databasen selv sjekker hver rad mot den som spør.\n",
        "| tabell | radvakt | handlinger | hvorfor |",
        "| --- | --- | --- | --- |",
    ]
    for table, policy in sorted(declared().items()):
        acts = ", ".join(act for act in ACTS if getattr(policy, act) is not None) or "ingen"
        acts += f" (leser aldri {', '.join(policy.hidden)})" if policy.hidden else ""
        lines.append(f"| `{table}` | {'ja' if policy.guarded else 'nei'} | {acts} | {policy.why} |")
    asked_by_nobody = (
        *("20_before_known.sql", "25_ways_in.sql", "40_invitations.sql", "40_demonstration.sql"),
        "61_own_data_jobs.sql",
        "41_open_page_read.sql",
    )
    lines += ["\n## Funksjoner som svarer før noen er kjent\n", "| funksjon | hva den gjør |", "| --- | --- |"]
    lines += [f"| `{name}` | {says} |" for name, says in _functions(*asked_by_nobody)]
    lines += [
        "\n## Funksjoner som gjør det ingen rad lar noen gjøre for hånd\n",
        "| funksjon | hva den gjør |",
        "| --- | --- |",
    ]
    acting = (
        "20_numbers.sql",
        "30_acts.sql",
        "30_known.sql",
        "35_contacts.sql",
        "60_own_data.sql",
        "65_over.sql",
        MADE_SQL,
    )
    lines += [f"| `{name}` | {says} |" for name, says in _functions(*acting)]
    return "\n".join(lines) + "\n"


MADE_SQL = "made of the register"  # stands for the functions that the code itself writes


def _functions(*files: str) -> list[tuple[str, str]]:
    from usving.core.catalogue import sources, written

    texts = [path.read_text(encoding="utf-8") for path in sources() if path.name in files]
    texts += written() if MADE_SQL in files else []
    found = []
    for text in texts:
        for says, name in re.findall(r"((?:^--[^\n]*\n)*)\n?^create function (\w+)", text, re.M):
            comment = " ".join(line.lstrip("- ").strip() for line in says.splitlines())
            found.append((name, comment))
    return found


def personal_data() -> str:
    """Every field of every model, and what it says of whom."""
    from usving.core.personal import register

    words = {"about": "om noen", "free": "fri tekst", "plain": "ikke om noen"}
    lines = [
        "# Personopplysninger felt for felt\n",
        "«Om noen» og «fri tekst» er med i egen kopi og slettes med personen. «Ikke om noen» er id-er, tider og husets koder.\n",
        "| modell | om noen | fri tekst | ikke om noen |",
        "| --- | --- | --- | --- |",
    ]
    for each in register():
        cells = [", ".join(f"`{name}`" for name in sorted(each.groups[group])) or "–" for group in words]
        lines.append(f"| `{each.label}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def refusals() -> str:
    """Every reason why not, with its sentence."""
    from usving.process.models.refusals import REFUSALS

    lines = ["# Når svaret er nei\n", "| regel | kode | setningen |", "| --- | --- | --- |"]
    lines += [f"| `{type(code).__name__}` | `{code.value}` | {sentence} |" for code, sentence in REFUSALS.items()]
    return "\n".join(lines) + "\n"


def states() -> str:
    """Every state machine of the rules: drawn, and each move with who makes it and why."""
    lines = [
        "# Tilstander\n",
        "Slik går hver ting fra en tilstand til den neste. Tegningene er laget av de samme dataene som koden følger.\n",
    ]
    for machine in _machines():
        lines += [f"## {machine.title}\n", f"```mermaid\n{machine.drawing()}```\n", machine.table()]
    return "\n".join(lines)


def _machines() -> list[Any]:
    """The machines that stand by a name in a module of some app's rules, each once, by title."""
    from usving.core.states import Machine

    modules = sorted(
        ".".join(path.relative_to(SOURCES).with_suffix("").parts) for path in SOURCES.glob("usving/*/rules/**/*.py")
    )
    found = {
        each.name: each
        for module in modules
        for each in vars(import_module(module.removesuffix(".__init__"))).values()
        if isinstance(each, Machine)
    }
    return sorted(found.values(), key=lambda each: each.title)


def settings_read() -> str:
    """Every environment variable that the settings read."""
    source = (Path(__file__).resolve().parents[1] / "src" / "usving" / "settings.py").read_text(encoding="utf-8")
    names = sorted(set(re.findall(r'"((?:USVING|DATABASE)_[A-Z_]+)"', source)))
    return (
        "# Innstillinger\n\nAlt leses fra miljøet. `docs/bruk/drift.md` forklarer dem.\n\n"
        + "\n".join(f"- `{n}`" for n in names)
        + "\n"
    )


def access() -> str:
    """Every page of the code, with who may read it and who may act there."""
    from access_table import access as made  # beside this file

    return made()


PAGES = {
    "tilgang.md": access,
    "database.md": database,
    "personopplysninger.md": personal_data,
    "nei.md": refusals,
    "innstillinger.md": settings_read,
    "tilstander.md": states,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    django.setup()
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, MADE + make()
        if arguments[:1] == ["--check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(f"docs/referanse/{name} is stale: run tools/reference.py")
        else:
            path.write_text(text, encoding="utf-8")
    print("\n".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
