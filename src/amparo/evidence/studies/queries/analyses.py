"""Analyses with their sources, and the method by which they were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, AnalysisExchange, CountTold, RoleBaseline, Source
from amparo.evidence.studies.rules.counts import Told
from amparo.evidence.surveys.queries.statements import Withheld, statement
from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.rolls.models import Activity


def analyses_visible_to(by: Actor) -> QuerySet[Analysis]:
    """Return the analyses of the actor's coalition, latest first; auditors and administrators see none."""
    rows = Analysis.objects.filter(kept_by__code=by.country).select_related("kept_by", "launch")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def with_counts(rows: QuerySet[Analysis]) -> QuerySet[Any]:
    """Bring along how many sources and findings each has, and how many of these are validated."""
    validated = Q(findings__state=words.VALIDATED)
    return rows.annotate(
        source_count=Count("sources", distinct=True),
        finding_count=Count("findings", filter=~Q(findings__state=words.WITHDRAWN), distinct=True),
        validated_count=Count("findings", filter=validated, distinct=True),
    )


def analysis_visible_to(by: Actor, key: int) -> Analysis | None:
    """Return an analysis of the actor's coalition, or None."""
    return analyses_visible_to(by).filter(pk=key).first()


def sources_of(analysis: Analysis) -> QuerySet[Any]:
    """Return the register of sources, each with how many professionals were heard and how many findings it carries."""
    rows = Source.objects.filter(analysis=analysis).select_related("organisation", "activity", "survey", "consultation")
    return rows.annotate(heard=Count("interviewed", distinct=True), used=Count("carries", distinct=True)).order_by("pk")


def source_visible_to(by: Actor, key: int) -> Source | None:
    """Return a source of an analysis of the actor's coalition, or None."""
    found = Source.objects.filter(pk=key, analysis__in=analyses_visible_to(by)).values_list("analysis", flat=True)
    analysis = analyses_visible_to(by).filter(pk__in=found).first()
    return sources_of(analysis).select_related("analysis__kept_by").filter(pk=key).first() if analysis else None


@dataclass(frozen=True, slots=True)
class Method:
    """How an analysis was made, counted from its register: sources of each kind, and the professionals heard."""

    kinds: Mapping[str, int]
    heard: int
    organisations: int
    questions: int


def method_of(analysis: Analysis) -> Method:
    """Count the method of an analysis from its records; somebody heard twice is one person."""
    rows = Source.objects.filter(analysis=analysis)
    kinds = dict(rows.order_by().values_list("kind").annotate(count=Count("pk")))
    heard = rows.exclude(interviewed=None).values_list(
        "interviewed__professional", "interviewed__professional__same_as"
    )
    return Method(
        kinds={kind: kinds[kind] for kind in words.SOURCES if kind in kinds},
        heard=len({root or key for key, root in heard}),
        organisations=rows.exclude(organisation=None).order_by().values("organisation").distinct().count(),
        questions=analysis.questions.count(),
    )


def told_of(count: CountTold) -> Told:
    """Return a count as the rules take it."""
    return Told(count.unit, count.women, count.men, count.others, count.total)


def baseline_of(row: RoleBaseline) -> tuple[int, int] | str:
    """Return the count and the base of a baseline; or, where its survey may not tell them, why."""
    if row.survey is None:
        return (row.k or 0, row.n or 0)
    try:
        told = statement(row.survey.code, row.question, row.value)
    except Withheld as withheld:
        return str(withheld)
    return (told.k, told.n)


def exchanges_of(analysis: Analysis) -> QuerySet[AnalysisExchange]:
    """Return the exchanges with other countries that belong to the same work, with what was seen."""
    return (
        AnalysisExchange.objects.filter(analysis=analysis)
        .select_related("exchange")
        .prefetch_related("exchange__seen__practice")
    )


def event_of(analysis: Analysis, code: str) -> Activity | None:
    """Return the activity of the coalition that has a code, such as the launch; None when there is none yet."""
    return Activity.objects.filter(kept_by=analysis.kept_by_id, code=code).first() if code else None
