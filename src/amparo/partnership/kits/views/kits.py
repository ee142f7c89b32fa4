"""The list of kits, a version and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.kits import queries
from amparo.partnership.kits.pages import kits as pages
from amparo.partnership.kits.pages.version import version_page

if TYPE_CHECKING:
    from amparo.partnership.kits.models import KitVersion

SAFE = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"}


def reads_or_404(request: ActingRequest) -> None:
    """Training is read by all of the country but administrators."""
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404


def version_or_404(request: ActingRequest, key: int) -> KitVersion:
    """Return a version that the actor may see."""
    version = queries.kits.version_visible_to(request.actor, key)
    if version is None:
        raise Http404
    return version


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the kits of the country."""
    reads_or_404(request)
    return render(request, "kits/list.html", {"page": pages.list_page(request.actor)})


@signed_in
@require_GET
def show_version(request: ActingRequest, key: int) -> HttpResponse:
    """Show a version of a kit."""
    version = version_or_404(request, key)
    return render(request, "kits/version.html", {"page": version_page(request.actor, version, localdate())})


@signed_in
@require_GET
def open_document(request: ActingRequest, key: int) -> HttpResponse:
    """Give a document as it was uploaded."""
    row = queries.kits.document_visible_to(request.actor, key)
    if row is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="kit-{key}.pdf"', **SAFE}
    return HttpResponse(bytes(row.body), content_type="application/pdf", headers=headers)
