"""What an agenda, its documents and minutes ask for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.partnership.governance import vocabulary as words


def reasons_not_to_add_item(*, kind: str, title: str, is_seat_of_body: bool) -> list[str]:
    """Say why a point cannot be put on an agenda."""
    reasons = []
    if kind not in words.ITEMS:
        reasons.append(_("Choose one of the answers that are offered."))
    if not title.strip():
        reasons.append(_("Write what the point is about."))
    if not is_seat_of_body:
        reasons.append(_("That seat is of another body."))
    return reasons


def reasons_not_to_add_paper(*, title: str, size: int, kind: str) -> list[str]:
    """Say why a document cannot be added to a point; `kind` is "" when it is neither PDF nor picture."""
    reasons = []
    if not title.strip():
        reasons.append(_("Write what the document is."))
    if size > words.LARGEST_PAPER:
        reasons.append(_("The document is too large: at most 5 MB."))
    elif not kind:
        reasons.append(_("Add a PDF or a picture (JPEG or PNG)."))
    return reasons


def reasons_not_to_draft(
    *, text: str, was_held: bool, follows_approved: bool, why: str, is_the_same: bool
) -> list[str]:
    """Say why a version of the minutes cannot be written; after an approved one it says why it follows."""
    if not was_held:
        return [_("Nobody is on the roll of the meeting yet: fill it first.")]
    if not text.strip():
        return [_("Write the minutes.")]
    if is_the_same:
        return [_("Nothing would change.")]
    if follows_approved and not why.strip():
        return [_("These minutes were approved: a change is a new version, so say why.")]
    return []
