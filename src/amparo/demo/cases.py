"""The invented cases: each carried some way through a scenario of the main pathway, and left where it is."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.cases import queries as cases

# (country, scenario, how many of its moves, days ago, mandate)
CASES: Final = (
    ("CR", "declines_and_is_repaired", 2, 0, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 8, 1, "TRAFFICKING"),
    ("CR", "joins_with_one_interview", 16, 2, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 20, 2, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 22, 3, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 28, 5, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 23, 4, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 31, 9, "TRAFFICKING"),
    ("CR", "refused_then_reversed", 36, 14, "CHILD_SEXUAL_EXPLOITATION"),
    ("CR", "joins_with_one_interview", 38, 40, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", 60, 120, "TRAFFICKING"),
    ("HN", "declines_and_is_repaired", 5, 1, "TRAFFICKING"),
    ("HN", "withdraws_during_referral", 24, 6, "TRAFFICKING"),
    ("HN", "joins_with_one_interview", 33, 20, "TRAFFICKING"),
)


def scenarios() -> dict[str, list[dict[str, Any]]]:
    """Return the moves of the main pathway's scenarios by name."""
    path = Path(settings.CONTENT) / "procedures" / "00-ruta-principal" / "scenarios.toml"
    with path.open("rb") as file:
        return {each["name"]: each["steps"] for each in tomllib.load(file)["scenario"]}


def load_cases() -> int:
    """Make the demonstration's cases when there is none yet; return how many were made."""
    with acting(service_token(60)):
        if cases.any_case():
            return 0
    moves = scenarios()
    tokens: dict[str, str] = {}
    posts: dict[str, frozenset[tuple[int, str]]] = {}
    for country, name, count, days, mandate in CASES:
        carrier = Carrier(country, at=datetime.now(UTC) - timedelta(days=days), tokens=tokens, posts=posts)
        carrier.open(mandate)
        for move in moves[name][:count]:
            carrier.at = min(carrier.at + timedelta(hours=2), datetime.now(UTC))
            carrier.play([move])
    return len(CASES)
