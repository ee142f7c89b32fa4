"""The list of kits, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.pages import badge_of
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import Kit, KitVersion


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list under its header, or what stands where it is empty."""

    header: PageHeader
    table: Table | None
    empty: EmptyState


def day(value: date | None) -> str:
    """Return a day in words, or a dash."""
    return date_format(value, "DATE_FORMAT") if value else "—"


def kits_link() -> Link:
    """Return the way back to the kits."""
    return Link(_("Training kits"), reverse("kits:list"))


def writes(by: Actor) -> bool:
    """Say whether the actor writes kits, to offer what leads to it."""
    return bool(by.roles & permissions.WRITERS)


def list_page(by: Actor) -> ListPage:
    """Gather the kits of the actor's country."""
    states = queries.kits.states_of(by.country)
    waiting = [change.step.module.version_id for change in queries.changes.changes_to_answer(by.country)]
    rows = [_row(kit, states, waiting) for kit in queries.kits.kits_of(by.country)]
    actions = [Action(_("Training needs"), reverse("kits:needs"), icon="eye")]
    if writes(by):
        actions.append(Action(_("Begin a kit"), reverse("kits:enter"), kind="primary", icon="add"))
        actions += [lists.bring("kits"), *([lists.take_away("kits")] if rows else [])]
    columns = (_("Kit"), _("Sector"), _("Validated by"), _("Version"), _("State"), _("Changed steps"))
    lead = _("What is needed to teach and learn each competency, for recruits and for those who serve already.")
    return ListPage(
        PageHeader(_("Training kits"), lead=lead, actions=tuple(actions)),
        table(_("Training kits"), columns, rows, caption_unseen=True) if rows else None,
        EmptyState(_("There is no kit yet."), _("Find out first what people need to learn.")),
    )


def _row(kit: Kit, states: dict[int, str], waiting: list[int]) -> tuple[Cell, ...]:
    last = max(kit.versions.all(), key=lambda each: each.number, default=None)
    changed = waiting.count(last.pk) if last else 0
    return (
        Cell(str(kit), url=reverse("kits:version", args=[last.pk]) if last else "", badge=badge_of(kit)),
        Cell(str(words.SECTORS[kit.sector])),
        Cell(kit.owner.short_name),
        Cell(str(last.number) if last else "—", note=languages_of(last) if last else ""),
        Cell(str(words.STATES[states[last.pk]]) if last else "—"),
        Cell(str(changed), number=True),
    )


def languages_of(version: KitVersion) -> str:
    """Return the languages of a version in words."""
    return ", ".join(str(words.LANGUAGES[code]) for code in version.languages)


def needs_page(by: Actor, regions: dict[str, str]) -> ListPage:
    """Gather the needs for training of the actor's country."""
    rows = [
        (
            Cell(need.statement),
            Cell(str(need.competency)),
            Cell(regions.get(need.region, need.region) or _("The whole country")),
            Cell(str(need.people) if need.people is not None else "—", number=True),
            Cell(need.source, note=f"{words.FOUND_BY[need.found_by]}, {day(need.found_on)}"),
        )
        for need in queries.kits.needs_of(by.country)
    ]
    columns = (_("What people cannot do yet"), _("Competency"), _("Where"), _("People"), _("Source"))
    actions: tuple[Action, ...] = ()
    if by.roles & permissions.FINDERS:
        actions = (
            Action(_("Write down a need"), reverse("kits:need"), kind="primary", icon="add"),
            lists.bring("necesidades"),
        )
        actions += (lists.take_away("necesidades"),) if rows else ()
    lead = _("What is found out before a kit is written, and what the coverage map shows later.")
    return ListPage(
        PageHeader(_("Training needs"), where=(kits_link(),), lead=lead, actions=actions),
        table(_("Training needs"), columns, rows, caption_unseen=True) if rows else None,
        EmptyState(_("No need was written down yet.")),
    )


def hear_competency(*, by: Actor, competency: Competency, on: date) -> Any:
    """Answer the page of a competency: which kits teach it."""
    found: dict[int, Kit] = {}
    for kit in queries.kits.kits_of(by.country).filter(versions__modules__competency=competency):
        found[kit.pk] = kit
    if not found:
        return None
    rows = [
        (
            Cell(str(kit), url=reverse("kits:version", args=[max(kit.versions.all(), key=lambda v: v.number).pk])),
            Cell(str(words.SECTORS[kit.sector])),
            Cell(kit.owner.short_name),
        )
        for kit in found.values()
    ]
    return table(_("Kits that teach it"), (_("Kit"), _("Sector"), _("Validated by")), rows)
