"""A psychologist adds a passkey, comes in with it, loses it, and two colleagues let her in again."""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import CDPSession, Page

from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.staff import Staff
from tests.journeys.watching import Watch

WORK = re.compile(r"/mi-trabajo/$")
PASSKEY = "form[data-passkey] button[type=submit]"


def device_of(page: Page) -> tuple[CDPSession, str]:
    """Give a browser a device that makes passkeys and confirms by itself."""
    told = page.context.new_cdp_session(page)
    told.send("WebAuthn.enable")
    options: dict[str, Any] = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    return told, told.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def foreign_passkey() -> dict[str, Any]:
    """Return a passkey that this installation never made, as somebody who copied its page would hold it."""
    key = ec.generate_private_key(ec.SECP256R1())
    kept = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def text(raw: bytes) -> str:
        return base64.b64encode(raw).decode()

    return {
        "credentialId": text(os.urandom(16)), "isResidentCredential": True, "rpId": "localhost", "signCount": 0,
        "privateKey": text(kept), "userHandle": text(os.urandom(32)),
    }  # fmt: skip


@dataclass
class Story:
    """One who loses a passkey, two who recover it."""

    sign_in: SignIn
    new_context: NewContext
    watch: Watch

    def given_a_psychologist_who_adds_a_passkey(self) -> Staff:
        staff = self.sign_in("cr.psicologia")
        device_of(staff.page)
        staff.go("/mi-cuenta/")
        staff.page.fill("#id_passkey_name", "Mi teléfono")
        self._confirm(staff, re.compile(r"/mi-cuenta/$"))
        assert "Mi teléfono" in staff.text()
        return staff

    def when_she_signs_out_then_the_passkey_lets_her_in(self, staff: Staff) -> None:
        staff.go("/relevo/")
        staff.press("main form[action='/salir/'] button")
        self._confirm(staff, WORK)
        staff.go("/mi-cuenta/")
        assert "con una llave de acceso" in staff.text()

    def then_a_passkey_of_elsewhere_does_not(self) -> None:
        page = self.new_context().new_page()
        stranger = Staff("stranger", page, self.watch)
        told, device = device_of(page)
        told.send("WebAuthn.addCredential", {"authenticatorId": device, "credential": foreign_passkey()})
        stranger.go("/entrar/")
        self._confirm(stranger, re.compile(r"/entrar/$"))
        assert "no abre nada aquí" in page.inner_text("body")

    def when_it_is_lost_then_two_colleagues_let_her_in_again(self, staff: Staff) -> None:
        self._from_her_row("cr.gestora", "recuperar").press("main form button[type=submit]")
        second = self._from_her_row("cr.supervision", "confirmar")
        second.press("main form button[type=submit]")
        code = second.page.locator(".own-code__text").inner_text()
        staff.go("/mi-cuenta/")
        assert "/entrar/" in staff.page.url
        found = Staff("found", self.new_context().new_page(), self.watch)
        device_of(found.page)
        found.go("/entrar/codigo/")
        found.page.fill("[name=code]", code.lower())
        found.press("main form button[type=submit]")
        assert found.page.url.endswith("/inscripcion/")
        self._confirm(found, WORK)

    def _from_her_row(self, username: str, part: str) -> Staff:
        staff = self.sign_in(username)
        staff.go("/personal/")
        staff.press(f"main li:has-text('Irene Fallas') a[href$='/{part}/']")
        return staff

    def _confirm(self, staff: Staff, address: re.Pattern[str]) -> None:
        with staff.page.expect_navigation(wait_until="domcontentloaded"):
            staff.page.locator(PASSKEY).first.click()
        staff.page.wait_for_url(address)
        staff.look()


def test_a_passkey_is_added_lost_and_recovered_by_two(sign_in: SignIn, new_context: NewContext, watch: Watch) -> None:
    story = Story(sign_in, new_context, watch)
    staff = story.given_a_psychologist_who_adds_a_passkey()
    story.when_she_signs_out_then_the_passkey_lets_her_in(staff)
    story.then_a_passkey_of_elsewhere_does_not()
    story.when_it_is_lost_then_two_colleagues_let_her_in_again(staff)
