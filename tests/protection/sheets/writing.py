"""Sheets as a device would seal them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyrage

from amparo.foundation import keys

SUMMARY = "Una muchacha pidió ayuda junto a la terminal vieja"
ALERT = {
    "mandate": "TRAFFICKING", "amp_report_channel": "PATROL", "amp_reporter_kind": "OFFICIAL",
    "amp_report_summary": SUMMARY, "amp_report_place": "Terminal vieja",
}  # fmt: skip
REPORT = {"danger": "NO", "child": "UNSURE", "what": "Una camioneta sin placa trae gente de noche"}


def said(answers: Mapping[str, Any], *, to: str = "cr", kind: str = "ALERT", **more: Any) -> bytes:
    told = {"v": 1, "to": to, "kind": kind, "language": "es", "on": "2026-11-20", "answers": dict(answers), **more}
    return json.dumps(told).encode().ljust(2048)


def wrapped(text: bytes, *, to: str = "cr", by: str = "") -> str:
    """Seal something to the intake of a country; `by` says another country's key is used."""
    key = keys.intake_key(by or to)
    sealed = pyrage.encrypt(text, [pyrage.x25519.Recipient.from_str(key.public)], armored=True)
    return f"amparo-1 {to} {key.fingerprint}\n{bytes(sealed).decode()}"


def sealed_alert(**answers: Any) -> str:
    return wrapped(said({**ALERT, **answers}))
