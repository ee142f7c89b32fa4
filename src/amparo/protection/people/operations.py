"""Sealing answers as they are written, and opening them one field group at a time for a purpose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import READ, WRITE, decide
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases import operations as cases
from amparo.protection.cases import queries as case_queries
from amparo.protection.cases.models import Case
from amparo.protection.consents import queries as consent_queries
from amparo.protection.people import queries


def may_open(by: Actor, case: Case, *, group: str, purpose: str) -> str:
    """Return "" when the actor may read a field group for a purpose now, else the code of the reason."""
    facts = case_queries.facts(
        by, case, action=READ, group=group, purpose=purpose, consents=consent_queries.live_purposes(case)
    )
    decision = decide(facts)
    return "" if decision.allowed else decision.reason


def reveal(by: Actor, case: Case, *, group: str, purpose: str, record: str = "") -> dict[str, Any]:
    """Open the answers of one field group: the newest of each field, or those of one record.

    The opening is committed to the audit before anything is decrypted. Raises `NotAllowed`.
    """
    refused = may_open(by, case, group=group, purpose=purpose)
    if refused:
        raise NotAllowed(f"OPEN_{group}_{refused}", case=case.code)
    entries.record_opening(Note("OPENED", case.pk, case.code, subject=record, group=group, purpose=purpose), by=by)
    if record:
        rows = [row for row in queries.sealed_in(case, record) if row.group == group]
    else:
        rows = queries.latest_sealed(case, group)
    wrapped = case_queries.wrapped_key(case.pk, group)
    if not rows or wrapped is None:
        return {}
    ticket = keys.issue(session=by.session, account=by.account, case_id=case.pk, group=group, purpose=purpose)
    opened = keys.open_values(ticket, wrapped, {f"{row.record}|{row.field}": bytes(row.sealed) for row in rows})
    return {row.field: json.loads(opened[f"{row.record}|{row.field}"]) for row in rows}


def write_answers(
    *,
    by: Actor,
    case: Case,
    record: str,
    values: Mapping[str, Mapping[str, Any]],
    written: frozenset[str],
    at: datetime,
) -> int:
    """Seal answers by field group in the current transaction; return how many.

    `values` maps a group to its fields, `written` are the groups that the step writes. Raises `NotAllowed`.
    """
    groups = {group: fields for group, fields in values.items() if fields}
    if not groups:
        return 0
    relations = case_queries.relations(case)
    wrapped = cases.data_keys(case, groups, case_queries.wrapped_keys(case.pk))
    rows: list[tuple[str, str, bytes]] = []
    for group, fields in groups.items():
        facts = case_queries.Facts(
            by.posts, WRITE, group, _purpose(relations), relations, frozenset(), case.is_open, written
        )
        decision = decide(facts)
        if not decision.allowed:
            raise NotAllowed(f"WRITE_{group}_{decision.reason}", case=case.code)
        ticket = keys.issue(session=by.session, account=by.account, case_id=case.pk, group=group, purpose="WRITE")
        texts = {f"{record}|{name}": json.dumps(value, ensure_ascii=False) for name, value in fields.items()}
        for place, sealed in keys.seal_values(ticket, wrapped[group], texts).items():
            rows.append((group, place.rsplit("|", 1)[1], sealed))
    _insert(case, record, rows, at)
    return len(rows)


def _insert(case: Case, record: str, rows: list[tuple[str, str, bytes]], at: datetime) -> None:
    """Write sealed answers in one statement that returns nothing: a writer may not read what it seals."""
    with connection.cursor() as cursor:
        cursor.execute(
            'insert into people_sealedanswer (case_id, record, "group", field, sealed, written_at)'
            " select %s, %s, u.g, u.f, u.s, %s from unnest(%s::text[], %s::text[], %s::bytea[]) as u(g, f, s)",
            [case.pk, record, at, *(list(column) for column in zip(*rows, strict=True))],
        )


def _purpose(relations: tuple[Any, ...]) -> str:
    return relations[0].purpose if relations else ""
