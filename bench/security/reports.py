"""Fifty community reports at the same instant, against the real server for reports with a key process beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg
from figures import Figure

from bench.reports.at_once import at_once
from tests.prevention.reporting.serving import reports_server

Link = psycopg.Connection[tuple[object, ...]]
COUNT, CPU_AT_MOST = 50, 0.3
FILED = "select count(*) from community_reportkey"


def fifty_at_once(database: str, connect: Callable[[str], Link]) -> list[Figure]:
    """Send them and count what was answered and what was kept."""
    with (
        tempfile.TemporaryDirectory(prefix="amparo-reports-") as folder,
        connect(database) as owner,
        reports_server(database, Path(folder) / "log") as server,
    ):
        before = _count(owner)
        found = at_once(server.host, COUNT, server.pid)
        kept = _count(owner) - before
    receipts = len(set(found.receipts))
    return [
        Figure(
            f"{COUNT} reports sent at the same instant: {receipts} receipts and {kept} reports,"
            f" the last after {found.wall:.1f} s",
            receipts == kept == COUNT,
        ),
        Figure(
            f"{found.cpu_each:.3f} s of processor for each report, at most {CPU_AT_MOST}",
            found.cpu_each <= CPU_AT_MOST,
        ),
    ]


def _count(owner: Link) -> int:
    row = owner.execute(FILED).fetchone()
    return int(str(row[0])) if row else 0
