"""Where a form leads once it was done."""

from __future__ import annotations

import pytest

from amparo.foundation.design.asked import Asked


@pytest.mark.parametrize(
    ("asked", "came", "address"),
    [
        (Asked("Say it", "Say", "/back/"), None, "/back/"),
        (Asked("Say it", "Say", "/back/"), object(), "/back/"),
        (Asked("Say it", "Say", "/back/"), "/there/", "/there/"),
        (Asked("Say it", "Say", "/back/", leads=lambda came: f"/of/{came}/"), "/there/", "/of//there//"),
    ],
    ids=["nothing came of it", "a record came of it", "an address came of it", "it says itself where"],
)
def test_it_leads_where_the_operation_says_or_back(asked: Asked, came: object, address: str) -> None:
    assert asked.address(came) == address
