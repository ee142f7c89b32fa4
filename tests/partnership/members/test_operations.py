"""Inviting, changing roles, and recovery by two: what may not be done is refused here and by the database."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db.utils import DatabaseError
from django.test import Client, override_settings
from django.urls import reverse

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import token_hash
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.rules import PERSON_PLANE_ROLES
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.coalition.models import Member
from amparo.partnership.members import operations, queries
from tests.foundation.access.wall import DENIED, as_member, as_owner, state_of, team
from tests.foundation.accounts.authenticator import Device
from tests.foundation.accounts.test_passkeys import browser, come_in, with_passkey
from tests.foundation.desk import account_of, sign_in

CODE, ENROL, START = reverse("accounts:code"), reverse("accounts:enrol"), reverse("home:start")


def invite(by: str = "cr.supervision", role: str = "case_manager", in_team: int | None = None) -> str:
    place = in_team or team("CR_ERI", "care")
    with acting(member_token(account_of(by))) as actor:
        return operations.invite_member(by=actor, name="ana.nueva", label="Ana Nueva", team=place, role=role)


def member_of(username: str) -> int:
    return Member.objects.get(account__username=username).pk


def vouch(by: str, of: str) -> None:
    with acting(member_token(account_of(by))) as actor:
        colleague = queries.colleague_of(actor, member_of(of), datetime.now(UTC))
        assert colleague is not None
        operations.ask_recovery(by=actor, of=colleague)


def confirm(by: str, of: str) -> str:
    with acting(member_token(account_of(by))) as actor:
        colleague = queries.colleague_of(actor, member_of(of), datetime.now(UTC))
        assert colleague is not None
        return operations.confirm_recovery(by=actor, of=colleague)


def enrol(client: Client, device: Device) -> None:
    options = client.post(reverse("accounts:ask_new_passkey")).json()
    client.post(reverse("accounts:add_passkey"), {"answer": device.make(options), "name": "phone"})


def test_whoever_is_invited_reaches_one_page_and_then_comes_in_with_a_passkey(database: str) -> None:
    code = invite()
    client, device = browser(), Device()
    assert code.replace("-", "") not in str(as_owner("select mark, kind from accounts_entrycode"))

    typed = client.post(CODE, {"code": code.lower().replace("-", " ")})

    assert typed.headers["Location"] == ENROL
    assert client.get(reverse("pathways:cases")).headers["Location"] == ENROL
    assert client.post(reverse("accounts:end_others")).headers["Location"] == ENROL
    assert as_owner("select count(*) from audit_entry where action = 'SIGNED_IN'") == [(0,)]
    with override_settings(PASSKEY_ROLES=PERSON_PLANE_ROLES):
        assert client.get(reverse("accounts:set_time_code")).status_code == 404
    enrol(client, device)
    assert client.get(START).headers["Location"] == reverse("pathways:work")
    again = browser()
    come_in(again, device)
    assert again.get(START).headers["Location"] == reverse("pathways:work")
    assert browser().post(CODE, {"code": code}).status_code == 422


def test_who_is_enrolling_has_no_team_in_the_database(database: str) -> None:
    start = "select sec.start_session(sha256('half'), %s, '1 hour', 'CODE', '', null, 'ENROL')"
    as_owner(start, account_of("cr.gestora"))

    as_owner("select set_config('app.token', 'half', false)")
    found = as_owner("select sec.principals(), (select count(*) from sec.whoami()), sec.account_id()")
    as_owner("select set_config('app.token', '', false)")

    assert found == [([], 0, None)]


def test_a_code_ends_with_its_hours_and_wrong_ones_are_counted(database: str) -> None:
    code = invite()
    as_owner("update accounts_entrycode set valid_until = now() - interval '1 second'")
    assert browser().post(CODE, {"code": code}).status_code == 422
    as_owner("update accounts_entrycode set valid_until = now() + interval '1 hour'")

    for _each in range(60):
        as_owner("insert into sec.wrong_try (mark) select mark from sec.wrong_try limit 1")
    assert browser().post(CODE, {"code": code}).status_code == 422
    as_owner("delete from sec.wrong_try")
    assert browser().post(CODE, {"code": code}).status_code == 302


@pytest.mark.parametrize("role", ["auditor", "panel", "secretariat", "administrator"])
def test_nobody_gives_a_role_that_stands_above_them(database: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        invite(role=role)

    assert as_owner("select count(*) from accounts_account where username = 'ana.nueva'") == [(0,)]


def refused(username: str, query: str, *values: object) -> None:
    with pytest.raises(DatabaseError) as wall:
        as_member(username, query, *values)
    assert state_of(wall.value) == DENIED, query


def test_the_database_refuses_what_a_broken_page_would_let_through(database: str) -> None:
    care, guard, shelter = team("CR_ERI", "care"), team("CR_ERI", "guard"), team("CR_CSO_SHELTER")
    new = "select sec.invite_member('x.y', 'X', %s, %s, 'm')"
    give = "select sec.give_post(%s, %s, %s)"
    own, other = member_of("cr.supervision"), member_of("cr.gestora")

    refused("cr.gestora", new, care, "case_manager")
    refused("cr.supervision", new, shelter, "shelter")
    refused("cr.supervision", new, care, "auditor")
    refused("cr.supervision", new, care, "person")
    refused("cr.supervision", new, team("CR_ERI", "panel"), "panel")
    refused("cr.supervision", new, guard, "case_manager")
    refused("cr.supervision", give, own, care, "case_manager")
    refused("cr.supervision", give, member_of("cr.albergue"), care, "case_manager")
    refused("cr.gestora", give, other, care, "psychologist")
    refused("cr.supervision", "select sec.take_post(%s, %s, 'supervisor')", own, team("CR_ERI", "supervision"))
    refused(
        "cr.supervision", "insert into coalition_teammember (member_id, team_id, role) values (%s, %s, 'x')", own, care
    )
    refused("cr.supervision", "update accounts_account set password = 'x'")
    refused("cr.supervision", "select mark from accounts_entrycode")
    refused("cr.supervision", "select sec.code_from_owner(1, 'x')")


def test_a_role_given_or_taken_ends_the_sessions_of_the_colleague(database: str) -> None:
    client, page = sign_in("cr.supervision"), reverse("members:posts", args=[member_of("cr.gestora")])
    care = team("CR_ERI", "care")
    colleague = sign_in("cr.gestora")

    assert client.post(page, {"post": f"{care}:psychologist"}).status_code == 302
    assert colleague.get(START).headers["Location"].startswith(reverse("home:sign_in"))
    colleague = sign_in("cr.gestora")
    assert client.post(page, {"take": f"{care}:case_manager"}).status_code == 302
    assert colleague.get(START).headers["Location"].startswith(reverse("home:sign_in"))

    assert client.post(page, {"post": f"{care}:auditor"}).status_code == 422
    assert client.get(reverse("members:posts", args=[member_of("cr.supervision")])).status_code == 404
    assert client.get(reverse("members:posts", args=[member_of("cr.albergue")])).status_code == 404
    assert as_owner("select action from audit_entry where action like 'POST%%' order by seq") == [
        ("POST_GIVEN",), ("POST_TAKEN",),
    ]  # fmt: skip


def test_a_lost_passkey_is_recovered_by_two_and_the_old_one_opens_nothing(database: str) -> None:
    lost = with_passkey("cr.psicologia")
    signed_in = browser()
    come_in(signed_in, lost)

    vouch("cr.gestora", "cr.psicologia")
    assert signed_in.get(START).headers["Location"] == reverse("pathways:work")
    code = confirm("cr.supervision", "cr.psicologia")

    assert signed_in.get(START).headers["Location"].startswith(reverse("home:sign_in"))
    thief = browser()
    come_in(thief, lost)
    assert thief.get(START).headers["Location"].startswith(reverse("home:sign_in"))
    client, device = browser(), Device()
    client.post(CODE, {"code": code})
    enrol(client, device)
    assert client.get(START).headers["Location"] == reverse("pathways:work")
    assert as_owner("select valid_until - made_at from accounts_entrycode")[0][0].total_seconds() == 3600
    assert as_owner("select action, account_id from audit_entry where action like 'RECOVERY%%' order by seq") == [
        ("RECOVERY_ASKED", account_of("cr.gestora")), ("RECOVERY_CONFIRMED", account_of("cr.supervision")),
    ]  # fmt: skip


def test_one_person_alone_recovers_nothing(database: str) -> None:
    with_passkey("cr.psicologia")
    vouch("cr.supervision", "cr.psicologia")
    with pytest.raises(NotAllowed):
        confirm("cr.supervision", "cr.psicologia")
    ((key,),) = as_owner("select id from accounts_recovery")

    refused("cr.supervision", "select sec.confirm_recovery(%s, 'x')", key)
    refused("cr.gestora", "select sec.confirm_recovery(%s, 'x')", key)
    refused("cr.psicologia", "select sec.confirm_recovery(%s, 'x')", key)
    refused("cr.enlace", "select sec.confirm_recovery(%s, 'x')", key)
    assert as_member("cr.enlace", "select count(*) from accounts_recovery") == [(0,)]
    vouch("cr.gestora", "cr.psicologia")
    as_owner("update accounts_recovery set asked_at = now() - interval '25 hours'")
    ((key,),) = as_owner("select id from accounts_recovery")
    refused("cr.supervision", "select sec.confirm_recovery(%s, 'x')", key)
    assert as_owner("select count(*) from accounts_passkey") == [(1,)]


def test_whoever_has_just_let_another_in_does_not_recover_together_with_them(database: str) -> None:
    with_passkey("cr.psicologia")
    invite()
    as_owner("update accounts_account set demo_role = 'case_manager' where username = 'ana.nueva'")
    vouch("ana.nueva", "cr.psicologia")
    ((key,),) = as_owner("select id from accounts_recovery")

    refused("cr.supervision", "select sec.confirm_recovery(%s, 'x')", key)
    as_owner("update accounts_entrycode set made_at = now() - interval '31 days'")
    assert as_member("cr.supervision", "select sec.confirm_recovery(%s, 'x')", key) == [(account_of("cr.psicologia"),)]


def test_a_name_that_is_taken_is_said_and_nothing_is_left(database: str) -> None:
    invite()
    with pytest.raises(Refused):
        invite()
    assert as_owner("select count(*) from accounts_entrycode") == [(1,)]


def test_the_first_account_is_let_in_at_the_server(database: str) -> None:
    said = io.StringIO()
    given = {"country": "CR", "institution": "CR_OIJ", "team": "liaison", "role": "focal_point"}
    call_command("let_in", name="primera", label="Primera Persona", stdout=said, **given)
    found = re.search(r"^[A-Z0-9-]{19}$", said.getvalue(), re.M)
    assert found is not None

    client = browser()
    assert client.post(CODE, {"code": found[0]}).headers["Location"] == ENROL
    assert "Primera Persona" in client.get(ENROL).content.decode()


def close(by: str, of: str) -> None:
    with acting(member_token(account_of(by))) as actor:
        colleague = queries.colleague_of(actor, member_of(of), datetime.now(UTC))
        assert colleague is not None
        operations.close_account(by=actor, of=colleague)


def test_a_closed_account_opens_nothing_any_more_and_its_history_stays(database: str) -> None:
    gone, device = account_of("cr.gestora"), with_passkey("cr.gestora")
    client, token = browser(), member_token(account_of("cr.gestora"))
    come_in(client, device)
    assert client.get(reverse("pathways:cases")).status_code == 200
    assert as_owner("select (select count(*) from accounts_passkey), sec.keyd_account(%s)", token_hash(token)) == [
        (1, gone)
    ]

    close("cr.supervision", "cr.gestora")

    assert client.get(reverse("pathways:cases")).headers["Location"].startswith(reverse("home:sign_in"))
    assert as_owner("select (select count(*) from accounts_passkey), sec.keyd_account(%s)", token_hash(token)) == [
        (0, None)
    ]
    assert as_owner("select count(*) from sec.session where account_id = %s and ended_at is null", gone) == [(0,)]
    again = browser()
    come_in(again, device)
    assert again.get(reverse("pathways:cases")).status_code == 302
    with acting(member_token(account_of("cr.supervision"))) as actor:
        assert queries.colleague_of(actor, member_of("cr.gestora"), datetime.now(UTC)) is None
        ((label, by),) = [(each.label, each.closed_by) for each in queries.closed_in(actor)]
        assert (label, by) == ("Elena Quirós", "Jorge Madriz")
    assert as_owner("select subject from audit_entry where action = 'ACCOUNT_CLOSED'") == [(str(gone),)]
    with pytest.raises(Refused), acting(member_token(account_of("cr.supervision"))) as actor:
        operations.invite_member(
            by=actor, name="cr.gestora", label="Otra", team=team("CR_ERI", "care"), role="case_manager"
        )


@pytest.mark.parametrize(
    ("by", "of"),
    [("cr.supervision", "cr.supervision"), ("cr.supervision", "cr.panel1"), ("cr.gestora", "cr.psicologia"),
     ("cr.secretaria", "cr.datos"), ("cr.secretaria", "cr.tecnica"), ("cr.supervision", "cr.policia"),
     ("hn.supervision", "cr.gestora")],
)  # fmt: skip
def test_nobody_closes_their_own_account_a_higher_one_or_one_elsewhere(database: str, by: str, of: str) -> None:
    with pytest.raises((NotAllowed, AssertionError)):
        close(by, of)
    with pytest.raises(DatabaseError) as refused:
        as_member(by, "select sec.close_account(%s)", member_of(of))
    assert state_of(refused.value) == DENIED
    assert as_owner("select is_active from accounts_account where username = %s", of) == [(True,)]


def test_who_runs_the_service_closes_what_no_officer_may(database: str) -> None:
    call_command("close_account", name="cr.supervision", stdout=io.StringIO())

    assert as_owner("select closed_by from members_closedaccount") == [(None,)]
    with pytest.raises(CommandError):
        call_command("close_account", name="cr.supervision", stdout=io.StringIO())


def test_an_account_is_closed_from_the_page_after_a_second_thought(database: str) -> None:
    client = sign_in("cr.supervision")
    address = f"/personal/{member_of('cr.psicologia')}/cerrar/"

    assert address in client.get("/personal/").content.decode()
    assert "no se vuelve a abrir" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert "cerró Jorge Madriz" in client.get("/personal/").content.decode()
    assert client.get(f"/personal/{member_of('cr.supervision')}/cerrar/").status_code == 404
    assert client.get(f"/personal/{member_of('cr.panel1')}/cerrar/").status_code == 404
