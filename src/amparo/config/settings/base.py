"""What holds everywhere."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from amparo.config.databases import connections, whole_number
from amparo.foundation.access.roles import derived_secret
from amparo.foundation.accounts.rules import IDLE_ELSEWHERE, KEEPER_ROLES, PERSON_PLANE_ROLES

ROOT = Path(__file__).resolve().parents[4]
STATE = Path(os.environ.get("AMPARO_STATE", ROOT / "var"))
CONTENT = ROOT / "content"

# Where the public reaches this installation, as letters, certificates and mails say it: https://amparo.example.org
ADDRESS = os.environ.get("AMPARO_ADDRESS", "").rstrip("/")
PUBLIC_ADDRESS = ADDRESS or "http://localhost:8000"
# Where the public reaches the server for community reports, as cards and messages say it.
REPORTS_ADDRESS = os.environ.get("AMPARO_REPORTS_ADDRESS", "").rstrip("/")
# How many of our own proxies a request passes; none is believed otherwise.
PROXIES = whole_number("AMPARO_PROXIES", os.environ.get("AMPARO_PROXIES", "0"))

# Who signs that the audit's checkpoints existed (RFC 3161), and the certificates in which we trust; nobody unless told.
TIMESTAMP_URL = os.environ.get("AMPARO_TIMESTAMP_URL", "")
TIMESTAMP_ROOTS = os.environ.get("AMPARO_TIMESTAMP_ROOTS", "")

SECRET_KEY = derived_secret(STATE, "django")
DEBUG = False
IS_DEMO = False
SHOWS_EXAMPLES = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "amparo.foundation.access",
    "amparo.foundation.accounts",
    "amparo.foundation.audit",
    "amparo.foundation.checkpoints",
    "amparo.foundation.keys",
    "amparo.foundation.design",
    "amparo.foundation.vocabularies",
    "amparo.foundation.lists",
    "amparo.foundation.posting",
    "amparo.partnership.coalition",
    "amparo.partnership.members",
    "amparo.partnership.procedures",
    "amparo.partnership.revision",
    "amparo.partnership.internal",
    "amparo.partnership.adoption",
    "amparo.partnership.rehearsal",
    "amparo.partnership.directory",
    "amparo.partnership.rolls",
    "amparo.partnership.competencies",
    "amparo.partnership.kits",
    "amparo.partnership.training",
    "amparo.partnership.governance",
    "amparo.partnership.practices",
    "amparo.partnership.calls",
    "amparo.partnership.events",
    "amparo.partnership.guarding",
    "amparo.partnership.signon",
    "amparo.prevention.outreach",
    "amparo.prevention.community",
    "amparo.prevention.reporting",
    "amparo.protection.cases",
    "amparo.protection.people",
    "amparo.protection.consents",
    "amparo.protection.pathways",
    "amparo.protection.referrals",
    "amparo.protection.identification",
    "amparo.protection.conformance",
    "amparo.protection.moving",
    "amparo.protection.emergencies",
    "amparo.protection.watching",
    "amparo.protection.reception",
    "amparo.protection.sheets",
    "amparo.protection.complaints",
    "amparo.protection.retention",
    "amparo.protection.releases",
    "amparo.protection.seals",
    "amparo.protection.finding",
    "amparo.evidence.claims",
    "amparo.evidence.surveys",
    "amparo.evidence.results",
    "amparo.evidence.studies",
    "amparo.evidence.reports",
    "amparo.site.home",
    "amparo.site.lists",
    "amparo.demo",
]

MIDDLEWARE = [
    "amparo.foundation.access.proxies.proxies_middleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are read on slow phones. Lengths tell nothing: Django pads them, masks tokens, and cookies stay on the site.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "amparo.foundation.accounts.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "amparo.foundation.accounts.middleware.ActingMiddleware",
]

ROOT_URLCONF = "amparo.config.urls"
WSGI_APPLICATION = "amparo.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "amparo.site.home.pages.frame_context",
            ],
        },
    },
]

DATABASES = connections(os.environ.get("DATABASE_URL", "postgresql://amparo_owner@/amparo"), STATE)
DATABASE_ROUTERS = ["amparo.config.databases.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["amparo.foundation.accounts.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Whoever holds one of these roles comes in with a passkey or not at all; everybody else proves more than a password.
PASSKEY_ROLES = PERSON_PLANE_ROLES | KEEPER_ROLES
ASKS_SECOND_PROOF = True
# Which host passkeys are for, and from which addresses they are answered.
PASSKEY_HOST = "localhost"
PASSKEY_ORIGINS: tuple[str, ...] = ()

SESSION_ENGINE = "amparo.foundation.accounts.sessions"
# Who acts is forgotten after eight hours; the browser's session outlives it, so that what was being typed is kept.
ACTING_SECONDS = 8 * 3600
SESSION_COOKIE_AGE = 7 * 86400
SESSION_IDLE_SECONDS = int(IDLE_ELSEWHERE.total_seconds())
# An account that opens, or tries to open, so many different cases in so many minutes is looked at.
READING_ALERT_CASES = whole_number("AMPARO_READING_ALERT_CASES", os.environ.get("AMPARO_READING_ALERT_CASES", "100"))
READING_ALERT_MINUTES = whole_number(
    "AMPARO_READING_ALERT_MINUTES", os.environ.get("AMPARO_READING_ALERT_MINUTES", "60")
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "amparo.site.home.views.show_csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
# What stands before the names of cookies of one path; over HTTPS it says so.
COOKIE_PREFIX = ""
LOCALE_PATHS = [ROOT / "src" / "amparo" / "locale"]
FORMAT_MODULE_PATH = ["amparo.foundation.design.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [STATE / "assets"] if (STATE / "assets").exists() else []
STATIC_ROOT = STATE / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
# Our files are for our pages: no other site reads them.
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
# In memory only: a document about a person never lies in clear in a temporary file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Beyond so many bytes of rolls (some 65,000 attendances) nobody waits for a figure: the clock counts it beforehand.
COUNTED_WHILE_ONE_WAITS = 6 * 1024 * 1024

DEFAULT_FROM_EMAIL = os.environ.get("AMPARO_MAIL_FROM", "no-reply@localhost")
EMAIL_HOST = os.environ.get("AMPARO_MAIL_HOST", "localhost")
EMAIL_PORT = whole_number("AMPARO_MAIL_PORT", os.environ.get("AMPARO_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("AMPARO_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("AMPARO_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("AMPARO_MAIL_TLS", "") == "yes"
EMAIL_TIMEOUT = 20

# The gateway that sends SMS, asked over HTTP; none unless told. What is sent to it names {to} and {text}.
SMS_URL = os.environ.get("AMPARO_SMS_URL", "")
SMS_BODY = os.environ.get("AMPARO_SMS_BODY", "to={to}&text={text}")
SMS_KIND = os.environ.get("AMPARO_SMS_KIND", "application/x-www-form-urlencoded")
SMS_AUTHORIZATION = os.environ.get("AMPARO_SMS_AUTHORIZATION", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
