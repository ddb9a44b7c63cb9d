"""What the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usving.settings")
application = get_wsgi_application()

# All pages are read now, and what stands in memory then is not looked through again each time Python clears up: that took 300 ms
# of some visitor's time (bench/pages.py).
PAGES = get_resolver().url_patterns
gc.collect()
gc.freeze()
