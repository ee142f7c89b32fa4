"""Files of an application: few, small, PDF or pictures, made anew; reviewers see only what somebody read first."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.rebuilding import ENDINGS, rebuilt, why_not
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Attachment
from amparo.partnership.calls.operations.applying import hold
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.rules import applying as rules


@transaction.atomic
def attach(*, by: Applicant, name: str, body: bytes, at: datetime) -> Attachment:
    """Attach a file to what is being written. Raises `Refused` in words."""
    application = hold(by=by)
    if application.state not in {words.WRITING, words.INVITED}:
        raise Refused([_("It was decided: nothing more is written here.")])
    there = Attachment.objects.filter(application=application, stage=application.stage, removed_at=None)
    reasons = rules.reasons_not_to_attach(there=there.count(), name=name)
    try:
        file = rebuilt(body)
    except NotReadable as wrong:
        raise Refused([*reasons, why_not(wrong.code)]) from wrong
    digest = hashlib.sha256(file.body).hexdigest()
    if there.filter(digest=digest).exists():
        reasons.append(_("This file is attached already."))
    if reasons:
        raise Refused(reasons)
    made = Attachment.objects.create(
        application=application,
        stage=application.stage,
        name=_plain(name, ENDINGS[file.media]),
        kind=file.media,
        size=len(file.body),
        digest=digest,
        body=file.body,
        added_at=at,
    )
    entries.record(Note("APPLICATION_FILE_ATTACHED", subject=f"call:{by.call.code}:{application.number}"), by=None)
    return made


def _plain(name: str, ending: str) -> str:
    """Return a name without folders or signs, with the ending of what the file is."""
    stem = "".join(each if each.isalnum() or each in " -_." else "_" for each in PurePath(name).stem)
    return f"{stem.strip()[:80] or 'archivo'}.{ending}"


@transaction.atomic
def remove_file(*, by: Applicant, key: int, at: datetime) -> None:
    """Take a file away while its stage is written; what it held is erased. Raises `Refused`."""
    application = hold(by=by)
    if application.state not in {words.WRITING, words.INVITED}:
        raise Refused([_("It was decided: nothing more is written here.")])
    rows = Attachment.objects.filter(application=application, stage=application.stage, removed_at=None, pk=key)
    rows.update(body=b"", removed_at=at)
    entries.record(Note("APPLICATION_FILE_REMOVED", subject=f"call:{by.call.code}:{application.number}"), by=None)


@transaction.atomic
def clear_file(*, by: Actor, file: Attachment, at: datetime) -> Attachment:
    """Say that a file was read and names nobody who was helped: reviewers may open it. Raises `Refused`."""
    call = file.application.call
    permits.require(by, permissions.PREPARE_COPIES, call, by_table=permissions.MAY)
    if file.cleared_at is not None or file.removed_at is not None:
        raise Refused([_("It was said already.")])
    file.cleared_at, file.cleared_by = at, permissions.account_of(by, permissions.PREPARE_COPIES)
    file.save(update_fields=["cleared_at", "cleared_by"])
    facts = {"application": file.application.number}
    entries.record(Note("APPLICATION_FILE_CLEARED", subject=f"call:{call.code}", facts=facts), by=by)
    return file
