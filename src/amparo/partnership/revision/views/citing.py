"""The procedure that a draft revises: attached, read, and tied to steps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.revision import forms, queries
from amparo.partnership.revision.operations import citing
from amparo.partnership.revision.pages.citing import source_page
from amparo.partnership.revision.views.drafts import draft_or_404

TYPES = {
    "PDF": ("application/pdf", "pdf"),
    "WORD": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
}


def _page(request: ActingRequest, draft: Any, reasons: list[str]) -> HttpResponse:
    page = source_page(draft, request.GET.get("ver", ""))
    context = {"page": page, "draft": draft, "reasons": reasons}
    return render(request, "revision/source.html", context, status=422 if reasons else 200)


@signed_in
@require_GET
def show_source(request: ActingRequest, key: int) -> HttpResponse:
    """Show each paragraph with the steps that take it up."""
    return _page(request, draft_or_404(request, key), [])


@signed_in
@require_POST
def attach(request: ActingRequest, key: int) -> HttpResponse:
    """Attach the procedure that is revised."""
    draft = draft_or_404(request, key)
    form = forms.SourceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, draft, [str(error) for errors in form.errors.values() for error in errors])
    name, content = form.cleaned_data["document"]
    try:
        citing.attach_source(by=request.actor, draft=draft, name=name, content=content, at=datetime.now(UTC))
    except Refused as refused:
        return _page(request, draft, refused.reasons)
    return redirect("revision:source", key)


@signed_in
@require_POST
def cite(request: ActingRequest, key: int) -> HttpResponse:
    """Tie a step to a paragraph, or untie it."""
    draft = draft_or_404(request, key)
    back = request.POST.get("back", "")
    if back.isdecimal() and back.isascii() and len(back) < 16:
        citing.take_citation_back(by=request.actor, draft=draft, citation=int(back))
        return redirect("revision:source", key)
    form = forms.CiteForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, [str(error) for errors in form.errors.values() for error in errors])
    try:
        citing.cite_paragraph(by=request.actor, draft=draft, at=datetime.now(UTC), **form.cleaned_data)
    except Refused as refused:
        return _page(request, draft, refused.reasons)
    return redirect(f"{reverse('revision:source', args=[key])}#p{form.cleaned_data['paragraph']}")


@signed_in
@require_GET
def download_source(request: ActingRequest, key: int) -> HttpResponse:
    """Give the attached file back as it came."""
    source = queries.source_of(draft_or_404(request, key))
    if source is None:
        raise Http404
    kind, ending = TYPES[source.kind]
    headers = {"Content-Disposition": f'attachment; filename="procedimiento-{key}.{ending}"'}
    return HttpResponse(bytes(source.content), content_type=kind, headers=headers)
