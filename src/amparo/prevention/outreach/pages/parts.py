"""Parts of the page of a strategy, plan or agreement: what one may do, its lines and its partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState
from amparo.partnership.governance.pages.board import day_words
from amparo.partnership.rolls import permissions as rolls
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Initiative, Line, Partner
from amparo.prevention.outreach.pages.board import Section
from amparo.prevention.outreach.queries import initiatives
from amparo.prevention.outreach.rules.initiatives import is_late


@dataclass(frozen=True, slots=True)
class Can:
    """What an actor may do with a piece of work."""

    keep: bool
    test: bool
    publish: bool
    hold: bool


def can_do(by: Actor, initiative: Initiative) -> Can:
    """Return what an actor may do with a piece of work."""
    subject, table_ = initiatives.kept(initiative), permissions.MAY
    return Can(
        may(by, permissions.KEEP_INITIATIVE, subject, by_table=table_),
        may(by, permissions.TEST_CHANNEL, subject, by_table=table_),
        may(by, permissions.PUBLISH_INITIATIVE, subject, by_table=table_),
        may(by, rolls.HOLD_IN_PUBLIC, rolls.InPublic(initiative.kept_by, by.institution), by_table=rolls.MAY),
    )


def lines(initiative: Initiative, can: Can, today: date) -> Iterator[Section]:
    """Lay out measures, risks, allies and commitments, each kind by itself."""
    rows = initiatives.lines_of(initiative)
    actions = (Action(_("Write a line"), reverse("outreach:write_line", args=[initiative.pk])),) if can.keep else ()
    kinds = [kind for kind in words.LINES_OF[initiative.kind] if any(each.kind == kind for each in rows)]
    for kind in kinds:
        of = [each for each in rows if each.kind == kind]
        label = str(words.LINES[kind])
        last = kind == kinds[-1]
        yield Section(label, table=_lines_table(label, of, can, today), actions=actions if last else ())
    if not kinds:
        empty = EmptyState(
            _("Nothing is written yet."), ", ".join(str(words.LINES[each]) for each in words.LINES_OF[initiative.kind])
        )
        yield Section(_("Measures, risks and commitments"), empty=empty, actions=actions)


def _lines_table(label: str, rows: list[Line], can: Can, today: date) -> Table:
    if rows[0].kind not in words.PROMISED:
        shown = tuple((Cell(each.text), Cell(each.who or "—")) for each in rows)
        return table(label, (label, _("Who")), shown, caption_unseen=True)
    shown_ = []
    for each in rows:
        told = each.progress.all()[:1]
        state = told[0].state if told else words.OPEN
        late = is_late(state=state, due_on=each.due_on, today=today)
        kind = "late" if late else {words.DONE: "done", words.UNDERWAY: "soon"}.get(state, "none")
        url = reverse("outreach:tell", args=[each.pk]) if can.keep else ""
        said = f"{day_words(told[0].told_on)}: {told[0].words}".rstrip(": ") if told else ""
        shown_.append(
            (
                Cell(each.text, url, note=_("Tell how far it is") if url else ""), Cell(each.who or "—"),
                Cell(day_words(each.due_on)), Cell("", due=Due(kind, str(words.STATES[state])), note=said),  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return table(label, (label, _("Who"), _("By when"), _("How far")), tuple(shown_), caption_unseen=True)


def partners(initiative: Initiative, can: Can) -> Section:
    """Lay out who takes part; an informal partner is told only to who keeps the work."""
    rows = tuple(_partner(each, can) for each in initiatives.partners_of(initiative))
    actions = (Action(_("Add a partner"), reverse("outreach:add_partner", args=[initiative.pk])),) if can.keep else ()
    if not rows:
        return Section(_("Partners"), empty=EmptyState(_("No partner is entered."), ""), actions=actions)
    columns = (_("Who takes part"), _("Its part"), _("Shown to everybody"))
    return Section(_("Partners"), table=table(_("Partners"), columns, rows, caption_unseen=True), actions=actions)


def _partner(partner: Partner, can: Can) -> tuple[Cell, ...]:
    url = reverse("outreach:end_partner", args=[partner.pk]) if can.keep else ""
    if not partner.is_informal:
        name = partner.organisation.name if partner.organisation else partner.name
        return (Cell(name, url), Cell(partner.part or "—"), Cell(_("If it is no company")))
    name = partner.name or (partner.organisation.name if partner.organisation else "")
    shown = name if can.keep else _("Informal partner, not named")
    return (Cell(shown, url), Cell((partner.part if can.keep else "") or "—"), Cell(_("Never"), note=_("informal")))
