"""Writing down what the person agrees to, and taking it back at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.protection.cases import operations as cases
from amparo.protection.cases.models import Case
from amparo.protection.consents import permissions, queries, rules, vocabulary
from amparo.protection.consents.models import Consent


@transaction.atomic
def give_consent(
    *, by: Actor, case: Case, purpose: str, team: int | None, language: str, witness: str, at: datetime
) -> Consent:
    """Write down that the person agrees to one purpose, for one recipient or for all that work for it.

    Raises `Refused` when the actor may not, or a rule forbids it.
    """
    permits.require(by, permissions.GIVE_CONSENT, case, by_table=permissions.MAY)
    # Two who write down the same at once: the second waits here, and is told that it is already agreed.
    Case.objects.select_for_update(of=("self",), no_key=True).filter(pk=case.pk).first()
    is_live = queries.is_live(case, purpose=purpose, team=team)
    reasons = rules.reasons_not_to_consent(
        is_open=case.is_open, purpose=purpose, language=language, witness=witness, is_live=is_live
    )
    if reasons:
        raise Refused(reasons)
    consent = Consent.objects.create(
        case=case, purpose=purpose, team_id=team, language=language, witness=witness, given_at=at
    )
    facts = {"consent": consent.pk, "team": team, "witness": witness}
    entries.record(Note("CONSENT_GIVEN", case.pk, case.code, purpose=purpose, facts=facts), by=by)
    announce("CONSENT_GIVEN", by=by, case=case, consent=consent, at=at)
    return consent


@transaction.atomic
def withdraw_consent(*, by: Actor, case: Case, consent: Consent, at: datetime) -> None:
    """Take a consent back: what it opened closes in this transaction, and the pathway is told.

    Withdrawing twice changes nothing. Raises `Refused` when the actor may not.
    """
    permits.require(by, permissions.WITHDRAW_CONSENT, case, by_table=permissions.MAY)
    ended = Consent.objects.filter(pk=consent.pk, case=case, withdrawn_at=None).update(withdrawn_at=at)
    if not ended:
        return
    consent.withdrawn_at = at
    entries.record(
        Note("CONSENT_WITHDRAWN", case.pk, case.code, purpose=consent.purpose, facts={"consent": consent.pk}), by=by
    )
    cases.revoke(by=by, case=case, consent=consent.pk, why="CONSENT_WITHDRAWN")
    announce("CONSENT_WITHDRAWN", by=by, case=case, consent=consent, at=at)


def hear_step(*, by: Actor, case: Case, event: Any, outcome: Mapping[str, str], at: datetime) -> None:
    """Write down the consents that a step of the procedure asked for, when the person said yes."""
    answers = event.answers
    for variable, purpose in vocabulary.ASKED_IN_STEP.items():
        if outcome.get(variable) != "yes":
            continue
        if Consent.objects.filter(case=case, purpose=purpose, team=None, withdrawn_at=None).exists():
            continue
        language = str(answers.get("amp_consent_language") or answers.get("prs_PrimaryLanguage") or "es")
        give_consent(by=by, case=case, purpose=purpose, team=None, language=language, witness="STAFF", at=at)
