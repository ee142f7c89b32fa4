"""What a cookie of ours is called: over HTTPS its name says so, and browsers hold it to that."""

from __future__ import annotations

from django.conf import settings


def kept_as(name: str) -> str:
    """Return the name under which a browser keeps a cookie of one path."""
    return f"{settings.COOKIE_PREFIX}{name}"
