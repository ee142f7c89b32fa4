"""A work plan with its versions, and an extension with the targets that it touches."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Extension, PlanVersion, WorkPlan
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words, span_words
from amparo.partnership.governance.queries import plans


def plan_page(by: Actor, plan: WorkPlan) -> Board:
    """Gather a work plan: its versions, newest first, each with its lines; a validated one is locked."""
    versions = list(plans.versions_of(plan))
    newest = versions[0]
    writes = may(by, permissions.WRITE_PLAN, plan, by_table=permissions.MAY)
    actions = []
    if writes and newest.is_locked:
        actions.append(Action(_("Begin a new version"), reverse("governance:begin_version", args=[plan.pk])))
    elif writes:
        url = reverse("governance:write_line", args=[plan.pk])
        actions.append(Action(_("Add to the plan"), url, kind="primary"))
    return Board(
        header=PageHeader(
            plan.title,
            where=(
                Link(_("Governance"), reverse("governance:bodies")),
                Link(plan.body.name, reverse("governance:body", args=[plan.body_id])),
            ),
            lead=" · ".join(part for part in (span_words(plan.starts_on, plan.ends_on), plan.origin) if part),
            due=_state(newest),
            actions=tuple(actions),
        ),
        parts=tuple(_version(plan, each, writes) for each in versions),
    )


def _state(version: PlanVersion) -> Due:
    return Due("done", _("Validated and locked")) if version.is_locked else Due("waiting", _("Waits for a decision"))


def _version(plan: WorkPlan, version: PlanVersion, writes: bool) -> Part:
    told = [version.why] if version.why else []
    decision = version.decision
    if decision is not None:
        said = _("Validated by decision %(number)s of %(day)s: it is locked.")
        told.append(said % {"number": decision.number, "day": day_words(decision.decided_on)})
    actions: tuple[Action, ...] = ()
    if decision is not None:
        url = reverse("governance:item", args=[decision.item_id])
        actions = (Action(_("See the decision"), url, kind="small"),)
    rows = tuple(
        (
            Cell(
                f"{line.number}. {line.title}",
                reverse("governance:remove_line", args=[plan.pk, line.number]) if writes and not decision else "",
            ),
            Cell(line.responsible.name if line.responsible else "—"),
            Cell(day_words(line.due_on)),
            Cell(line.indicator or "—"),
        )
        for line in version.lines.all()
    )
    columns = (_("What is to be done"), _("Who"), _("By when"), _("Indicator"))
    heading = _("Version %(number)s") % {"number": version.number}
    if not rows:
        return Part(heading, "\n".join(told), empty=EmptyState(_("Nothing is in this version yet."), ""))
    return Part(heading, "\n".join(told), table=table(heading, columns, rows, caption_unseen=True), actions=actions)


def extension_page(by: Actor, extension: Extension) -> Board:
    """Gather an extension: from which day to which, and every target it touches, to be confirmed one by one."""
    meeting = extension.decision.item.meeting
    targets = list(extension.targets.all())
    waiting = sum(not each.answer for each in targets)
    confirms = may(by, permissions.CONFIRM_TARGET, meeting.body, by_table=permissions.MAY)
    notices: tuple[Told, ...] = ()
    if waiting:
        notices = (Told("due", _("Targets that wait for confirmation: %(count)s") % {"count": waiting}),)
    empty = EmptyState(_("It touches no target."), _("No target has its day after the decision."))
    names = {each.code: each.name for each in plans.projects_of(meeting.body.kept_by.code)}
    return Board(
        header=PageHeader(
            _("Extension of %(project)s") % {"project": names.get(extension.project, extension.project)},
            where=(
                Link(_("Governance"), reverse("governance:bodies")),
                Link(meeting.body.name, reverse("governance:body", args=[meeting.body_id])),
                Link(
                    _("Decision %(number)s") % {"number": extension.decision.number},
                    reverse("governance:item", args=[extension.decision.item_id]),
                ),
            ),
            lead=_("The last day moved from %(old)s to %(new)s.")
            % {"old": day_words(extension.from_on), "new": day_words(extension.until_on)},
        ),
        notices=notices,
        parts=(Part(_("Targets"), table=_targets(extension, confirms)) if targets else Part(empty=empty),),
    )


def _targets(extension: Extension, confirms: bool) -> Table:
    rows = tuple(_target_cells(extension, confirms))
    columns = (_("Indicator"), _("Target"), _("By when"), _("Confirmed"))
    return table(_("Targets"), columns, rows, caption_unseen=True)


def _target_cells(extension: Extension, confirms: bool) -> Iterator[tuple[Cell, ...]]:
    for each in extension.targets.all():
        url = reverse("governance:confirm_target", args=[each.pk]) if confirms and not each.answer else ""
        answer = str(words.ANSWERS[each.answer]) if each.answer else _("Not yet")
        name = in_language(each.names, each.indicator)
        yield (
            Cell(name, url, note=each.indicator),
            Cell(in_language(each.said, "—")),
            Cell(day_words(each.by_on)),
            Cell(answer),
        )
