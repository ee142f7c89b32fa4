"""What a child told that happened to them goes the protected way, and leaves nothing here that leads to it.

While the day lasts there is a mark without a person and without an hour, and no entry is written: an entry of that
minute, by that person, would stand beside the entry of the alert. After the day the clock turns every mark into a
plain yes, writes that down in nobody's name, and the mark is gone.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from amparo.evidence.studies import permissions
from amparo.evidence.studies.models import Consultation, PathwayMark
from amparo.evidence.studies.operations.consulting import circle_of
from amparo.evidence.studies.permissions import Kept
from amparo.evidence.studies.queries.consultations import has_started_pathway, marks_before
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country


@transaction.atomic
def start_protected_pathway(*, by: Actor, consultation: Consultation, today: date) -> None:
    """Keep that a protected pathway was started from a consultation: yes, and nothing else."""
    permits.require(by, permissions.START_PATHWAY, circle_of(consultation), by_table=permissions.MAY)
    if not has_started_pathway(consultation):
        PathwayMark.objects.get_or_create(consultation=consultation, defaults={"on": today})


@transaction.atomic
def settle_pathways(*, by: Actor, kept_by: Country, today: date) -> int:
    """Turn the marks of days that have passed into a plain yes; return how many consultations have it anew."""
    permits.require(by, permissions.SETTLE_PATHWAYS, Kept(kept_by), by_table=permissions.MAY)
    settled = 0
    for mark in marks_before(kept_by.code, today).order_by("consultation"):
        gone, _of = PathwayMark.objects.filter(pk=mark.pk).delete()
        if not gone:  # another clock was faster
            continue
        Consultation.objects.filter(pk=mark.consultation_id).update(pathway_started=True)
        note = Note("PATHWAY_NOTED", subject=f"consultation:{mark.consultation_id}", facts={"started": True})
        entries.record(note, by=by)
        settled += 1
    return settled
