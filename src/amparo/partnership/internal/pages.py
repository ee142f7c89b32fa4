"""Internal procedures in words: the list, one of them, and where one of them can be brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.bpmn.draw.listing import Row
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Drawing, Table, table
from amparo.foundation.design.pieces import Action, Badge, EmptyState, Fact, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.internal import permissions, queries
from amparo.partnership.internal.queries import Agreed, Standing
from amparo.partnership.internal.vocabulary import BREAKS, STATES, WITHDRAWN
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.pages import length_label
from amparo.partnership.revision import queries as drafts


def lang() -> str:
    """Return the reader's language."""
    return (translation.get_language() or "es")[:2]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The internal procedures that an actor may read."""

    header: PageHeader
    table: Table
    drawn: Table | None
    empty: EmptyState | None


def list_page(by: Actor, agreed: Agreed) -> ListPage:
    """Gather the internal procedures of the actor's institution, or of the country for its secretariat."""
    found = queries.standing_visible_to(by, agreed)
    institution = queries.institution_of(by)
    gives = institution is not None and may(by, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY)
    draw = Action(_("Draw"), reverse("internal:draw"), kind="primary", icon="edit")
    begin = (draw, Action(_("Bring a drawing"), reverse("internal:give"), icon="add")) if gives else ()
    return ListPage(
        header=PageHeader(
            _("Internal procedures"),
            where=(Link(_("Procedures"), reverse("procedures:list")),),
            lead=_(
                "How each institution does its part inside. Each is held against the procedure that the coalition "
                "agreed: the same messages, no longer limits of time, and no right lost."
            ),
            actions=begin if found else (),
        ),
        table=_table(_("Internal procedures"), found, agreed),
        drawn=_drawn(by),
        empty=None if found else EmptyState(_("No internal procedure was brought yet."), "", begin),
    )


def _drawn(by: Actor) -> Table | None:
    """Show what the actor's institution is drawing."""
    rows = [
        (
            Cell(f"{each.number} {each.title}", url=reverse("revision:draw", args=[each.pk])),
            Cell(_moment(each.edited_at), note=each.edited_by),
        )
        for each in drafts.inside_visible_to(by)
    ]
    return table(_("Being drawn"), (_("Internal procedure"), _("Last change")), rows) if rows else None


def lane_choices(institution: Institution, agreed: Agreed) -> list[tuple[str, str]]:
    """Return the lanes that an institution takes, as a form offers them."""
    titles = {version.procedure.process: f"{version.procedure.number} {version.title}" for version in agreed.versions}
    words = {version.procedure.process: version.texts.get(lang(), {}).get("lanes", {}) for version in agreed.versions}
    return [
        (f"{process}/{lane}", f"{titles[process]}: {words[process].get(lane) or name}")
        for (process, lane), name in queries.lanes_of(institution, agreed).items()
    ]


def _table(caption: str, found: list[Standing], agreed: Agreed) -> Table:
    rows = [
        (
            Cell(each.version.title, url=reverse("internal:one", args=[each.procedure.pk])),
            Cell(each.procedure.institution.short_name),
            Cell(each.procedure.number, note=queries.lane_name(each.procedure, agreed, lang())),
            Cell(str(STATES[each.state])),
        )
        for each in found
    ]
    columns = (_("Internal procedure"), _("Institution"), _("Procedure and lane"), _("Stands"))
    return table(caption, columns, rows, caption_unseen=True)


def within(*, by: Actor, version: ProcedureVersion, on: date) -> Table | None:
    """Return how institutions do their parts of a coalition procedure inside, as far as the actor may read it."""
    if not by.country:
        return None
    agreed = queries.agreed_in(by.country, on)
    found = queries.standing_visible_to(by, agreed, number=version.procedure.number)
    return _table(_("Inside the institutions"), found, agreed) if found else None


@dataclass(frozen=True, slots=True)
class OnePage:
    """One internal procedure."""

    header: PageHeader
    facts: tuple[Fact, ...]
    drawing: Drawing
    listing: tuple[Row, ...]
    wrong: tuple[str, ...]
    breaks: bool
    limits: Table | None
    versions: Table
    is_waiting: bool


def one_page(by: Actor, found: Standing, agreed: Agreed) -> OnePage:
    """Gather the page of an internal procedure, with what was found of it."""
    version, procedure = found.version, found.procedure
    return OnePage(
        header=PageHeader(
            version.title,
            where=(
                Link(_("Procedures"), reverse("procedures:list")),
                Link(_("Internal procedures"), reverse("internal:list")),
            ),
            lead=in_language({code: texts.get("purpose", "") for code, texts in version.texts.items()}),
            badge=Badge("proposal") if version.given_by == "Amparo" else None,
            actions=tuple(_actions(by, found)),
        ),
        facts=(
            Fact(_("Stands"), str(STATES[found.state])),
            Fact(_("Institution"), str(procedure.institution)),
            Fact(_("Procedure and lane"), f"{procedure.number} {queries.lane_name(procedure, agreed, lang())}"),
            Fact(_("Version"), str(version.number), note=_moment(version.given_at)),
        ),
        drawing=Drawing(version.title, queries.drawing_of(version, lang())),
        listing=queries.listing_of(version, lang()),
        wrong=tuple(in_language(each) for each in found.found or ()),
        breaks=found.state == BREAKS,
        limits=_limits(found, agreed),
        versions=_versions(found),
        is_waiting=found.found is None and found.state != WITHDRAWN,
    )


def _actions(by: Actor, found: Standing) -> Iterator[Action]:
    key, procedure = found.procedure.pk, found.procedure
    if may(by, permissions.GIVE_INTERNAL, procedure.institution, by_table=permissions.MAY):
        there = f"{reverse('internal:draw')}?carril={procedure.refines}/{procedure.lane}"
        yield Action(_("Draw a new version"), there, kind="primary", icon="edit")
        yield Action(_("Bring a new version"), reverse("internal:give"), icon="add")
    yield Action(_("Download the drawing (BPMN)"), reverse("internal:file", args=[key]), icon="arrow")
    there = reverse("procedures:procedure", args=[procedure.number])
    yield Action(_("The coalition's procedure"), there, icon="document")
    if found.state != WITHDRAWN and may(
        by, permissions.WITHDRAW_INTERNAL, procedure.institution, by_table=permissions.MAY
    ):
        yield Action(_("Put it out of use"), reverse("internal:withdraw", args=[key]), kind="quiet")


def _limits(found: Standing, agreed: Agreed) -> Table | None:
    """Show the institution's own limits of time, beside the coalition's where it has the same one."""
    own = found.version.parameters.get(agreed.country.lower(), {}).get("deadlines", {})
    theirs = agreed.limits_of(found.procedure.refines)
    shared = any(key in theirs for key in own)
    rows = [
        (
            Cell(in_language(row.get("text", {})) or key),
            Cell(length_label(row["amount"], row["unit"])),
            *([Cell(_length(theirs.get(key)))] if shared else []),
        )
        for key, row in own.items()
    ]
    columns = (_("For what"), _("Inside"), *([_("Agreed")] if shared else []))
    return table(_("Limits of time"), columns, rows) if rows else None


def _length(limit: Mapping[str, Any] | None) -> str:
    return length_label(limit["amount"], limit["unit"]) if limit else ""


def _versions(found: Standing) -> Table:
    rows = [
        (Cell(str(each.number)), Cell(_moment(each.given_at), note=each.given_by), Cell(each.digest[:12]))
        for each in queries.versions_of(found.procedure)
    ]
    return table(_("Versions"), (_("Version"), _("Brought"), _("SHA-256")), rows)


def _moment(at: Any) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


@dataclass(frozen=True, slots=True)
class GivePage:
    """What must be written in a drawing for it to be held against a lane of the coalition's procedures."""

    lanes: Table
    where: tuple[Link, ...]


def give_page(by: Actor, institution: Institution, agreed: Agreed) -> GivePage:
    """Gather the lanes that the institution's role takes, each with what the drawing must name."""
    rows = []
    for version in agreed.versions:
        roles = version.parameters.get(agreed.country.lower(), {}).get("roles", {})
        lanes = agreed.diagrams[version.procedure.process].lanes
        names = version.texts.get(lang(), {}).get("lanes", {})
        rows += [
            (
                Cell(f"{version.procedure.number} {version.title}"),
                Cell(str(names.get(lane.id, lane.name))),
                Cell(f'<amparo:refines process="{version.procedure.process}" lane="{lane.id}"/>'),
            )
            for lane in lanes
            if roles.get(lane.role) == institution.code
        ]
    columns = (_("Procedure"), _("Lane"), _("To write in the drawing"))
    back = (Link(_("Procedures"), reverse("procedures:list")), Link(_("Internal procedures"), reverse("internal:list")))
    return GivePage(table(_("Your lanes"), columns, rows), back)
