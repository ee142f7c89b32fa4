"""Taking a list away, bringing rows, seeing how each is taken, and getting back those that were not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.documents.sheets import XLSX
from amparo.foundation.lists import operations
from amparo.foundation.lists import queries as files
from amparo.site.lists import pages, queries
from amparo.site.lists.forms import FileForm

if TYPE_CHECKING:
    from amparo.foundation.lists.listed import Listed
    from amparo.foundation.lists.models import ListFile


def _listed(request: ActingRequest, kind: str, scope: str, *, takes: bool) -> Listed:
    """Return a list that the actor may take away or bring rows to, or answer 404."""
    listed = queries.listed(kind)
    if listed is None or (takes and listed.taking is None):
        raise Http404
    needs = listed.taking.needs if takes and listed.taking else listed.needs
    subject = listed.subject(request.actor, scope)
    if subject is None or not permits.may(request.actor, needs, subject, by_table=listed.may):
        raise Http404
    request.place = listed.back(scope)
    return listed


def _workbook(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@signed_in
@require_POST
@recently_proved
def take_away(request: ActingRequest, kind: str, scope: str = "") -> HttpResponse:
    """Give a list as a workbook; that it was taken is written down."""
    listed = _listed(request, kind, scope, takes=False)
    body = operations.take_away(by=request.actor, listed=listed, scope=scope)
    return _workbook(body, "-".join(filter(None, [kind, scope, localdate().isoformat()])))


@signed_in
@require_http_methods(["GET", "POST"])
def bring(request: ActingRequest, kind: str, scope: str = "") -> HttpResponse:
    """Read a file of rows; nothing is entered yet."""
    listed = _listed(request, kind, scope, takes=True)
    asked = Asked(
        _("Bring rows: %(list)s") % {"list": listed.title}, _("Read the file"), listed.back(scope),
        _("The file was read. Look at each row, then import them."), pages.lead_of(listed),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> str:
        content = said["file"].read()
        file = operations.read_file(by=request.actor, listed=listed, scope=scope, content=content, at=now())
        return reverse("lists:file", args=[file.pk])

    return answer(request, FileForm(**given(request)), asked, act)


def _file(request: ActingRequest, key: int) -> tuple[ListFile, Listed]:
    file = files.file_visible_to(request.actor, key)
    if file is None:
        raise Http404
    return file, _listed(request, file.kind, file.scope, takes=True)


@signed_in
@require_GET
def show_file(request: ActingRequest, key: int) -> HttpResponse:
    """Show a file row by row before, and after it was imported."""
    file, listed = _file(request, key)
    page = pages.file_page(file, listed, request.GET.get("estado", ""), row_key(request.GET.get("tras", "")) or 0)
    return render(request, "directory/import.html", {"page": page})


@signed_in
@require_POST
def take_rows(request: ActingRequest, key: int) -> HttpResponse:
    """Take the rows of a file in."""
    file, listed = _file(request, key)
    count = operations.take_rows(by=request.actor, listed=listed, file=file, at=now())
    messages.success(request, _("Rows imported: %(count)s.") % {"count": count})
    left = files.rows_wrong(file).count()
    if left:
        said = ngettext("%(count)s row was not imported.", "%(count)s rows were not imported.", left)
        messages.warning(request, said % {"count": left})
    return redirect("lists:file", file.pk)


@signed_in
@require_GET
@recently_proved
def give_rows_not_taken(request: ActingRequest, key: int) -> HttpResponse:
    """Give the rows that were not imported, with why, as a workbook that can be mended and sent again."""
    file, listed = _file(request, key)
    body = operations.rows_not_taken(by=request.actor, listed=listed, file=file)
    return _workbook(body, f"no-importadas-{key}")
