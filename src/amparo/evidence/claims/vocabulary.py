"""Kinds, units, bounds, sources and licences of published figures."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SHARE: Final = "SHARE"
COUNT: Final = "COUNT"
KINDS: Final = {SHARE: _("A percentage"), COUNT: _("A count")}

EXACT: Final = "EXACT"
MORE_THAN: Final = "MORE_THAN"
AT_LEAST: Final = "AT_LEAST"
ABOUT: Final = "ABOUT"
LESS_THAN: Final = "LESS_THAN"
QUALIFIERS: Final = {
    EXACT: _("Exactly"),
    MORE_THAN: _("More than"),
    AT_LEAST: _("At least"),
    ABOUT: _("Approximately"),
    LESS_THAN: _("Fewer than"),
}

UNIQUE_PERSON: Final = "UNIQUE_PERSON"
ATTENDANCE: Final = "ATTENDANCE"
WOMEN: Final = "WOMEN"
PERSON_OR_ATTENDANCE: Final = "PERSON_OR_ATTENDANCE"
RESPONDENT: Final = "RESPONDENT"
UNITS: Final = {
    UNIQUE_PERSON: _("People, each counted once"),
    ATTENDANCE: _("Attendances"),
    WOMEN: _("Women"),
    PERSON_OR_ATTENDANCE: _("People or attendances: the source does not say"),
    RESPONDENT: _("People who answered"),
    "ACTIVITY": _("Activities"),
    "SESSION": _("Sessions"),
    "ACT": _("Acts of adoption"),
    "AWARD": _("Certifications"),
    "COURSE": _("Courses"),
    "INSTITUTION": _("Institutions"),
    "COUNTRY": _("Countries"),
    "PROCEDURE": _("Procedures"),
    "PRACTICE": _("Good practices"),
    "GRANT": _("Grants"),
    "CELL": _("Procedures by institution"),
    "INITIATIVE": _("Strategies, plans and agreements"),
    "PLACE": _("Municipalities"),
    "CHANNEL": _("Reporting channels"),
    "COMPANY": _("Companies and associations"),
    "COMMITMENT": _("Commitments"),
    "CASE": _("Cases: the work for one person, counted once"),
}
UNCLEAR_UNITS: Final = frozenset({PERSON_OR_ATTENDANCE})

STATED: Final = "STATED"
INDICATOR: Final = "INDICATOR"
SURVEY: Final = "SURVEY"
SOURCES: Final = {
    STATED: _("Published by somebody"),
    INDICATOR: _("Counted by an indicator"),
    SURVEY: _("Counted in a survey"),
}

MAY_PUBLISH: Final = "MAY_PUBLISH"
INTERNAL: Final = "INTERNAL"
LICENCES: Final = {
    MAY_PUBLISH: _("May be published"),
    INTERNAL: _("Only within the coalition"),
}

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000
