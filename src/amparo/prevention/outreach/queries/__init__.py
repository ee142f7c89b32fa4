"""What can be asked of outreach, narrowed to the actor."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.partnership.coalition.models import Country


@dataclass(frozen=True, slots=True)
class Kept:
    """Work of a coalition, and the institution whose organisation accompanies it: what permission is asked about."""

    kept_by: Country
    institution: int | None = None
    accounts: frozenset[int] = frozenset()
