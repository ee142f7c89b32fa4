"""Joining two entries that are one, keeping two apart, and undoing; nothing is moved, so that undoing restores both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import (
    Organisation,
    OrganisationMerge,
    OrganisationPair,
    Professional,
    ProfessionalMerge,
    ProfessionalPair,
)
from amparo.partnership.directory.queries import joining as queries
from amparo.partnership.directory.rules import joining as rules
from amparo.partnership.directory.rules.names import fold, key_of

_TABLES: Final[dict[type[Any], tuple[type[Any], type[Any]]]] = {
    Professional: (ProfessionalMerge, ProfessionalPair),
    Organisation: (OrganisationMerge, OrganisationPair),
}


@transaction.atomic
def merge_professionals(
    *, by: Actor, kept: Professional, absorbed: Professional, choices: Mapping[str, str], at: datetime
) -> ProfessionalMerge:
    """Count one entry with another: they are one person.

    `choices` says, for each field in which they differ, whose value stays (KEPT or ABSORBED); the other stays on the
    absorbed entry. Raises `Refused` when the actor may not, or something in which they differ was not chosen.
    """
    made: ProfessionalMerge = _merge(by, kept, absorbed, choices, at)
    return made


@transaction.atomic
def merge_organisations(
    *, by: Actor, kept: Organisation, absorbed: Organisation, choices: Mapping[str, str], at: datetime
) -> OrganisationMerge:
    """Count one organisation with another, as `merge_professionals` does with persons. Raises `Refused`."""
    made: OrganisationMerge = _merge(by, kept, absorbed, choices, at)
    return made


def _merge(by: Actor, kept: Any, absorbed: Any, choices: Mapping[str, str], at: datetime) -> Any:
    permits.require(by, permissions.JOIN_ENTRIES, kept, by_table=permissions.MAY)
    permits.require(by, permissions.JOIN_ENTRIES, absorbed, by_table=permissions.MAY)
    kind = type(kept)
    merges, pairs = _TABLES[kind]
    kept, absorbed = _held(kind, kept.pk, absorbed.pk)
    reasons = rules.reasons_not_to_join(queries.side_of(kept), queries.side_of(absorbed), choices)
    if reasons:
        raise Refused(reasons)
    before = queries.values_of(kept)
    after = rules.joined(before, queries.values_of(absorbed), choices)
    _write(kept, after)
    made = merges.objects.create(
        kept=kept, absorbed=absorbed, before=before, after=after, merged_at=at, merged_by=by.account
    )
    _count_with_roots(kind, kept.kept_by_id)
    _decide(pairs, kept.pk, absorbed.pk, words.MERGED, by, at)
    entries.record(Note("ENTRIES_JOINED", subject=kept.code, facts={"with": absorbed.code}), by=by)
    return made


def _held(kind: type[Any], *keys: int) -> list[Any]:
    """Hold the rows, always in the same order, and return them in the order asked."""
    rows = {row.pk: row for row in kind.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return [rows[key] for key in keys]


def _write(row: Any, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Professional):
        row.key = key_of(row.family_names, row.given_names)
    else:
        row.key = fold(row.name)
    row.save(update_fields=[*values, "key"])


def _count_with_roots(kind: type[Any], country: int) -> None:
    """Let every entry of a coalition be counted with the end of its chain of joinings, and with itself else."""
    merges, _pairs = _TABLES[kind]
    live = merges.objects.filter(undone_at=None, kept__kept_by_id=country).values_list("absorbed", "kept")
    wanted = rules.roots(live)
    for pk, now in kind.objects.filter(Q(pk__in=wanted) | Q(same_as__isnull=False, kept_by_id=country)).values_list(
        "pk", "same_as"
    ):
        if wanted.get(pk) != now:
            kind.objects.filter(pk=pk).update(same_as=wanted.get(pk))


def _decide(pairs: type[Any], one: int, other: int, state: str, by: Actor, at: datetime) -> None:
    pairs.objects.filter(first=min(one, other), second=max(one, other)).update(
        state=state, decided_by=by.account, decided_at=at
    )


@transaction.atomic
def undo_merge(*, by: Actor, merge: ProfessionalMerge | OrganisationMerge, at: datetime) -> list[str]:
    """Take two entries apart again: each stands by itself and says what it said before they were joined.

    Returns the fields that somebody changed since, which keep that change. Raises `Refused`.
    """
    permits.require(by, permissions.JOIN_ENTRIES, merge.kept, by_table=permissions.MAY)
    merge = type(merge)._default_manager.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_at is not None:
        raise Refused([_("It was taken apart already.")])
    kind = type(merge.kept)
    (kept,) = _held(kind, merge.kept_id)
    now = queries.values_of(kept)
    back = rules.undone(merge.before, merge.after, now)
    left = [name for name in merge.before if merge.before[name] != merge.after[name] and name not in back]
    _write(kept, back)
    merge.undone_at, merge.undone_by = at, by.account
    merge.save(update_fields=["undone_at", "undone_by"])
    _count_with_roots(kind, kept.kept_by_id)
    _decide(_TABLES[kind][1], merge.kept_id, merge.absorbed_id, words.PROPOSED, by, at)
    entries.record(Note("ENTRIES_TAKEN_APART", subject=kept.code, facts={"from": merge.absorbed.code}), by=by)
    return left


@transaction.atomic
def keep_apart(*, by: Actor, pair: ProfessionalPair | OrganisationPair, at: datetime) -> None:
    """Say that two entries are not one; they are not proposed again. Raises `Refused` when the actor may not."""
    permits.require(by, permissions.JOIN_ENTRIES, pair.first, by_table=permissions.MAY)
    if pair.state != words.PROPOSED:
        raise Refused([_("This was decided already.")])
    _decide(type(pair), pair.first_id, pair.second_id, words.APART, by, at)
    entries.record(Note("ENTRIES_KEPT_APART", subject=pair.first.code, facts={"from": pair.second.code}), by=by)
