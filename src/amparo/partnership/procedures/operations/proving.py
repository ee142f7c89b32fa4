"""Proving: what is asked for, what works it off, and what is kept of it."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from amparo.bpmn.check import Report
from amparo.bpmn.check.plain import report_to_plain
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.partnership.procedures import permissions
from amparo.partnership.procedures.models import Examination, Proof
from amparo.partnership.procedures.rules import MOST_ATTEMPTS, Part, Standing, Surroundings

# What was asked for while drawing is forgotten after so long; what was found is kept.
KEPT: Final = timedelta(days=7)


@transaction.atomic
def ask_examination(
    *, by: Actor, xml: str, standing: Standing, around: Surroundings, subject: str = "", at: datetime
) -> Examination | None:
    """Ask that what is missing of a proof be found; None when nothing is missing. The same is asked for once.

    With a `subject`, it takes the place of what the same subject asked for before and nobody has begun.
    """
    permits.require(by, permissions.ASK_EXAMINATION, None, by_table=permissions.MAY)
    if subject:
        Examination.objects.filter(subject=subject, done_at=None, attempts=0).exclude(key=standing.key).delete()
    if not standing.missing:
        return None
    asked, made = Examination.objects.get_or_create(
        key=standing.key,
        defaults={
            "process": standing.parts[0].process,
            "xml": xml,
            "around": dict(around.versions or {}),
            "subject": subject,
            "asked_by": by.account,
            "asked_at": at,
        },
    )
    if not made and (asked.done_at or asked.given_up_at or (asked.subject and not subject)):
        asked.attempts, asked.done_at, asked.given_up_at, asked.asked_at = 0, None, None, at
        asked.subject = asked.subject if subject else ""
        asked.save(update_fields=["attempts", "done_at", "given_up_at", "asked_at", "subject"])
    return asked


@transaction.atomic
def begin_examination(*, by: Actor, key: int, at: datetime) -> Examination | None:
    """Begin to prove what was asked for; None when it is done, or given up now because it ended midway too often."""
    permits.require(by, permissions.PROVE_PROCEDURE, None, by_table=permissions.MAY)
    asked = Examination.objects.select_for_update().filter(pk=key, done_at=None, given_up_at=None).first()
    if asked is None:
        return None
    if asked.attempts >= MOST_ATTEMPTS:
        asked.given_up_at = at
    else:
        asked.attempts += 1
    asked.save(update_fields=["attempts", "given_up_at"])
    return None if asked.given_up_at else asked


@transaction.atomic
def keep_proof(*, by: Actor, part: Part, report: Report, milliseconds: int, at: datetime) -> Proof:
    """Keep the report of a procedure; whoever found the same first is first."""
    permits.require(by, permissions.PROVE_PROCEDURE, None, by_table=permissions.MAY)
    found = {"process": part.process, "seen": part.marks.seen, "holds": report.ok, "report": report_to_plain(report)}
    proof, _made = Proof.objects.get_or_create(
        drawn=part.marks.drawn, defaults={**found, "milliseconds": milliseconds, "proved_at": at}
    )
    return proof


@transaction.atomic
def finish_examination(*, by: Actor, key: int, at: datetime) -> None:
    """Note that all that was asked for is proved; what drafts asked for long ago is forgotten."""
    permits.require(by, permissions.PROVE_PROCEDURE, None, by_table=permissions.MAY)
    Examination.objects.filter(pk=key).update(done_at=at)
    Examination.objects.exclude(subject="").filter(asked_at__lt=at - KEPT).delete()


@transaction.atomic
def forget_proofs(*, by: Actor, wanted: Collection[str], before: datetime) -> int:
    """Forget what was proved before a moment and is not wanted; return how many proofs that were.

    `wanted`: marks of what is in force, will be, or is being drawn (see `queries.marks_among`). What is drawn again
    as it once was is proved again.
    """
    permits.require(by, permissions.FORGET_PROOFS, None, by_table=permissions.MAY)
    rows = Proof.objects.filter(proved_at__lt=before).exclude(drawn__in=wanted).exclude(seen__in=wanted)
    forgotten, _by_table = rows.delete()
    return forgotten


@transaction.atomic
def look_at_once(*, by: Actor, standing: Standing, at: datetime) -> Standing:
    """Prove what was drawn when one need not wait for it, and keep it; what takes longer stays missing."""
    permits.require(by, permissions.PROVE_PROCEDURE, None, by_table=permissions.MAY)
    began = time.perf_counter()
    looked = standing.looked_at_once()
    own = looked.parts[0]
    if standing.parts[0].report is None and own.report is not None:
        took = round((time.perf_counter() - began) * 1000)
        keep_proof(by=by, part=own, report=own.report, milliseconds=took, at=at)
    return looked


@transaction.atomic
def prove_now(*, by: Actor, standing: Standing, at: datetime) -> Standing:
    """Prove what is missing, here and now, and keep it. For who can wait: the installation when it is loaded."""
    permits.require(by, permissions.PROVE_PROCEDURE, None, by_table=permissions.MAY)
    parts = []
    for part in standing.parts:
        if part.report is None:
            began = time.perf_counter()
            report = standing.checker.check(part.process)
            took = round((time.perf_counter() - began) * 1000)
            keep_proof(by=by, part=part, report=report, milliseconds=took, at=at)
            part = replace(part, report=report)
        parts.append(part)
    return Standing(standing.checker, tuple(parts))
