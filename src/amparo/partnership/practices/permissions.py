"""Who holds a selection, who writes at its tables, who assesses, and who takes a practice to another country."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table
from amparo.partnership.practices.vocabulary import AT_TABLES, KEEPERS, PUBLISHED, WORKS_WITH_NONE, WRITABLE

READ_PRACTICES: Final = "READ_PRACTICES"
HOLD_SELECTION: Final = "HOLD_SELECTION"
JOIN_TABLE: Final = "JOIN_TABLE"
ENTER_CANDIDATE: Final = "ENTER_CANDIDATE"
WRITE_PRACTICE: Final = "WRITE_PRACTICE"
ASSESS_PRACTICE: Final = "ASSESS_PRACTICE"
KEEP_PRACTICE: Final = "KEEP_PRACTICE"
LINK_PRACTICE: Final = "LINK_PRACTICE"
CARRY_PRACTICE: Final = "CARRY_PRACTICE"
KEEP_MESSAGES: Final = "KEEP_MESSAGES"


def reads(by: Actor, subject: Any) -> bool:
    """The actor belongs to a coalition and is no administrator."""
    return bool(by.country) and bool(by.roles - {"administrator"})


def works(by: Actor, subject: Any) -> bool:
    """The actor works in a coalition: auditors and administrators do not."""
    return by.account is not None and bool(by.country) and bool(by.roles - WORKS_WITH_NONE)


def keeps(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or the programme of the coalition that keeps it."""
    return bool(by.roles & KEEPERS) and bool(by.country) and by.country == subject.kept_by.code


def sits_at_the_table(by: Actor, practice: Any) -> bool:
    """The actor sits at the table that writes the practice."""
    table = practice.table
    return table is not None and by.account in {row.account_id for row in table.members.all()}


def sits_here(by: Actor, table: Any) -> bool:
    """The actor sits at this table."""
    return by.account in {row.account_id for row in table.members.all()}


def keeps_the_selection(by: Actor, table: Any) -> bool:
    """The actor keeps the selection of this table."""
    return keeps(by, table.selection)


def is_of_the_selection(by: Actor, practice: Any) -> bool:
    """The actor sits at any table of the selection that the practice comes from."""
    return by.account in practice.accounts_of_the_selection


def is_of_the_coalition(by: Actor, practice: Any) -> bool:
    """The actor is of the coalition that keeps the practice."""
    return bool(by.country) and by.country == practice.kept_by.code


def is_written_at_a_table(by: Actor, practice: Any) -> bool:
    """The practice is still with its table."""
    return practice.state in AT_TABLES


def may_still_change(by: Actor, practice: Any) -> bool:
    """The practice is neither a lesson nor put away."""
    return practice.state in WRITABLE


def is_a_keeper(by: Actor, subject: Any) -> bool:
    """The actor is of a secretariat or a programme, of whichever coalition."""
    return bool(by.roles & KEEPERS) and bool(by.country)


def is_published(by: Actor, practice: Any) -> bool:
    """The practice is open to all coalitions."""
    return bool(practice.state == PUBLISHED)


def is_of_the_receiving_country(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or the programme of the country that takes the practice up."""
    return bool(by.roles & KEEPERS) and bool(by.country) and by.country == subject.to_country.code


MAY: Table = {
    READ_PRACTICES: [[reads]],
    HOLD_SELECTION: [[keeps]],
    JOIN_TABLE: [[works]],
    ENTER_CANDIDATE: [[works, sits_here], [works, keeps_the_selection]],
    WRITE_PRACTICE: [
        [works, is_written_at_a_table, sits_at_the_table],
        [works, may_still_change, keeps],
    ],
    ASSESS_PRACTICE: [[works, is_of_the_selection], [works, is_of_the_coalition]],
    KEEP_PRACTICE: [[keeps]],
    LINK_PRACTICE: [[keeps], [is_a_keeper, is_published]],
    CARRY_PRACTICE: [[is_of_the_receiving_country]],
    KEEP_MESSAGES: [[keeps]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which writes no practice."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
