"""Joining two entries and undoing it: what must be decided first, what changes, and who is counted with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

Values = Mapping[str, str]

PERSON_FIELDS: Final = ("given_names", "family_names", "e_mail", "country", "gender", "declared_group")
ORGANISATION_FIELDS: Final = ("name", "sector", "country")
KEPT: Final = "KEPT"
ABSORBED: Final = "ABSORBED"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entries to be joined: its key, whether it stands by itself, and what it says."""

    key: int
    is_counted_with: int | None
    values: Values
    kept_by: int


def differing(kept: Values, absorbed: Values) -> tuple[str, ...]:
    """Return the fields in which both say something, and not the same: a person must choose for each."""
    return tuple(name for name in kept if kept[name] and absorbed.get(name, "") and kept[name] != absorbed[name])


def reasons_not_to_join(kept: Side, absorbed: Side, choices: Mapping[str, str]) -> list[str]:
    """Say why two entries cannot be joined yet. Empty means they can."""
    if kept.key == absorbed.key:
        return [_("It is one entry already.")]
    if kept.kept_by != absorbed.kept_by:
        return [_("The two are of different coalitions.")]
    if kept.is_counted_with is not None or absorbed.is_counted_with is not None:
        return [_("One of the two is joined with another entry: open that one.")]
    open_ones = [name for name in differing(kept.values, absorbed.values) if choices.get(name) not in (KEPT, ABSORBED)]
    return [_("The two differ in something: choose which one stays in each line.")] if open_ones else []


def joined(kept: Values, absorbed: Values, choices: Mapping[str, str]) -> dict[str, str]:
    """Return what the entry that stays says: what was chosen, and what only one of them said."""
    told = {}
    for name, value in kept.items():
        other = absorbed.get(name, "")
        told[name] = other if other and (not value or choices.get(name) == ABSORBED) else value
    return told


def undone(before: Values, after: Values, now: Values) -> dict[str, str]:
    """Return what goes back when a joining is undone: what it changed, unless somebody changed it since."""
    return {name: before[name] for name in before if before[name] != after[name] and now.get(name) == after[name]}


def roots(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return, for each absorbed entry, the one that it is counted with: the end of its chain.

    `edges` are pairs (absorbed, kept) of joinings that are not undone; an entry is absorbed once.
    """
    above = dict(edges)
    found = {}
    for key in above:
        end, steps = above[key], 0
        while end in above and steps <= len(above):
            end, steps = above[end], steps + 1
        found[key] = end
    return found
