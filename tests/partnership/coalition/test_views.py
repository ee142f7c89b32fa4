"""The coalition in the browser."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.coalition.models import Institution
from tests.conftest import Browsing


@pytest.mark.parametrize("username", ["cr.gestora", "cr.policia", "cr.datos", "cr.tecnica"])
def test_every_role_reads_who_the_coalition_is(browsing: Browsing, username: str) -> None:
    client = browsing(username)

    answers = [client.get("/coalicion/").status_code]
    answers.append(client.get(f"/coalicion/{Institution.objects.get(code='CR_ERI').pk}/").status_code)

    assert answers == [200, 200]


@pytest.mark.parametrize("key", ["0", "999999", "9" * 18, "9" * 40])
def test_an_institution_that_is_not_there_is_not_found(browsing: Browsing, key: str) -> None:
    assert browsing("cr.gestora").get(f"/coalicion/{key}/").status_code == 404


def test_the_list_costs_the_same_whatever_its_length(browsing: Browsing) -> None:
    costs = []
    for username in ("cr.gestora", "hn.gestora"):
        client = browsing(username)
        client.get("/coalicion/")
        with CaptureQueriesContext(connection) as spent:
            client.get("/coalicion/")
        costs.append(len(spent))

    assert costs[0] == costs[1]
