"""Writes what many cases went through straight into the tables: sums need more cases than a test carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from amparo.partnership.coalition.models import Country, Team
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.protection.cases.models import Case
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent

YESTERDAY = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Did:
    """What an institution did in a case: the path, how long it had waited, and whether it was late."""

    case: int
    path: str
    institution: str
    kind: str = "STEP"
    hours: float = 1.0
    late: bool = False
    at: datetime = YESTERDAY


def write(done: Iterable[Did], *, country: str = "CR") -> None:
    """Write events; cases are made as they are needed."""
    place = Country.objects.using("owner").get(code=country)
    teams = {team.institution.code: team.pk for team in Team.objects.using("owner").select_related("institution")}
    versions = dict(ProcedureVersion.objects.using("owner").values_list("procedure__process", "pk"))
    pathways: dict[int, Pathway] = {}
    for seq, did in enumerate(done, start=1):
        if did.case not in pathways:
            case = Case.objects.using("owner").create(
                code=f"{country}-{did.case:06}", country=place, mandate="TRAFFICKING", opened_at=did.at
            )
            pathways[did.case] = Pathway.objects.using("owner").create(
                case=case, main="p00_main", versions=versions, state={}, started_at=did.at
            )
        pathway, team = pathways[did.case], teams[did.institution]
        if did.kind == "OPEN":
            OpenStep.objects.using("owner").create(
                case=pathway.case, pathway=pathway, path=did.path, role="x", team_id=team, kind="care", screen="form",
                opened_at=did.at,
            )  # fmt: skip
            continue
        PathwayEvent.objects.using("owner").create(
            case=pathway.case, pathway=pathway, seq=seq, at=did.at, kind=did.kind, path=did.path, team_id=team,
            late=did.late, opened_at=did.at - timedelta(hours=did.hours),
        )  # fmt: skip
