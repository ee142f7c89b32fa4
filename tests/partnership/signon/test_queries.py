"""What is known of the sign-ins of institutions, and of whom they name."""

from __future__ import annotations

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.signon import operations, queries
from tests.foundation.access.wall import as_member, as_owner
from tests.foundation.desk import account_of
from tests.foundation.openid.issuer import SECRET
from tests.partnership.signon.conftest import Keep


def test_the_secret_rests_sealed_and_of_an_issuers_name_for_somebody_only_a_mark_is_kept(keep: Keep) -> None:
    sign_on = keep()
    with acting(member_token(account_of("cr.gestora"))) as actor:
        as_owner("update sec.session set proof = 'PASSKEY'")
        operations.link_sign_on(by=actor, sign_on=sign_on, subject="gestora@login.example.org")
        assert queries.link_of(account_of("cr.gestora")) is not None

    assert queries.client_of(sign_on).secret == SECRET
    kept = as_owner("select s::text, l::text from signon_signon s, signon_link l")
    assert not [text for row in kept for text in row if SECRET in text or SECRET.encode().hex() in text]
    assert "gestora@login" not in str(kept)
    assert b"gestora@login".hex() not in str(kept)
    assert queries.account_named(sign_on, "gestora@login.example.org") == account_of("cr.gestora")
    assert queries.account_named(sign_on, "Gestora@login.example.org") is None
    assert as_member("cr.supervision", "select * from signon_link") == []


def test_closed_sign_ins_are_not_offered(keep: Keep) -> None:
    open_one, closed = keep(), keep("CR_CCSS", is_open=False)

    assert [each.pk for each in queries.open_sign_ons()] == [open_one.pk]
    assert queries.open_sign_on(closed.pk) is None
    assert queries.sign_ons_in("HN") == {}
    assert {*queries.sign_ons_in("CR").values()} == {open_one, closed}
