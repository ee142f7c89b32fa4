"""What a rehearsal reads: the figures of a country, the versions in force; and what it saw, kept for who asks again."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from amparo.bpmn.diagram import TASKS
from amparo.bpmn.net import Net
from amparo.bpmn.rehearse import Forecast, rehearse
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.queries import Running
from amparo.partnership.rehearsal import rules, vocabulary
from amparo.partnership.rehearsal.rules import WhatIf


@dataclass(frozen=True, slots=True)
class Stage:
    """What is rehearsed: a procedure, and the version and digest of each one in force, by process."""

    country: str
    process: str
    versions: tuple[tuple[str, int, str], ...]


def choices(country: str, on: date) -> list[ProcedureVersion]:
    """Return the versions in force that may be rehearsed, by number."""
    return list(procedures.in_force(country, on).defer("xml", "report"))


def stage_of(country: str, process: str, versions: list[ProcedureVersion]) -> Stage:
    """Return the stage on which a procedure is rehearsed with the versions in force."""
    rows = sorted((each.procedure.process, each.pk, each.digest) for each in versions)
    return Stage(country.lower(), process, tuple(rows))


@lru_cache(maxsize=16)
def figures_of(country: str) -> Mapping[str, Any]:
    """Return the figures of a country as written; none when it has none."""
    path = Path(settings.CONTENT) / "rehearsals" / f"{country.lower()}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@lru_cache(maxsize=32)
def running(stage: Stage) -> Running:
    """Return the procedure with everything that it calls."""
    run = procedures.running({process: key for process, key, _ in stage.versions})
    return replace(run, net=Net(run.diagrams, stage.process))


@lru_cache(maxsize=64)
def roles_of(stage: Stage) -> frozenset[str]:
    """Return the roles that act in the procedure or in what it calls."""
    net = running(stage).net
    return frozenset(net.role_of(path) or "" for path in net.paths if net.node(path).kind in TASKS) - {""}


def as_written(stage: Stage) -> WhatIf:
    """Return what the figures of the country assume for the procedure. Raises `BadPlan`."""
    return rules.as_written(figures_of(stage.country), roles_of(stage))


@lru_cache(maxsize=128)
def forecast(stage: Stage, what_if: WhatIf) -> Forecast:
    """Rehearse, once for the same question. Raises `BadPlan`, `TooMuchWork`."""
    run = running(stage)
    deadlines = {name: each.get(stage.country, {}).get("deadlines", {}) for name, each in run.parameters.items()}
    plan = rules.plan_of(figures_of(stage.country), deadlines, what_if)
    return rehearse(run.net, plan, seed=vocabulary.SEED, most_steps=vocabulary.MOST_STEPS)
