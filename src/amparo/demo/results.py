"""Results of the demonstration: both countries' history from its sources, an invented project that runs, the review."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.evidence.reports import operations as reports
from amparo.evidence.reports import queries as report_queries
from amparo.evidence.reports.operations import Planned
from amparo.evidence.results.operations.history import load_framework
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import fiscal_year
from amparo.evidence.results.vocabulary import FISCAL_MONTH, TARGET
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition

COUNTRIES: Final = ("CR", "HN")
METHOD: Final = {"es": "Conteo desde filas", "fr": "Décompte à partir des lignes", "en": "Counted from rows"}
YEARLY: Final = {"es": "Anual", "fr": "Annuelle", "en": "Yearly"}


def load_results() -> int:
    """Bring in frameworks, figures and the review when they are not there; return how many projects there are."""
    now, said = datetime.now(UTC), _content("running")
    with acting(service_token()) as by:
        for code in COUNTRIES:
            country = coalition.country_by_code(code)
            load_framework(by=by, country=country, content=_content(code.lower()), at=now)
            if frames.project_by_code(f"{code}-DEMO") is None:
                load_framework(by=by, country=country, content=running(said, code, now.date()), at=now)
    _load_review(_content("balance"), now)
    return 2 * len(COUNTRIES)


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(settings.CONTENT) / "results" / f"{name}.toml").read_text(encoding="utf-8"))


def running(said: dict[str, Any], code: str, today: date) -> dict[str, Any]:
    """Return the invented project of a country as content: it covers last fiscal year, this one and the next."""
    year = fiscal_year(today, FISCAL_MONTH)
    project = {
        "code": f"{code}-DEMO",
        "names": said["names"],
        "starts_on": fiscal_year(year.starts_on - timedelta(days=1), FISCAL_MONTH).starts_on,
        "ends_on": fiscal_year(year.ends_on + timedelta(days=1), FISCAL_MONTH).ends_on,
        "fiscal_month": FISCAL_MONTH,
        "currency": "CAD",
        "invented": True,
    }
    aim = {"kind": TARGET, "by_on": year.ends_on, "said": said["target"], "source": said["target"]}
    indicators = [
        {
            **each,
            "responsible": f"{code}_SECRETARIAT",
            "method": METHOD,
            "frequency": YEARLY,
            "aims": [{**aim, **each["target"]}] if "target" in each else [],
        }
        for each in said["indicators"]
    ]
    return {"project": project, "outcomes": said["outcomes"], "indicators": indicators}


def _load_review(said: dict[str, Any], at: datetime) -> None:
    """Write the seven-year review, unless it is there."""
    if report_queries.report_by_code(said["code"]) is not None:
        return
    planned = Planned(said["code"], said["titles"], said["leads"], said["countries"], said["projects"])
    with acting(service_token()) as by:
        country = coalition.country_by_code("HN")
        report = reports.make_report(by=by, country=country, planned=planned, at=at)
        for language, body in said["texts"].items():
            reports.write_text(by=by, report=report, language=language, body=body, based_on=0, at=at)
