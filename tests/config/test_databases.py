"""What the environment says, read or refused in one line."""

from __future__ import annotations

import pytest

from amparo.config.databases import WrongEnvironment, whole_number


def test_a_number_of_the_environment_is_read() -> None:
    assert (whole_number("AMPARO_PROXIES", "0"), whole_number("AMPARO_MAIL_PORT", "587")) == (0, 587)


@pytest.mark.parametrize("given", ["", "-1", "1.5", "two", "٣", " 1"])
def test_anything_else_is_refused_with_the_name_of_the_variable(given: str) -> None:
    with pytest.raises(WrongEnvironment, match="AMPARO_PROXIES"):
        whole_number("AMPARO_PROXIES", given)
