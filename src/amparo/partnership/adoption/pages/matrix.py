"""The matrix of institutions by procedures, narrowed by state, institution or procedure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action, Chip, Link, PageHeader
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.queries.coverage import Coverage, coverage_of
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.queries import MAIN

SIGNS = {
    words.ADOPTED: "✓",
    words.APPLIED: "✓✓",
    words.REVISION: "↻",
    words.LATE: "!",
    words.NOT_APPLICABLE: "—",
    words.NOTHING: "·",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell: its sign and words, where its page is, and whether the filter leaves it out."""

    state: str
    sign: str
    words: str
    title: str
    url: str
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An institution or a procedure with its cells, and how many of them are adopted; `apart` is the main pathway's."""

    title: str
    note: str
    marks: tuple[Mark, ...]
    count: str
    apart: Mark | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column: number and title of a procedure."""

    number: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Legend:
    """A sign of the matrix and what it means."""

    state: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The matrix as a table for a desk and for paper, and as lists for a phone.

    The main pathway, which calls the others, stands apart (`main`) and is not counted with them.
    """

    header: PageHeader
    chips: tuple[Chip, ...]
    ways: tuple[Chip, ...]
    legend: tuple[Legend, ...]
    columns: tuple[Heading, ...]
    main: Heading | None
    rows: tuple[Line, ...]
    lists: tuple[Line, ...]
    institutions: tuple[tuple[str, str, bool], ...]
    procedures: tuple[tuple[str, str, bool], ...]
    state: str


def legend() -> tuple[Legend, ...]:
    """Return every sign with its words."""
    return tuple(Legend(state.lower(), SIGNS[state], str(label)) for state, label in words.CELLS.items())


def matrix_page(by: Actor, today: date, asked: Mapping[str, str]) -> MatrixPage:
    """Gather the matrix of the actor's country on a day, narrowed to what was asked."""
    coverage = coverage_of(by.country, today)
    state = asked.get("estado", "") if asked.get("estado", "") in words.CELLS else ""
    place, number = asked.get("institucion", ""), asked.get("procedimiento", "")
    shown = Coverage(
        tuple(row for row in coverage.institutions if not place or str(row.pk) == place),
        tuple(row for row in coverage.versions if not number or row.procedure.number == number),
        coverage.cells,
        coverage.states,
    )
    rows = tuple(_of_institution(shown, row, state) for row in shown.institutions)
    by_procedure = asked.get("por", "" if place or not number else "procedimiento") == "procedimiento"
    lists = tuple(_of_procedure(shown, row, state) for row in shown.versions) if by_procedure else rows
    kept = {key: asked[key] for key in ("estado", "institucion", "procedimiento", "por") if asked.get(key)}
    return MatrixPage(
        header=_header(coverage),
        chips=_chips(coverage, state, kept),
        ways=(
            Chip(_("By institution"), _address(kept, por=""), not by_procedure),
            Chip(_("By procedure"), _address(kept, por="procedimiento"), by_procedure),
        ),
        legend=legend(),
        columns=tuple(_heading(row) for row in _called(shown)),
        main=next((_heading(row) for row in shown.versions if row.procedure.process == MAIN), None),
        rows=rows,
        lists=lists,
        institutions=tuple((str(row.pk), row.short_name, str(row.pk) == place) for row in coverage.institutions),
        procedures=tuple(
            (row.procedure.number, f"{row.procedure.number} {row.title}", row.procedure.number == number)
            for row in coverage.versions
        ),
        state=state,
    )


def _called(coverage: Coverage) -> tuple[ProcedureVersion, ...]:
    """Return the procedures without the main pathway that calls them."""
    return tuple(row for row in coverage.versions if row.procedure.process != MAIN)


def _states(coverage: Coverage) -> list[str]:
    """Return the states of the cells that are counted."""
    return [coverage.states[row.pk, each.procedure_id] for row in coverage.institutions for each in _called(coverage)]


def _heading(version: ProcedureVersion) -> Heading:
    number = version.procedure.number
    return Heading(number, version.title, reverse("procedures:procedure", args=[number]))


def _header(coverage: Coverage) -> PageHeader:
    states = _states(coverage)
    done = sum(1 for state in states if state in {words.ADOPTED, words.APPLIED})
    facts = {"done": done, "all": len(states)}
    return PageHeader(
        _("Adoption of procedures"),
        where=(Link(_("Procedures"), reverse("procedures:list")),),
        lead=_("Adopted by an act that was uploaded: %(done)s of %(all)s. Nothing else counts as adopted.") % facts,
        actions=(
            Action(_("Proposals"), reverse("adoption:proposals"), icon="reports"),
            Action(_("Download (CSV)"), reverse("adoption:export"), icon="download"),
        ),
    )


def _address(kept: Mapping[str, str], **changed: str) -> str:
    query = {key: value for key, value in {**kept, **changed}.items() if value}
    return f"{reverse('adoption:matrix')}?{urlencode(query)}"


def _chips(coverage: Coverage, state: str, kept: Mapping[str, str]) -> tuple[Chip, ...]:
    counts = Counter(_states(coverage))
    every = Chip(_("All"), _address(kept, estado=""), not state, str(counts.total()))
    return (
        every,
        *(
            Chip(f"{SIGNS[code]} {label}", _address(kept, estado=code), code == state, str(counts[code]))
            for code, label in words.CELLS.items()
        ),
    )


def _of_institution(coverage: Coverage, institution: Institution, state: str) -> Line:
    marks = {
        version.procedure.process: _mark(
            coverage, institution, version, state, f"{version.procedure.number} {version.title}"
        )
        for version in coverage.versions
    }
    apart = marks.pop(MAIN, None)
    called = tuple(marks.values())
    return Line(institution.short_name, str(institution), called, _count(called), apart)


def _of_procedure(coverage: Coverage, version: ProcedureVersion, state: str) -> Line:
    marks = tuple(_mark(coverage, row, version, state, row.short_name) for row in coverage.institutions)
    title = f"{version.procedure.number} {version.title}"
    return Line(title, "", marks, _count(marks))


def _mark(coverage: Coverage, institution: Institution, version: ProcedureVersion, state: str, title: str) -> Mark:
    key, number = institution.pk, version.procedure.number
    found = coverage.states[key, version.procedure_id]
    return Mark(
        state=found.lower(),
        sign=SIGNS[found],
        words=str(words.CELLS[found]),
        title=title,
        url=reverse("adoption:cell", args=[key, number]),
        is_out=bool(state) and found != state,
    )


def _count(marks: tuple[Mark, ...]) -> str:
    done = sum(1 for mark in marks if mark.state in {"adopted", "applied"})
    return f"{done}/{len(marks)}"
