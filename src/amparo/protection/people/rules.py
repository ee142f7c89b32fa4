"""When a document may be attached."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.protection.people import vocabulary


def kind_of(body: bytes) -> tuple[str, str] | None:
    """Return media type and ending of a document by how it begins, or None when it is not of a known kind."""
    for media, ending, beginning in vocabulary.KINDS:
        if body.startswith(beginning):
            return media, ending
    return None


def reasons_not_to_attach(*, is_open: bool, group: str, granted: frozenset[str], body: bytes) -> list[str]:
    """Say why a document cannot be attached; empty means it can."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if group not in need_to_know.SEALED_GROUPS & granted:
        reasons.append(_("Choose what the document is about, among what your work on this case covers."))
    if len(body) > vocabulary.LARGEST:
        reasons.append(_("The document is too large: at most 5 MB."))
    elif kind_of(body) is None:
        reasons.append(_("Attach a PDF, a JPEG or a PNG."))
    return reasons
