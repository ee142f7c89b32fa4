"""What is found for a page, or answered with 404; and what forms offer to choose from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.design.addresses import row_key
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.queries import organisations
from amparo.partnership.governance import permissions
from amparo.partnership.governance.queries import bodies, meetings

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Institution
    from amparo.partnership.directory.models import Organisation
    from amparo.partnership.governance.models import AgendaItem, Body, Meeting, Seat

Found = TypeVar("Found")
Each = TypeVar("Each")
OFFERED = 500


def there(found: Found | None) -> Found:
    """Return what was found, or answer 404."""
    if found is None:
        raise Http404
    return found


def body_of(request: ActingRequest, key: int, operation: str = "") -> Body:
    """Return a body of the actor's coalition, or answer 404; with an operation, whoever may not is told so."""
    body = there(bodies.body_visible_to(request.actor, key))
    if operation:
        permits.require(request.actor, operation, body, by_table=permissions.MAY)
    return body


def meeting_of(request: ActingRequest, key: int, operation: str = permissions.READ_MEETING) -> Meeting:
    """Return a meeting that the actor may read, or answer 404; whoever may not do what is asked is told so."""
    meeting = there(meetings.meeting_visible_to(request.actor, key))
    _allow(request, meeting, operation)
    return meeting


def item_of(request: ActingRequest, key: int, operation: str = permissions.READ_MEETING) -> AgendaItem:
    """Return a point of a meeting that the actor may read, or answer 404."""
    item = there(meetings.item_visible_to(request.actor, key))
    _allow(request, item.meeting, operation)
    return item


def _allow(request: ActingRequest, meeting: Meeting, operation: str) -> None:
    sitting = bodies.sitting_of(meeting.body, meetings.day_of(meeting))
    permits.require(request.actor, operation, sitting, by_table=permissions.MAY)


def today() -> date:
    """Return this day where the actor is."""
    return localdate()


def seats_to_speak_for(request: ActingRequest, meeting: Meeting) -> list[Seat]:
    """Return the seats for which the actor may speak in a meeting: the own ones, and all for the secretariat."""
    day = meetings.day_of(meeting)
    keeps = permits.may(request.actor, permissions.RECORD_DECISION, meeting, by_table=permissions.MAY)
    if keeps:
        return [seat for seat in bodies.seats_of(meeting.body) if seat.from_on <= day]
    return bodies.own_seats(request.actor, meeting.body, day)


def chosen(rows: list[Each], said: str) -> Each:
    """Return which of the offered records was chosen. Raises `Refused` when it is none of them."""
    key = row_key(said)
    found: Any = next((row for row in rows if getattr(row, "pk", None) == key), None)
    if found is None:
        raise Refused([_("Choose one of the answers that are offered.")])
    return found  # type: ignore[no-any-return]


def named(rows: list[Any]) -> list[tuple[int, str]]:
    """Return records as choices."""
    return [(row.pk, str(row)) for row in rows]


def organisations_for(request: ActingRequest) -> list[Organisation]:
    """Return the organisations of the coalition, by name."""
    rows = organisations.organisations_visible_to(request.actor)
    return list(rows.select_related("institution").order_by("key", "pk")[:OFFERED])


def institutions_for(request: ActingRequest) -> list[Institution]:
    """Return the institutions that may be parties: of the own country first, then of the others."""
    own = list(coalition.institutions_of(request.actor.country))
    others = [
        each for country in coalition.countries_other_than(request.actor.country)
        for each in coalition.institutions_of(country.code)
    ]  # fmt: skip
    return own + others
