"""A kit for tests, written from the content by the people who would write it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from amparo.demo.kits import KIT, add_packs, content_of, write_kit
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.kits.operations import life
from tests.conftest import As

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHEN: dict[str, Any] = {"today": TODAY, "at": AT}


def written(as_staff: As, *, packs: bool = True) -> KitVersion:
    """Return a version with its grid, criteria and questions, and the packs of both variants."""
    with as_staff("cr.secretaria") as by:
        version = write_kit(by, content_of(KIT), AT)
        if packs:
            add_packs(by, version, AT)
    return version


def validated(as_staff: As) -> KitVersion:
    """Return a version that its institution validated."""
    version = written(as_staff)
    with as_staff("cr.policia") as by:
        life.validate_grid(by=by, version=version, told=life.Told(TODAY), **WHEN)
        life.validate_kit(by=by, version=version, told=life.Told(TODAY), **WHEN)
    return version
