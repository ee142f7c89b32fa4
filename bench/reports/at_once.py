"""Many reports at one instant against a server that runs: receipts, the time until the last, the processor for each.

    python bench/reports/at_once.py localhost:8801 50 --pid 1234

Standard library only, so that any other measurement may call `at_once`.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import sys
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from threading import Barrier

TOLD = {"a_danger": "NO", "a_child": "UNSURE", "a_what": "Una prueba de muchos a la vez."}
FORM = "/es/hn/a/"


@dataclass(frozen=True)
class Figures:
    """The receipts that were shown, seconds from the first to the last, and seconds of processor for each report."""

    receipts: tuple[str, ...]
    wall: float
    cpu_each: float


def at_once(host: str, count: int, pid: int) -> Figures:
    """Send so many reports at the same instant to the server whose process has that number."""
    tokens = [_token(host) for _ in range(count)]
    gate = Barrier(count)

    def send(token: str) -> tuple[str, float]:
        body = urllib.parse.urlencode({**TOLD, "form": token, "go": "send"})
        gate.wait(60)
        page = _ask(host, "POST", FORM, body)
        return _receipt(host, page), time.monotonic()

    before, started = processor_of(pid), time.monotonic()
    with ThreadPoolExecutor(count) as threads:
        came = list(threads.map(send, tokens))
    spent = processor_of(pid) - before
    receipts = tuple(receipt for receipt, _ in came if receipt)
    return Figures(receipts, max(at for _, at in came) - started, spent / count)


def processor_of(pid: int) -> float:
    """Return the seconds of processor that a process and its children have used."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                _name, _, rest = (folder / "stat").read_text().rpartition(")")
            except OSError:
                continue
            parts = rest.split()
            if int(folder.name) == pid or int(parts[1]) == pid:
                total += int(parts[11]) + int(parts[12])
    return total / os.sysconf("SC_CLK_TCK")


def _ask(host: str, verb: str, address: str, body: str | None = None) -> str:
    link = http.client.HTTPConnection(host, timeout=120)
    headers = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}
    link.request(verb, address, body, headers)
    page = link.getresponse().read().decode()
    link.close()
    return page


def _token(host: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', _ask(host, "GET", FORM))
    return found.group(1) if found else ""


def _receipt(host: str, page: str) -> str:
    """Return the receipt of a page, waiting where it says to wait."""
    while True:
        found = re.search(r'copy-code__code">([^<]+)<', page)
        ticket = re.search(r'name="t" value="([^"]+)"', page)
        if found or not ticket:
            return unescape(found.group(1)) if found else ""
        time.sleep(0.2)
        page = _ask(host, "POST", "/es/e/", urllib.parse.urlencode({"t": ticket.group(1)}))


def main() -> int:
    """Print the figures; 1 when a report got no receipt, or cost more than 0.3 seconds of processor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("host")
    parser.add_argument("count", type=int)
    parser.add_argument("--pid", type=int, required=True)
    given = parser.parse_args()
    figures = at_once(given.host, given.count, given.pid)
    told = len(set(figures.receipts))
    print(f"{told} receipts of {given.count}, {figures.wall:.1f} s until the last, {figures.cpu_each:.3f} s each")
    return 0 if told == given.count and figures.cpu_each <= 0.3 else 1


if __name__ == "__main__":
    sys.exit(main())
