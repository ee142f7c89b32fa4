"""Erasing a report on its day: its data keys are destroyed with all that was told, and the codes stay."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.prevention.community import permissions
from amparo.prevention.community.models import CommunityReport, ReportClock, ReportKey, ReportPart, Slice
from amparo.prevention.community.operations.opening import note_of
from amparo.prevention.community.vocabulary import CLOSED


@transaction.atomic
def erase_report(*, by: Actor, report: CommunityReport, today: date) -> None:
    """Remove the keys, all that was told, and what was passed on; the country, the day and the codes stay."""
    permits.require(by, permissions.ERASE_REPORT, report, by_table=permissions.MAY)
    # First of all the data keys: what is left in a copy of the database opens for nobody any more.
    handles = [*ReportKey.objects.filter(report=report).values_list("wrapped", flat=True)]
    handles += Slice.objects.filter(report=report).values_list("wrapped", flat=True)
    keys.destroy(bytes(each) for each in handles)
    ReportKey.objects.filter(report=report).delete()
    ReportPart.objects.filter(report=report).delete()
    ReportClock.objects.filter(report=report).delete()
    Slice.objects.filter(report=report).delete()
    report.erased_on, report.state = today, CLOSED
    report.closed_on = report.closed_on or today
    report.save(update_fields=["erased_on", "state", "closed_on"])
    entries.record(note_of("REPORT_ERASED", report), by=by)
