"""The certificate of attendance as a tagged PDF with its code. Loads a slow library: import it where a file is made."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.squares import square_svg
from amparo.foundation.documents.certificates import Certificate, pdf_of
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.events.models import AttendanceCertificate
from amparo.partnership.events.pages.board import days_of, lang
from amparo.partnership.events.pages.certificates import hours_of


def certificate_of(certificate: AttendanceCertificate) -> Certificate:
    """Write a certificate of attendance in the reader's language."""
    event = certificate.event
    issuer = str(event.activity.kept_by)
    organiser = event.activity.organiser
    address = f"{settings.PUBLIC_ADDRESS}/constancias/{certificate.code}/"
    return Certificate(
        language=lang(),
        title=_("Certificate of attendance"),
        issuer=in_language({"es": organiser.name}) if organiser else issuer,
        attests=_("attests the attendance of"),
        holder=certificate.holder,
        achievement=event.activity.title,
        competencies=" · ".join(part for part in (days_of(event), event.activity.place) if part),
        days=hours_of(certificate),
        signed_by=_("Given on %(day)s") % {"day": date_format(certificate.given_on, "DATE_FORMAT")},
        verify=_("Verify it at this address, without an account:"),
        address=address,
        qr=square_svg(address),
        qr_words=_("Code that leads to the page that verifies this certificate"),
        warning=_("Demonstration: invented, and it proves nothing.") if settings.IS_DEMO else "",
    )


def certificate_pdf(certificate: AttendanceCertificate) -> bytes:
    """Set a certificate of attendance, always the same bytes for the same words."""
    return pdf_of(certificate_of(certificate))
