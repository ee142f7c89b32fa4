"""The invented cases: each carried some way through a scenario of the main pathway, and left where it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.cases import queries as cases

# (country, scenario, the step, message or timer before which it was left, days ago, mandate)
CASES: Final = (
    ("CR", "declines_and_is_repaired", "call_reports/take_alert", 0, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_detection/accept_help", 1, "TRAFFICKING"),
    ("CR", "joins_with_one_interview", "call_protection/offer_room", 2, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_health/treat_now", 2, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_plan/choose_permissions", 3, "TRAFFICKING"),
    ("CR", "danger_and_complaint", "answer_danger", 3, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_referral/answer_referral", 4, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_referral/provide_service", 5, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_accreditation/vote", 9, "TRAFFICKING"),
    ("CR", "refused_then_reversed", "call_accreditation/decide_appeal", 14, "TRAFFICKING"),
    ("CR", "child_with_guardian", "call_children/open_school", 20, "CHILD_SEXUAL_EXPLOITATION"),
    ("CR", "joins_with_one_interview", "call_interview/decide_interview", 40, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_reparation/decide_by_fund", 100, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_inclusion/count_in_statistics", 200, "TRAFFICKING"),
    ("HN", "declines_and_is_repaired", "call_detection/meet_needs", 1, "TRAFFICKING"),
    ("HN", "withdraws_during_referral", "stop_sharing", 6, "TRAFFICKING"),
    ("HN", "child_with_guardian", "call_plan/sign_as_guardian", 8, "CHILD_SEXUAL_EXPLOITATION"),
    ("HN", "joins_with_one_interview", "call_reparation/file_in_court", 30, "TRAFFICKING"),
    ("HN", "returns_home", "call_return/answer_counterpart", 110, "TRAFFICKING"),
)


def scenarios() -> dict[str, list[dict[str, Any]]]:
    """Return the moves of the main pathway's scenarios by name."""
    path = Path(settings.CONTENT) / "procedures" / "00-ruta-principal" / "scenarios.toml"
    with path.open("rb") as file:
        return {each["name"]: each["steps"] for each in tomllib.load(file)["scenario"]}


def moves_until(moves: Sequence[Mapping[str, Any]], before: str) -> list[Mapping[str, Any]]:
    """Return the moves before a step, message or timer comes for the first time; raises `LookupError`."""
    named = [move.get("do") or move.get("message") or move.get("timer") for move in moves]
    if before not in named:
        raise LookupError(before)
    return list(moves[: named.index(before)])


def load_cases() -> int:
    """Make the demonstration's cases when there is none yet; return how many were made."""
    with acting(service_token(60)):
        if cases.any_case():
            return 0
    moves = scenarios()
    tokens: dict[str, str] = {}
    posts: dict[str, frozenset[tuple[int, str]]] = {}
    for country, name, before, days, mandate in CASES:
        carrier = Carrier(country, at=datetime.now(UTC) - timedelta(days=days), tokens=tokens, posts=posts)
        carrier.open(mandate)
        for move in moves_until(moves[name], before):
            carrier.at = min(carrier.at + timedelta(hours=2), datetime.now(UTC))
            carrier.play([move])
    return len(CASES)
