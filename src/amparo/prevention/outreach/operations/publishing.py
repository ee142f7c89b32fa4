"""Letting everybody read of work in a place, in words of its own, and taking that back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.models import Initiative, Publication
from amparo.prevention.outreach.operations.initiatives import hold
from amparo.prevention.outreach.queries import initiatives as asked
from amparo.prevention.outreach.rules.saying import reasons_not_to_publish


@transaction.atomic
def publish_initiative(*, by: Actor, initiative: Initiative, said: str, on: date, at: datetime) -> Publication:
    """Let everybody read some words of the work: no person, no informal partner, no finer place. Raises `Refused`."""
    initiative = hold(initiative, by=by, operation=permissions.PUBLISH_INITIATIVE)
    reasons = reasons_not_to_publish(
        said=said, informal=asked.informal_names(initiative.kept_by), spot=initiative.spot,
        is_sensitive=initiative.is_sensitive, stands=initiative.publications.filter(withdrawn_on=None).exists(),
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    made = Publication.objects.create(
        initiative=initiative, words=said.strip(), published_on=on, recorded_at=at, recorded_by=by.account
    )
    entries.record(Note("INITIATIVE_PUBLISHED", subject=f"initiative:{initiative.pk}"), by=by)
    return made


@transaction.atomic
def withdraw_publication(*, by: Actor, initiative: Initiative, on: date) -> Publication:
    """Take back what everybody reads of the work. Raises `Refused`."""
    initiative = hold(initiative, by=by, operation=permissions.PUBLISH_INITIATIVE)
    standing = initiative.publications.filter(withdrawn_on=None).first()
    if standing is None:
        raise Refused([_("Nothing of it is published.")])
    standing.withdrawn_on = on
    standing.save(update_fields=["withdrawn_on"])
    entries.record(Note("INITIATIVE_PUBLICATION_WITHDRAWN", subject=f"initiative:{initiative.pk}"), by=by)
    return standing
