"""A server: HTTPS, named hosts, no demo accounts."""

import os

from amparo.config.databases import WrongEnvironment
from amparo.config.settings.base import *  # noqa: F403

if not os.environ.get("DATABASE_URL"):
    raise WrongEnvironment("DATABASE_URL is not set: give the address of a PostgreSQL 15 or later.")
if not os.environ.get("AMPARO_HOSTS"):
    raise WrongEnvironment("AMPARO_HOSTS is not set: give the host names, separated by commas.")

ALLOWED_HOSTS = os.environ["AMPARO_HOSTS"].split(",")
PASSKEY_HOST = os.environ.get("AMPARO_PASSKEY_HOST") or ALLOWED_HOSTS[0]
PASSKEY_ORIGINS = tuple(f"https://{host}" for host in ALLOWED_HOSTS)
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
if PROXIES:  # noqa: F405 - nobody else is believed to have spoken HTTPS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
LANGUAGE_COOKIE_SECURE = True
COOKIE_PREFIX = "__Secure-"
LOGGING["formatters"]["line"] = {"()": "amparo.foundation.access.lines.JsonLines"}  # type: ignore[index]  # noqa: F405
