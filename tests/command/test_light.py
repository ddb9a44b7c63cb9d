"""What a process reads when it starts: nothing that takes long and that few are asked for."""

import subprocess
import sys

from tests.command.places import SOURCE

ASKED = "import usving.wsgi, sys; print(sorted({'numpy', 'scipy', 'requests', 'authlib'} & set(sys.modules)))"
THEN = "from usving.engines.alternatives import answering; print(sorted({'numpy', 'scipy'} & set(sys.modules)))"


def test_the_web_process_reads_no_arithmetic_before_it_is_asked():
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{SOURCE}:{SOURCE.parent}"}
    command = [sys.executable, "-c", f"{ASKED}; {THEN}"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["[]", "['numpy', 'scipy']"]
