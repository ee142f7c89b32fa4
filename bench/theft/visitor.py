"""A browser without a screen: cookies, forms and the fields that they ask."""

from __future__ import annotations

import http.cookiejar
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urljoin

from lxml import html

NOT_ASKED = "not_asked"


class _Opener:
    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)


@dataclass
class Visitor:
    """Somebody signed in at the demonstration, who fills in forms with what `word` and `number` give."""

    address: str
    username: str
    word: Callable[[], str]
    number: Callable[[], str]
    browser: _Opener = field(default_factory=_Opener)
    page: Any = None
    at: str = ""

    def sign_in(self) -> Visitor:
        """Come in by the button of the demonstration's role."""
        self.go("/entrar/")
        token = self.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
        self._ask("/entrar/", {"csrfmiddlewaretoken": token, "account": self.username})
        return self

    def go(self, path: str) -> None:
        """Open an address."""
        self._ask(path)

    def send(
        self,
        given: Mapping[str, str],
        *,
        also: Mapping[str, str] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> None:
        """Fill in the page's form and send it, with what a button says and with files."""
        form = self.page.xpath("//main//form[contains(@class, 'form')]")[0]
        values = self._filled(form, given)
        action = form.get("action") or self.at
        self._ask(action, [*values, *(also or {}).items()], files)

    def words(self) -> str:
        """Return what the page says in its main part."""
        return " ".join(" ".join(self.page.xpath("//main//text()")).split())

    def _filled(self, form: Any, given: Mapping[str, str]) -> list[tuple[str, str]]:
        values: list[tuple[str, str]] = []
        groups: dict[str, list[str]] = {}
        for each in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
            name, kind = each.get("name"), each.get("type", "text") if each.tag == "input" else each.tag
            plain = name.removeprefix("ask_")
            if kind in {"radio", "checkbox"}:
                groups.setdefault(name, []).append(each.get("value", "on"))
            elif kind == "hidden":
                values.append((name, each.get("value", "")))
            elif kind == "select":
                options = [value for value in each.xpath(".//option/@value") if value]
                values.append((name, given.get(plain) or (options[0] if options else "")))
            elif kind not in {"file", "submit", "button"}:
                values.append((name, given.get(plain) or self._written(each, kind)))
        for name, choices in groups.items():
            values.append((name, _chosen(name, choices, given)))
        return values

    def _written(self, box: Any, kind: str) -> str:
        if kind == "date":
            return datetime.now(UTC).date().isoformat()
        if kind == "datetime-local":
            return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="minutes")
        if kind == "number" or box.get("inputmode") in {"numeric", "decimal"}:
            return "1"
        return self.number() if kind == "tel" or box.get("inputmode") == "tel" else self.word()

    def _ask(self, path: str, values: Any = None, files: Mapping[str, tuple[str, bytes]] | None = None) -> None:
        address = urljoin(self.address, path)
        headers = {"Referer": address, "Accept-Language": "es"}
        data = None
        if files:
            data, headers["Content-Type"] = _multipart(values, files)
        elif values is not None:
            data = urlencode(values).encode()
        request = urllib.request.Request(address, data, headers)  # noqa: S310 - our own server
        try:
            with self.browser.opener.open(request, timeout=60) as answer:
                self.at, body = answer.geturl(), answer.read()
        except urllib.error.HTTPError as refused:
            body = refused.read()
            said = " ".join(html.fromstring(body).xpath("//main//text()")).split() if body else []
            raise RuntimeError(f"{self.username}: {path} answered {refused.code}: {' '.join(said)[:600]}") from None
        self.page = html.fromstring(body) if body.lstrip()[:1] == b"<" else None


def _chosen(name: str, choices: list[str], given: Mapping[str, str]) -> str:
    wanted = given.get(name.removeprefix("ask_"))
    if wanted in choices:
        return str(wanted)
    return next((each for each in choices if each != NOT_ASKED), choices[0])


def _multipart(values: Any, files: Mapping[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    edge = secrets.token_hex(12)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values
    ]
    for name, (called, body) in files.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + body + b"\r\n")
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
