"""The demonstration asks for certificates: one that a psychologist holds, and one that nobody in Honduras holds."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from amparo.demo.adopting import Adopter
from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.competencies.operations import ask_for_competency
from amparo.partnership.training.rules.gate import Without
from amparo.partnership.training.vocabulary import NOBODY_ELSE
from amparo.protection.pathways.queries import runs

ASKED: Final = (
    ("cr.secretaria", "CR", "FORENSIC_INTERVIEW", "El curso de la trousse justicia ya certificó a dieciséis personas."),
    ("hn.secretaria", "HN", "INDICATORS", "El curso comienza este mes; mientras tanto se avisa a la supervisión."),
)
# The step that somebody of Honduras does without, after the one at which its case was left.
LEFT, WITHOUT = "call_detection/meet_needs", "call_detection/observe_indicators"


def load_gate() -> int:
    """Ask for certificates when nothing is asked for yet; return for how many."""
    now = datetime.now(UTC)
    if competencies.asked_since("CR"):
        return 0
    adopter = Adopter(now)
    for username, *asked in ASKED:
        adopter.as_staff(username, partial(_ask, asked, now))
    carrier = Carrier("HN", at=now, without=Without(NOBODY_ELSE))
    carrier.code = _case_left_at(LEFT, carrier)
    carrier.do(LEFT)
    carrier.do(WITHOUT, grounds="yes")
    return len(ASKED)


def _ask(asked: list[str], at: datetime, by: Actor) -> None:
    country, code, why = asked
    wanted, where = competencies.competency(code), coalition.country_by_code(country)
    if wanted is None:
        raise LookupError(code)
    today = at.astimezone(ZoneInfo(where.time_zone)).date()
    ask_for_competency(by=by, country=where, competency=wanted, since=today, why=why, today=today, at=at)


def _case_left_at(path: str, carrier: Carrier) -> str:
    """Return the code of the invented case that waits at a step of reception. Raises `LookupError`."""
    with acting(carrier.token("hn.recepcion")) as by:
        for step in runs.work_of(by, limit=100):
            if step.path == path:
                return str(step.case.code)
    raise LookupError(path)
