"""Saying with which account a professional signs in, and taking it back."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.audit.models import Entry
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.accounts import tie_account, untie_account
from tests.conftest import As
from tests.partnership.directory.entering import entered, of_the_police


def key_of(username: str) -> int:
    account = demo_account(username)
    assert account is not None
    return int(account.pk)


def tie(as_staff: As, who: str, professional: Professional, username: str) -> None:
    with as_staff(who) as by:
        tie_account(by=by, professional=professional, account=key_of(username))


def tied() -> list[tuple[int, int]]:
    return list(Professional.objects.exclude(account=None).order_by("pk").values_list("pk", "account"))


@pytest.mark.parametrize("who", ["hn.secretaria", "hn.enlace"])
def test_an_account_is_tied_and_taken_back_and_both_are_written_down(as_staff: As, who: str) -> None:
    officer = of_the_police(as_staff)

    tie(as_staff, who, officer, "hn.policia")
    before = tied()
    for _again in range(2):
        with as_staff(who) as by:
            untie_account(by=by, professional=officer)

    assert (before, tied()) == ([(officer.pk, key_of("hn.policia"))], [])
    told = Entry.objects.using("owner").filter(subject=officer.code, action__startswith="ACCOUNT_").order_by("pk")
    assert [(row.action, row.facts) for row in told] == [
        ("ACCOUNT_TIED", {"account": key_of("hn.policia")}),
        ("ACCOUNT_UNTIED", {"account": key_of("hn.policia")}),
    ]


def test_nobody_ties_what_is_another_s_elsewhere_or_their_own(as_staff: As) -> None:
    first, second = of_the_police(as_staff), entered(as_staff, "Berta", "Mora")
    tie(as_staff, "hn.secretaria", first, "hn.policia")

    for professional, username in (
        (second, "hn.policia"), (second, "cr.policia"), (second, "hn.secretaria"), (first, "hn.gestora"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            tie(as_staff, "hn.secretaria", professional, username)
        assert len(refused.value.reasons) == 1, username

    assert tied() == [(first.pk, key_of("hn.policia"))]


def test_a_focal_point_ties_only_the_own_people_to_accounts_of_the_own_institution(as_staff: As) -> None:
    own, other = of_the_police(as_staff), entered(as_staff, "Berta", "Mora")

    with pytest.raises(Refused):
        tie(as_staff, "hn.enlace", own, "hn.gestora")
    with pytest.raises(NotAllowed):
        tie(as_staff, "hn.enlace", other, "hn.policia")
    with pytest.raises(NotAllowed):
        tie(as_staff, "hn.policia", own, "hn.policia")

    assert tied() == []
