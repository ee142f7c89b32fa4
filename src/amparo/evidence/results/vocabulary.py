"""Levels of results, how an indicator counts, and the words of risks and of changes that last."""

from typing import Final

from django.utils.translation import gettext_lazy as _

ULTIMATE: Final = "ULTIMATE"
INTERMEDIATE: Final = "INTERMEDIATE"
IMMEDIATE: Final = "IMMEDIATE"
OUTPUT: Final = "OUTPUT"
LEVELS: Final = {
    ULTIMATE: _("Ultimate outcome"),
    INTERMEDIATE: _("Intermediate outcome"),
    IMMEDIATE: _("Immediate outcome"),
    OUTPUT: _("Output"),
}
UNDER: Final = {ULTIMATE: "", INTERMEDIATE: ULTIMATE, IMMEDIATE: INTERMEDIATE, OUTPUT: IMMEDIATE}

DURING: Final = "DURING"
AS_OF: Final = "AS_OF"
SINCE_START: Final = "SINCE_START"
SPANS: Final = {
    DURING: _("What happened in the period"),
    AS_OF: _("What stands on the last day of the period"),
    SINCE_START: _("From the start of the project to the end of the period"),
}

# How the project came to what changed; never more than its share.
ATTRIBUTIONS: Final = {
    "DELIVERED": _("The project delivered it."),
    "CONTRIBUTED": _("The project contributed; institutions and others did too."),
    "CONTEXT": _("Context only: it is not attributed to the project."),
    "OPINION": _("What participants think; it is not an outcome for victims."),
}

SMALL: Final = "SMALL"
NOT_COUNTED: Final = "NOT_COUNTED"
NO_SUCH: Final = "NO_SUCH"
NOT_GIVEN: Final = "NOT_GIVEN"
NOT_A_YEAR: Final = "NOT_A_YEAR"
NOT_RELEASED: Final = "NOT_RELEASED"
WITHHELD: Final = {
    SMALL: _("too few are behind it, or behind the rest"),
    NOT_COUNTED: _("the survey is not counted yet"),
    NO_SUCH: _("there is no such question, answer or group"),
    NOT_GIVEN: _("given out after the year has ended"),
    NOT_RELEASED: _("two people have not released the case figures of this year yet"),
    NOT_A_YEAR: _("cases are counted by whole fiscal years only"),
}

TOO_LONG: Final = "TOO_LONG"
SAME: Final = "SAME"
NOT_NOW: Final = "NOT_NOW"
REFUSALS: Final = {
    TOO_LONG: _("Counting took too long and was given up; nothing was changed. Ask again at a quiet hour."),
    SAME: _("The rows give the same figure: there was nothing to restate."),
    NOT_NOW: _("Something had changed by then; nothing was closed. Look at the periods and ask again."),
}

BASELINE: Final = "BASELINE"
TARGET: Final = "TARGET"
AIMS: Final = {BASELINE: _("Baseline"), TARGET: _("Target")}

STARTS: Final = "STARTS"
ENDS: Final = "ENDS"
EDGES: Final = {STARTS: _("Start"), ENDS: _("End")}

RISK: Final = "RISK"
SAFEGUARDING: Final = "SAFEGUARDING"
RISKS: Final = {RISK: _("Risk"), SAFEGUARDING: _("Safeguarding")}
SCALE: Final = {1: _("Very low"), 2: _("Low"), 3: _("Medium"), 4: _("High"), 5: _("Very high")}
OPEN: Final = "OPEN"
HAPPENED: Final = "HAPPENED"
CLOSED: Final = "CLOSED"
RISK_STATES: Final = {OPEN: _("Watched"), HAPPENED: _("It happened"), CLOSED: _("Closed")}

LASTS: Final = "LASTS"
WEAKENED: Final = "WEAKENED"
ENDED: Final = "ENDED"
UNKNOWN: Final = "UNKNOWN"
LASTING: Final = {
    LASTS: _("It lasts"),
    WEAKENED: _("It stands on paper only"),
    ENDED: _("It has ended"),
    UNKNOWN: _("Not known yet"),
}
CHECKED_AFTER: Final = (12, 24)  # months

PLANNED: Final = "PLANNED"
SPENT: Final = "SPENT"
AMOUNTS: Final = {PLANNED: _("Planned"), SPENT: _("Spent")}

CHAPTERS: Final = {
    "VICTIMS": _("Support to victims that fits them better and respects their rights"),
    "ACTORS": _("Professions and communities that identify, report, prevent and accompany better"),
    "LASTING": _("Lasting changes of practice and perception"),
    "COORDINATION": _("Better coordination at national and regional level"),
}
# Who proposes, releases or audits the case figures of their country.
SEES_CASE_SUMS: Final = frozenset({"secretariat", "dpo", "auditor"})
FISCAL_MONTH: Final = 4  # the Canadian fiscal year begins on 1 April
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
