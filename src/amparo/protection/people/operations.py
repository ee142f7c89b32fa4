"""Sealing answers as they are written, and opening them one field group at a time for a purpose."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import READ, WRITE, Facts, Relation, decide
from amparo.foundation.access.need_to_know import EMERGENCY
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.rebuilding import Rebuilt, media_of, rebuilt, why_not
from amparo.protection.cases import operations as cases
from amparo.protection.cases import queries as case_queries
from amparo.protection.cases.models import Case
from amparo.protection.consents import queries as consent_queries
from amparo.protection.people import queries, rules
from amparo.protection.people.models import Attachment, Original

# Made once: `json.dumps` would make an encoder for each answer.
_as_text = json.JSONEncoder(ensure_ascii=False).encode

# Field group, its fields and their ciphertexts, in the same order.
Sealed = tuple[str, list[str], list[bytes]]


@dataclass(frozen=True, slots=True)
class Held:
    """What a caller has read of the case in this transaction: the live grants of the actor's teams, the data keys.

    `after_closing` tells that the answers are of a step which the procedure has open though the case is closed.
    """

    relations: tuple[Relation, ...]
    keys: Mapping[str, bytes]
    after_closing: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """A file as it came: the document made from it, what it is about, its name, its bytes and when."""

    attachment: int
    group: str
    name: str
    body: bytes
    at: datetime


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
    rows = queries.sealed_in(case, group, record) if record else queries.latest_sealed(case, group)
    wrapped = case_queries.wrapped_key(case.pk, group)
    if not rows or wrapped is None:
        return {}
    ticket = keys.issue(session=by.session, account=by.account, case_id=case.pk, group=group, purpose=purpose)
    opened = keys.open_values(ticket, wrapped, {f"{row.record}|{row.field}": row.sealed for row in rows})
    return {row.field: json.loads(opened[f"{row.record}|{row.field}"]) for row in rows}


def reveal_by_glass(by: Actor, facts: Facts, *, code: str, record: str) -> dict[str, Any]:
    """Open the answers of one field group without a grant, as far as a broken glass goes; the newest of each field.

    The opening is committed to the audit before anything is decrypted. Raises `NotAllowed`.
    """
    decision = decide(facts)
    if not decision.allowed or facts.purpose != EMERGENCY:
        raise NotAllowed(f"OPEN_{facts.group}_{decision.reason}", case=code)
    note = Note("OPENED", facts.case, code, subject=record, group=facts.group, purpose=facts.purpose)
    entries.record_opening(note, by=by)
    wrapped, rows = queries.sealed_by_glass(facts.case, facts.group)
    if not rows:
        return {}
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=facts.case, group=facts.group, purpose=facts.purpose
    )
    opened = keys.open_values(ticket, wrapped, {f"{row.record}|{row.field}": row.sealed for row in rows})
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
    if not any(values.values()):
        return 0
    held = Held(case_queries.relations(case), case_queries.wrapped_keys(case.pk))
    sealed = seal_answers(by=by, case=case, record=record, values=values, written=written, held=held)
    _insert(case, record, sealed, at)
    return sum(len(fields) for _, fields, _ in sealed)


def seal_answers(
    *,
    by: Actor,
    case: Case,
    record: str,
    values: Mapping[str, Mapping[str, Any]],
    written: frozenset[str],
    held: Held,
) -> list[Sealed]:
    """Seal answers by field group and return them, for the caller to store in this transaction.

    As `write_answers`, by a caller who has read of the case what sealing needs. Raises `NotAllowed`.
    """
    groups = {group: fields for group, fields in values.items() if fields}
    if not groups:
        return []
    wrapped = cases.data_keys(case, groups, held.keys)
    for group in groups:
        _require_to_write(by, case, group, written, held)
    texts = {
        group: {f"{record}|{name}": _as_text(value) for name, value in fields.items()}
        for group, fields in groups.items()
    }
    sealed = keys.seal_groups(session=by.session, case_id=case.pk, keys=wrapped, values=texts)
    if keys.is_indexed(groups):
        # The database marks the case in this transaction; the key process reads what was committed.
        transaction.on_commit(_bring_index_up)
    return [(group, list(fields), sealed[group]) for group, fields in groups.items()]


def _bring_index_up() -> None:
    """Let people be found by what was just written; what the key process does not do now, the clock asks for again."""
    with suppress(keys.Unavailable):
        keys.bring_index_up()


def _require_to_write(by: Actor, case: Case, group: str, written: frozenset[str], held: Held) -> None:
    """Raise `NotAllowed` unless the actor may write a field group in this step."""
    is_written_to, relations = case.is_open or held.after_closing, held.relations
    facts = Facts(by.posts, WRITE, group, _purpose(relations), relations, frozenset(), is_written_to, written)
    decision = decide(facts)
    if not decision.allowed:
        raise NotAllowed(f"WRITE_{group}_{decision.reason}", case=case.code)


def _insert(case: Case, record: str, rows: list[Sealed], at: datetime) -> None:
    """Write sealed answers by statements that return nothing: a writer may not read what it seals."""
    with connection.cursor() as cursor:
        cursor.executemany(
            'insert into people_sealedanswers (case_id, record, "group", fields, sealed, written_at)'
            " values (%s, %s, %s, %s, %s, %s)",
            [(case.pk, record, group, fields, sealed, at) for group, fields, sealed in rows],
        )


def _purpose(relations: tuple[Any, ...]) -> str:
    return relations[0].purpose if relations else ""


@transaction.atomic
def attach_document(
    *, by: Actor, case: Case, group: str, name: str, body: bytes, at: datetime, keeps_original: bool = False
) -> int:
    """Make a document anew, seal it and its name under the key of the case and field group; return its id.

    `keeps_original` keeps what came too, as evidence, under a key of its own. Raises `Refused` when the group is not
    among those granted, or the document is too large or of another kind.
    """
    relations = case_queries.relations(case)
    granted: frozenset[str] = frozenset().union(*(each.groups for each in relations))
    reasons = rules.reasons_not_to_attach(
        is_open=case.is_open, group=group, granted=granted, keeps_original=keeps_original
    )
    if reasons:
        raise Refused(reasons)
    made = _made_anew(body)
    key = queries.next_attachment()
    place = f"attachment:{key}"
    wrapped = cases.data_keys(case, [group], case_queries.wrapped_keys(case.pk))[group]
    ticket = keys.issue(session=by.session, account=by.account, case_id=case.pk, group=group, purpose="WRITE")
    sealed = keys.seal_values(
        ticket, wrapped, {f"{place}|name": name[:200], f"{place}|body": base64.b64encode(made.body).decode()}
    )
    Attachment(
        pk=key,
        case=case,
        group=group,
        kind=made.media,
        size=len(made.body),
        institution=by.institution_code,
        name=sealed[f"{place}|name"],
        body=sealed[f"{place}|body"],
        written_at=at,
    ).save(force_insert=True)
    facts = {"attachment": key, "kind": made.media, "size": len(made.body)}
    entries.record(Note("DOCUMENT_ATTACHED", case.pk, case.code, group=group, facts=facts), by=by)
    if keeps_original:
        _keep_original(by, case, Came(key, group, name, body, at))
    return key


def _keep_original(by: Actor, case: Case, came: Came) -> None:
    """Keep what came exactly as it came, sealed under a key of its own, and write down its hash."""
    key = queries.next_original()
    subject = f"original:{key}"
    wrapped = keys.new_data_key(subject, came.group)
    ticket = keys.issue(session=by.session, account=by.account, case_id=subject, group=came.group, purpose="WRITE")
    sealed = keys.seal_values(ticket, wrapped, {"name": came.name[:200], "body": base64.b64encode(came.body).decode()})
    made = Original(
        pk=key,
        case=case,
        attachment_id=came.attachment,
        group=came.group,
        media=media_of(came.body),
        size=len(came.body),
        sha256=hashlib.sha256(came.body).hexdigest(),
        institution=by.institution_code,
        account_id=by.account or 0,
        came_at=came.at,
        wrapped=wrapped,
        name=sealed["name"],
        body=sealed["body"],
    )
    made.mark = keys.mark_of_code(receipt_code(made))
    made.save(force_insert=True)
    facts = {"original": key, "attachment": came.attachment, "size": made.size, "sha256": made.sha256}
    entries.record(Note("ORIGINAL_KEPT", case.pk, case.code, group=came.group, facts=facts), by=by)


def receipt_code(original: Original) -> str:
    """Return the code of a receipt: of the case, the hash, the size and the hour together."""
    at = original.came_at.astimezone(UTC).isoformat()
    said = (original.case_id, original.pk, original.sha256, original.size, at)
    return keys.code_for("original", "|".join(map(str, said)))


def _made_anew(body: bytes) -> Rebuilt:
    try:
        return rebuilt(body)
    except NotReadable as wrong:
        raise Refused([why_not(wrong.code)]) from wrong


def open_document(by: Actor, case: Case, *, key: int, purpose: str) -> tuple[str, str, bytes] | None:
    """Open a document: name, media type, bytes. Audited before it is decrypted; None when there is none.

    Raises `NotAllowed`.
    """
    row = queries.attachment(case, key)
    if row is None:
        return None
    refused = may_open(by, case, group=row.group, purpose=purpose)
    if refused:
        raise NotAllowed(f"OPEN_{row.group}_{refused}", case=case.code)
    place = f"attachment:{key}"
    entries.record_opening(Note("OPENED", case.pk, case.code, subject=place, group=row.group, purpose=purpose), by=by)
    wrapped = case_queries.wrapped_key(case.pk, row.group)
    if wrapped is None:
        return None
    ticket = keys.issue(session=by.session, account=by.account, case_id=case.pk, group=row.group, purpose=purpose)
    opened = keys.open_values(ticket, wrapped, {f"{place}|name": bytes(row.name), f"{place}|body": bytes(row.body)})
    return opened[f"{place}|name"], row.kind, base64.b64decode(opened[f"{place}|body"])
