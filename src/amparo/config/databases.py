"""From one server address to the three connections that Amparo uses.

`owner` migrates, `default` is the web role under row-level security, `ledger` may only append audit
entries and touch sessions. See docs/adr/0004.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from amparo.foundation.access.roles import REPORTS, ROLES, role_password


class WrongEnvironment(Exception):
    """The environment cannot be used; the text says which variable and what to do."""


def whole_number(name: str, given: str) -> int:
    """Read a variable of the environment that holds a number; raises `WrongEnvironment`."""
    if not (given.isascii() and given.isdecimal()):
        raise WrongEnvironment(f"{name}: {given!r} is not a whole number")
    return int(given)


def connections(url: str, state: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for one PostgreSQL address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise WrongEnvironment("DATABASE_URL: write postgresql://owner:password@host/database")
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    host = query.pop("host", parts.hostname or "")
    owner = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "amparo",
        "USER": unquote(parts.username or "amparo_owner"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**query},
    }
    made = {"owner": {**owner, "CONN_MAX_AGE": 0}}
    for alias, role in ROLES.items():
        limit = "-c statement_timeout=15000 -c lock_timeout=5000 -c search_path=public"
        made[alias] = {
            **owner,
            "USER": role,
            "PASSWORD": role_password(state, role),
            "OPTIONS": {**query, "options": limit},
        }
    return made


def reports_connection(url: str, state: Path, own: str = "") -> dict[str, dict[str, Any]]:
    """Return the one connection of the server for community reports: a role that calls four functions.

    `own` is an address with that role's password, for a process that may not read the installation's secret.
    """
    made = connections(own or url, state)["owner"]
    limit = "-c statement_timeout=15000 -c lock_timeout=5000 -c search_path=pg_catalog"
    if not own:
        made |= {"USER": REPORTS, "PASSWORD": role_password(state, REPORTS)}
    options = {**made["OPTIONS"], "options": limit}
    return {"default": {**made, "CONN_MAX_AGE": 600, "OPTIONS": options}}


class Router:
    """Sessions live on the ledger; everything else is read and written as the web role."""

    def _alias(self, model: Any) -> str | None:
        return "ledger" if model._meta.app_label == "sessions" else None

    def db_for_read(self, model: Any, **hints: object) -> str | None:
        """Name the connection that reads a model."""
        return self._alias(model)

    def db_for_write(self, model: Any, **hints: object) -> str | None:
        """Name the connection that writes a model."""
        return self._alias(model)

    def allow_relation(self, first: object, second: object, **hints: object) -> bool:
        """All connections reach one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Only the owner migrates."""
        return db == "owner"
