"""The seven-year review, for tests."""

from __future__ import annotations

from django.db import connection

from amparo.demo.results import load_results
from amparo.evidence.reports import queries
from amparo.evidence.reports.models import Report


def review() -> Report:
    """Load the history of both countries and the review that is written from it."""
    connection.ensure_connection()
    load_results()
    found = queries.report_by_code("balance-2015-2022")
    assert found is not None
    return found
