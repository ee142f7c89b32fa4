"""What the page of a procedure and the first page of a working day tell of its life and its adoption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import AdoptionMark, Cell, Table, table
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.pages.cell import day
from amparo.partnership.adoption.pages.proposals import approvals_label, standing_label
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.queries.coverage import coverage_of
from amparo.partnership.adoption.queries.records import reminders_waiting_for
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.pages import Life

MARKS = {words.ADOPTED: "adopted", words.APPLIED: "adopted", words.REVISION: "process"}


def hear_procedure(*, by: Actor, version: ProcedureVersion, on: date) -> Life:
    """Tell the page of a procedure who adopted it, and which proposals are on their way."""
    if not by.country or not by.roles - {"administrator"}:
        return Life(sentence=_("Adoption is shown to the institutions of the coalition."))
    coverage = coverage_of(by.country, on)
    states = {
        row.pk: coverage.states.get((row.pk, version.procedure_id), words.NOTHING) for row in coverage.institutions
    }
    done = sum(1 for state in states.values() if state in MARKS)
    return Life(
        stands=_proposals(by, version, on),
        marks=tuple(
            AdoptionMark(row.short_name, MARKS.get(states[row.pk], "none"), str(words.CELLS[states[row.pk]]))  # type: ignore[arg-type]
            for row in coverage.institutions
        ),
        sentence=ngettext(
            "%(count)s institution has adopted it by an act.", "%(count)s institutions have adopted it by an act.", done
        )
        % {"count": done}
        if done
        else _("Nobody yet: an institution appears here when its act of adoption is uploaded."),
        actions=tuple(_actions(by, version)),
    )


def _proposals(by: Actor, version: ProcedureVersion, on: date) -> Table | None:
    rows = [
        (
            Cell(standing_label(row, on), url=reverse("adoption:proposal", args=[row.pk])),
            Cell(day(row.opened_on)),
            Cell(str(row.said), number=True),
            Cell(approvals_label(row.approved)),
        )
        for row in queries.proposals_visible_to(by).filter(procedure=version.procedure_id)
    ]
    columns = (_("Proposal"), _("Opened"), _("Comments"), _("Approvals"))
    return table(_("Its life"), columns, rows) if rows else None


def _actions(by: Actor, version: ProcedureVersion) -> Iterator[Action]:
    number = version.procedure.number
    address = f"{reverse('adoption:matrix')}?procedimiento={number}&por=procedimiento"
    yield Action(_("Adoption"), address, icon="work")
    if "secretariat" in by.roles:
        yield Action(_("Propose to another country"), reverse("adoption:offer", args=[number]), icon="globe")


@dataclass(frozen=True, slots=True)
class Told:
    """A neutral notice of a working day."""

    kind: str
    title: str
    text: str
    actions: tuple[Action, ...]


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell whoever keeps the procedures what is late or due, and an institution of what it was reminded."""
    if "secretariat" in by.roles:
        return list(_for_the_secretariat(by, on))
    return list(_for_the_institution(by, on)) if by.institution else []


def _for_the_secretariat(by: Actor, on: date) -> Iterator[Told]:
    counts = Counter(coverage_of(by.country, on).states.values())
    if counts[words.LATE] or counts[words.REVISION]:
        facts = {"late": counts[words.LATE], "due": counts[words.REVISION]}
        yield Told(
            "due",
            _("Adoption of procedures"),
            _("Late: %(late)s. Due for revision: %(due)s.") % facts,
            (Action(_("Open the matrix"), reverse("adoption:matrix")),),
        )
    ready = [row for row in queries.in_consultation(by.country) if row.open_until < on]
    if ready:
        yield Told(
            "info",
            _("Proposals"),
            ngettext(
                "%(count)s consultation is over and waits for its workshop.",
                "%(count)s consultations are over and wait for their workshop.",
                len(ready),
            )
            % {"count": len(ready)},
            (Action(_("See the proposals"), reverse("adoption:proposals")),),
        )


def _for_the_institution(by: Actor, on: date) -> Iterator[Told]:
    reminded = {row.procedure_id: row for row in reminders_waiting_for(by)}
    if not reminded:
        return
    states = coverage_of(by.country, on, only=by.institution).states
    waiting = [row for row in reminded.values() if states.get((row.institution_id, row.procedure_id)) == row.kind]
    if waiting:
        yield Told(
            "due",
            _("Adoption of procedures"),
            ngettext(
                "%(count)s procedure waits for an act of your institution.",
                "%(count)s procedures wait for an act of your institution.",
                len(waiting),
            )
            % {"count": len(waiting)},
            (Action(_("See them"), f"{reverse('adoption:matrix')}?institucion={by.institution}"),),
        )
