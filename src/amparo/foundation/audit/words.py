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
    "COMPARISON_KEPT": _lazy("Kept the sums of a compared log"),
    "COMPARISON_FORGOTTEN": _lazy("Removed the sums of a compared log"),
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
    "DRAFT_STARTED": _lazy("Began a draft of a procedure"),
    "DRAFT_SAVED": _lazy("Saved a draft of a procedure"),
    "DRAFT_KEPT_BESIDE": _lazy("Kept a drawing beside a draft"),
    "DRAFT_RESTORED": _lazy("Took back an earlier state of a draft"),
    "DRAFT_DISCARDED": _lazy("Discarded a draft of a procedure"),
    "DRAFT_PROPOSED": _lazy("Closed a draft to propose it"),
    "PROCEDURE_PROPOSED": _lazy("Proposed a version of a procedure"),
    "CONSULTATION_CLOSED": _lazy("Closed a consultation"),
    "VALIDATION_RECORDED": _lazy("Recorded a validation workshop"),
    "PROPOSAL_APPROVED": _lazy("Approved a proposal"),
    "PROPOSAL_RETURNED": _lazy("Returned a proposal to draft"),
    "PROPOSAL_PUBLISHED": _lazy("Published an approved proposal"),
    "COMMENT_WRITTEN": _lazy("Commented on a proposal"),
    "COMMENT_ANSWERED": _lazy("Answered a comment"),
    "ACT_RECORDED": _lazy("Uploaded an act of adoption"),
    "ACT_WITHDRAWN": _lazy("Withdrew an act of adoption"),
    "EVIDENCE_RECORDED": _lazy("Added evidence of application"),
    "LETTER_ISSUED": _lazy("Issued a letter"),
    "ADOPTION_AGREED": _lazy("Agreed on a date of adoption"),
    "EXEMPTION_RECORDED": _lazy("Said whether a procedure applies"),
    "ADVOCACY_RECORDED": _lazy("Recorded an advocacy action"),
    "REMINDER_SENT": _lazy("Sent a reminder"),
    "FIGURE_RECORDED": _lazy("Entered a published figure"),
    "FIGURE_RESTATED": _lazy("Restated a published figure"),
    "FIGURE_WITHDRAWN": _lazy("Withdrew a published figure"),
    "FIGURE_LICENSED": _lazy("Decided whether a figure may be published"),
    "VERSION_OFFERED": _lazy("Proposed a version to another country"),
    "OFFER_FORKED": _lazy("Took up what another country proposed"),
    "OFFER_DECLINED": _lazy("Declined what another country proposed"),
    "SOURCE_ATTACHED": _lazy("Attached the procedure that a draft revises"),
    "PARAGRAPH_CITED": _lazy("Tied a step to a paragraph"),
    "CITATION_TAKEN_BACK": _lazy("Untied a step from a paragraph"),
    "VERSIONS_TAKEN": _lazy("Went on in new versions of the procedures"),
    "CASE_KEEPS_VERSIONS": _lazy("Kept a case in its versions"),
    "MOVING_ASKED": _lazy("Asked for a plan of moving cases"),
    "MOVING_PLANNED": _lazy("Prepared a plan of moving cases"),
    "MOVING_ORDERED": _lazy("Ordered that cases move to the versions in force"),
    "MOVING_DONE": _lazy("Moved cases to the versions in force"),
    "COALITION_LOADED": _lazy("Loaded the coalition"),
    "ROLES_BOUND": _lazy("Bound roles to institutions"),
    "COMPETENCIES_LOADED": _lazy("Loaded the competencies"),
    "COMPETENCY_ASKED_FOR": _lazy("Decided from when a competency is asked for"),
    "ACCOUNT_MADE": _lazy("Made an account"),
    "MEMBER_PLACED": _lazy("Gave an account its place"),
}


ATTEMPTS: Final = {
    "SIGN_IN": _lazy("to sign in"),
    "PLAN_MOVING": _lazy("to plan how cases move to new versions"),
    "ORDER_MOVING": _lazy("to order that cases move to new versions"),
    "MOVE_CASE": _lazy("to move a case to new versions"),
    "KEEP_CASE": _lazy("to keep a case in its versions"),
    "TAKE_VERSIONS": _lazy("to go on in new versions"),
    "OPEN_CASE": _lazy("to open a case"),
    "OPEN_CASE_BEYOND_NOTICE": _lazy("to open more of a case than a notice"),
    "REACH_PATHWAY": _lazy("to reach the pathway of a case"),
    "COMPLETE_STEP": _lazy("to complete a step"),
    "DEVIATE": _lazy("to skip a step"),
    "ADD_STEP": _lazy("to add a step"),
    "RAISE_MESSAGE": _lazy("to raise a warning"),
    "GIVE_CONSENT": _lazy("to write down a consent"),
    "WITHDRAW_CONSENT": _lazy("to write down the withdrawal of a consent"),
    "CAST_VOTE": _lazy("to vote in the panel"),
    "SEND_REFERRAL": _lazy("to send a referral"),
    "ANSWER_REFERRAL": _lazy("to answer a referral"),
    "OPEN_REFERRAL": _lazy("to open a referral"),
    "OPEN_PACKET": _lazy("to open the packet of a referral"),
    "REVOKE_REFERRAL": _lazy("to take back a referral"),
    "PUBLISH_PROCEDURE": _lazy("to publish a procedure"),
    "SEE_PRACTICE": _lazy("to see how procedures go in practice"),
    "COMPARE_LOG": _lazy("to compare a log"),
    "KEEP_COMPARISON": _lazy("to keep the sums of a compared log"),
    "FORGET_COMPARISON": _lazy("to remove the sums of a compared log"),
    "START_DRAFT": _lazy("to begin a draft of a procedure"),
    "READ_DRAFT": _lazy("to read a draft of a procedure"),
    "CHANGE_DRAFT": _lazy("to change a draft of a procedure"),
    "DISCARD_DRAFT": _lazy("to discard a draft of a procedure"),
    "PUT_TO_CONSULTATION": _lazy("to put a draft to consultation"),
    "COMMENT_ON_STEP": _lazy("to comment on a proposal"),
    "ANSWER_COMMENT": _lazy("to answer a comment"),
    "CLOSE_CONSULTATION": _lazy("to close a consultation"),
    "RECORD_VALIDATION": _lazy("to record a validation workshop"),
    "APPROVE_PROPOSAL": _lazy("to approve a proposal"),
    "RETURN_TO_DRAFT": _lazy("to return a proposal to draft"),
    "PUBLISH_PROPOSAL": _lazy("to publish a proposal"),
    "PUBLISH_APPROVED": _lazy("to publish an approved version"),
    "RECORD_ACT": _lazy("to upload an act of adoption"),
    "WITHDRAW_ACT": _lazy("to withdraw an act of adoption"),
    "RECORD_EVIDENCE": _lazy("to add evidence of application"),
    "AGREE_DATE": _lazy("to agree on a date of adoption"),
    "EXEMPT_INSTITUTION": _lazy("to say whether a procedure applies"),
    "RECORD_ADVOCACY": _lazy("to record an advocacy action"),
    "REMIND_INSTITUTION": _lazy("to send a reminder"),
    "OFFER_VERSION": _lazy("to propose a version to another country"),
    "ANSWER_OFFER": _lazy("to answer what another country proposed"),
    "LOAD_COMPETENCIES": _lazy("to load the competencies"),
    "ASK_FOR_COMPETENCY": _lazy("to decide from when a competency is asked for"),
    "MAKE_ACCOUNT": _lazy("to make an account"),
    "SEE_OVERSIGHT": _lazy("to see the audit"),
    "SEE_SERVICE": _lazy("to see the installation"),
}


def action_label(code: str) -> str:
    """Return the words for an entry's action; a refusal says what was tried."""
    if code.startswith("REFUSED_"):
        return _("Refused: %(what)s") % {"what": _attempt(code.removeprefix("REFUSED_"))}
    return str(ACTIONS.get(code, code.replace("_", " ").lower()))


def _attempt(code: str) -> str:
    """Return the words for what was tried; opening and writing of a group of data carry the group and the reason."""
    if code in ATTEMPTS:
        return str(ATTEMPTS[code])
    if code.startswith("OPEN_"):
        return _("to open a group of data")
    if code.startswith("WRITE_"):
        return _("to write in a group of data")
    return code.replace("_", " ").lower()
