"""The letter of an act: its words in a language, and the same as a PDF that readers of screens can read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import typst
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.squares import square_svg

REFERENCE: Final = re.compile(r"([0-9A-ZÁÉÍÓÚÑÜ-]{1,60})-([0-9]{3,6})-([0-9]{4})")
LAYOUT: Final = Path(__file__).parent / "letter.typ"


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter tells, in one language; a page and a PDF are made of the same."""

    language: str
    reference: str
    place_and_day: str
    sender: str
    receiver: str
    subject: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    closing: str
    signed_by: str
    footer: str
    warning: str = ""
    code: str = ""
    verify: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The facts of an act that its letter tells; names by language."""

    institution: dict[str, str]
    short_name: str
    coalition: dict[str, str]
    country: dict[str, str]
    procedure: str
    titles: dict[str, str]
    version: int
    version_digest: str
    act_number: str
    act_digest: str
    signed_on: date
    signed_by: str
    in_force_on: date
    issued_on: date
    is_demonstration: bool = False
    code: str = ""
    address: str = ""


def reference_of(short_name: str, number: int, year: int) -> str:
    """Return how a letter is cited: `OIJ-003-2026`."""
    code = "".join(each for each in short_name.upper().replace(" ", "-") if each.isalnum() or each == "-")
    return f"{code}-{number:03d}-{year}"


def letter_in(language: str, adopted: Adopted, reference: str) -> Said:
    """Write the letter of an act in a language."""
    with translation.override(language):
        title = f"{adopted.procedure} {_named(adopted.titles, language)}"
        sender = _named(adopted.institution, language)
        day = date_format(adopted.issued_on, "DATE_FORMAT")
        facts = (
            (_("Procedure"), title),
            (_("Version"), str(adopted.version)),
            (_("Act"), adopted.act_number),
            (_("Signed on"), date_format(adopted.signed_on, "DATE_FORMAT")),
            (_("In force in the institution from"), date_format(adopted.in_force_on, "DATE_FORMAT")),
        )
        return Said(
            language=language,
            reference=_("Letter %(reference)s") % {"reference": reference},
            place_and_day=f"{_named(adopted.country, language)}, {day}",
            sender=sender,
            receiver=_named(adopted.coalition, language),
            subject=_("Adoption of procedure %(title)s") % {"title": title},
            paragraphs=(
                _("%(institution)s informs the coalition that it has adopted the procedure named below.")
                % {"institution": sender},
                _("Its people will follow it in the steps that it gives them from the day stated."),
            ),
            facts=facts,
            closing=_("Respectfully,"),
            signed_by=adopted.signed_by,
            footer=_("SHA-256 of the version: %(version)s. SHA-256 of the act: %(act)s.")
            % {"version": adopted.version_digest, "act": adopted.act_digest},
            warning=_("Demonstration: invented, signed by nobody.") if adopted.is_demonstration else "",
            code=adopted.code,
            verify=_("Verification code: %(code)s") % {"code": adopted.code} if adopted.code else "",
            qr=square_svg(address_of(adopted.address, reference, adopted.code)) if adopted.code else "",
        )


def what_is_coded(reference: str, institution: str, letter: int) -> str:
    """Return what the code of a letter stands for."""
    return f"{reference}|{institution}|{letter}"


def address_of(address: str, reference: str, code: str) -> str:
    """Return where anyone asks whether a letter is genuine; without an address, what they type there."""
    if not address:
        return f"{reference} {code}"
    return f"{address}?{urlencode({'numero': reference, 'codigo': code})}"


def parts_of(reference: str) -> tuple[str, int, int] | None:
    """Return the institution's part, number and year of a reference that somebody typed; None when it is none."""
    found = REFERENCE.fullmatch("".join(reference.upper().split()))
    return (found[1], int(found[2]), int(found[3])) if found else None


def _named(names: dict[str, str], language: str) -> str:
    return names.get(language) or names.get("es") or next(iter(names.values()), "")


def pdf_of(said: Said) -> bytes:
    """Set a letter as a tagged PDF (PDF/UA-1), always the same bytes for the same words."""
    made: Any = typst.compile(
        str(LAYOUT),
        sys_inputs={"letter": json.dumps(_plain(said))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    return bytes(made)


def _plain(said: Said) -> dict[str, Any]:
    return {name: getattr(said, name) for name in Said.__slots__}
