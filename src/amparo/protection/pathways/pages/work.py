"""My work: late and today, this week, later, and what one waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import moment_and_key
from amparo.foundation.design.pieces import Action, Chip, EmptyState, More, PageHeader, WorkList, WorkRow
from amparo.protection.pathways.models import OpenStep
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.gate import mark_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permissions_now

PAGE = 50
NO_MARKS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Work:
    """The first page of a working day."""

    header: PageHeader
    chips: tuple[Chip, ...]
    lists: tuple[WorkList, ...]


def step_url(step: OpenStep) -> str:
    """Return where a step is done: its form, or the screen of its own."""
    code = step.case.code
    if step.screen == "panel":
        return reverse("identification:panel", args=[code, step.path])
    if step.screen == "referral":
        return reverse("referrals:compose", args=[code, step.path])
    if step.screen == "referral_answer":
        return reverse("referrals:inbox")
    return reverse("pathways:step", args=[code, step.path])


def row_of(step: OpenStep, now: datetime, *, others: bool = False, gate: str = "") -> WorkRow:
    """Return a step as a row of a work list."""
    country = step.case.country
    who, role = step.team.institution.short_name, words.role_label(step.role)
    says_role = step.role == "person" or (others and not role.startswith(who))
    run = runs.running(step.pathway)
    return WorkRow(
        step=words.step_title(run, step.path),
        url=reverse("pathways:case", args=[step.case.code]) if others else step_url(step),
        code=step.case.code,
        due=words.due(step.due_at, now, country.time_zone),
        people=who if others else "",
        note=role if says_role else "",
        part=words.part_title(run, step.path),
        gate=gate,
    )


def work_page(by: Actor, now: datetime, *, chosen: str, after: str) -> Work:
    """Gather an actor's work."""
    key = moment_and_key(after)
    steps = runs.work_of(by, limit=PAGE + 1, after=key)
    shown, is_more = steps[:PAGE], len(steps) > PAGE
    marks = {key: mark_of(each) for key, each in permissions_now(by, shown, now).items()}
    groups = _grouped(shown, now)
    waiting = [] if key else runs.waiting_for_others(by, limit=10)
    raised = [] if key else runs.escalated_to(by, limit=10)
    late, mine = runs.count_work(by, late_at=now), runs.count_work(by)
    lists = [
        WorkList(_("Late and today"), _rows(groups["now"], now, marks=marks), _count(len(groups["now"])), id="hoy"),
        WorkList(_("This week"), _rows(groups["week"], now, marks=marks), _count(len(groups["week"])), id="semana"),
        WorkList(
            _("Later"),
            _rows(groups["later"], now, marks=marks),
            _count(len(groups["later"])),
            id="despues",
            more=_more(shown) if is_more else None,
        ),
        WorkList(_("Late steps of others, for you to move"), _rows(raised, now, others=True), id="avisos"),
        WorkList(_("I wait for others"), _rows(waiting, now, others=True), id="otros"),
    ]
    if chosen == "late":
        lists = lists[:1]
    if not shown and not waiting and not raised:
        lists = [WorkList(_("Late and today"), empty=_empty(by))]
    return Work(
        header=PageHeader(_("My work"), lead=_lead(late, mine), actions=_actions(by)),
        chips=(
            Chip(_("All"), reverse("pathways:work"), chosen != "late", _count(mine)),
            Chip(
                _("Late and today"),
                f"{reverse('pathways:work')}?ver=late",
                chosen == "late",
                _count(len(groups["now"])),
            ),
        ),
        lists=tuple(each for each in lists if each.rows or each.empty or each.more),
    )


def _rows(
    steps: Iterable[OpenStep], now: datetime, *, others: bool = False, marks: Mapping[int, str] = NO_MARKS
) -> tuple[WorkRow, ...]:
    return tuple(row_of(step, now, others=others, gate=marks.get(step.pk, "")) for step in steps)


def _grouped(steps: list[OpenStep], now: datetime) -> dict[str, list[OpenStep]]:
    groups: dict[str, list[OpenStep]] = {"now": [], "week": [], "later": []}
    for step in steps:
        if step.due_at is None or step.due_at > now + timedelta(days=7):
            groups["later"].append(step)
        elif words.due(step.due_at, now, step.case.country.time_zone).kind in {"late", "today"}:
            groups["now"].append(step)
        else:
            groups["week"].append(step)
    return groups


def _count(count: int) -> str:
    """Counts stop at a thousand: beyond it nobody counts."""
    return "1000+" if count > 1000 else str(count)


def _lead(late: int, mine: int) -> str:
    if not mine:
        return _("Nothing waits for you now.")
    if late:
        return _("Late steps: %(late)s of %(all)s.") % {"late": _count(late), "all": _count(mine)}
    return _("Steps that wait for you: %(all)s. None is late.") % {"all": _count(mine)}


def _actions(by: Actor) -> tuple[Action, ...]:
    if by.roles & {"intake", "duty_officer"}:
        return (Action(_("Record an alert"), reverse("pathways:new_alert"), kind="primary", icon="add"),)
    return ()


def _empty(by: Actor) -> EmptyState:
    return EmptyState(
        _("Nothing waits for you now"),
        _("When a step is yours to do, it appears here with the day on which it is due."),
        _actions(by),
    )


def _more(shown: list[OpenStep]) -> More:
    last = shown[-1]
    text = _("%(count)s shown") % {"count": len(shown)}
    if last.due_at is None:
        return More(text)
    return More(text, f"{reverse('pathways:work')}?tras={last.due_at.isoformat()}~{last.pk}".replace("+", "%2B"))
