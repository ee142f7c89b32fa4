"""Files: read, shown, imported some rows at a time, and what was not imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory import exports, forms
from amparo.partnership.directory.operations import importing, importing_organisations
from amparo.partnership.directory.pages import imports as pages
from amparo.partnership.directory.queries import imports as queries
from amparo.partnership.directory.views.asked import workbook
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import PEOPLE, SECRETARIAT

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Import


def _found(request: ActingRequest, key: int) -> Import:
    file = queries.import_visible_to(request.actor, key)
    if file is None:
        raise Http404
    return file


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the files that were taken in."""
    works_here(request, SECRETARIAT)
    header, tabs, table, empty = pages.imports_page(request.actor)
    context = {"header": header, "tabs": tabs, "table": table, "empty": empty}
    return render(request, "directory/files.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def read_people(request: ActingRequest) -> HttpResponse:
    """Read a file of people."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    lead = _("You see every row before anybody is entered. Codes of an exported list find the same people again.")
    asked = Asked(
        _("Import a list of people"), _("Read the file"), reverse("directory:people"), _("The file was read."), lead
    )

    def act(said: dict[str, Any]) -> str:
        file = importing.read_people(by=request.actor, kept_by=country, content=said["file"].read(), at=now())
        return reverse("directory:import", args=[file.pk])

    return answer(request, forms.FileForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def read_organisations(request: ActingRequest) -> HttpResponse:
    """Read a file of organisations."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    lead = _("Headings: name, other names, sector, country. You see every row before anything is entered.")
    back = reverse("directory:organisations")
    asked = Asked(_("Import a list of organisations"), _("Read the file"), back, _("The file was read."), lead)

    def act(said: dict[str, Any]) -> str:
        content = said["file"].read()
        file = importing_organisations.read_organisations(by=request.actor, kept_by=country, content=content, at=now())
        return reverse("directory:import", args=[file.pk])

    form = forms.FileForm(**given(request))
    form.fields["file"].help_text = ""
    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_import(request: ActingRequest, key: int) -> HttpResponse:
    """Show a file row by row before, while and after it is imported."""
    file = _found(request, key)
    page = pages.import_page(file, request.GET.get("estado", ""), row_key(request.GET.get("tras", "")) or 0)
    return render(request, "directory/import.html", {"page": page})


@signed_in
@require_POST
def import_rows(request: ActingRequest, key: int) -> HttpResponse:
    """Import the next rows of a file."""
    file = _found(request, key)
    if file.kind == PEOPLE:
        count = len(importing.import_people(by=request.actor, file=file, at=now()))
    else:
        count = importing_organisations.import_organisations(by=request.actor, file=file, at=now())
    messages.success(request, _("Rows imported: %(count)s.") % {"count": count})
    return redirect("directory:import", file.pk)


@signed_in
@require_GET
@recently_proved
def rows_not_imported(request: ActingRequest, key: int) -> HttpResponse:
    """Give the rows that were not imported, with why, as a workbook that can be mended and sent again."""
    return workbook(exports.rows_not_imported(_found(request, key)), f"no-importadas-{key}")
