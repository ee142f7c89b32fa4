"""Only the administrator of the country sets up a sign-in; only who works there links with it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.partnership.signon.permissions import KEEP_SIGN_ON, LINK_SIGN_ON, MAY, SEE_SIGN_ONS, UNLINK_SIGN_ON

ITS = SimpleNamespace(country=SimpleNamespace(code="CR"))


def actor(role: str = "case_manager", country: str = "CR", account: int | None = 5) -> Actor:
    return Actor(account, 1, "", 1, "I", country, frozenset({(1, role)}))


@pytest.mark.parametrize(
    ("role", "country", "sees", "keeps"),
    [
        ("administrator", "CR", True, True),
        ("administrator", "HN", True, False),
        ("administrator", "", False, False),
        ("supervisor", "CR", False, False),
        ("secretariat", "CR", False, False),
        ("auditor", "CR", False, False),
    ],
)
def test_the_administrator_of_the_country_sets_it_up(role: str, country: str, sees: bool, keeps: bool) -> None:
    by = actor(role, country)

    assert may(by, SEE_SIGN_ONS, None, by_table=MAY) is sees
    assert may(by, KEEP_SIGN_ON, ITS, by_table=MAY) is keeps


@pytest.mark.parametrize(
    ("account", "institution", "is_open", "links"),
    [(5, 1, True, True), (None, 1, True, False), (5, 2, True, False), (5, 1, False, False)],
)
def test_who_works_there_links_while_it_is_open(
    account: int | None, institution: int, is_open: bool, links: bool
) -> None:
    its = SimpleNamespace(institution_id=institution, is_open=is_open)

    assert may(actor(account=account), LINK_SIGN_ON, its, by_table=MAY) is links
    assert may(actor(account=account), UNLINK_SIGN_ON, None, by_table=MAY) is (account is not None)
