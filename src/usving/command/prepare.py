"""The steps that make a database and the static files ready, each in a process with Django set up as the owner.

`python -m usving.command.prepare migrate demo` and `… prepare translations static`; `start` runs both at once.
"""

import os
import sys
from importlib import import_module

from usving.command import translations


def migrate() -> None:
    """Bring the tables up to date, and the policies as they are declared; nothing where that was done."""
    from usving.command import fingerprint, mark
    from usving.core import catalogue
    from usving.core.database import fresh

    owner, digest = os.environ["USVING_DATABASE_URL_OWNER"], fingerprint.of_database()
    with mark.turn(owner):
        prepared_for, has_demo = mark.read(owner)
        if prepared_for != digest:
            fresh.migrate()
            catalogue.install()
            mark.write(owner, digest, demo=has_demo)


def demo() -> None:
    """Fill an empty database with the demonstration."""
    from usving.command import fingerprint, mark
    from usving.front import demonstration

    translations.compile_changed()  # letters and notices are written in each one's language
    demonstration.fill()
    mark.write(os.environ["USVING_DATABASE_URL_OWNER"], fingerprint.of_database(), demo=True)


def static() -> None:
    """Collect the static files, hashed and compressed; and read every page once, as the web server will, and what is read later.

    Whoever installed left the compiling to the first to read. It is done here, while the other processor fills the database.
    """
    from django.core.management import call_command
    from django.urls import get_resolver

    call_command("collectstatic", interactive=False, verbosity=0)
    get_resolver().url_patterns  # noqa: B018
    import_module("usving.engines.alternatives.answering")  # or the first family to ask for a plan would wait for it


STEPS = {"migrate": migrate, "demo": demo, "translations": translations.compile_changed, "static": static}


def main(names: list[str]) -> int:
    """Run the named steps in order; a step that refuses says so in one sentence on the last line."""
    import django

    django.setup()
    for name in names:
        try:
            STEPS[name]()
        except Exception as error:
            if _is_refusal(error):
                print(error, file=sys.stderr)
                return 2
            raise
    return 0


def _is_refusal(error: Exception) -> bool:
    from usving.core.refusal import Refused

    return isinstance(error, Refused)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
