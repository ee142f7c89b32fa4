"""What a reviewer sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.fields import Field, Mistake, Option
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Review, Reviewer
from amparo.partnership.calls.pages.calls import ListPage
from amparo.partnership.calls.pages.public import moment, money, title_of
from amparo.partnership.calls.queries import reviewing as asked
from amparo.partnership.calls.queries.calls import weights_of
from amparo.partnership.calls.rules.scoring import weighed


@dataclass(frozen=True, slots=True)
class StagePage:
    """The ties that are asked for first, or what there is to judge."""

    header: PageHeader
    ties: tuple[Field, ...]
    mistakes: tuple[Mistake, ...]
    table: Table | None
    empty: EmptyState
    hides_names: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of an application."""

    who: str
    points: str
    advises: str
    comment: str
    scores: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A covered copy, and what was said of it so far, for whoever said theirs."""

    header: PageHeader
    facts: tuple[Fact, ...]
    files: tuple[Link, ...]
    own: Said | None
    others: tuple[Said, ...]


def _where(reviewer: Reviewer | None = None) -> tuple[Link, ...]:
    first = Link(_("To judge"), reverse("calls:judging"))
    return (first, Link(title_of(reviewer.call), _stage_url(reviewer))) if reviewer else (first,)


def _stage_url(reviewer: Reviewer) -> str:
    return reverse("calls:judge", args=[reviewer.call.code, reviewer.stage.lower()])


def list_page(found: Iterable[Reviewer]) -> ListPage:
    """Make the list of the stages in which one judges."""
    rows = [
        (
            Cell(title_of(row.call), url=_stage_url(row), note=str(words.STAGES[row.stage])),
            Cell(moment(row.call.closes_at(row.stage), row.call)),
            Cell(_("Decided") if row.call.told_at(row.stage) else _("To judge")),
        )
        for row in found
    ]
    columns = (_("Call for proposals"), _("Last moment to apply"), _("State"))
    return ListPage(
        PageHeader(_("To judge"), lead=_("You were named as a reviewer. You see nobody else’s points before yours.")),
        table(_("Calls"), columns, rows, caption_unseen=True),
        EmptyState(""),
    )


def stage_page(reviewer: Reviewer, said: Mapping[str, str], reasons: Iterable[str]) -> StagePage:
    """Make the page of a stage for a reviewer."""
    waiting = asked.still_to_declare(reviewer)
    ties = tuple(
        Field(
            each.key,
            " + ".join((each.name, *each.others)),
            kind="select",
            options=tuple(
                Option(code, str(label), said.get(each.key) == code) for code, label in words.CONFLICTS.items()
            ),
        )
        for each in waiting
    )
    lead = (
        _("Before anything is shown: say what ties you have with each of these. They are in alphabetical order.")
        if ties
        else ""
    )
    rows = [] if ties else _rows(reviewer)
    columns = (_("Application"), _("What it is called"), _("They ask for"), _("Your points"))
    return StagePage(
        header=PageHeader(title_of(reviewer.call), where=_where(), lead=lead or str(words.STAGES[reviewer.stage])),
        ties=ties,
        mistakes=tuple(Mistake(reason) for reason in reasons),
        table=table(_("Applications, by number"), columns, rows) if rows else None,
        empty=EmptyState(
            _("There is nothing to judge yet."),
            _("Applications appear once the deadline has passed and somebody has prepared their copies."),
        ),
        hides_names=reviewer.call.hides_names_in(reviewer.stage),
    )


def _rows(reviewer: Reviewer) -> list[tuple[Cell, ...]]:
    weights = weights_of(reviewer.call, reviewer.stage)
    rows: list[tuple[Cell, ...]] = []
    for row in asked.open_to(reviewer):
        copy = asked.copy_for(reviewer, row)
        own = asked.own_review(reviewer, row)
        url = reverse("calls:review", args=[reviewer.call.code, reviewer.stage.lower(), row.number])
        points = _total(own, weights) if own else _("not yet")
        rows.append(
            (
                Cell(str(row.number), url=url),
                Cell(copy.title or "—", note=copy.name),
                Cell(money(copy.amount, reviewer.call.currency), number=True),
                Cell(points, number=True),
            )
        )
    return rows


def _total(review: Review, weights: Mapping[str, int]) -> str:
    told = weighed({each.criterion.code: each.points for each in review.scores.all()}, weights)
    return number_format(round(float(told), 1), 1)


def review_page(reviewer: Reviewer, row: Application) -> ReviewPage:
    """Make the page of a copy."""
    copy, own = asked.copy_for(reviewer, row), asked.own_review(reviewer, row)
    weights = weights_of(reviewer.call, reviewer.stage)
    args = [reviewer.call.code, reviewer.stage.lower(), row.number]
    open_stage = reviewer.call.told_at(reviewer.stage) is None
    late = Action(_("There is a tie after all"), reverse("calls:late_tie", args=args), "quiet", "ban")
    facts = [
        *((Fact(_("Who applies"), copy.name),) if copy.name else ()),
        *(Fact(label, text or "—") for label, text in copy.answers),
        *(Fact(line["text"], money(Decimal(line["amount"]), reviewer.call.currency),
               note=str(words.BUDGET_CATEGORIES[line["category"]])) for line in copy.budget),
        Fact(_("They ask for"), money(copy.amount, reviewer.call.currency)),
        Fact(_("For how many months"), str(copy.months)),
    ]  # fmt: skip
    return ReviewPage(
        header=PageHeader(
            copy.title or _("Application %(number)s") % {"number": row.number},
            where=_where(reviewer),
            lead=_("Application %(number)s") % {"number": row.number},
            actions=(late,) if open_stage else (),
        ),
        facts=tuple(facts),
        files=tuple(Link(each.name, reverse("calls:judged_file", args=[*args, each.pk])) for each in copy.files),
        own=said_of(own, weights, _("You")) if own else None,
        others=tuple(
            said_of(each, weights, _("Reviewer %(number)s") % {"number": number})
            for number, each in enumerate(asked.reviews_shown_to(reviewer, row), start=1)
        ),
    )


def said_of(review: Review, weights: Mapping[str, int], who: str) -> Said:
    """Return what a review says, in words."""
    return Said(
        who,
        _total(review, weights),
        str(words.ADVISES[review.advises]),
        review.comment,
        tuple(Fact(str(each.criterion), str(words.POINTS[each.points])) for each in review.scores.all()),
    )
