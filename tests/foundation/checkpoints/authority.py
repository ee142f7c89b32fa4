"""A time-stamping authority of our own, at an address of this machine: OpenSSL signs what it is sent."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


def openssl(folder: Path, *words: str, given: bytes = b"") -> bytes:
    done = subprocess.run(["openssl", *words], cwd=folder, input=given, capture_output=True, check=True)
    return done.stdout


def make_authority(folder: Path) -> Path:
    """Make the certificates of an authority in a folder; return the one in which whoever trusts it trusts."""
    folder.mkdir(parents=True, exist_ok=True)
    openssl(
        folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days",
        "30", "-subj", "/CN=root", "-addext", "basicConstraints=critical,CA:TRUE",
        "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip
    openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "signer.key", "-out", "s.csr", "-subj", "/CN=s")
    (folder / "use").write_text(
        "basicConstraints=critical,CA:FALSE\nextendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
    )
    openssl(
        folder, "x509", "-req", "-in", "s.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days",
        "30", "-extfile", "use", "-out", "signer.pem",
    )  # fmt: skip
    (folder / "serial").write_text("01")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    return folder / "root.pem"


@contextmanager
def answering(folder: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Answer at an address until the block ends; yield it, and what was sent."""
    sent: list[bytes] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append(asked)
            (folder / "asked").write_bytes(asked)
            openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "asked", "-out", "reply")
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "reply").read_bytes())

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa", sent
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
