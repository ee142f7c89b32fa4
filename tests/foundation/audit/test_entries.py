"""Entries: in the transaction of the change, before an opening, after a refusal; each in its chain."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.signing import member_token
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note, canonical, chain_of
from amparo.foundation.audit.verify import verify_chains
from tests.foundation.access.wall import as_nobody, as_owner
from tests.foundation.desk import account_of

SOMEBODY = Actor(1, 1, "Somebody", 1, "CR_OIJ", "CR", frozenset({(1, "police"), (2, "lawyer")}))
HOMELESS = Actor(None, None, "service", None, "", "", frozenset({(-1, "clock")}), is_service=True)

CHAINS = [
    (Note("X", case_id=7), SOMEBODY, "case:7"),
    (Note("X", case_id=7), None, "case:7"),
    (Note("X"), SOMEBODY, "institution:CR_OIJ"),
    (Note("X"), HOMELESS, "system"),
    (Note("X"), None, "system"),
]


@pytest.mark.parametrize(("note", "by", "chain"), CHAINS)
def test_an_entry_belongs_to_its_case_else_the_institution_else_the_system(
    note: Note, by: Actor | None, chain: str
) -> None:
    assert chain_of(note, by) == chain


def test_the_mac_covers_the_same_bytes_whatever_the_order() -> None:
    assert canonical({"b": 1, "a": "ñ"}) == canonical({"a": "ñ", "b": 1}) == '{"a":"ñ","b":1}'.encode()
    assert canonical({"a": "1"}) != canonical({"a": 1})


def test_an_entry_says_who_where_in_which_role_and_what_in_codes(database: str) -> None:
    note = Note("LOOKED", subject="s", group="C1", purpose="CARE", facts={"n": 1, "who": "ñandú", "deep": [1, None]})

    with acting(member_token(account_of("cr.policia"))) as actor:
        entries.record(note, by=actor)

    found = as_owner(
        'select chain, account_id, institution, role, action, case_id, "case", subject, "group", purpose, facts::text'
        " from audit_entry where action = 'LOOKED'"
    )
    assert [row[:-1] for row in found] == [
        ("institution:CR_OIJ", account_of("cr.policia"), "CR_OIJ", "police", "LOOKED", None, "", "s", "C1", "CARE")
    ]
    assert json.loads(found[0][-1]) == note.facts
    assert verify_chains().faults == ()


def test_entries_of_a_chain_follow_one_another(database: str) -> None:
    for _ in range(3):
        with acting(member_token(account_of("cr.policia"))) as actor:
            entries.record(Note("LOOKED"), by=actor)

    rows = as_owner("select seq, prev, mac from audit_entry where chain = 'institution:CR_OIJ' order by seq")
    assert [seq for seq, _, _ in rows] == [1, 2, 3]
    assert [bytes(prev) for _, prev, _ in rows] == [b"", *(bytes(mac) for _, _, mac in rows[:-1])]
    assert len({bytes(mac) for _, _, mac in rows}) == 3


def test_a_change_that_is_undone_leaves_no_entry(database: str) -> None:
    with pytest.raises(LookupError), acting(member_token(account_of("cr.policia"))) as actor:  # noqa: PT012
        entries.record(Note("LOOKED"), by=actor)
        raise LookupError

    assert as_owner("select count(*) from audit_entry where action = 'LOOKED'") == [(0,)]
    assert verify_chains().faults == ()


def test_an_opening_and_a_refusal_stay_when_what_came_after_is_undone(database: str) -> None:
    with pytest.raises(LookupError), acting(member_token(account_of("cr.policia"))) as actor:  # noqa: PT012
        entries.record_opening(Note("OPENED", group="C1"), by=actor)
        entries.record_refusal(by=actor, action="COMPLETE_STEP", case="CR-1", subject="s")
        raise LookupError

    assert as_owner(
        "select action, \"case\", subject from audit_entry where action ~ 'OPENED|REFUSED' order by id"
    ) == [("OPENED", "", ""), ("REFUSED_COMPLETE_STEP", "CR-1", "s")]


def test_a_refusal_keeps_no_more_of_what_was_typed_than_a_case_code_is_long(database: str) -> None:
    entries.record_refusal(by=None, action="X", case="a name and a story that somebody pasted into the address")

    assert as_owner("select \"case\" from audit_entry where action = 'REFUSED_X'") == [("a name and a story t",)]


def test_the_time_of_an_entry_is_now_and_in_utc(database: str) -> None:
    before = datetime.now(UTC)
    entries.record_refusal(by=None, action="X")

    ((at,),) = as_owner("select at from audit_entry where action = 'REFUSED_X'")
    assert before <= at <= datetime.now(UTC)


def test_nobody_can_read_entries(database: str) -> None:
    entries.record_refusal(by=None, action="X")

    assert as_nobody("select count(*) from audit_entry") == [(0,)]
