"""Codes of sealed sheets and what they are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.need_to_know import READS

# The field group and purpose under which the key process opens a sheet.
GROUP: Final = "SH"
PURPOSE: Final = "INTAKE"

ALERT: Final = "ALERT"
REPORT: Final = "REPORT"
KINDS: Final = {
    ALERT: _("An alert: somebody may need help"),
    REPORT: _("A report: what somebody told you that they saw"),
}

WAITING: Final = "WAITING"
SENT: Final = "SENT"
DROPPED: Final = "DROPPED"
STATES: Final = {
    WAITING: _("Waits for intake"),
    SENT: _("Taken by intake"),
    DROPPED: _("Put aside by intake"),
}

INTAKE: Final = "intake"
# They work with people; whoever only runs, steers or looks over the work does not.
MEETS_PEOPLE: Final = frozenset(READS) - {
    "auditor", "administrator", "drafter", "steering", "trainer", "focal_point", "programme",
}  # fmt: skip

# What is pasted or brought in a file is no longer than this; a sheet is some four thousand characters.
LONGEST_TEXT: Final = 64 * 1024
LONGEST_ANSWER: Final = 4000
MOST_ANSWERS: Final = 60
VERSION: Final = 1
SUFFIX: Final = ".amparo"
FIRST_STEP: Final = "call_reports/receive_report"
