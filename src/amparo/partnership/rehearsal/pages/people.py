"""The people of each role: how many, how busy they were, how long one waited for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn.rehearse import Forecast, Queue
from amparo.foundation.design.fields import Field, from_bound
from amparo.partnership.rehearsal import vocabulary
from amparo.partnership.rehearsal.forms import RehearsalForm, role_label
from amparo.partnership.rehearsal.pages.figures import rounded, share_label, wait_label


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, and what it was in the plan as written where it differs."""

    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role: the question of how many there are, and what was seen of them (nothing before it was rehearsed)."""

    role: str
    hours: str
    field: Field
    busy_share: int = 0
    busy: Told | None = None
    half: Told | None = None
    nine: Told | None = None
    left: Told | None = None
    is_bottleneck: bool = False
    is_calm: bool = False  # nothing waits: a phone shows less of it


def rows(
    form: RehearsalForm, written: Mapping[str, Any], now: Forecast | None, before: Forecast | None
) -> tuple[RoleRow, ...]:
    """Return a row for each role, in the order of the country's figures."""
    seen, was = _queues(now), _queues(before)
    bottleneck = now.bottleneck.role if now and now.bottleneck else ""
    found = []
    for role in form.roles:
        field = from_bound(form[vocabulary.PEOPLE + role])
        hours = _hours(written.get("staff", {}).get(role, {}))
        if role in seen and role in was:
            found.append(_row(role, hours, field, seen[role], was[role], is_bottleneck=role == bottleneck))
        else:
            found.append(RoleRow(role, hours, field))
    return tuple(found)


def _queues(forecast: Forecast | None) -> dict[str, Queue]:
    return {each.role: each for each in forecast.by_role} if forecast else {}


def _row(role: str, hours: str, field: Field, now: Queue, was: Queue, *, is_bottleneck: bool) -> RoleRow:
    return RoleRow(
        role=role,
        hours=hours,
        field=field,
        busy_share=round(100 * now.busy),
        busy=_told(share_label(now.busy), share_label(was.busy)),
        half=_told(wait_label(now.waiting_median), wait_label(was.waiting_median)),
        nine=_told(wait_label(now.waiting_p90), wait_label(was.waiting_p90)),
        left=_told(str(now.waiting_at_end), str(was.waiting_at_end)),
        is_bottleneck=is_bottleneck,
        is_calm=max(now.waiting_p90, was.waiting_p90) < 1 and not (now.waiting_at_end or was.waiting_at_end),
    )


def _told(now: str, was: str) -> Told:
    return Told(now, "" if now == was else _("as written: %(figure)s") % {"figure": was})


def _hours(row: Mapping[str, Any]) -> str:
    """Say how much each of them gives to this work."""
    hours = row.get("hours_a_week", 40)
    words = ngettext("%(count)s hour a week each", "%(count)s hours a week each", round(hours))
    told = words % {"count": rounded(hours)}
    return _("%(hours)s, in turns day and night") % {"hours": told} if row.get("in_turns") else told


def without_queue(now: Forecast) -> str:
    """Name the roles whose people are not counted, so that nobody waits for them."""
    names = [role_label(each.role) for each in now.by_role if each.people is None and each.done]
    return _("Not counted, so that nothing waits for them: %(roles)s.") % {"roles": ", ".join(names)} if names else ""
