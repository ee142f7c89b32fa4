"""Reading applications in full: whether they lie inside the call, what is covered, files, and asking for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.calls import permissions
from amparo.partnership.calls.forms import staff as forms
from amparo.partnership.calls.operations import attaching, screening
from amparo.partnership.calls.pages import reading as pages
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.views.calls import found

if TYPE_CHECKING:
    from amparo.partnership.calls.models import Application, Attachment

# Files of the time before media types were kept.
EARLIER = {"PDF": "application/pdf", "WORD": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def application_or_404(request: ActingRequest, code: str, number: int, operation: str) -> Application:
    """Return an application on which the actor may do something."""
    call = found(request, code, operation)
    row = asked.application_of(request.actor, call, number)
    if row is None:
        raise Http404
    return row


def here(row: Application) -> str:
    """Return the address of an application."""
    return reverse("calls:application", args=[row.call.code, row.number])


def file_response(file: Attachment) -> HttpResponse:
    """Return a file to be saved, never shown inside a page."""
    headers = {
        "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=file.name)),
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(file.body), content_type=EARLIER.get(file.kind, file.kind), headers=headers)


@signed_in
@require_GET
def show_application(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Show an application in full, beside what reviewers do not see."""
    row = application_or_404(request, code, number, permissions.READ_APPLICATIONS)
    return render(request, "calls/application.html", {"page": pages.application_page(row, now())})


@signed_in
@require_http_methods(["GET", "POST"])
def screen(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Say whether what was sent lies inside the call."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)

    def act(said: dict[str, Any]) -> object:
        inside = said["is_admissible"] == "yes"
        screening.screen(
            by=request.actor, application=row, stage=row.stage, is_admissible=inside, why=said["why"], at=now()
        )
        return here(row)

    lead = _("Reviewers see their copy from then on. Look first at what is covered.")
    asking = Asked(_("Is it inside the call?"), _("Save"), here(row), _("Kept."), lead)
    return answer(request, forms.ScreenForm(**given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def cover(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Cover words for reviewers."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)

    def act(said: dict[str, Any]) -> object:
        screening.cover(by=request.actor, application=row, phrase=said["phrase"], at=now())
        return here(row)

    lead = _("They are covered wherever they stand in this application, in capitals or not.")
    asking = Asked(_("Cover words"), _("Cover"), here(row), _("Covered."), lead)
    return answer(request, forms.PhraseForm(**given(request)), asking, act)


@signed_in
@require_POST
def uncover(request: ActingRequest, code: str, number: int, key: int) -> HttpResponse:
    """Cover words no more."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)
    redaction = asked.redactions_of(row).select_related("application__call__country").filter(pk=key).first()
    if redaction is None:
        raise Http404
    try:
        screening.uncover(by=request.actor, redaction=redaction, at=now())
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    return redirect(here(row))


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Ask whoever applied one thing."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)

    def act(said: dict[str, Any]) -> object:
        screening.ask(by=request.actor, application=row, stage=row.stage, text=said["text"], at=now())
        return here(row)

    lead = _("They answer this one thing with their code; nothing else is opened again.")
    asking = Asked(_("Ask one thing"), _("Ask"), here(row), _("Asked."), lead)
    return answer(request, forms.WordsForm(**given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def renew_code(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Give a new code to whoever lost theirs; it is shown once."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)
    if request.method == "POST":
        new = screening.renew_code(by=request.actor, application=row)
        return render(request, "calls/renewed.html", {"page": pages.renewed_page(row, new)})
    return render(request, "calls/renew.html", {"confirm": pages.renew_confirm(row)})


@signed_in
@require_GET
def open_file(request: ActingRequest, code: str, number: int, key: int) -> HttpResponse:
    """Give a file of an application, to be saved."""
    row = application_or_404(request, code, number, permissions.READ_APPLICATIONS)
    file = asked.file_of(row, key)
    if file is None:
        raise Http404
    return file_response(file)


@signed_in
@require_POST
def clear_file(request: ActingRequest, code: str, number: int, key: int) -> HttpResponse:
    """Say that a file was read and names nobody: reviewers may open it."""
    row = application_or_404(request, code, number, permissions.PREPARE_COPIES)
    file = asked.files_of(row).select_related("application__call__country").filter(pk=key).first()
    if file is None:
        raise Http404
    try:
        attaching.clear_file(by=request.actor, file=file, at=now())
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    return redirect(here(row))
