"""What one case still holds, until when, and what stands against destroying it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Link, PageHeader
from amparo.protection.pathways.pages.case import group_label
from amparo.protection.retention import permissions, queries, rules
from amparo.protection.retention.models import Erasure, Hold, Proceeding
from amparo.protection.retention.permissions import MAY
from amparo.protection.retention.vocabulary import HOLDS, PROCEEDINGS


@dataclass(frozen=True, slots=True)
class Standing:
    """A hold, proceedings or an erasure: what it is, how it stands, and what the actor may do with it."""

    title: str
    text: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page of one case. `reasons` say why nothing can be destroyed now."""

    header: PageHeader
    kept: Table
    reasons: tuple[str, ...]
    standing: tuple[Standing, ...]
    actions: tuple[Action, ...]


def groups_to_erase(by: Actor, case: int, now: datetime) -> list[tuple[str, str]]:
    """Return the groups of a case whose time has passed, with what they are called."""
    standing, decided = queries.standing_of(case), queries.decided_in(by.country)
    return [
        (kept.group, group_label(kept.group))
        for kept in queries.kept_of(case)
        if kept.group in rules.proposed()["groups"]
        and not rules.reasons_not_to_erase({kept.group: rules.kept_until(kept.group, standing, decided)}, standing, now)
    ]


def case_page(by: Actor, case: int, code: str, now: datetime) -> CasePage:
    """Gather the page."""
    standing, decided = queries.standing_of(case), queries.decided_in(by.country)
    rows = []
    for kept in queries.kept_of(case):
        until = rules.kept_until(kept.group, standing, decided) if kept.group in rules.proposed()["groups"] else None
        rows.append(
            (
                Cell(group_label(kept.group)),
                Cell(str(kept.answers), number=True),
                Cell(str(kept.documents), number=True),
                Cell(date_format(until) if until else _("as long as the case is open")),
            )
        )
    keeps = permits.may(by, permissions.ASK_TO_ERASE, None, by_table=MAY)
    here = reverse("retention:list") if keeps else reverse("pathways:case", args=[code])
    return CasePage(
        PageHeader(
            code,
            where=(Link(_("Keeping and destroying") if keeps else code, here),),
            lead=_("What this case still holds, until when, and what stands against destroying it."),
        ),
        table(_("What is kept"), (_("Part"), _("Answers"), _("Documents"), _("Kept until")), rows),
        tuple(rules.reasons_not_to_erase({"": now}, standing, now)),
        _standings(by, case, code),
        _actions(by, case, code, now, keeps=keeps),
    )


def _actions(by: Actor, case: int, code: str, now: datetime, *, keeps: bool) -> tuple[Action, ...]:
    found = [
        Action(_("Hold this case"), reverse("retention:hold", args=[code])),
        Action(_("Write down proceedings"), reverse("retention:proceeding", args=[code])),
    ]
    if keeps and groups_to_erase(by, case, now):
        found.append(Action(_("Ask that something is destroyed"), reverse("retention:erase", args=[code]), "danger"))
    return tuple(found)


def _standings(by: Actor, case: int, code: str) -> tuple[Standing, ...]:
    waiting = [each for each in queries.erasures() if each.case_id == case and each.done_at is None]
    return (
        *(_erasure(by, each) for each in waiting),
        *(_hold(by, code, each) for each in queries.holds_of(case)),
        *(_proceeding(code, each) for each in queries.proceedings_of(case)),
    )


def _erasure(by: Actor, each: Erasure) -> Standing:
    may = permits.may(by, permissions.ERASE, each, by_table=MAY)
    action = Action(_("Destroy it now"), reverse("retention:done", args=[each.pk]), "danger", post=True)
    what = ", ".join(group_label(group) for group in each.groups)
    return Standing(
        _("Asked to be destroyed: %(what)s") % {"what": what},
        _("Rows and keys go, also for every backup. It is not undone."),
        (action,) if may else (),
    )


def _hold(by: Actor, code: str, hold: Hold) -> Standing:
    if hold.lifted_at:
        return Standing(str(HOLDS[hold.reason]), _("Lifted on %(day)s.") % {"day": date_format(hold.lifted_at)}, ())
    ways = [
        (permissions.CONFIRM_HOLD, hold.confirmed_at is None, _("Confirm the hold"), "confirm"),
        (permissions.ASK_TO_LIFT, hold.lift_asked_at is None, _("Ask that it is lifted"), "lift-ask"),
        (permissions.LIFT_HOLD, hold.lift_asked_at is not None, _("Lift the hold"), "lift"),
    ]
    actions = tuple(
        Action(label, reverse("retention:hold_step", args=[code, hold.pk, way]), kind="small", post=True)
        for operation, is_due, label, way in ways
        if is_due and permits.may(by, operation, hold, by_table=MAY)
    )
    text = _("Held since %(day)s.") % {"day": date_format(hold.set_at)}
    more = _("A second person has confirmed it.") if hold.confirmed_at else _("A second person has to confirm it.")
    asked = _("It was asked that it is lifted; another person does it.") if hold.lift_asked_at else ""
    return Standing(str(HOLDS[hold.reason]), " ".join(filter(None, (text, more, asked))), actions)


def _proceeding(code: str, each: Proceeding) -> Standing:
    if each.ended_on:
        return Standing(str(PROCEEDINGS[each.kind]), _("Ended on %(day)s.") % {"day": date_format(each.ended_on)}, ())
    action = Action(_("They have ended"), reverse("retention:end", args=[code, each.pk]), kind="small")
    return Standing(
        str(PROCEEDINGS[each.kind]), _("Going on since %(day)s.") % {"day": date_format(each.began_on)}, (action,)
    )
