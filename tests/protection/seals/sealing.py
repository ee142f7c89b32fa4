"""Sealing in tests, as members of the demonstration's staff."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.protection.seals import operations, queries
from amparo.protection.seals.queries import Standing
from tests.conftest import As
from tests.foundation.desk import account_of


def standing(carrier: Carrier) -> Standing:
    """Return how the case stands. Raises `LookupError` when it is out of the actor's sight."""
    found = queries.standing_of(carrier.code)
    if found is None:
        raise LookupError(carrier.code)
    return found


def seal(carrier: Carrier, as_staff: As, *named: str, by: str = "cr.gestora") -> None:
    """Seal the case for some members."""
    with as_staff(by) as actor:
        operations.seal_case(
            by=actor, case=standing(carrier), kind="PROTECTED_WITNESS", named=[account_of(name) for name in named]
        )


def ask(carrier: Carrier, as_staff: As, *, by: str = "cr.gestora", name: str = "") -> int:
    """Ask to lift the seal, or to name somebody; return the key of what waits."""
    kind, why = ("NAME", "STANDS_IN") if name else ("LIFT", "DANGER_OVER")
    with as_staff(by) as actor:
        account = account_of(name) if name else None
        return operations.ask_change(by=actor, case=standing(carrier), kind=kind, why=why, account=account)


def decide(as_staff: As, key: int, *, by: str = "cr.supervision", allow: bool = True) -> None:
    """Decide as the second person. Raises `LookupError` when it is out of the actor's sight."""
    with as_staff(by) as actor:
        change = queries.change_by_key(key)
        if change is None:
            raise LookupError(key)
        operations.decide_change(by=actor, change=change, is_allowed=allow)
