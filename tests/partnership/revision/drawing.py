"""Drafts for tests, begun and saved as staff would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from amparo.foundation.access.actors import Actor
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving
from amparo.partnership.revision.operations.saving import Saved

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
JURIST = "cr.jurista"


def later(minutes: int) -> datetime:
    """Return a moment after the first one."""
    return NOW + timedelta(minutes=minutes)


def begun(by: Actor, number: str = "14") -> Draft:
    """Begin to revise a procedure in force."""
    return beginning.start_draft(by=by, number=number, at=NOW)


def renamed(draft: Draft, word: str) -> str:
    """Return a draft's drawing with a step called otherwise."""
    return draft.xml.replace('name="Reunir los daños"', f'name="{word}"')


def saved(by: Actor, draft: Draft, word: str, **given: Any) -> Saved:
    """Save a draft with a step called otherwise."""
    facts = {"revision": draft.revision, "at": later(1), "texts": draft.texts, **given}
    return saving.save_draft(by=by, draft=draft, xml=renamed(draft, word), **facts)
