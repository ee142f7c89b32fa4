"""Words that several pages share: due times, steps, values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.design.pieces import Badge, Due
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.procedures.queries import Running
from amparo.protection.pathways import vocabulary


def lang() -> str:
    """Return the reader's language."""
    return (translation.get_language() or "es")[:2]


def role_label(role: str) -> str:
    """Return what a role is called."""
    return str(ROLE_LABELS.get(role, role))


def due(due_at: datetime | None, now: datetime, zone: str) -> Due:
    """Return a due time in words: late, today, this week, or a date; in the country's own time."""
    if due_at is None:
        return Due("none", "")
    local, today = due_at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    hour = date_format(local, "H:i")
    if due_at < now:
        return Due("late", _late(due_at, now))
    days = (local.date() - today.date()).days
    if days == 0:
        return Due("today", _("today %(hour)s") % {"hour": hour} if hour != "23:59" else _("today"))
    if days == 1:
        return Due("soon", _("tomorrow"))
    if days < 7:
        return Due("soon", date_format(local, "l j"))
    return Due("later", date_format(local, "MONTH_DAY_FORMAT"))


def _late(due_at: datetime, now: datetime) -> str:
    seconds = (now - due_at).total_seconds()
    if seconds < 3600:
        minutes = max(1, int(seconds // 60))
        return ngettext("%(count)s minute late", "%(count)s minutes late", minutes) % {"count": minutes}
    if seconds < 86400:
        hours = int(seconds // 3600)
        return ngettext("%(count)s hour late", "%(count)s hours late", hours) % {"count": hours}
    days = int(seconds // 86400)
    return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}


def moment(at: datetime, zone: str) -> str:
    """Return a moment in the country's own time."""
    return date_format(at.astimezone(ZoneInfo(zone)), "SHORT_DATETIME_FORMAT")


def step_title(run: Running, path: str) -> str:
    """Return a step's title in the reader's language."""
    for kind in ("steps", "events"):
        title = run.words(path, kind, lang()).get("title")
        if title:
            return str(title)
    return run.net.node(path).name or path.rpartition("/")[2]


def part_title(run: Running, path: str) -> str:
    """Return the part of the pathway that a step belongs to, as the drawing that calls it names it; "" in the main."""
    call = path.rpartition("/")[0]
    return step_title(run, call) if call else ""


def stage_title(run: Running, path: str) -> str:
    """Return where in the main drawing a step is: the part that is called there, or the step itself."""
    return step_title(run, path.partition("/")[0])


def message_title(run: Running, name: str) -> str:
    """Return what a message is called."""
    for texts in run.texts.values():
        found = texts.get(lang(), texts.get("es", {})).get("messages", {}).get(name)
        if found:
            return str(found.get("title", name)) if isinstance(found, dict) else str(found)
    return name


def value_label(name: str, value: Any) -> str:
    """Return an answer as its reader would say it."""
    if value == vocabulary.NOT_ASKED:
        return _("Not asked")
    field = dictionary.fields().get(name)
    if isinstance(value, list):
        return ", ".join(value_label(name, one) for one in value)
    if field is None:
        return str(value)
    if field.type == "yes_no":
        return {"yes": _("Yes"), "no": _("No")}.get(str(value), str(value))
    if field.type in {"date", "datetime"}:
        return _date_label(str(value))
    if field.type == "country":
        return vocabulary.country_name(str(value))
    if field.type == "language":
        return vocabulary.language_name(str(value))
    return next((option.label for option in field.options if option.code == value), str(value))


def _date_label(text: str) -> str:
    """Return a stored date or moment as one reads it."""
    try:
        if len(text) == len("2026-01-31"):
            return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT")
        return date_format(datetime.fromisoformat(text), "SHORT_DATETIME_FORMAT")
    except ValueError:
        return text


def field_label(name: str) -> str:
    """Return what a field is called."""
    field = dictionary.fields().get(name)
    return field.label if field else name


def deadline_badge(given: Any) -> Badge | None:
    """Return where a deadline comes from."""
    if not given:
        return None
    origin = str(given.get("origin", "proposal"))
    kind = "law_unverified" if origin == "law" and not given.get("verified") else origin
    return Badge(kind if kind in {"source", "law", "law_unverified"} else "proposal")  # type: ignore[arg-type]


def day(at: datetime) -> str:
    """Return a day, shortly."""
    return date_format(at, "MONTH_DAY_FORMAT")


def full_day(at: datetime, zone: str) -> str:
    """Return a day with its year, in the country's own time."""
    return date_format(at.astimezone(ZoneInfo(zone)), "SHORT_DATE_FORMAT")


def hour(at: datetime, zone: str) -> str:
    """Return a time of day in the country's own time."""
    return date_format(at.astimezone(ZoneInfo(zone)), "H:i")
