"""Setting up, linking and ending: what may not be done is refused here and by the database."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.signon import operations, queries
from amparo.partnership.signon.models import SignOn
from tests.foundation.access.wall import DENIED, as_member, as_owner, state_of
from tests.foundation.desk import account_of
from tests.foundation.openid.issuer import SECRET, Issuer
from tests.partnership.signon.conftest import Keep, institution

LINKED = "select account_id from signon_link order by 1"


def link(sign_on: SignOn, by: str, subject: str = "s-1001", proof: str = "PASSKEY", minutes: int = 0) -> None:
    with acting(member_token(account_of(by))) as actor:
        as_owner(
            "update sec.session set proof = %s, proved_at = now() - make_interval(mins => %s) where account_id = %s",
            proof, minutes, actor.account,
        )  # fmt: skip
        operations.link_sign_on(by=actor, sign_on=sign_on, subject=subject)


def test_it_is_kept_by_the_administrator_of_the_country_and_by_nobody_else(keep: Keep) -> None:
    ((abroad, its),) = as_owner("select id, code from coalition_institution where code like 'HN_%%' order by 1 limit 1")
    for code, by in (("CR_ERI", "hn.supervision"), ("CR_ERI", "cr.supervision"), (its, "cr.tecnica")):
        with pytest.raises(NotAllowed):
            keep(code, by=by)
    for by, where in (("cr.supervision", institution("CR_ERI").pk), ("cr.tecnica", abroad)):
        with pytest.raises(DatabaseError) as refused:
            as_member(by, "select sec.keep_sign_on(%s, 'https://a.example', 'c', '', true)", where)
        assert state_of(refused.value) == DENIED
    with pytest.raises(DatabaseError):
        as_member("cr.tecnica", "update signon_signon set issuer = 'https://a.example'")
    keep()

    assert as_owner("select action, facts ->> 'open' from audit_entry where action = 'SIGN_ON_KEPT'") == [
        ("SIGN_ON_KEPT", "true")
    ]


def test_without_a_new_secret_the_last_stays_but_never_goes_to_another_issuer(keep: Keep, issuer: Issuer) -> None:
    keep()
    assert queries.client_of(keep(secret="", client="other")).secret == SECRET

    with pytest.raises(Refused):
        keep(secret="", issuer="http://127.0.0.1:1/staff", is_open=False)
    with pytest.raises(Refused):
        keep(issuer="http://127.0.0.1:1/staff")
    kept = queries.sign_on_of(institution("CR_ERI").pk)
    assert kept is not None
    assert (kept.issuer, kept.client) == (issuer.issuer, "other")


@pytest.mark.parametrize(
    ("by", "proof", "minutes"),
    [("cr.gestora", "PASSWORD", 0), ("cr.gestora", "TIME_CODE", 0), ("cr.gestora", "INSTITUTION", 0),
     ("cr.gestora", "PASSKEY", 16)],
)  # fmt: skip
def test_only_whoever_has_just_shown_a_passkey_links(keep: Keep, by: str, proof: str, minutes: int) -> None:
    with pytest.raises(Refused):
        link(keep(), by, proof=proof, minutes=minutes)
    assert as_owner(LINKED) == []


def test_nobody_links_with_the_sign_in_of_another_institution_also_not_past_the_application(keep: Keep) -> None:
    sign_on = keep()
    with pytest.raises(NotAllowed):
        link(sign_on, "cr.salud")
    token = member_token(account_of("cr.salud"))
    as_owner("update sec.session set proof = 'PASSKEY'")
    with acting(token), pytest.raises(DatabaseError) as refused:
        operations._call("sec.link_sign_on", sign_on.pk, b"m" * 32)
    assert state_of(refused.value) == DENIED
    assert as_owner(LINKED) == []


def test_one_person_there_is_one_account_here_and_a_new_issuer_knows_nobody(keep: Keep) -> None:
    sign_on = keep()
    link(sign_on, "cr.gestora")
    with pytest.raises(Refused):
        link(sign_on, "cr.supervision")
    link(sign_on, "cr.gestora", "s-1002")

    assert queries.account_named(sign_on, "s-1001") is None
    assert queries.account_named(sign_on, "s-1002") == account_of("cr.gestora")
    assert as_owner("select count(*) from audit_entry where action = 'SIGN_ON_LINKED'") == [(2,)]
    other = keep(issuer="https://login.example.org", is_open=False)
    assert as_owner(LINKED) == []
    assert queries.account_named(other, "s-1002") is None


@pytest.mark.parametrize(
    "closing",
    [
        "update accounts_account set is_active = false where id = %s",
        "update coalition_member set is_active = false where account_id = %s",
        "update coalition_member set institution_id = (select id from coalition_institution where code = 'CR_CCSS')"
        " where account_id = %s",
        "update signon_signon set is_open = false where %s > 0",
    ],
)
def test_an_account_that_is_closed_here_stays_closed(keep: Keep, closing: str) -> None:
    sign_on = keep()
    link(sign_on, "cr.gestora")
    assert queries.account_named(sign_on, "s-1001") == account_of("cr.gestora")

    as_owner(closing, account_of("cr.gestora"))

    assert queries.account_named(sign_on, "s-1001") is None


def test_a_link_is_undone_by_its_owner_and_an_issuer_ends_the_sessions_of_its_own_only(keep: Keep) -> None:
    sign_on, other = keep(), keep("CR_CCSS")
    link(sign_on, "cr.gestora")
    link(other, "cr.salud")
    live = "select account_id from sec.session where ended_at is null and account_id = any (%s)"
    both = [account_of("cr.gestora"), account_of("cr.salud")]

    operations.end_sessions(by=None, sign_on=other, subject="s-9999")
    assert {account for (account,) in as_owner(live, both)} == {*both}
    operations.end_sessions(by=None, sign_on=sign_on, subject="s-1001")
    assert {account for (account,) in as_owner(live, both)} == {both[1]}
    with acting(member_token(both[1])) as actor:
        operations.unlink_sign_on(by=actor)
    assert as_owner(LINKED) == [(both[0],)]
    assert as_owner(
        "select action from audit_entry where action in ('SIGN_ON_ENDED', 'SIGN_ON_UNLINKED') order by id"
    ) == [
        ("SIGN_ON_ENDED",),
        ("SIGN_ON_UNLINKED",),
    ]
