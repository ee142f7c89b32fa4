"""Agreeing, and taking it back at once."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.protection.cases import queries as cases
from amparo.protection.consents import operations, queries
from amparo.protection.consents.models import Consent
from amparo.protection.referrals.models import Referral
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import actions_of, answers_of, case_of, open_paths, team_of
from tests.together import at_once

IN_CARE = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
CONSENTS = "call_plan/choose_permissions"
BEFORE_CONSENTS = carried_to("declines_and_is_repaired", before=CONSENTS)
REFERRED = carried_to("declines_and_is_repaired", before="call_referral/answer_referral")
ACCEPTED = carried_to("declines_and_is_repaired", before="call_referral/hand_over_warmly")


def give(carrier: Carrier, as_staff: As, purpose: str, *, by: str = "cr.gestora", team: int | None = None) -> Consent:
    with as_staff(by) as actor:
        return operations.give_consent(
            by=actor, case=case_of(carrier), purpose=purpose, team=team, language="es", witness="STAFF", at=carrier.at
        )


def withdraw(carrier: Carrier, as_staff: As, purpose: str, *, by: str = "cr.gestora") -> None:
    with as_staff(by) as actor:
        consent = queries.consents_of(case_of(carrier)).get(purpose=purpose, withdrawn_at=None)
        operations.withdraw_consent(by=actor, case=case_of(carrier), consent=consent, at=carrier.at)


def live(carrier: Carrier) -> list[str]:
    rows = Consent.objects.using("owner").filter(case__code=carrier.code, withdrawn_at=None)
    return sorted(rows.values_list("purpose", flat=True))


@BEFORE_CONSENTS
def test_a_consent_is_written_down_with_language_and_witness_and_audited_in_codes(
    carrier: Carrier, as_staff: As
) -> None:
    consent = give(carrier, as_staff, "SHARE_LEGAL")

    entry = Entry.objects.using("owner").get(action="CONSENT_GIVEN")
    assert (consent.language, consent.witness, consent.team_id) == ("es", "STAFF", None)
    assert (entry.purpose, entry.facts) == (
        "SHARE_LEGAL",
        {"consent": consent.pk, "team": None, "witness": "STAFF"},
    )


@BEFORE_CONSENTS
def test_agreeing_twice_to_the_same_is_told_and_written_once(carrier: Carrier, as_staff: As) -> None:
    give(carrier, as_staff, "SHARE_LEGAL")

    with pytest.raises(Refused) as refused:
        give(carrier, as_staff, "SHARE_LEGAL")

    assert (len(refused.value.reasons), live(carrier)) == (1, ["SHARE_LEGAL"])


@BEFORE_CONSENTS
def test_two_who_write_down_the_same_at_once_write_one_and_the_second_is_told(carrier: Carrier, as_staff: As) -> None:
    for username in ("cr.gestora", "cr.psicologia"):
        carrier.token(username)

    answers = at_once(
        lambda: give(carrier, as_staff, "SHARE_LEGAL"),
        lambda: give(carrier, as_staff, "SHARE_LEGAL", by="cr.psicologia"),
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Consent", "Refused"], answers
    assert live(carrier) == ["SHARE_LEGAL"]


@BEFORE_CONSENTS
def test_one_team_and_every_team_are_different_recipients(carrier: Carrier, as_staff: As) -> None:
    give(carrier, as_staff, "SHARE_SERVICES")

    give(carrier, as_staff, "SHARE_SERVICES", team=team_of("CR_INAMU"))

    assert live(carrier) == ["SHARE_SERVICES", "SHARE_SERVICES"]


@pytest.mark.parametrize("username", ["cr.supervision", "cr.albergue", "cr.recepcion"])
@BEFORE_CONSENTS
def test_who_does_not_care_for_her_writes_down_no_consent(carrier: Carrier, as_staff: As, username: str) -> None:
    carrier.consent("SHARE_LEGAL")
    before = live(carrier)

    with pytest.raises((NotAllowed, LookupError)):
        give(carrier, as_staff, "SHARE_JUSTICE", by=username)

    assert live(carrier) == before


@BEFORE_CONSENTS
def test_the_step_that_asks_writes_down_what_she_said_yes_to_and_nothing_else(carrier: Carrier) -> None:
    carrier.do(CONSENTS, consent_care="yes", consent_share="none")

    assert live(carrier) == ["CARE"]


@BEFORE_CONSENTS
def test_the_step_does_not_write_twice_what_she_had_agreed_to_before(carrier: Carrier) -> None:
    carrier.consent("CARE")

    carrier.do(CONSENTS, consent_care="yes", consent_share="yes")

    assert live(carrier) == ["CARE", "SHARE_SERVICES"]


@BEFORE_CONSENTS
def test_the_language_in_which_it_was_explained_is_the_one_that_the_step_says(carrier: Carrier) -> None:
    carrier.do(CONSENTS, fields={"amp_consent_language": "fr"}, consent_care="yes", consent_share="none")

    assert Consent.objects.using("owner").get().language == "fr"


@IN_CARE
def test_taking_back_tells_the_pathway_and_asks_who_received_to_stop(carrier: Carrier, as_staff: As) -> None:
    before = open_paths(carrier)

    withdraw(carrier, as_staff, "SHARE_SERVICES")

    assert (live(carrier), answers_of(carrier)["consent_share"]) == (["CARE"], "withdrawn")
    assert sorted(set(open_paths(carrier)) - set(before)) == ["stop_sharing"]
    assert "CONSENT_WITHDRAWN" in actions_of(carrier)


@IN_CARE
def test_taking_back_twice_changes_nothing(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        consent = queries.consents_of(case_of(carrier)).get(purpose="SHARE_SERVICES")
    withdraw(carrier, as_staff, "SHARE_SERVICES")
    before = (open_paths(carrier), actions_of(carrier), Consent.objects.using("owner").get(pk=consent.pk).withdrawn_at)

    with as_staff("cr.gestora") as actor:
        operations.withdraw_consent(by=actor, case=case_of(carrier), consent=consent, at=carrier.at)

    after = (open_paths(carrier), actions_of(carrier), Consent.objects.using("owner").get(pk=consent.pk).withdrawn_at)
    assert after == before


@IN_CARE
def test_what_was_taken_back_may_be_agreed_to_again(carrier: Carrier, as_staff: As) -> None:
    withdraw(carrier, as_staff, "SHARE_SERVICES")

    give(carrier, as_staff, "SHARE_SERVICES")

    assert live(carrier) == ["CARE", "SHARE_SERVICES"]


@REFERRED
def test_taking_back_in_the_middle_of_a_referral_ends_it_and_its_access_at_once(carrier: Carrier, as_staff: As) -> None:
    team = Referral.objects.using("owner").get().to_team_id

    withdraw(carrier, as_staff, "SHARE_SERVICES")

    with as_staff("cr.gestora"):
        grants = [row for row in cases.grants_of(case_of(carrier)) if row.team == team and row.purpose == "NOTICE"]
    assert (Referral.objects.using("owner").get().status, [row.until is None for row in grants]) == ("REVOKED", [False])
    assert [path for path in open_paths(carrier) if path.startswith("call_referral/")] == []


@ACCEPTED
def test_taking_back_after_acceptance_ends_the_packet_s_access_too(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.albergue"):
        assert "RP" in frozenset().union(*(each.groups for each in cases.relations(case_of(carrier))))

    withdraw(carrier, as_staff, "SHARE_SERVICES")

    with as_staff("cr.albergue"):
        groups = frozenset().union(*(each.groups for each in cases.relations(case_of(carrier))))
    assert (Referral.objects.using("owner").get().status, "RP" in groups) == ("REVOKED", False)


@IN_CARE
def test_taking_back_one_purpose_leaves_the_others(carrier: Carrier, as_staff: As) -> None:
    give(carrier, as_staff, "SHARE_LEGAL")

    withdraw(carrier, as_staff, "SHARE_LEGAL")

    assert live(carrier) == ["CARE", "SHARE_SERVICES"]


@carried_to("declines_and_is_repaired")
def test_a_consent_of_a_closed_case_is_taken_back_and_none_is_given(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused):
        give(carrier, as_staff, "SHARE_JUSTICE")

    withdraw(carrier, as_staff, "SHARE_SERVICES")

    assert "SHARE_SERVICES" not in live(carrier)


@carried_to("returns_home", before="call_return/accompany_travel")
def test_who_no_longer_wants_to_travel_stops_the_journey_and_nothing_else(carrier: Carrier, as_staff: As) -> None:
    agreed, shared = live(carrier), answers_of(carrier)["consent_share"]

    withdraw(carrier, as_staff, "RETURN")

    assert (agreed.count("RETURN"), "RETURN" in live(carrier)) == (1, False)
    assert "call_return/stop_journey" in open_paths(carrier)
    assert "call_return/accompany_travel" not in open_paths(carrier)
    assert (answers_of(carrier)["consent_return"], answers_of(carrier)["consent_share"]) == ("withdrawn", shared)


@IN_CARE
def test_a_consent_of_another_case_is_not_taken_back_through_this_one(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        consent = queries.consents_of(case_of(carrier)).get(purpose="CARE")
    other = Carrier("CR", at=carrier.at)
    other.open()

    with acting(carrier.token("cr.recepcion")):
        case = case_of(other)
    with as_staff("cr.gestora") as actor:
        operations.withdraw_consent(by=actor, case=case, consent=consent, at=carrier.at)

    assert live(carrier) == ["CARE", "SHARE_SERVICES"]
