"""Making a report, writing its texts, approving and publishing it; and citing what a survey says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.evidence.claims import operations as claims
from amparo.evidence.claims import vocabulary as claim_words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.operations import Keeper
from amparo.evidence.claims.rules.figures import CODE_SIGNS, Number, Told
from amparo.evidence.reports import permissions, queries
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.models import Publication, Report, ReportApproval, ReportText
from amparo.evidence.reports.rules.checks import reasons_not_to_publish
from amparo.evidence.reports.rules.documents import plain
from amparo.evidence.reports.rules.texts import read
from amparo.evidence.surveys.queries.statements import Withheld, statement
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition.models import Country

MEANWHILE = _lazy("Somebody saved this text meanwhile: open it again and bring your changes in.")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a report is: its short name, titles and leads by language, and its countries and projects."""

    code: str
    titles: Mapping[str, str]
    leads: Mapping[str, str]
    countries: Sequence[str]
    projects: Sequence[str]


@transaction.atomic
def make_report(*, by: Actor, country: Country, planned: Planned, at: datetime) -> Report:
    """Begin a report. Raises `Refused` when its short name is taken or it has no title."""
    permits.require(by, permissions.MAKE_REPORT, Keeper(country), by_table=permissions.MAY)
    reasons = []
    if not planned.code or set(planned.code) - CODE_SIGNS:
        reasons.append(_("The short name has small letters, digits and hyphens only."))
    if queries.report_by_code(planned.code) is not None:
        reasons.append(_("This short name is in use: choose another."))
    if not any(title.strip() for title in planned.titles.values()):
        reasons.append(_("Give it a title."))
    if reasons:
        raise Refused(reasons)
    entries.record(Note("REPORT_MADE", subject=f"report:{planned.code}"), by=by)
    return Report.objects.create(
        country=country, code=planned.code, titles=dict(planned.titles), leads=dict(planned.leads),
        countries=sorted({country.code, *planned.countries}), projects=list(planned.projects), account=by.account,
        made_at=at,
    )  # fmt: skip


@transaction.atomic
def write_text(*, by: Actor, report: Report, language: str, body: str, based_on: int, at: datetime) -> ReportText:
    """Save the text of a report in a language; the former editions stay.

    Raises `Refused` when somebody saved another edition meanwhile, or nothing changed.
    """
    permits.require(by, permissions.WRITE_REPORT, report, by_table=permissions.MAY)
    plain_body = body.replace("\r\n", "\n").replace("\x00", "").strip() + "\n"
    last = queries.text_of(report, language)
    edition = last.edition if last else 0
    reasons = []
    if language not in LANGUAGES or len(plain_body) > words.LONGEST_BODY:
        reasons.append(_("The text is too long."))
    if edition != based_on:
        reasons.append(str(MEANWHILE))
    if last is not None and last.body == plain_body:
        reasons.append(_("Nothing would change."))
    if reasons:
        raise Refused(reasons)
    facts = {"language": language, "edition": edition + 1}
    entries.record(Note("REPORT_WRITTEN", subject=f"report:{report.code}", facts=facts), by=by)
    return _saved_once(
        ReportText(
            report=report, language=language, edition=edition + 1, body=plain_body,
            digest=hashlib.sha256(plain_body.encode()).hexdigest(), account=by.account, saved_at=at,
        )
    )  # fmt: skip


@transaction.atomic
def write_figure(
    *, by: Actor, report: Report, figure: PublishedFigure, sentences: Mapping[str, str], at: datetime
) -> int:
    """Add a sentence with a figure to the texts of a report; return in how many languages. Raises `Refused`."""
    permits.require(by, permissions.WRITE_REPORT, report, by_table=permissions.MAY)
    told = {language: text.strip() for language, text in sentences.items() if text.strip()}
    reasons = []
    if figure.country.code not in report.countries:
        reasons.append(_("The figure is not of a country of this report."))
    if not told:
        reasons.append(_("Write a sentence in one language at least."))
    if not all(figure.code in read(text).codes for text in told.values()):
        reasons.append(_("Leave the short name of the figure between its double brackets: the number comes from it."))
    if reasons:
        raise Refused(reasons)
    for language, text in told.items():
        last = queries.text_of(report, language)
        body, edition = (last.body, last.edition) if last else ("", 0)
        whole = f"{body.rstrip()}\n\n{text}"
        write_text(by=by, report=report, language=language, body=whole, based_on=edition, at=at)
    return len(told)


def _saved_once(row: ReportText) -> ReportText:
    """Save an edition; whoever comes second at the same moment is told so."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused([str(MEANWHILE)]) from taken
    return row


@transaction.atomic
def approve_report(*, by: Actor, report: Report, at: datetime) -> ReportApproval:
    """Approve the texts of a report as they stand; whoever wrote them approves nothing. Raises `Refused`."""
    permits.require(by, permissions.APPROVE_REPORT, report, by_table=permissions.MAY)
    digest, account = queries.digest_of(report), permissions.account_of(by, permissions.APPROVE_REPORT)
    reasons = []
    if report.texts.filter(account=account).exists():
        reasons.append(_("You wrote a part of it: somebody else approves."))
    if report.approvals.filter(digest=digest, account=account).exists():
        reasons.append(_("You approved this text already."))
    if not report.texts.exists():
        reasons.append(_("There is no text yet."))
    if reasons:
        raise Refused(reasons)
    entries.record(Note("REPORT_APPROVED", subject=f"report:{report.code}", facts={"digest": digest[:12]}), by=by)
    return ReportApproval.objects.create(report=report, digest=digest, account=account, approved_at=at)


@transaction.atomic
def publish_report(*, by: Actor, report: Report, why: str, visible_at: datetime | None, at: datetime) -> Publication:
    """Publish a report in its three languages, from now or from an hour to come.

    Raises `Refused` while something stops it, nobody approved it, or warnings stand without a reason.
    """
    permits.require(by, permissions.PUBLISH_REPORT, report, by_table=permissions.MAY)
    found = {language: queries.findings(report, language) for language in LANGUAGES}
    every = [each for several in found.values() for each in several]
    reasons = reasons_not_to_publish(every, is_approved=queries.is_approved(report), why=why)
    if reasons:
        raise Refused(reasons)
    documents = {code: plain(queries.composed(report, code, is_draft=False)) for code in LANGUAGES}
    warnings = [[code, each.code, each.line, each.what] for code, several in found.items() for each in several]
    digest = queries.digest_of(report)
    entries.record(Note("REPORT_PUBLISHED", subject=f"report:{report.code}", facts={"digest": digest[:12]}), by=by)
    return Publication.objects.create(
        report=report, digest=digest, documents=documents, warnings=warnings, why=why.strip(),
        account=permissions.account_of(by, permissions.PUBLISH_REPORT), published_at=at, visible_at=visible_at or at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a survey is cited: its code, a question, what answers count as, and a group or all."""

    survey: str
    question: str
    value: str
    group: str = ""


@transaction.atomic
def cite_survey(
    *, by: Actor, country: Country, asked: Asked, code: str, texts: Mapping[str, str], licence: str, at: datetime
) -> PublishedFigure:
    """Write what a survey says into the register of figures, with its count and base. Raises `Refused`."""
    permits.require(by, permissions.CITE_SURVEY, Keeper(country), by_table=permissions.MAY)
    try:
        said = statement(asked.survey, asked.question, asked.value, asked.group)
    except Withheld as withheld:
        raise Refused([str(withheld)]) from withheld
    told = Told(
        code=code, texts=texts, source_kind=claim_words.SURVEY, source={}, base=dict(said.base),
        question=asked.question,
        about=f"{asked.survey}-{asked.question}"[: claim_words.LONGEST_LINE], starts_on=said.since, ends_on=said.until,
        opens=f"/encuestas/{asked.survey}/resultados/", licence=licence, is_verified=True, is_invented=said.is_invented,
    )  # fmt: skip
    number = Number(claim_words.SHARE, claim_words.RESPONDENT, k=said.k, n=said.n)
    return claims.record_figure(by=by, country=country, number=number, told=told, at=at)
