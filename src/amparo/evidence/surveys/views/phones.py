"""What a collector's phone asks of the server (OpenRosa 1.0): the list of forms, the form, and sending answers."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.surveys.operations import collecting
from amparo.evidence.surveys.operations.collecting import Taken
from amparo.evidence.surveys.queries.links import COLLECTING, Link, link_of, phone_form
from amparo.evidence.surveys.queries.surveys import latest_version
from amparo.evidence.surveys.rules.instances import MOST_BYTES, NotAnAnswer
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public

STATUS = {Taken.NEW: 201, Taken.AGAIN: 202, Taken.KEPT: 409}
SAID = {
    Taken.NEW: _lazy("Received. Thank you."),
    Taken.AGAIN: _lazy("Received already. Thank you."),
    Taken.KEPT: _lazy(
        "A form with this number was received with other answers. This one is kept, and somebody will decide."
    ),
}


def _link(token: str) -> tuple[Link, str]:
    link = link_of(token, kinds=COLLECTING)
    xform = phone_form(link.survey) if link else None
    if link is None or xform is None:
        raise Http404
    return link, xform


def _spoken(response: HttpResponse) -> HttpResponse:
    """Add what every answer to a phone carries."""
    response.headers["X-OpenRosa-Version"] = "1.0"
    response.headers["X-OpenRosa-Accept-Content-Length"] = str(MOST_BYTES)
    response.headers["Date"] = http_date()
    return response


@public
@require_GET
def form_list(request: HttpRequest, token: str) -> HttpResponse:
    """List the one form of a collector."""
    link, xform = _link(token)
    context = {
        "survey": link.survey,
        "version": latest_version(link.survey).number,
        "hash": hashlib.md5(xform.encode(), usedforsecurity=False).hexdigest(),
        "address": request.build_absolute_uri(reverse("surveys:phone_form", args=[token])),
    }
    return _spoken(render(request, "surveys/form_list.xml", context, content_type="text/xml; charset=utf-8"))


@public
@require_GET
def form(request: HttpRequest, token: str) -> HttpResponse:
    """Give the form."""
    _link_of, xform = _link(token)
    return _spoken(HttpResponse(xform.encode(), content_type="text/xml; charset=utf-8"))


@csrf_exempt
@public
@require_http_methods(["HEAD", "POST"])
def submission(request: HttpRequest, token: str) -> HttpResponse:
    """Take an answered form; 201 and 202 are success, anything else the phone keeps and tells."""
    link, _xform = _link(token)
    if request.method == "HEAD":
        return _spoken(HttpResponse(status=204))
    sent = request.FILES.get("xml_submission_file")
    if sent is None:
        return _told(request, 400, "xml_submission_file")
    try:
        taken = collecting.receive(by=link, content=sent.read(MOST_BYTES + 1), at=datetime.now(UTC))
    except NotAnAnswer as wrong:
        return _told(request, 400, str(wrong))
    except Refused as refused:
        return _told(request, 403, " ".join(refused.reasons))
    # What is kept for review is written, though the phone is told that it does not count.
    request.keep_writes = taken is Taken.KEPT  # type: ignore[attr-defined]
    return _told(request, STATUS[taken], str(SAID[taken]))


def _told(request: HttpRequest, status: int, text: str) -> HttpResponse:
    answer = render(
        request,
        "surveys/told.xml",
        {"text": text, "status": status},
        content_type="text/xml; charset=utf-8",
        status=status,
    )
    return _spoken(answer)
