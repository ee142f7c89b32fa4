"""Figures for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from amparo.evidence.claims import operations
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
SURVEY = Number(words.SHARE, words.RESPONDENT, printed="76", n=109)
BARE = Number(words.SHARE, words.RESPONDENT, printed="96")
CONGRESS = Number(words.COUNT, words.UNIQUE_PERSON, value=140)


def told(code: str = "vulnerability", **more: Any) -> Told:
    """Return what is told of a figure."""
    known: dict[str, Any] = {"texts": {"es": "Reduce la vulnerabilidad"}, "source": {"es": "Evaluación final, 2022"}}
    return Told(code=code, **{**known, **more})


def recorded(by: Actor, number: Number = SURVEY, code: str = "vulnerability", **more: Any) -> PublishedFigure:
    """Write a figure into the register of the actor's country."""
    country = coalition.country_by_code(by.country)
    return operations.record_figure(by=by, country=country, number=number, told=told(code, **more), at=AT)
