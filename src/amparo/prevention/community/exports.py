"""Cards and pictures that people take away: a sheet of four cards as a tagged PDF, and a picture for messages."""

from __future__ import annotations

import importlib

from django.conf import settings

from amparo.foundation.design.squares import square_svg
from amparo.prevention.community.models import Card
from amparo.prevention.community.queries import questions


def address_of(card: Card) -> str:
    """Return where a card leads; "" when the installation has not said where the pages for reports are."""
    return f"{settings.REPORTS_ADDRESS}/k/{card.code}/" if settings.REPORTS_ADDRESS else ""


def texts_of(language: str, address: str) -> dict[str, str]:
    """Return the words of a card in a language."""
    return {code: questions.passing(code, language, address=address) for code in ("title", "lead", "steps")}


def sheet_of(card: Card, language: str) -> bytes:
    """Return a sheet with four cards (PDF/UA-1)."""
    slow = importlib.import_module("amparo.foundation.documents.cards")
    return _made(slow.sheet_of, language, address_of(card))


def picture_of(language: str, address: str) -> bytes:
    """Return the picture to pass on by messaging (PNG)."""
    slow = importlib.import_module("amparo.foundation.documents.cards")
    return _made(slow.picture_of, language, address)


def _made(make: object, language: str, address: str) -> bytes:
    said = texts_of(language, address)
    made: bytes = make(  # type: ignore[operator]
        language=language, title=said["title"], lead=said["lead"], steps=said["steps"], address=address,
        qr=square_svg(address), qr_words=address,
    )  # fmt: skip
    return made
