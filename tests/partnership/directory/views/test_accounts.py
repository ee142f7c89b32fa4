"""The page that ties an account to a professional."""

from __future__ import annotations

import re

import pytest

from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.directory.models import Professional
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import of_the_police


@pytest.mark.parametrize("username", ["hn.secretaria", "hn.enlace"])
def test_who_looks_after_somebody_says_how_they_sign_in_and_takes_it_back(
    as_staff: As, browsing: Browsing, username: str
) -> None:
    officer = of_the_police(as_staff, "Denis", "Amador")
    account, client = demo_account("hn.policia"), browsing(username)
    assert account is not None
    page = f"/personas/{officer.pk}/"

    asked = client.get(f"{page}cuenta/").content.decode()
    nothing = client.post(f"{page}cuenta/", {})
    saved = client.post(f"{page}cuenta/", {"account": str(account.pk)})
    shown = client.get(page).content.decode()
    client.post(f"{page}cuenta/quitar/")

    offered = re.findall(r"[^<>]+ \([^()<>]+\)", asked.partition('class="form card')[2].partition("</form>")[0])
    assert offered[0].strip().startswith("Denis Amador ("), "the account of the same name comes first"
    assert (nothing.status_code, saved.status_code) == (422, 302)
    assert f"{page}cuenta/quitar/" in shown
    assert Professional.objects.get(pk=officer.pk).account_id is None


@pytest.mark.parametrize("username", ["hn.policia", "cr.secretaria", "hn.gestora", "hn.datos"])
def test_nobody_else_finds_it(as_staff: As, browsing: Browsing, username: str) -> None:
    officer = of_the_police(as_staff)
    client = browsing(username)

    assert client.get(f"/personas/{officer.pk}/cuenta/").status_code == 404
    assert client.post(f"/personas/{officer.pk}/cuenta/quitar/").status_code == 404
