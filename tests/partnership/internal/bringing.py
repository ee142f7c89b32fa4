"""Internal procedures of the demonstration, as the content has them or with a longer limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition.models import Institution
from amparo.partnership.internal import queries
from amparo.partnership.internal.models import InternalProcedure, InternalVersion
from amparo.partnership.internal.operations import keep_look
from amparo.partnership.internal.queries import Agreed
from amparo.partnership.procedures.operations import Draft, draft_from

NOW = datetime.now(UTC)
TODAY = NOW.astimezone(ZoneInfo("America/Costa_Rica")).date()
OURS = "cr_factra_p11_prosecution"


def content(folder: str = "cr-factra-11") -> Draft:
    """Read an internal procedure of the content."""
    return draft_from(Path(settings.CONTENT) / "procedures" / "internal" / folder)


def longer(draft: Draft, key: str, **length: Any) -> Draft:
    """Give a draft another length for one of its limits in Costa Rica."""
    given = draft.parameters["cr"]
    limits = {**given["deadlines"], key: {**given["deadlines"][key], **length}}
    return replace(draft, parameters={"cr": {**given, "deadlines": limits}})


def factra() -> Institution:
    """The deputy prosecutor's office of Costa Rica."""
    return Institution.objects.select_related("country").get(code="CR_FACTRA")


def agreed(country: str = "CR") -> Agreed:
    """What the coalition agreed, as it is in force today."""
    return queries.agreed_in(country, TODAY)


def ours() -> InternalProcedure:
    """The internal procedure that most tests are about."""
    return InternalProcedure.objects.select_related("institution__country").get(process=OURS)


def looked_at(version: InternalVersion, *found: dict[str, str]) -> None:
    """Keep that a version was looked at today."""
    with acting(service_token()) as clock:
        keep_look(by=clock, version=version, beside=agreed().digest, found=list(found), at=NOW)
