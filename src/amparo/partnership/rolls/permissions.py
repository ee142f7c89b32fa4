"""Who plans activities, fills their rolls, and sees who was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.models import Country
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.permissions import (
    is_of_the_secretariat,
    is_the_installation,
    is_their_focal_point,
    works_in_the_coalition,
)
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.vocabulary import HOLDS_IN_PUBLIC

READ_ACTIVITY: Final = "READ_ACTIVITY"
PLAN_ACTIVITY: Final = "PLAN_ACTIVITY"
NAME_STAFF: Final = "NAME_STAFF"
BRING_PARTICIPANTS: Final = "BRING_PARTICIPANTS"
FILL_ROLL: Final = "FILL_ROLL"
READ_ROLL: Final = "READ_ROLL"
NOMINATE: Final = "NOMINATE"
ANSWER_INVITATION: Final = "ANSWER_INVITATION"
ANSWER_WITH_CODE: Final = "ANSWER_WITH_CODE"
SIGN_IN_ONESELF: Final = "SIGN_IN_ONESELF"
KEEP_WRONG_TRY: Final = "KEEP_WRONG_TRY"
ERASE_NEEDLESS: Final = "ERASE_NEEDLESS"
HOLD_IN_PUBLIC: Final = "HOLD_IN_PUBLIC"


@dataclass(frozen=True, slots=True)
class Nomination:
    """A professional proposed for an activity: what permission is asked about."""

    activity: Activity
    professional: Professional

    @property
    def kept_by(self) -> Country:
        """The coalition that holds the activity."""
        return self.activity.kept_by

    @property
    def institutions(self) -> frozenset[int]:
        """The institutions in which the professional works."""
        return self.professional.institutions


@dataclass(frozen=True, slots=True)
class Signing:
    """Somebody who shows the code of a session and their own: what permission is asked about."""

    mode: str
    is_enrolled: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """Somebody who shows the code of an invitation: what permission is asked about."""

    is_enrolled: bool


def runs_the_programme(by: Actor, subject: Any) -> bool:
    """The actor runs the programme beside the secretariat of the country that keeps it."""
    return PROGRAMME in by.roles and bool(by.country) and by.country == subject.kept_by.code


def agreed_to_be_seen(by: Actor, nomination: Any) -> bool:
    """The professional, of the activity's coalition, agreed to be seen by its institutions."""
    is_kept_there = nomination.professional.kept_by_id == nomination.activity.kept_by_id
    return is_kept_there and bool(nomination.professional.is_shown)


@dataclass(frozen=True, slots=True)
class InPublic:
    """A session with the public of an organisation in a coalition: what permission is asked about."""

    kept_by: Country
    institution: int | None


def holds_it_for_their_institution(by: Actor, subject: Any) -> bool:
    """The actor works outside for civil society or an institution of the country, and it is theirs that holds it."""
    is_here = bool(by.roles & HOLDS_IN_PUBLIC) and bool(by.country) and by.country == subject.kept_by.code
    return is_here and by.institution is not None and by.institution == subject.institution


def is_its_staff(by: Actor, activity: Any) -> bool:
    """The actor was named to fill the rolls of this activity."""
    is_here = by.account is not None and by.country == activity.kept_by.code
    return is_here and by.account in activity.staff_accounts


def works_where_they_work(by: Actor, nomination: Any) -> bool:
    """The actor is the focal point of an institution in which the professional works, in the activity's coalition."""
    return nomination.professional.kept_by_id == nomination.activity.kept_by_id and is_their_focal_point(by, nomination)


def is_the_invited(by: Actor, nomination: Any) -> bool:
    """The actor is the person who was invited, with their own account, in the activity's coalition."""
    is_here = by.account is not None and by.country == nomination.kept_by.code
    return is_here and by.account == nomination.professional.account_id


def shows_the_code_of_the_session(by: Actor, signing: Any) -> bool:
    """Whoever it is holds the code of the session."""
    return bool(signing.mode)


def shows_both_codes(by: Actor, signing: Any) -> bool:
    """Whoever it is holds the code of the session and the personal one, and signs in with them and nothing else."""
    return bool(signing.mode) and bool(signing.is_enrolled)


def shows_the_personal_code(by: Actor, answering: Any) -> bool:
    """Whoever it is holds the code of an invitation to the activity."""
    return bool(answering.is_enrolled)


MAY: Table = {
    READ_ACTIVITY: [[works_in_the_coalition]],
    PLAN_ACTIVITY: [[is_of_the_secretariat], [runs_the_programme]],
    NAME_STAFF: [[is_of_the_secretariat]],
    BRING_PARTICIPANTS: [[is_of_the_secretariat]],
    FILL_ROLL: [[is_of_the_secretariat], [is_its_staff]],
    READ_ROLL: [[is_of_the_secretariat], [is_its_staff]],
    NOMINATE: [
        [is_of_the_secretariat],
        [works_where_they_work],
        [runs_the_programme, agreed_to_be_seen],
        [is_the_installation],
    ],
    ANSWER_INVITATION: [[is_of_the_secretariat], [works_where_they_work], [is_the_invited], [is_the_installation]],
    ANSWER_WITH_CODE: [[shows_the_personal_code]],
    SIGN_IN_ONESELF: [[shows_both_codes]],
    KEEP_WRONG_TRY: [[shows_the_code_of_the_session]],
    ERASE_NEEDLESS: [[is_the_installation]],
    HOLD_IN_PUBLIC: [[is_of_the_secretariat], [holds_it_for_their_institution]],
}
