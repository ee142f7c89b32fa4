"""What is kept, what holds it, and its destruction: also what lies in yesterday's backup opens no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.protection.people import operations as people
from amparo.protection.retention import operations, queries, tasks
from amparo.protection.retention.models import Erasure, Hold
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_owner, case_id, state_of
from tests.points import carried_to
from tests.protection.looking import case_of

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=365 * 30)
NAME = "María de la Luz"


@pytest.fixture(autouse=True)
def told_by_her(carrier: Carrier, as_staff: As) -> None:
    seal_anew(carrier, as_staff)


def seal_anew(carrier: Carrier, as_staff: As) -> None:
    """Identity and safety under keys of this test: what is destroyed here stays destroyed for every other test too."""
    as_owner(
        "do $$ begin perform set_config('sec.erasing', 'on', true);"
        " delete from people_sealedanswers where \"group\" in ('C1', 'C2');"
        " delete from cases_casekey where \"group\" in ('C1', 'C2'); end $$"
    )
    values = {"C1": {"prs_FirstName": NAME}, "C2": {"amp_shelter": "the house with the blue door"}}
    with as_staff("cr.gestora") as actor:
        people.write_answers(
            by=actor, case=case_of(carrier), record="event:1", values=values, written=frozenset(values), at=carrier.at
        )


def close() -> None:
    """Let the case be closed and its steps be over, as the owner of the database finds it at the end."""
    as_owner("delete from pathways_armedtimer")
    as_owner("delete from pathways_openstep")
    as_owner("update cases_case set is_open = false, closed_at = now() - interval '1 minute'")
    as_owner("update sec.grant_ set valid_until = now() where purpose in ('JUSTICE', 'REPARATION')")


def ask(as_staff: As, *groups: str, by: str = "cr.datos", at: datetime = LATER) -> Erasure:
    with as_staff(by) as actor:
        key = queries.case_by_code(as_owner("select code from cases_case")[0][0])
        assert key is not None
        code = as_owner("select code from cases_case")[0][0]
        return operations.ask_to_erase(by=actor, case=key, code=code, groups=groups, at=at)


def erase(as_staff: As, erasure: Erasure, *, by: str = "cr.custodia", at: datetime = LATER) -> Erasure:
    with as_staff(by) as actor:
        return operations.erase(by=actor, erasure=erasure, at=at)


def sealed_rows(group: str) -> int:
    return int(as_owner('select count(*) from people_sealedanswers where "group" = %s', group)[0][0])


def test_what_was_erased_is_gone_and_yesterdays_backup_opens_no_more(carrier: Carrier, as_staff: As) -> None:
    kept_rows = as_owner('select case_id, record, "group", fields, sealed from people_sealedanswers')
    kept_keys = as_owner('select "group", wrapped from cases_casekey order by id')
    close()

    done = erase(as_staff, ask(as_staff, "C1", "C2"))
    tasks.hear_the_clock(at=NOW)

    assert (sealed_rows("C1"), sealed_rows("C2"), sealed_rows("C3") >= 0) == (0, 0, True)
    assert done.counts["C1"]["keys"] == 1
    # The backup of yesterday is put back: rows and what the database knew of their keys.
    for group, wrapped in kept_keys:
        as_owner('insert into cases_casekey (case_id, "group", wrapped) select %s, %s, %s'
                 ' where not exists (select 1 from cases_casekey k where k."group" = %s)',
                 case_id(), group, wrapped, group)  # fmt: skip
    for row in kept_rows:
        if row[2] in {"C1", "C2"}:
            as_owner(
                'insert into people_sealedanswers (case_id, record, "group", fields, sealed, written_at)'
                " values (%s, %s, %s, %s, %s, now())", *row,
            )  # fmt: skip
    assert sealed_rows("C1") > 0
    for group in ("C1", "C2"):
        with as_staff("cr.gestora") as actor, pytest.raises(keys.Unavailable):
            people.reveal(actor, case_of(carrier), group=group, purpose="CARE")
    assert verify_chains().faults == ()


def test_what_came_back_with_an_old_copy_of_the_key_process_is_destroyed_again(carrier: Carrier) -> None:
    # A store and its log, both from before the erasure, were put back: the key process has what the database says went.
    gone, kept = (keys.new_data_key(case_id(), "C1") for _ in range(2))
    as_owner(
        "insert into retention_erasure (case_id, code, groups, closing, asked_by, asked_at, done_by, done_at, counts,"
        " handles, keys_destroyed_at) values (%s, %s, '{C1}', '', 1, now(), 2, now(), '{}', %s, now())",
        case_id(), carrier.code, [gone],
    )  # fmt: skip
    assert keys.still_kept([gone, kept]) == 2

    tasks.hear_the_clock(at=datetime.now(UTC))
    tasks.hear_the_clock(at=datetime.now(UTC))

    assert (keys.still_kept([gone]), keys.still_kept([kept])) == (0, 1)
    assert as_owner("select count(*) from audit_entry where action = 'KEYS_DESTROYED_AGAIN'") == [(1,)]


def test_a_group_that_was_not_erased_still_opens(carrier: Carrier, as_staff: As) -> None:
    close()
    erase(as_staff, ask(as_staff, "C2"))
    tasks.hear_the_clock(at=NOW)

    with as_staff("cr.gestora") as actor:
        assert people.reveal(actor, case_of(carrier), group="C1", purpose="CARE")["prs_FirstName"] == NAME
        assert people.reveal(actor, case_of(carrier), group="C2", purpose="CARE") == {}


def test_nothing_is_destroyed_of_an_open_case_nor_before_its_time(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused):
        ask(as_staff, "C1")
    close()
    with pytest.raises(Refused):
        ask(as_staff, "C1", at=NOW)

    assert ask(as_staff, "C1").groups == ["C1"]


def test_nothing_is_destroyed_before_proceedings_end_even_after_it_was_asked(carrier: Carrier, as_staff: As) -> None:
    close()
    asked = ask(as_staff, "C1")
    with as_staff("cr.gestora") as actor:
        began = operations.note_proceeding(
            by=actor, case=case_id(), code=carrier.code, kind="CRIMINAL", began_on=date(2026, 1, 1)
        )

    with pytest.raises(Refused, match=r"Proceedings|proceso|procesos"):
        erase(as_staff, asked)
    assert as_member("cr.custodia", "select sec.erase(%s)", asked.pk) == [(False,)]
    with as_staff("cr.gestora") as actor:
        operations.end_proceeding(by=actor, proceeding=began, code=carrier.code, on=date(2026, 6, 1))

    assert erase(as_staff, asked).done_at is not None


def test_teams_of_justice_that_hold_the_case_count_as_proceedings(carrier: Carrier, as_staff: As) -> None:
    close()
    as_owner(
        "insert into sec.grant_ (case_id, principal_id, purpose, groups) values (%s, 1, 'JUSTICE', '{C0}')", case_id()
    )

    with pytest.raises(Refused):
        ask(as_staff, "C1")


def test_a_hold_is_set_at_once_and_lifted_by_two(carrier: Carrier, as_staff: As) -> None:
    close()
    asked = ask(as_staff, "C1")
    with as_staff("cr.datos") as actor:
        hold = operations.hold_case(by=actor, case=case_id(), code=carrier.code, reason="COURT_ORDER", at=NOW)
    with pytest.raises(Refused):
        erase(as_staff, asked)
    assert as_member("cr.custodia", "select sec.erase(%s)", asked.pk) == [(False,)]

    with as_staff("cr.datos") as actor:
        with pytest.raises(NotAllowed):
            operations.confirm_hold(by=actor, hold=hold, code=carrier.code, at=NOW)
        operations.ask_to_lift(by=actor, hold=hold, code=carrier.code, at=NOW)
        with pytest.raises(NotAllowed):
            operations.lift_hold(by=actor, hold=hold, code=carrier.code, at=NOW)
    with pytest.raises(Refused):
        erase(as_staff, asked)
    with as_staff("cr.custodia") as actor:
        operations.confirm_hold(by=actor, hold=Hold.objects.get(), code=carrier.code, at=NOW)
        operations.lift_hold(by=actor, hold=Hold.objects.get(), code=carrier.code, at=NOW)

    assert erase(as_staff, asked).done_at is not None


def test_nobody_destroys_alone_nor_without_answering_for_data(carrier: Carrier, as_staff: As) -> None:
    close()
    asked = ask(as_staff, "C1")

    for nobody in ("cr.datos", "cr.gestora", "cr.tecnica", "hn.custodia"):
        with pytest.raises((NotAllowed, LookupError)):
            erase(as_staff, asked, by=nobody)
    for nobody in ("cr.datos", "cr.gestora", "hn.custodia", "cr.policia"):
        assert as_member(nobody, "select sec.erase(%s)", asked.pk) == [(False,)]
    for query in ("delete from people_sealedanswers", "delete from people_attachment", "delete from cases_casekey"):
        with pytest.raises(DatabaseError) as refused:
            as_member("cr.custodia", f"select set_config('sec.erasing', 'on', true); {query}")
        assert state_of(refused.value) == DENIED
    assert sealed_rows("C1") > 0


def test_a_period_of_the_country_is_used_instead_of_the_proposal_and_audited(carrier: Carrier, as_staff: As) -> None:
    close()
    in_two_months = NOW + timedelta(days=62)
    with pytest.raises(Refused):
        ask(as_staff, "C2", at=in_two_months)

    with as_staff("cr.datos") as actor:
        for reason in ("goals_met", "person_choice", "lost_contact", "transferred", "not_victim"):
            operations.set_period(
                by=actor, group="C2", reason=reason, months=1, source="Acuerdo 7", verified=True, at=NOW
            )

    assert ask(as_staff, "C2", at=in_two_months).groups == ["C2"]
    assert Entry.objects.using("owner").filter(action="PERIOD_SET", group="C2").count() == 5
