"""A certificate as a tagged PDF, with the code that leads to the page where anybody verifies it.

Loads a slow library: import it only where a file is made.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import typst

LAYOUT: Final = Path(__file__).parent / "certificate.typ"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, in one language; `competencies` is a smaller line under what was achieved."""

    language: str
    title: str
    issuer: str
    attests: str
    holder: str
    achievement: str
    competencies: str
    days: str
    signed_by: str
    verify: str
    address: str
    qr: str
    qr_words: str
    warning: str


def pdf_of(certificate: Certificate) -> bytes:
    """Set a certificate as a tagged PDF (PDF/UA-1), always the same bytes for the same words."""
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs={"certificate": json.dumps(asdict(certificate))}, pdf_standards=["ua-1"],
        ignore_system_fonts=True, timestamp=0,
    )  # fmt: skip
    return bytes(made)
