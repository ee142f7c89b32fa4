"""Documents of a case: attach, list, open."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.documents.rebuilding import ENDINGS
from amparo.protection.pathways.forms import DocumentForm
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.pages.documents import document_groups, documents_table, purpose_for
from amparo.protection.pathways.views.found import full_view_or_404
from amparo.protection.people import operations as people
from amparo.protection.people import queries


@signed_in
@require_http_methods(["GET", "POST"])
def show_documents(request: ActingRequest, code: str) -> HttpResponse:
    """Show the documents that the actor's work covers, and attach one."""
    view = full_view_or_404(request, code)
    form = DocumentForm(document_groups(view), request.POST or None, request.FILES or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["document"]
        try:
            people.attach_document(
                by=request.actor,
                case=view.case,
                group=form.cleaned_data["group"],
                name=file.name,
                body=file.read(),
                at=datetime.now(UTC),
                keeps_original=form.cleaned_data["keeps_original"],
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The document is kept, encrypted."))
            return redirect("pathways:documents", code)
    context = {
        "identity": case_pages.identity(view),
        "tabs": case_pages.tabs(view, "documents"),
        "table": documents_table(view),
        "form": form if view.case.is_open else None,
        "reasons": reasons,
    }
    return render(request, "pathways/documents.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_GET
@recently_proved
def open_document(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Give one document as a file; the opening is written down before it is decrypted."""
    view = full_view_or_404(request, code)
    row = queries.attachment(view.case, key)
    opened = (
        people.open_document(request.actor, view.case, key=key, purpose=purpose_for(view, row.group)) if row else None
    )
    if opened is None:
        raise Http404
    _name, kind, body = opened
    headers = {
        "Content-Disposition": f'attachment; filename="{code}-{key}.{ENDINGS[kind]}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return HttpResponse(body, content_type=kind, headers=headers)
