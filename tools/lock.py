"""Write the two locks anew from pyproject.toml: every pin with its hashes, no address of any host in them.

Run as `python tools/lock.py`; versions that are already locked stay unless a bound in pyproject.toml moves them.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--custom-compile-command",
    "python tools/lock.py",
]


def lock(target: str, *extra: str) -> None:
    """Write one lock, and stop where an address has slipped into it."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *COMMON, *extra, "pyproject.toml", "-o", target]
    subprocess.run(command, cwd=ROOT, check=True)
    if "://" in (ROOT / target).read_text():
        raise SystemExit(f"{target} names a host; it must not.")


if __name__ == "__main__":
    lock("requirements.lock")
    lock("requirements-dev.lock", "--constraint", "requirements.lock", "--group", "dev")
