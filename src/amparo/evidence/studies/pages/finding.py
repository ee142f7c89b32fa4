"""A finding: what it says and stands on, what institutions say of it, and what is recommended."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Finding
from amparo.evidence.studies.pages.analyses import keeps
from amparo.evidence.studies.pages.parts import home, marked, source_note, told, way_to
from amparo.evidence.studies.queries import findings as queries
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words
from amparo.partnership.governance.vocabulary import OPEN


def finding_board(by: Actor, finding: Finding, today: date) -> Board:
    """Gather a finding."""
    is_keeper = keeps(by, finding.analysis.kept_by)
    number = _("Finding %(number)s") % {"number": finding.number}
    header = PageHeader(
        number, where=(home(), way_to(finding.analysis)), lead=told(finding.texts),
        actions=tuple(_actions(by, finding, today, is_keeper=is_keeper)),
    )  # fmt: skip
    parts = (Part(facts=tuple(_facts(finding))), _sources(finding), _said(finding), _advice(by, finding, today))
    return Board(header, notices=tuple(_notices(finding)), parts=parts)


def _actions(by: Actor, finding: Finding, today: date, *, is_keeper: bool) -> list[Action]:
    key, actions = [finding.pk], []
    held = queries.round_of(finding.analysis)
    is_open = held is not None and held.opens_on <= today <= held.closes_on and finding.state != words.WITHDRAWN
    if finding.state == words.DRAFT and is_keeper:
        stands = bool(finding.stands_on.all())
        first = "" if stands else "primary"
        actions.append(Action(_("Name a source"), reverse("studies:stand", args=key), kind=first, icon="add"))
        if stands and held is not None:
            actions.append(Action(_("Validate it"), reverse("studies:validate", args=key), kind="primary"))
    if is_open and (is_keeper or words.FOCAL_POINT in by.roles):
        actions.append(Action(_("Say what an institution thinks"), reverse("studies:comment", args=key)))
    if finding.state == words.VALIDATED and is_keeper:
        actions.append(Action(_("Recommend something"), reverse("studies:recommend", args=key), kind="primary"))
    if finding.state != words.WITHDRAWN and is_keeper:
        actions.append(Action(_("Withdraw it"), reverse("studies:withdraw", args=key), kind="quiet"))
    return actions


def _notices(finding: Finding) -> list[Told]:
    confidence = queries.confidence_in(finding)
    if finding.state == words.WITHDRAWN:
        return [Told("info", _("This finding was withdrawn."), finding.why)]
    if confidence == words.NONE:
        return [Told("due", _("It stands on no source yet."), _("It cannot be validated before it does."))]
    if confidence == words.SINGLE:
        return [Told("due", _("Single source"), _("One voice says so: look for another before building on it."))]
    return []


def _facts(finding: Finding) -> list[Fact]:
    facts = [
        Fact(_("Theme"), str(words.THEMES[finding.theme])),
        Fact(_("How sure"), str(words.CONFIDENCE[queries.confidence_in(finding)])),
        Fact(_("State"), str(words.FINDINGS[finding.state]), note=day_words(finding.settled_on)),
    ]
    if finding.gaps:
        facts.append(Fact(_("Gap"), told(finding.gaps)))
    if finding.question:
        facts.append(Fact(_("Question of the grid that it answers"), told(finding.question.texts)))
    if finding.is_invented:
        facts.append(Fact(_("Where this is known from"), marked("", is_invented=True)))
    return facts


def _sources(finding: Finding) -> Part:
    rows = [
        (
            Cell(
                each.source.title, url=reverse("studies:source", args=[each.source_id]), note=source_note(each.source)
            ),
            Cell(str(words.SOURCES[each.source.kind])),
            Cell(str(words.TRUST[each.source.trust])),
            Cell(each.note or "—"),
        )
        for each in finding.stands_on.all()
    ]
    heads = (_("Source"), _("What it is"), _("How far it is trusted"), _("What of it says so"))
    made = table(_("What it stands on"), heads, rows, caption_unseen=True)
    if rows:
        return Part(_("What it stands on"), table=made)
    return Part(_("What it stands on"), empty=EmptyState(_("No source is named yet.")))


def _said(finding: Finding) -> Part:
    latest = {each.pk for each in queries.latest_comments(finding)}
    rows = [
        (
            Cell(in_language(each.institution.names, each.institution.code)),
            Cell(str(words.VERDICTS[each.verdict]), note="" if each.pk in latest else _("Said otherwise since")),
            Cell(each.said or "—", note=marked("", each.is_invented)),
            Cell(day_words(each.said_at.date())),
        )
        for each in finding.comments.all()
    ]
    heads = (_("Institution"), _("Says"), _("In its own words"), _("When"))
    made = table(_("What institutions say"), heads, rows, caption_unseen=True)
    if rows:
        return Part(_("What institutions say"), table=made)
    return Part(_("What institutions say"), empty=EmptyState(_("No institution has commented yet.")))


def _advice(by: Actor, finding: Finding, today: date) -> Part:
    advice = [each for each in queries.advice_of(finding.analysis, today) if each.advice.finding_id == finding.pk]
    rows, actions = [], []
    for each in advice:
        point = each.advice.point
        due = Due("late", _("late: %(day)s") % {"day": day_words(point.due_on)}) if each.is_late else None
        seen = [point.proof, *(row.note for row in each.advice.progress.all())]
        rows.append(
            (
                Cell(told(each.advice.texts), note=marked("", each.advice.is_invented)),
                Cell(point.responsible.name),
                Cell("" if due else day_words(point.due_on), due=due),
                Cell(str(words.PROGRESS[each.progress]), note=" · ".join(filter(None, seen))),
            )
        )
        if point.state == OPEN and _follows(by, finding, point.responsible.institution_id):
            actions += [
                Action(_("Say what was begun"), reverse("studies:progress", args=[each.advice.pk])),
                Action(_("Close it: done or dropped"), reverse("governance:close_point", args=[point.pk])),
            ]
    heads = (_("Recommendation"), _("Responsible"), _("Until"), _("Where it stands"))
    if rows:
        made = table(_("What is recommended"), heads, rows, caption_unseen=True)
        return Part(_("What is recommended"), table=made, actions=tuple(actions))
    return Part(_("What is recommended"), empty=EmptyState(_("Nothing is recommended yet.")))


def _follows(by: Actor, finding: Finding, institution: int | None) -> bool:
    is_theirs = institution is not None and by.institution == institution and words.FOCAL_POINT in by.roles
    return keeps(by, finding.analysis.kept_by) or is_theirs
