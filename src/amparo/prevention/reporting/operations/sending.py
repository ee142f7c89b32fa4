"""Sending a report, and getting the receipt that is the only way back to it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.prevention.community.queries.questions import words_of
from amparo.prevention.community.rules import receipts, sealing
from amparo.prevention.community.vocabulary import ANSWER_PART, FILE
from amparo.prevention.reporting.rules import files
from amparo.prevention.reporting.rules.answers import code_of
from amparo.prevention.reporting.rules.files import Kept


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody tells: for which country, in which words and language, by which card, with which picture."""

    country: str
    kind: str
    language: str
    answers: Mapping[str, str]
    card: str = ""
    picture: Kept | None = None


def receipt_for(nonce: str, language: str, *, in_words: bool) -> str:
    """Return the receipt of a form: always the same for the same form, so that sending it twice loses nothing."""
    mac = keys.link_mac("receipt of a form", f"{nonce}|{'words' if in_words else 'digits'}|{language}")
    return receipts.words_from(mac, words_of(language)) if in_words else receipts.digits_from(mac)


def send_report(*, by: Actor, telling: Telling, receipt: str) -> bool:
    """Seal a report and keep it; False when this very form was sent before.

    Argon2id is computed before any transaction begins. Only whoever is signed in to nothing sends so; intake takes
    down what it is told by telephone in an operation of its own.
    """
    if by.account is not None:
        raise NotAllowed("SEND_REPORT")
    ref, key = sealing.new_ref(), sealing.new_key()
    parts = [_part(key, ref, ANSWER_PART, json.dumps(dict(telling.answers), ensure_ascii=False))]
    if telling.picture is not None:
        parts.append(_part(key, ref, FILE, files.as_text(telling.picture)))
    locks = sealing.locks_for(ref, receipts.plain(receipt), key)
    child = code_of(telling.answers, "child", otherwise="YES" if telling.kind == "SIMPLE" else "UNSURE")
    values: list[Any] = [
        telling.country, ref, locks.lookup, locks.salt, locks.by_receipt, locks.wrapped, locks.by_intake, telling.kind,
        telling.language, code_of(telling.answers, "danger"), child, telling.card, json.dumps(parts),
    ]  # fmt: skip
    marks = ", ".join(["%s"] * len(values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"select reporting.send({marks})", values)
        return bool(cursor.fetchone()[0])


def _part(key: str, ref: str, kind: str, text: str) -> dict[str, str]:
    place = sealing.new_place()
    blob = sealing.sealed(key, ref, place, text)
    return {"kind": kind, "place": place, "sealed": base64.b64encode(blob).decode()}
