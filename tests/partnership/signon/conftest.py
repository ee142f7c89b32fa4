"""A provider on this machine, and an institution that has it for its sign-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from amparo.foundation import openid
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.coalition.models import Institution
from amparo.partnership.signon import operations, queries
from amparo.partnership.signon.models import SignOn
from tests.foundation.desk import account_of
from tests.foundation.openid.issuer import CLIENT, SECRET, Issuer, serving

Keep = Callable[..., SignOn]


def institution(code: str) -> Institution:
    """Return an institution by its code, with its country."""
    return Institution.objects.select_related("country").get(code=code)


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    """The institution's provider."""
    openid.forget()
    with serving(Issuer()) as issuer:
        yield issuer
    openid.forget()


@pytest.fixture
def keep(database: str, issuer: Issuer) -> Keep:
    """Set up the sign-in of an institution, as the country's administrator."""

    def done(code: str = "CR_ERI", by: str = "cr.tecnica", **said: object) -> SignOn:
        given = {"issuer": issuer.issuer, "client": CLIENT, "secret": SECRET, "is_open": True, **said}
        with acting(member_token(account_of(by))) as actor:
            operations.keep_sign_on(by=actor, institution=institution(code), **given)  # type: ignore[arg-type]
        kept = queries.sign_on_of(institution(code).pk)
        assert kept is not None
        return kept

    return done
