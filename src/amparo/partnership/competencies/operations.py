"""Loading competencies from content, and deciding from when a country asks for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.coalition.operations import WrongContent, read_toml
from amparo.partnership.competencies import permissions, queries, rules
from amparo.partnership.competencies.models import Asking, Competency, Framework
from amparo.partnership.competencies.vocabulary import PARTS

OWNER: Final = "owner"
SEE: Final = "see docs/reference/training-content.md"
ORIGINS: Final = frozenset({"source", "law", "proposal"})


@transaction.atomic(using=OWNER)
def load_competencies(*, by: Actor, folder: Path) -> Framework:
    """Bring the framework and its competencies in step with a folder of content.

    Raises `WrongContent`, naming the file and what lacks; nothing is written then.
    """
    permits.require(by, permissions.LOAD_COMPETENCIES, None, by_table=permissions.MAY)
    path = folder / "competencies.toml"
    given = read_toml(path)
    with _told(path):
        framework = _framework(given)
    facts = {"framework": framework.code, "competencies": len(given["competencies"])}
    entries.record(Note("COMPETENCIES_LOADED", facts=facts), by=by, using=OWNER)
    return framework


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Load a file; whatever is missing or of a wrong kind is told with its name."""
    try:
        yield
    except KeyError as missing:
        raise WrongContent(f"{path}: {missing} is missing; {SEE}") from missing
    except (TypeError, AttributeError, ValueError) as wrong:
        raise WrongContent(f"{path}: {wrong}; {SEE}") from wrong


def _framework(given: Mapping[str, Any]) -> Framework:
    framework, _made = Framework.objects.using(OWNER).update_or_create(
        code=given["code"], defaults={"names": given["names"], **_source(given)}
    )
    for position, entry in enumerate(given["competencies"], start=1):
        months = entry["valid_months"]
        if not isinstance(months, int) or months < 1:
            raise ValueError(f"{entry['code']}: valid_months is a number of months, at least 1")
        Competency.objects.using(OWNER).update_or_create(
            code=entry["code"],
            defaults={
                "framework": framework,
                "position": position,
                "titles": entry["titles"],
                "valid_months": months,
                **{part: entry[part] for part in PARTS},
                **_source(entry),
            },
        )
    return framework


def _source(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return where an entry comes from and whether it was verified."""
    if entry["origin"] not in ORIGINS:
        raise ValueError(f"origin = {entry['origin']!r} is none of {', '.join(sorted(ORIGINS))}")
    return {"origin": entry["origin"], "source": entry.get("source", ""), "verified": bool(entry.get("verified"))}


@transaction.atomic
def ask_for_competency(
    *, by: Actor, country: Country, competency: Competency, since: date | None, why: str, today: date, at: datetime
) -> Asking:
    """Decide from which day a country's steps ask for a competency; without a day, that they no longer do.

    Raises `Refused` when the actor may not, or the day is past.
    """
    permits.require(by, permissions.ASK_FOR_COMPETENCY, country, by_table=permissions.MAY)
    is_asked = competency.code in queries.asked_since(country.code)
    reasons = rules.reasons_not_to_ask(since=since, today=today, why=why, is_asked=is_asked)
    if reasons:
        raise Refused(reasons)
    asking = Asking.objects.create(
        country=country,
        competency=competency,
        since=since,
        why=why.strip(),
        account=permissions.account_of(by, permissions.ASK_FOR_COMPETENCY),
        recorded_at=at,
    )
    facts = {"country": country.code, "competency": competency.code, "since": since.isoformat() if since else ""}
    entries.record(Note("COMPETENCY_ASKED_FOR", subject=f"competency:{competency.code}", facts=facts), by=by)
    return asking
