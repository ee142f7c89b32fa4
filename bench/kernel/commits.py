"""The least that a lasting change costs: one row and one commit, without Amparo and with it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
from amparo_case import AmparoCase

from amparo.foundation.access.acting import acting
from amparo.protection.pathways.models import Pathway

TABLE = (
    "create table bench_row (id bigint primary key, note text not null);"
    "insert into bench_row values (1, '');"
    "grant select, update on bench_row to amparo_app"
)


@dataclass
class BareCommit:
    """One row changed and committed with psycopg alone."""

    connection: psycopg.Connection[tuple[object, ...]]

    def step(self) -> float:
        """Begin, change the row, commit; return the seconds."""
        began = time.perf_counter()
        self.connection.execute("update bench_row set note = %s where id = 1", [datetime.now(UTC).isoformat()])
        self.connection.commit()
        return time.perf_counter() - began


@dataclass
class OneRow:
    """One row of a case changed by the application: who acts is told, row-level security holds, and it is committed."""

    case: AmparoCase

    def step(self) -> float:
        """Begin, say who acts, save one row through Django, commit; return the seconds."""
        token, actor = self.case.stage.tokens["case_manager"], self.case.stage.actors["case_manager"]
        began = time.perf_counter()
        with acting(token, known=actor):
            Pathway.objects.filter(pk=self.case.pathway).update(ended_at=None)
        return time.perf_counter() - began
