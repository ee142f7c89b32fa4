"""Showing the person who looked; complaints and their answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.protection.complaints import operations, pages, permissions, queries
from amparo.protection.complaints.forms import AnswerForm, ComplaintForm
from amparo.protection.pathways.views.found import full_view_or_404


@signed_in
@require_GET
def show_who_looked(request: ActingRequest, code: str) -> HttpResponse:
    """Show who looked, on a page without anything else, to be read beside the person."""
    view = full_view_or_404(request, code)
    looks = operations.show_who_looked(by=request.actor, case=view.case, zone=view.zone)
    return render(request, "complaints/looks.html", {"table": pages.looks_table(view, looks), "code": code})


@signed_in
@require_POST
def print_who_looked(request: ActingRequest, code: str) -> HttpResponse:
    """Give it on paper, when the person asks for it."""
    view = full_view_or_404(request, code)
    looks = operations.show_who_looked(by=request.actor, case=view.case, zone=view.zone, printed=True)
    # Sets a PDF: the library is slow to load and is loaded here only.
    paper = import_string("amparo.protection.complaints.exports.paper_of")(pages.looks_table(view, looks))
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="hoja.pdf"'
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def make_complaint(request: ActingRequest, code: str) -> HttpResponse:
    """Write down what the person complains of."""
    view = full_view_or_404(request, code)
    if not permits.may(request.actor, permissions.MAKE_COMPLAINT, view.case, by_table=permissions.MAY):
        raise NotAllowed(permissions.MAKE_COMPLAINT, case=code)
    asked = Asked(
        _("A complaint of the person"), _("Send it to the data officers"), reverse("complaints:looks", args=[code]),
        _("The data officers have it. You are told here when they have answered."),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        operations.make_complaint(by=request.actor, case=view.case, at=now(), **said)

    return answer(request, ComplaintForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_complaints(request: ActingRequest) -> HttpResponse:
    """Show the complaints of a country to who answers them."""
    if not permits.may(request.actor, permissions.ANSWER_COMPLAINT, None, by_table=permissions.MAY):
        raise NotAllowed(permissions.ANSWER_COMPLAINT)
    return render(request, "complaints/list.html", {"page": pages.list_page(request.actor)})


def _found(request: ActingRequest, key: str) -> Any:
    """Return a complaint to who wrote it down or answers for data; to others there is none."""
    each = queries.complaint_by_key(int(key))
    if each is None:
        raise Http404
    answers = permits.may(request.actor, permissions.ANSWER_COMPLAINT, each, by_table=permissions.MAY)
    if not answers and each.made_by != request.actor.account:
        raise Http404
    return each


@signed_in
@require_http_methods(["GET", "POST"])
def show_complaint(request: ActingRequest, key: str) -> HttpResponse:
    """Show one complaint; take its answer."""
    each, form, reasons = _found(request, key), AnswerForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            operations.answer_complaint(by=request.actor, complaint=each, at=now(), **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Your answer is written down. Who sits with the person tells it to them."))
            return redirect("complaints:list")
    page = pages.one_page(request.actor, each, operations.written_of(request.actor, each))
    context = {"page": page, "form": form, "reasons": reasons}
    return render(request, "complaints/one.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def tell_answer(request: ActingRequest, key: str) -> HttpResponse:
    """Write down that the person was told."""
    each = _found(request, key)
    operations.tell_answer(by=request.actor, complaint=each, at=now())
    return redirect("pathways:case", each.code)
