"""What is found for a page, or answered with 404; what forms offer; and numbers typed in a grid."""

from __future__ import annotations

from collections.abc import Iterable
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
from amparo.partnership.directory.views.people import works_here
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.queries import initiatives, sessions
from amparo.prevention.outreach.vocabulary import SECRETARIAT

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Organisation
    from amparo.prevention.outreach.models import Initiative

Found = TypeVar("Found")
Each = TypeVar("Each")
OFFERED = 500


def there(found: Found | None) -> Found:
    """Return what was found, or answer 404."""
    if found is None:
        raise Http404
    return found


def initiative_of(request: ActingRequest, key: int, operation: str = "") -> Initiative:
    """Return work of the actor's coalition, or answer 404; whoever may not do what is asked is told so."""
    works_here(request)
    found = there(initiatives.initiative_visible_to(request.actor, key))
    if operation:
        permits.require(request.actor, operation, initiatives.kept(found), by_table=permissions.MAY)
    return found


def today() -> date:
    """Return this day where the actor is."""
    return localdate()


def chosen(rows: Iterable[Each], said: str) -> Each | None:
    """Return which of the offered records was chosen; None when none was. Raises `Refused` for another one."""
    if not said:
        return None
    key = row_key(said)
    found: Any = next((row for row in rows if getattr(row, "pk", None) == key), None)
    if found is None:
        raise Refused([_("Choose one of the answers that are offered.")])
    return found  # type: ignore[no-any-return]


def named(rows: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return records as choices."""
    return [(row.pk, str(row)) for row in rows]


def organisations_for(request: ActingRequest) -> list[Organisation]:
    """Return the organisations that the actor may choose: all for the secretariat, else the own one."""
    if SECRETARIAT not in request.actor.roles:
        return sessions.own_organisations(request.actor)
    return all_organisations(request)


def all_organisations(request: ActingRequest) -> list[Organisation]:
    """Return the organisations of the coalition, by name."""
    rows = organisations.organisations_visible_to(request.actor).select_related("institution", "kept_by")
    return list(rows.order_by("key", "pk")[:OFFERED])


def places_for(request: ActingRequest) -> list[tuple[Any, Any]]:
    """Return the municipalities that the content of the country names."""
    country = coalition.country_by_code(request.actor.country)
    return [(place["name"], place["name"]) for place in country.facts.get("places", [])]


def placed(request: ActingRequest, place: str) -> dict[str, str]:
    """Return how a form shows a municipality: chosen from the list, or in words."""
    known = {name for name, _label in places_for(request)}
    return {"place": place} if place in known else {"other_place": place}


def number(request: ActingRequest, name: str) -> int:
    """Return a whole number typed in a grid; nothing is none. Raises `Refused` for what is no number."""
    typed = request.POST.get(name, "").strip()
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        raise Refused([_("A count is a whole number from 0 on.")])
    return int(typed)
