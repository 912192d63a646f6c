"""All settings, read from the environment (see `docs/settings.md`); the defaults run on one machine."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
import fontpkg_be_vietnam_pro
from csp.constants import NONE, SELF

from config import __version__, env, guards
from config.mail import mail_backend
from config.storage import storages

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", ROOT / "var")

DEBUG = env.flag("DEBUG")
SECURE = env.flag("SECURE")
SECRET_KEY = env.kept_secret("SECRET_KEY", DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ".localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
PUBLIC_URL = env.text("PUBLIC_URL").rstrip("/")
BUILD = env.text("BUILD", __version__)
guards.refuse_weak(secure=SECURE, debug=DEBUG, secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS)

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "people",
    "meetings",
    "agenda",
    "voting",
    "documents",
    "realtime",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "channels",
    "axes",
    "csp",
    "lucide",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.first_sheet.FirstSheetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.headers.PrivacyMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "config.templatetags.show"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.server",
            ],
        },
    }
]
FORM_RENDERER = "config.rendering.FormRenderer"

# SQLite survives a power cut with WAL and FULL; IMMEDIATE makes a writer wait instead of fail;
# secure_delete leaves no remains of what was erased. PostgreSQL needs a pool under ASGI.
DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'phienhop.sqlite3'}"))}
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    # Who waits for a connection is told before the pages' scripts give up. The pool looks again for a server that was
    # away after seconds, not after as long as it was away.
    _database["CONN_MAX_AGE"] = 0
    _size = {"min_size": 2, "max_size": int(env.text("DATABASE_POOL", "10"))}
    _patience = {"timeout": float(env.text("DATABASE_WAIT", "15")), "reconnect_timeout": 5}
    _database["OPTIONS"] = {"connect_timeout": 5, "pool": {**_size, **_patience}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL")
REDIS_PREFIX = env.text("REDIS_PREFIX", "asgi")
CHANNEL_LAYERS = {
    "default": (
        {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [REDIS_URL], "prefix": REDIS_PREFIX}}
        if REDIS_URL
        else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    )
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "documents:home"
LOGOUT_REDIRECT_URL = "people:sign-in"

# A wrong password locks the pair (account, address) for a while, never the account alone: a
# colleague must not be able to lock a delegate out of the room.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.1  # hours
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # it opens by itself, as the page says, also for who keeps trying
AXES_LOCKOUT_CALLABLE = "people.views.sign_in_locked"
AXES_DISABLE_ACCESS_LOG = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-sid" if SECURE else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE and env.flag("SSL_REDIRECT")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
# Not "no-referrer": browsers then send `Origin: null` with a form, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# How to trust us, and whether we live, is told before TLS is possible.
SECURE_REDIRECT_EXEMPT = [r"^trust/", r"^health/$"]
CA_CERTIFICATE = env.text("CA_CERTIFICATE")
BEHIND_PROXY = env.flag("BEHIND_PROXY")
TRUSTED_PROXIES = env.words("TRUSTED_PROXIES", "127.0.0.1,::1") if BEHIND_PROXY else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
# Other names under the office's domain are not ours to force to HTTPS.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [
    ROOT / "config" / "static",
    ("fonts", fontpkg_be_vietnam_pro.ROOT / "files"),
]
STORAGES = storages()
MEDIA_ROOT = DATA_DIR / "files"
KEY_DIR = Path(env.text("KEY_DIR", str(DATA_DIR / "keys")))
# Digital signatures (docs/signing.md): keys, certificates to believe in, a time-stamp authority, a token in the server.
SIGNING_DIR = Path(env.text("SIGNING_DIR", str(DATA_DIR / "signing")))
SIGNING_FETCH = env.flag("SIGNING_FETCH")
TSA_URL = env.text("TSA_URL")
PKCS11_MODULE = env.text("PKCS11_MODULE")
PKCS11_TOKEN = env.text("PKCS11_TOKEN")
PKCS11_KEY = env.text("PKCS11_KEY")
# E-mail (docs/dispatch.md): without a server nothing is mailed, and the pages say so.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_USE_SSL = env.flag("EMAIL_USE_SSL")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
EMAIL_PORT = int(env.text("EMAIL_PORT", "465" if EMAIL_USE_SSL else "587" if EMAIL_USE_TLS else "25"))
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_TIMEOUT = 30
EMAIL_BACKEND = mail_backend(host=EMAIL_HOST, debug=DEBUG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "phienhop@localhost")
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# How long a tablet may open its encrypted papers without asking us again (docs/reading.md); 0: no tablet keeps any.
OFFLINE_LEASE = timedelta(hours=float(env.text("OFFLINE_HOURS", "12")))
# For how long it is known who opened which paper (documents/circulation/retention.py).
ACCESS_LOG_KEPT = timedelta(days=float(env.text("ACCESS_LOG_DAYS", "365")))
# What people wrote on papers that were to be returned is deleted so long after the meeting (docs/circulation.md).
RETURNED_MARKS_KEPT = timedelta(days=float(env.text("RETURNED_MARKS_DAYS", "30")))
UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"pyhanko": {"level": "ERROR"}},  # whom it does not believe is no fault: a page says so
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
