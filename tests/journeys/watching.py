"""What every page of a journey must keep to: no strangers, nothing broken, and readable by everyone."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

OURS = frozenset({"localhost", "127.0.0.1"})
# The browser says this of every answer of 400 and more; those are judged by what the journey expects.
KNOWN_SAYING = "Failed to load resource"
CODE = re.compile(r"[A-Z]{2}-[0-9A-Z-]{4,}")
STEP = re.compile(r"/(pasos|omitir|referir|responder)/[a-z_/]+")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

_axe = Axe()
_looked_at: set[str] = set()


@dataclass
class Watch:
    """Collects what is wrong with the pages of one browser context."""

    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch everything that a context asks for and says."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in OURS:
            self.faults.append(f"asked a stranger: {request.url}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and KNOWN_SAYING not in message.text:
            self.faults.append(f"console: {message.text}")


def kind_of(address: str) -> str:
    """Return which page an address is, whatever the case and the step."""
    return re.sub(r"\d+", "N", STEP.sub(r"/\1/STEP/", CODE.sub("CASE", urlsplit(address).path)))


def look(page: Page, watch: Watch, kind: str) -> None:
    """Check a page for accessibility and for what does not fit a phone, once for each kind of page."""
    if kind in _looked_at:
        return
    _looked_at.add(kind)
    found = _axe.run(page).response["violations"]
    watch.faults.extend(f"axe on {kind}: {_told(each)}" for each in found)
    _keep_picture(page, kind, "desk")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        watch.faults.append(f"{kind} is {wide} pixels wider than a phone")
    _keep_picture(page, kind, "phone")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def _told(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    where = [f"{node['target']} {node['html'][:160]}" for node in nodes[:3]]
    return f"{violation['id']} ({violation['impact']}): {'; '.join(where)}"


def _keep_picture(page: Page, kind: str, size: str) -> None:
    """Keep a picture for a reviewer who asked for pictures with AMPARO_PICTURES=<folder>."""
    folder = os.environ.get("AMPARO_PICTURES")
    if folder:
        name = re.sub(r"[^\w.]+", "-", kind).strip("-") or "start"
        page.screenshot(path=Path(folder) / f"{name}.{size}.png", full_page=True)
