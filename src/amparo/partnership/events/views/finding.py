"""What the views of the record look up first: whoever may not see it is told that there is no such page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils import timezone

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.partnership.events import permissions
from amparo.partnership.events.queries import events, sheets, telling
from amparo.partnership.practices.views.found import taken_away

if TYPE_CHECKING:
    from amparo.partnership.events.models import Event, PressRelease, Sheet

__all__ = ["at_place", "event_or_404", "may_or_refuse", "release_or_404", "sheet_or_404", "taken_away", "there"]


def there(found: Any) -> Any:
    """Return what was found; nothing is a page that is not there."""
    if found is None:
        raise Http404
    return found


def event_or_404(request: ActingRequest, key: int) -> Event:
    """Return an event that the actor may see."""
    found: Event = there(events.event_visible_to(request.actor, key))
    return found


def sheet_or_404(request: ActingRequest, key: int) -> Sheet:
    """Return minutes that the actor may read or writes."""
    found: Sheet = there(sheets.sheet_visible_to(request.actor, key))
    return found


def release_or_404(request: ActingRequest, key: int) -> PressRelease:
    """Return a press release of the actor's coalition."""
    found: PressRelease = there(telling.release_visible_to(request.actor, key))
    return found


def may_or_refuse(request: ActingRequest, operation: str, subject: Any) -> None:
    """Raise `NotAllowed` unless the actor may do this."""
    permits.require(request.actor, operation, subject, by_table=permissions.MAY)


def at_place(typed: datetime, zone: str) -> datetime:
    """Return a moment that was typed by the clock of a place, whatever clock the server goes by."""
    plain = typed if timezone.is_naive(typed) else timezone.make_naive(typed)
    return plain.replace(tzinfo=ZoneInfo(zone))


def give(paper: Any, kind: str, name: str) -> HttpResponse:
    """Give a paper as a PDF or a Word document."""
    from amparo.foundation.documents import papers  # noqa: PLC0415 - slow to load, and few ask for a file

    if kind == "pdf":
        return taken_away(papers.pdf_of(paper), papers.PDF, f"{name}.pdf")
    return taken_away(papers.docx_of(paper), papers.DOCX, f"{name}.docx")
