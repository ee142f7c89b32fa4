"""Badges as a PDF: one on each page, of A6 or A7, with the name large and the code to sign in as a square."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation.design.squares import square_svg
from amparo.partnership.events.models import Event
from amparo.partnership.events.queries import badges as asked
from amparo.partnership.rolls.pages.activities import days

LAYOUT: Final = Path(__file__).parent / "badges.typ"
SIZES: Final = {"A6": (105, 148), "A7": (74, 105)}


@dataclass(frozen=True, slots=True)
class Badge:
    """What is printed on a badge; where somebody works only if they let it."""

    name: str
    organisation: str
    code: str
    group: str
    qr: str


def badges_of(event: Event, enrolments: Iterable[asked.Badged]) -> list[Badge]:
    """Return the badges of some who take part."""
    return [
        Badge(
            name=each.name,
            organisation=each.organisation,
            code=each.code,
            group=each.group,
            qr=square_svg(each.code) if each.code else "",
        )
        for each in enrolments
    ]


def badges_pdf(event: Event, size: str) -> bytes:
    """Set the badges of all who take part, by name, as a tagged PDF (PDF/UA-1)."""
    width, height = SIZES[size]
    said = {
        "language": (get_language() or "es")[:2],
        "title": event.activity.title,
        "heading": _("Badges: %(title)s") % {"title": event.activity.title},
        "days": days(event.activity),
        "width": width,
        "height": height,
        "badges": [asdict(each) for each in badges_of(event, asked.badged(event))],
        "square_words": _("Code to sign in"),
        "nobody": _("Nobody has a place yet."),
        "warning": _("Demonstration") if settings.IS_DEMO else "",
    }
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs={"said": json.dumps(said, ensure_ascii=False)}, pdf_standards=["ua-1"],
        ignore_system_fonts=True, timestamp=0,
    )  # fmt: skip
    return bytes(made)
