"""Practices: what stands in each field, where they stand, how they were judged, and the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Institution
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.kits.models import Module
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import (
    Aside,
    Assessment,
    Edition,
    Lesson,
    ModuleLink,
    Practice,
    Recommendation,
    StepLink,
    TableMember,
    Uptake,
    UptakeStep,
    Writing,
)
from amparo.partnership.practices.rules.assessing import Judged
from amparo.partnership.practices.rules.fields import Text, Texts, told
from amparo.partnership.practices.rules.victims import Finding, findings_in
from amparo.partnership.procedures import queries as procedures


def texts_of(practice: Practice) -> Texts:
    """Return what stands in each field and language."""
    rows = Writing.objects.filter(practice=practice).order_by("field", "language", "-number")
    return {(row.field, row.language): _text(row) for row in rows.distinct("field", "language")}


def _text(row: Writing) -> Text:
    return Text(row.text, row.number, row.of, row.account, row.is_invented)


def standing(practice: Practice, field: str, language: str) -> Text:
    """Return what stands in a field: version 0 and no text where nobody wrote yet."""
    rows = Writing.objects.filter(practice=practice, field=field, language=language).order_by("-number")
    found = rows.first()
    return _text(found) if found else Text("")


def titles_of(practices: list[Practice]) -> dict[int, dict[str, str]]:
    """Return the title of each practice by language, in one question."""
    rows = Writing.objects.filter(practice__in=practices, field="title").order_by("practice_id", "language", "-number")
    found: dict[int, dict[str, str]] = {each.pk: {} for each in practices}
    for row in rows.distinct("practice_id", "language"):
        if row.text:
            found[row.practice_id][row.language] = row.text
    return found


def asides_of(practice: Practice) -> QuerySet[Aside]:
    """Return the texts kept beside others that nobody joined yet."""
    return Aside.objects.filter(practice=practice, settled_at=None)


def institution_codes(country: str) -> frozenset[str]:
    """Return the codes of the institutions that may carry a practice of a country's coalition."""
    return frozenset(institutions(country))


def institutions(country: str) -> dict[str, str]:
    """Return the institutions that may carry a practice of a country's coalition, by code, with their short names."""
    rows = Institution.objects.filter(country__code=country).order_by("-is_member", "short_name")
    return dict(rows.values_list("code", "short_name"))


def own_institution(practice: Practice) -> int | None:
    """Return the institution of the coalition that carries a practice, if one does."""
    code = standing(practice, "institution", "").text
    rows = Institution.objects.filter(country=practice.kept_by, code=code) if code else Institution.objects.none()
    return rows.values_list("pk", flat=True).first()


def latest_assessments(practice: Practice) -> list[Assessment]:
    """Return the assessment of each account that counts: its newest, in the order of the accounts."""
    rows = Assessment.objects.filter(practice=practice).select_related("institution")
    return list(rows.order_by("account", "-pk").distinct("account"))


def judged(practice: Practice) -> list[Judged]:
    """Return what each assessor said."""
    return [Judged(row.institution_id, row.scores, row.does_harm) for row in latest_assessments(practice)]


def findings(practice: Practice) -> tuple[Finding, ...]:
    """Return everything in a practice and its recommendations by which a victim could be known."""
    texts = {key: row.text for key, row in texts_of(practice).items() if row.text}
    for row in Recommendation.objects.filter(practice=practice):
        texts |= {(f"recommendation:{row.pk}", lang): text for lang, text in row.texts.items()}
    return findings_in(texts)


def sought_in(texts: Texts) -> str:
    """Return the words by which a practice is found, in every language, without accents."""
    return fold(" ".join(row.text for row in texts.values() if row.text))[:60_000]


def last_edition(practice: Practice) -> Edition | None:
    """Return a practice as it was published last."""
    return Edition.objects.filter(practice=practice).order_by("-number").first()


def practices_visible_to(by: Actor) -> QuerySet[Practice]:
    """Return what the actor may read: published ones of all, those of the coalition, those of selections sat in."""
    rows = Practice.objects.select_related("kept_by", "table__selection").prefetch_related("table__members")
    if by.account is None or not by.country or not by.roles - {"administrator"}:
        return rows.none()
    open_to_all = Q(state=words.PUBLISHED)
    if not by.roles - words.WORKS_WITH_NONE:
        return rows.filter(open_to_all)
    sits = TableMember.objects.filter(account_id=by.account).values("table__selection")
    return rows.filter(open_to_all | Q(kept_by__code=by.country) | Q(table__selection__in=sits))


def practice_visible_to(by: Actor, key: int) -> Practice | None:
    """Return a practice that the actor may read, or None."""
    return practices_visible_to(by).filter(pk=key).first()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought in the catalogue: words, country, level, dimension, maturity."""

    words: str = ""
    country: str = ""
    level: str = ""
    dimension: str = ""
    maturity: str = ""


def catalogue(wanted: Wanted) -> QuerySet[Any]:
    """Return the published practices in their newest edition, newest first, with how many countries took each up."""
    newest = Edition.objects.filter(practice=OuterRef("practice")).order_by("-number").values("pk")[:1]
    rows = Edition.objects.filter(pk=Subquery(newest), practice__state=words.PUBLISHED).select_related("practice")
    taken = Uptake.objects.filter(practice=OuterRef("practice"), steps__state=words.ADOPTED)
    taken = taken.exclude(pk__in=UptakeStep.objects.filter(state=words.DROPPED).values("uptake"))
    elsewhere = taken.exclude(to_country__code=OuterRef("country")).values("practice")
    counted = elsewhere.annotate(count=Count("to_country", distinct=True)).values("count")
    rows = rows.annotate(adopted=Coalesce(Subquery(counted), 0))
    for word in fold(wanted.words).split()[:8]:
        rows = rows.filter(sought__contains=word)
    if wanted.country:
        rows = rows.filter(country=wanted.country)
    if wanted.level:
        rows = rows.filter(level=wanted.level)
    if wanted.dimension:
        rows = rows.filter(dimensions__contains=[wanted.dimension])
    return _as_mature(rows, wanted.maturity).order_by("-pk")


def _as_mature(rows: QuerySet[Any], maturity: str) -> QuerySet[Any]:
    if maturity == words.ESTABLISHED:
        return rows.exclude(norm="")
    if maturity == words.REPLICATED:
        return rows.filter(norm="", adopted__gt=0)
    return rows.filter(norm="", adopted=0) if maturity == words.TRIED else rows


def by_country(rows: QuerySet[Any]) -> dict[str, int]:
    """Return how many published practices each country has."""
    found: dict[str, int] = {}
    for country in rows.values_list("country", flat=True):
        found[country] = found.get(country, 0) + 1
    return found


def retained_of(country: str) -> QuerySet[Practice]:
    """Return the practices that a coalition retained, with how many recommendations each has."""
    rows = Practice.objects.filter(kept_by__code=country, state__in=words.WAS_RETAINED).select_related("kept_by")
    return rows.annotate(advised=Count("recommendations"), last=Max("editions__number")).order_by("pk")


def steps_to_link(country: str, on: date) -> Mapping[str, str]:
    """Return the steps of the procedures in force in a country, as procedure and element, with their titles."""
    return procedures.step_titles(country, on)


def modules_to_link(country: str) -> QuerySet[Module]:
    """Return the modules of the kits of a country, newest version of each kit first."""
    rows = Module.objects.filter(version__kit__country__code=country).select_related("version__kit")
    return rows.order_by("version__kit__code", "-version__number", "number")


def practices_on_procedure(procedure: str) -> QuerySet[StepLink]:
    """Return the published practices that bear on the steps of a procedure."""
    rows = StepLink.objects.filter(procedure=procedure, practice__state=words.PUBLISHED)
    return rows.select_related("practice").order_by("element", "practice")


def practices_in_version(version: int) -> QuerySet[ModuleLink]:
    """Return the published practices that the modules of a version of a kit teach."""
    rows = ModuleLink.objects.filter(module__version=version, practice__state=words.PUBLISHED)
    return rows.select_related("practice", "module").order_by("module__number", "practice")


def lessons_visible_to(by: Actor) -> QuerySet[Lesson]:
    """Return the lessons of the actor's coalition, and those of published practices of all."""
    rows = Lesson.objects.select_related("kept_by", "practice")
    if not by.country or not by.roles - words.WORKS_WITH_NONE:
        return rows.none()
    return rows.filter(Q(kept_by__code=by.country) | Q(practice__state=words.PUBLISHED))


def told_of(practice: Practice) -> dict[str, str]:
    """Return what is written once of a practice, by field."""
    return told(texts_of(practice))


def recommendation_visible_to(by: Actor, key: int) -> Recommendation | None:
    """Return a recommendation on a practice that the actor may read, or None."""
    rows = Recommendation.objects.filter(pk=key, practice__in=practices_visible_to(by).values("pk"))
    return rows.select_related("practice__kept_by", "practice__table").first()


def link_of(practice: Practice, what: str, key: int) -> StepLink | ModuleLink | None:
    """Return a link of a practice to a step ("paso") or to a module ("modulo"), or None."""
    if what == "paso":
        return StepLink.objects.filter(practice=practice, pk=key).first()
    return ModuleLink.objects.filter(practice=practice, pk=key).first() if what == "modulo" else None


def published_or_retained(country: str) -> QuerySet[Practice]:
    """Return the practices that a message may rest on: those that a coalition retained, and published ones of all."""
    rows = Practice.objects.filter(Q(state=words.PUBLISHED) | Q(kept_by__code=country, state__in=words.WAS_RETAINED))
    return rows.select_related("kept_by").order_by("pk")
