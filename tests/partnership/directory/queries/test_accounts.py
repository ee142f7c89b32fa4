"""Accounts that may be tied: the country's by the secretariat, the institution's by its focal point."""

from __future__ import annotations

from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries.accounts import accounts_free, accounts_offered
from tests.conftest import As
from tests.partnership.directory.entering import entered


def test_the_secretariat_is_offered_the_country_and_a_focal_point_the_own_institution(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        country = {row.account.username for row in accounts_offered(by, "HN")}
    with as_staff("hn.enlace") as by:
        own = {row.account.username for row in accounts_offered(by, "HN")}
        foreign = list(accounts_offered(by, "CR"))

    assert {name for name in country if not name.startswith("hn.")} == set()
    assert {"hn.policia", "hn.gestora", "hn.secretaria"} <= country
    assert (own, foreign) == ({"hn.policia", "hn.enlace"}, [])


def test_an_account_that_is_somebody_s_is_no_longer_free_nor_is_the_own(as_staff: As) -> None:
    somebody = entered(as_staff, "Ana", "Pérez")
    Professional.objects.using("owner").filter(pk=somebody.pk).update(account=demo_account("hn.policia"))

    with as_staff("hn.secretaria") as by:
        free = {row.account.username for row in accounts_free(by, "HN")}

    assert {"hn.policia", "hn.secretaria"} & free == set()
    assert "hn.gestora" in free
