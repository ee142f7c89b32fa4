"""Sources, questions, findings and recommendations as workbooks; the first two come in again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis
from amparo.evidence.studies.operations import analyses as operations
from amparo.evidence.studies.operations.analyses import SourceEntry
from amparo.evidence.studies.pages.parts import told
from amparo.evidence.studies.queries import analyses, findings
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.design.addresses import row_key
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.directory.queries.organisations import organisations_visible_to
from amparo.partnership.directory.rules.names import fold


def _analysis(by: Actor, scope: str) -> Analysis | None:
    key = row_key(scope)
    return analyses.analysis_visible_to(by, key) if key is not None else None


def _sources(_by: Actor, subject: Analysis) -> Iterator[Row]:
    for each in analyses.sources_of(subject):
        yield {
            "title": each.title, "kind": each.kind, "told_on": each.told_on, "period": each.period,
            "place": each.place, "organisation": each.organisation.name if each.organisation else "",
            "trust": each.trust, "why": each.why, "heard": each.heard, "used": each.used,
        }  # fmt: skip


def _enter(moment: Moment, row: Row) -> None:
    name = str(row.get("organisation") or "").strip()
    found = organisations_visible_to(moment.by).filter(key=fold(name)).first() if name else None
    if name and found is None:
        raise Refused([_("That organisation is not in the directory: enter it there first.")])
    day = row.get("told_on")
    entry = SourceEntry(
        kind=str(row["kind"]), title=str(row["title"]), trust=str(row["trust"]),
        told_on=day if isinstance(day, date) else None, organisation=found,
        period=str(row.get("period") or ""), place=str(row.get("place") or ""), why=str(row.get("why") or ""),
    )  # fmt: skip
    today = localdate()
    operations.enter_source(by=moment.by, analysis=moment.subject, entry=entry, today=today, at=moment.at)


SOURCES: Final = Listed(
    kind="fuentes",
    title=gettext_lazy("Sources"),
    columns=(
        columns.text("title", gettext_lazy("Title")),
        columns.one_of("kind", gettext_lazy("What it is"), words.SOURCES),
        columns.day("told_on", gettext_lazy("Day")),
        columns.text("period", gettext_lazy("When, if the day is not known")),
        columns.text("place", gettext_lazy("Place")),
        columns.text("organisation", gettext_lazy("Whose voice or whose text it is")),
        columns.one_of("trust", gettext_lazy("How far it is trusted"), words.TRUST),
        columns.text("why", gettext_lazy("Why it is trusted so far"), longest=words.LONGEST_TEXT),
        columns.told("heard", gettext_lazy("Professionals who were heard")),
        columns.told("used", gettext_lazy("Findings")),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_ANALYSIS,
    subject=_analysis,
    rows=_sources,
    back=lambda scope: reverse("studies:sources", args=[scope]),
    taking=Taking(
        permissions.KEEP_ANALYSIS, _enter, needed=("title", "kind", "trust"),
        why_no_change=gettext_lazy("A source that was entered stays as it is: findings stand on it."),
    ),
)  # fmt: skip


def _questions(_by: Actor, subject: Analysis) -> Iterator[Row]:
    for each in subject.questions.all():
        yield {"es": each.texts.get("es", ""), "theme": each.theme, "fr": each.texts.get("fr", ""),
               "en": each.texts.get("en", "")}  # fmt: skip


def _ask(moment: Moment, row: Row) -> None:
    texts = {language: str(row.get(language) or "") for language in words.LANGUAGE_NAMES}
    operations.ask_question(by=moment.by, analysis=moment.subject, theme=str(row["theme"]), texts=texts)


QUESTIONS: Final = Listed(
    kind="preguntas",
    title=gettext_lazy("Question grid"),
    columns=(
        columns.text("es", gettext_lazy("In Spanish"), longest=words.LONGEST_TEXT),
        columns.one_of("theme", gettext_lazy("Theme"), words.THEMES),
        columns.text("fr", gettext_lazy("In French"), longest=words.LONGEST_TEXT),
        columns.text("en", gettext_lazy("In English"), longest=words.LONGEST_TEXT),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_ANALYSIS,
    subject=_analysis,
    rows=_questions,
    back=lambda scope: reverse("studies:sources", args=[scope]),
    taking=Taking(
        permissions.KEEP_ANALYSIS, _ask, needed=("es", "theme"),
        why_no_change=gettext_lazy("A question stays as it was asked: add another."),
    ),
)  # fmt: skip


def _findings(_by: Actor, subject: Analysis) -> Iterator[Row]:
    for each in findings.findings_of(subject):
        yield {
            "number": each.number,
            "text": told(each.texts),
            "theme": str(words.THEMES[each.theme]),
            "gap": told(each.gaps),
            "sure": str(words.CONFIDENCE[findings.confidence_in(each)]),
            "state": str(words.FINDINGS[each.state]),
            "sources": "; ".join(row.source.title for row in each.stands_on.all()),
            "contested": findings.contested_by(each),
        }


FINDINGS: Final = Listed(
    kind="hallazgos",
    title=gettext_lazy("Findings"),
    columns=(
        columns.told("number", gettext_lazy("Number")),
        columns.told("text", gettext_lazy("Finding")),
        columns.told("theme", gettext_lazy("Theme")),
        columns.told("gap", gettext_lazy("Gap")),
        columns.told("sure", gettext_lazy("How sure")),
        columns.told("state", gettext_lazy("State")),
        columns.told("sources", gettext_lazy("Sources")),
        columns.told("contested", gettext_lazy("Institutions that contest it")),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_ANALYSIS,
    subject=_analysis,
    rows=_findings,
    back=lambda scope: reverse("studies:analysis", args=[scope]),
    only_out=gettext_lazy("A finding stands on its sources and on what institutions said: it is written on its page."),
)


def _advice(_by: Actor, subject: Analysis) -> Iterator[Row]:
    for each in findings.advice_of(subject, localdate()):
        point = each.advice.point
        yield {
            "text": told(each.advice.texts),
            "finding": each.advice.finding.number,
            "responsible": point.responsible.name,
            "due_on": point.due_on.isoformat(),
            "progress": str(words.PROGRESS[each.progress]),
            "proof": point.proof,
        }


ADVICE: Final = Listed(
    kind="recomendaciones",
    title=gettext_lazy("Recommendations"),
    columns=(
        columns.told("text", gettext_lazy("Recommendation")),
        columns.told("finding", gettext_lazy("Finding")),
        columns.told("responsible", gettext_lazy("Responsible")),
        columns.told("due_on", gettext_lazy("Until")),
        columns.told("progress", gettext_lazy("Where it stands")),
        columns.told("proof", gettext_lazy("Proof")),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_ANALYSIS,
    subject=_analysis,
    rows=_advice,
    back=lambda scope: reverse("studies:analysis", args=[scope]),
    only_out=gettext_lazy("A recommendation follows from a finding, and stands in the one table of action points."),
)
