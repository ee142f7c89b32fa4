"""The table that the coalition signs: closed, whole, and of one piece."""

from __future__ import annotations

import pytest

from amparo.foundation.access import need_to_know as table
from amparo.foundation.vocabularies import dictionary
from amparo.protection.consents import vocabulary as consents


def test_every_role_reads_known_groups_and_the_case_key() -> None:
    for role, groups in table.READS.items():
        assert groups <= set(table.GROUPS), role
        assert "C0" in groups, role


def test_every_purpose_opens_known_groups_and_the_case_key() -> None:
    assert set(table.PURPOSE_GROUPS) == set(table.PURPOSES)
    for purpose, groups in table.PURPOSE_GROUPS.items():
        assert groups <= set(table.GROUPS), purpose
        assert "C0" in groups, purpose


def test_every_role_works_for_a_purpose_and_nobody_else_does() -> None:
    assert set(table.ROLE_PURPOSE) == set(table.READS)
    assert set(table.ROLE_PURPOSE.values()) <= set(table.PURPOSES)


def test_who_reads_nothing_of_a_case_but_its_key_knows_of_it_by_a_notice_only() -> None:
    packet_at_most = {role for role, groups in table.READS.items() if groups <= {"C0", "RP"}}

    assert {"school", "consulate", "counterpart", "secretariat"} <= packet_at_most
    assert {table.ROLE_PURPOSE[role] for role in packet_at_most} == {table.NOTICE}


def test_the_notice_level_tells_the_case_key_only() -> None:
    assert table.PURPOSE_GROUPS[table.NOTICE] == {"C0"}


def test_who_audits_or_looks_after_machines_is_not_in_the_table() -> None:
    assert {"auditor", "administrator", "clock"} & set(table.READS) == set()


def test_consent_is_asked_for_groups_that_the_role_reads_and_purposes_that_exist() -> None:
    for (role, group), purpose in table.CONSENT_NEEDED.items():
        assert group in table.READS[role], (role, group)
        assert purpose in consents.PURPOSES, (role, group)


def test_justice_never_opens_safety_health_or_care() -> None:
    assert table.PURPOSE_GROUPS[table.JUSTICE] & {"C2", "C5", "C8", "C9", "CA", "RP"} == set()


def test_every_group_but_the_process_plane_is_sealed() -> None:
    assert frozenset(table.GROUPS) - {"C0", "C3"} == table.SEALED_GROUPS


def test_the_dictionary_knows_the_same_groups_and_that_of_statistics_which_no_grant_opens() -> None:
    assert {field.compartment for field in dictionary.fields().values()} <= {*table.GROUPS, "C10"}
    assert "C10" not in table.GROUPS


@pytest.mark.parametrize("purpose", table.PURPOSES)
@pytest.mark.parametrize("role", [*table.READS, "nobody"])
def test_a_grant_holds_what_the_role_and_the_purpose_both_open(role: str, purpose: str) -> None:
    granted = table.groups_for(role, purpose)

    assert granted <= table.READS.get(role, frozenset())
    assert granted <= table.PURPOSE_GROUPS[purpose]
    assert (role == "nobody") is (granted == frozenset())


@pytest.mark.parametrize("role", table.READS)
def test_a_packet_is_never_granted_with_a_role(role: str) -> None:
    assert "RP" not in table.groups_for(role, table.ROLE_PURPOSE[role])


def test_a_purpose_that_nobody_knows_grants_nothing() -> None:
    assert table.groups_for("case_manager", "CURIOSITY") == frozenset()
