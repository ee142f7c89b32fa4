"""What a grantee writes of a report, and reads of one that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Table
from amparo.foundation.design.days import day
from amparo.foundation.design.fields import Field, Mistake
from amparo.foundation.design.pieces import Due, Fact
from amparo.partnership.calls.models import DueReport, GrantAgreement, GrantReport
from amparo.partnership.calls.operations.reporting import Reported
from amparo.partnership.calls.pages.grantee import session_table, sessions, standing
from amparo.partnership.calls.pages.public import money
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.rules.money import amount_of

TEXTS = ("was_done", "results", "difficulties", "follows")


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form of a report; the sessions of its days are there already."""

    title: str
    span: str
    fields: tuple[Field, ...]
    lines: tuple[Field, ...]
    sessions: Table | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that was sent, and where it stands."""

    title: str
    span: str
    state: Due
    facts: tuple[Fact, ...]


def report_said(grant: GrantAgreement, sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed of a report, to be kept."""
    names = [*TEXTS, *(f"spent_{row.pk}" for row in grant.lines.all())]
    return {name: sent.get(name, "").replace("\x00", "") for name in names}


def reported(grant: GrantAgreement, sent: Mapping[str, str]) -> Reported:
    """Return what was typed as a report; a line without an amount is left out, and asked for."""
    said = report_said(grant, sent)
    read = {row.pk: amount_of(said[f"spent_{row.pk}"].strip()) for row in grant.lines.all()}
    spent = {line: amount for line, amount in read.items() if amount is not None}
    return Reported(said["was_done"], said["results"], said["difficulties"], said["follows"], spent)


def _returned_words(due: DueReport) -> dict[str, str]:
    """Return what a report said that was returned, so that only what is wrong is written again."""
    report = asked.latest_report(due)
    if report is None:
        return {}
    texts = {name: str(getattr(report, name)) for name in TEXTS}
    return texts | {f"spent_{row.line_id}": str(row.amount) for row in report.spent.all()}


def _labels() -> dict[str, tuple[str, bool]]:
    """Return the questions of a report, and whether an answer is owed."""
    return {
        "was_done": (_("What was done"), True),
        "results": (_("What came of it"), True),
        "difficulties": (_("What was difficult, and what you learned"), False),
        "follows": (_("What follows"), False),
    }


def sent_page(grant: GrantAgreement, due: DueReport, report: GrantReport, today: date) -> SentReport:
    """Make the page of a report that was sent, as its grantee reads it."""
    labels = (
        _("What was done"),
        _("What came of it"),
        _("What was difficult, and what you learned"),
        _("What follows"),
    )
    texts = [Fact(label, getattr(report, name) or "—") for name, label in zip(TEXTS, labels, strict=True)]
    spent = [Fact(row.line.text, money(row.amount, grant.currency)) for row in report.spent.all()]
    return SentReport(
        title=_("Report %(number)s") % {"number": due.number},
        span=f"{day(due.from_on)} – {day(due.to_on)}",
        state=standing(due, today),
        facts=(*texts, *spent),
    )


def report_page(
    grant: GrantAgreement, due: DueReport, sent: Mapping[str, str] | None, reasons: Iterable[str]
) -> ReportPage:
    """Make the form of a report with what was typed, or kept the last time."""
    draft = asked.draft_of(due)
    known = dict(draft.said) if draft else _returned_words(due)
    said = report_said(grant, sent) if sent is not None else known
    told = _("Name nobody who was helped.")
    fields = tuple(
        Field(name, label, kind="long_text", value=said.get(name, ""), help=told, optional=not owed)
        for name, (label, owed) in _labels().items()
    )
    lines = tuple(
        Field(
            f"spent_{row.pk}", row.text, kind="number", value=said.get(f"spent_{row.pk}", ""),
            help=_("Agreed: %(money)s") % {"money": money(row.amount, grant.currency)},
        )
        for row in grant.lines.all()
    )  # fmt: skip
    return ReportPage(
        title=_("Report %(number)s") % {"number": due.number},
        span=f"{day(due.from_on)} – {day(due.to_on)}",
        fields=fields,
        lines=lines,
        sessions=session_table(sessions(grant, (due.from_on, due.to_on))),
        mistakes=tuple(Mistake(reason) for reason in reasons),
    )
