"""Settings of govtrack. Works with no environment set; each variable below changes one thing.

DATABASE_URL        SQLite in `var/` by default; postgres://user:pass@host/name for PostgreSQL
GOVTRACK_VAR        folder for what the program writes (database, key, static files); default `var/`
GOVTRACK_HOSTS      host names the site answers to, comma separated; default this machine only
GOVTRACK_CLOSED     true: only signed-in people may read
GOVTRACK_HTTPS      true: cookies only over https, http redirected, HSTS on (set it behind a TLS proxy)
GOVTRACK_MAX_BYTES  largest file that is read, in bytes; default 20 MB
GOVTRACK_DEBUG      true: Django's debug pages, for developers only
SECRET_KEY          the signing key; by default made at the first start and kept in `var/secret_key`

`serving.py` adds what only the server reads: PORT, GOVTRACK_BIND.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from govtrack import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.var_dir(default=BASE_DIR / "var")
CORPUS_DIR = BASE_DIR / "fixtures" / "corpus"

SECRET_KEY = os.environ.get("SECRET_KEY") or environment.secret_key(VAR_DIR)
DEBUG = environment.switch("GOVTRACK_DEBUG")
ALLOWED_HOSTS = environment.names("GOVTRACK_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
GOVTRACK_CLOSED = environment.switch("GOVTRACK_CLOSED")
GOVTRACK_MAX_BYTES = environment.number("GOVTRACK_MAX_BYTES", default=20 * 1024 * 1024)
HTTPS = environment.switch("GOVTRACK_HTTPS")

INSTALLED_APPS = [
    "govtrack.apps.Administration",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "mptt",
    "django_filters",
    "django_htmx",
    "csp",
    "simple_history",
    "documents",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "govtrack.refusing.refusing",
]
if GOVTRACK_CLOSED:
    MIDDLEWARE.append("django.contrib.auth.middleware.LoginRequiredMiddleware")
LOGIN_URL = "admin:login"

ROOT_URLCONF = "govtrack.urls"
WSGI_APPLICATION = "govtrack.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


DATABASES = {"default": environment.database(VAR_DIR)}
# How the arrivals of the import desk were understood, for all processes of the server; nothing is lost with it.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "desk": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "desk" / "understood",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Names with a hash, compressed, from `collectstatic` (part of `make run`); developers need no collecting.
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # the first command of a new installation runs before collectstatic
STATICFILES_DIRS = [BASE_DIR / "static"]
COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
AS_THEY_ARE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": AS_THEY_ARE if DEBUG else COLLECTED},
}

# A page of the admin has at most 100 rows to tick; what is uploaded is a table of tags, or files for the desk.
FILE_UPLOAD_HANDLERS = ["govtrack.uploads.BoundedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500  # counts the parameters of an address, too
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Nothing inline, nothing from elsewhere: what a page loads comes from this server.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True

# Without GOVTRACK_HTTPS `check --deploy` rightly names what plain http lacks (W004, W008, W012, W016). With
# it, two remain and are silenced: whether other hosts of the domain speak https (W005), and whether browsers
# may list it for good (W021), is for the owner of the domain to say, not for one site on it.
if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Everything to the console, which is where `make run` and service managers look. Django's own default would
# send errors only by mail. Requests, passwords and cookies are not logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refused": {"()": "govtrack.logs.InOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refused"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # else it warns of each HEAD request, answered as GET
    },
}
