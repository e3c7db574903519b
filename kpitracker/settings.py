"""Every setting, read from the environment; docs/operations.md lists the variables.

A checkout runs without any variable (DEBUG on, SQLite, this machine only).
A server sets ``DEBUG=False`` and what is then missing stops the process.
"""

from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kpitracker import environment
from plans.sheets.limits import Limits

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / ".var"

DEBUG = environment.flag("DEBUG", default=True)
SECRET_KEY = environment.text(
    "SECRET_KEY", "only-for-trying-out-on-this-machine-" * 2 if DEBUG else ""
)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
INSECURE_HTTP = environment.flag("INSECURE_HTTP", default=DEBUG)

if not DEBUG:
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
        raise environment.stop(
            "SECRET_KEY", "must be a random text of at least 50 characters."
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise environment.stop(
            "ALLOWED_HOSTS", "must list the host names of this site, without *."
        )

DATABASES = {
    "default": environment.database(
        "DATABASE_URL", default=VAR_DIR / "kpitracker.sqlite3"
    )
}
if not DEBUG:
    # Opening one for every request took longer than most answers. (runserver answers
    # each in a thread of its own, which would leave them open.)
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "kpitracker",
    "indicators",
    "measures",
    "plans",
    "simple_history",
    "import_export",
    "csp",
    "kpitracker.admin_config.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kpitracker.middleware.HoldEntries",
    "kpitracker.middleware.FirstThePassword",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "kpitracker.middleware.keep_private",
]
ROOT_URLCONF = "kpitracker.urls"
FORCE_SCRIPT_NAME = environment.text("SCRIPT_NAME") or None
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
            # A {% csrf_token %} that also says whose form it is
            "builtins": ["kpitracker.templatetags.forms"],
        },
    },
]

# Who may come in
AUTH_USER_MODEL = "plans.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {}),
        ("CommonPasswordValidator", {}),
    ]
]
# How many proxies of our own stand before us; each adds an address to X-Forwarded-For.
TRUSTED_PROXIES = environment.whole("TRUSTED_PROXIES", default=0, least=0)
# So many wrong passwords in a row, and this name waits at this address.
LOGIN_TRIES = environment.whole("LOGIN_TRIES", default=5)
LOGIN_WAIT_MINUTES = environment.whole("LOGIN_WAIT_MINUTES", default=15)
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
# Single sign-on through the web server; docs/operations.md says what it takes.
REMOTE_USER_VARIABLE = environment.text("REMOTE_USER_VARIABLE", "REMOTE_USER")
REMOTE_USER_PROXIES = environment.words("REMOTE_USER_PROXIES", ["127.0.0.1", "::1", ""])
if environment.flag("REMOTE_USER_LOGIN", default=False):
    AUTHENTICATION_BACKENDS.append("kpitracker.accounts.remote_user.ExistingUsers")
    MIDDLEWARE.insert(
        MIDDLEWARE.index("kpitracker.middleware.HoldEntries"),
        "kpitracker.accounts.remote_user.RemoteUserLogin",
    )
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "plan-list"
LOGOUT_REDIRECT_URL = "plan-list"

# Language and time
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "kpitracker" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

# Whom to tell about barriers: an office, its telephone, its address
ACCESSIBILITY_CONTACT = environment.text("ACCESSIBILITY_CONTACT")

# Mail: reminders of a round; without a server they are printed instead
(
    EMAIL_HOST,
    EMAIL_PORT,
    EMAIL_HOST_USER,
    EMAIL_HOST_PASSWORD,
    EMAIL_USE_TLS,
    EMAIL_USE_SSL,
) = environment.mail("EMAIL_URL")
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "")
EMAIL_TIMEOUT = 10
EMAIL_USE_LOCALTIME = True
if EMAIL_HOST and not DEFAULT_FROM_EMAIL:
    raise environment.stop("EMAIL_FROM", "must name the sender when EMAIL_URL is set.")

# Static files: hashed names, compressed once, served by the same process
# Written out, because a server asks for it before Django knows the prefix.
STATIC_URL = f"{(FORCE_SCRIPT_NAME or '').rstrip('/')}/static/"
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(VAR_DIR / "static")))
if DEBUG:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without it
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kpitracker.style_sheets.StyleSheetFinder",
    "kpitracker.plotly_static.PlotlyFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# How much memory a process gives to pages that are the same for everybody; 0: none
PAGE_CACHE_BYTES = environment.whole("PAGE_CACHE_MB", default=32, least=0) * 2**20

# How large a spreadsheet may be; checked before it is unpacked and while it is read
SHEET_LIMITS = Limits(
    bytes=environment.whole("SHEET_MAX_MB", default=5) * 2**20,
    rows=environment.whole("SHEET_MAX_ROWS", default=5_000),
    cells=environment.whole("SHEET_MAX_CELLS", default=500_000),
    unpacked=environment.whole("SHEET_MAX_UNPACKED_MB", default=50) * 2**20,
)
# All files of a whole plan together; none of them has as many as 40 columns
PACKAGE_ROWS = environment.whole("SHEET_MAX_PACKAGE_ROWS", default=50_000)
PACKAGE_LIMITS = replace(SHEET_LIMITS, rows=PACKAGE_ROWS, cells=40 * PACKAGE_ROWS)
# Pasted cells come in a form's own field; their limit is that of a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = SHEET_LIMITS.bytes + 2**20
# The grid of a whole plan sends five fields a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# PDFs: the font, where they are kept for the day, and what one may cost
PDF_FONT = environment.file("PDF_FONT", suffixes=(".ttf", ".otf"))
PDF_DIR = Path(environment.text("PDF_DIR", str(VAR_DIR / "pdf")))
PDF_KEPT_MB = environment.whole("PDF_KEPT_MB", default=200)
PDF_SECONDS = environment.whole("PDF_SECONDS", default=120)
PDF_MEMORY_MB = environment.whole("PDF_MEMORY_MB", default=1_500)

# Nothing inline, nothing from elsewhere
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "kpitracker.accounts.sessions"
# A session ends after so long without a request, and so long after logging in.
SESSION_IDLE_MINUTES = environment.whole("SESSION_IDLE_MINUTES", default=30)
SESSION_HOURS = environment.whole("SESSION_HOURS", default=12)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"{(FORCE_SCRIPT_NAME or '').rstrip('/')}/"
# Another application on the same host keeps its own cookies; where the whole host is
# ours and has TLS, browsers take these names from nobody else.
COOKIE_PREFIX = "" if INSECURE_HTTP or SESSION_COOKIE_PATH != "/" else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}kpitracker_session"
CSRF_FAILURE_VIEW = "kpitracker.views.held.csrf_failure"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}kpitracker_csrf"
SESSION_COOKIE_SECURE = not INSECURE_HTTP
CSRF_COOKIE_SECURE = not INSECURE_HTTP
SECURE_SSL_REDIRECT = not INSECURE_HTTP
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 31_536_000
SILENCED_SYSTEM_CHECKS = [
    # Subdomains and preloading are for the owner of the whole domain to decide.
    "security.W005",
    "security.W021",
]
SECURE_REDIRECT_EXEMPT = [r"^health/"]
if environment.flag("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The history of a row is read by the product's own pages, never "reverted" to.
SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_ENFORCE_HISTORY_MODEL_PERMISSIONS = True
IMPORT_EXPORT_USE_TRANSACTIONS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
