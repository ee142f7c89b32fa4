"""Which sheets somebody sees, and what a sheet asks."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.procedures import queries as procedures
from amparo.protection.sheets import vocabulary as words
from amparo.protection.sheets.models import SealedSheet

PAGE = 50


def sheets_visible_to(by: Actor) -> QuerySet[SealedSheet]:
    """Return what the actor brought, and for intake what waits or was settled in the country."""
    if by.account is None or not by.country:
        return SealedSheet.objects.none()
    mine = Q(brought_by=by.account)
    rows = SealedSheet.objects.filter(mine | Q(kept_by__code=by.country) if words.INTAKE in by.roles else mine)
    return rows.filter(kept_by__code=by.country).select_related("kept_by", "institution").defer("sealed")


def waiting_for(by: Actor) -> list[SealedSheet]:
    """Return what waits for intake, oldest first; nothing for others."""
    if words.INTAKE not in by.roles:
        return []
    return list(sheets_visible_to(by).filter(state=words.WAITING).order_by("pk")[:PAGE])


def brought_by(by: Actor) -> list[SealedSheet]:
    """Return the latest sheets that the actor brought."""
    if by.account is None:
        return []
    return list(sheets_visible_to(by).filter(brought_by=by.account)[:PAGE])


def sheet_visible_to(by: Actor, key: int) -> SealedSheet | None:
    """Return one sheet; None where the actor sees none."""
    return sheets_visible_to(by).filter(pk=key).first()


def alert_fields(country: str, on: date) -> list[tuple[dictionary.Field, bool]]:
    """Return what the first step of the procedure in force asks, and whether it must be answered."""
    run = procedures.running(procedures.current_set(country, on), procedures.MAIN)
    noted = run.net.node(words.FIRST_STEP).fields
    known = dictionary.fields()
    return [(known[note.name], note.required) for note in noted if note.name in known]
