"""A project, its rolls and its acts, for tests of results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from amparo.evidence.results.models import Indicator, Project
from amparo.evidence.results.operations.history import load_framework
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.rolls.models import Activity, Attendance, Enrolment, HeadCount, Session

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
_numbers = count(1)

PEOPLE = {"numerator": {"source": "ATTENDANCES", "way": "PEOPLE"}, "span": "DURING", "by": ["gender"]}
IN_PERSON = {
    "numerator": {"source": "ATTENDANCES", "way": "PEOPLE", "where": {"mode": ["IN_PERSON"]}},
    "denominator": {"source": "ATTENDANCES", "way": "PEOPLE"},
    "span": "DURING",
}
ADOPTED = {
    "numerator": {"source": "ACTS", "way": "CELLS"},
    "denominator": {"source": "CELLS", "way": "CELLS"},
    "span": "AS_OF",
}


def content(code: str = "HN-TEST", definition: dict[str, Any] | None = None, **project: Any) -> dict[str, Any]:
    """Return a small framework as content."""
    words = {"es": "Algo", "fr": "Quelque chose", "en": "Something"}
    known = {
        "code": code, "names": words, "donor": words, "starts_on": date(2021, 4, 1), "ends_on": date(2024, 3, 31),
        "fiscal_month": 4, "currency": "CAD",
    }  # fmt: skip
    levels = (("1000", "ULTIMATE", ""), ("1100", "INTERMEDIATE", "1000"), ("1110", "IMMEDIATE", "1100"))
    return {
        "project": {**known, **project},
        "outcomes": [
            {"code": each, "level": level, "above": above, "names": words, "attribution": "DELIVERED",
             "chapter": "ACTORS"}
            for each, level, above in levels
        ],
        "indicators": [
            {"outcome": "1110", "code": "1110.1", "names": words, "attribution": "DELIVERED",
             "definition": definition or PEOPLE}
        ],
    }  # fmt: skip


def loaded(given: dict[str, Any], country: str = "HN") -> Project:
    """Bring a framework in as the installation does."""
    with acting(service_token()) as by:
        return load_framework(by=by, country=coalition.country_by_code(country), content=given, at=AT)


def indicator_of(project: Project) -> Indicator:
    """Return the first indicator of a project."""
    return Indicator.objects.filter(outcome__project=project).select_related("outcome__project__country").earliest("pk")


def people(number: int, gender: str = "WOMAN", country: str = "HN", kept_by: str = "HN") -> list[Professional]:
    """Enter invented professionals."""
    return [
        Professional.objects.create(
            kept_by=coalition.country_by_code(kept_by), given_names="Invento", family_names=f"Uno {at}",
            key=f"uno {at}", country=country, gender=gender, entered_at=AT,
        )
        for at in range(number)
    ]  # fmt: skip


def organisation(sector: str = "STATE", kept_by: str = "HN") -> Organisation:
    """Enter an organisation."""
    at = next(_numbers)
    return Organisation.objects.create(
        kept_by=coalition.country_by_code(kept_by), name=f"Organización {at}", key=f"organizacion {at}", sector=sector,
        country=kept_by, entered_at=AT,
    )  # fmt: skip


def activity(
    on: date = date(2021, 10, 19), *, days: int = 1, kept_by: str = "HN", hour: int = 15, **more: Any
) -> Activity:
    """Hold an activity with a session a day, each from an hour of universal time."""
    known = {"kind": "CONGRESS", "title": "Congreso inventado", "country": kept_by, "time_zone": "America/Tegucigalpa"}
    row = Activity.objects.create(
        kept_by=coalition.country_by_code(kept_by), code=f"A{next(_numbers)}", starts_on=on,
        ends_on=on + timedelta(days=days - 1), entered_at=AT, **{**known, **more},
    )  # fmt: skip
    for day in range(days):
        session(row, on + timedelta(days=day), day + 1, hour)
    return row


def session(row: Activity, on: date, number: int, hour: int = 15) -> Session:
    """Add a session of three hours; without more, from nine to noon in Central America."""
    starts = datetime(on.year, on.month, on.day, hour, 0, tzinfo=UTC)
    code = f"C{next(_numbers)}"
    return Session.objects.create(
        activity=row, number=number, starts_at=starts, ends_at=starts + timedelta(hours=3), hours=3, offer="MIXED",
        room_code=f"{code}R", online_code=f"{code}L",
    )  # fmt: skip


def there(row: Activity, who: Sequence[Professional], mode: str = "IN_PERSON", at: Organisation | None = None) -> None:
    """Mark people in every session of an activity."""
    for each in who:
        Enrolment.objects.get_or_create(
            activity=row, professional=each, defaults={"mode": mode, "organisation": at, "entered_at": AT}
        )
        for part in row.sessions.all():
            Attendance.objects.create(session=part, professional=each, mode=mode, proof="STAFF", recorded_at=AT)


def counted(row: Activity, *, women: int, men: int) -> None:
    """Write a count of the public on the first session of an activity."""
    HeadCount.objects.create(
        session=row.sessions.earliest("number"), age_band="UNKNOWN", women=women, men=men, recorded_at=AT
    )
