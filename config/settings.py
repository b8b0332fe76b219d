"""Settings, all from the environment. The README lists every variable; a wrong one stops the start."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from config import environment
from config.databases import describe_database
from config.pictures import give_policy
from config.privacy import private_logging

BASE_DIR = Path(__file__).resolve().parent.parent
CONTENT_DIR = BASE_DIR / "content"
DATA_DIR = environment.folder("DATA_DIR", BASE_DIR / "var")

# --- Where and as what this runs -------------------------------------------------------------------

DEBUG = environment.flag("DEBUG")
HOST = environment.listening_address("HOST", "127.0.0.1")
PORT = environment.whole_number("PORT", 8000, least=1, most=65535)
WEB_CONCURRENCY = environment.whole_number("WEB_CONCURRENCY", 2, least=1, most=64)
ROLE = environment.one_of("ROLE", "all", ("all", "public", "editor"))
SITE_URL = environment.web_address("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
IS_HTTPS = SITE_URL.startswith("https://")

# Probes and a first look from the machine itself always get an answer.
ALLOWED_HOSTS = [*(environment.host_names("ALLOWED_HOSTS") or [SITE_HOST]), "localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = environment.secret_key(
    "SECRET_KEY", local_file=DATA_DIR / "secret_key", must_be_set=IS_HTTPS and not DEBUG
)
SECRET_KEY_FALLBACKS = [
    environment.strong_key("SECRET_KEY_FALLBACKS", key)
    for key in environment.separated("SECRET_KEY_FALLBACKS")
]

# --- What it is made of ----------------------------------------------------------------------------

# Where only the public is served, nothing of the editors' side is imported; tables still name accounts.
HAS_EDITORS = ROLE != "public"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "guidance",
    "triage",
    "careplans",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.private_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.say_refusals_in_pages",
    "config.middleware.refuse_cross_site_posts",
    "config.middleware.DatabaseUnavailable",
    "django_htmx.middleware.HtmxMiddleware",
]
if HAS_EDITORS:
    INSTALLED_APPS += [
        "config.admin_site.EditorsAdmin",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django_otp",
        "django_otp.plugins.otp_totp",
        "django_otp.plugins.otp_static",
        "axes",
        "editorial",
    ]
    # These act under /admin/ alone: see docs/adr/0002.
    MIDDLEWARE += [
        "config.admin_middleware.AdminSessions",
        "config.admin_middleware.AdminCsrf",
        "config.admin_middleware.end_old_sessions",
        "config.admin_middleware.AdminAuthentication",
        "config.admin_middleware.AdminSecondStep",
        "config.admin_middleware.AdminMessages",
    ]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["config.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- What it keeps ---------------------------------------------------------------------------------

DATABASES = {
    "default": describe_database(
        environment.text("DATABASE_URL"), default_file=DATA_DIR / "unclench.sqlite3", role=ROLE
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Drafts are proved in a process of its own, away from whoever is served; in tests, nobody else is.
PROVES_APART = True

STATIC_URL = "/static/"
# While developing and testing, files are read where they are written.
STATIC_ROOT = None if DEBUG else BASE_DIR / "staticfiles"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ADD_HEADERS_FUNCTION = give_policy
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "config.static_files.StaticFiles"
        )
    },
}

# --- Words and time --------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# --- Security --------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
HSTS_SECONDS = environment.whole_number("HSTS_SECONDS", 63_072_000, least=0, most=63_072_000)
SECURE_HSTS_SECONDS = HSTS_SECONDS if IS_HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# "no-referrer" would make browsers send "Origin: null" with every form.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A screen with all its items in the admin sends more fields than Django's default allows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
SILENCED_SYSTEM_CHECKS = [
    "axes.W002",  # editorial/accounts/lockout.py answers a lock-out itself
    "security.W003",  # CSRF protection is on, for the admin alone, as config.middleware.AdminCsrf
    "security.W005",  # other names under this domain are not ours to force to https
    "security.W021",  # being listed in browsers for ever is the owner's decision
]

# --- Editors' accounts: docs/adr/0050 --------------------------------------------------------------

PASSWORD_HASHERS = [
    "editorial.accounts.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_LONGEST_SECONDS = 8 * 60 * 60
# Where only this machine can reach the site, trying it out needs no phone.
SECOND_STEP_MAY_WAIT = not IS_HTTPS and SITE_HOST in {"127.0.0.1", "localhost", "::1"}
OTP_TOTP_ISSUER = "Unclench"
OTP_TOTP_SYNC = False
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

TRUST_FORWARDED_FOR = environment.flag("TRUST_FORWARDED_FOR")
FORWARDED_ALLOW_IPS = environment.proxies(
    "FORWARDED_ALLOW_IPS", "127.0.0.1,::1", may_be_anybody=not TRUST_FORWARDED_FOR
)
PROXIES = environment.networks(FORWARDED_ALLOW_IPS) if TRUST_FORWARDED_FOR else []
AXES_CLIENT_IP_CALLABLE = "editorial.accounts.lockout.client_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Trying on does not make the wait longer: the page says when it ends.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "editorial.accounts.lockout.locked_out"
AXES_ALLOWED_CORS_ORIGINS = SITE_URL
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken", "next", "token"]

# --- What it writes down ---------------------------------------------------------------------------

LOG_LEVEL = environment.one_of("LOG_LEVEL", "INFO", environment.LOG_LEVELS)
# A developer wants to see what failed, and has no answers but their own.
if not DEBUG:
    DEFAULT_EXCEPTION_REPORTER = "config.privacy.PrivateReporter"
    DEFAULT_EXCEPTION_REPORTER_FILTER = "config.privacy.NothingPersonal"
    # Django's own set-up would send errors by mail and print requests with their query string.
    LOGGING = private_logging(
        LOG_LEVEL,
        **{
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # Each step of each sign-in is more than anybody reads; locking somebody out is not.
            "axes": {"handlers": [], "propagate": True, "level": "WARNING"},
        },
    )
