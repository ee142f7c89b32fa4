"""A server of mail and a gateway for SMS on this machine, which keep what they were given and answer as told."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar


class _Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to hand over a mail."""

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().strip():
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                self.server.came.append(b"".join(iter(self.rfile.readline, b".\r\n")))  # type: ignore[attr-defined]
            refuses = word == b"RCPT" and self.server.refuses  # type: ignore[attr-defined]
            self._say(refuses or "250 well")
            if word == b"QUIT":
                return

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class _Asked(BaseHTTPRequestHandler):
    """A gateway that keeps what it is asked."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((dict(self.headers), body))  # type: ignore[attr-defined]
        self.send_response(self.server.answers)  # type: ignore[attr-defined]
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()

    def log_message(self, *_given: Any) -> None:
        """Say nothing."""


class _MailServer(socketserver.TCPServer):
    allow_reuse_address: ClassVar[bool] = True  # type: ignore[misc]
    came: list[bytes]
    refuses = ""


class _Gateway(HTTPServer):
    came: list[tuple[dict[str, str], bytes]]
    answers = 200


@contextmanager
def _running(server: Any) -> Iterator[Any]:
    server.came = []
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def mail_server() -> Iterator[Any]:
    """Serve mail on a free port; `came` are the mails, `refuses` what is said of every recipient."""
    with _running(_MailServer(("127.0.0.1", 0), _Mail)) as server:
        yield server


@contextmanager
def sms_gateway() -> Iterator[Any]:
    """Serve as a gateway on a free port; `came` is what it was asked, `answers` the number it answers."""
    with _running(_Gateway(("127.0.0.1", 0), _Asked)) as server:
        yield server
