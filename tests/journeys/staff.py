"""A member of staff at a browser of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Response

from tests.journeys.filling import FORM, fill
from tests.journeys.watching import Watch, kind_of, look

# These pages say the same wherever one was going.
PLAIN = frozenset({403, 404})
SUBMIT = f"{FORM} button[type=submit]"
SHOWN = """() => {
  const kinds = [...document.querySelectorAll("main form.form :is(input, select, textarea)")].map(each => each.type);
  return `${document.querySelectorAll("main .tabs a").length} ${[...new Set(kinds)].sort()}`;
}"""


@dataclass
class Staff:
    """Someone signed in: goes to pages, fills in forms, and looks at each page that comes."""

    username: str
    page: Page
    watch: Watch

    def sign_in(self) -> Staff:
        """Come in by the button of the demonstration's role."""
        self.go("/entrar/")
        self.press(f"button[name=account][value='{self.username}']")
        return self

    def go(self, path: str, expect: int = 200) -> Response:
        """Open an address, and see that it answers as expected."""
        answered = self.page.goto(path, wait_until="domcontentloaded")
        assert answered is not None
        assert answered.status == expect, f"{self.username}: {path} answered {answered.status}, not {expect}"
        self.look(expect)
        return answered

    def press(self, button: str, expect: int = 200) -> None:
        """Press something that leads to a page."""
        with self.page.expect_navigation(wait_until="domcontentloaded") as found:
            self.page.locator(button).first.click()
        assert found.value.status == expect, f"{self.username}: {found.value.url} answered {found.value.status}"
        self.look(expect)

    def send(self, answers: Mapping[str, Any] | None = None, expect: int = 200) -> list[str]:
        """Fill in the page's form and send it; return the questions that were asked."""
        asked = fill(self.page, answers)
        self.press(SUBMIT, expect)
        return asked

    def do_step(self, code: str, path: str, fields: Mapping[str, Any] | None = None, **outcome: str) -> list[str]:
        """Open a step from the page of its case, fill it in and complete it; return the questions that were asked."""
        self.open_step(code, path)
        asked = self.send({**(fields or {}), **outcome})
        # Whoever leaves the case with this step comes to their work instead.
        there = (f"/casos/{code}/", "/mi-trabajo/")
        assert self.page.url.endswith(there), f"{path} was not completed: {self.mistakes()}"
        return asked

    def open_step(self, code: str, path: str) -> None:
        """Open a step that is ours to do, from the page of its case."""
        link = self.page.locator(f"main a[href*='/{path}/']")
        if not (self.page.url.endswith(f"/casos/{code}/") and link.count()):
            self.go(f"/casos/{code}/")
        assert link.count(), f"{self.username} has no way to {path}; the page offers {self.offered()}"
        self.press(f"main a[href*='/{path}/']")

    def offered(self) -> list[str]:
        """Return the steps that the page of the case offers."""
        return [text.strip() for text in self.page.locator("main .task__title").all_inner_texts()]

    def mistakes(self) -> list[str]:
        """Return what the page says is wrong."""
        return self.page.locator(".error-summary, .field__error, .messages").all_inner_texts()

    def text(self) -> str:
        """Return what the page says, in its main part."""
        return self.page.locator("main").inner_text()

    def look(self, status: int = 200) -> None:
        """See that the page is well made; the same page is looked at once."""
        if status in PLAIN:
            look(self.page, self.watch, f"page {status}")
        else:
            # Readers differ in which parts of a case they have, and steps in the kinds of questions that they ask.
            shown = self.page.evaluate(SHOWN)
            look(self.page, self.watch, f"{kind_of(self.page.url)} {shown} {status}")
