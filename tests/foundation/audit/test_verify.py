"""Reading the chains back: what a person with every right over the database changes is named."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.audit.verify import Fault, verify_chains
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of

CHAIN = "institution:CR_OIJ"


@pytest.fixture
def six_entries(database: str) -> None:
    """A chain of six entries, and the chains of the loading."""
    token = member_token(account_of("cr.policia"))
    for number in range(6):
        with acting(token) as actor:
            entries.record(Note("LOOKED", subject=str(number), facts={"n": number}), by=actor)
    as_owner("alter table audit_entry disable trigger user")


def tamper(query: str) -> None:
    as_owner(query.replace("CHAIN", f"chain = '{CHAIN}'"))


def test_untouched_chains_hold(six_entries: None) -> None:
    report = verify_chains()

    assert report.faults == ()
    assert (report.chains, report.entries) == (
        as_owner("select count(*) from audit.chain")[0][0],
        as_owner("select count(*) from audit_entry")[0][0],
    )


COLUMNS = {
    "at": "at + interval '1 microsecond'",
    "account_id": "account_id + 1",
    "institution": "'CR_FACTRA'",
    "role": "'lawyer'",
    "action": "'SIGNED_IN'",
    "case_id": "1",
    "case": "'CR-AAAA-AA'",
    "subject": "'other'",
    "group": "'C1'",
    "purpose": "'CARE'",
    "facts": "'{\"n\": 9}'",
    "prev": "'\\x00'",
    "mac": "sha256(mac)",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_any_altered_column_is_found(six_entries: None, column: str) -> None:
    tamper(f'update audit_entry set "{column}" = {COLUMNS[column]} where CHAIN and seq = 3')

    assert verify_chains().faults == (Fault(CHAIN, 3, "altered"),)


ATTACKS = {
    "removed": ("delete from audit_entry where CHAIN and seq = 3", Fault(CHAIN, 3, "missing")),
    "the first removed": ("delete from audit_entry where CHAIN and seq = 1", Fault(CHAIN, 1, "missing")),
    "tail cut": (
        "delete from audit_entry where CHAIN and seq > 4",
        Fault(CHAIN, 5, "cut: the chain should go on"),
    ),
    "all removed": ("delete from audit_entry where CHAIN", Fault(CHAIN, 1, "cut: the chain should go on")),
    "head gone": ("delete from audit.chain where CHAIN", Fault(CHAIN, 7, "cut: the chain's head is gone")),
    "tail and head gone": (
        "delete from audit_entry where CHAIN and seq > 4; delete from audit.chain where CHAIN",
        Fault(CHAIN, 5, "cut: the chain's head is gone"),
    ),
    "reordered": (
        "update audit_entry set seq = -seq where CHAIN and seq in (3, 4);"
        " update audit_entry set seq = 7 + seq where CHAIN and seq < 0",
        Fault(CHAIN, 3, "altered"),
    ),
    "removed and renumbered": (
        "delete from audit_entry where CHAIN and seq = 3; update audit_entry set seq = 3 where CHAIN and seq = 4;"
        " update audit_entry set seq = 4 where CHAIN and seq = 5;"
        " update audit_entry set seq = 5 where CHAIN and seq = 6;"
        " update audit.chain set seq = 5 where CHAIN",
        Fault(CHAIN, 3, "altered"),
    ),
    "removed, renumbered and joined": (
        "delete from audit_entry where CHAIN and seq = 3; update audit_entry set seq = 3,"
        " prev = (select mac from audit_entry where CHAIN and seq = 2) where CHAIN and seq = 4",
        Fault(CHAIN, 3, "altered"),
    ),
    "forged at the end": (
        'insert into audit_entry (chain, seq, at, institution, role, action, "case", subject, "group", purpose, facts,'
        " prev, mac) select chain, 7, now(), '', '', 'X', '', '', '', '', '{}', mac, sha256(mac) from audit_entry"
        " where CHAIN and seq = 6; update audit.chain set seq = 7,"
        " mac = (select mac from audit_entry where CHAIN and seq = 7) where CHAIN",
        Fault(CHAIN, 7, "altered"),
    ),
    "moved to another chain": (
        "update audit_entry set chain = 'institution:X' where CHAIN; update audit.chain set chain = 'institution:X'"
        " where CHAIN",
        Fault("institution:X", 1, "altered"),
    ),
    "copied over": (
        "update audit_entry e set (at, subject, facts, prev, mac) = (select at, subject, facts, prev, mac"
        " from audit_entry o where o.CHAIN and o.seq = 2) where e.CHAIN and e.seq = 3",
        Fault(CHAIN, 3, "altered"),
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_named_by_its_first_entry(six_entries: None, attack: str) -> None:
    query, fault = ATTACKS[attack]

    tamper(query)

    assert verify_chains().faults == (fault,)


def test_two_broken_chains_are_each_named_once(six_entries: None) -> None:
    tamper("update audit_entry set action = 'X' where CHAIN and seq in (2, 4, 6)")
    tamper("update audit_entry set action = 'X' where chain = 'system' and seq = 1")

    assert verify_chains().faults == (Fault(CHAIN, 2, "altered"), Fault("system", 1, "altered"))


def test_the_rows_are_never_changed_while_the_trigger_stands_even_by_the_owner(database: str) -> None:
    entries.record_refusal(by=None, action="X")

    for query in ("update audit_entry set action = 'Y'", "delete from audit_entry", "truncate audit_entry"):
        with pytest.raises(Exception, match="never changed or removed"):
            as_owner(query)


def told(run: Callable[[StringIO], object]) -> list[str]:
    out = StringIO()
    run(out)
    return out.getvalue().splitlines()


def test_the_command_says_that_all_holds(six_entries: None) -> None:
    *_first, last = told(lambda out: call_command("audit_verify", stdout=out))

    assert last.endswith(", 0 broken")


def test_the_command_names_the_first_fault_and_fails(six_entries: None) -> None:
    tamper("delete from audit_entry where CHAIN and seq = 3")
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("audit_verify", stdout=out)

    assert ended.value.code == 1
    assert out.getvalue().splitlines()[0] == f"{CHAIN} entry 3: missing"
