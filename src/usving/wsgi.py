"""What the web server runs."""

import gc
import os
from itertools import count

from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

SETTLED_AFTER = 64  # answers: the pages that are asked for most are warm
AND_EVERY = 4096  # seldom, as it takes a fifth of a second of one visit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usving.settings")
application = get_wsgi_application()


def settle() -> None:
    """Clear up, and keep what is left out of Python's later clearing up.

    What pages have read to be quick (templates, questions) is looked through again each time otherwise: 15–90 ms of one visit
    in fifteen, and under 1 ms so (bench/pages.py). What had been kept and is garbage by now goes too.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def settle_now_and_then(number: count = count(1), **_signal: object) -> None:  # noqa: B008  # one count for the process
    """Settle once the process is warm, and seldom after that."""
    if (answers := next(number)) == SETTLED_AFTER or answers % AND_EVERY == 0:
        settle()


PAGES = get_resolver().url_patterns  # all pages are read now, not by the first who visit
settle()
request_finished.connect(settle_now_and_then)
