"""Whose budgets an officer may know of."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition


def accounts_of(by: Actor, accounts: Iterable[int]) -> frozenset[int]:
    """Return those of some accounts that an officer answers for.

    Who answers for data: of the country; a supervisor: of the institution; who only runs the service: of nobody.
    """
    wanted = frozenset(accounts)
    if "auditor" in by.roles:
        return coalition.accounts_among(wanted, country=by.country)
    if "supervisor" in by.roles:
        return coalition.accounts_among(wanted, institution=by.institution_code)
    return frozenset()
