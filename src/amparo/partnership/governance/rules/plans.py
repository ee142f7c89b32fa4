"""Work plans that a decision locks, and what an extension of a project touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project as whoever keeps the projects tells it: its code, its name and its last day."""

    code: str
    name: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Target:
    """A target of an indicator as whoever keeps it tells it: what it says, and by which day."""

    key: int
    indicator: str
    names: Mapping[str, str]
    said: Mapping[str, str]
    by_on: date


@dataclass(frozen=True, slots=True)
class Extended:
    """What an extension did: the former last day of the project, and every target that it touches."""

    from_on: date
    targets: tuple[Target, ...]


def reasons_not_to_write(*, is_locked: bool) -> list[str]:
    """Say why nothing can be written in a version of a plan."""
    return [_("A decision validated this version: begin a new version to change the plan.")] if is_locked else []


def reasons_not_to_begin(*, is_locked: bool, why: str) -> list[str]:
    """Say why a further version of a plan cannot be begun; `is_locked` tells of its newest one."""
    if not is_locked:
        return [_("The newest version can still be changed: write in it.")]
    return [] if why.strip() else [_("Say why.")]


def reasons_not_to_validate(*, is_locked: bool, lines: int) -> list[str]:
    """Say why a version of a plan cannot be validated."""
    if is_locked:
        return [_("A decision validated this version already.")]
    return [] if lines else [_("There is nothing in this version yet.")]


def reasons_not_to_extend(*, ends_on: date, until: date) -> list[str]:
    """Say why a project cannot be extended to a day."""
    return [] if until > ends_on else [_("The new last day comes after the present one.")]
