"""Where a proposal stands, what an institution's cell says, and the kinds of what is recorded on it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

# --- the life of a proposal

CHECKING: Final = "CHECKING"
REFUSED: Final = "REFUSED"
CONSULTATION: Final = "CONSULTATION"
VALIDATED: Final = "VALIDATED"
APPROVED: Final = "APPROVED"
PUBLISHING: Final = "PUBLISHING"
PUBLISHED: Final = "PUBLISHED"
RETURNED: Final = "RETURNED"

STATES: Final = {
    CHECKING: _("Being checked, not proposed yet"),
    REFUSED: _("Not proposed: the check does not hold"),
    CONSULTATION: _("In consultation"),
    VALIDATED: _("Validated, to be approved"),
    APPROVED: _("Approved by two people, to be published"),
    PUBLISHING: _("Being checked again, to be published"),
    PUBLISHED: _("Published"),
    RETURNED: _("Returned to draft"),
}
OPEN: Final = (CHECKING, CONSULTATION, VALIDATED, APPROVED, PUBLISHING)
# Those that wait for the answer of a proof.
WAITING: Final = (CHECKING, PUBLISHING)

# What each operation leads to, from where.
TRANSITIONS: Final = {
    CHECKING: {"open_consultation": CONSULTATION, "refuse_proposal": REFUSED, "return_to_draft": RETURNED},
    REFUSED: {},
    CONSULTATION: {"record_validation": VALIDATED, "return_to_draft": RETURNED},
    VALIDATED: {"approve_proposal": APPROVED, "return_to_draft": RETURNED},
    APPROVED: {"ask_publishing": PUBLISHING, "publish_approved": PUBLISHED, "return_to_draft": RETURNED},
    PUBLISHING: {"publish_approved": PUBLISHED, "stop_publishing": APPROVED, "return_to_draft": RETURNED},
    PUBLISHED: {},
    RETURNED: {},
}

APPROVERS_NEEDED: Final = 2

TAKEN: Final = "TAKEN"
PARTLY: Final = "PARTLY"
NOT_TAKEN: Final = "NOT_TAKEN"
OUTCOMES: Final = {TAKEN: _("Taken up"), PARTLY: _("Taken up in part"), NOT_TAKEN: _("Not taken up")}

AGREED: Final = "AGREED"
AGREED_WITH_CHANGES: Final = "AGREED_WITH_CHANGES"
NOT_AGREED: Final = "NOT_AGREED"
RESULTS: Final = {
    AGREED: _("Validated as it is"),
    AGREED_WITH_CHANGES: _("To be changed first"),
    NOT_AGREED: _("Not validated"),
}

# --- a cell of the matrix

ADOPTED: Final = "ADOPTED"
APPLIED: Final = "APPLIED"
LATE: Final = "LATE"
REVISION: Final = "REVISION"
NOT_APPLICABLE: Final = "NOT_APPLICABLE"
NOTHING: Final = "NOTHING"

CELLS: Final = {
    ADOPTED: _("Adopted by an act"),
    APPLIED: _("Adopted and applied"),
    REVISION: _("Adopted, due for revision"),
    LATE: _("Late"),
    NOT_APPLICABLE: _("Not applicable"),
    NOTHING: _("Nothing yet"),
}

# Months after which an adopted procedure is looked at again, where a country does not say: our proposal.
REVISION_MONTHS: Final = 24

LINK: Final = "LINK"
NUMBER: Final = "NUMBER"
DOCUMENT: Final = "DOCUMENT"
EVIDENCE_KINDS: Final = {LINK: _("A link"), NUMBER: _("A figure"), DOCUMENT: _("A document")}

ADVOCACY_KINDS: Final = {
    "MEETING": _("Meeting"),
    "CALL": _("Call"),
    "LETTER": _("Letter"),
    "VISIT": _("Technical visit"),
    "TRAINING": _("Training session"),
}
ADVOCACY_RESULTS: Final = {
    "COMMITTED": _("Committed to a date"),
    "INTERESTED": _("Interested, without a date"),
    "POSTPONED": _("Postponed"),
    "DECLINED": _("Declined"),
    "NO_ANSWER": _("No answer yet"),
}

REMINDERS: Final = {LATE: _("The act is late"), REVISION: _("The adoption is due for revision")}
# A reminder of the same kind is not sent again sooner.
DAYS_BETWEEN_REMINDERS: Final = 30

OFFERED: Final = "OFFERED"
FORKED: Final = "FORKED"
DECLINED: Final = "DECLINED"
OFFERS: Final = {
    OFFERED: _("Waiting for an answer"),
    FORKED: _("Taken up as a draft"),
    DECLINED: _("Declined"),
}

LARGEST_DOCUMENT: Final = 5 * 1024 * 1024
LONGEST_TEXT: Final = 4000
LONGEST_LINE: Final = 200
