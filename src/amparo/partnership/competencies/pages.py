"""The list of competencies, and a competency with the steps that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Badge, Fact, Link, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.competencies import permissions, queries
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.vocabulary import PARTS, STRENGTHS
from amparo.partnership.procedures.models import ProcedureVersion

BADGES: dict[str, Any] = {"source": "source", "law": "law", "proposal": "proposal"}


@dataclass(frozen=True, slots=True)
class ListPage:
    """Every competency, with how many steps ask for it and from when."""

    header: PageHeader
    table: Table


@dataclass(frozen=True, slots=True)
class CompetencyPage:
    """A competency: what it is made of, which steps ask for it, and what others say of it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    parts: tuple[tuple[str, str], ...]
    steps: Table | None
    panels: tuple[Any, ...]


def badge_of(row: Any) -> Badge:
    """Return where an entry of the content comes from."""
    return Badge(BADGES.get(row.origin, "proposal"), ref=row.source)


def training() -> Link:
    """Return the way back to training."""
    return Link(_("Competencies"), reverse("competencies:list"))


def list_page(by: Actor, today: date) -> ListPage:
    """Gather the competencies and the steps of the actor's country that ask for them."""
    since, counts = queries.asked_since(by.country), _steps_by_competency(by.country, today)
    rows = [
        (
            Cell(str(row), url=reverse("competencies:competency", args=[row.code]), badge=badge_of(row)),
            Cell(_months(row.valid_months)),
            Cell(str(len(counts.get(row.code, ()))), number=True),
            Cell(_since(since.get(row.code), today)),
        )
        for row in queries.competencies()
    ]
    columns = (_("Competency"), _("A certificate holds"), _("Steps that ask for it"), _("Asked for in this country"))
    lead = _("What the people of the coalition must be able to do, and which steps ask for it.")
    return ListPage(
        PageHeader(_("Competencies"), lead=lead, actions=(lists.take_away("competencias"),)),
        table(_("Competencies"), columns, rows, caption_unseen=True),
    )


def _steps_by_competency(country: str, today: date) -> dict[str, list[queries.Step]]:
    found: dict[str, list[queries.Step]] = {}
    for step in queries.steps_that_ask(country, today):
        found.setdefault(step.needed.competency, []).append(step)
    return found


def _months(months: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}


def _since(since: date | None, today: date) -> str:
    if since is None:
        return _("Not yet")
    day = date_format(since, "DATE_FORMAT")
    return _("Since %(day)s") % {"day": day} if since <= today else _("From %(day)s") % {"day": day}


def competency_page(by: Actor, country: Country, row: Competency, today: date) -> CompetencyPage:
    """Gather the page of a competency."""
    steps = _steps_by_competency(country.code, today).get(row.code, [])
    actions: tuple[Action, ...] = ()
    if may(by, permissions.ASK_FOR_COMPETENCY, country, by_table=permissions.MAY):
        actions = (Action(_("Ask for it in this country"), reverse("competencies:ask", args=[row.code])),)
    return CompetencyPage(
        header=PageHeader(str(row), where=(training(),), badge=badge_of(row), actions=actions),
        facts=(
            Fact(_("A certificate holds"), _months(row.valid_months)),
            Fact(_("Framework"), str(row.framework)),
            Fact(_("Asked for in this country"), _since(queries.asked_since(country.code).get(row.code), today)),
            Fact(_("Validated by an institution"), _("Yes") if row.verified else _("Not yet")),
        ),
        parts=tuple((str(label), in_language(getattr(row, part))) for part, label in PARTS.items()),
        steps=_steps(steps) if steps else None,
        panels=tuple(
            panel for panel in announce("COMPETENCY_SHOWN", by=by, competency=row, on=today) if panel is not None
        ),
    )


def _steps(steps: list[queries.Step]) -> Table:
    rows = [
        (
            Cell(step.title, note=f"{step.procedure}, v. {step.version}"),
            Cell(str(ROLE_LABELS.get(step.role, step.role))),
            Cell(str(STRENGTHS[step.needed.strength])),
        )
        for step in steps
    ]
    columns = (_("Step"), _("Who does it"), _("Without a valid certificate"))
    return table(_("Steps that ask for it"), columns, rows)


def hear_procedure(*, by: Actor, version: ProcedureVersion, on: date) -> Table | None:
    """Tell the page of a procedure which of its steps ask for a certificate, and from when the country does."""
    titles = {row.code: str(row) for row in queries.competencies()}
    since = queries.asked_since(by.country)
    rows = [
        (
            Cell(step.title),
            Cell(titles.get(step.needed.competency, step.needed.competency), url=_address(by, step, titles)),
            Cell(str(STRENGTHS[step.needed.strength])),
            Cell(_since(since.get(step.needed.competency), on)),
        )
        for step in queries.steps_of(version)
    ]
    columns = (_("Step"), _("Certificate"), _("Without a valid certificate"), _("Asked for in this country"))
    return table(_("Steps that ask for a certificate"), columns, rows) if rows else None


def _address(by: Actor, step: queries.Step, titles: dict[str, str]) -> str:
    """The page of a competency, for whoever has it; a code that the framework does not know has none."""
    known = bool(by.country and by.roles - {"administrator"}) and step.needed.competency in titles
    return reverse("competencies:competency", args=[step.needed.competency]) if known else ""
