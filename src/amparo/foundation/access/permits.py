"""Asking for permission before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from amparo.foundation.access.actors import Actor

Condition = Callable[[Actor, Any], bool]
Table = Mapping[str, Sequence[Sequence[Condition]]]


class Refused(Exception):
    """What was asked cannot be done; `reasons` say why in words for the person who asked."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep the reasons, in the order in which they should be read."""
        super().__init__("; ".join(str(reason) for reason in reasons))
        self.reasons = list(reasons)


class NotAllowed(Refused):
    """The actor may not do this; audited outside the transaction that is undone."""

    def __init__(self, operation: str, *, case: str = "", reasons: Sequence[str] = ()) -> None:
        """Name the operation that was refused and the case code, if any."""
        super().__init__(reasons)
        self.operation = operation
        self.case = case

    def __str__(self) -> str:
        """Name the operation; for logs of the installation, never for a page."""
        return f"{self.operation} is not allowed {self.case}".strip()


def may(by: Actor, operation: str, subject: Any, *, by_table: Table) -> bool:
    """Say whether any line of the operation's table holds in full; an unlisted operation is refused."""
    return any(all(condition(by, subject) for condition in line) for line in by_table.get(operation, ()))


def require(by: Actor, operation: str, subject: Any, *, by_table: Table) -> None:
    """Raise `NotAllowed` unless the table lets this actor do the operation on the subject."""
    if not may(by, operation, subject, by_table=by_table):
        raise NotAllowed(operation, case=str(getattr(subject, "code", "") or ""))
