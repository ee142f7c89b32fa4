"""Invented money and risks of the demonstration's running projects, entered by the secretariat."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Final

from amparo.demo.adopting import Adopter
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.operations.running import Money, Reviewed, enter_risk, record_amount
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import fiscal_year
from amparo.foundation.access.actors import Actor

NOTE: Final = "Cifra inventada para la demostración."
RISKS: Final = (
    (
        words.RISK,
        "Las personas formadas cambian de puesto y la institución pierde la competencia (inventado).",
        "Formar a dos personas por tarea y mirar la cobertura cada mes.",
        (4, 3),
    ),
    (
        words.SAFEGUARDING,
        "En una actividad se reconoce a alguien que recibió atención (inventado).",
        "Nadie toma fotos; la persona encargada de salvaguarda está presente y se sabe quién es.",
        (2, 5),
    ),
)


def load_money() -> int:
    """Enter amounts and risks of each running project when it has none; return how many rows were made."""
    adopter = Adopter(datetime.now(UTC))
    for country in ("CR", "HN"):
        project = frames.project_by_code(f"{country}-DEMO")
        if project is not None and not frames.risks_of(project).exists():
            adopter.as_staff(f"{country.lower()}.secretaria", partial(_enter, code=project.code, at=adopter.now))
    return 2 * (len(RISKS) + 2)


def _enter(by: Actor, *, code: str, at: datetime) -> None:
    project = frames.project_by_code(code)
    assert project is not None
    year = fiscal_year(at.date(), project.fiscal_month).starts_on
    outcome = frames.outcomes_of(project)[0]
    planned = Money(words.PLANNED, year, Decimal("120000"), project.currency, note=NOTE)
    spent = Money(words.SPENT, year, Decimal("38500.50"), "USD", Decimal("1.3512"), at.date(), NOTE)
    for money in (planned, spent):
        record_amount(by=by, outcome=outcome, money=money, at=at)
    for kind, name, response, (likelihood, impact) in RISKS:
        texts = {"names": {"es": name}, "response": {"es": response}}
        reviewed = Reviewed(likelihood, impact)
        enter_risk(by=by, project=project, kind=kind, texts=texts, owner=None, reviewed=reviewed, at=at)
