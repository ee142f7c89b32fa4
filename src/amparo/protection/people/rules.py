"""When a document may be attached."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know


def reasons_not_to_attach(*, is_open: bool, group: str, granted: frozenset[str]) -> list[str]:
    """Say why no document can be attached there; empty means one can. Its size and kind are told by what it holds."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if group not in need_to_know.SEALED_GROUPS & granted:
        reasons.append(_("Choose what the document is about, among what your work on this case covers."))
    return reasons
