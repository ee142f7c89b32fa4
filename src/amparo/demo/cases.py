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

# (country, scenario, the step, message or timer before which it was left, for how many hours, mandate)
CASES: Final = (
    ("CR", "declines_and_is_repaired", "call_reports/take_alert", 0.1, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_detection/accept_help", 6, "TRAFFICKING"),
    ("CR", "joins_with_one_interview", "call_protection/offer_room", 0.5, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_health/treat_now", 2, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_plan/choose_permissions", 20, "TRAFFICKING"),
    ("CR", "danger_and_complaint", "answer_danger", 0.1, "TRAFFICKING"),
    ("CR", "joins_with_one_interview", "call_plan/assess_needs", 80, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_referral/answer_referral", 30, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_referral/provide_service", 60, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_accreditation/vote", 40, "TRAFFICKING"),
    ("CR", "refused_then_reversed", "call_accreditation/decide_appeal", 100, "TRAFFICKING"),
    ("CR", "child_with_guardian", "call_children/open_school", 20, "CHILD_SEXUAL_EXPLOITATION"),
    ("CR", "joins_with_one_interview", "call_interview/decide_interview", 24, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_reparation/decide_by_fund", 72, "TRAFFICKING"),
    ("CR", "second_interview_refused", "call_inclusion/follow_up", 50, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_inclusion/count_in_statistics", 400, "TRAFFICKING"),
    ("CR", "declines_and_is_repaired", "call_inclusion/retention_over", 30, "TRAFFICKING"),
    ("HN", "declines_and_is_repaired", "call_detection/meet_needs", 1, "TRAFFICKING"),
    ("HN", "withdraws_during_referral", "stop_sharing", 30, "TRAFFICKING"),
    ("HN", "child_with_guardian", "call_plan/sign_as_guardian", 20, "CHILD_SEXUAL_EXPLOITATION"),
    ("HN", "joins_with_one_interview", "call_reparation/file_in_court", 48, "TRAFFICKING"),
    ("HN", "returns_home", "call_return/answer_counterpart", 30, "TRAFFICKING"),
)
# Who they are about, in the same order; every one is invented. The last and the seventh are one person,
# as two institutions wrote her down.
PEOPLE: Final = (
    ("Luz Marina", "Invento Demostración"), ("Karla Yessenia", "Cuadra Demostración"),
    ("Rosa Elena", "Ficticia Demostración"), ("Wendy Carolina", "Muestra Demostración"),
    ("Brenda", "Supuesta Demostración"), ("Ana Cecilia", "Novela Demostración"),
    ("Xiomara del Carmen", "Zavala Hernández"), ("José Ángel", "Cuento Demostración"),
    ("Marbelly", "Fábula Demostración"), ("Ingrid Vanessa", "Relato Demostración"),
    ("Glenda Patricia", "Leyenda Demostración"), ("Dayana", "Retrato Demostración"),
    ("Yolanda", "Quimera Demostración"), ("Heidy Mariela", "Boceto Demostración"),
    ("Walter Iván", "Esbozo Demostración"), ("Nidia Esperanza", "Reflejo Demostración"),
    ("Sandra Lizeth", "Molde Demostración"), ("Jessica Paola", "Copia Demostración"),
    ("Evelin Suyapa", "Trazo Demostración"), ("Génesis", "Dibujo Demostración"),
    ("Lidia Argentina", "Guion Demostración"), ("Siomara", "Sabala Ernandes"),
)  # fmt: skip
# How long a move takes, by the part of the pathway; the time that a timer waits for is waited.
PACE: Final = {
    "call_reports": timedelta(minutes=3),
    "call_detection": timedelta(minutes=20),
    "call_dispatch": timedelta(minutes=4),
    "call_protection": timedelta(minutes=30),
    "call_health": timedelta(hours=1),
}
OTHERWISE: Final = timedelta(hours=6)
WAITS: Final = {
    "call_reflection/reminder_due": timedelta(days=76),
    "call_reflection/period_ends": timedelta(days=14),
}
NAMES: Final = ("prs_FirstName", "prs_SecondName")
A_CHILD: Final = {"amp_age_band": "A9_17"}


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


def lasting(move: Mapping[str, Any]) -> timedelta:
    """Return how long a move of the demonstration takes."""
    path = str(move.get("do") or move.get("timer") or "")
    return WAITS.get(path) or PACE.get(path.partition("/")[0], OTHERWISE)


def load_cases() -> int:
    """Make the demonstration's cases when there is none yet; return how many were made."""
    with acting(service_token(60)):
        if cases.any_case():
            return 0
    known = scenarios()
    tokens: dict[str, str] = {}
    posts: dict[str, frozenset[tuple[int, str]]] = {}
    for (country, name, before, hours, mandate), person in zip(CASES, PEOPLE, strict=True):
        moves = moves_until(known[name], before)
        start = datetime.now(UTC) - timedelta(hours=hours) - sum(map(lasting, moves), timedelta())
        facts = dict(zip(NAMES, person, strict=True)) | (A_CHILD if name.startswith("child") else {})
        carrier = Carrier(country, at=start, tokens=tokens, posts=posts, facts=facts)
        carrier.open(mandate)
        for move in moves:
            carrier.at += lasting(move)
            carrier.play([move])
    return len(CASES)
