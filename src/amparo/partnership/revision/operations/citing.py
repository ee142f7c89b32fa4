"""What a draft revises: an existing procedure is attached, and its paragraphs are taken up by steps."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.reading import NotReadable, paragraphs_of
from amparo.partnership.revision import permissions, queries
from amparo.partnership.revision.models import Citation, Draft, Source
from amparo.partnership.revision.rules import keeping

LONGEST_NAME: Final = 120
WHY: Final[dict[str, str | Promise]] = {
    "size": _lazy("The file is too large: at most 5 MB."),
    "kind": _lazy("The file is neither Word (.docx) nor PDF: save it as one of them."),
    "empty": _lazy("The file holds no words: a scanned page must be turned into text first."),
    "limits": _lazy("The file is too long: at most 300 pages and 3,000 paragraphs."),
    "sealed": _lazy("The file has a password: save it without one."),
    "broken": _lazy("The file cannot be read: save it again as Word or PDF."),
    "slow": _lazy("The file takes too long to read: save it again, without pictures."),
}


@transaction.atomic
def attach_source(*, by: Actor, draft: Draft, name: str, content: bytes, at: datetime) -> Source:
    """Attach the procedure that is revised, as Word or PDF; the newest one attached is the one that counts.

    Raises `Refused` when the actor may not, the draft is closed, or the file cannot be read.
    """
    _may_change(by, draft)
    try:
        kind, paragraphs = paragraphs_of(content)
    except NotReadable as wrong:
        raise Refused([str(WHY[wrong.code])]) from wrong
    source = Source.objects.create(
        draft=draft,
        name=" ".join("".join(each if each.isprintable() else " " for each in name).split())[:LONGEST_NAME],
        kind=kind,
        digest=sha256(content).hexdigest(),
        content=content,
        paragraphs=[[each.text, each.page] for each in paragraphs],
        attached_at=at,
        attached_by=by.label,
    )
    facts = {"procedure": draft.number, "digest": source.digest, "paragraphs": len(paragraphs)}
    entries.record(Note("SOURCE_ATTACHED", subject=str(draft.pk), facts=facts), by=by)
    return source


@transaction.atomic
def cite_paragraph(*, by: Actor, draft: Draft, paragraph: int, element: str, at: datetime) -> Citation:
    """Say that a step takes up a paragraph of what is revised; twice the same is said once.

    Raises `Refused` when the actor may not, or there is no such paragraph or step.
    """
    _may_change(by, draft)
    source = queries.source_of(draft)
    if source is None or not 1 <= paragraph <= len(source.paragraphs):
        raise Refused([_("There is no such paragraph.")])
    if element not in queries.steps_of(draft):
        raise Refused([_("There is no such step on the drawing.")])
    facts = {"cited_at": at, "cited_by": by.label}
    cited, new = Citation.objects.get_or_create(source=source, paragraph=paragraph, element=element, defaults=facts)
    if new:
        entries.record(_note("PARAGRAPH_CITED", draft, paragraph, element), by=by)
    return cited


@transaction.atomic
def take_citation_back(*, by: Actor, draft: Draft, citation: int) -> None:
    """Say that a step does not take up a paragraph after all. Raises `Refused` when the actor may not."""
    _may_change(by, draft)
    found = Citation.objects.filter(source__draft=draft, pk=citation).first()
    if found is None:
        return
    entries.record(_note("CITATION_TAKEN_BACK", draft, found.paragraph, found.element), by=by)
    found.delete()


def _may_change(by: Actor, draft: Draft) -> None:
    permits.require(by, permissions.CHANGE_DRAFT, draft, by_table=permissions.MAY)
    reasons = keeping.reasons_not_to_change(draft.state)
    if reasons:
        raise Refused(reasons)


def _note(action: str, draft: Draft, paragraph: int, element: str) -> Note:
    facts = {"procedure": draft.number, "paragraph": paragraph, "element": element[:100]}
    return Note(action, subject=str(draft.pk), facts=facts)
