"""Proposing that two entries may be one: with reasons, once, and never more than proposing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import OrganisationPair, ProfessionalPair
from amparo.partnership.directory.queries import organisations, people
from amparo.partnership.directory.rules.seeking import Found, Organisations, People


def propose_professionals(*, by: Actor, kept_by: Country, keys: Iterable[int], at: datetime) -> int:
    """Compare some professionals with all whom the coalition keeps; return how many pairs are new.

    A part of the operation that entered them; a pair that was decided before is not proposed again.
    """
    index = People(people.known_in(kept_by.pk))
    found = {key: index.like(index.known[key], but=key) for key in keys if key in index.known}
    return _propose(by, kept_by, ProfessionalPair, found, at)


def propose_organisations(*, by: Actor, kept_by: Country, keys: Iterable[int], at: datetime) -> int:
    """Compare some organisations with all that the coalition keeps; return how many pairs are new."""
    index = Organisations(organisations.names_in(kept_by.pk).known)
    found = {key: index.like(index.known[key], but=key) for key in keys if key in index.known}
    return _propose(by, kept_by, OrganisationPair, found, at)


def _propose(by: Actor, kept_by: Country, kind: type[Any], found: dict[int, Found], at: datetime) -> int:
    pairs = {(min(key, other), max(key, other)): like for key, rows in found.items() for other, like in rows}
    firsts = {first for first, _second in pairs}
    there = set(kind.objects.filter(first__in=firsts).values_list("first", "second"))
    new = {pair: like for pair, like in pairs.items() if pair not in there}
    rows = [
        kind(first_id=first, second_id=second, score=like.score, reasons=list(like.reasons), found_at=at)
        for (first, second), like in sorted(new.items())
    ]
    made = kind.objects.bulk_create(rows, ignore_conflicts=True)
    if made:
        entries.record(Note("DUPLICATES_PROPOSED", subject=kept_by.code, facts={"count": len(made)}), by=by)
    return len(made)
