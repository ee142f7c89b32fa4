"""How a practice was judged: the grid of its assessors, their consensus, and what stops its publication."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.rules import assessing as rules
from amparo.partnership.practices.rules.victims import KINDS, Finding


def assessments(by: Actor, practice: Practice) -> Table | None:
    """Return the grid with what each assessor gave; while it is open, others' scores are shown after one's own."""
    rows = queries.latest_assessments(practice)
    if not rows:
        return None
    mine = any(row.account == by.account for row in rows)
    if practice.state == words.ADMITTED and not mine:
        count = Cell(str(len(rows)), number=True)
        told = (_("Assessments so far"), _("Shown after your own"))
        return table(_("Assessment"), told, [(count, Cell(_("Yes")))])
    judged = [rules.Judged(row.institution_id, row.scores, row.does_harm) for row in rows]
    apart, totals = rules.far_apart(judged), rules.totals(judged)
    lines = []
    for name, label in words.CRITERIA.items():
        given, most = totals[name]
        note = _("Far apart") if name in apart else ""
        scores = (Cell(str(row.scores.get(name, "—")), number=True) for row in rows)
        lines.append((Cell(str(label), note=note), *scores, Cell(f"{given} / {most}", number=True)))
    harm = (Cell(_("Yes"), note=row.note) if row.does_harm else Cell(_("No"), note=row.note) for row in rows)
    lines.append((Cell(_("It does harm (veto)")), *harm, Cell(_("Veto") if rules.vetoed(judged) else "—")))
    heads = (_("Criterion"), *(row.institution.short_name for row in rows), _("Points"))
    return table(_("Assessment"), heads, lines)


def consensus(practice: Practice) -> Table | None:
    """Return what the assessors agreed on."""
    found = getattr(practice, "consensus", None)
    if found is None:
        return None
    row = (Cell(str(words.STATES[found.outcome])), Cell(found.note), Cell(day(found.agreed_on)))
    return table(_("Consensus"), (_("Outcome"), _("How they agreed"), _("Day")), [row])


def stopped(practice: Practice) -> Table | None:
    """Return everything that stops the publication, each with where it stands."""
    found = queries.findings(practice)
    url = reverse("practices:write", args=[practice.pk])
    rows = [(Cell(each.words), Cell(str(KINDS[each.kind])), Cell(_where(each), url=url)) for each in found]
    heads = (_("The words"), _("What they may tell"), _("Where they stand"))
    return table(_("This stops the publication"), heads, rows) if rows else None


def _where(found: Finding) -> str:
    known = words.FIELDS.get(found.field)
    label = str(known.label) if known else _("Recommendation")
    return f"{label} ({found.language})" if found.language else label
