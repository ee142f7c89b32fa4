"""The real server for community reports on a free port, and a reader without scripts who walks through its pages."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from tests.journeys.serving import _free_port

TOLD = {"danger": "NO", "child": "UNSURE", "what": "Una camioneta trae gente de noche.", "place": "La playa norte"}


@dataclass(frozen=True)
class Served:
    """Where the server for reports answers, and its process."""

    host: str
    pid: int


@contextmanager
def reports_server(database: str, log: Path) -> Iterator[Served]:
    """Serve the pages for reports on a database until the block ends."""
    port = _free_port()
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    chosen = {
        "DJANGO_SETTINGS_MODULE": "amparo.config.settings.reporting", "AMPARO_STATE": str(settings.STATE),
        "AMPARO_DEMO": "yes", "DATABASE_URL": url,
    }  # fmt: skip
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "96", "--log-level", "warning"]
    command = [sys.executable, "-m", "granian", *options, "--host", "127.0.0.1", "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [*command, "amparo.config.wsgi:application"], env={**os.environ, **chosen}, stdout=out, stderr=out
        ) as web,
    ):
        try:
            _wait_for(port, web, log)
            yield Served(f"127.0.0.1:{port}", web.pid)
        finally:
            web.terminate()
            try:
                web.wait(10)
            except subprocess.TimeoutExpired:
                web.kill()


def _wait_for(port: int, web: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and web.poll() is None:
        try:
            Reader(f"127.0.0.1:{port}").get("/es/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server for reports did not answer:\n{log.read_text()[-3000:]}")


@dataclass
class Reader:
    """Somebody with a browser without scripts and without memory."""

    host: str
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 0
    page: str = ""
    answered: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def get(self, address: str) -> str:
        """Ask for a page."""
        return self._ask("GET", address, None, {})

    def post(self, address: str, values: Mapping[str, str], file: bytes = b"") -> str:
        """Send a form, with a file where there is one."""
        if not file:
            body = urllib.parse.urlencode(values).encode()
            return self._ask("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})
        mark = "----part"
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in values.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="IMG_canary.jpg"\r\n\r\n'
        whole = b"".join([*parts, head.encode(), file, f"\r\n--{mark}--\r\n".encode()])
        return self._ask("POST", address, whole, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def _ask(self, verb: str, address: str, body: bytes | None, more: Mapping[str, str]) -> str:
        link = http.client.HTTPConnection(self.host, timeout=60)
        link.request(verb, address, body, {"Host": "localhost", **self.headers, **more})
        answer = link.getresponse()
        self.status, self.body = answer.status, answer.read()
        self.answered = {name.lower(): value for name, value in answer.getheaders()}
        link.close()
        self.page = self.body.decode("utf-8", "replace")
        return self.page

    def hidden(self) -> dict[str, str]:
        """Return what the page carries."""
        return {
            name: unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.page)
        }

    def report(self, told: Mapping[str, str] = TOLD, *, country: str = "hn", kind: str = "a", **more: str) -> str:
        """Open the form, fill it in and send it; return the receipt as it is shown."""
        address = f"/es/{country}/{kind}/"
        self.get(address)
        token = self.hidden()["form"]
        values = {f"a_{code}": said for code, said in told.items()}
        self.post(address, {"form": token, "go": "send", **values, **more})
        return self.receipt()

    def receipt(self) -> str:
        """Return the receipt that the page shows; "" when it shows none."""
        found = re.search(r'copy-code__code">([^<]+)<', self.page)
        return unescape(found.group(1)) if found else ""

    def come_back(self, receipt: str) -> str:
        """Type a receipt and return the page."""
        self.get("/es/v/")
        return self.post("/es/v/", {"form": self.hidden()["form"], "code": receipt})
