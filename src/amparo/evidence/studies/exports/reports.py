"""The report of an analysis in one language, from its records alone: the same blocks for page, PDF and Word."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.exports.method import annex
from amparo.evidence.studies.models import Analysis, ChildStatement, Finding
from amparo.evidence.studies.pages.parts import launch_words, told
from amparo.evidence.studies.pages.register import baseline_told
from amparo.evidence.studies.queries import analyses, findings
from amparo.evidence.studies.rules.counts import share_of_women, told_words
from amparo.foundation.documents.papers import Block, Paper
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.governance.pages.board import day_words


def report_of(analysis: Analysis, language: str, today: date) -> Paper:
    """Compose the report of an analysis; only validated findings are in it, contested ones with the words against."""
    with translation.override(language):
        every = list(findings.findings_of(analysis))
        validated = [each for each in every if each.state == words.VALIDATED]
        blocks = [
            *_findings(validated, waiting=sum(each.state == words.DRAFT for each in every)),
            *_children(analysis),
            *_baselines(analysis),
            *_counts(analysis),
            *_advice(analysis, today),
            *_exchanges(analysis, language),
            *_launch(analysis),
            *annex(analysis),
        ]
        return Paper(
            language=language,
            title=told(analysis.titles),
            blocks=tuple(blocks),
            lead=told(analysis.purposes),
            warning=_("Demonstration: details were invented.") if settings.IS_DEMO else "",
            table_word=_("Table"),
        )


def _findings(validated: list[Finding], *, waiting: int) -> list[Block]:
    blocks = [Block("heading", _("Findings"))]
    if not validated:
        blocks.append(Block("paragraph", _("No finding is validated yet.")))
    for theme, label in words.THEMES.items():
        under = [each for each in validated if each.theme == theme]
        if under:
            blocks.append(Block("small", str(label)))
        for each in under:
            blocks += _finding(each)
    if waiting:
        said = ngettext(
            "%(count)s finding waits to be validated and is not in this report.",
            "%(count)s findings wait to be validated and are not in this report.", waiting,
        )  # fmt: skip
        blocks.append(Block("note", said % {"count": waiting}))
    return blocks


def _finding(finding: Finding) -> list[Block]:
    numbered = _("%(number)s. %(text)s") % {"number": finding.number, "text": told(finding.texts)}
    sources = "; ".join(each.source.title for each in finding.stands_on.all())
    sure = words.CONFIDENCE[findings.confidence_in(finding)]
    blocks = [
        Block("paragraph", numbered),
        Block("note", _("%(sure)s: %(sources)s.") % {"sure": sure, "sources": sources}),
    ]
    if finding.gaps:
        blocks.append(Block("paragraph", _("Gap: %(gap)s") % {"gap": told(finding.gaps)}))
    against = [each for each in findings.latest_comments(finding) if each.verdict == words.CONTESTS]
    if against:
        lines = tuple(
            _("%(who)s contests it: “%(words)s”")
            % {"who": in_language(each.institution.names, each.institution.code), "words": each.said}
            for each in against
        )
        blocks.append(Block("list", lines=lines))
    return blocks


def _children(analysis: Analysis) -> list[Block]:
    rows = ChildStatement.objects.filter(consultation__sources__analysis=analysis).distinct()
    blocks = []
    for theme, label in words.THEMES.items():
        lines = tuple(told(each.texts) for each in rows if each.theme == theme)
        if lines:
            blocks += [Block("small", str(label)), Block("list", lines=lines)]
    return [Block("heading", _("What children said")), *blocks] if blocks else []


def _baselines(analysis: Analysis) -> list[Block]:
    rows = tuple(
        (told(each.texts), baseline_told(each), str(each.survey or each.source or "—"))
        for each in analysis.baselines.select_related("survey__country", "source")
    )
    title = _("How officers understand their own role, at the start")
    heads = (_("What was asked"), _("How many said so"), _("Survey or source"))
    return [Block("heading", title), Block("table", title, columns=heads, rows=rows)] if rows else []


def _counts(analysis: Analysis) -> list[Block]:
    rows = []
    for each in analysis.counts.all():
        count = analyses.told_of(each)
        share = share_of_women(count)
        shown = f"{share.percent} % ({share.k}/{share.n})" if share else "—"
        rows.append((told(each.texts), told_words(count), shown, each.origin))
    heads = (_("What is counted"), _("Count"), _("Share of women"), _("Source"))
    title = _("What the sources count")
    return [Block("heading", title), Block("table", title, columns=heads, rows=tuple(rows))] if rows else []


def _advice(analysis: Analysis, today: date) -> list[Block]:
    rows = tuple(
        (
            told(each.advice.texts), each.advice.point.responsible.name, day_words(each.advice.point.due_on),
            str(words.PROGRESS[each.progress]),
        )
        for each in findings.advice_of(analysis, today)
    )  # fmt: skip
    title = _("Recommendations: done, going on, not done")
    heads = (_("Recommendation"), _("Responsible"), _("Until"), _("Where it stands"))
    if not rows:
        return []
    return [Block("heading", _("What is recommended")), Block("table", title, columns=heads, rows=rows)]


def _exchanges(analysis: Analysis, language: str) -> list[Block]:
    rows = tuple(
        (link.exchange.who, country_name(each.country, language), each.told, each.came or each.follow_up or "—")
        for link in analyses.exchanges_of(analysis)
        for each in link.exchange.seen.all()
    )
    title = _("Exchanges with other countries")
    heads = (_("Who went"), _("Country"), _("What was seen"), _("What came of it"))
    return [Block("heading", title), Block("table", title, columns=heads, rows=rows)] if rows else []


def _launch(analysis: Analysis) -> list[Block]:
    launch = getattr(analysis, "launch", None)
    if launch is None:
        return []
    said = ". ".join(part for part in (launch_words(launch), launch.offices) if part)
    return [Block("heading", _("Launch")), Block("paragraph", said)]
