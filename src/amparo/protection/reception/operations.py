"""Opening an alert from a report."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.prevention.community.models import CommunityReport
from amparo.prevention.community.operations import following, opening
from amparo.prevention.community.rules.sealing import subject_of
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import Pathway
from amparo.protection.reception.rules import answers_for_the_case

FIRST_STEP: Final = "call_reports/receive_report"


@transaction.atomic
def open_alert(*, by: Actor, report: CommunityReport, mandate: str, at: datetime) -> Pathway:
    """Open a case from a report and do its first step with what was told: codes in clear, words sealed in their groups.

    Raises `Refused` when the actor may not, an alert was opened from this report before, or the step cannot be done.
    """
    # First of all: the opening is committed to the audit by itself, before this transaction writes into the same chain.
    opened = opening.open_report(by=by, report=report, at=at)
    following.mark_alert(by=by, report=report)
    pathway = pathways.start_pathway(by=by, mandate=mandate, at=at)
    answers = answers_for_the_case(opened.answers, kind=report.kind)
    pathways.complete_step(
        by=by, pathway_id=pathway.pk, path=FIRST_STEP, outcome={}, answers=answers, at=at, without=None
    )
    case = pathway.case
    entries.record(Note("ALERT_FROM_REPORT", case.pk, case.code, subject=subject_of(report.ref)), by=by)
    return pathway
