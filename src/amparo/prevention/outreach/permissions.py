"""Who holds sessions, keeps work in a place, tests channels, checks companies and lets everybody read of it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.directory.permissions import is_of_the_secretariat, works_in_the_coalition
from amparo.prevention.outreach.vocabulary import FIELD, PROGRAMME

READ_OUTREACH: Final = "READ_OUTREACH"
READ_COUNTS: Final = "READ_COUNTS"
KEEP_INITIATIVE: Final = "KEEP_INITIATIVE"
NAME_INFORMAL: Final = "NAME_INFORMAL"
TEST_CHANNEL: Final = "TEST_CHANNEL"
PUBLISH_INITIATIVE: Final = "PUBLISH_INITIATIVE"
KEEP_COMPANY: Final = "KEEP_COMPANY"
CHECK_COMMITMENT: Final = "CHECK_COMMITMENT"
TELL_GROUPS: Final = "TELL_GROUPS"


def plans_the_programme(by: Actor, subject: Any) -> bool:
    """The actor is a programme officer of the country."""
    return PROGRAMME in by.roles and bool(by.country) and by.country == subject.kept_by.code


def works_in_the_field(by: Actor, subject: Any) -> bool:
    """The actor works for civil society, the police or an institution of the country, as who is in touch outside."""
    return bool(by.roles & FIELD) and bool(by.country) and by.country == subject.kept_by.code


def is_of_who_accompanies(by: Actor, subject: Any) -> bool:
    """The actor's own organisation accompanies it."""
    return by.institution is not None and by.institution == subject.institution


def counted_it(by: Actor, subject: Any) -> bool:
    """The actor fills its roll."""
    return by.account is not None and by.account in subject.accounts


MAY: Table = {
    READ_OUTREACH: [[works_in_the_coalition]],
    READ_COUNTS: [[is_of_the_secretariat], [plans_the_programme], [works_in_the_coalition, counted_it]],
    KEEP_INITIATIVE: [[is_of_the_secretariat], [works_in_the_field, is_of_who_accompanies]],
    NAME_INFORMAL: [[is_of_the_secretariat], [works_in_the_field, is_of_who_accompanies]],
    TEST_CHANNEL: [[is_of_the_secretariat], [works_in_the_field]],
    PUBLISH_INITIATIVE: [[is_of_the_secretariat]],
    KEEP_COMPANY: [[is_of_the_secretariat]],
    CHECK_COMMITMENT: [[is_of_the_secretariat], [works_in_the_field]],
    TELL_GROUPS: [[is_of_the_secretariat], [works_in_the_coalition, counted_it]],
}
