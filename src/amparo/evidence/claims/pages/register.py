"""The list of figures and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims import permissions, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.pages.board import Board, Section, Warned
from amparo.evidence.claims.rules import figures as rules
from amparo.evidence.claims.rules.wording import number_words
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Fact, Link, More, PageHeader, Tile
from amparo.foundation.lists import actions as lists
from amparo.foundation.vocabularies.words import in_language

PAGE = 50
SHOWN = ("", "sin-base", "contadas", "publicadas")


def opening_url(figure: PublishedFigure) -> str:
    """Return where the rows behind a figure are; "" when it was only stated."""
    if not figure.opens.startswith("/"):
        return ""
    return figure.opens


def register_page(by: Actor, asked: Mapping[str, str]) -> Board:
    """Gather the figures that the actor may read, newest first."""
    shown = asked.get("ver", "") if asked.get("ver", "") in SHOWN else ""
    rows = _narrowed(queries.in_force(queries.figures_visible_to(by)), shown)
    before = row_key(asked.get("antes", ""))
    found = list(rows.filter(pk__lt=before)[: PAGE + 1] if before else rows[: PAGE + 1])
    here, more = reverse("claims:register"), None
    if len(found) > PAGE:
        query = urlencode({"ver": shown, "antes": found[PAGE - 1].pk})
        more = More(_("%(count)s figures shown") % {"count": PAGE}, f"{here}?{query}")
    labels = (_("All"), _("Base unknown"), _("Counted by the system"), _("May be published"))
    empty = EmptyState(_("No figure here yet."), _("Figures come from indicators and surveys, or from a source."))
    return Board(
        header=_header(by),
        chips=tuple(
            Chip(label, f"{here}?{urlencode({'ver': code})}" if code else here, code == shown)
            for code, label in zip(SHOWN, labels, strict=True)
        ),
        chips_label=_("Narrow"),
        sections=(Section(table=figures_table(found[:PAGE]), more=more) if found else Section(empty=empty),),
    )


def _narrowed(rows: QuerySet[PublishedFigure], shown: str) -> QuerySet[PublishedFigure]:
    if shown == "sin-base":
        return rows.filter(kind=words.SHARE, n=None)
    if shown == "contadas":
        return rows.exclude(source_kind=words.STATED)
    return rows.filter(licence=words.MAY_PUBLISH) if shown == "publicadas" else rows


def _header(by: Actor) -> PageHeader:
    actions = [lists.take_away("cifras")]
    if "secretariat" in by.roles:
        actions[:0] = [Action(_("Enter a figure"), reverse("claims:enter"), kind="primary"), lists.bring("cifras")]
    return PageHeader(
        _("Published figures"),
        lead=_("Every number that is said in public, with its base, date and source. Two sources may disagree."),
        actions=tuple(actions),
    )


def figures_table(rows: list[PublishedFigure]) -> Table:
    """Return figures as lines."""
    columns = (_("What it says"), _("Figure"), _("Stands on"), _("When"), _("Source"))
    return table(_("Figures"), columns, tuple(_line(row) for row in rows), caption_unseen=True)


def _line(row: PublishedFigure) -> tuple[Cell, ...]:
    number = queries.number_of(row)
    notes = [_("invented for the demonstration")] if row.is_invented else []
    notes += [_("restated")] if row.edition > 1 else []
    return (
        Cell(str(row), reverse("claims:figure", args=[row.pk]), note=" · ".join([row.country.code, *notes])),
        Cell(rules.figure_words(number), number=True, note=str(words.UNITS[row.unit])),
        Cell(_behind(row) or "—"),
        Cell(queries.when_words(row)),
        Cell(queries.source_words(row)),
    )


def _behind(row: PublishedFigure) -> str:
    said = rules.base_words(queries.number_of(row))
    base = in_language(row.base)
    inferred = _("count inferred from the percentage") if row.k_inferred else ""
    return " · ".join(part for part in (said, base, inferred) if part)


def figure_page(by: Actor, row: PublishedFigure) -> Board:
    """Gather all that is known of a figure, beside what other sources say of the same."""
    number = queries.number_of(row)
    tile = Tile(_("Figure"), rules.figure_words(number), _behind(row) or str(words.UNITS[row.unit]))
    others = list(queries.beside(row, by)[:20])
    sections = [Section(facts=_facts(row), actions=_actions(by, row))]
    if others:
        said = _("Sources may disagree: each figure keeps its own, and none replaces another.")
        sections.append(Section(_("What others say of the same"), (said,), table=figures_table(others)))
    editions = list(queries.editions_of(row)) if row.edition > 1 or _restated(row) else []
    if editions:
        sections.append(Section(_("How it was restated"), table=_history(editions)))
    return Board(
        header=PageHeader(str(row), where=(Link(_("Published figures"), reverse("claims:register")),)),
        notices=tuple(_notices(row)),
        tiles=(tile,),
        sections=tuple(sections),
    )


def _restated(row: PublishedFigure) -> PublishedFigure | None:
    return getattr(row, "restated_by", None)


def _notices(row: PublishedFigure) -> list[Warned]:
    found = []
    after, gone = _restated(row), getattr(row, "withdrawal", None)
    if after is not None:
        found.append(Warned("due", queries.restated_words(after)))
    if gone is not None:
        day = date_format(localtime(gone.withdrawn_at), "SHORT_DATE_FORMAT")
        found.append(Warned("danger", _("Withdrawn on %(day)s: %(why)s") % {"day": day, "why": gone.why}))
    if row.is_invented:
        found.append(Warned("due", _("Invented for the demonstration: not to be published.")))
    if queries.number_of(row).base_is_unknown:
        text = _("It is shown as its source printed it. It has no interval, and is not pooled or averaged.")
        found.append(Warned("info", _("Published, base unknown"), text))
    return found


def _history(editions: list[PublishedFigure]) -> Table:
    columns = (_("Edition"), _("Figure"), _("Entered on"), _("Why"))
    rows = tuple(
        (
            Cell(str(row.edition), reverse("claims:figure", args=[row.pk])),
            Cell(rules.full_words(queries.number_of(row))),
            Cell(date_format(localtime(row.recorded_at), "SHORT_DATETIME_FORMAT")),
            Cell(row.why or "—"),
        )
        for row in editions
    )
    return table(_("Editions"), columns, rows, caption_unseen=True)


def _facts(row: PublishedFigure) -> tuple[Fact, ...]:
    number = queries.number_of(row)
    share = number.share
    facts = [
        Fact(_("Unit"), str(words.UNITS[row.unit])),
        Fact(_("Country"), str(row.country)),
        Fact(_("When"), queries.when_words(row)),
        Fact(_("Source"), queries.source_words(row), note=row.address),
        Fact(_("Verified with its source"), _("Yes") if row.is_verified else _("No")),
        Fact(_("Licence"), str(words.LICENCES[queries.licence_of(row)])),
        Fact(_("Short name"), row.code),
    ]
    if share is not None:
        base = in_language(row.base, "—")
        facts[1:1] = [
            Fact(_("Said so"), number_words(share.k), note=_("inferred from the percentage") if row.k_inferred else ""),
            Fact(_("Did not say so"), number_words(share.others)),
            Fact(_("Base"), f"{number_words(share.n)} · {base}"),
        ]
    return tuple(facts)


def _actions(by: Actor, row: PublishedFigure) -> tuple[Action, ...]:
    found = []
    if opening_url(row):
        found.append(Action(_("See the rows"), opening_url(row), kind="primary"))
    is_last = _restated(row) is None and getattr(row, "withdrawal", None) is None
    if is_last and permits.may(by, permissions.RESTATE_FIGURE, row, by_table=permissions.MAY):
        found += [
            Action(_("Write it in a report"), reverse("reports:cite", args=[row.pk])),
            Action(_("Restate"), reverse("claims:restate", args=[row.pk])),
            Action(_("Licence"), reverse("claims:license", args=[row.pk])),
            Action(_("Withdraw"), reverse("claims:withdraw", args=[row.pk]), kind="danger"),
        ]
    return tuple(found)
