"""What the codes of entries are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

ACTIONS: Final = {
    "OPENED": _lazy("Opened what is known of the person"),
    "CASE_OPENED": _lazy("Opened the case"),
    "CASE_CLOSED": _lazy("Closed the case"),
    "TEAM_INVOLVED": _lazy("Brought a team into the case"),
    "SHARED": _lazy("Shared with another team"),
    "ACCESS_ENDED": _lazy("Ended access"),
    "CONSENT_GIVEN": _lazy("Wrote down a consent"),
    "CONSENT_WITHDRAWN": _lazy("Wrote down that a consent was withdrawn"),
    "STEP_COMPLETED": _lazy("Completed a step"),
    "STEP_SKIPPED": _lazy("Skipped a step"),
    "STEP_ADDED": _lazy("Added a step"),
    "STEP_ESCALATED": _lazy("A late step was escalated"),
    "MESSAGE_RAISED": _lazy("Raised a warning"),
    "TIMER_RANG": _lazy("Time passed"),
    "REFERRAL_SENT": _lazy("Sent a referral"),
    "REFERRAL_ACCEPTED": _lazy("Accepted a referral"),
    "REFERRAL_REJECTED": _lazy("Rejected a referral"),
    "REFERRAL_DONE": _lazy("Ended a referral"),
    "REFERRAL_REVOKED": _lazy("Took back a referral"),
    "DOCUMENT_ATTACHED": _lazy("Attached a document"),
    "VOTE_CAST": _lazy("Voted in the panel"),
    "RESOLVED": _lazy("Resolved the accreditation"),
    "APPEAL_FILED": _lazy("Filed an appeal"),
    "SIGNED_IN": _lazy("Signed in"),
    "SIGNED_OUT": _lazy("Signed out"),
    "PROCEDURE_PUBLISHED": _lazy("Published a procedure"),
    "COALITION_LOADED": _lazy("Loaded the coalition"),
    "ROLES_BOUND": _lazy("Bound roles to institutions"),
    "ACCOUNT_MADE": _lazy("Made an account"),
    "MEMBER_PLACED": _lazy("Gave an account its place"),
}


def action_label(code: str) -> str:
    """Return the words for an entry's action; a refusal says of what."""
    if code.startswith("REFUSED_"):
        return _("Refused: %(what)s") % {"what": code.removeprefix("REFUSED_").replace("_", " ").lower()}
    return str(ACTIONS.get(code, code.replace("_", " ").lower()))
