"""Deciding with reasons, and telling everybody at once; the table is kept as it was."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, CallMail, Decision, Selection
from amparo.partnership.calls.operations.making import hold
from amparo.partnership.calls.queries import applications, reviewing
from amparo.partnership.calls.queries.calls import has_closed
from amparo.partnership.calls.rules import scoring as rules

CHOSEN = frozenset({words.INVITED, words.FUNDED})


@transaction.atomic
def decide(*, by: Actor, application: Application, stage: str, outcome: str, reasons: str, at: datetime) -> Decision:
    """Decide on an application, with the reasons as whoever applied will read them. Raises `Refused`."""
    call = hold(permissions.DECIDE_APPLICATIONS, application.call, by=by)
    wrong = _reasons_not_to_decide(call, application, stage, at)
    if outcome not in words.OUTCOMES.get(stage, {}):
        wrong.append(_("Choose one of the answers that are offered."))
    if not words.SHORTEST_REASON <= len(reasons.strip()) <= words.LONGEST_TEXT:
        wrong.append(_("Write the reason in full sentences: whoever applied will read it."))
    if wrong:
        raise Refused(wrong)
    account = permissions.account_of(by, permissions.DECIDE_APPLICATIONS)
    said = {"outcome": outcome, "reasons": reasons.strip(), "account": account, "decided_at": at}
    made, _new = Decision.objects.update_or_create(application=application, stage=stage, defaults=said)
    facts = {"application": application.number, "stage": stage, "outcome": outcome}
    entries.record(Note("APPLICATION_DECIDED", subject=f"call:{call.code}", facts=facts), by=by)
    return made


def _reasons_not_to_decide(call: Call, application: Application, stage: str, at: datetime) -> list[str]:
    reasons = []
    if not has_closed(call, stage, at):
        reasons.append(_("Wait until the deadline has passed: it may still be sent again."))
    if call.told_at(stage) is not None:
        reasons.append(_("This stage was told already: what was decided stays."))
    screened = applications.screenings_in(call, stage).get(application.pk)
    if screened is None or not screened.is_admissible:
        reasons.append(_("Only what was read and lies inside the call is decided on."))
    given = len(reviewing.reviews_of(application, stage))
    if given < call.reviews_needed:
        facts = {"given": given, "needed": call.reviews_needed}
        reasons.append(_("It has %(given)s reviews without a tie; %(needed)s are needed.") % facts)
    return reasons


@transaction.atomic
def tell(
    *, by: Actor, call: Call, stage: str, at: datetime, why: str = "", plans_close_at: datetime | None = None
) -> Selection:
    """Tell everybody of a stage what was decided and why, at once. Raises `Refused`.

    `why` is owed where a tie is cut or somebody above is passed over; telling the first stage opens the second until
    `plans_close_at`.
    """
    call = hold(permissions.DECIDE_APPLICATIONS, call, by=by)
    reasons = _reasons_not_to_tell(call, stage, why, at)
    if stage == words.CONCEPT and (plans_close_at is None or plans_close_at <= at):
        reasons.append(_("Say until when action plans are taken."))
    if reasons:
        raise Refused(reasons)
    made = Selection.objects.create(
        call=call,
        stage=stage,
        rows=_rows(call, stage),
        why=why.strip(),
        account=permissions.account_of(by, permissions.DECIDE_APPLICATIONS),
        told_at=at,
    )
    _move_on(call, stage, at)
    if stage == words.CONCEPT:
        call.concepts_told_at, call.plans_close_at = at, plans_close_at
        call.save(update_fields=["concepts_told_at", "plans_close_at"])
    else:
        call.plans_told_at = at
        call.save(update_fields=["plans_told_at"])
    facts = {"stage": stage, "applications": len(made.rows)}
    entries.record(Note("SELECTION_TOLD", subject=f"call:{call.code}", facts=facts), by=by)
    return made


def _reasons_not_to_tell(call: Call, stage: str, why: str, at: datetime) -> list[str]:
    if call.told_at(stage) is not None or not has_closed(call, stage, at):
        return [_("This stage waits for its deadline, or was told already.")]
    decided, screened = reviewing.decisions_in(call, stage), applications.screenings_in(call, stage)
    sent = list(applications.sent_in(call, stage))
    waiting = [
        row.number
        for row in sent
        if row.pk not in screened or (screened[row.pk].is_admissible and row.pk not in decided)
    ]
    if not sent or waiting:
        numbers = ", ".join(map(str, waiting)) or "—"
        return [_("Not everything is decided with its reasons: %(numbers)s.") % {"numbers": numbers}]
    chosen = [row.number for row in sent if row.pk in decided and decided[row.pk].outcome in CHOSEN]
    if stage == words.PLAN and len(chosen) > call.grants_planned:
        facts = {"chosen": len(chosen), "planned": call.grants_planned}
        return [_("%(chosen)s are chosen; the call gives %(planned)s grants.") % facts]
    order = reviewing.order_in(call, stage)
    departs = rules.cuts_a_tie(order, chosen) or rules.passed_over(order, chosen)
    if departs and len(why.strip()) < words.SHORTEST_REASON:
        numbers = ", ".join(map(str, departs))
        return [_("The scores alone do not tell these apart, or say otherwise: %(numbers)s. Write why.")
                % {"numbers": numbers}]  # fmt: skip
    return []


def _rows(call: Call, stage: str) -> list[dict[str, Any]]:
    """Return the table as it is kept: rank, tie, mean of a hundred, how many judged, and what was decided."""
    by_number = {row.number: row.pk for row in applications.sent_in(call, stage)}
    decided = reviewing.decisions_in(call, stage)
    return [
        {
            "number": each.scored.number,
            "rank": each.rank,
            "tied": each.tied,
            "mean": mean_words(each),
            "reviews": len(each.scored.totals),
            "outcome": decided[by_number[each.scored.number]].outcome,
        }
        for each in reviewing.order_in(call, stage)
    ]


def mean_words(each: rules.Placed) -> str:
    """Return the mean of an application to two decimals, half up; the order is by the exact one."""
    mean = each.scored.mean
    return "—" if mean is None else number_format(Decimal((int(mean * 200) + 1) // 2) / 100, 2)


def _move_on(call: Call, stage: str, at: datetime) -> None:
    """Let each application stand where it was decided, and tell whoever left an address that there is news."""
    decided, screened = reviewing.decisions_in(call, stage), applications.screenings_in(call, stage)
    mails = []
    for row in applications.sent_in(call, stage):
        row.state = decided[row.pk].outcome if screened[row.pk].is_admissible else words.NOT_ADMISSIBLE
        row.save(update_fields=["state"])
        mails.append(CallMail(application=row, kind=words.NEWS, queued_at=at))
    CallMail.objects.bulk_create(mails)
