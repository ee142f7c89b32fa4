"""The one register of what can be counted: a package that can be counted has a source in `sources` and a line here.

Everything else follows from the line: it is offered where an indicator is defined, counted, broken down, tallied at
night, opened to what stands behind it, and put to the tests that every source passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.evidence.results.rules.sources.adoption import ACTS, CELLS, COURSES
from amparo.evidence.results.rules.sources.cases import CASES
from amparo.evidence.results.rules.sources.outreach import CHANNEL_TESTS, COMMITMENTS, INITIATIVES
from amparo.evidence.results.rules.sources.practices import PRACTICES, UPTAKES
from amparo.evidence.results.rules.sources.rolls import ACTIVITIES, ATTENDANCES, PUBLIC
from amparo.evidence.results.rules.sources.shapes import Rows, Source
from amparo.evidence.results.rules.sources.surveys import ANSWERS
from amparo.evidence.results.rules.sources.training import AWARDS

SOURCES: Final[Mapping[str, Source]] = {
    "ATTENDANCES": ATTENDANCES,
    "PUBLIC": PUBLIC,
    "ACTIVITIES": ACTIVITIES,
    "ACTS": ACTS,
    "CELLS": CELLS,
    "COURSES": COURSES,
    "AWARDS": AWARDS,
    "ANSWERS": ANSWERS,
    "CASES": CASES,
    "PRACTICES": PRACTICES,
    "UPTAKES": UPTAKES,
    "INITIATIVES": INITIATIVES,
    "CHANNEL_TESTS": CHANNEL_TESTS,
    "COMMITMENTS": COMMITMENTS,
}


def rows_of_source(code: str) -> Rows:
    """Return a source of rows. Raises `TypeError` for one that gives out sums only."""
    found = SOURCES[code]
    if not isinstance(found, Rows):
        raise TypeError(code)
    return found
