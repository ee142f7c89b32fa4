"""The demonstration's copy of a case that waits for a second person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.protection.pathways.queries import runs
from amparo.protection.releases import operations, queries

WHO: Final = "cr.gestora"
REASON: Final = "El juzgado ordenó que conste cómo avisarle con seguridad de la audiencia del lunes."
RECIPIENT: Final = "Juzgado Penal, despacho 2, a su secretaria"


def load_releases() -> int:
    """Let whoever manages a case ask for a copy of it, once; return how many wait."""
    carrier = Carrier("CR", at=datetime.now(UTC))
    with acting(carrier.token(WHO)) as by:
        if queries.mine(by).exists():
            return 0
        for step in runs.work_of(by, limit=20):
            if "C1" in operations.openable(by, step.case):
                operations.ask_export(by=by, case=step.case, groups=["C1"], reason=REASON, recipient=RECIPIENT)
                return 1
    return 0
