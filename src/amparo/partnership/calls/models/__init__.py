"""Tables of calls and grants, by noun."""

from amparo.partnership.calls.models.applications import (
    Application,
    Attachment,
    CallMail,
    Clarification,
    CoApplicant,
    CodeTry,
    Redaction,
    Sending,
)
from amparo.partnership.calls.models.calls import Call, CallText, Criterion, DeadlineChange, Question
from amparo.partnership.calls.models.grants import (
    BudgetLine,
    DueReport,
    GrantActivity,
    GrantAgreement,
    Payment,
    Reminder,
    Tranche,
)
from amparo.partnership.calls.models.reports import GranteeSession, GrantReport, ReportAnswer, ReportDraft, Spent
from amparo.partnership.calls.models.reviewing import Conflict, Decision, Review, Reviewer, Score, Screening, Selection

__all__ = [
    "Application",
    "Attachment",
    "BudgetLine",
    "Call",
    "CallMail",
    "CallText",
    "Clarification",
    "CoApplicant",
    "CodeTry",
    "Conflict",
    "Criterion",
    "DeadlineChange",
    "Decision",
    "DueReport",
    "GrantActivity",
    "GrantAgreement",
    "GrantReport",
    "GranteeSession",
    "Payment",
    "Question",
    "Redaction",
    "Reminder",
    "ReportAnswer",
    "ReportDraft",
    "Review",
    "Reviewer",
    "Score",
    "Screening",
    "Selection",
    "Sending",
    "Spent",
    "Tranche",
]
