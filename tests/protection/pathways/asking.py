"""A country that asks for a competency from the day before the story."""

from __future__ import annotations

from datetime import timedelta

from amparo.demo.carrying import Carrier
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.operations import ask_for_competency
from tests.conftest import As


def ask(carrier: Carrier, as_staff: As, code: str) -> None:
    """Let Costa Rica ask for a competency."""
    day = carrier.at.date() - timedelta(days=1)
    with as_staff("cr.secretaria") as by:
        ask_for_competency(
            by=by, country=Country.objects.get(code="CR"), competency=Competency.objects.get(code=code), since=day,
            why="Ya hay personas certificadas.", today=day, at=carrier.at,
        )  # fmt: skip
