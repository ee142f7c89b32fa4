"""Findings with what they stand on, what institutions say of them, and what became of the recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import (
    Advice,
    Analysis,
    Finding,
    FindingSource,
    ValidationComment,
    ValidationRound,
)
from amparo.evidence.studies.queries.analyses import analyses_visible_to
from amparo.evidence.studies.rules.confidence import Behind, confidence_of, progress_of, voices_of
from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.governance.rules.promises import is_overdue


def findings_of(analysis: Analysis) -> QuerySet[Finding]:
    """Return the findings of an analysis in order, with their sources and comments."""
    return _with_all(Finding.objects.filter(analysis=analysis))


def _with_all(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    stands = FindingSource.objects.select_related("source__organisation")
    said = ValidationComment.objects.select_related("institution")
    return rows.select_related("analysis__kept_by", "question").prefetch_related(
        Prefetch("stands_on", stands), Prefetch("comments", said)
    )


def finding_visible_to(by: Actor, key: int) -> Finding | None:
    """Return a finding of an analysis of the actor's coalition, or None."""
    return _with_all(Finding.objects.filter(pk=key, analysis__in=analyses_visible_to(by))).first()


def confidence_in(finding: Finding) -> str:
    """Say how sure a finding is by the sources that it stands on."""
    return confidence_of(
        [Behind(each.source.kind, each.source.organisation_id, each.source.trust) for each in finding.stands_on.all()]
    )


def validated_rows(analysis: Analysis) -> tuple[tuple[str, str, str, str], ...]:
    """Return the validated findings of an analysis for a report: text, theme, how sure, and who contests it."""
    return tuple(
        (
            in_language(each.texts), str(words.THEMES[each.theme]), str(words.CONFIDENCE[confidence_in(each)]),
            "; ".join(
                f"{in_language(row.institution.names, row.institution.code)}: {row.said}"
                for row in latest_comments(each) if row.verdict == words.CONTESTS
            ) or "—",
        )
        for each in findings_of(analysis) if each.state == words.VALIDATED
    )  # fmt: skip


def round_of(analysis: Analysis) -> ValidationRound | None:
    """Return the validation round of an analysis, or None."""
    return ValidationRound.objects.filter(analysis=analysis).first()


def latest_comments(finding: Finding) -> list[ValidationComment]:
    """Return what each institution said last of a finding, in the order of the institutions' first words."""
    return list({each.institution_id: each for each in finding.comments.all()}.values())


def contested_by(finding: Finding) -> int:
    """Return how many institutions contest a finding."""
    return len(voices_of([(each.institution_id, each.verdict) for each in finding.comments.all()])[words.CONTESTS])


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation with where it stands: done, going on or not; and whether its day is past."""

    advice: Advice
    progress: str
    is_late: bool


def advice_of(analysis: Analysis, today: date) -> list[Followed]:
    """Return the recommendations of an analysis with where each stands in the one table of action points."""
    rows = Advice.objects.filter(finding__analysis=analysis).select_related("finding", "point__responsible")
    return [_followed(each, today) for each in rows.prefetch_related("progress").order_by("point__due_on", "pk")]


def _followed(advice: Advice, today: date) -> Followed:
    point = advice.point
    return Followed(
        advice,
        progress_of(state=point.state, was_begun=bool(advice.progress.all())),
        is_overdue(state=point.state, due_on=point.due_on, today=today),
    )


def advice_visible_to(by: Actor, key: int) -> Advice | None:
    """Return a recommendation of an analysis of the actor's coalition, or None."""
    rows = Advice.objects.filter(pk=key, finding__analysis__in=analyses_visible_to(by))
    return rows.select_related("finding__analysis__kept_by", "point__responsible").first()
