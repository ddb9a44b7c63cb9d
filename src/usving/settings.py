"""All settings, from the environment only; nonsense is refused loudly. `usving start` and `usving test` set what they need."""

import hashlib
import os
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from usving.people.rules.outside import Provider, providers_from

PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("USVING_DATA", "./.usving")).resolve()
TESTING = os.environ.get("USVING_TESTING") == "1"


def flag(name: str, default: str = "0") -> bool:
    """Read a switch: 1 or 0, nothing else."""
    value = os.environ.get(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def secret(name: str) -> str:
    """Read a secret from NAME, or from the file that NAME_FILE names."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, "")


def pairs(name: str, default: str) -> dict[str, str]:
    """Read pairs written `ours=theirs,ours=theirs`."""
    said = [pair.split("=", 1) for pair in os.environ.get(name, default).split(",") if pair]
    if not all(len(pair) == 2 for pair in said):
        raise ImproperlyConfigured(f"{name} must be written ours=theirs,ours=theirs")
    return {ours.strip(): theirs.strip() for ours, theirs in said}


# Who this process is: web and worker ask as a role that owns nothing; the operator's commands ask as the owner.
PROCESS_ROLE = os.environ.get("USVING_PROCESS_ROLE", "web")
if PROCESS_ROLE not in ("web", "worker", "owner"):
    raise ImproperlyConfigured(f"USVING_PROCESS_ROLE must be web, worker or owner, not {PROCESS_ROLE!r}")
DEMO = flag("USVING_DEMO")
DEBUG = flag("USVING_DEBUG")
SECRET_KEY = secret("USVING_SECRET_KEY") or ("only-for-building-and-checking" if PROCESS_ROLE == "owner" else "")
BASE_URL = os.environ.get("USVING_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [h for h in os.environ.get("USVING_HOSTS", "").split(",") if h] or ["127.0.0.1", "localhost", "[::1]"]
if (host := urlsplit(BASE_URL).hostname) and host not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(host)
SECURE = BASE_URL.startswith("https://")


def providers(file: str) -> dict[str, Provider]:
    """Read the identity providers from a file; none where no file is named."""
    try:
        return providers_from(tomllib.loads(Path(file).read_text(encoding="utf-8"))) if file else {}
    except (OSError, ValueError) as wrong:
        raise ImproperlyConfigured(f"USVING_OIDC_FILE: {wrong}") from None


# What is asked for the third time on a connection is planned there for good: with policies on every table, planning a question
# took as long as answering it. And no question, prepared or within a function, is planned anew for the values at hand, as
# PostgreSQL by itself does five times (ADR 19).
PREPARED = {
    "server_side_binding": True,
    "prepare_threshold": 2,
    "options": "-c plan_cache_mode=force_generic_plan",
}


def database(url: str) -> dict[str, object]:
    """Turn postgresql://user:password@host:port/name?host=/socket into Django's settings.

    What else stands behind the `?`, as sslmode, is passed on to the driver; it refuses a name that it does not know.
    """
    parts, pooled = urlsplit(url), PROCESS_ROLE == "web" and not TESTING
    pairs = (pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    asked = {name: unquote(value) for name, value in pairs}
    asked["options"] = f"{PREPARED['options']} {asked.get('options', '')}".strip()
    return {
        "ENGINE": "usving.core.database",
        "NAME": unquote(parts.path.lstrip("/")) or "usving",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": asked.pop("port", "") or (str(parts.port) if parts.port else ""),
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": PREPARED | asked | ({"pool": {"min_size": 1, "max_size": 6, "timeout": 5}} if pooled else {}),
    }


_url = "USVING_DATABASE_URL_OWNER" if PROCESS_ROLE == "owner" else "USVING_DATABASE_URL_APP"
DATABASES = {"default": database(os.environ.get(_url, "postgresql:///usving"))}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Ours stand first: their templates go before those of the same name elsewhere.
INSTALLED_APPS = [
    "usving.core",
    "usving.audit",
    "usving.people",
    "usving.process",
    "usving.economy",
    "usving.strengths",
    "usving.insight",
    "usving.steering",
    "usving.housing",
    "usving.front",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "usving.core.pages.PackedMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "usving.people.views.identity.IdentityMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "usving.people.views.identity.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "usving.people.views.second_lock.StaffLockMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "usving.core.pages.HeadersMiddleware",
]
ROOT_URLCONF = "usving.urls"
WSGI_APPLICATION = "usving.wsgi.application"
# The loader and the tags of template_partials are all we want of it; as an app it would import Django's admin at each start.
FROM_FILES = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", FROM_FILES)])],
            "libraries": {"partials": "template_partials.templatetags.partials"},
            "builtins": ["usving.core.templatetags.telling"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "usving.front.context.around",
            ],
        },
    }
]
FORM_RENDERER = "usving.core.look.Renderer"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004"
]  # user names are unique within a municipality: an error tells nothing across the border

# Login. The first lock is ours (address, link, code, password: `people.views.login`); the second is allauth's.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["usving.people.views.identity.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my_page"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "usving.people.views.identity.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
MFA_ADAPTER = "usving.people.views.second_lock.SecondLockAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "U-sving"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
# Identity providers: a TOML file with a table for each; docs/bruk/id-porten.md. The key for what is kept of their people.
OUTSIDE = providers(os.environ.get("USVING_OIDC_FILE", ""))
ID_KEY = secret("USVING_ID_KEY").encode() or hashlib.sha256(b"usving identities " + SECRET_KEY.encode()).digest()
SESSION_ENGINE = "usving.people.models.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser: whoever only reads, is not known again
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The live process tells open pages of a room that something has changed; docs/adr/0013-live.md. Where nobody says where it
# is, pages ask for themselves every few seconds.
LIVE_URL = os.environ.get("USVING_LIVE_URL", "").rstrip("/")
LIVE_PORT = int(os.environ.get("USVING_LIVE_PORT") or 0)

# The browser's side: nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *sorted({origin for each in OUTSIDE.values() for origin in each.origins})],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
SECURE_SSL_REDIRECT = False  # the proxy's part in production; see docs/bruk/drift.md
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("USVING_BEHIND_PROXY") else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Languages: bokmål is the source text.
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("bokmål")), ("nn", _("nynorsk")), ("en", _("engelsk"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("USVING_STATIC", DATA / "static"))
HASHED_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": PLAIN_STATIC
        if TESTING or DEBUG or PROCESS_ROLE == "owner" and not flag("USVING_COLLECTING")
        else HASHED_STATIC
    },
}

# Sending. smtp://user:password@host:port, `file` (into the data folder), or `off` to say that it is switched off on purpose.
_mail = urlsplit(os.environ.get("USVING_MAIL_URL", ""))
MAIL_CHANNEL = "file" if _mail.path == "file" else {"smtp": "smtp", "smtps": "smtp"}.get(_mail.scheme, "off")
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("USVING_MAIL_FROM", "U-sving <ikke-svar@localhost>")
# SMS: the address of a gateway that takes JSON, `file`, or `off`; what its fields are called, and how it says a number is dead.
SMS_URL = os.environ.get("USVING_SMS_URL", "") or ("file" if DEMO else "off")
SMS_CHANNEL = SMS_URL if SMS_URL in ("file", "off") else "http"
if SMS_CHANNEL == "http" and urlsplit(SMS_URL).scheme not in ("http", "https"):
    raise ImproperlyConfigured("USVING_SMS_URL must be an address, `file` or `off`")
SMS_TOKEN, SMS_SENDER = secret("USVING_SMS_TOKEN"), os.environ.get("USVING_SMS_FROM", "U-sving")
SMS_FIELDS = pairs("USVING_SMS_FIELDS", "number=to,text=message,key=reference,sender=from,reference=id")
SMS_BOUNCED = frozenset(int(code) for code in os.environ.get("USVING_SMS_REFUSED", "410,422").split(",") if code)

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("USVING_LOG_LEVEL", "INFO")},
    # A request's line may carry nothing of anyone: Django's own warnings quote paths with one-time words in them.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
