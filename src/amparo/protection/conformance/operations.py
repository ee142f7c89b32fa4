"""Keeping a comparison, and forgetting it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.protection.conformance import permissions, rules
from amparo.protection.conformance.models import KeptComparison

PLACES = ("most_skipped", "most_extra", "most_late")


@transaction.atomic
def keep_comparison(
    *, by: Actor, version: ProcedureVersion, label: str, found: Mapping[str, Any], at: datetime
) -> KeptComparison:
    """Keep the sums of a log that was compared; its cases and its own words are left out.

    Raises `Refused` when the actor may not, or it has no name.
    """
    permits.require(by, permissions.KEEP_COMPARISON, None, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_keep(label, found)
    if reasons:
        raise Refused(reasons)
    kept = KeptComparison.objects.create(
        country=coalition.country_by_code(by.country),
        version=version,
        label=label.strip()[:120],
        cases=int(found["cases"]),
        events=int(found["events"]),
        fitting=int(found["fitting"]),
        late=int(found["late"]),
        found=_sums(found),
        kept_at=at,
        kept_by=by.institution_code,
    )
    facts = {"procedure": version.procedure.number, "cases": kept.cases, "fitting": kept.fitting}
    entries.record(Note("COMPARISON_KEPT", subject=f"comparison:{kept.pk}", facts=facts), by=by)
    return kept


def _sums(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept: steps of the procedure with their counts; what the log calls otherwise may be anything."""
    kept: dict[str, Any] = {name: [row for row in found[name] if row["path"]] for name in PLACES if name in found}
    return kept | ({"not_told": found["not_told"]} if "not_told" in found else {})


@transaction.atomic
def forget_comparison(*, by: Actor, kept: KeptComparison) -> None:
    """Remove what was kept. Raises `Refused` when the actor may not."""
    permits.require(by, permissions.FORGET_COMPARISON, kept, by_table=permissions.MAY)
    entries.record(Note("COMPARISON_FORGOTTEN", subject=f"comparison:{kept.pk}"), by=by)
    kept.delete()
