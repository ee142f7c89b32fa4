"""When a document may be attached."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know

# Where a person is kept safe leaves by no file, whoever asks.
NEVER_LEAVES: Final = frozenset({"C2"})


def reasons_not_to_attach(
    *, is_open: bool, group: str, granted: frozenset[str], keeps_original: bool = False
) -> list[str]:
    """Say why no document can be attached there; empty means one can. Its size and kind are told by what it holds."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if group not in need_to_know.SEALED_GROUPS & granted:
        reasons.append(_("Choose what the document is about, among what your work on this case covers."))
    if keeps_original and group in NEVER_LEAVES:
        reasons.append(_("An original about safety and location is not kept: it could never leave. Attach it without."))
    return reasons
