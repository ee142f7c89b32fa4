"""What works off the proofs that were asked for: `python -m django prove`, a process of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import DatabaseError, connection, connections

from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read import read
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.notices.announcements import announce
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.rules import Standing

log = logging.getLogger("amparo.prover")
LASTS_SECONDS = 300
# The first half of the key of the advisory locks under which examinations are worked off.
LOCK = 0x70726F76


def work_off() -> int:
    """Prove what waits, one procedure after another, and tell who listens; return how many procedures were proved.

    Nothing is begun twice in one look: what fails waits for the next, and is given up when it fails too often.
    """
    proved, seen = 0, set[int]()
    while (key := queries.next_examination(leaving=seen)) is not None:
        seen.add(key)
        with _alone(key) as mine:
            proved += _examine(key) if mine else 0
        announce("EXAMINED", at=datetime.now(UTC))
    announce("EXAMINED", at=datetime.now(UTC))
    return proved


@contextmanager
def _alone(key: int) -> Iterator[bool]:
    """Hold an examination; the database lets it go when this process dies, so that another may go on with it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCK, key % 2**31])
        row = cursor.fetchone()
    mine = bool(row and row[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCK, key % 2**31])


def _examine(key: int) -> int:
    """Prove what is missing of one examination, each procedure kept as soon as it is proved."""
    proved = 0
    try:
        with acting(service_token(LASTS_SECONDS)) as actor:
            asked = operations.begin_examination(by=actor, key=key, at=datetime.now(UTC))
            if asked is None:
                return 0
            around = queries.around_versions(asked.around.values())
            standing = queries.standing_of(read(asked.xml.encode(), name=str(key)), around)
        for process in standing.missing:
            if not _prove(key, standing, process):
                return proved
            proved += 1
    except NotAccepted:
        log.warning("examination %s: the drawings no longer fit together", key)
    except (LookupError, ValueError, RecursionError, MemoryError) as trouble:
        log.error("examination %s could not be done: %s", key, type(trouble).__name__)
        return proved
    with acting(service_token(LASTS_SECONDS)) as actor:
        operations.finish_examination(by=actor, key=key, at=datetime.now(UTC))
    return proved


def _prove(key: int, standing: Standing, process: str) -> bool:
    """Prove one procedure and keep its report; False when nobody wants it any more."""
    if not queries.is_wanted(key):
        return False
    began = time.perf_counter()
    report = standing.checker.check(process)
    took = round((time.perf_counter() - began) * 1000)
    part = next(part for part in standing.parts if part.process == process)
    with acting(service_token(LASTS_SECONDS)) as actor:
        operations.keep_proof(by=actor, part=part, report=report, milliseconds=took, at=datetime.now(UTC))
    return True


def run_once() -> None:
    """Work off what waits; a database that is away is waited for, with one line in the log."""
    try:
        proved = work_off()
        if proved:
            log.info("procedures proved: %s", proved)
    except DatabaseError as trouble:
        log.warning("the prover waits for the database: %s", type(trouble).__name__)
        for each in connections.all():
            each.close()
