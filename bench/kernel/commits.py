# ruff: noqa: S608 - the names of tables are ours
"""The least that a lasting change costs: one row, the rows of a step, and one row by Amparo; each committed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from amparo_case import AmparoCase
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

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


COPIES = ("pathways_pathwayevent", "people_sealedanswers", "audit_entry", "pathways_openstep", "pathways_pathway")
ROWS = "".join(f"create table bench_{name} (like {name} including all);" for name in COPIES) + (
    "create table bench_grant (like sec.grant_ including all);"
    "insert into bench_pathways_pathway select * from pathways_pathway where id = %(pathway)s;"
    "insert into bench_grant select * from sec.grant_ where case_id = %(case)s"
)


class SameRows:
    """The rows that a step writes, changed and committed with psycopg alone: nothing asked, sealed, moved or judged.

    The rows are those of a step just completed, written again to tables with the same columns, defaults and indexes,
    without foreign keys, triggers and row-level security.
    """

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]], case: AmparoCase) -> None:
        """Copy the last step of a case: its event, sealed answers, audit entry, open step, pathway and feeds."""
        self.connection = connection
        self.pathway = case.pathway
        self.case: int = self._all("select case_id from pathways_pathway where id = %s", case.pathway)[0]["case_id"]
        connection.execute(ROWS % {"pathway": self.pathway, "case": self.case})
        connection.commit()
        of_case = "where case_id = %s order by id desc limit"
        (self.event,) = self._all(f"select * from pathways_pathwayevent {of_case} 1", self.case)
        self.sealed = self._all(f"select * from people_sealedanswers {of_case} 3", self.case)
        (self.entry,) = self._all(f"select * from audit_entry {of_case} 1", self.case)
        (self.opened,) = self._all(f"select * from pathways_openstep {of_case} 1", self.case)
        self.state = self._all("select state from pathways_pathway where id = %s", self.pathway)[0]["state"]
        connection.commit()
        self.done = 0

    def step(self) -> float:
        """Write and commit what a step writes; return the seconds."""
        self.done += 1
        run, now, place = self.connection.execute, datetime.now(UTC), self.done * len(self.sealed)
        began = time.perf_counter()
        run("select state from bench_pathways_pathway where id = %s for update", [self.pathway])
        self._insert("pathways_pathwayevent", self.event, id=place, seq=-self.done)
        for offset, row in enumerate(self.sealed):
            self._insert("people_sealedanswers", row, id=place + offset)
        self._insert("audit_entry", self.entry, id=place, seq=-self.done)
        run("delete from bench_pathways_openstep where case_id = %s", [self.case])
        self._insert("pathways_openstep", self.opened, id=place)
        run("update bench_pathways_pathway set state = %s, seq = %s where id = %s",
            [Jsonb(self.state), self.done, self.pathway])  # fmt: skip
        run("update bench_grant set last_activity_at = %s, next_due_at = %s where case_id = %s", [now, now, self.case])
        self.connection.commit()
        return time.perf_counter() - began

    def _insert(self, table: str, row: dict[str, Any], **changed: int) -> None:
        written = {**row, **changed}
        names, marks = ", ".join(f'"{name}"' for name in written), ", ".join(["%s"] * len(written))
        values = [Jsonb(value) if isinstance(value, dict) else value for value in written.values()]
        self.connection.execute(f"insert into bench_{table} ({names}) values ({marks})", values)

    def _all(self, asked: str, key: int) -> list[dict[str, Any]]:
        with self.connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(asked, [key]).fetchall()


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
