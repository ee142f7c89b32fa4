"""The selection table: ranks by exact means, every tie shown, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, Decision
from amparo.partnership.calls.operations.deciding import mean_words
from amparo.partnership.calls.pages.calls import where
from amparo.partnership.calls.pages.public import moment
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries import reviewing
from amparo.partnership.calls.queries.calls import weights_of
from amparo.partnership.calls.rules.scoring import Placed, weighed

Value = str | int | None


@dataclass(frozen=True, slots=True)
class SelectionPage:
    """The selection table of a stage."""

    header: PageHeader
    table: Table | None
    empty: EmptyState
    ties: tuple[str, ...]
    told: str
    why: str


def hundredths(value: Fraction) -> str:
    """Return a number of a hundred to one decimal."""
    return number_format(Decimal((int(value * 20) + 1) // 2) / 10, 1)


def selection_page(by: Actor, call: Call, stage: str, at: datetime) -> SelectionPage:
    """Make the selection table of a stage."""
    order, runs = reviewing.order_in(call, stage), bool(by.roles & words.RUNS_CALLS)
    args = [call.code, stage.lower()]
    told = call.told_at(stage)
    actions = []
    if runs and told is None and order:
        actions.append(Action(_("Tell everybody"), reverse("calls:tell", args=args), "primary", "send"))
    if order:
        actions.append(Action(_("Save as a workbook"), reverse("calls:selection_xlsx", args=args), icon="download"))
    kept = reviewing.selection_of(call, stage)
    return SelectionPage(
        header=PageHeader(
            _("Selection: %(stage)s") % {"stage": words.STAGES[stage]}, where=where(call), actions=tuple(actions),
            lead=_("By the mean of the weighed points. Those with the same points share a rank; between them the order "
                   "is that of their numbers and says nothing of worth."),
        ),
        table=_table(call, stage, order, runs) if order else None,
        empty=EmptyState(
            _("There is nothing to choose from yet."),
            _("Read what was sent first: whatever lies inside the call appears here with its points."),
        ),
        ties=tuple(_ties(order)),
        told=_("Told on %(moment)s") % {"moment": moment(told, call)} if told else "",
        why=kept.why if kept else "",
    )  # fmt: skip


def _ties(order: tuple[Placed, ...]) -> list[str]:
    found = []
    for rank in sorted({each.rank for each in order if each.tied}):
        numbers = ", ".join(str(each.scored.number) for each in order if each.rank == rank)
        found.append(_("A tie at rank %(rank)s: applications %(numbers)s.") % {"rank": rank, "numbers": numbers})
    return found


def _table(call: Call, stage: str, order: tuple[Placed, ...], runs: bool) -> Table:
    rows = {row.number: row for row in asked.sent_in(call, stage)}
    decided = reviewing.decisions_in(call, stage)
    names = {row.number: asked.latest_sending(row, words.CONCEPT) for row in rows.values()}
    cells = []
    for each in order:
        number, totals = each.scored.number, each.scored.totals
        row, sending = rows[number], names[number]
        decision = decided.get(row.pk)
        rank = _("not judged yet") if not each.rank else str(each.rank)
        url = reverse("calls:application", args=[call.code, number]) if runs else ""
        open_stage = runs and call.told_at(stage) is None
        decide = reverse("calls:decide", args=[call.code, number]) if open_stage else ""
        outcome = str(words.OUTCOMES[stage][decision.outcome]) if decision else _("Decide") if open_stage else "—"
        title = sending.answers.get("title", "") if sending else ""
        cells.append(
            (
                Cell(rank, note=_("tie") if each.tied else ""),
                Cell(f"{number}. {title}".strip(), url=url, note=row.name),
                Cell(mean_words(each), number=True),
                Cell(" · ".join(hundredths(total) for total in totals) or "—", note=_spread(totals)),
                Cell(f"{len(totals)} / {call.reviews_needed}", number=True),
                Cell(outcome, url=decide),
            )
        )
    columns = (_("Rank"), _("Application"), _("Mean of 100"), _("Points of each reviewer"), _("Reviews"), _("Decision"))
    return table(_("Selection table"), columns, cells, caption_unseen=True)


def _spread(totals: tuple[Fraction, ...]) -> str:
    """Tell where reviewers are far from one another."""
    if len(totals) < 2 or max(totals) - min(totals) < 25:
        return ""
    return _("%(points)s points apart") % {"points": hundredths(max(totals) - min(totals))}


def selection_rows(call: Call, stage: str) -> tuple[list[str], list[list[Value]]]:
    """Return the selection table as a workbook has it."""
    rows = {row.number: row for row in asked.sent_in(call, stage)}
    decided = reviewing.decisions_in(call, stage)
    told = [
        [
            each.rank or None,
            _("tie") if each.tied else "",
            each.scored.number,
            rows[each.scored.number].name,
            mean_words(each),
            len(each.scored.totals),
            _outcome(decided, rows[each.scored.number], stage),
        ]
        for each in reviewing.order_in(call, stage)
    ]
    headings = [_("Rank"), _("Tie"), _("Number"), _("Who applies"), _("Mean of 100"), _("Reviews"), _("Decision")]
    return headings, told


def _outcome(decided: dict[int, Decision], row: Application, stage: str) -> str:
    found = decided.get(row.pk)
    return str(words.OUTCOMES[stage][found.outcome]) if found is not None else ""


def decide_title(row: Application) -> str:
    """Return the title of the page on which one decides."""
    return _("Decide on application %(number)s") % {"number": row.number}


def decide_lead(row: Application, stage: str) -> str:
    """Return what reviewers said, to write the reasons from."""
    weights = weights_of(row.call, stage)
    told = [
        f"{hundredths(weighed({each.criterion.code: each.points for each in review.scores.all()}, weights))}: "
        f"{review.comment}"
        for review in reviewing.reviews_of(row, stage)
    ]
    return _("What reviewers said: %(said)s") % {"said": " — ".join(told) or "—"}
