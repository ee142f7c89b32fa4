"""What other pages show of practices: a procedure those on its steps, a kit those that its modules teach."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Link
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.practices.models import Practice
from amparo.partnership.practices.pages.parts import title_of
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.procedures.models import ProcedureVersion


def _linked(practice: Practice, titles: dict[int, dict[str, str]]) -> Cell:
    return Cell(title_of(practice, titles), url=reverse("practices:practice", args=[practice.pk]))


def hear_procedure(*, by: Actor, version: ProcedureVersion, on: date) -> Table | None:
    """Answer the page of a procedure: which good practices bear on which of its steps."""
    found = list(queries.practices_on_procedure(version.procedure.number))
    if not found:
        return None
    steps = queries.steps_to_link(by.country, on)
    titles = queries.titles_of([each.practice for each in found])
    rows = [(_linked(each.practice, titles), Cell(steps.get(str(each), each.element))) for each in found]
    return table(_("Good practices on these steps"), (_("Practice"), _("Step")), rows)


def hear_kit(*, by: Actor, version: KitVersion) -> Table | None:
    """Answer the page of a version of a kit: which good practices its modules teach."""
    found = list(queries.practices_in_version(version.pk))
    if not found:
        return None
    titles = queries.titles_of([each.practice for each in found])
    rows = [(_linked(each.practice, titles), Cell(f"{each.module.number}. {each.module}")) for each in found]
    return table(_("Good practices that it teaches"), (_("Practice"), _("Module")), rows)


def hear_step(*, procedure: str, element: str) -> tuple[Link, ...]:
    """Answer the page of a step of a case: which good practices bear on it. It says nothing of the case."""
    found = list(queries.practices_on_procedure(procedure).filter(element=element))
    titles = queries.titles_of([each.practice for each in found]) if found else {}
    return tuple(
        Link(title_of(each.practice, titles), reverse("practices:practice", args=[each.practice_id])) for each in found
    )
