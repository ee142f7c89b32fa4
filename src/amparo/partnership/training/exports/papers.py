"""The certificate as a tagged PDF with its QR, and the badge as a picture that carries its token."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation.design.squares import square_svg
from amparo.foundation.documents.certificates import Certificate, pdf_of
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.training.models import Award
from amparo.partnership.training.rules.awards import title_words
from amparo.partnership.training.rules.badges import bake

ROOM: Final = Path(__file__).parent
PIXELS_PER_INCH: Final = 144


def page_of(award: Award) -> str:
    """Return the address of the page that verifies an award."""
    return f"{settings.PUBLIC_ADDRESS}/verificar/{award.code}/"


def title_of(award: Award) -> str:
    """Return what an award is for: the kit, or certified trainer of the kit."""
    return title_words(str(award.version.kit), is_trainer=award.is_trainer)


def days_of(awarded_on: date, valid_until: date) -> str:
    """Return from when until when an award holds, in words."""
    days = {"start": date_format(awarded_on, "DATE_FORMAT"), "end": date_format(valid_until, "DATE_FORMAT")}
    return _("Awarded on %(start)s, valid until %(end)s") % days


def certificate_of(award: Award) -> Certificate:
    """Write the certificate of an award in the reader's language."""
    titles = [in_language(row.competency.titles) for row in award.competencies.select_related("competency")]
    return Certificate(
        language=(get_language() or "es")[:2],
        title=_("Certificate of competency"),
        issuer=in_language(award.issuer.names),
        attests=_("attests that"),
        holder=award.holder,
        achievement=title_of(award),
        competencies="; ".join(titles),
        days=days_of(award.awarded_on, award.valid_until),
        signed_by=award.signed_by.name if award.signed_by else in_language(award.issuer.names),
        verify=_("Verify it at this address, without an account:"),
        address=page_of(award),
        qr=square_svg(page_of(award)),
        qr_words=_("Code that leads to the page that verifies this certificate"),
        warning=_("Demonstration: invented, and it proves nothing.") if settings.IS_DEMO else "",
    )


def certificate_pdf(award: Award) -> bytes:
    """Set a certificate as a tagged PDF (PDF/UA-1), always the same bytes for the same words."""
    return pdf_of(certificate_of(award))


def badge_png(award: Award) -> bytes:
    """Return the picture of a badge with its signed token in it."""
    told = {
        "issuer": award.issuer.short_name,
        "achievement": title_of(award),
        "days": " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in (award.awarded_on, award.valid_until)),
    }
    made: Any = typst.compile(
        str(ROOM / "badge.typ"),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"badge": json.dumps(told)},
        ignore_system_fonts=True,
    )
    return bake(bytes(made), award.badge)
