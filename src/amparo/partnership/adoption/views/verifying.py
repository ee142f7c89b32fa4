"""Whether a letter is genuine: for anyone who holds one, and nothing more than its number, day and institution."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from amparo.foundation.accounts.doors import public
from amparo.foundation.design.pieces import Fact
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption.queries import records

LONGEST = 80


def _facts(found: records.Genuine) -> tuple[Fact, ...]:
    return (
        Fact(_("Number"), found.reference),
        Fact(_("Date"), date_format(found.issued_on, "DATE_FORMAT")),
        Fact(_("Institution"), in_language(found.institution)),
    )


@public
@require_GET
def verify_letter(request: HttpRequest) -> HttpResponse:
    """Ask for the number and the code of a letter, and say whether it is genuine or revoked."""
    reference, code = (" ".join(request.GET.get(name, "").split())[:LONGEST] for name in ("numero", "codigo"))
    asked = bool(reference and code)
    found = records.genuine_letter(reference, code) if asked else None
    context = {
        "reference": reference, "code": code, "asked": asked, "found": found,
        "facts": _facts(found) if found else (),
        "half": bool(reference or code) and not asked,
    }  # fmt: skip
    return render(request, "adoption/verify.html", context)
