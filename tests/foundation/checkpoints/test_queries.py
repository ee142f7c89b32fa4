"""Where the chains end, and the checkpoints, page by page."""

from __future__ import annotations

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.checkpoints import queries
from tests.conftest import As
from tests.foundation.checkpoints.keeping import CHAIN, sign, write


def test_a_chain_has_grown_until_the_next_checkpoint(database: str) -> None:
    write(2)
    with acting(service_token(60)):
        assert {end.chain: end.seq for end in queries.grown()}[CHAIN] == 2
    sign()
    write(1)
    with acting(service_token(60)):
        assert {end.chain: end.seq for end in queries.grown()} == {CHAIN: 3, "system": queries.grown()[-1].seq}
        assert queries.ends_kept()[CHAIN].seq == 2


def test_checkpoints_are_read_latest_first_page_by_page(database: str, as_staff: As) -> None:
    for quarter in range(3):
        sign(quarter)

    with as_staff("cr.datos"):
        assert [each.number for each in queries.checkpoints(limit=2)] == [3, 2]
        assert [each.number for each in queries.checkpoints(limit=2, before=2)] == [1]
        last = queries.latest()
        assert last is not None
        assert last.number == 3
    with as_staff("hn.policia"):
        assert queries.latest() is None
