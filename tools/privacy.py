"""The papers of docs/personvern, made from the code. `python tools/privacy.py` writes them, `--check` compares."""

import sys
from pathlib import Path

import django

DOCS = Path(__file__).resolve().parents[1] / "docs" / "personvern"


def main(arguments: list[str]) -> int:
    """Write the papers, or say which are stale."""
    django.setup()
    from django.utils import translation

    from usving.people.queries.papers import PAPERS, paper

    DOCS.mkdir(exist_ok=True)
    stale = []
    with translation.override("nb"):
        for name in PAPERS:
            path, text = DOCS / f"{name}.md", paper(name)
            if arguments[:1] == ["--check"]:
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    stale.append(f"docs/personvern/{path.name} is stale: run tools/privacy.py")
            else:
                path.write_text(text, encoding="utf-8")
    print("\n".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
