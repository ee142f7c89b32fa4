"""Who may come to a page of figures, and the titles of its forms."""

from __future__ import annotations

from django.http import Http404

from amparo.foundation.access.actors import ActingRequest


def titled(what: str, of: object) -> str:
    """Return the title of a form: what is done, and to what."""
    return f"{what}: {of}"


def reads_or_404(request: ActingRequest) -> None:
    """Whoever looks after machines only, or is of no country, finds nothing."""
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404
