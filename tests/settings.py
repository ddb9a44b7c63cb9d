"""The product's own settings, in a process that tests: the database's address comes from the cluster the tests start."""

import os

os.environ.update(
    USVING_TESTING="1",
    USVING_PROCESS_ROLE="web",
    USVING_SECRET_KEY="only-for-tests",
    USVING_DATABASE_URL_APP="postgresql:///usving",
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)

from usving.settings import *  # noqa: F403
from usving.settings import DATABASES

# One login for both roles: every query is asked as the web's role, and `as_owner` steps out of it to prepare a world.
DATABASES["default"]["OPTIONS"] |= {"assume_role": "usving_app"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
WHITENOISE_AUTOREFRESH = True  # no files are collected for tests
