"""The page of a cell: what the institution's acts say, what shows that they are applied, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Fact, Happening, Link, PageHeader
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Act, Advocacy
from amparo.partnership.adoption.pages.matrix import SIGNS
from amparo.partnership.adoption.queries.coverage import coverage_of, revision_months
from amparo.partnership.adoption.queries.records import Records, records_of
from amparo.partnership.adoption.rules.coverage import revision_due_on
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures.models import ProcedureVersion


@dataclass(frozen=True, slots=True)
class CellPage:
    """Where an institution stands with a procedure."""

    header: PageHeader
    state: str
    sign: str
    label: str
    facts: tuple[Fact, ...]
    acts: Table | None
    evidence: Table | None
    history: tuple[Happening, ...]
    remind_url: str


def day(value: date | None) -> str:
    """Return a day in words, or a dash."""
    return date_format(value, "DATE_FORMAT") if value else "—"


def cell_page(by: Actor, institution: Institution, version: ProcedureVersion, today: date) -> CellPage:
    """Gather the page of a cell on a day."""
    place = (institution.pk, version.procedure_id)
    coverage = coverage_of(institution.country.code, today, only=institution.pk)
    cell, state = coverage.cells[place], coverage.states[place]
    records = records_of(institution, version.procedure)
    keeps = may(by, permissions.REMIND_INSTITUTION, institution, by_table=permissions.MAY)
    facts = [
        Fact(_("Version in force"), str(version.number)),
        Fact(_("Agreed until"), day(cell.agreed_on)),
    ]
    if cell.act:
        months = revision_months(institution.country)
        facts.append(Fact(_("To be revised from"), day(revision_due_on(cell.act, months))))
    return CellPage(
        header=PageHeader(
            f"{institution.short_name} · {version.procedure.number} {version.title}",
            where=(
                Link(_("Procedures"), reverse("procedures:list")),
                Link(_("Adoption of procedures"), reverse("adoption:matrix")),
            ),
            lead=str(institution),
            actions=tuple(_actions(by, institution, version.procedure.number, is_adopted=cell.act is not None)),
        ),
        state=state.lower(),
        sign=SIGNS[state],
        label=str(words.CELLS[state]),
        facts=tuple(facts),
        acts=_acts(by, records) if records.acts else None,
        evidence=_evidence(records) if records.evidence else None,
        history=tuple(sorted(_history(records), key=lambda each: each.when_iso, reverse=True)),
        remind_url=_address("remind", institution, version.procedure.number)
        if keeps and state in words.REMINDERS
        else "",
    )


def _address(name: str, institution: Institution, number: str) -> str:
    return reverse(f"adoption:{name}", args=[institution.pk, number])


def _actions(by: Actor, institution: Institution, number: str, *, is_adopted: bool) -> Iterator[Action]:
    offered = (
        (permissions.RECORD_ACT, _("Upload the act of adoption"), "act", "upload"),
        (permissions.RECORD_EVIDENCE, _("Add evidence of application"), "evidence", "document"),
        (permissions.RECORD_ADVOCACY, _("Record an advocacy action"), "advocacy", "people"),
        (permissions.AGREE_DATE, _("Agree on a date"), "agree", "calendar"),
        (permissions.EXEMPT_INSTITUTION, _("Say whether it applies"), "exempt", "ban"),
    )
    for operation, label, name, icon in offered:
        if name == "evidence" and not is_adopted:
            continue
        if may(by, operation, institution, by_table=permissions.MAY):
            kind = "primary" if name == "act" else ""
            yield Action(label, _address(name, institution, number), kind=kind, icon=icon)


def _acts(by: Actor, records: Records) -> Table:
    rows = []
    for act in records.acts:
        ending = getattr(act, "ending", None)
        mine = ending is None and may(by, permissions.WITHDRAW_ACT, act.institution, by_table=permissions.MAY)
        withdraw = Cell(_("Withdraw"), url=reverse("adoption:withdraw", args=[act.pk])) if mine else Cell("—")
        rows.append(
            (
                Cell(act.number, url=reverse("adoption:document", args=[act.document_id]), note=_stands(act)),
                Cell(str(act.version.number), number=True),
                Cell(day(act.signed_on), note=act.signed_by),
                Cell(day(act.in_force_on)),
                Cell(str(act.letter), url=reverse("adoption:letter", args=[act.pk, "es"])),
                withdraw,
            )
        )
    columns = (_("Act"), _("Version"), _("Signed on"), _("In force from"), _("Letter"), _("Withdrawal"))
    return table(_("Acts"), columns, rows)


def _stands(act: Act) -> str:
    ending = getattr(act, "ending", None)
    return _("Withdrawn on %(day)s") % {"day": day(ending.ended_on)} if ending else ""


def _evidence(records: Records) -> Table:
    rows = [
        (
            Cell(row.shows),
            Cell(str(words.EVIDENCE_KINDS[row.kind])),
            Cell(
                row.document.name if row.document else row.value,
                url=reverse("adoption:document", args=[row.document_id]) if row.document_id else "",
            ),
            Cell(day(row.seen_on)),
        )
        for row in records.evidence
    ]
    columns = (_("What it shows"), _("Kind of evidence"), _("Evidence"), _("Date of the evidence"))
    return table(_("Evidence of application"), columns, rows)


def _history(records: Records) -> Iterator[Happening]:
    """Yield everything that was recorded, in words."""
    for act in records.acts:
        yield _told(_("Adopted by act %(number)s") % {"number": act.number}, act.recorded_at)
        ending = getattr(act, "ending", None)
        if ending:
            yield _told(_("Withdrew act %(number)s") % {"number": act.number}, ending.recorded_at, ending.why)
    for shown in records.evidence:
        yield _told(_("Added evidence of application"), shown.recorded_at, shown.shows)
    for agreed in records.agreements:
        yield _told(_("Agreed to adopt until %(day)s") % {"day": day(agreed.due_on)}, agreed.recorded_at)
    for exempt in records.exemptions:
        said = _("Marked as not applicable") if exempt.is_exempt else _("Marked as applicable")
        yield _told(said, exempt.recorded_at, exempt.reason)
    for reminder in records.reminders:
        yield _told(_("Reminder sent: %(what)s") % {"what": words.REMINDERS[reminder.kind]}, reminder.recorded_at)
    for done in records.advocacy:
        facts = {"what": words.ADVOCACY_KINDS[done.kind], "who": done.with_role}
        parts = (day(done.done_on), str(words.ADVOCACY_RESULTS[done.result]), done.note, _next(done))
        text = " · ".join(part for part in parts if part)
        yield _told(_("Advocacy: %(what)s with %(who)s") % facts, done.recorded_at, text)


def _next(done: Advocacy) -> str:
    """Say what is next, and when."""
    if not done.next_step:
        return ""
    until = day(done.next_on) if done.next_on else ""
    return _("Next step: %(what)s %(day)s") % {"what": done.next_step, "day": until}


def _told(title: str, at: datetime, text: str = "") -> Happening:
    moment = localtime(at)
    return Happening(
        title, by="", when=date_format(moment, "SHORT_DATETIME_FORMAT"), when_iso=moment.isoformat(), text=text
    )
