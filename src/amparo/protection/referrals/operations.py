"""Sending a packet that the person approved, answering it, and ending what it opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know, permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.training.rules.gate import Without
from amparo.protection.cases import operations as cases
from amparo.protection.cases.models import Case, Involvement
from amparo.protection.consents import queries as consents
from amparo.protection.consents.models import Consent
from amparo.protection.consents.vocabulary import SHARE_SERVICES
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.vocabulary import REFERRAL, REFERRAL_ANSWER
from amparo.protection.people import operations as people
from amparo.protection.referrals import permissions, queries, rules, vocabulary
from amparo.protection.referrals.models import Referral


@transaction.atomic
def send_referral(
    *,
    by: Actor,
    case: Case,
    step: OpenStep,
    to_team: int,
    need: str,
    is_urgent: bool,
    packet: Mapping[str, Any],
    answers: Mapping[str, Any],
    at: datetime,
    without: Without | None = None,
    without_agreement: str = "",
) -> Referral:
    """Send the packet that the person approved to another team, and complete the step that asked for it.

    The receiver learns that a referral waits, its need and its urgency; the packet opens once it has accepted.
    `without` is as in `complete_step`; `without_agreement`: why it goes where no agreement covers it, a code.
    Raises `Refused` when the actor may not, or a rule forbids it; then nothing is written.
    """
    permits.require(by, permissions.SEND_REFERRAL, case, by_table=permissions.MAY)
    consent = consents.consent_to_share(case, purpose=SHARE_SERVICES, team=to_team)
    _lock_pathways(case)
    team = coalition.teams_by_id([to_team]).get(to_team)
    lacking = queries.kinds_not_agreed(by, team, packet, at) if team is not None else []
    reasons = rules.reasons_not_to_refer(
        is_open=case.is_open,
        takes_referrals=team is not None and team.takes_referrals,
        is_own=to_team in by.teams,
        has_consent=consent is not None,
        lacking=lacking,
        without_agreement=without_agreement,
    )
    if reasons or consent is None:
        raise Refused(reasons)
    prefix = step.path.rpartition("/")[0]
    referral = Referral.objects.create(
        case=case,
        consent=consent,
        from_team_id=step.team_id,
        to_team_id=to_team,
        need=need,
        is_urgent=is_urgent,
        groups=list(vocabulary.GROUPS),
        fields=sorted(packet),
        path=prefix,
        status=vocabulary.SENT,
        without_agreement=without_agreement if lacking else "",
        sent_at=at,
        answer_due_at=at + timedelta(days=1),
    )
    _bring_in(by, case, referral, consent, packet, at)
    pathways.complete_step(
        by=by,
        pathway_id=step.pathway_id,
        path=step.path,
        outcome={"packet": "approved"},
        answers=answers,
        at=at,
        assigned={"provider": to_team},
        through=REFERRAL,
        without=without,
    )
    waiting = queries.answer_step(referral)
    if waiting is not None and waiting.due_at is not None:
        Referral.objects.filter(pk=referral.pk).update(answer_due_at=waiting.due_at)
    facts = {"referral": referral.pk, "to": to_team, "need": need, "fields": sorted(packet)}
    if lacking:
        facts |= {"not_agreed": lacking, "without_agreement": without_agreement}
    entries.record(Note("REFERRAL_SENT", case.pk, case.code, purpose=SHARE_SERVICES, facts=facts), by=by)
    return referral


def _bring_in(
    by: Actor, case: Case, referral: Referral, consent: Consent, packet: Mapping[str, Any], at: datetime
) -> None:
    """Let the receiver see the case's key, and seal the packet that opens once it accepts."""
    cases.share_with(
        by=by,
        case=case,
        team=referral.to_team_id,
        purpose=need_to_know.NOTICE,
        groups=["C0"],
        consent=consent.pk,
        referral=referral.pk,
    )
    Involvement.objects.get_or_create(
        case=case, team_id=referral.to_team_id, role="provider", until=None, defaults={"since": at}
    )
    people.write_answers(
        by=by,
        case=case,
        record=f"referral:{referral.pk}",
        values={"RP": dict(packet)},
        written=frozenset({"RP"}),
        at=at,
    )


@transaction.atomic
def answer_referral(
    *,
    by: Actor,
    referral: Referral,
    accepts: bool,
    rejection: str,
    answers: Mapping[str, Any],
    at: datetime,
    without: Without | None = None,
) -> None:
    """Accept a referral, which opens its packet, or reject it, which ends all access. `without`: see `complete_step`.

    Raises `Refused` when the actor may not, it was already answered or taken back, or no reason is given.
    """
    permits.require(by, permissions.ANSWER_REFERRAL, referral, by_table=permissions.MAY)
    locked = _locked(referral)
    agreed = locked.consent.withdrawn_at is None
    reasons = rules.reasons_not_to_answer(
        status=locked.status, has_consent=agreed, accepts=accepts, rejection=rejection
    )
    if reasons:
        raise Refused(reasons)
    _keep_answer(by, locked, accepts, rejection, at)
    step = queries.answer_step(locked)
    if step is None:
        raise Refused([_("This referral no longer waits for an answer.")])
    pathways.complete_step(
        by=by,
        pathway_id=step.pathway_id,
        path=step.path,
        outcome={"referral_answer": "accepted" if accepts else "rejected"},
        answers=answers,
        at=at,
        assigned={"provider": locked.to_team_id},
        through=REFERRAL_ANSWER,
        without=without,
    )
    if not accepts:
        end_access(by=by, referral=locked, at=at, why="REFERRAL_REJECTED")


def _keep_answer(by: Actor, referral: Referral, accepts: bool, rejection: str, at: datetime) -> None:
    """Keep what the receiver answered; the packet opens when it accepts."""
    case = referral.case
    status = vocabulary.ACCEPTED if accepts else vocabulary.REJECTED
    if accepts:
        cases.share_with(
            by=by,
            case=case,
            team=referral.to_team_id,
            purpose=need_to_know.CARE,
            groups=referral.groups,
            consent=referral.consent_id,
            referral=referral.pk,
        )
    facts = {"referral": referral.pk, "rejection": rejection}
    entries.record(Note(f"REFERRAL_{status}", case.pk, case.code, facts=facts), by=by)
    _set_status(referral, status, at, rejection="" if accepts else rejection)


def _set_status(referral: Referral, status: str, at: datetime, *, rejection: str = "") -> None:
    answered = {"answered_at": at} if status in {vocabulary.ACCEPTED, vocabulary.REJECTED} else {}
    ended = {} if status in vocabulary.LIVE else {"ended_at": at}
    Referral.objects.filter(pk=referral.pk).update(status=status, rejection=rejection, **answered, **ended)
    referral.status = status


def end_access(*, by: Actor, referral: Referral, at: datetime, why: str) -> None:
    """End every grant that a referral gave, and the receiver's place in the case."""
    others = Referral.objects.filter(case_id=referral.case_id, to_team_id=referral.to_team_id)
    if not others.filter(status__in=vocabulary.LIVE).exclude(pk=referral.pk).exists():
        rows = Involvement.objects.filter(case_id=referral.case_id, team_id=referral.to_team_id, role="provider")
        rows.filter(until=None).update(until=at)
    # Last: when the receiver itself rejects, the case is out of its sight from here on.
    cases.revoke(by=by, case=referral.case, team=referral.to_team_id, referral=referral.pk, why=why)


def _lock_pathways(case: Case) -> None:
    """Let nobody else move the case until this transaction ends; always before a referral's own row is locked."""
    list(Pathway.objects.select_for_update(of=("self",)).filter(case=case).order_by("pk").values_list("pk"))


def _locked(referral: Referral) -> Referral:
    """Return a referral as it is now, which nobody else answers, ends or takes back meanwhile.

    Raises `Refused` when somebody was quicker and it is out of the actor's sight.
    """
    _lock_pathways(referral.case)
    rows = Referral.objects.select_for_update(of=("self",)).select_related("case__country", "consent")
    found = rows.filter(pk=referral.pk).first()
    if found is None:
        raise Refused([_("This referral no longer waits for an answer.")])
    return found


@transaction.atomic
def revoke_referral(*, by: Actor, referral: Referral, at: datetime) -> None:
    """Take a referral back: access ends at once and the procedure is told.

    Raises `Refused` when the actor may not, or it has ended already.
    """
    permits.require(by, permissions.REVOKE_REFERRAL, referral, by_table=permissions.MAY)
    locked = _locked(referral)
    reasons = rules.reasons_not_to_take_back(status=locked.status)
    if reasons:
        raise Refused(reasons)
    _revoke(by, locked, at)
    referral.status = locked.status
    _tell_pathway(by, locked.case, at)


def _tell_pathway(by: Actor, case: Case, at: datetime) -> None:
    """Stop the work of the receiver, when the procedure is at a point where there is some to stop."""
    try:
        with transaction.atomic():
            pathways.raise_message(by=by, case=case, message="referral_revoked", at=at)
    except NotAllowed:
        raise
    except Refused:
        # Nothing waits for the receiver now: its access has ended, and the procedure goes on.
        return


def _revoke(by: Actor, referral: Referral, at: datetime) -> None:
    _set_status(referral, vocabulary.REVOKED, at)
    end_access(by=by, referral=referral, at=at, why="REFERRAL_REVOKED")
    note = Note("REFERRAL_REVOKED", referral.case_id, referral.case.code, facts={"referral": referral.pk})
    entries.record(note, by=by)


def open_packet(by: Actor, referral: Referral) -> dict[str, Any]:
    """Open the packet of an accepted referral; the opening is audited first. Raises `NotAllowed`."""
    permits.require(by, permissions.OPEN_PACKET, referral, by_table=permissions.MAY)
    if referral.status != vocabulary.ACCEPTED:
        raise Refused([_("The packet opens once you have accepted.")])
    return people.reveal(by, referral.case, group="RP", purpose=need_to_know.CARE, record=f"referral:{referral.pk}")


def hear_withdrawal(*, by: Actor, case: Case, consent: Consent, at: datetime) -> None:
    """Take back every referral that rested on a consent that was withdrawn."""
    _lock_pathways(case)
    rows = Referral.objects.filter(case=case, consent=consent, status__in=vocabulary.LIVE).select_related("case")
    for referral in rows:
        _revoke(by, referral, at)
        _tell_pathway(by, case, at)


def hear_step(*, by: Actor, case: Case, event: PathwayEvent, at: datetime, **facts: Any) -> None:
    """End a referral when its last step is done."""
    prefix, _slash, step = event.path.rpartition("/")
    if step not in vocabulary.ENDING_STEPS:
        return
    referral = queries.live_referral(case, prefix)
    if referral is not None and step == "close_referral":
        referral.case = case
        _set_status(referral, vocabulary.DONE, at)
        end_access(by=by, referral=referral, at=at, why="REFERRAL_DONE")
        entries.record(Note("REFERRAL_DONE", case.pk, case.code, facts={"referral": referral.pk}), by=by)


def hear_timer(*, by: Actor, case: Case, path: str, at: datetime) -> None:
    """Note that a receiver did not answer in time; its place in the case ends."""
    prefix, _slash, timer = path.rpartition("/")
    referral = queries.live_referral(case, prefix) if timer == "no_answer" else None
    if referral is not None and referral.status == vocabulary.SENT:
        referral.case = case
        _set_status(referral, vocabulary.LOST, at)
        end_access(by=by, referral=referral, at=at, why="REFERRAL_LOST")
