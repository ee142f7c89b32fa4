"""The list of analyses, one of them, its register of sources, and one source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, Finding, Source
from amparo.evidence.studies.pages.parts import home, launch_words, marked, source_note, told, way_to, when
from amparo.evidence.studies.pages.register import baselines, counts, exchanges, grid, method_words, register
from amparo.evidence.studies.queries import analyses as queries
from amparo.evidence.studies.queries import findings as found
from amparo.evidence.studies.queries.consultations import consultations_visible_to
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, PageHeader
from amparo.foundation.lists.actions import bring, take_away
from amparo.partnership.coalition.models import Country
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words, span_words


def keeps(by: Actor, kept_by: Country) -> bool:
    """Say whether an actor keeps the analyses of a country."""
    return may(by, permissions.KEEP_ANALYSIS, permissions.Kept(kept_by), by_table=permissions.MAY)


def list_board(by: Actor) -> Board:
    """Gather the analyses that an actor sees."""
    rows = [
        (
            Cell(told(each.titles), url=reverse("studies:analysis", args=[each.pk]), note=marked("", each.is_invented)),
            Cell(each.period),
            Cell(str(each.source_count), number=True),
            Cell(f"{each.validated_count} / {each.finding_count}", number=True),
            Cell(launch_words(each.launch) if hasattr(each, "launch") else _("Not yet")),
        )
        for each in queries.with_counts(queries.analyses_visible_to(by))[:200]
    ]
    heads = (_("Analysis"), _("Time that it looks at"), _("Sources"), _("Validated findings"), _("Launched"))
    actions = []
    if by.roles & words.KEEPERS:
        actions.append(Action(_("Begin an analysis"), reverse("studies:make"), kind="primary", icon="add"))
    if by.roles & words.KEEPERS or consultations_visible_to(by).exists():
        actions.append(Action(_("Consultations with children"), reverse("studies:consultations"), icon="people"))
    lead = _("How the response to trafficking stands: what was asked of whom, what was found, and what came of it.")
    return Board(
        PageHeader(_("Situation analyses"), lead=lead, actions=tuple(actions)),
        parts=(Part(table=table(_("Situation analyses"), heads, rows, caption_unseen=True)),) if rows
        else (Part(empty=EmptyState(_("There is no analysis yet."))),),
    )  # fmt: skip


def analysis_board(by: Actor, analysis: Analysis, today: date) -> Board:
    """Gather an analysis: its findings, what was recommended and done, the validation round and the launch."""
    key, is_keeper = [analysis.pk], keeps(by, analysis.kept_by)
    every = list(found.findings_of(analysis))
    advice = found.advice_of(analysis, today)
    actions = [
        Action(_("Read the report"), reverse("studies:report", args=key), kind="primary", icon="document"),
        Action(_("Sources and method"), reverse("studies:sources", args=key), icon="book"),
    ]
    if is_keeper:
        actions.append(Action(_("Write a finding"), reverse("studies:write", args=key), icon="add"))
    return Board(
        PageHeader(told(analysis.titles), where=(home(),), lead=told(analysis.purposes), actions=tuple(actions)),
        notices=tuple(_notices(every, advice)),
        parts=(
            Part(facts=tuple(_facts(analysis))),
            _findings(analysis, every, is_keeper=is_keeper),
            _advice(analysis, advice, is_keeper=is_keeper),
            _round(analysis, is_keeper=is_keeper),
            _launch(analysis, is_keeper=is_keeper),
        ),
    )


def _notices(every: list[Finding], advice: list[found.Followed]) -> list[Told]:
    notices = []
    live = [each for each in every if each.state != words.WITHDRAWN]
    contested = sum(bool(found.contested_by(each)) for each in live)
    if contested:
        said = ngettext("%(count)s finding is contested", "%(count)s findings are contested", contested)
        notices.append(Told("info", said % {"count": contested}, _("The words of who contests stand beside it.")))
    late = sum(each.is_late for each in advice)
    if late:
        said = ngettext("%(count)s recommendation is late", "%(count)s recommendations are late", late)
        notices.append(Told("due", said % {"count": late}))
    return notices


def _facts(analysis: Analysis) -> list[Fact]:
    facts = [
        Fact(_("Country"), str(analysis.kept_by)),
        Fact(_("Time that it looks at"), analysis.period),
        Fact(_("Made from"), method_words(analysis) or "—"),
    ]
    if analysis.project:
        facts.append(Fact(_("Project"), analysis.project))
    if analysis.origin or analysis.is_invented:
        facts.append(Fact(_("Where this is known from"), marked(analysis.origin, analysis.is_invented)))
    return facts


def _findings(analysis: Analysis, every: list[Finding], *, is_keeper: bool) -> Part:
    rows = [
        (
            Cell(
                told(each.texts), url=reverse("studies:finding", args=[each.pk]),
                note=marked(_("Gap: %(gap)s") % {"gap": told(each.gaps)} if each.gaps else "", each.is_invented),
            ),
            Cell(str(words.THEMES[each.theme])),
            Cell(str(words.CONFIDENCE[found.confidence_in(each)])),
            Cell(
                str(words.FINDINGS[each.state]),
                note=_("Contested") if found.contested_by(each) else "",
            ),
        )
        for each in every
    ]  # fmt: skip
    heads = (_("Finding"), _("Theme"), _("How sure"), _("State"))
    actions = (take_away("hallazgos", analysis.pk),) if is_keeper and rows else ()
    if not rows:
        return Part(
            _("Findings"), empty=EmptyState(_("No finding yet."), _("Enter sources first: findings stand on them."))
        )
    return Part(_("Findings"), table=table(_("Findings"), heads, rows, caption_unseen=True), actions=actions)


def _advice(analysis: Analysis, advice: list[found.Followed], *, is_keeper: bool) -> Part:
    if not advice:
        text = _("Recommendations follow from validated findings, on the page of each.")
        return Part(_("What is recommended"), empty=EmptyState(_("Nothing is recommended yet."), text))
    counted = {
        name: sum(each.progress == name for each in advice) for name in words.PROGRESS
    }  # fmt: skip
    summary = " · ".join(f"{words.PROGRESS[name]}: {count}" for name, count in counted.items())
    actions = [Action(_("All action points"), reverse("governance:points"), kind="quiet")]
    if is_keeper:
        actions.append(take_away("recomendaciones", analysis.pk))
    return Part(_("What is recommended"), summary, table=advice_table(advice), actions=tuple(actions))


def advice_table(advice: list[found.Followed]) -> Table:
    """Return recommendations with who does each, until when, and where it stands."""
    rows = []
    for each in advice:
        point = each.advice.point
        latest = next(iter(each.advice.progress.all()), None)
        seen = point.proof or (latest.note if latest else "")
        due = Due("late", _("late: %(day)s") % {"day": day_words(point.due_on)}) if each.is_late else None
        rows.append(
            (
                Cell(told(each.advice.texts), url=reverse("studies:finding", args=[each.advice.finding_id])),
                Cell(point.responsible.name),
                Cell("" if due else day_words(point.due_on), due=due),
                Cell(str(words.PROGRESS[each.progress]), note=seen),
            )
        )
    heads = (_("Recommendation"), _("Responsible"), _("Until"), _("Where it stands"))
    return table(_("Recommendations: done, going on, not done"), heads, rows, caption_unseen=True)


def _round(analysis: Analysis, *, is_keeper: bool) -> Part:
    held = found.round_of(analysis)
    if held:
        text = _("Institutions comment from %(days)s. They agree, or contest in words that stay.")
        return Part(_("Validation round"), text % {"days": span_words(held.opens_on, held.closes_on)})
    actions = (Action(_("Open the round"), reverse("studies:round", args=[analysis.pk])),) if is_keeper else ()
    return Part(_("Validation round"), _("The institutions were not asked yet."), actions=actions)


def _launch(analysis: Analysis, *, is_keeper: bool) -> Part:
    launch = getattr(analysis, "launch", None)
    if launch is None:
        begin = Action(_("Write down the launch"), reverse("studies:launch", args=[analysis.pk]))
        return Part(_("Launch"), _("It was not made public yet."), actions=(begin,) if is_keeper else ())
    event = queries.event_of(analysis, launch.event_code)
    facts = [
        Fact(_("Where and when"), launch_words(launch), note=marked(launch.origin, launch.is_invented)),
        *((Fact(_("Offices that took part"), launch.offices),) if launch.offices else ()),
    ]
    actions = (Action(event.title, reverse("rolls:activity", args=[event.pk]), kind="quiet"),) if event else ()
    return Part(_("Launch"), facts=tuple(facts), actions=actions)


def sources_board(by: Actor, analysis: Analysis) -> Board:
    """Gather what an analysis is made of: its register, grid, baselines, counts and exchanges."""
    is_keeper, key = keeps(by, analysis.kept_by), [analysis.pk]
    actions = []
    if is_keeper:
        actions = [
            Action(_("Enter a source"), reverse("studies:enter_source", args=key), kind="primary", icon="add"),
            Action(_("Add a question"), reverse("studies:ask", args=key), icon="add"),
            bring("fuentes", analysis.pk, label=_("Bring sources (Excel)")),
            bring("preguntas", analysis.pk, label=_("Bring questions (Excel)")),
        ]
    header = PageHeader(
        _("Sources and method"), where=(home(), way_to(analysis)), lead=method_words(analysis), actions=tuple(actions)
    )
    made = (register, grid, baselines, counts, exchanges)
    return Board(header, parts=tuple(each(analysis, is_keeper=is_keeper) for each in made))


def source_board(by: Actor, source: Source) -> Board:
    """Gather a source: what it is, who was heard, and the findings that stand on it."""
    is_keeper = keeps(by, source.analysis.kept_by)
    facts = [
        Fact(_("What it is"), str(words.SOURCES[source.kind])),
        Fact(_("When"), when(source.told_on, source.period)),
        Fact(_("Place"), source.place or "—"),
        Fact(_("Whose voice or text"), source.organisation.name if source.organisation else "—"),
        Fact(_("How far it is trusted"), str(words.TRUST[source.trust]), note=source.why),
        Fact(_("Professionals who were heard"), str(source.interviewed.count())),
    ]
    if source.origin or source.is_invented:
        facts.append(Fact(_("Where this is known from"), marked(source.origin, source.is_invented)))
    rows = [
        (
            Cell(told(each.finding.texts), url=reverse("studies:finding", args=[each.finding_id])),
            Cell(each.note or "—"),
            Cell(str(words.FINDINGS[each.finding.state])),
        )
        for each in source.carries.select_related("finding")
    ]
    carried = table(_("Findings that stand on it"), (_("Finding"), _("What of it says so"), _("State")), rows)
    heard = Part(_("Who was heard"), ", ".join(each.professional.name for each in _heard(source)))
    analysis = source.analysis
    back = reverse("studies:sources", args=[analysis.pk])
    where = (home(), way_to(analysis))
    return Board(
        PageHeader(source.title, where=where, lead=source_note(source), actions=(Action(_("All sources"), back),)),
        parts=(
            Part(facts=tuple(facts)),
            *((heard,) if is_keeper and heard.words else ()),
            Part(table=carried) if rows else Part(empty=EmptyState(_("No finding stands on it yet."))),
        ),
    )


def _heard(source: Source) -> list[Any]:
    return list(source.interviewed.select_related("professional"))


def report_parts(blocks: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the blocks of a report as the page shows them; a table under its own heading does not say it again."""
    parts, before = [], ""
    for block in blocks:
        made = None
        if block.kind == "table":
            rows = [tuple(Cell(text) for text in row) for row in block.rows]
            made = table(block.text, block.columns, rows, caption_unseen=block.text == before)
        parts.append({"kind": block.kind, "text": block.text, "lines": block.lines, "table": made})
        before = block.text
    return parts
