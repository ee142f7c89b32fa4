"""What is told of a case that is compared with its procedure: what was done, skipped, extra and late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Told = Literal["", "skipped", "added"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case.

    `paths` are the elements that it may stand for: a step's path, or each place where a message of that name is
    heard; none when the procedure knows nothing of the kind. Answers count when they are given. `told` marks what the
    people who did it have already called skipped or added.
    """

    activity: str
    paths: tuple[str, ...] = ()
    at: datetime | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    told: Told = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A step done (a message heard, a timer rung) where the procedure has it. `index` is its event.

    `opened` is the event that opened the step; -1: open from the start.
    """

    path: str
    index: int
    opened: int = -1


@dataclass(frozen=True, slots=True)
class Late:
    """A step done where the procedure has it, after it was due."""

    path: str
    index: int
    opened: int = -1


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step that the procedure has and the case has not. `index` is the event before which it is missing."""

    path: str
    index: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """Something done that the procedure does not have there."""

    activity: str
    index: int
    told: bool = False


Finding = Done | Late | Skipped | Extra


def is_deviation(finding: Finding) -> bool:
    """Say whether a finding departs from the procedure. Being late does not: the way was kept."""
    return isinstance(finding, Skipped | Extra)
