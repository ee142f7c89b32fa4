"""When a case may move, and what its history was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from amparo.bpmn.migrate import Fate, Outlook
from amparo.bpmn.net import Move
from amparo.protection.moving import vocabulary

KINDS = {"STEP": "step", "SKIPPED": "step", "MESSAGE": "message", "TIMER": "timer"}


def target_of(versions: Mapping[str, int]) -> str:
    """Return the digest of a set of versions (process -> version)."""
    return sha256(json.dumps(sorted(versions.items())).encode()).hexdigest()


def is_behind(versions: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Say whether a case runs in other versions than those in force."""
    return dict(versions) != dict(now)


def history_of(events: Iterable[Any], asked: Mapping[str, Sequence[str]]) -> list[Move]:
    """Return what happened in a case as moves. `asked`: the questions of each step, by path."""
    moves = []
    for event in events:
        kind = KINDS.get(event.kind)
        if kind is not None:
            answers = tuple((name, event.outcome[name]) for name in asked.get(event.path, ()) if name in event.outcome)
            moves.append(Move(kind, event.path, answers))
    return moves


def reasons_not_to_move(outlook: Outlook, *, is_open: bool, stays: bool, titles: Mapping[str, str]) -> list[str]:
    """Say, in words for who leads the case, why it cannot move. Empty means it can."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if stays:
        reasons.append(_("Whoever leads the case decided that it stays in its versions."))
    if outlook.fate is Fate.LOST:
        steps = ", ".join(titles.get(path, path) for path in outlook.lost)
        reasons.append(_("The new version does not have where the case stands: %(steps)s.") % {"steps": steps})
    if outlook.fate is Fate.BROKEN:
        reasons.append(_("From where it stands, the case could no longer complete with all rights."))
    if outlook.fate is Fate.UNKNOWN:
        reasons.append(_("It could not be proved that the case would complete with all rights."))
    return reasons


def reasons_not_to_stay(*, is_open: bool, reason: str) -> list[str]:
    """Say why a case cannot be kept in its versions. Empty means it can."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if reason not in vocabulary.STAY_REASONS:
        reasons.append(_("Choose why the case stays."))
    return reasons


def reasons_not_to_order(state: str, *, is_current: bool) -> list[str]:
    """Say why a plan cannot be ordered. Empty means it can."""
    if state == "ASKED":
        return [_("The plan is still being prepared.")]
    if state in {"ORDERED", "DONE"}:
        return [_("The order was already given.")]
    if not is_current:
        return [_("Other versions are in force by now: prepare the plan again.")]
    return []
