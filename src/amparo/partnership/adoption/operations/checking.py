"""What the answer of a proof does to a proposal: it is opened to comments or refused, published or stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Proposal
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.coalition.models import Country
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.operations import Verdict
from amparo.partnership.revision.operations import saving


def proved_in(*, by: Actor, country: Country, on: date, content: procedures.Draft, at: datetime) -> Verdict:
    """Return what is known of a draft on a day, with what can be proved while one waits.

    Raises `Refused` with the story when something is known to be broken.
    """
    verdict = _looked(by, procedures.verdict_in(country, on, content), at)
    _refuse_broken(verdict)
    return verdict


def proved_from(*, by: Actor, proposal: Proposal, at: datetime) -> Verdict:
    """Return what is known of a proposal from its day on; `Refused` with the story when something is broken by now."""
    verdict = _known(by, proposal, at)
    _refuse_broken(verdict)
    return verdict


def _known(by: Actor, proposal: Proposal, at: datetime) -> Verdict:
    """Return what is known of a proposal, on the first day on which something is broken or missing."""
    on = proposal.publish_on or at.date()
    while True:
        verdict = procedures.verdict_from(proposal.country, on, _content(proposal))
        looked = _looked(by, verdict, at)
        if verdict.standing.holds or looked.standing.missing or looked.standing.broken:
            return looked


def _looked(by: Actor, verdict: Verdict, at: datetime) -> Verdict:
    return replace(verdict, standing=procedures.look_at_once(by=by, standing=verdict.standing, at=at))


def _refuse_broken(verdict: Verdict) -> None:
    reasons = verdict.reasons(get_language() or "es")
    if reasons:
        raise Refused(reasons)


def ask(*, by: Actor, verdict: Verdict, at: datetime) -> None:
    """Ask for what is missing of a proof."""
    procedures.ask_examination(by=by, xml=verdict.draft.xml, standing=verdict.standing, around=verdict.around, at=at)


def begin(*, by: Actor, proposal: Proposal, verdict: Verdict, at: datetime) -> None:
    """Open what is proved already to comments, or have it checked first; a part of proposing it."""
    if verdict.standing.holds:
        open_consultation(by=by, proposal=proposal, verdict=verdict)
    else:
        ask(by=by, verdict=verdict, at=at)
        record("PROPOSAL_CHECKED", proposal, by=by)


def open_consultation(*, by: Actor, proposal: Proposal, verdict: Verdict) -> None:
    """Open a proposal whose proof holds to comments; a part of proposing it."""
    proposal.report = verdict.report
    proposal.save(update_fields=["report"])
    move(proposal, words.CONSULTATION)
    record("PROCEDURE_PROPOSED", proposal, by=by, until=proposal.open_until.isoformat())


def publish(*, by: Actor, proposal: Proposal, at: datetime) -> ProcedureVersion:
    """Publish a proposal whose proof holds for its day on; a part of publishing it. Raises `Refused`."""
    first, second, *_more = proposal.approvals.values_list("account", flat=True)
    if proposal.publish_on is None:
        raise LookupError(proposal.pk)
    version = procedures.publish_approved(
        by=by,
        draft=_content(proposal),
        approved=procedures.Approved(
            proposal.country, proposal.publish_on, proposal.proposed_by, (first, second), proposal.publish_for
        ),
        at=at,
    )
    proposal.version = version
    proposal.save(update_fields=["version"])
    move(proposal, words.PUBLISHED)
    record("PROPOSAL_PUBLISHED", proposal, by=by, version=version.number, asked_by=proposal.publish_by)
    return version


@transaction.atomic
def settle_proposal(*, by: Actor, key: int, today: date, at: datetime) -> str:
    """Do what the answer of the proof says to a proposal that waits for it; return where it stands then.

    What is in force by now counts: when something is missing, it is asked for again. Only the installation may.
    """
    permits.require(by, permissions.SETTLE_PROPOSAL, None, by_table=permissions.MAY)
    proposal = queries.held(key)
    if not proposal.is_waiting:
        return proposal.state
    try:
        verdict = _verdict_on(by, proposal, today, at)
    except Refused as unfit:
        return _stop(by, proposal, {"reasons": unfit.reasons}, at)
    if verdict.standing.broken:
        told = {part.process: verdict.standing.told(part.process, verdict.texts) for part in verdict.standing.broken}
        return _stop(by, proposal, {"reports": told}, at)
    if verdict.standing.holds:
        return _go_on(by, proposal, verdict, at)
    asked = published.examination_of(verdict.standing.key)
    if asked is not None and asked.given_up_at is not None:
        return _stop(by, proposal, {"given_up": True}, at)
    if asked is None or asked.done_at is not None:
        ask(by=by, verdict=verdict, at=at)
    return proposal.state


def _verdict_on(by: Actor, proposal: Proposal, today: date, at: datetime) -> Verdict:
    if proposal.state == words.CHECKING:
        return _looked(by, procedures.verdict_in(proposal.country, today, _content(proposal)), at)
    return _known(by, proposal, at)


def _go_on(by: Actor, proposal: Proposal, verdict: Verdict, at: datetime) -> str:
    if proposal.state == words.CHECKING:
        open_consultation(by=by, proposal=proposal, verdict=verdict)
    else:
        publish(by=by, proposal=proposal, at=at)
    return proposal.state


def _stop(by: Actor, proposal: Proposal, refusal: dict[str, Any], at: datetime) -> str:
    """Refuse what was to be proposed, and open its draft again; or leave it approved, and not published."""
    proposal.refusal = refusal
    proposal.save(update_fields=["refusal"])
    if proposal.state == words.CHECKING:
        if proposal.draft is not None:
            saving.reopen_draft(by=by, draft=proposal.draft, at=at)
        move(proposal, words.REFUSED)
        record("PROPOSAL_REFUSED", proposal, by=by, rights=_rights(refusal))
    else:
        move(proposal, words.APPROVED)
        record("PUBLISHING_STOPPED", proposal, by=by, rights=_rights(refusal))
    return proposal.state


def _rights(refusal: dict[str, Any]) -> list[str]:
    """Return the rights that are broken, for the audit: codes, no words."""
    reports = refusal.get("reports", {}).values()
    return sorted({id_ for report in reports for id_, row in report["rights"].items() if row["result"] == "broken"})


def _content(proposal: Proposal) -> procedures.Draft:
    return procedures.Draft(proposal.xml, proposal.texts, proposal.parameters)


def move(proposal: Proposal, state: str) -> None:
    """Say where a proposal stands now; a part of every operation on it."""
    proposal.state = state
    proposal.save(update_fields=["state"])


def record(action: str, proposal: Proposal, *, by: Actor, **facts: Any) -> None:
    """Write down what was done with a proposal; a part of every operation on it."""
    known = {"procedure": proposal.procedure.number, "country": proposal.country.code}
    entries.record(Note(action, subject=f"proposal:{proposal.pk}", facts={**known, **facts}), by=by)
