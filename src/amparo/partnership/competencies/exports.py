"""The list of competencies as a workbook; what a competency is comes from content that is reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Row
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies import permissions, queries
from amparo.partnership.competencies.vocabulary import PARTS


def _country(by: Actor, _scope: str) -> Country | None:
    return coalition.country_by_code(by.country) if by.country else None


def _rows(_by: Actor, subject: Country) -> Iterator[Row]:
    since = queries.asked_since(subject.code)
    steps = queries.steps_that_ask(subject.code, localdate())
    for row in queries.competencies():
        asked = since.get(row.code)
        yield {
            "code": row.code,
            "title": str(row),
            "months": row.valid_months,
            "steps": sum(step.needed.competency == row.code for step in steps),
            "since": asked.isoformat() if asked else "",
            **{part: in_language(getattr(row, part)) for part in PARTS},
        }


COMPETENCIES: Final = Listed(
    kind="competencias",
    title=gettext_lazy("Competencies"),
    columns=(
        columns.told("code", gettext_lazy("Code")),
        columns.told("title", gettext_lazy("Competency")),
        columns.told("months", gettext_lazy("Months that a certificate holds")),
        columns.told("steps", gettext_lazy("Steps that ask for it")),
        columns.told("since", gettext_lazy("Asked for in this country")),
        *(columns.told(part, label) for part, label in PARTS.items()),
    ),
    may=permissions.MAY,
    needs=permissions.READ_TRAINING,
    subject=_country,
    rows=_rows,
    back=lambda _scope: reverse("competencies:list"),
    only_out=gettext_lazy("Competencies are content of the coalition: they are written and reviewed as files."),
)
