"""What may be written in the minutes of an event, and when they are approved."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from amparo.partnership.events import vocabulary as words


def reasons_not_to_write(part: str, text: str) -> list[str]:
    """Say why something cannot stand in a part of a sheet; empty means it can. An empty text empties the part."""
    if part not in words.PARTS_OF_SHEET:
        return [_("There is no such question.")]
    if len(text) > words.LONGEST_PART:
        return [_("The text is too long: write at most %(most)s characters.") % {"most": words.LONGEST_PART}]
    return []


def reasons_not_to_approve(
    texts: Mapping[str, str],
    *,
    approved: Mapping[str, str] | None,
    open_asides: int,
    writers: Collection[int],
    approver: int,
    why: str,
) -> list[str]:
    """Say why a sheet cannot be approved as it stands. `approved` is its last edition, None before the first."""
    reasons = []
    if not any(text.strip() for text in texts.values()):
        reasons.append(_("Nothing was written yet."))
    if open_asides:
        reasons.append(_("Two people wrote the same part: merge their texts first."))
    if approved is not None and dict(approved) == dict(texts):
        reasons.append(_("Nothing changed since it was approved."))
    elif approved is not None and not why.strip():
        reasons.append(_("It was approved before: say why it changes."))
    if set(writers) == {approver}:
        reasons.append(_("Whoever wrote it alone does not approve it: somebody else reads it first."))
    return reasons
