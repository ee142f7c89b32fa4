"""Sending a referral of the carried case to a service that is not in the case otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from amparo.demo.carrying import Carrier
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Institution
from amparo.partnership.governance.operations import promises
from amparo.partnership.governance.operations.promises import AgreementEntry, Signing
from amparo.protection.referrals import operations, queries
from amparo.protection.referrals.models import Referral
from tests.conftest import As
from tests.protection.looking import case_of, step_of, team_of

CHOOSE = "call_referral/choose_provider"
PACKET = {"prs_FirstName": "Luz Marina", "amp_needs": ["HOUSING"]}
RECEIVER = "cr.inamu"
ANSWERS = {
    "amp_referral_need": "HOUSING",
    "amp_referral_urgency": "NORMAL",
    "amp_person_saw_packet": "yes",
}


def send(
    carrier: Carrier,
    as_staff: As,
    *,
    to: str = "CR_INAMU",
    by: str = "cr.gestora",
    team: int | None = None,
    packet: dict[str, Any] | None = None,
    without_agreement: str = "BEING_SIGNED",
) -> Referral:
    """Send a referral, by the case manager unless somebody else is named."""
    with as_staff(by) as actor:
        return operations.send_referral(
            by=actor,
            case=case_of(carrier),
            step=step_of(carrier, CHOOSE),
            to_team=team if team is not None else team_of(to),
            need="HOUSING",
            is_urgent=False,
            packet=PACKET if packet is None else packet,
            answers=ANSWERS,
            at=carrier.at,
            without_agreement=without_agreement,
        )


def mine(actor: Actor, key: int) -> Referral:
    """Return a referral as its sender or receiver reaches it. Raises `LookupError`."""
    found = queries.referral_for(actor, key)
    if found is None:
        raise LookupError(key)
    return found


def answer(
    carrier: Carrier, as_staff: As, referral: Referral, *, accepts: bool, rejection: str = "", by: str = RECEIVER
) -> None:
    """Answer a referral, by the receiver unless somebody else is named."""
    with as_staff(by) as actor:
        operations.answer_referral(
            by=actor,
            referral=mine(actor, referral.pk),
            accepts=accepts,
            rejection=rejection,
            answers={},
            at=carrier.at,
        )


def agree(as_staff: As, carrier: Carrier, kinds: tuple[str, ...]) -> None:
    """Let the response team's institution give kinds of data for care to the receiver's; both have signed."""
    by_code = {each.code: each for each in Institution.objects.select_related("country").filter(country__code="CR")}
    giver, receiver, day = by_code["CR_ERI"], by_code["CR_INAMU"], carrier.at.date()
    entry = AgreementEntry("Convenio", giver, receiver, kinds, ("CARE",), day - timedelta(days=9), None)
    with as_staff("cr.secretaria") as by:
        made = promises.enter_agreement(by=by, kept_by=giver.country, entry=entry, at=carrier.at)
        for institution in (giver, receiver):
            signing = Signing(institution, day - timedelta(days=5), "Dirección General")
            promises.sign_agreement(by=by, agreement=made, signing=signing, today=day, at=carrier.at)
