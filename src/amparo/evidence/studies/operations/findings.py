"""Findings: written on their sources, commented by institutions, validated or withdrawn; advice followed to done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import (
    Advice,
    AdviceProgress,
    Analysis,
    Finding,
    FindingSource,
    GridQuestion,
    Source,
    ValidationComment,
    ValidationRound,
)
from amparo.evidence.studies.operations.analyses import filled
from amparo.evidence.studies.permissions import Kept
from amparo.evidence.studies.rules import confidence, consulting
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.directory.models import Organisation
from amparo.partnership.governance.operations.promises import Promise, raise_action
from amparo.partnership.governance.vocabulary import OPEN


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding: its statement and the gap that it shows, by language, under a theme, answering a question."""

    theme: str
    texts: Mapping[str, str]
    gaps: Mapping[str, str] | None = None
    question: GridQuestion | None = None
    is_invented: bool = False


def _hold(analysis: Analysis) -> None:
    """Let two changes in the findings of an analysis follow one another."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('situation analysis'), %s)", [analysis.pk])


def _keep(by: Actor, analysis: Analysis) -> None:
    permits.require(by, permissions.KEEP_ANALYSIS, analysis, by_table=permissions.MAY)
    _hold(analysis)


@transaction.atomic
def write_finding(*, by: Actor, analysis: Analysis, entry: FindingEntry, at: datetime) -> Finding:
    """Write a finding as a draft; nothing in it lets a person who is served be known. Raises `Refused`."""
    _keep(by, analysis)
    reasons = confidence.reasons_not_to_write(texts=entry.texts, theme=entry.theme)
    gaps = filled(entry.gaps or {})
    for texts in (entry.texts, gaps):
        reasons += consulting.reasons_not_to_quote(texts)
    if reasons:
        raise Refused(reasons)
    last = Finding.objects.filter(analysis=analysis).aggregate(last=Max("number"))["last"] or 0
    made = Finding.objects.create(
        analysis=analysis, number=last + 1, theme=entry.theme, question=entry.question, texts=filled(entry.texts),
        gaps=gaps, is_invented=entry.is_invented, account=by.account, written_at=at,
    )  # fmt: skip
    _write_down(by, made, "WRITTEN")
    return made


def _write_down(by: Actor, finding: Finding, what: str) -> None:
    entries.record(Note("FINDING_WRITTEN", subject=f"finding:{finding.pk}", facts={"what": what}), by=by)


@transaction.atomic
def stand_on(*, by: Actor, finding: Finding, source: Source, note: str = "") -> FindingSource:
    """Let a finding stand on a source of its analysis. Raises `Refused`."""
    _keep(by, finding.analysis)
    finding.refresh_from_db(fields=["state"])
    reasons = []
    if source.analysis_id != finding.analysis_id:
        reasons.append(_("Choose one of the answers."))
    if finding.state != words.DRAFT:
        reasons.append(_("Only a draft takes more sources."))
    if FindingSource.objects.filter(finding=finding, source=source).exists():
        reasons.append(_("It stands on that source already."))
    reasons += consulting.reasons_not_to_quote({"": note})
    if reasons:
        raise Refused(reasons)
    made = FindingSource.objects.create(finding=finding, source=source, note=note.strip())
    _write_down(by, finding, "SOURCE")
    return made


@transaction.atomic
def open_round(*, by: Actor, analysis: Analysis, opens_on: date, closes_on: date, at: datetime) -> ValidationRound:
    """Ask the institutions what they think of the findings, from a day to a day. Raises `Refused`."""
    _keep(by, analysis)
    reasons = [] if closes_on >= opens_on else [_("The last day comes before the first.")]
    if ValidationRound.objects.filter(analysis=analysis).exists():
        reasons.append(_("The validation round was opened already."))
    if not Finding.objects.filter(analysis=analysis).exists():
        reasons.append(_("There is no finding yet."))
    if reasons:
        raise Refused(reasons)
    made = ValidationRound.objects.create(
        analysis=analysis, opens_on=opens_on, closes_on=closes_on, account=by.account, opened_at=at
    )
    entries.record(Note("ANALYSIS_WRITTEN", subject=f"analysis:{analysis.pk}", facts={"what": "ROUND"}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Said:
    """What an institution says of a finding: whether it agrees, and its words."""

    institution: Institution
    verdict: str
    words: str = ""
    is_invented: bool = False


@transaction.atomic
def comment_finding(*, by: Actor, finding: Finding, said: Said, today: date, at: datetime) -> ValidationComment:
    """Keep what an institution says of a finding, in its own words. Raises `Refused`."""
    party = Kept(finding.analysis.kept_by, said.institution.pk)
    permits.require(by, permissions.COMMENT_FINDING, party, by_table=permissions.MAY)
    _hold(finding.analysis)
    finding.refresh_from_db(fields=["state"])
    held = ValidationRound.objects.filter(analysis=finding.analysis_id).first()
    reasons = confidence.reasons_not_to_comment(
        verdict=said.verdict, said=said.words, state=finding.state,
        days=(held.opens_on, held.closes_on) if held else None, today=today,
    )  # fmt: skip
    if said.institution.country_id != finding.analysis.kept_by_id:
        reasons.append(_("Choose one of the answers."))
    reasons += consulting.reasons_not_to_quote({"": said.words})
    if reasons:
        raise Refused(reasons)
    made = ValidationComment.objects.create(
        finding=finding, institution=said.institution, verdict=said.verdict, said=said.words.strip(),
        is_invented=said.is_invented, account=by.account, said_at=at,
    )  # fmt: skip
    facts = {"institution": said.institution.pk, "verdict": said.verdict}
    entries.record(Note("FINDING_ANSWERED", subject=f"finding:{finding.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def validate_finding(*, by: Actor, finding: Finding, on: date) -> Finding:
    """Validate a finding; what institutions contest stays beside it. Raises `Refused` without a source."""
    _keep(by, finding.analysis)
    finding.refresh_from_db(fields=["state"])
    reasons = confidence.reasons_not_to_validate(
        state=finding.state,
        sources=FindingSource.objects.filter(finding=finding).count(),
        was_asked=ValidationRound.objects.filter(analysis=finding.analysis_id, opens_on__lte=on).exists(),
    )
    if reasons:
        raise Refused(reasons)
    return _settle(by, finding, words.VALIDATED, on, "")


@transaction.atomic
def withdraw_finding(*, by: Actor, finding: Finding, why: str, on: date) -> Finding:
    """Withdraw a finding; it stays to be read with why. Raises `Refused`."""
    _keep(by, finding.analysis)
    finding.refresh_from_db(fields=["state"])
    reasons = [] if why.strip() else [_("Say why.")]
    if finding.state == words.WITHDRAWN:
        reasons.append(_("This finding was withdrawn."))
    if reasons:
        raise Refused(reasons)
    return _settle(by, finding, words.WITHDRAWN, on, why.strip())


def _settle(by: Actor, finding: Finding, state: str, on: date, why: str) -> Finding:
    finding.state, finding.settled_on, finding.settled_by, finding.why = state, on, by.account, why
    finding.save(update_fields=["state", "settled_on", "settled_by", "why"])
    entries.record(Note("FINDING_SETTLED", subject=f"finding:{finding.pk}", facts={"as": state}), by=by)
    return finding


@dataclass(frozen=True, slots=True)
class AdviceEntry:
    """A recommendation: its text by language, who does it, until when; `opens` is the address of the finding."""

    texts: Mapping[str, str]
    responsible: Organisation
    due_on: date
    opens: str
    is_invented: bool = False


@transaction.atomic
def recommend(*, by: Actor, finding: Finding, entry: AdviceEntry, at: datetime) -> Advice:
    """Recommend something after a validated finding; it stands in the one table of action points. Raises `Refused`."""
    _keep(by, finding.analysis)
    texts = filled(entry.texts)
    reasons = [] if texts else [_("Write what is to be done.")]
    if finding.state != words.VALIDATED:
        reasons.append(_("Recommendations follow from validated findings."))
    reasons += consulting.reasons_not_to_quote(texts)
    if reasons:
        raise Refused(reasons)
    label = str(finding.analysis)
    promise = Promise(
        in_language(texts), entry.responsible, entry.due_on, "ANALYSIS", label, finding.analysis_id, entry.opens
    )
    point = raise_action(by=by, kept_by=finding.analysis.kept_by, promise=promise, at=at)
    made = Advice.objects.create(finding=finding, texts=texts, point=point, is_invented=entry.is_invented)
    _write_down(by, finding, "ADVICE")
    return made


@transaction.atomic
def note_progress(*, by: Actor, advice: Advice, note: str, seen_on: date, today: date, at: datetime) -> AdviceProgress:
    """Write down what was begun of a recommendation that is open. Raises `Refused`."""
    party = Kept(advice.finding.analysis.kept_by, advice.point.responsible.institution_id)
    permits.require(by, permissions.COMMENT_FINDING, party, by_table=permissions.MAY)
    reasons = [] if note.strip() else [_("Write what was done.")]
    if seen_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    if advice.point.state != OPEN:
        reasons.append(_("It is closed already."))
    if reasons:
        raise Refused(reasons)
    made = AdviceProgress.objects.create(
        advice=advice, note=note.strip(), seen_on=seen_on, account=by.account, recorded_at=at
    )
    _write_down(by, advice.finding, "PROGRESS")
    return made
