"""The server for community reports: no accounts, no sessions, no cookies, no log of who comes.

It has a database role of its own, which calls four functions. In production it runs as a user of its own, with
`AMPARO_REPORTS_DATABASE_URL`, and reads neither the installation's secret nor the application's passwords.
"""

import os

from amparo.config.databases import reports_connection
from amparo.config.settings.base import *  # noqa: F403

IS_DEMO = os.environ.get("AMPARO_DEMO") == "yes"
ALLOWED_HOSTS = [host for host in os.environ.get("AMPARO_REPORTS_HOSTS", "").split(",") if host]
if IS_DEMO:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
else:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    if PROXIES:  # noqa: F405 - as in production
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "amparo.foundation.keys",
    "amparo.foundation.design",
    "amparo.prevention.reporting",
]
MIDDLEWARE = [
    "amparo.foundation.access.proxies.proxies_middleware",
    "amparo.prevention.reporting.views.around.headers_middleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "amparo.prevention.reporting.views.around.QuietFaults",
]
ROOT_URLCONF = "amparo.config.reporting_urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "amparo.prevention.reporting.views.around.frame_context",
            ],
        },
    },
]
DATABASES = reports_connection(
    os.environ.get("DATABASE_URL", "postgresql://amparo_owner@/amparo"),
    STATE,  # noqa: F405
    os.environ.get("AMPARO_REPORTS_DATABASE_URL", ""),
)
DATABASE_ROUTERS = []
AUTH_USER_MODEL = "auth.User"
SECURE_REFERRER_POLICY = "no-referrer"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],  # noqa: F405
        "media-src": ["'self'"],
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# Django writes addresses of requests and lines of code of faults into its log; only our own line is kept.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"line": {"format": "%(levelname)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "amparo.reporting": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django": {"handlers": ["nowhere"], "propagate": False},
    },
    "root": {"handlers": ["nowhere"]},
}
