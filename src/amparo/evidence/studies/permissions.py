"""Who keeps an analysis, who comments on it, who asks children, and who starts a protected pathway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from amparo.evidence.studies.vocabulary import FOCAL_POINT, KEEPERS
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.permissions import is_the_installation, works_in_the_coalition

READ_ANALYSIS: Final = "READ_ANALYSIS"
KEEP_ANALYSIS: Final = "KEEP_ANALYSIS"
COMMENT_FINDING: Final = "COMMENT_FINDING"
KEEP_CONSULTATION: Final = "KEEP_CONSULTATION"
HOLD_CONSULTATION: Final = "HOLD_CONSULTATION"
START_PATHWAY: Final = "START_PATHWAY"
SETTLE_PATHWAYS: Final = "SETTLE_PATHWAYS"


@dataclass(frozen=True, slots=True)
class Kept:
    """A coalition, and an institution of it: what permission is asked about."""

    kept_by: Country
    institution: int | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A consultation as permission is asked about it: its coalition, and the accounts of those named in it."""

    kept_by: Country
    accounts: frozenset[int] = frozenset()


def keeps_the_programme(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or of the programme of the country that keeps it."""
    return bool(by.roles & KEEPERS) and bool(by.country) and by.country == subject.kept_by.code


def speaks_for_the_institution(by: Actor, subject: Any) -> bool:
    """The actor is the focal point of that institution, in the coalition that keeps it."""
    is_theirs = subject.institution is not None and by.institution == subject.institution
    return FOCAL_POINT in by.roles and is_theirs and by.country == subject.kept_by.code


def is_named_in_it(by: Actor, subject: Any) -> bool:
    """The actor safeguards the children of the consultation, or facilitates it."""
    return by.account is not None and by.country == subject.kept_by.code and by.account in subject.accounts


MAY: Table = {
    READ_ANALYSIS: [[works_in_the_coalition]],
    KEEP_ANALYSIS: [[keeps_the_programme]],
    COMMENT_FINDING: [[keeps_the_programme], [speaks_for_the_institution]],
    KEEP_CONSULTATION: [[keeps_the_programme]],
    HOLD_CONSULTATION: [[keeps_the_programme], [is_named_in_it]],
    START_PATHWAY: [[keeps_the_programme], [is_named_in_it]],
    SETTLE_PATHWAYS: [[is_the_installation]],
}
