"""Procedures in words: the list, the drawing, the rights, the versions, the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn import rights
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import AdoptionMark, Cell, Drawing, Right, Table, table
from amparo.foundation.design.pieces import Action, Badge, Link, PageHeader
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.procedures import queries
from amparo.partnership.procedures.models import ProcedureVersion

STATES = {"holds": "holds", "of_screens": "holds", "broken": "broken", "does_not_arise": "not_arising"}


def lang() -> str:
    """Return the reader's language."""
    return (translation.get_language() or "es")[:2]


def list_page(by: Actor, on: date) -> tuple[PageHeader, Table]:
    """Gather the procedures in force in the actor's country on a day."""
    rows = []
    for version in queries.in_force(by.country, on):
        checked = version.report.get("rights", {}).values()
        holds = sum(1 for row in checked if STATES[row["result"]] == "holds")
        arises = sum(1 for row in checked if row["result"] != "does_not_arise")
        number = version.procedure.number
        rows.append(
            (
                Cell(f"{number} {version.title}", url=reverse("procedures:procedure", args=[number])),
                Cell(str(version.number), number=True),
                Cell(
                    _("%(holds)s of %(all)s hold") % {"holds": holds, "all": arises}
                    if arises
                    else _("None arises here")
                ),
                Cell(f"{version.report['states']:,}".replace(",", " "), number=True),
                Cell("", badge=Badge(_kind(version.origin))),
            )
        )
    actions = [
        Action(_("Adoption"), reverse("adoption:matrix"), icon="work"),
        Action(_("The thirty-six rights"), reverse("procedures:rights"), icon="check"),
    ]
    if by.roles - {"auditor", "administrator"}:
        actions.append(Action(_("Internal procedures"), reverse("internal:list"), icon="people"))
    if "secretariat" in by.roles:
        actions.append(Action(_("Running cases and new versions"), reverse("moving:plan"), icon="arrow"))
        actions.append(Action(_("Rehearse"), reverse("rehearsal:show"), icon="people"))
    header = PageHeader(
        _("Procedures"),
        lead=_("How the coalition works, step by step. Each was checked in every state that its drawing can reach."),
        actions=tuple(actions),
    )
    columns = (_("Procedure"), _("Version"), _("Rights"), _("States"), _("Where it comes from"))
    return header, table(_("Procedures in force"), columns, rows, caption_unseen=True)


def _kind(origin: str) -> Any:
    return origin if origin in {"source", "law"} else "proposal"


@dataclass(frozen=True, slots=True)
class Life:
    """What a package above knows of a procedure's life: where it stands, who adopted it, what may be done."""

    stands: Table | None = None
    marks: tuple[AdoptionMark, ...] = ()
    sentence: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A procedure, wide."""

    header: PageHeader
    drawing: Drawing
    rights: tuple[Right, ...]
    elsewhere: tuple[Right, ...]
    sentence: str
    lives: tuple[Life, ...]
    within: tuple[Table, ...]
    asks: tuple[Table, ...]
    practices: tuple[Table, ...]
    versions: Table
    deadlines: Table


def procedure_page(by: Actor, version: ProcedureVersion, on: date) -> Page:
    """Gather a procedure's page, with what other packages know of its life on a day."""
    number = version.procedure.number
    lives = tuple(announce("PROCEDURE_SHOWN", by=by, version=version, on=on))
    actions: list[Action] = [
        Action(_("Read it as a list"), reverse("procedures:list_form", args=[number]), icon="document"),
        Action(_("Download the drawing (BPMN)"), reverse("procedures:file", args=[number]), icon="arrow"),
    ]
    if {"drafter", "secretariat"} & by.roles:
        address = f"{reverse('revision:begin')}?numero={number}"
        actions.append(Action(_("Revise it"), address, kind="primary", icon="edit"))
    if "secretariat" in by.roles:
        actions.append(Action(_("In practice"), reverse("conformance:practice", args=[number]), icon="clock"))
        address = f"{reverse('rehearsal:show')}?procedimiento={number}"
        actions.append(Action(_("Rehearse"), address, icon="people"))
    return Page(
        header=PageHeader(
            f"{number} {version.title}",
            where=(Link(_("Procedures"), reverse("procedures:list")),),
            lead=in_language({code: texts.get("purpose", "") for code, texts in version.texts.items()}),
            badge=Badge(_kind(version.origin)),
            actions=tuple(actions),
        ),
        drawing=Drawing(version.title, queries.drawing_of(version, lang())),
        rights=_rights(version, arise=True),
        elsewhere=_rights(version, arise=False),
        sentence=_(
            "Checked in %(states)s states. The check concerns the drawing: people answer freely, timers may ring "
            "or not. It cannot say how officials behave."
        )
        % {"states": version.report["states"]},
        lives=lives,
        within=tuple(filter(None, announce("PROCEDURE_WITHIN", by=by, version=version, on=on))),
        asks=tuple(filter(None, announce("PROCEDURE_ASKS", by=by, version=version, on=on))),
        practices=tuple(filter(None, announce("PROCEDURE_PRACTICES", by=by, version=version, on=on))),
        versions=_versions(number, by.country, version, on),
        deadlines=_deadlines(version, by.country),
    )


def _rights(version: ProcedureVersion, *, arise: bool) -> tuple[Right, ...]:
    """Return the rights that arise in a version, broken ones first, or those that do not arise."""
    rows = version.report.get("rights", {}).items()
    found = [
        Right(right, in_language(row["sentence"]), STATES[row["result"]])  # type: ignore[arg-type]
        for right, row in rows
        if (row["result"] != "does_not_arise") is arise
    ]
    return tuple(sorted(found, key=lambda right: right.state != "broken"))


@dataclass(frozen=True, slots=True)
class RightMark:
    """What became of a right in one procedure. ``state``: holds, broken, not_arising, unchecked."""

    number: str
    title: str
    url: str
    state: str

    @property
    def icon(self) -> str:
        """The icon that says the state beside the number."""
        return {"holds": "check", "broken": "cross", "not_arising": "minus"}.get(self.state, "clock")

    @property
    def said(self) -> str:
        """The state in words, with the title of the procedure."""
        words = {"holds": _("holds"), "broken": _("is broken"), "not_arising": _("does not arise")}
        unchecked = _("was not checked in this version")
        return f"{self.title}: {words.get(self.state, unchecked)}"


@dataclass(frozen=True, slots=True)
class RightRow:
    """A right as a jurist reads it, and what became of it in each procedure."""

    id: str
    sentence: str
    source: str
    badge: Badge
    certainty: str
    formula: str
    instead: str
    marks: tuple[RightMark, ...]


def rights_page(country: str, on: date) -> tuple[PageHeader, tuple[tuple[str, tuple[RightRow, ...]], ...]]:
    """Gather the thirty-six rights by theme, each with its mark in every procedure in force."""
    versions = tuple(queries.in_force(country, on))
    header = PageHeader(
        _("The thirty-six rights"),
        where=(Link(_("Procedures"), reverse("procedures:list")),),
        lead=_(
            "What every procedure is checked against before it is published. The check concerns the drawing: it "
            "cannot say how officials behave. Sources and certainty are told as they are; a lawyer of the country "
            "confirms them."
        ),
    )
    themes = tuple(
        (in_language(title), tuple(_right_row(right, versions) for right in rights.RIGHTS if right.theme == theme))
        for theme, title in rights.THEMES.items()
    )
    return header, themes


def _right_row(right: rights.Right, versions: Sequence[ProcedureVersion]) -> RightRow:
    source = right.source
    kind: Any = "proposal" if source.kind == "field" else "law" if source.certainty == "read" else "law_unverified"
    return RightRow(
        id=right.id,
        sentence=in_language(right.sentence),
        source=in_language(source.words),
        badge=Badge(kind),
        certainty=in_language(rights.CERTAINTY[source.certainty]),
        formula=right.formula,
        instead=in_language(right.instead),
        marks=tuple(mark_of(right.id, version) for version in versions),
    )


def mark_of(right: str, version: ProcedureVersion) -> RightMark:
    """Return what became of a right in a version; an older version was checked against fewer rights."""
    number = version.procedure.number
    row = version.report.get("rights", {}).get(right)
    state = STATES[row["result"]] if row else "unchecked"
    return RightMark(number, version.title, f"{reverse('procedures:procedure', args=[number])}#derechos", state)


def _versions(number: str, country: str, current: ProcedureVersion, on: date) -> Table:
    rows = [
        (
            Cell(str(version.number), note=str(version.country) if version.country else _("Regional model")),
            Cell(_standing(version, current, on)),
            Cell(date_format(localtime(version.published_at), "SHORT_DATETIME_FORMAT")),
            Cell("Amparo" if version.published_by == "installation" else version.published_by),
            Cell(version.digest[:12], note="SHA-256"),
        )
        for version in queries.versions_of(number, country)
    ]
    return table(_("Versions"), (_("Version"), _("Stands"), _("Published"), _("By"), _("Digest")), rows)


def _standing(version: ProcedureVersion, current: ProcedureVersion, on: date) -> str:
    """Say whether a version is in force, will be, or was superseded, and from when."""
    day = date_format(version.in_force_on, "DATE_FORMAT") if version.in_force_on else ""
    if version.in_force_on and version.in_force_on > on:
        return _("In force from %(day)s") % {"day": day}
    if version.pk == current.pk:
        return _("In force since %(day)s") % {"day": day} if day else _("In force")
    return _("Superseded")


def length_label(amount: int, unit: str) -> str:
    """Return a length of time in words: one working day, ten working days."""
    words = {
        "minutes": ngettext("%(count)s minute", "%(count)s minutes", amount),
        "hours": ngettext("%(count)s hour", "%(count)s hours", amount),
        "days": ngettext("%(count)s day", "%(count)s days", amount),
        "working_days": ngettext("%(count)s working day", "%(count)s working days", amount),
        "months": ngettext("%(count)s month", "%(count)s months", amount),
    }
    return words[unit] % {"count": amount}


def _deadlines(version: ProcedureVersion, country: str) -> Table:
    given = version.parameters.get(country.lower(), {}).get("deadlines", {})
    rows = []
    for row in given.values():
        unread = row["origin"] == "law" and not row.get("verified")
        kind: Any = "law_unverified" if unread else row["origin"]
        rows.append(
            (
                Cell(in_language(row.get("text", {}))),
                Cell(length_label(row["amount"], row["unit"])),
                Cell("", badge=Badge(kind, row.get("source", "") if row["origin"] == "law" else "")),
            )
        )
    return table(_("Limits of time"), (_("For what"), _("How long"), _("Where it comes from")), rows)
