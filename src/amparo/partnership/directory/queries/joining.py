"""Pairs that wait for a decision, and joinings that may be undone."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.models import (
    Organisation,
    OrganisationMerge,
    OrganisationPair,
    Professional,
    ProfessionalMerge,
    ProfessionalPair,
)
from amparo.partnership.directory.rules.joining import ORGANISATION_FIELDS, PERSON_FIELDS, Side
from amparo.partnership.directory.vocabulary import PROPOSED, SECRETARIAT


def _of(by: Actor, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    return rows.filter(**{f"{path}__kept_by__code": by.country}) if SECRETARIAT in by.roles else rows.none()


def person_pairs_waiting_for(by: Actor) -> QuerySet[ProfessionalPair]:
    """Return the pairs of professionals that the secretariat has to decide, both still standing by themselves."""
    rows = ProfessionalPair.objects.filter(state=PROPOSED, first__same_as=None, second__same_as=None)
    return _of(by, rows, "first").select_related("first__kept_by", "second__kept_by")


def organisation_pairs_waiting_for(by: Actor) -> QuerySet[OrganisationPair]:
    """Return the pairs of organisations that the secretariat has to decide, both still standing by themselves."""
    rows = OrganisationPair.objects.filter(state=PROPOSED, first__same_as=None, second__same_as=None)
    return _of(by, rows, "first").select_related("first__kept_by", "second__kept_by")


def person_pair_visible_to(by: Actor, key: int) -> ProfessionalPair | None:
    """Return a pair of professionals of the actor's coalition, decided or not, or None."""
    rows = _of(by, ProfessionalPair.objects.filter(pk=key), "first")
    return rows.select_related("first__kept_by", "second__kept_by").first()


def organisation_pair_visible_to(by: Actor, key: int) -> OrganisationPair | None:
    """Return a pair of organisations of the actor's coalition, decided or not, or None."""
    rows = _of(by, OrganisationPair.objects.filter(pk=key), "first")
    return rows.select_related("first__kept_by", "second__kept_by").first()


def person_merges_of(by: Actor) -> QuerySet[ProfessionalMerge]:
    """Return the joinings of professionals that hold, latest first."""
    return _of(by, ProfessionalMerge.objects.filter(undone_at=None), "kept").select_related("kept", "absorbed")


def organisation_merges_of(by: Actor) -> QuerySet[OrganisationMerge]:
    """Return the joinings of organisations that hold, latest first."""
    return _of(by, OrganisationMerge.objects.filter(undone_at=None), "kept").select_related("kept", "absorbed")


def person_merge_visible_to(by: Actor, key: int) -> ProfessionalMerge | None:
    """Return a joining of two professionals that holds, or None."""
    return person_merges_of(by).filter(pk=key).first()


def organisation_merge_visible_to(by: Actor, key: int) -> OrganisationMerge | None:
    """Return a joining of two organisations that holds, or None."""
    return organisation_merges_of(by).filter(pk=key).first()


def values_of(row: Professional | Organisation) -> dict[str, str]:
    """Return what an entry says, field by field, as it is compared and joined."""
    names = PERSON_FIELDS if isinstance(row, Professional) else ORGANISATION_FIELDS
    return {name: str(getattr(row, name)) for name in names}


def side_of(row: Professional | Organisation) -> Side:
    """Return what the rules of joining look at."""
    return Side(row.pk, row.same_as_id, values_of(row), row.kept_by_id)
